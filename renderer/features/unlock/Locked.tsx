// The locked screen: a passphrase, or the recovery key, or, when the vault is damaged, a backup.
import { Button, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import { type RefusalCode, sentenceOf } from '../../../shared/refusal.ts';
import { PassphraseField } from '../../ui/PassphraseField.tsx';
import { request, useVault } from '../../vouchsafe.ts';
import { Aside } from './Aside.tsx';
import { Frame } from './Frame.tsx';
import { Opening } from './Opening.tsx';

import { RecoveryField } from './RecoveryField.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';
import { Refused, useRequest, Working } from './use-request.tsx';

interface Props {
  readonly because: RefusalCode | undefined;
  readonly onWords: (words: string | undefined) => void;
}

type Way = 'passphrase' | 'recovery key' | 'backup';

const DAMAGED: readonly RefusalCode[] = ['header-damaged', 'vault-damaged', 'vault-missing', 'work-factor-absurd'];

export function Locked({ because, onWords }: Props) {
  const vault = useVault();
  const isOpening = vault.is === 'opening';
  const [way, setWay] = useState<Way>('passphrase');
  const [secret, setSecret] = useState('');
  const [isRestored, setIsRestored] = useState(false);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const { run, isRunning, refusal, forget } = useRequest();
  if (way === 'backup') return <RestoreBackup onBack={() => change('passphrase')} onRestored={restored} />;
  // Opening without having been asked here: this page came while it was under way.
  if (isOpening && !isRunning) return <Opening />;

  async function unlock(event: React.FormEvent): Promise<void> {
    event.preventDefault();
    if (isRunning) return;
    if (secret.trim() === '') return field.current?.focus();
    const argument = way === 'passphrase' ? { passphrase: secret } : { recoveryWords: secret };
    if (await run(async () => onWords((await request('vault.unlock', argument)).recoveryWords))) return;
    field.current?.focus();
    if (way === 'passphrase') field.current?.select();
  }

  function change(to: Way): void {
    setSecret('');
    forget();
    setWay(to);
  }

  function restored(): void {
    setIsRestored(true);
    change('passphrase');
  }

  const said = refusal ?? (because && !isRestored ? { code: because, message: sentenceOf(because) } : undefined);
  const sentence = isRestored ? 'The backup is in its place. Unlock it now.' : 'Nothing in it is in memory.';
  const captured = vault.is === 'locked' ? vault.captured : 0;
  return (
    <Frame title="Your vault is locked" sentence={captured > 0 ? `${captured} captured while locked.` : sentence}>
      <form onSubmit={(event) => void unlock(event)}>
        <Stack gap={10}>
          {way === 'passphrase' ? (
            <PassphraseField ref={field} label="Passphrase" isBare autoFocus value={secret} onChange={setSecret} />
          ) : (
            <RecoveryField ref={field} value={secret} onChange={setSecret} />
          )}
          <Button type="submit" size="md" fullWidth loading={isRunning}>
            {said?.code === 'vault-in-use' ? 'Try again' : 'Unlock'}
          </Button>
          {isRunning && <Working>{way === 'passphrase' ? DERIVING : 'Opening your vault.'}</Working>}
          <Refused refusal={said} />
          {said && DAMAGED.includes(said.code) && (
            <Button variant="default" onClick={() => change('backup')}>
              Restore a backup
            </Button>
          )}
          {way === 'passphrase' ? (
            <Aside onClick={() => change('recovery key')}>Forgot it? Use your recovery key</Aside>
          ) : (
            <Aside onClick={() => change('passphrase')}>Use the passphrase</Aside>
          )}
        </Stack>
      </form>
    </Frame>
  );
}

const DERIVING = 'Turning your passphrase into a key. It is slow on purpose.';
