// Thanks and news: both are owed to whoever helped, whatever the outcome (S2, S3.8, S4). Nothing closes by itself: the user
// says that they were sent, or waives them. Who owes *me* news is in feedback.ts.
import { Refusal } from '../refusal.ts';
import { involvedIn } from './broadcast.ts';
import { type Card, findCard, isIntro } from './cards.ts';
import { consentOf } from './consent.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import { type Entry, factsOf, note } from './history.ts';
import type { Day, PartyId, Stamp } from './identity.ts';
import { type Intro, peopleIn, roleIn, standsAs } from './intro.ts';
import { records } from './table.ts';

export const SETTLED = ['sent', 'waived'] as const;
export type Settled = (typeof SETTLED)[number];
/** Who a party is after all merges. An introduction needs none: its facts stand under the ids that it names. */
export type WhoNow = (party: PartyId) => PartyId;
const asNamed: WhoNow = (party) => party;

/** Records thanks to somebody, or that they are waived. */
export function recordThanks(
  document: VouchsafeDocument,
  argument: { id: string; party: PartyId; thanks: Settled },
  stamp: Stamp,
): void {
  const card = findCard(document, argument.id);
  const party = owedIn(document, card, argument.party);
  note(card, 'thanked', stamp, { party, to: argument.thanks, on: stamp.today });
}

/** Records that somebody who helped was told what came of it (S3.8), or that this is waived. */
export function recordNews(
  document: VouchsafeDocument,
  argument: { id: string; party: PartyId; news: Settled; on: Day; words?: string | undefined },
  stamp: Stamp,
): void {
  const card = findCard(document, argument.id);
  const party = owedIn(document, card, argument.party);
  const { news, on, words } = argument;
  note(card, 'reported', stamp, { party, to: news, on, ...(words && { words }) });
}

/** What became of the thanks to somebody; undefined while nothing has. `whoNow` says who somebody is after merges. */
export function thanksTo(card: Card, who: PartyId, whoNow?: WhoNow): Settled | undefined {
  return lastTo(card, 'thanked', who, whoNow);
}

/** What became of the news to somebody, since the card was closed or at any time. */
export function newsTo(card: Card, who: PartyId, whoNow?: WhoNow): Settled | undefined {
  return lastTo(card, 'reported', who, whoNow);
}

/** The last fact of thanks or news to somebody, for saying when it was and for correcting it. */
export function lastSettled(
  card: Card,
  what: 'thanked' | 'reported',
  who: PartyId,
  whoNow: WhoNow = asNamed,
): Entry | undefined {
  return factsOf(card, what).findLast(({ party }) => party !== undefined && whoNow(party) === who);
}

/** Who is still owed thanks, whatever the outcome: the connector and both parties, as far as they ever heard of it. */
export function thanksOwed(intro: Intro): PartyId[] {
  return peopleIn(intro).filter((who) => thanksTo(intro, who) === undefined && hasHeard(intro, who));
}

/** To whom I owe news of what came of it: of an introduction to me, its connector (S3.8), once it is over. */
export function newsOwed(intro: Intro): PartyId[] {
  if (intro.stage !== 'closed' || roleIn(intro) === 'connector') return [];
  const { connector } = intro;
  return newsTo(intro, connector) === undefined && hasHeard(intro, connector) ? [connector] : [];
}

function lastTo(card: Card, what: 'thanked' | 'reported', who: PartyId, whoNow?: WhoNow): Settled | undefined {
  const to = lastSettled(card, what, who, whoNow)?.to;
  return SETTLED.find((each) => each === to);
}

function hasHeard(intro: Intro, who: PartyId): boolean {
  if (intro.introducedOn !== undefined || (intro.offered && who === intro.connector)) return true;
  return consentOf(intro, who).answer !== 'unasked';
}

/** Who may be thanked for a card, or told of it: for an ask also whoever connected for it (S4). */
function mayBeOwed(document: VouchsafeDocument, card: Card): ReadonlySet<PartyId> {
  if (isIntro(card)) return new Set(peopleIn(card));
  const known = new Set<PartyId>([card.asker, ...involvedIn(card)]);
  for (const intro of records(document.intros)) if (intro.ask === card.id) known.add(intro.connector);
  return known;
}

/** Somebody who may be owed, as the card names them; or the refusal `not-a-party`. */
function owedIn(document: VouchsafeDocument, card: Card, party: PartyId): PartyId {
  const who = isIntro(card) ? standsAs(document, card, party) : party;
  const now = (each: PartyId) => survivorOf(document, each);
  if (who === 'me' || ![...mayBeOwed(document, card)].some((each) => now(each) === now(who)))
    throw new Refusal('not-a-party');
  return who;
}
