// One laptop: its name, whether it is in step, when and how it was last heard, what is wrong, and what can be done.
import { ActionIcon, Button, Menu, Progress, Text } from '@mantine/core';
import { IconDeviceLaptop, IconDots, IconEdit, IconMapPin, IconRefresh, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { type Laptop, troubleSentence } from '../../../shared/sync.ts';
import { attempt } from '../../ui/attempt.ts';
import { openDialog } from '../../ui/place.ts';
import { needsUser } from '../../ui/sync-words.ts';
import { request } from '../../vouchsafe.ts';
import { AddressDialog } from './AddressDialog.tsx';
import classes from './laptops.module.css';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RenameDialog } from './RenameDialog.tsx';
import { useNow } from './use-now.ts';
import { sayHeard, sayStep } from './words.ts';

interface Props {
  readonly laptop: Laptop;
  readonly isPaused: boolean;
  /** How many there are, this one included. */
  readonly count: number;
}

const OFTEN_MS = 20_000;

export function LaptopRow({ laptop, isPaused, count }: Props) {
  const [open, setOpen] = useState<'name' | 'address' | 'remove' | undefined>();
  const close = () => setOpen(undefined);
  return (
    <li className={classes.laptop}>
      <IconDeviceLaptop size={20} stroke={1.6} aria-hidden />
      <div className={classes.what}>
        <bdi className={classes.laptopName} title={laptop.name}>
          {laptop.name}
        </bdi>
        <Facts laptop={laptop} isPaused={isPaused} />
        {laptop.progress !== undefined && (
          <Progress mt={8} value={laptop.progress * 100} size="sm" aria-label={`How far ${laptop.name} has come`} />
        )}
        {laptop.trouble && !isPaused && <Trouble laptop={laptop} />}
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`What can be done with ${laptop.name}`}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconEdit size={16} />} onClick={() => setOpen('name')}>
            Rename…
          </Menu.Item>
          {!laptop.isThis && (
            <Menu.Item leftSection={<IconMapPin size={16} />} onClick={() => setOpen('address')}>
              Where it is found…
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconTrash size={16} />} onClick={() => setOpen('remove')}>
            {laptop.isThis ? 'Leave the others…' : 'Remove it…'}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open === 'name' && <RenameDialog laptop={laptop} onClose={close} />}
      {open === 'address' && <AddressDialog laptop={laptop} onClose={close} />}
      {open === 'remove' && <RemoveDialog laptop={laptop} others={count - 2} onClose={close} />}
    </li>
  );
}

function Facts({ laptop, isPaused }: Pick<Props, 'laptop' | 'isPaused'>) {
  const now = useNow(OFTEN_MS);
  if (laptop.isThis)
    return (
      <div className={classes.facts}>
        <span>This laptop</span>
        {laptop.addresses.length > 0 && !isPaused && (
          <>
            <span aria-hidden>·</span>
            <span className={classes.reached}>address {laptop.addresses.join(', ')}</span>
          </>
        )}
      </div>
    );
  const tone = laptop.trouble && needsUser(laptop.trouble) ? 'no' : laptop.isInStep ? 'yes' : 'asked';
  return (
    <div className={classes.facts}>
      <span className={classes.dot} data-tone={isPaused ? undefined : tone} aria-hidden />
      <span>{sayStep(laptop)}</span>
      <span aria-hidden>·</span>
      <span>{sayHeard(laptop, now)}</span>
    </div>
  );
}

function Trouble({ laptop }: { readonly laptop: Laptop }) {
  if (!laptop.trouble) return null;
  const again = () => void attempt(() => request('sync.again', { laptop: laptop.id }));
  // Trying again would end the same way: one of them joins as a new laptop.
  const isCastOff = laptop.trouble === 'unknown' || laptop.trouble === 'twin';
  return (
    <div className={classes.trouble} data-tone={needsUser(laptop.trouble) ? 'no' : undefined}>
      <Text size="sm" c="inherit" role="status">
        {troubleSentence(laptop.trouble)}
      </Text>
      <Button
        mt={6}
        size="compact-xs"
        variant="default"
        leftSection={isCastOff ? undefined : <IconRefresh size={13} />}
        aria-label={isCastOff ? `Join ${laptop.name} anew` : `Try ${laptop.name} again`}
        onClick={isCastOff ? () => openDialog({ is: 'join' }) : again}
      >
        {isCastOff ? 'Join it anew…' : 'Try again'}
      </Button>
    </div>
  );
}
