// Consent: whose yes an introduction needs, and who was asked and what they said, read from the card's history. Recording
// facts moves the card forward by itself; a no closes it. Nothing here decides what the user may override: that is rules.ts.
// What happens to the card when a recorded fact is put right is in correction.ts.
import { Refusal } from '../refusal.ts';
import { putAside } from './cards.ts';
import { DEFAULT_CONSENT_DAYS, DEFAULT_FOLLOW_UP_DAYS, type VouchsafeDocument } from './document.ts';
import { type Entry, factsOf, note } from './history.ts';
import { addDays, type Day, daysBetween, type IntroId, type PartyId, type Stamp } from './identity.ts';
import {
  CHANNELS,
  type Channel,
  findIntro,
  finish,
  type Intro,
  partiesOf,
  peopleIn,
  roleIn,
  standsAs,
} from './intro.ts';

export const ANSWERS = ['yes', 'not now', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];
/** What one person said to being introduced (or, a connector, to introducing), as the card's history tells it. */
export interface Consent {
  readonly answer: 'unasked' | 'asked' | Answer;
  /** When they were asked, last; and how often since their last answer. */
  readonly askedOn?: Day;
  readonly times?: number;
  readonly channel?: Channel;
  /** The words in which they were asked. */
  readonly asked?: string;
  readonly answeredOn?: Day;
  /** For "not now": ask again from this day. */
  readonly until?: Day;
  /** Their own words. */
  readonly words?: string;
  /** On which terms ("after the 10th", "mail yes, phone no"). */
  readonly terms?: string;
  /** Said in confidence: it stands in no message and in no export. */
  readonly neverLeaves?: true;
  /** They had said yes and took it back: then `answer` is no. */
  readonly withdrawn?: true;
  /** The entry that says so, for correcting it. */
  readonly entry?: string;
}

/** Whose "yes" is needed before the introduction is ready. Mine goes without saying, unless somebody offered. */
export function consentsNeeded(intro: Intro): PartyId[] {
  switch (roleIn(intro)) {
    case 'connector':
      return intro.mode === 'direct' ? [] : partiesOf(intro).filter((id) => id !== 'me');
    case 'asker':
      return [intro.connector];
    case 'introduced':
      return ['me'];
  }
}

/** A person's consent; whoever was never asked is "unasked". Of two laptops' answers the later one stands. */
export function consentOf(intro: Intro, who: PartyId): Consent {
  let consent: Consent = { answer: 'unasked' };
  for (const entry of factsOf(intro, 'asked', 'answered', 'withdrew'))
    if (entry.party === who) consent = after(consent, entry);
  return consent;
}

/** What a consent is after one more entry. */
function after(
  before: Consent,
  { id, what, on, channel, answer, until, words: said, terms, neverLeaves }: Entry,
): Consent {
  if (what === 'asked') {
    const times = before.answer === 'asked' ? (before.times ?? 1) + 1 : 1;
    return {
      answer: 'asked',
      times,
      entry: id,
      ...(on && { askedOn: on }),
      ...(isChannel(channel) && { channel }),
      ...(said && { asked: said }),
    };
  }
  const { askedOn, times, channel: by, asked } = before;
  const kept = {
    entry: id,
    ...(askedOn && { askedOn }),
    ...(times && { times }),
    ...(by && { channel: by }),
    ...(asked && { asked }),
    ...(on && { answeredOn: on }),
    ...(said && { words: said }),
    ...(neverLeaves && { neverLeaves }),
  };
  if (what === 'withdrew') return { ...kept, answer: 'no', withdrawn: true };
  return {
    ...kept,
    answer: ANSWERS.find((each) => each === answer) ?? 'asked',
    ...(answer === 'not now' && until && { until }),
    ...(answer !== 'no' && terms && { terms }),
  };
}

function isChannel(text: string | undefined): text is Channel {
  return CHANNELS.includes(text as Channel);
}

/** Who has said no, and has not been asked again since. */
export function refusedBy(intro: Intro): PartyId[] {
  return everybodyIn(intro).filter((who) => consentOf(intro, who).answer === 'no');
}

/** True when everybody whose yes is needed has said yes. */
export function isAgreed(intro: Intro): boolean {
  return consentsNeeded(intro).every((who) => consentOf(intro, who).answer === 'yes');
}

/** True for a yes so old that it is better asked for again: things change in half a year. Without its day no yes is old. */
export function isStale({ answer, answeredOn }: Consent, today: Day, days: number): boolean {
  return answer === 'yes' && answeredOn !== undefined && daysBetween(answeredOn, today) > days;
}

/** Whose needed yes has gone stale before the introduction was made. */
export function staleIn(document: VouchsafeDocument, intro: Intro, today: Day): PartyId[] {
  if (intro.introducedOn !== undefined || intro.stage === 'closed') return [];
  const days = document.settings.consentDays ?? DEFAULT_CONSENT_DAYS;
  return consentsNeeded(intro).filter((who) => isStale(consentOf(intro, who), today, days));
}

