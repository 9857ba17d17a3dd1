// Promises: what a party undertook around an introduction, to be honoured.
import { Refusal } from '../refusal.ts';
import type { VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import type { Day, Instant, IntroId, PartyId, Stamp } from './identity.ts';
import { findIntro, type Intro, peopleIn, standsAs } from './intro.ts';
import { setText } from './person.ts';

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
  const by = standsAs(document, intro, argument.by);
  if (by !== 'me' && !peopleIn(intro).includes(by)) throw new Refusal('not-a-party');
  const id = stamp.newId();
  intro.promises[id] = { id, by, text: argument.text, state: 'open' };
  if (argument.due) intro.promises[id].due = argument.due;
  note(intro, 'promised', stamp, { party: by, words: argument.text });
}

/** Says what became of a promise. */
export function settlePromise(
  document: VouchsafeDocument,
  argument: { id: IntroId; promise: string; state: Undertaking['state'] },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const promise = promiseOf(intro, argument.promise);
  promise.state = argument.state;
  note(intro, 'settled', stamp, { party: promise.by, to: argument.state });
}

/** Puts a promise right: its words, its day (empty for none), or strikes it, as noted by mistake, and lets it stand again. */
export function editPromise(
  document: VouchsafeDocument,
  argument: {
    id: IntroId;
    promise: string;
    changes: { text?: string | undefined; due?: Day | undefined; struck?: boolean | undefined };
  },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const promise = promiseOf(intro, argument.promise);
  const { struck, ...plain } = argument.changes;
  const changed = setText(promise, plain);
  if (struck !== undefined && struck !== (promise.binnedAt !== undefined)) {
    if (struck) promise.binnedAt = stamp.now;
    else delete promise.binnedAt;
    changed.push('binnedAt');
  }
  if (changed.length > 0) note(intro, 'edited', stamp, { fields: 'promise', party: promise.by });
}

/** The promises that stand: open ones first, by their day, then in the order of their ids. */
export function promisesOf(intro: Intro): Undertaking[] {
  const rank = ({ state, due }: Undertaking) => `${state === 'open' ? 0 : 1}${due ?? '9999'}`;
  return Object.values(intro.promises)
    .filter(({ binnedAt }) => binnedAt === undefined)
    .sort((a, b) => rank(a).localeCompare(rank(b), 'en') || (a.id < b.id ? -1 : 1));
}

/** True for a promise whose day has passed and of which nobody said what became. */
export function isOverdue({ state, due, binnedAt }: Undertaking, today: Day): boolean {
  return state === 'open' && binnedAt === undefined && due !== undefined && due < today;
}

function promiseOf(intro: Intro, id: string): Undertaking {
  const promise = Object.hasOwn(intro.promises, id) ? intro.promises[id] : undefined;
  if (!promise) throw new Refusal('not-found');
  return promise;
}
