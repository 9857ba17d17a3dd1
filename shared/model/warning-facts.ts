// What the warnings before an introduction rest on, gathered in one walk over the introductions and one over the ties; the
// rules in warnings.ts only look. People are who they are after all merges.
import type { VouchsafeDocument } from './document.ts';
import { isSameParty, personOf, survivorOf } from './document.ts';
import type { Day, IntroId, PartyId, PersonId } from './identity.ts';
import { type Intro, partiesOf, peopleIn, roleIn } from './intro.ts';
import type { Person } from './person.ts';
import { everyRecord, records } from './table.ts';
import { type Tie, tieBetween } from './tie.ts';

/** An introduction as it is thought of: to be proposed, or (with its id) proposed and not made yet. */
export interface Plan {
  readonly id?: IntroId | undefined;
  readonly connector: PartyId | undefined;
  /** One or two; I may be one of them. */
  readonly parties: readonly PartyId[];
  readonly offered?: boolean | undefined;
}

/** An introduction in which somebody of the plan has a part. */
export interface Earlier {
  readonly intro: Intro;
  /** True when it is between the same two parties, whoever connects them. */
  readonly isSamePair: boolean;
  /** True for the planned one itself. */
  readonly isItself: boolean;
  /** Under which id somebody stands in it. */
  readonly as: ReadonlyMap<PartyId, PartyId>;
}

export type HasMet = (person: PersonId) => boolean;

export interface Facts {
  readonly document: VouchsafeDocument;
  readonly today: Day;
  /** Of whom the plan wants something: a party that I connect, whom I ask to connect me, to whom I want to be connected. */
  readonly troubled: readonly Person[];
  /** Those of them whom I need to know well enough to ask. */
  readonly reliedOn: readonly Person[];
  /** Both parties, once both are known. */
  readonly pair: readonly [PartyId, PartyId] | undefined;
  readonly earlier: readonly Earlier[];
  /** My introductions under way: neither made, nor closed, nor put aside. */
  readonly underWay: number;
  /** True for those with whom the user ever noted an interaction. */
  readonly hasMet: HasMet;
  readonly tie: Tie | undefined;
}

/** The facts about a plan today. Whoever has interactions at hand says whom the user met, and saves a walk over all. */
export function factsAbout(
  document: VouchsafeDocument,
  plan: Plan,
  today: Day,
  met: HasMet = (person) => hasMet(document, person),
): Facts {
  const who = (party: PartyId): PartyId => (party === 'me' ? 'me' : survivorOf(document, party));
  const parties = plan.parties.map(who);
  const connector = plan.connector === undefined ? undefined : who(plan.connector);
  const [a, b] = parties;
  const pair = a !== undefined && b !== undefined && a !== b ? ([a, b] as const) : undefined;
  const others = parties.filter((party) => party !== 'me');
  const asked = connector === undefined || connector === 'me' || plan.offered ? [] : [connector];
  const people = (ids: readonly PartyId[]) =>
    [...new Set(ids)].map((id) => personOf(document, id)).filter((person) => person !== undefined);
  const troubled = people([...asked, ...others]);
  return {
    document,
    today,
    troubled,
    reliedOn: connector === 'me' ? troubled : people(asked),
    pair,
    ...introsAround(document, plan.id, troubled, pair, today),
    hasMet: met,
    tie: pair && pair[0] !== 'me' && pair[1] !== 'me' ? tieBetween(document, pair[0], pair[1]) : undefined,
  };
}

/** The plan of an introduction that is on the board. */
export function planOf(intro: Intro): Plan {
  return {
    id: intro.id,
    connector: intro.connector,
    parties: partiesOf(intro),
    offered: roleIn(intro) === 'introduced',
  };
}

function introsAround(
  document: VouchsafeDocument,
  itself: IntroId | undefined,
  people: readonly Person[],
  pair: Facts['pair'],
  today: Day,
): Pick<Facts, 'earlier' | 'underWay'> {
  const wanted = new Set<PartyId>(people.map(({ id }) => id));
  const earlier: Earlier[] = [];
  let underWay = 0;
  for (const intro of records(document.intros)) {
    const isItself = intro.id === itself;
    const isAside = intro.snoozedUntil !== undefined && intro.snoozedUntil > today;
    if (intro.stage !== 'closed' && intro.introducedOn === undefined && !isAside && !isItself) underWay++;
    const as = new Map<PartyId, PartyId>();
    for (const party of peopleIn(intro)) as.set(survivorOf(document, party), party);
    if (![...as.keys()].some((party) => wanted.has(party))) continue;
    const between = partiesOf(intro).map((party) => (party === 'me' ? 'me' : survivorOf(document, party)));
    const isSamePair = pair?.every((party) => between.includes(party)) === true;
    earlier.push({ intro, isSamePair, isItself, as });
  }
  // Newest first, on every laptop alike: of several, the last one is named.
  earlier.sort((x, y) => y.intro.createdAt - x.intro.createdAt || (x.intro.id < y.intro.id ? 1 : -1));
  return { earlier, underWay };
}

/** True when the user ever noted an interaction with somebody. The first one found is enough. */
function hasMet(document: VouchsafeDocument, who: PersonId): boolean {
  for (const interaction of everyRecord(document.interactions))
    if (interaction.binnedAt === undefined && isSameParty(document, interaction.person, who)) return true;
  return false;
}
