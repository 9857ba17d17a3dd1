// How the other laptops stand, in a word for a corner: nothing while this laptop is in no circle, one name at most.
// Pure: what it is told, it says. The whole story is on the screen of the laptops.
import type { Laptop, SyncState, SyncTrouble } from '../../shared/sync.ts';
import { sayCount } from './saying.ts';

export interface CornerWord {
  readonly tone: 'yes' | 'asked' | 'no' | 'off';
  /** The laptop that it is about. Kept apart from the words: it may be written from right to left. */
  readonly who?: string;
  readonly words: string;
}

/** The word in the board's corner, or undefined while there is nobody to be in step with and never was. */
export function cornerWord(sync: SyncState | undefined): CornerWord | undefined {
  if (!sync) return undefined;
  const others = sync.laptops.filter(({ isThis }) => !isThis);
  if (sync.is === 'paused') return { tone: 'off', words: 'Sync is paused' };
  if (sync.is === 'off' || others.length === 0)
    return sync.isRemoved || sync.gone.length > 0 ? { tone: 'off', words: 'Sync is off' } : undefined;
  const stuck = others.find(({ trouble }) => trouble !== undefined && needsUser(trouble));
  if (stuck) return { tone: 'no', who: stuck.name, words: 'needs you' };
  if (sync.folder?.trouble && needsUser(sync.folder.trouble)) return { tone: 'no', words: 'The folder needs you' };
  const behind = others.filter(({ isInStep }) => !isInStep);
  const [first] = behind;
  if (!first) return { tone: 'yes', words: `${sayCount(sync.laptops.length, 'laptop')} in step` };
  if (behind.length === 1) return { tone: 'asked', who: first.name, words: briefly(first) };
  return { tone: 'asked', words: `${behind.length} laptops not in step` };
}

/** True for a trouble that does not pass by itself. */
export function needsUser(trouble: SyncTrouble): boolean {
  return !PASSING.includes(trouble);
}

const PASSING: readonly SyncTrouble[] = [
  'paused-there',
  'locked-there',
  'busy',
  'unreachable',
  'folder-missing',
  'folder-unreachable',
  'folder-damaged',
];

function briefly({ toSend, toCome, progress, inStepAt }: Laptop): string {
  if (progress !== undefined) return `${Math.floor(progress * 100)} % across`;
  const waiting = toSend + toCome;
  if (waiting > 0) return `${sayCount(waiting, 'change')} waiting`;
  return inStepAt === undefined ? 'not in step yet' : 'not in touch';
}
