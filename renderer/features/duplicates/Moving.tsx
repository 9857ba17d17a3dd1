// What a merge will re-point, in words: everything recorded about the one who is merged in stands with the one who stays.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import { recordsAbout } from '../../../shared/model/merge.ts';
import type { Person } from '../../../shared/model/person.ts';
import { useInteractionsWith } from '../../ui/interactions-index.ts';
import { sayCount } from '../../ui/saying.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Compare.module.css';

interface Props {
  readonly keep: Person;
  readonly other: Person;
}

export function Moving({ keep, other }: Props) {
  const document = useDocument();
  const theirs = useInteractionsWith(other.id);
  const { asks, intros, ties, affiliations, people } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  const counts = useMemo(
    () => recordsAbout(document, other.id, theirs),
    [theirs, asks, intros, ties, affiliations, people, other.id],
  );
  const said = sayRecords(counts);
  return (
    <Text size="sm" className={classes.moving} role="status">
      {said === '' ? 'Nothing else is recorded about' : `${said} will stand with`}{' '}
      <bdi>{displayName(said === '' ? other : keep)}</bdi>.
    </Text>
  );
}

/** "3 asks, 2 introductions and 14 notes", or '' for nothing. */
export function sayRecords(counts: ReturnType<typeof recordsAbout>): string {
  const parts = [
    counts.asks > 0 && sayCount(counts.asks, 'ask'),
    counts.introductions > 0 && sayCount(counts.introductions, 'introduction'),
    counts.notes > 0 && sayCount(counts.notes, 'note'),
    counts.ties > 0 && sayCount(counts.ties, 'tie'),
    counts.affiliations > 0 && sayCount(counts.affiliations, 'time at a firm', 'times at firms'),
  ].filter((part) => part !== false);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
