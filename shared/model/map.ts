// The network as a map shows it: people around one of them, the nearest first, and the lines between them: ties, my own
// closeness, open introductions and asks. Where each stands in the picture is the window's affair. In slices.
import { acquaintanceOf } from './acquaintance.ts';
import { folded } from './board.ts';
import { displayName, survivorOf, type VouchsafeDocument } from './document.ts';
import type { Day, PartyId, PersonId, TieId } from './identity.ts';
import { costsFrom } from './path.ts';
import { find, records } from './table.ts';

/** Two places in the list of people, and what joins them. */
export interface MapLine {
  readonly a: number;
  readonly b: number;
  readonly kind: 'mine' | 'tie' | 'intro' | 'ask';
  /** Less is stronger; of cards, 0. */
  readonly cost: number;
  readonly tie?: TieId;
}

export interface NetworkMap {
  /** The one in the middle first, then the nearest. */
  readonly people: readonly PartyId[];
  readonly lines: readonly MapLine[];
  /** How many there are in all; the farthest are left out. */
  readonly total: number;
}

/** More than these are no picture. */
export const MAP_MAX = 5_000;

/** Draws the map around somebody, yielding the share that is done. */
export function* drawMap(
  document: VouchsafeDocument,
  argument: { centre: PartyId; today: Day; most?: number | undefined },
): Generator<number, NetworkMap> {
  const known = acquaintanceOf(document, argument.today);
  yield 0.5;
  const centre = argument.centre === 'me' ? 'me' : survivorOf(document, argument.centre);
  const all = nearestFirst(document, centre, costsFrom(known, new Set([centre])));
  const people = all.slice(0, argument.most ?? MAP_MAX);
  const place = new Map(people.map((who, n) => [who, n]));
  yield 0.8;
  const lines: MapLine[] = [];
  for (const [a, who] of people.entries())
    for (const { to, cost, tie } of known.get(who) ?? []) {
      const b = place.get(to);
      if (b !== undefined && a < b) lines.push({ a, b, cost, ...(tie ? { kind: 'tie', tie } : { kind: 'mine' }) });
    }
  lines.push(...cardLines(document, place));
  return { people, lines, total: all.length };
}

/** Everybody: by how near they are, and whom nothing leads to by name at the end. */
function nearestFirst(document: VouchsafeDocument, centre: PartyId, costs: ReadonlyMap<PartyId, number>): PartyId[] {
  const everybody = [...records(document.people)].map((person) => ({
    id: person.id as PartyId,
    cost: costs.get(person.id) ?? Number.POSITIVE_INFINITY,
    name: folded(displayName(person)),
  }));
  everybody.push({ id: 'me', cost: costs.get('me') ?? Number.POSITIVE_INFINITY, name: '' });
  const others = everybody.filter(({ id }) => id !== centre);
  others.sort((x, y) =>
    x.cost === y.cost ? compare(x.name, y.name) || compare(x.id, y.id) : x.cost < y.cost ? -1 : 1,
  );
  const isThere = centre === 'me' || find(document.people, centre) !== undefined;
  return [...(isThere ? [centre] : []), ...others.map(({ id }) => id)];
}

/** An open introduction joins its parties (or the party and the connector); an open ask joins its asker and me. */
function cardLines(document: VouchsafeDocument, place: ReadonlyMap<PartyId, number>): MapLine[] {
  const lines: MapLine[] = [];
  const now = (who: PartyId) => place.get(who === 'me' ? who : survivorOf(document, who as PersonId));
  const add = (one: PartyId, other: PartyId, kind: 'intro' | 'ask') => {
    const [a, b] = [now(one), now(other)];
    if (a !== undefined && b !== undefined && a !== b) lines.push({ a, b, kind, cost: 0 });
  };
  for (const { stage, partyA, partyB, connector } of records(document.intros))
    if (stage !== 'closed') add(partyA, partyB ?? connector, 'intro');
  for (const { stage, asker } of records(document.asks)) if (stage !== 'closed') add(asker, 'me', 'ask');
  return lines;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
