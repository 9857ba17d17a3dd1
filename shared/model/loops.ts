// Open loops, both ways: whom I owe thanks or news, and who owes me news of an introduction that I made. One list, read
// from the histories of the cards. It closes nothing: a loop ends when the user says that it was done, or waives it.
import type { Ask } from './ask.ts';
import type { Card } from './cards.ts';
import { nameOf, survivorOf, type VouchsafeDocument } from './document.ts';
import { newsAwaited } from './feedback.ts';
import { helpersOf } from './helped.ts';
import { type Entry, entriesOf, whenWritten } from './history.ts';
import type { Day, Instant, PartyId, PersonId } from './identity.ts';
import { type Intro, partiesOf, roleIn } from './intro.ts';
import { messagesOf } from './message.ts';
import type { Moment } from './messages/moments.ts';
import type { Outcome } from './outcome.ts';
import { records } from './table.ts';
import { lastSettled, newsOwed, thanksOwed, thanksTo, type WhoNow } from './thanks.ts';

export type LoopKind = 'thanks' | 'circle back' | 'progress' | 'awaited';

/** Something between me and a person that is not closed yet. */
export interface Loop {
  /** The same for the same loop, whenever it is looked at. */
  readonly key: string;
  readonly kind: LoopKind;
  readonly card: Card;
  readonly party: PersonId;
  /** Why it is open, in words. */
  readonly why: string;
  readonly since: Day;
  /** The message that would close it. */
  readonly moment: Moment;
  /** The day on which such a message left last; whether it was sent, only the user knows. */
  readonly drafted?: Day;
}

/** What the day's view and the list of loops need from where the user is. */
export type DayOf = (at: Instant) => Day;

/** Keeps what was made of a card while nothing that it came from has changed; whoever has no need of it gives none. */
export type Memo = <Value>(what: 'rows' | 'loops', card: Card, make: () => Value) => Value;
export const REMEMBERS_NOTHING: Memo = (_what, _card, make) => make();

/** All that is open today, whom it has waited for longest first. */
export function openLoops(
  document: VouchsafeDocument,
  today: Day,
  dayOf: DayOf,
  memo: Memo = REMEMBERS_NOTHING,
): Loop[] {
  const loops: Loop[] = [];
  const through = new Map<string, Intro[]>();
  for (const intro of records(document.intros)) {
    if (intro.ask !== undefined) through.set(intro.ask, [...(through.get(intro.ask) ?? []), intro]);
    loops.push(...memo('loops', intro, () => loopsOfIntro(document, intro, today, dayOf)));
  }
  const whoNow = (party: PartyId): PartyId => (party === 'me' ? party : survivorOf(document, party));
  for (const ask of records(document.asks))
    if (ask.stage === 'closed') loops.push(...loopsOfAsk(document, ask, through.get(ask.id) ?? [], dayOf, whoNow));
  return loops.sort((a, b) => compare(a.since, b.since) || compare(a.key, b.key));
}

function loopsOfIntro(document: VouchsafeDocument, intro: Intro, today: Day, dayOf: DayOf): Loop[] {
  const isClosed = intro.stage === 'closed';
  if (!isClosed && intro.introducedOn === undefined) return [];
  const since = isClosed ? dayOf(intro.closedAt ?? intro.createdAt) : (intro.introducedOn as Day);
  const make = (kind: LoopKind, moment: Moment, from: Day) => (party: PartyId) =>
    loop(intro, kind, moment, party, from, whyOfIntro(document, intro, kind, party));
  return [
    ...thanksDue(intro).map(make('thanks', 'thanks', since)),
    ...newsOwed(intro).map(make('circle back', 'circle back', since)),
    ...newsDue(intro, today).map(make('awaited', 'follow-up', intro.followUpOn ?? since)),
  ];
}

/** A connector is thanked as soon as they introduced me; everybody when it is over, whatever came of it. */
function thanksDue(intro: Intro): PartyId[] {
  const owed = thanksOwed(intro);
  return intro.stage === 'closed' ? owed : owed.filter((who) => who === intro.connector);
}

/** Who has not told me how it went, although the day of the follow-up has come. Closing the card is letting it be. */
function newsDue(intro: Intro, today: Day): PartyId[] {
  if (intro.stage === 'closed') return [];
  const isDue = intro.stage === 'follow-up' || (intro.followUpOn !== undefined && intro.followUpOn <= today);
  return isDue ? newsAwaited(intro) : [];
}

