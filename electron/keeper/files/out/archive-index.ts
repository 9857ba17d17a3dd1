// What the archive knows of each person besides their own facts: found once for all of them, because to look through every
// record for each of 20,000 people would take a day. Only what leaves is in here.

import type { Ask } from '../../../../shared/model/ask.ts';
import { COLUMNS, columnOf } from '../../../../shared/model/board.ts';
import type { Card } from '../../../../shared/model/cards.ts';
import { survivorOf, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { Affiliation } from '../../../../shared/model/firm.ts';
import type { Day, PersonId } from '../../../../shared/model/identity.ts';
import type { Interaction } from '../../../../shared/model/interaction.ts';
import { type Intro, peopleIn } from '../../../../shared/model/intro.ts';
import type { Ledger } from '../../../../shared/model/ledger.ts';
import { byOrder } from '../../../../shared/model/order.ts';
import type { Person } from '../../../../shared/model/person.ts';
import { find, records } from '../../../../shared/model/table.ts';
import type { Tie, TieSeen } from '../../../../shared/model/tie.ts';
import { inUse } from './leaving.ts';
import { type Tally, visibleName, visiblePeople, type Wanted } from './wanted.ts';

const PAUSE_EVERY = 500;

/** A person of the archive, with all that is told of them, newest first. */
export interface Told {
  readonly person: Person;
  /** Their place in it, from 1: their anchor. */
  readonly place: number;
  readonly interactions: Interaction[];
  readonly affiliations: Affiliation[];
  readonly ties: TieSeen[];
  readonly asks: Ask[];
  readonly intros: Intro[];
  readonly ledger: { given: Counts; received: Counts };
}
type Counts = { -readonly [Kind in keyof Ledger['given']]: number };

/** The people of the archive by name, each with what is told of them; and the cards that are told of. */
export interface Telling {
  readonly people: ReadonlyMap<PersonId, Told>;
  /** As they stand on the board, column by column. */
  readonly asks: readonly Ask[];
  readonly intros: readonly Intro[];
  /** Where each of them is found, from 1: its anchor. */
  readonly places: ReadonlyMap<string, number>;
}

/**
 * Gathers what the archive tells, and pauses now and then, for it goes through every record before the first line of the
 * page is written. What goes out and what stays home is counted.
 */
export function* gather(document: VouchsafeDocument, wanted: Wanted, tally: Tally, today: Day): Generator<'', Telling> {
  const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const sorted = [...visiblePeople(document, wanted, tally)]
    .map((person) => ({ person, name: visibleName(document, person.id, wanted) }))
    .sort((a, b) => names.compare(a.name, b.name) || (a.person.id < b.person.id ? -1 : 1));
  yield '';
  const people = new Map(sorted.map(({ person }, place) => [person.id, blank(person, place + 1)]));
  const told = (party: string) => people.get(survivorOf(document, party));
  const inOrder = <C extends Card>(cards: Iterable<C>) => [...cards].sort(byColumn(today));
  const asks = inOrder(inUse(document, 'asks', wanted, tally));
  const intros = inOrder(inUse(document, 'intros', wanted, tally));
  for (const ask of asks) told(ask.asker)?.asks.push(ask);
  for (const intro of intros) for (const party of new Set(peopleIn(intro).map(told))) party?.intros.push(intro);
  yield* each(inUse(document, 'interactions', wanted, tally), (one) => told(one.person)?.interactions.push(one));
  yield* each(inUse(document, 'affiliations', wanted, tally), (one) => told(one.person)?.affiliations.push(one));
  yield* each(inUse(document, 'ties', wanted, tally), (tie) => tellTie(tie, told(tie.a), told(tie.b)));
  yield* each(people.values(), (one) => settle(document, one));
  const places = [asks, intros].flatMap((cards) => cards.map(({ id }, place): [string, number] => [id, place + 1]));
  return { people, asks, intros, places: new Map(places) };
}

/** Does something with each, and pauses now and then. */
function* each<Item>(items: Iterable<Item>, work: (item: Item) => unknown): Generator<''> {
  let done = 0;
  for (const item of items) {
    work(item);
    if (++done % PAUSE_EVERY === 0) yield '';
  }
}

function byColumn(today: Day): (a: Card, b: Card) => number {
  const column = (card: Card) => COLUMNS.indexOf(columnOf(card, today));
  return (a, b) => column(a) - column(b) || byOrder(a, b);
}

function blank(person: Person, place: number): Told {
  const none = () => ({ introductions: 0, referrals: 0, help: 0 });
  const ledger = { given: none(), received: none() };
  return { person, place, interactions: [], affiliations: [], ties: [], asks: [], intros: [], ledger };
}

/** A tie as each of the two sees it, each neighbour once, as `tiesOf` does it. */
function tellTie(tie: Tie, a: Told | undefined, b: Told | undefined): void {
  if (!a || !b || a === b) return;
  const isKnown = a.ties.some(({ other }) => other === b.person.id);
  if (isKnown) return;
  a.ties.push({ tie, other: b.person.id, kind: tie.back ?? tie.kind ?? '' });
  b.ties.push({ tie, other: a.person.id, kind: tie.kind ?? tie.back ?? '' });
}

/** Puts what is told of a person in order, and counts what was given and received, as `ledgerWith` does it. */
function settle(document: VouchsafeDocument, { person, interactions, affiliations, intros, ledger }: Told): void {
  interactions.sort((a, b) => (a.on === b.on ? b.createdAt - a.createdAt : a.on < b.on ? 1 : -1));
  affiliations.sort((a, b) => (b.until ?? '').localeCompare(a.until ?? '') || b.createdAt - a.createdAt);
  for (const { connector, introducedOn, ask } of intros) {
    if (introducedOn === undefined) continue;
    const isTheirs = connector !== 'me' && survivorOf(document, connector) === person.id;
    const side = isTheirs ? ledger.received : connector === 'me' ? ledger.given : undefined;
    const isReferral = ask !== undefined && find(document.asks, ask)?.kind === 'referral';
    if (side) side[isReferral ? 'referrals' : 'introductions']++;
  }
  for (const { kind } of interactions) {
    if (kind === 'gave help') ledger.given.help++;
    if (kind === 'received help') ledger.received.help++;
  }
}

/** The firms of which something is said, by name. */
export function firmsTold(document: VouchsafeDocument, wanted: Wanted) {
  if (wanted.people !== undefined) return [];
  return [...records(document.firms)].sort((a, b) => a.name.localeCompare(b.name));
}
