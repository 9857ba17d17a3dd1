// The ledger: what was given to a person and received from them. It is shown to steer generosity (S3.2: give before you
// get), never as a debt: there are no points in it. What stands behind each number is in ledger-entries.ts.
import type { Ask } from './ask.ts';
import { isSameParty, survivorOf, type VouchsafeDocument } from './document.ts';
import { factsOf, whenWritten } from './history.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import { type Interaction, interactionsWith } from './interaction.ts';
import { type Intro, partiesOf, peopleIn } from './intro.ts';
import { find, records, type Table } from './table.ts';

export interface Ledger {
  readonly given: { introductions: number; referrals: number; help: number };
  readonly received: { introductions: number; referrals: number; help: number };
  /** Introductions now running in which they have a part (S2.3: load). */
  readonly open: number;
}

/** What passed between me and a person. Whoever has their interactions at hand gives them, and saves a walk over all. */
export function ledgerWith(
  document: VouchsafeDocument,
  person: PersonId,
  theirs: Iterable<Interaction> = interactionsWith(document, person),
): Ledger {
  const given = { introductions: 0, referrals: 0, help: 0 };
  const received = { introductions: 0, referrals: 0, help: 0 };
  let open = 0;
  const isThem = (party: PartyId) => isSameParty(document, party, person);
  for (const intro of records(document.intros)) {
    if (!peopleIn(intro).some(isThem)) continue;
    if (intro.stage !== 'closed') open++;
    if (intro.introducedOn === undefined) continue;
    const side = isThem(intro.connector) ? received : intro.connector === 'me' ? given : undefined;
    if (side) side[isReferral(document, intro) ? 'referrals' : 'introductions']++;
  }
  for (const { kind } of theirs) {
    if (kind === 'gave help') given.help++;
    if (kind === 'received help') received.help++;
  }
  return { given, received, open };
}

/** True for an introduction in which somebody vouches: its ask is a referral. */
export function isReferral(document: VouchsafeDocument, intro: Intro): boolean {
  return intro.ask !== undefined && find(document.asks, intro.ask)?.kind === 'referral';
}

/** The introductions and asks in which a person has a part. */
export function cardsOf(document: VouchsafeDocument, person: PersonId) {
  const intros = [...records(document.intros)].filter((intro) =>
    [...partiesOf(intro), intro.connector].some((party) => isSameParty(document, party, person)),
  );
  const asks = [...records(document.asks)].filter((ask) => isSameParty(document, ask.asker, person));
  return { intros, asks };
}

/** What I asked of a person, and how it went on from there. */
export interface Dealings {
  /** On how many cards I asked a favour of them, and on which days, oldest first. */
  readonly asked: number;
  readonly askedOn: readonly Day[];
  /** How often they said no, not now or rather not to that. */
  readonly declined: number;
  /** How often I thanked them, and told them what came of it. */
  readonly thanked: number;
  readonly reported: number;
}

/** One person's line of the overall ledger. */
export interface LedgerLine extends Ledger, Dealings {
  readonly person: PersonId;
}

type Draft = { -readonly [Field in keyof LedgerLine]: LedgerLine[Field] } & { askedOn: Day[] };

/** Everybody's lines, in one walk over each table. Whoever had no dealings with me has none. */
export function ledgerOverall(
  document: VouchsafeDocument,
  dayOf: (at: number) => Day,
): ReadonlyMap<PersonId, LedgerLine> {
  const lines = new Map<PersonId, Draft>();
  const lineOf = (party: PartyId): Draft | undefined => {
    if (party === 'me') return undefined;
    const person = survivorOf(document, party);
    const line = lines.get(person) ?? blank(person);
    lines.set(person, line);
    return line;
  };
  for (const intro of records(document.intros)) addIntro(document, intro, lineOf);
  for (const card of [...records(document.intros), ...records(document.asks)]) addFavours(card, lineOf, dayOf);
  for (const { kind, person } of records(document.interactions)) {
    if (kind !== 'gave help' && kind !== 'received help') continue;
    const line = lineOf(person);
    if (line) line[kind === 'gave help' ? 'given' : 'received'].help++;
  }
  for (const line of lines.values()) line.askedOn.sort();
  return lines;
}

/** One person's line, without a map of all. Their interactions are given by whoever has them at hand. */
export function ledgerLine(
  document: VouchsafeDocument,
  person: PersonId,
  theirs: Iterable<Interaction>,
  dayOf: (at: number) => Day,
): LedgerLine {
  const line = { ...blank(person), ...ledgerWith(document, person, theirs) };
  const lineOf = (party: PartyId) => (isSameParty(document, party, person) ? line : undefined);
  for (const table of [document.intros, document.asks])
    for (const card of records<Intro | Ask>(table as Table<Intro | Ask>))
      if (Object.values(card.history).some(({ party }) => party !== undefined && lineOf(party)))
        addFavours(card, lineOf, dayOf);
  line.askedOn.sort();
  return line;
}

type LineOf = (party: PartyId) => Draft | undefined;

function addIntro(document: VouchsafeDocument, intro: Intro, lineOf: LineOf): void {
  const kind = isReferral(document, intro) ? 'referrals' : 'introductions';
  const seen = new Set<Draft>();
  const connector = lineOf(intro.connector);
  for (const party of peopleIn(intro)) {
    const line = lineOf(party);
    if (!line || seen.has(line)) continue;
    seen.add(line);
    if (intro.stage !== 'closed') line.open++;
    if (intro.introducedOn === undefined) continue;
    if (line === connector) line.received[kind]++;
    else if (intro.connector === 'me') line.given[kind]++;
  }
}

/** Counts favours by card: whoever is nudged is not asked twice. */
function addFavours(card: FavourCard, lineOf: LineOf, dayOf: (at: number) => Day): void {
  const asked = new Set<Draft>();
  for (const entry of factsOf(card, 'asked', 'told', 'planted', 'answered', 'responded', 'thanked', 'reported')) {
    const line = entry.party === undefined ? undefined : lineOf(entry.party);
    if (!line) continue;
    if (isFavour(card, entry) && !asked.has(line)) {
      asked.add(line);
      line.asked++;
      line.askedOn.push(entry.on ?? dayOf(whenWritten(entry)));
    }
    if (isDeclined(card, entry)) line.declined++;
    if (entry.to === 'sent' && entry.what === 'thanked') line.thanked++;
    if (entry.to === 'sent' && entry.what === 'reported') line.reported++;
  }
}

type FavourCard = Parameters<typeof factsOf>[0] & { readonly connector?: PartyId };
type Fact = ReturnType<typeof factsOf>[number];

/** Asking somebody to connect, to think of somebody, or for leave to ask. Asking a party whether they want to meet is none. */
export function isFavour(card: FavourCard, { what, party }: Fact): boolean {
  return what === 'told' || what === 'planted' || (what === 'asked' && party === card.connector);
}

/** A no, a not now or a rather not to a favour. */
export function isDeclined(card: FavourCard, { what, party, answer }: Fact): boolean {
  if (what === 'responded') return answer === 'rather not';
  return what === 'answered' && party === card.connector && (answer === 'no' || answer === 'not now');
}

function blank(person: PersonId): Draft {
  const none = () => ({ introductions: 0, referrals: 0, help: 0 });
  return {
    person,
    given: none(),
    received: none(),
    open: 0,
    asked: 0,
    askedOn: [],
    declined: 0,
    thanked: 0,
    reported: 0,
  };
}