/** Thanks and progress for all who helped with an ask that is over (S4), as merges stand now. */
function loopsOfAsk(
  document: VouchsafeDocument,
  ask: Ask,
  intros: readonly Intro[],
  dayOf: DayOf,
  whoNow: WhoNow,
): Loop[] {
  const since = dayOf(ask.closedAt ?? ask.createdAt);
  const end = sayOutcome(ask.outcome);
  const loops: Loop[] = [];
  const push = (kind: 'thanks' | 'progress', party: PersonId, why: string) =>
    loops.push(loop(ask, kind, kind, party, since, why, whoNow));
  for (const [party, did] of helpersOf(document, ask, intros)) {
    const why = `${did} for “${ask.title}”; ${end}`;
    const connected = intros.some(({ connector }) => whoNow(connector) === party);
    if (thanksTo(ask, party, whoNow) === undefined && !connected) push('thanks', party, why);
    if (!isToldOfEnd(ask, party, whoNow) && !isToldElsewhere(ask, intros, party, whoNow)) push('progress', party, why);
  }
  return loops;
}

/** True when they were told, or the news was waived, since the ask was over. Where it stood on the way is not how it ended. */
function isToldOfEnd(ask: Ask, who: PersonId, whoNow: WhoNow): boolean {
  const told = lastSettled(ask, 'reported', who, whoNow);
  return told !== undefined && told.at >= endIn(ask);
}

/** Where in the order of its history an ask was closed last. */
function endIn(ask: Ask): Instant {
  return entriesOf(ask).find(({ what }) => what === 'closed')?.at ?? ask.closedAt ?? 0;
}

/** True when one of the ask's introductions brings them the news, or has brought it since the ask was over. */
function isToldElsewhere(ask: Ask, intros: readonly Intro[], who: PersonId, whoNow: WhoNow): boolean {
  return intros.some((intro) => {
    const { connector } = intro;
    if (whoNow(connector) !== who) return false;
    if (newsOwed(intro).includes(connector)) return true;
    const told = lastSettled(intro, 'reported', connector);
    return told !== undefined && whenWritten(told) >= (ask.closedAt ?? 0);
  });
}

function loop(
  card: Card,
  kind: LoopKind,
  moment: Moment,
  party: PartyId,
  since: Day,
  why: string,
  whoNow?: WhoNow,
): Loop {
  const drafted = lastMessage(card, moment, party, whoNow)?.on;
  const key = `${kind}/${card.id}/${party}`;
  return { key, kind, card, party: party as PersonId, why, since, moment, ...(drafted && { drafted }) };
}

/** The last message of a moment that left for somebody. */
export function lastMessage(
  card: Card,
  moment: Moment,
  party: PartyId,
  whoNow: WhoNow = (each) => each,
): Entry | undefined {
  return messagesOf(card).findLast(
    (entry) => entry.moment === moment && entry.party !== undefined && whoNow(entry.party) === party,
  );
}

function whyOfIntro(document: VouchsafeDocument, intro: Intro, kind: LoopKind, party: PartyId): string {
  const end = intro.stage === 'closed' ? `; ${sayOutcome(intro.outcome)}` : '';
  const isMade = intro.introducedOn !== undefined;
  if (kind === 'awaited') return `You introduced them to ${othersThan(document, intro, party)}`;
  if (party === intro.connector) {
    const whom = othersThan(document, intro, 'me');
    if (isMade) return `Introduced you to ${whom}${end}`;
    return `${roleIn(intro) === 'introduced' ? 'Offered' : 'Was asked'} to introduce you to ${whom}${end}`;
  }
  const whom = othersThan(document, intro, party);
  const through = intro.connector === 'me' ? '' : ` through ${nameOf(document, intro.connector)}`;
  return `${isMade ? 'Met' : 'Was asked about meeting'} ${whom}${through}${end}`;
}

function othersThan(document: VouchsafeDocument, intro: Intro, party: PartyId): string {
  const others = partiesOf(intro).filter((who) => who !== party);
  return others.map((who) => (who === 'me' ? 'you' : nameOf(document, who))).join(' and ') || 'somebody';
}

const ENDS: Readonly<Record<Outcome, string>> = {
  'worked out': 'it worked out',
  'met, nothing came of it': 'nothing came of it',
  'did not click': 'it did not click',
  'no reply': 'nobody replied',
  declined: 'it was declined',
  withdrawn: 'it was withdrawn',
};

function sayOutcome(outcome: Outcome | undefined): string {
  return (outcome !== undefined && ENDS[outcome]) || 'it is over';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
