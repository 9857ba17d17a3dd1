// The locked screen: a passphrase, or the recovery key, or, when the vault is damaged, a backup.
import { Button, PasswordInput, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type RefusalCode, sentenceOf } from '../../../shared/refusal.ts';
import { request, useVault } from '../../vouchsafe.ts';
import { Frame } from './Frame.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';
import { Refused, useRequest } from './use-request.tsx';

interface Props {
  readonly because: RefusalCode | undefined;
  readonly onWords: (words: string | undefined) => void;
}

const DAMAGED: readonly RefusalCode[] = ['header-damaged', 'vault-damaged', 'vault-missing', 'work-factor-absurd'];

export function Locked({ because, onWords }: Props) {
  const isOpening = useVault().is === 'opening';
  const [way, setWay] = useState<'passphrase' | 'recovery key' | 'backup'>('passphrase');
  const [secret, setSecret] = useState('');
  const { run, isRunning, refusal } = useRequest();
  if (way === 'backup') return <RestoreBackup onBack={() => setWay('passphrase')} />;

  function unlock(event: React.FormEvent): void {
    event.preventDefault();
    const argument = way === 'passphrase' ? { passphrase: secret } : { recoveryWords: secret };
    void run(async () => onWords((await request('vault.unlock', argument)).recoveryWords));
  }

  function change(to: typeof way): void {
    setSecret('');
    setWay(to);
  }

  const said = refusal ?? (because && { code: because, message: sentenceOf(because) });
  return (
    <Frame title="Your vault is locked" sentence="Nothing in it is in memory.">
      <form onSubmit={unlock}>
        <Stack gap={10}>
          {way === 'passphrase' ? (
            <PasswordInput
              size="md"
              aria-label="Passphrase"
              placeholder="Passphrase"
              autoFocus
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': 'Show the passphrase' }}
              autoComplete="off"
            />
          ) : (
            <Textarea
              size="md"
              label="Recovery key"
              description="Its twelve words, in order, with spaces between them"
              autoFocus
              autosize
              minRows={3}
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
              spellCheck={false}
              autoComplete="off"
            />
          )}
          <Button type="submit" size="md" fullWidth loading={isRunning || isOpening} disabled={secret.trim() === ''}>
            Unlock
          </Button>
          <Refused refusal={said} />
          {said && DAMAGED.includes(said.code) && (
            <Button variant="default" onClick={() => change('backup')}>
              Restore a backup
            </Button>
          )}
          <Other way={way} onChange={change} />
        </Stack>
      </form>
    </Frame>
  );
}

type Way = 'passphrase' | 'recovery key' | 'backup';

function Other({ way, onChange }: { readonly way: Way; readonly onChange: (way: Way) => void }) {
  return way === 'passphrase' ? (
    <Button variant="subtle" color="gray" mt={8} onClick={() => onChange('recovery key')}>
      <Text size="sm">Forgot it? Use your recovery key</Text>
    </Button>
  ) : (
    <Button variant="subtle" color="gray" mt={8} onClick={() => onChange('passphrase')}>
      <Text size="sm">Use the passphrase</Text>
    </Button>
  );
}
