// Sealed backups: made by themselves once a day, kept 7 days, 4 weeks, 6 months. Restoring merges, and never overwrites.
import { Button, Group, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BackupEntry } from '../../../shared/answers.ts';
import { attempt } from '../../ui/attempt.ts';
import { sayCount, saySize } from '../../ui/saying.ts';
import { sayInstant } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

const SHOWN_AT_FIRST = 5;

export function Backups() {
  const [backups, setBackups] = useState<readonly BackupEntry[] | undefined>();
  const [all, setAll] = useState(false);
  const [working, setWorking] = useState<string | undefined>();
  const [done, setDone] = useState('');
  useEffect(() => {
    void attempt(async () => setBackups(await request('vault.backups')));
  }, []);

  async function work(what: string, run: () => Promise<string>): Promise<void> {
    if (working !== undefined) return;
    setWorking(what);
    setDone('');
    await attempt(async () => setDone(await run()));
    setWorking(undefined);
  }

  const backUp = () =>
    work('new', async () => {
      setBackups(await request('vault.backUp'));
      return 'A backup was made.';
    });
  const restore = (file: string) =>
    work(file, async () => {
      const { changes } = await request('vault.mergeBackup', { file });
      if (changes === 0) return 'Nothing was missing: all of it is here already.';
      return `${sayCount(changes, 'change')} came back.`;
    });

  const shown = all ? backups : backups?.filter(({ isKept }, place) => isKept || place < SHOWN_AT_FIRST);
  return (
    <Part
      title="Backups"
      about="One a day, made by itself and sealed like the vault. Kept: seven days, four weeks, six months."
    >
      <Group>
        <Button variant="default" loading={working === 'new'} onClick={() => void backUp()}>
          Back up now
        </Button>
        <Text size="sm" c="dimmed" role="status">
          {working === undefined ? done : working === 'new' ? 'Writing it, and reading it back.' : 'Reading it.'}
        </Text>
      </Group>
      {backups?.length === 0 && (
        <Text size="sm" c="dimmed">
          There is none yet.
        </Text>
      )}
      {shown && shown.length > 0 && (
        <>
          <Text size="sm" c="dimmed">
            Restoring one merges it: changes that are missing here come back, and nothing that is here is overwritten or
            removed.
          </Text>
          <Table verticalSpacing={6} aria-label="Backups">
            <Table.Tbody>
              {shown.map((backup) => (
                <Row key={backup.file} backup={backup} working={working} onRestore={() => void restore(backup.file)} />
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {backups && shown && backups.length > shown.length && (
        <Button variant="subtle" size="compact-sm" w="fit-content" onClick={() => setAll(true)}>
          Show all {backups.length}
        </Button>
      )}
    </Part>
  );
}

interface RowProps {
  readonly backup: BackupEntry;
  readonly working: string | undefined;
  readonly onRestore: () => void;
}

function Row({ backup: { file, madeAt, bytes, isKept }, working, onRestore }: RowProps) {
  return (
    <Table.Tr>
      <Table.Td>
        {sayInstant(madeAt)}
        {isKept && (
          <Text size="xs" c="dimmed">
            What was here before it joined another laptop. Never cleaned up.
          </Text>
        )}
      </Table.Td>
      <Table.Td c="dimmed">{saySize(bytes)}</Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-sm"
          variant="subtle"
          loading={working === file}
          aria-label={`Restore the backup of ${sayInstant(madeAt)}`}
          onClick={onRestore}
        >
          Restore
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
