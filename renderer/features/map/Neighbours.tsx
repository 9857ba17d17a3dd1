// The map in words: whom somebody knows, the strongest first, how, and what is under way between the two. It says all
// that the picture shows, and is walked with Tab and Enter.
import { Button, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { nameOf, personOf, type VouchsafeDocument } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import type { MapLine, NetworkMap } from '../../../shared/model/map.ts';
import { sayLink } from '../../../shared/model/path-words.ts';
import { Face } from '../../ui/Face.tsx';
import { interactionsOf } from '../../ui/interactions-index.ts';
import { sayCount } from '../../ui/saying.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Map.module.css';

interface Props {
  readonly map: NetworkMap;
  readonly of: PartyId;
  readonly onChoose: (who: PartyId) => void;
}

const FEW = 60;

export function Neighbours({ map, of, onChoose }: Props) {
  const document = useDocument();
  const [most, setMost] = useState(FEW);
  const neighbours = useMemo(() => neighboursOf(map, of), [map, of]);
  const name = of === 'me' ? 'me' : nameOf(document, of);
  if (neighbours.length === 0)
    return <p className={classes.none}>No tie, no closeness and no open card leads to or from {name} yet.</p>;
  return (
    <>
      <ul className={classes.list} aria-label={`Around ${name}, the strongest first`}>
        {neighbours.slice(0, most).map(({ who, lines }) => (
          <Neighbour key={who} of={of} who={who} lines={lines} document={document} onChoose={onChoose} />
        ))}
      </ul>
      {neighbours.length > most && (
        <Button variant="subtle" size="compact-sm" onClick={() => setMost(most + 10 * FEW)}>
          {sayCount(neighbours.length - most, 'more', 'more')}
        </Button>
      )}
    </>
  );
}

interface NeighbourProps {
  readonly of: PartyId;
  readonly who: PartyId;
  readonly lines: readonly MapLine[];
  readonly document: VouchsafeDocument;
  readonly onChoose: (who: PartyId) => void;
}

function Neighbour({ of, who, lines, document, onChoose }: NeighbourProps) {
  const today = useToday();
  const name = who === 'me' ? 'Me' : nameOf(document, who);
  const person = who === 'me' ? undefined : personOf(document, who);
  const known = lines.find(({ kind }) => kind === 'tie' || kind === 'mine');
  const cards = (['intro', 'ask'] as const).filter((each) => lines.some(({ kind }) => kind === each));
  const words =
    known &&
    sayLink(
      document,
      of,
      { to: who, cost: known.cost, ...(known.tie && { tie: known.tie }) },
      (id) => interactionsOf(document, id),
      today,
    );
  return (
    <li className={classes.row}>
      <span aria-hidden>
        <Face name={name} me={who === 'me'} />
      </span>
      <div className={classes.what}>
        <UnstyledButton className="vs-name" onClick={() => onChoose(who)}>
          <bdi>{name}</bdi>
        </UnstyledButton>
        <div className={classes.about} dir="auto">
          {[person?.title, person?.firm].filter(Boolean).join(', ')}
        </div>
        {words && (
          <div className={classes.how} dir="auto">
            {words}
          </div>
        )}
        {cards.map((card) => (
          <span key={card} className="vs-chip" data-tone={card === 'intro' ? 'accent' : 'asked'}>
            open {card}
          </span>
        ))}
      </div>
    </li>
  );
}

/** Who is joined to somebody and by which lines; the strongest first, and whom only a card joins last. */
export function neighboursOf(map: NetworkMap, of: PartyId): { who: PartyId; lines: MapLine[] }[] {
  const at = map.people.indexOf(of);
  const found = new Map<number, MapLine[]>();
  for (const line of map.lines) {
    if (line.a !== at && line.b !== at) continue;
    const other = line.a === at ? line.b : line.a;
    found.set(other, [...(found.get(other) ?? []), line]);
  }
  const strength = (lines: readonly MapLine[]) =>
    Math.min(...lines.map(({ kind, cost }) => (kind === 'tie' || kind === 'mine' ? cost : Number.MAX_SAFE_INTEGER)));
  return [...found]
    .sort(([a, x], [b, y]) => strength(x) - strength(y) || a - b)
    .flatMap(([n, lines]) => {
      const who = map.people[n];
      return who === undefined ? [] : [{ who, lines }];
    });
}
