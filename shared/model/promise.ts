// Promises: what a party undertook around an introduction, to be honoured.
import { Refusal } from '../refusal.ts';
import type { VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import type { Day, Instant, IntroId, PartyId, Stamp } from './identity.ts';
import { findIntro, peopleIn } from './intro.ts';

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