/** Who else had heard of it when somebody said no or not now, and is owed a word that does not say who (S2.4, S2.12). */
export function toldInVain(intro: Intro, who: PartyId): PartyId[] {
  const refused = refusedBy(intro);
  return peopleIn(intro).filter((other) => {
    if (other === who || refused.includes(other)) return false;
    const offered = intro.offered === true && other === intro.connector;
    return offered || intro.introducedOn !== undefined || consentOf(intro, other).answer !== 'unasked';
  });
}

/** Records that somebody was asked, when, how and in which words. The card moves on to Permission, and is taken up again. */
export function recordAsked(
  document: VouchsafeDocument,
  argument: { id: IntroId; party: PartyId; channel: Channel; on: Day; words?: string | undefined },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const { channel, on, words: said } = argument;
  const party = insider(document, intro, argument.party);
  putAside(intro, undefined);
  if (intro.stage === 'proposed') intro.stage = 'permission';
  note(intro, 'asked', stamp, { party, channel, on, ...(said && { words: said }) });
}

/**
 * Records an answer. The last yes that is needed makes the card ready; "not now" puts it aside until its day, or for a
 * few weeks when none was said (S2.3); a no from anybody closes it as declined (S2.4, S2.12).
 */
export function recordAnswer(
  document: VouchsafeDocument,
  argument: {
    id: IntroId;
    party: PartyId;
    answer: Answer;
    on: Day;
    until?: Day | undefined;
    words?: string | undefined;
    terms?: string | undefined;
    neverLeaves?: boolean | undefined;
  },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const { answer, on, until, words: said, terms, neverLeaves } = argument;
  const who = insider(document, intro, argument.party);
  note(intro, 'answered', stamp, {
    party: who,
    answer,
    on,
    ...(answer === 'not now' && until && { until }),
    ...(said && { words: said }),
    ...(answer !== 'no' && terms && { terms }),
    ...(neverLeaves && { neverLeaves }),
  });
  // What has ended stays ended as it did: then an answer is only a fact for the record.
  if (intro.stage === 'closed') return;
  if (answer === 'no') return finish(intro, 'declined', '', stamp);
  snoozeByAnswers(document, intro, answer, on);
  if (intro.stage === 'proposed') intro.stage = 'permission';
  if (intro.stage === 'ready' && answer === 'not now' && !isAgreed(intro)) intro.stage = 'permission';
  if (intro.stage === 'permission' && isReady(document, intro, stamp.today)) intro.stage = 'ready';
}

/** Records that somebody took their yes back. Before the introduction was made, that ends it as a no does. */
export function recordWithdrawal(
  document: VouchsafeDocument,
  argument: { id: IntroId; party: PartyId; on: Day; words?: string | undefined },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const { on, words: said } = argument;
  const party = insider(document, intro, argument.party);
  note(intro, 'withdrew', stamp, { party, on, ...(said && { words: said }) });
  if (intro.stage !== 'closed' && intro.introducedOn === undefined) finish(intro, 'declined', '', stamp);
}

/** True when every needed yes is there and none is stale, and the connector has what they need. */
export function isReady(document: VouchsafeDocument, intro: Intro, today: Day): boolean {
  return isAgreed(intro) && isPrepared(intro) && staleIn(document, intro, today).length === 0;
}

/** Until when a card waits for whoever said not now; without a day of theirs, for a few weeks. */
export function awaitedUntil(document: VouchsafeDocument, intro: Intro, today: Day): Day | undefined {
  const weeks = document.settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;
  const days = everybodyIn(intro)
    .map((who) => consentOf(intro, who))
    .filter((consent) => consent.answer === 'not now')
    .map((consent) => consent.until ?? addDays(consent.answeredOn ?? today, weeks));
  return days.sort().at(-1);
}

/** "Not now" puts the card aside; a yes takes it up again, unless it is still not the moment for somebody else. */
function snoozeByAnswers(document: VouchsafeDocument, intro: Intro, answer: Answer, on: Day): void {
  const last = awaitedUntil(document, intro, on);
  putAside(intro, last !== undefined && (answer === 'not now' || last > on) ? last : undefined);
}

function everybodyIn(intro: Intro): PartyId[] {
  return [...partiesOf(intro), intro.connector];
}

/** When I am the asker, the connector needs the words to forward and the names (S3.5). */
export function isPrepared(intro: Intro): boolean {
  return roleIn(intro) !== 'asker' || Boolean(intro.blurb?.trim() && (intro.names?.trim() || intro.partyB));
}

/** Somebody with a part in it, as it names them; or the refusal `not-a-party`. */
function insider(document: VouchsafeDocument, intro: Intro, party: PartyId): PartyId {
  const who = standsAs(document, intro, party);
  if (!everybodyIn(intro).includes(who)) throw new Refusal('not-a-party');
  return who;
}
