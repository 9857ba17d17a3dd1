// What a merge will re-point, in words: everything recorded about the one who is merged in stands with the one who stays.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { displayName } from '../../../shared/model/document.ts';
import { recordsAbout } from '../../../shared/model/merge.ts';
import type { Person } from '../../../shared/model/person.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Compare.module.css';

interface Props {
  readonly keep: Person;
  readonly other: Person;
}

export function Moving({ keep, other }: Props) {
  const document = useDocument();
  const counts = useMemo(() => recordsAbout(document, other.id), [document, other.id]);
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
    say(counts.asks, 'ask', 'asks'),
    say(counts.introductions, 'introduction', 'introductions'),
    say(counts.notes, 'note', 'notes'),
    say(counts.ties, 'tie', 'ties'),
    say(counts.affiliations, 'time at a firm', 'times at firms'),
  ].filter(Boolean);
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

function say(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
