// When a laptop is dialled again, and which of two connections between the same two stays (Y25). Pure, and no more than that:
// who is dialled at all, and who knows the answer, is in sync.ts.
import type { LaptopId } from './identity.ts';

const SECOND = 1_000;
const LONGEST = 60;
/** Beyond this doubling is beyond the longest wait anyway. */
const MOST_DOUBLINGS = 6;

/** Whether this connection is the one of two that stays: the one that the lower id dialled. Both sides answer the same. */
export function isKept(own: LaptopId, peer: LaptopId, isDialler: boolean): boolean {
  return isDialler === own < peer;
}

/** Whether hello may be said on a new connection now: not while one's own call, which would stay instead, is under way. */
export function mayGreet(
  own: LaptopId,
  peer: LaptopId,
  { isDialler, isDialling }: { readonly isDialler: boolean; readonly isDialling: boolean },
): boolean {
  return isKept(own, peer, isDialler) || !(isDialling && own < peer);
}

/** How long to wait in ms after so many failed tries. `chance` is 0 to 1, so that two laptops do not go on meeting head-on. */
export function waitBefore(failed: number, chance: number): number {
  const seconds = Math.min(LONGEST, 2 ** Math.min(failed, MOST_DOUBLINGS));
  return seconds * SECOND * (1 + chance / 4);
}
