// Who knows whom, as warm paths walk it: recorded ties between people, and my own closeness to them. Each link has a
// cost, in whole numbers so that sums compare exactly: less for who is close and fresh, and something for every step.
// Must not guess: what is only likely (colleagues once, introduced once) is implied.ts.
import { pairKey } from './distinction.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import { type Day, daysBetween, type PartyId, type PersonId, type TieId } from './identity.ts';
import { contactsWritten, lastContacts } from './people-facts.ts';
import type { Closeness } from './person.ts';
import { find, records } from './table.ts';
import type { Tie } from './tie.ts';

/** One side's way to the other. */
export interface Link {
  readonly to: PartyId;
  readonly cost: number;
  /** The tie that says so; absent where it is my own closeness. */
  readonly tie?: TieId;
}

/** Everybody's links. Of whom nothing leads away, they are not in it. */
export type Acquaintance = ReadonlyMap<PartyId, readonly Link[]>;

/** Each step is one more person to ask. */
const STEP = 100;
const CLOSE: Readonly<Record<Closeness, number>> = { well: 100, somewhat: 200, hardly: 450 };
const UNSAID = 280;
/** What was recorded of others long ago may be over. */
const TIE_AGES: readonly (readonly [days: number, factor: number])[] = [[1_096, 1.2]];
const CONTACT_AGES: readonly (readonly [days: number, factor: number])[] = [
  [92, 1],
  [366, 1.15],
  [1_096, 1.3],
];
const OLD = 1.5;

/** Who knows whom. Whoever is merely in the network, with no closeness and no contact, is not known by me. */
export function acquaintanceOf(document: VouchsafeDocument, today: Day): Acquaintance {
  const all = new Map<PartyId, Map<PartyId, Link>>();
  const contacts = lastContacts(document, contactsWritten(document, today));
  for (const { id, closeness } of records(document.people)) {
    const last = contacts.get(id);
    if (closeness !== undefined || last !== undefined) join(all, 'me', id, { cost: myCost(closeness, last, today) });
  }
  for (const tie of records(document.ties)) {
    const ends = endsOf(document, tie);
    if (ends) join(all, ...ends, { cost: tieCost(tie, today), tie: tie.id });
  }
  return new Map([...all].map(([who, links]) => [who, [...links.values()]]));
}

/** The two whom a tie joins, as merges stand now; undefined when one is gone, or both are one person. */
export function endsOf(document: VouchsafeDocument, tie: Tie): readonly [PersonId, PersonId] | undefined {
  const [a, b] = [survivorOf(document, tie.a), survivorOf(document, tie.b)];
  return a === b || !isHere(document, a) || !isHere(document, b) ? undefined : [a, b];
}

/** Every pair that is recorded to know each other, as `pairKey` writes them. */
export function knownPairs(document: VouchsafeDocument): Set<string> {
  const pairs = new Set<string>();
  for (const tie of records(document.ties)) {
    const ends = endsOf(document, tie);
    if (ends) pairs.add(pairKey(...ends));
  }
  return pairs;
}

function isHere(document: VouchsafeDocument, id: PersonId): boolean {
  const person = find(document.people, id);
  return person !== undefined && person.binnedAt === undefined;
}

/** Two laptops may have recorded one tie twice: the stronger one counts. */
function join(
  all: Map<PartyId, Map<PartyId, Link>>,
  a: PartyId,
  b: PartyId,
  how: { readonly cost: number; readonly tie?: TieId },
): void {
  for (const [from, to] of [
    [a, b],
    [b, a],
  ] as const) {
    const links = all.get(from) ?? new Map<PartyId, Link>();
    if (how.cost < (links.get(to)?.cost ?? Number.POSITIVE_INFINITY)) links.set(to, { to, ...how });
    all.set(from, links);
  }
}

function myCost(closeness: Closeness | undefined, last: Day | undefined, today: Day): number {
  const age = last === undefined ? OLD : factorAt(daysBetween(last, today), CONTACT_AGES);
  return STEP + Math.round((closeness ? CLOSE[closeness] : UNSAID) * age);
}

function tieCost({ closeness, createdAt }: Tie, today: Day): number {
  const days = (Date.parse(`${today}T00:00:00Z`) - createdAt) / 86_400_000;
  return STEP + Math.round((closeness ? CLOSE[closeness] : UNSAID) * factorAt(days, TIE_AGES));
}

function factorAt(days: number, ages: readonly (readonly [days: number, factor: number])[]): number {
  return ages.find(([most]) => days <= most)?.[1] ?? OLD;
}
