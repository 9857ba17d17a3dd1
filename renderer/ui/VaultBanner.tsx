// What the user must know about the vault while it is open: a change that is not saved yet, damage found on opening.
import { Alert, Button, Group, Text } from '@mantine/core';
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
  const isLost = notices.some(({ code }) => code === 'changes-missing');
  return (
    <Banner title={isLost ? 'Some changes are missing' : 'Your vault was mended'} isCalm={!isLost}>
      <Text size="sm">
        {isLost
          ? 'Files of your vault are damaged or gone. What could be read is here, and the damaged bytes were kept aside. Restore a backup in the settings to bring the rest back.'
          : 'Bytes of it were damaged, or a write was cut short. Nothing is lost: a second copy had everything, and the damaged bytes were kept aside.'}
      </Text>
      {isLost && (
        <Button size="compact-sm" variant="default" onClick={() => goTo({ is: 'settings' })}>
          Open settings
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setSeen(true)}>
        Hide
      </Button>
    </Banner>
  );
}

interface BannerProps {
  readonly title: string;
  readonly isCalm?: boolean;
  readonly children: React.ReactNode;
}

function Banner({ title, isCalm = false, children }: BannerProps) {
  return (
    <Alert
      role={isCalm ? 'status' : 'alert'}
      color={isCalm ? 'gray' : 'red'}
      variant="light"
      icon={<IconAlertTriangle />}
      title={title}
      m="sm"
      mb={0}
    >
      <Group gap="sm">{children}</Group>
    </Alert>
  );
}
