// What was told lately, so that a flood of announcements, true or repeated, leads to a trickle of dials (Y45).
// Bounded whatever comes: it remembers a minute of a few addresses for each laptop, and nothing of strangers.
import { type Address, writeAddress } from './address.ts';

const AGAIN_S = 2;
const MINUTE_S = 60;
const MOST_IN_MINUTE = 16;

export class Lately {
  /** When each address was last told, by whose it is. */
  readonly #told = new Map<string, Map<string, number>>();

  /** Whether to tell of this address: the same once in two seconds, sixteen different ones in a minute. `now` in seconds. */
  isNews(whose: string, address: Address, now: number): boolean {
    const written = writeAddress(address);
    const told = this.#told.get(whose) ?? new Map<string, number>();
    for (const [each, at] of told) if (now - at >= MINUTE_S) told.delete(each);
    const last = told.get(written);
    if (last === undefined ? told.size >= MOST_IN_MINUTE : now - last < AGAIN_S) return false;
    this.#told.set(whose, told.set(written, now));
    return true;
  }

  /** What was told is told again when it is heard: the user asked, or the network is another one. */
  forget(): void {
    this.#told.clear();
  }
}
