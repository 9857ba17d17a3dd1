// Consent: whose yes an introduction needs, and the record of who was asked and what they said. Recording facts moves the
// card forward by itself; a no closes it. Nothing here decides what the user may override: that is rules.ts.
import { Refusal } from '../refusal.ts';
import { DEFAULT_FOLLOW_UP_DAYS, type VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import { addDays, type Day, type IntroId, type PartyId, type Stamp } from './identity.ts';
import { type Channel, findIntro, finish, type Intro, partiesOf, roleIn } from './intro.ts';
import { setText } from './person.ts';

export const ANSWERS = ['yes', 'not now', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];
/** What one person said to being introduced (or, a connector, to introducing). */
export interface Consent {
  answer: 'unasked' | 'asked' | Answer;
  askedOn?: Day;
  channel?: Channel;
  answeredOn?: Day;
  /** For "not now": ask again from this day. */
  until?: Day;
  words?: string;
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

/** A person's consent; whoever was never asked is "unasked". */
export function consentOf(intro: Intro, who: PartyId): Consent {
  const consent = Object.hasOwn(intro.consents, who) ? intro.consents[who] : undefined;
  // One whose making was undone has no answer.
  return consent?.answer ? consent : { answer: 'unasked' };
}

/** Who has said no, and has not been asked again since. */
export function refusedBy(intro: Intro): PartyId[] {
  return everybodyIn(intro).filter((who) => consentOf(intro, who).answer === 'no');
}

/** True when everybody whose yes is needed has said yes. */
export function isAgreed(intro: Intro): boolean {
  return consentsNeeded(intro).every((who) => consentOf(intro, who).answer === 'yes');
}

/** Records that somebody was asked, when and how. The card moves on to Permission by itself, and is taken up again. */
export function recordAsked(
  document: VouchsafeDocument,
  argument: { id: IntroId; party: PartyId; channel: Channel; on: Day },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const consent = consentToEdit(intro, argument.party);
  consent.answer = 'asked';
  consent.askedOn = argument.on;
  consent.channel = argument.channel;
  setText(consent, { answeredOn: '', until: '', words: '' });
  delete intro.snoozedUntil;
  if (intro.stage === 'proposed') intro.stage = 'permission';
  note(intro, 'asked', stamp, { party: argument.party, channel: argument.channel, on: argument.on });
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
  },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const { party: who, answer, on, until, words: said } = argument;
  const consent = consentToEdit(intro, who);
  consent.answer = answer;
  consent.answeredOn = on;
  setText(consent, { words: said ?? '', until: answer === 'not now' ? (until ?? '') : '' });
  note(intro, 'answered', stamp, {
    party: who,
    answer,
    on,
    ...(consent.until && { until: consent.until }),
    ...(said && { words: said }),
  });
  // What has ended stays ended as it did: then an answer is only a fact for the record.
  if (intro.stage === 'closed') return;
  if (answer === 'no') return finish(intro, 'declined', '', stamp);
  snoozeByAnswers(document, intro, answer, on);
  if (intro.stage === 'proposed') intro.stage = 'permission';
  if (intro.stage === 'ready' && answer === 'not now' && !isAgreed(intro)) intro.stage = 'permission';
  if (intro.stage === 'permission' && isAgreed(intro) && isPrepared(intro)) intro.stage = 'ready';
}

/** "Not now" puts the card aside; a yes takes it up again, unless it is still not the moment for somebody else. */
function snoozeByAnswers(document: VouchsafeDocument, intro: Intro, answer: Answer, on: Day): void {
  const weeks = document.settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;
  const days = everybodyIn(intro)
    .map((who) => consentOf(intro, who))
    .filter((consent) => consent.answer === 'not now')
    .map((consent) => consent.until ?? addDays(consent.answeredOn ?? on, weeks));
  const last = days.sort().at(-1);
  if (last !== undefined && (answer === 'not now' || last > on)) intro.snoozedUntil = last;
  else delete intro.snoozedUntil;
}

function everybodyIn(intro: Intro): PartyId[] {
  return [...partiesOf(intro), intro.connector];
}

/** When I am the asker, the connector needs the words to forward and the names (S3.5). */
export function isPrepared(intro: Intro): boolean {
  return roleIn(intro) !== 'asker' || Boolean(intro.blurb?.trim() && (intro.names?.trim() || intro.partyB));
}

function consentToEdit(intro: Intro, who: PartyId): Consent {
  const consent = everybodyIn(intro).includes(who) ? intro.consents[who] : undefined;
  if (!consent) throw new Refusal('not-a-party');
  return consent;
}
