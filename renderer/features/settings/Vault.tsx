// The vault itself: its passphrase, its recovery key, and whether it is whole.
import { Divider } from '@mantine/core';
import { Part } from './Part.tsx';
import { Secrets } from './Secrets.tsx';
import { VaultCheck } from './VaultCheck.tsx';

export function Vault() {
  return (
    <Part title="Vault" about="A new passphrase or key changes the lock, not what is behind it.">
      <Secrets />
      <Divider />
      <VaultCheck />
    </Part>
  );
}
