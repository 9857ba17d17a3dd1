// What is said of one laptop, and of a code on show. Pure: times are given.
import type { Laptop, PairingState } from '../../../shared/sync.ts';
import { sayCount, sayPeople } from '../../ui/saying.ts';
import { sayAgo, sayInstant } from '../../ui/today.ts';

/** Whether a laptop has the same as this one: "In step", "12 changes waiting to go there". */
export function sayStep({ isThis, isInStep, toSend, toCome, inStepAt, progress }: Laptop): string {
  if (isThis) return 'This laptop';
  if (progress !== undefined) return `On its way: ${Math.floor(progress * 100)} %`;
  if (isInStep) return 'In step';
  const going = toSend > 0 && `${sayCount(toSend, 'change')} waiting to go there`;
  const coming = toCome > 0 && `${sayCount(toCome, 'change')} waiting to come from there`;
  if (going || coming) return [going, coming].filter(Boolean).join(', ');
  return inStepAt === undefined ? 'Not in step yet' : `Last in step ${sayInstant(inStepAt)}`;
}

/** When a laptop was last heard, and how: "In touch directly", "Last heard 3 d ago". */
export function sayHeard({ isThis, how, heardAt }: Laptop, now: number): string {
  if (isThis) return '';
  if (how === 'direct') return 'In touch directly';
  const by = how === 'folder' ? ' by the folder' : '';
  if (heardAt === undefined) return 'Not heard yet';
  return `Last heard${by} ${sayPast(heardAt, now)}`;
}

/** "just now", "5 min ago". */
export function sayPast(at: number, now: number): string {
  const ago = sayAgo(at, now);
  return ago === 'just now' ? ago : `${ago} ago`;
}

/** When the folder was looked through: "Looked through just now". */
export function sayLooked(lookedAt: number | undefined, now: number): string {
  return lookedAt === undefined ? 'Not looked through yet' : `Looked through ${sayPast(lookedAt, now)}`;
}

/** How long a code still lives: "4:59"; never below nothing. */
export function sayLeft(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What wrong tries have done to a code, or nothing while there were none. */
export function sayTries(left: number): string | undefined {
  if (left >= TRIES) return undefined;
  if (left <= 0) return 'Three wrong tries: these words no longer work, only the link does.';
  if (left === 1) return 'Two wrong tries. After one more these words no longer work.';
  return 'One wrong try. After two more these words no longer work.';
}

const TRIES = 3;

/** What the other one holds, as far as it matters here: "It holds 240 people." */
export function sayHolds({ people, hasData }: Pick<Asking, 'people' | 'hasData'>): string {
  if (people > 0) return `It holds ${sayPeople(people)}.`;
  return hasData ? 'It holds nobody yet, but other things.' : 'It holds nobody yet.';
}

export type Asking = Extract<PairingState, { is: 'asking' }>;
