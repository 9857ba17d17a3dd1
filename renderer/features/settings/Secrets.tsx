// Changing the passphrase, and making a new recovery key. Both ask for the passphrase that opens the vault now.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { ChangePassphrase } from './ChangePassphrase.tsx';
import { NewRecoveryKey } from './NewRecoveryKey.tsx';

export function Secrets() {
  const [open, setOpen] = useState<'passphrase' | 'recovery key' | undefined>();
  const close = () => setOpen(undefined);
  return (
    <Group gap={8}>
      <Button variant="default" onClick={() => setOpen('passphrase')}>
        Change the passphrase…
      </Button>
      <Button variant="default" onClick={() => setOpen('recovery key')}>
        New recovery key…
      </Button>
      {open === 'passphrase' && <ChangePassphrase onClose={close} />}
      {open === 'recovery key' && <NewRecoveryKey onClose={close} />}
    </Group>
  );
}
