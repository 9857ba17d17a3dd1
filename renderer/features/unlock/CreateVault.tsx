// The first screen of a new user: what this is, what is protected and what is not, and a passphrase.
import { Accordion, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { NewPassphrase } from '../../ui/NewPassphrase.tsx';
import { CapsLock } from '../../ui/PassphraseField.tsx';
import { Protection } from '../../ui/Protection.tsx';
import { openDialog } from '../../ui/place.ts';
import { request } from '../../vouchsafe.ts';
import { Aside } from './Aside.tsx';
import { Frame } from './Frame.tsx';
import { RestoreBackup } from './RestoreBackup.tsx';
import { Refused, useRequest, Working } from './use-request.tsx';

export function CreateVault({ onWords }: { readonly onWords: (words: string) => void }) {
  const [passphrase, setPassphrase] = useState<string | undefined>();
  const [restoring, setRestoring] = useState(false);
  const [joining, setJoining] = useState(false);
  const { run, isRunning, refusal } = useRequest();
  if (restoring) return <RestoreBackup onBack={() => setRestoring(false)} onRestored={() => undefined} />;

  function create(event: React.FormEvent): void {
    event.preventDefault();
    if (passphrase === undefined) return;
    void run(async () => {
      onWords((await request('vault.create', { passphrase })).recoveryWords);
      // It waits behind the rehearsal: the desk opens with it.
      if (joining) openDialog({ is: 'join' });
    });
  }

  return (
    <Frame
      isWide
      title={joining ? 'First a vault for this laptop' : 'A private desk for introductions'}
      sentence={joining ? OWN_VAULT : WHAT_IT_IS}
    >
      <form onSubmit={create}>
        <Stack gap="sm">
          <NewPassphrase onChange={setPassphrase} autoFocus />
          <CapsLock />
          <Refused refusal={refusal} />
          <Button type="submit" size="md" fullWidth loading={isRunning} disabled={passphrase === undefined}>
            {joining ? 'Create it, then join' : 'Create my vault'}
          </Button>
          {isRunning && <Working>Turning your passphrase into a key. That takes a second or two, on purpose.</Working>}
          <Accordion variant="contained">
            <Accordion.Item value="protection">
              <Accordion.Control>What is protected, and what is not</Accordion.Control>
              <Accordion.Panel>
                <Protection />
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
          <Group justify="center" gap={4}>
            <Aside onClick={() => setJoining(!joining)}>
              {joining ? 'Begin without another laptop' : 'Join my other laptop'}
            </Aside>
            <Aside onClick={() => setRestoring(true)}>Restore a backup instead</Aside>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}

const WHAT_IT_IS =
  'Who you know, what they ask for, whom you bring together. It stays on this laptop, sealed with a passphrase that only you know.';

const OWN_VAULT =
  'Each laptop has its own passphrase and its own recovery key: whoever learns one passphrase opens one laptop, not both, and if you forget one, the other still opens. Then you type the six words that the other one shows.';
