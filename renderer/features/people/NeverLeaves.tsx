// The small lock at a field: what is marked with it never leaves the vault with a file. Seen while it is on, and when one
// comes near; said in words on hover and to screen readers.
import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconLock, IconLockOpen2 } from '@tabler/icons-react';
import type { Person } from '../../../shared/model/person.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';
import classes from './NeverLeaves.module.css';
import { isMarked, isWhollyHome, marksWith } from './never-leaves.ts';

interface Props {
  readonly person: Person;
  /** The mark: a field's name, or `emails/ana@example.org` for one entry. */
  readonly field: string;
  /** What it is, in words: "Phone +44 20 7946 0001". */
  readonly what: string;
}

export function NeverLeaves({ person, field, what }: Props) {
  const isOn = isMarked(person, field);
  const changes = { neverLeaves: marksWith(person, field, !isOn) };
  const toggle = () => attempt(() => request('person.edit', { id: person.id, changes }));
  // Where nothing of a person leaves, their head says so once; a lock at each field would say no more.
  if (isWhollyHome(person)) return null;
  return <Lock what={what} isOn={isOn} onToggle={toggle} />;
}

interface LockProps {
  readonly what: string;
  readonly isOn: boolean;
  readonly onToggle: () => unknown;
  /** Also while it is open and nobody comes near. */
  readonly isShown?: boolean;
}

/** The lock itself, also for a single note. */
export function Lock({ what, isOn, onToggle, isShown = false }: LockProps) {
  const said = isOn
    ? 'Never leaves the vault: no export takes it along'
    : 'Goes along with exports. Click to keep it here.';
  const Icon = isOn ? IconLock : IconLockOpen2;
  return (
    <ActionIcon
      className={classes.lock}
      variant="subtle"
      color={isOn ? 'terracotta' : 'gray'}
      size="sm"
      aria-pressed={isOn}
      data-shown={isShown || undefined}
      title={said}
      onClick={() => void onToggle()}
    >
      <Icon size={14} stroke={1.8} aria-hidden />
      <VisuallyHidden>{what}: never leaves the vault</VisuallyHidden>
    </ActionIcon>
  );
}
