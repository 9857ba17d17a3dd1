// The laptops of one person: each with how it stands, the ones that were removed, a folder between them. Sync is off until
// two are paired, and can be paused.
import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDevicesPlus, IconPlayerPause, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { SyncState } from '../../../shared/sync.ts';
import { attempt } from '../../ui/attempt.ts';
import { BackButton } from '../../ui/BackButton.tsx';
import { leaveTo, useBackKeys } from '../../ui/back-keys.ts';
import { openDialog } from '../../ui/place.ts';
import { request, useSync } from '../../vouchsafe.ts';
import { Both } from './Both.tsx';
import { Folder } from './Folder.tsx';
import { Gone } from './Gone.tsx';
import { LaptopRow } from './LaptopRow.tsx';
import classes from './laptops.module.css';
import { Sheet } from './Sheet.tsx';

const NONE: SyncState = { is: 'off', laptops: [], gone: [], isRemoved: false };

export function Laptops() {
  const sync = useSync() ?? NONE;
  const page = useRef<HTMLElement>(null);
  useBackKeys(goBack);
  useEffect(() => page.current?.focus({ preventScroll: true }), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row that had the focus may be gone
  useEffect(() => {
    if (document.activeElement === document.body) page.current?.focus({ preventScroll: true });
  }, [sync.laptops.length]);
  const hasOthers = sync.laptops.length > 1;
  return (
    <article className={classes.page} tabIndex={-1} ref={page} aria-label="Laptops">
      <Stack gap={18} className={classes.inner}>
        <header>
          <BackButton to="Settings" onBack={goBack} />
          <Title order={1} fz={24} mt={6}>
            Laptops
          </Title>
          <Text size="sm" c="dimmed" maw={620}>
            Several laptops of yours keep one desk. They talk to each other directly and sealed; nobody else’s server
            takes part.
          </Text>
        </header>
        {sync.isRemoved && <Removed />}
        {hasOthers ? <Actions sync={sync} /> : <Alone isRemoved={sync.isRemoved} />}
        {hasOthers && (
          <div className={classes.part}>
            <ul className={classes.laptops} aria-label="Paired laptops">
              {sync.laptops.map((laptop) => (
                <LaptopRow
                  key={laptop.id}
                  laptop={laptop}
                  isPaused={sync.is === 'paused'}
                  count={sync.laptops.length}
                />
              ))}
            </ul>
          </div>
        )}
        <Both />
        {hasOthers && <Folder folder={sync.folder} isPaused={sync.is === 'paused'} />}
        <Gone laptops={sync.gone} />
      </Stack>
    </article>
  );
}

function Actions({ sync }: { readonly sync: SyncState }) {
  const isPaused = sync.is === 'paused';
  const pause = () => void attempt(() => request('sync.pause', { paused: !isPaused }));
  return (
    <Stack gap={10}>
      <Group gap={8}>
        <Button leftSection={<IconDevicesPlus size={17} />} onClick={() => openDialog({ is: 'pair' })}>
          Add a laptop…
        </Button>
        <Button
          variant="default"
          leftSection={isPaused ? <IconPlayerPlay size={17} /> : <IconPlayerPause size={17} />}
          onClick={pause}
        >
          {isPaused ? 'Go on with sync' : 'Pause sync'}
        </Button>
        {!isPaused && (
          <Button
            variant="default"
            leftSection={<IconRefresh size={17} />}
            onClick={() => void attempt(() => request('sync.again', {}))}
          >
            Look again
          </Button>
        )}
      </Group>
      {isPaused && (
        <Text size="sm" role="status">
          Sync is paused: nothing is sent and nothing listens. What you do meanwhile goes across when you go on.
        </Text>
      )}
    </Stack>
  );
}

function Alone({ isRemoved }: { readonly isRemoved: boolean }) {
  const add = (variant: string) => (
    <Button
      key="add"
      variant={variant}
      leftSection={<IconDevicesPlus size={17} />}
      onClick={() => openDialog({ is: 'pair' })}
    >
      Add a laptop…
    </Button>
  );
  const join = (variant: string) => (
    <Button key="join" variant={variant} onClick={() => openDialog({ is: 'join' })}>
      Join my other laptop…
    </Button>
  );
  return (
    <Sheet title={isRemoved ? 'Pair it again' : 'No other laptop'}>
      <Text size="sm" mt={6}>
        On the laptop that has your people, add a laptop: it shows six words. On the other one, type them. Both have to
        be in the same network once; a vault is made on each, with a passphrase of its own.
      </Text>
      <Group gap={8} mt={14}>
        {isRemoved ? [join('filled'), add('default')] : [add('filled'), join('default')]}
      </Group>
    </Sheet>
  );
}

function Removed() {
  return (
    <Alert role="status" p="sm" classNames={{ root: classes.noted }}>
      Another laptop of yours has removed this one. What is here stays here. To bring them together again, pair this one
      as a new laptop.
    </Alert>
  );
}

function goBack(): void {
  leaveTo({ is: 'settings' });
}
