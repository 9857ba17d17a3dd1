// What an owned page tries: code that got into our page by some bug, and does its worst from there. Each attack runs in
// the page's main world and answers true if it got what it wanted; most also show up at the bait (see bait.ts).
// The same list runs in a window without any protection: an attack that cannot succeed even there proves nothing, so it
// must succeed, or say why no plain window can show it.
import type { Page } from '@playwright/test';
import { codeAttacks } from './attacks/code.ts';
import { loadAttacks } from './attacks/load.ts';
import { powerAttacks } from './attacks/power.ts';
import { wayAttacks } from './attacks/way.ts';

/** Where an attack can leave proof that it got out. Each attack has its own. */
export interface Bait {
  /** A loopback address whose server counts what arrives. */
  readonly http: string;
  readonly https: string;
  readonly ws: string;
  /** A name that only this attack would look up. */
  readonly host: string;
  readonly stun: string;
  readonly turn: string;
  /** A readable file, and a web page on disk that calls the bait. */
  readonly file: string;
}

export interface Attack {
  readonly name: string;
  /** Runs in the page, so it may use nothing but its arguments and what a page has. */
  readonly run: (bait: Bait, given: never) => unknown;
  /** Plain data for `run`, which cannot use anything around it. */
  readonly given?: unknown;
  /** Why even a window without protection does not show it succeed, on a test machine. */
  readonly unseen?: string;
}

export const ATTACKS: readonly Attack[] = [...codeAttacks, ...loadAttacks, ...wayAttacks, ...powerAttacks];

const PATIENCE_MS = 1_200;
/** What an attack has sent may need a moment to arrive. */
const ARRIVAL_MS = 200;

/**
 * Tries one attack. True if the page itself saw it succeed; an attack that throws or never ends has failed.
 * It starts from a timer: what the driver of the tests calls directly may use eval in spite of any policy.
 */
export async function attempt(page: Page, { run, given }: Attack, bait: Bait): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), PATIENCE_MS));
  const call = `(${run})(${JSON.stringify(bait)}, ${JSON.stringify(given ?? null)})`;
  const tried = page.evaluate(`new Promise((go) => setTimeout(go)).then(() => ${call})`).catch(() => false);
  const answer = await Promise.race([tried, late]);
  if (answer !== true) await new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS));
  return answer === true;
}
