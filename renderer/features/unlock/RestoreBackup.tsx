// Making the vault again from a backup, when it cannot be opened. What is there now is kept aside, never deleted.
import { Button, Group, PasswordInput, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { BackupEntry } from '../../../shared/requests.ts';
import { sayInstant } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';
import { Frame } from './Frame.tsx';
import { Refused, useRequest } from './use-request.tsx';

export function RestoreBackup({ onBack }: { readonly onBack: () => void }) {
  const [backups, setBackups] = useState<readonly BackupEntry[] | undefined>();
  const [file, setFile] = useState<string | undefined>();
  const [passphrase, setPassphrase] = useState('');
  const { run, isRunning, refusal } = useRequest();
  useEffect(() => {
    void request('vault.backups').then((found) => {
      const newestFirst = [...found].sort((a, b) => b.madeAt - a.madeAt);
      setBackups(newestFirst);
      setFile(newestFirst[0]?.file);
    });
  }, []);

  async function restore(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (file === undefined) return;
    if (await run(() => request('vault.restore', { file, secret: { passphrase } }))) onBack();
  }

  return (
    <Frame
      title="Restore a backup"
      sentence="The vault is made again from a backup. What is there now is kept aside, and nothing is deleted."
    >
      <form onSubmit={(event) => void restore(event)}>
        <Stack gap="md">
          {backups?.length === 0 && (
            <Text size="sm">
              There is no backup in this place. Backups lie in the folder “backups” beside the vault’s files.
            </Text>
          )}
          {backups && backups.length > 0 && (
            <>
              <Radio.Group label="Which one" value={file ?? null} onChange={setFile}>
                <Stack gap={8} mt={6}>
                  {backups.map((backup) => (
                    <Radio key={backup.file} value={backup.file} label={sayBackup(backup)} />
                  ))}
                </Stack>
              </Radio.Group>
              <PasswordInput
                size="md"
                label="The passphrase it was made with"
                value={passphrase}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
                visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
              />
            </>
          )}
          <Refused refusal={refusal} />
          <Group grow>
            <Button variant="default" size="md" onClick={onBack}>
              Back
            </Button>
            <Button type="submit" size="md" loading={isRunning} disabled={!file || passphrase === ''}>
              Restore
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}

function sayBackup({ madeAt, bytes }: BackupEntry): string {
  return `${sayInstant(madeAt)} · ${bytes > 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`}`;
}
