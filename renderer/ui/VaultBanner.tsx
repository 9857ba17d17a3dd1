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
      <VaultNotices notices={vault.notices.filter(({ code }) => !INBOX.includes(code) && code !== SIDE)} />
      <SideNotice isLost={vault.notices.some(({ code }) => code === SIDE)} />
      <InboxNotices notices={vault.notices.filter(({ code }) => INBOX.includes(code))} />
    </>
  );
}

/** What is about captures, and so no damage to the vault itself. */
const INBOX = ['inbox-key-foreign', 'capture-unreadable'];

/** Both copies of what only sync keeps: the document has lost nothing. */
const SIDE = 'side-damaged';

function SideNotice({ isLost }: { readonly isLost: boolean }) {
  const [seen, setSeen] = useState(false);
  if (seen || !isLost) return null;
  return (
    <Banner title="This laptop no longer knows the others">
      <Text size="sm">
        What it keeps to stay in step with your other laptops was damaged, in both copies. Your network is as it was.
        Add this laptop again to bring them into step; on another one, remove its old entry.
      </Text>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setSeen(true)}>
        Hide
      </Button>
    </Banner>
  );
}

function InboxNotices({ notices }: { readonly notices: readonly Notice[] }) {
  const [seen, setSeen] = useState(0);
  if (notices.length <= seen) return null;
  const isForeign = notices.some(({ code }) => code === 'inbox-key-foreign');
  const unreadable = notices.filter(({ code }) => code === 'capture-unreadable').length;
  return (
    <Banner title={isForeign ? 'Somebody exchanged a key of your vault' : 'Not every capture could be read'}>
      <Text size="sm">
        {isForeign &&
          'It is the key to which captures are sealed while the vault is locked. It is put right again, but what was captured while locked may have been sealed for somebody else. '}
        {unreadable > 0 &&
          `${unreadable} captured while locked could not be read: damaged, or sealed for somebody else. Nothing was deleted; it lies in the folder “quarantine” of your vault.`}
      </Text>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setSeen(notices.length)}>
        Hide
      </Button>
    </Banner>
  );
}

function VaultNotices({ notices }: { readonly notices: readonly Notice[] }) {
  const [seen, setSeen] = useState(false);
  if (seen || notices.length === 0) return null;
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
