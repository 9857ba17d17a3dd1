// What is owed around an introduction: promises of its parties, and thanks to whoever helped.
import { Refusal } from '../refusal.ts';
import { consentOf } from './consent.ts';
import type { VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import type { Day, Instant, IntroId, PartyId, Stamp } from './identity.ts';
import { findIntro, type Intro, peopleIn } from './intro.ts';

/** What somebody undertook ("call by Friday"): to be honoured. */
export interface Undertaking {
  id: string;
  by: PartyId;
  text: string;
  due?: Day;
  state: 'open' | 'kept' | 'let go';
  binnedAt?: Instant;
}

/** Records what a party undertook. */
export function addPromise(
  document: VouchsafeDocument,
  argument: { id: IntroId; by: PartyId; text: string; due?: Day | undefined },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  if (argument.by !== 'me' && !peopleIn(intro).includes(argument.by)) throw new Refusal('not-a-party');
  const id = stamp.newId();
  intro.promises[id] = { id, by: argument.by, text: argument.text, state: 'open' };
  if (argument.due) intro.promises[id].due = argument.due;
  note(intro, 'promised', stamp, { party: argument.by, words: argument.text });
}

/** Says what became of a promise. */
export function settlePromise(
  document: VouchsafeDocument,
  argument: { id: IntroId; promise: string; state: Undertaking['state'] },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const promise = Object.hasOwn(intro.promises, argument.promise) ? intro.promises[argument.promise] : undefined;
  if (!promise) throw new Refusal('not-found');
  promise.state = argument.state;
  note(intro, 'settled', stamp, { party: promise.by, to: argument.state });
}

/** Records thanks to somebody, or that they are waived. */
export function recordThanks(
  document: VouchsafeDocument,
  argument: { id: IntroId; party: PartyId; thanks: 'sent' | 'waived' },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  if (!peopleIn(intro).includes(argument.party)) throw new Refusal('not-a-party');
  intro.thanks[argument.party] = argument.thanks;
  note(intro, 'thanked', stamp, { party: argument.party, to: argument.thanks });
}

/** Who is still owed thanks, whatever the outcome: the connector and both parties, as far as they ever heard of it. */
export function thanksOwed(intro: Intro): PartyId[] {
  return peopleIn(intro).filter((who) => intro.thanks[who] === undefined && hasHeard(intro, who));
}

function hasHeard(intro: Intro, who: PartyId): boolean {
  if (intro.introducedOn !== undefined || (intro.offered && who === intro.connector)) return true;
  return consentOf(intro, who).answer !== 'unasked';
}

/** Records that a draft left Vouchsafe, and by which way; the words themselves stay with the user's mail program. */
export function noteDraft(
  document: VouchsafeDocument,
  argument: { id: IntroId; party?: PartyId | undefined; channel: string },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  note(intro, 'drafted', stamp, { channel: argument.channel, ...(argument.party && { party: argument.party }) });
}
