// What the user must know about the vault while it is open: a change that is not saved yet, damage found on opening.
import { Alert, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { sentenceOf } from '../../shared/refusal.ts';
import type { Notice } from '../../shared/state.ts';
import { request, useVault } from '../vouchsafe.ts';
import { attempt } from './attempt.ts';
import { goTo } from './place.ts';

export function VaultBanner() {
  const vault = useVault();
  if (vault.is !== 'open') return null;
  return (
    <>
      {!vault.saved.ok && (
        <Banner title="Not saved yet">
          {sentenceOf(vault.saved.code)}
          <Button size="compact-sm" variant="default" onClick={() => void attempt(() => request('vault.retry'))}>
            Try now
          </Button>
        </Banner>
      )}
      {vault.notices.length > 0 && <Notices notices={vault.notices} />}
    </>
  );
}

function Notices({ notices }: { readonly notices: readonly Notice[] }) {
  const [seen, setSeen] = useState(false);
  if (seen) return null;
  return (
    <Banner title="Something in your vault was damaged">
      What could be read is here; damaged bytes were kept aside and nothing was deleted. Check the vault to see more.
      <Button size="compact-sm" variant="default" onClick={() => goTo({ is: 'settings' })}>
        Open settings
      </Button>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setSeen(true)}>
        Hide ({notices.length})
      </Button>
    </Banner>
  );
}

function Banner({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle />} title={title} m="sm" mb={0}>
      <Group gap="sm">{children}</Group>
    </Alert>
  );
}
