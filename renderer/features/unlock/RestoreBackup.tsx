// Making the vault again from a backup, when it cannot be opened. What is there now is kept aside, never deleted.
import { Button, Group, Loader, Radio, ScrollArea, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BackupEntry } from '../../../shared/answers.ts';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { sayInstant } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { Aside } from './Aside.tsx';
import { Frame } from './Frame.tsx';
import { RecoveryField } from './RecoveryField.tsx';
import { Refused, useRequest, Working } from './use-request.tsx';

interface Props {
  readonly onBack: () => void;
  readonly onRestored: () => void;
}

export function RestoreBackup({ onBack, onRestored }: Props) {
  const { backups, refusal: unlisted } = useBackups();
  const [chosen, setChosen] = useState<string | undefined>();
  const [byWords, setByWords] = useState(false);
  const [secret, setSecret] = useState('');
  const { run, isRunning, refusal, forget } = useRequest();
  const file = chosen ?? backups?.[0]?.file;

  async function restore(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (file === undefined || secret.trim() === '') return;
    const argument = { file, secret: byWords ? { recoveryWords: secret } : { passphrase: secret } };
    if (await run(() => request('vault.restore', argument))) onRestored();
  }

  function turn(): void {
    setSecret('');
    forget();
    setByWords(!byWords);
  }

  return (
    <Frame
      title="Restore a backup"
      sentence="The vault is made again from a backup. What is there now is kept aside, and nothing is deleted."
    >
      <form onSubmit={(event) => void restore(event)}>
        <Stack gap="md">
          {!backups && !unlisted && <Loader size="sm" type="dots" mx="auto" aria-label="Looking for backups" />}
          {backups?.length === 0 && (
            <Text size="sm">There is no backup in this place. They lie in “vault/backups”.</Text>
          )}
          {backups && file !== undefined && (
            <>
              <Choice backups={backups} file={file} onChange={setChosen} />
              {byWords ? (
                <RecoveryField value={secret} onChange={setSecret} />
              ) : (
                <PassphraseField
                  label="The passphrase it was made with"
                  autoFocus
                  value={secret}
                  onChange={setSecret}
                />
              )}
            </>
          )}
          <Refused refusal={refusal ?? unlisted} />
          <Group grow>
            <Button variant="default" size="md" onClick={onBack} disabled={isRunning}>
              Back
            </Button>
            <Button type="submit" size="md" loading={isRunning} disabled={file === undefined || secret.trim() === ''}>
              Restore
            </Button>
          </Group>
          {isRunning && <Working>Reading the backup to its end before anything is touched.</Working>}
          {file !== undefined && (
            <Aside onClick={turn}>{byWords ? 'Use the passphrase' : 'Use the recovery key'}</Aside>
          )}
        </Stack>
      </form>
    </Frame>
  );
}

interface ChoiceProps {
  readonly backups: readonly BackupEntry[];
  readonly file: string;
  readonly onChange: (file: string) => void;
}

function Choice({ backups, file, onChange }: ChoiceProps) {
  return (
    <Radio.Group label="Which one" value={file} onChange={onChange}>
      <ScrollArea.Autosize mah={180} type="auto" mt={6}>
        <Stack gap={8}>
          {backups.map((backup, place) => (
            <Radio
              key={backup.file}
              value={backup.file}
              label={`${sayInstant(backup.madeAt)} · ${saySize(backup.bytes)}${place === 0 ? ' · the newest' : ''}`}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Radio.Group>
  );
}

/** The backups in the vault's folder, newest first; undefined until they are known. */
function useBackups() {
  const [backups, setBackups] = useState<readonly BackupEntry[] | undefined>();
  const { run, refusal } = useRequest();
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are listed once
  useEffect(() => {
    void run(async () => setBackups(await request('vault.backups')));
  }, []);
  return { backups, refusal };
}

function saySize(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}
