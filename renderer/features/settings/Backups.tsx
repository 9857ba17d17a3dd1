// Sealed backups: made by themselves once a day, kept 7 days, 4 weeks, 6 months. Restoring merges, and never overwrites.
import { Button, Group, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BackupEntry } from '../../../shared/requests.ts';
import { attempt, say } from '../../ui/attempt.ts';
import { sayInstant } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { Part } from './Part.tsx';

export function Backups() {
  const [backups, setBackups] = useState<readonly BackupEntry[]>([]);
  const [working, setWorking] = useState<string | undefined>();
  useEffect(() => {
    void request('vault.backups').then(setBackups);
  }, []);

  async function work(what: string, run: () => Promise<unknown>): Promise<void> {
    setWorking(what);
    await attempt(run);
    setWorking(undefined);
  }

  const backUp = () => work('new', async () => setBackups(await request('vault.backUp')));
  const restore = (file: string) =>
    work(file, async () => {
      const { changes } = await request('vault.mergeBackup', { file });
      say(changes === 0 ? 'Nothing was missing: all of it is here already.' : `Brought back: ${changes} changes.`);
    });

  return (
    <Part
      title="Backups"
      about="Made once a day, each one sealed. Kept: seven days, four weeks, six months. Restoring one brings back what is missing and overwrites nothing."
    >
      <Group>
        <Button variant="default" loading={working === 'new'} onClick={() => void backUp()}>
          Back up now
        </Button>
      </Group>
      {backups.length === 0 ? (
        <Text size="sm" c="dimmed">
          There is none yet.
        </Text>
      ) : (
        <Table verticalSpacing={6}>
          <Table.Tbody>
            {[...backups]
              .sort((a, b) => b.madeAt - a.madeAt)
              .map(({ file, madeAt, bytes }) => (
                <Table.Tr key={file}>
                  <Table.Td>{sayInstant(madeAt)}</Table.Td>
                  <Table.Td c="dimmed">{Math.ceil(bytes / 1000).toLocaleString()} kB</Table.Td>
                  <Table.Td ta="right">
                    <Button
                      size="compact-sm"
                      variant="subtle"
                      loading={working === file}
                      aria-label={`Restore the backup of ${sayInstant(madeAt)}`}
                      onClick={() => void restore(file)}
                    >
                      Restore
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      )}
    </Part>
  );
}
