// Files of the folder that did not open (Y56). Each is looked at again when it changed, when the roll did, or after ever more
// rounds: a carrier may still be filling it in place. Forgotten at a restart.
import type { Unopened } from './file.ts';

const MOST_ROUNDS_APART = 64;

interface Passed {
  readonly mark: string;
  readonly roll: string;
  readonly why: Unopened;
  readonly tries: number;
  readonly again: number;
}

export class PassedOver {
  readonly #files = new Map<string, Passed>();
  #round = 0;

  /** A round begins. */
  begin(): void {
    this.#round += 1;
  }

  /** Whether a file need not be read in this round. */
  has(key: string, mark: string, roll: string): boolean {
    const passed = this.#files.get(key);
    return passed?.mark === mark && passed.roll === roll && passed.again > this.#round;
  }

  add(key: string, mark: string, roll: string, why: Unopened): void {
    const before = this.#files.get(key);
    const tries = before?.mark === mark ? before.tries + 1 : 1;
    this.#files.set(key, {
      mark,
      roll,
      why,
      tries,
      again: this.#round + Math.min(2 ** (tries - 1), MOST_ROUNDS_APART),
    });
  }

  delete(key: string): void {
    this.#files.delete(key);
  }

  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#files.keys()) if (!keys.has(key)) this.#files.delete(key);
  }

  /** Those sealed for us that were found damaged more than once: not merely on their way. */
  damaged(): string[] {
    return [...this.#files].filter(([, { why, tries }]) => why === 'damaged' && tries > 1).map(([key]) => key);
  }
}
