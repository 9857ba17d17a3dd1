// Rows that update somebody, each with the reason why it is taken for that person. The least certain stand first, and the
// user may say of any that it is somebody else: then it is added. Thousands are usual: a file that was imported before.
import { Button, SegmentedControl, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ImportMatch } from '../../../shared/answers.ts';
import { foldName } from '../../../shared/model/arrival.ts';
import { DUPLICATE_REASONS } from '../../../shared/model/duplicates.ts';
import { sayNumber } from '../../ui/saying.ts';
import { Fold } from './Fold.tsx';
import tables from './tables.module.css';

interface Props {
  readonly matches: readonly ImportMatch[];
  /** How many there are; of very many, only the first are listed. */
  readonly total: number;
  readonly apart: ReadonlySet<number>;
  readonly onApart: (apart: ReadonlySet<number>) => void;
}

const MORE = 25;
/** From this reason on, two might share it by chance. */
const UNCERTAIN = DUPLICATE_REASONS.indexOf('same name and firm');

/** True when the names differ, or only name and firm are the same. */
export function isDoubtful({ name, personName, reason }: ImportMatch): boolean {
  return DUPLICATE_REASONS.indexOf(reason) >= UNCERTAIN || foldName(name) !== foldName(personName);
}

export function Matches({ matches, total, apart, onApart }: Props) {
  const [most, setMost] = useState(MORE);
  const { sorted, doubtful } = useMemo(() => leastCertainFirst(matches), [matches]);
  if (matches.length === 0) return null;

  function choose(row: number, isApart: boolean): void {
    const next = new Set(apart);
    if (isApart) next.add(row);
    else next.delete(row);
    onApart(next);
  }

  return (
    <Fold title="Taken for somebody you have" count={total} isOpen={doubtful > 0}>
      <Text size="sm" c="dimmed" mb={6}>
        These update the person beside them. {doubtful > 0 && `${sayDoubtful(doubtful)} worth a look and stand first. `}
        Whoever is somebody else is added instead.{' '}
        {matches.length < total && `The first ${sayNumber(matches.length)} are listed here.`}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with keys. */}
      <section className={tables.matches} tabIndex={0} aria-label="Taken for somebody you have">
        <table>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">In your network</th>
              <th scope="col">Why</th>
              <th scope="col">Who it is</th>
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, most).map((match) => (
              <Row
                key={match.row}
                match={match}
                isApart={apart.has(match.row)}
                onChoose={(isApart) => choose(match.row, isApart)}
              />
            ))}
          </tbody>
        </table>
        {sorted.length > most && (
          <Button variant="subtle" size="compact-sm" fullWidth my={6} onClick={() => setMost(most + MORE * 4)}>
            Show {sayNumber(Math.min(MORE * 4, sorted.length - most))} more
          </Button>
        )}
      </section>
    </Fold>
  );
}

interface RowProps {
  readonly match: ImportMatch;
  readonly isApart: boolean;
  readonly onChoose: (isApart: boolean) => void;
}

function Row({ match, isApart, onChoose }: RowProps) {
  const { name, personName, reason } = match;
  return (
    <tr>
      <th scope="row" title={name}>
        <bdi>{name}</bdi>
      </th>
      <td title={personName}>
        <bdi>{personName}</bdi>
      </td>
      <td>
        <span className="vs-chip" data-tone={isDoubtful(match) ? 'asked' : undefined}>
          {reason}
        </span>
      </td>
      <td>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={`${name} in the file, ${personName} in your network`}
          value={isApart ? 'other' : 'same'}
          onChange={(value) => onChoose(value === 'other')}
          data={[
            { value: 'same', label: 'The same' },
            { value: 'other', label: 'Somebody else' },
          ]}
        />
      </td>
    </tr>
  );
}

function leastCertainFirst(matches: readonly ImportMatch[]) {
  const weight = (match: ImportMatch) =>
    (isDoubtful(match) ? DUPLICATE_REASONS.length : 0) + DUPLICATE_REASONS.indexOf(match.reason);
  const weighed = matches.map((match) => ({ match, weight: weight(match) }));
  weighed.sort((a, b) => b.weight - a.weight || a.match.row - b.match.row);
  const doubtful = weighed.filter(({ weight }) => weight >= DUPLICATE_REASONS.length).length;
  return { sorted: weighed.map(({ match }) => match), doubtful };
}

function sayDoubtful(count: number): string {
  return count === 1 ? 'One is' : `${sayNumber(count)} are`;
}
