// Making a request from a screen: a refusal becomes a message that says what happened, a broken rule opens its dialog.
import { notifications } from '@mantine/notifications';
import type { Broken } from '../../shared/model/rules.ts';
import { Refusal } from '../../shared/refusal.ts';
import { request } from '../vouchsafe.ts';
import { go, type RuleBreaker } from './place.ts';

let running = 0;

/** As `attempt`, for what adds something: a second click or Enter before the first is done adds nothing twice. */
export async function attemptOnce(work: () => Promise<unknown>): Promise<boolean> {
  if (running > 0) return false;
  running++;
  try {
    return await attempt(work);
  } finally {
    running--;
  }
}

/** Runs something that makes requests. Answers whether it was done; refusals are shown, and anything else is a bug. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message, 'refusal');
    return false;
  }
}

/** As `attempt`, for requests that may break rules of the board: the dialog names the rule and offers the fix. */
export async function attemptMove(move: RuleBreaker): Promise<boolean> {
  try {
    // The union of names and arguments is one request; TypeScript sees them apart.
    await (request as (name: string, argument: unknown) => Promise<unknown>)(move.name, move.argument);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'board-rule') go({ dialog: { is: 'rule', request: move, broken: error.details as Broken[] } });
    else if (error.code === 'outcome-missing' && move.name === 'card.move')
      go({ dialog: { is: 'close', card: move.argument.id } });
    else say(error.message, 'refusal');
    return false;
  }
}

/** A short message at the foot of the window. Everything that can be undone says so. */
export function say(message: string, tone: 'done' | 'refusal' = 'done'): void {
  // The same words twice are one message: keys that are held down must not paper the window over.
  notifications.hide(message);
  notifications.show({ id: message, message, color: tone === 'done' ? 'gray' : 'red', withBorder: true });
}
