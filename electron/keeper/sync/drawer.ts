// The drawer (Y4, Y5): what this laptop keeps for itself. Nothing counts before it is durable, and one write is under way at a time.
// What is in it is kept.ts; sealing and the disk are the vault's.
import { decodeKept, encodeKept, type Kept } from './kept.ts';

/** Where the sealed bytes lie: given by session.ts. A write is durable when it resolves. */
export interface Drawer {
  read(): Promise<Uint8Array | undefined>;
  write(bytes: Uint8Array): Promise<void>;
}

/** What is in the drawer, or undefined: then this laptop is in no circle (Y5). @throws as `decodeKept`. */
export async function openDrawer(drawer: Drawer): Promise<Kept | undefined> {
  const bytes = await drawer.read();
  return bytes && decodeKept(bytes);
}

interface Waiting {
  readonly edit: (kept: Kept) => Kept;
  readonly done: () => void;
  readonly failed: (why: unknown) => void;
}

/** The drawer while sync runs. */
export class Keeping {
  readonly #drawer: Drawer;
  #kept: Kept;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  /** `kept` is what `openDrawer` found. */
  constructor(drawer: Drawer, kept: Kept) {
    this.#drawer = drawer;
    this.#kept = kept;
  }

  /** Writes a first drawer, or another one over it: after founding and after joining. */
  static async begin(drawer: Drawer, kept: Kept): Promise<Keeping> {
    await drawer.write(encodeKept(kept));
    return new Keeping(drawer, kept);
  }

  /** What is durable. Only that may be relied on by anybody else (Y5). */
  get kept(): Kept {
    return this.#kept;
  }

  /**
   * Changes what is kept; resolves when it is durable. Edits are made in the order of calls, those that come while the disk is busy share
   * the next write. An edit that throws rejects alone; a write that fails rejects all of its edits, and none of them has happened.
   */
  change(edit: (kept: Kept) => Kept): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ edit, done, failed });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Resolves when everything that was asked for is written, or has failed. */
  async settled(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // One turn later, so that what is changed in one go is written in one.
      await Promise.resolve();
      await this.#write(this.#waiting.splice(0));
    }
    this.#writing = undefined;
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    let next = this.#kept;
    const made: Waiting[] = [];
    for (const waiting of batch) {
      try {
        next = waiting.edit(next);
        made.push(waiting);
      } catch (error) {
        waiting.failed(error);
      }
    }
    try {
      if (next !== this.#kept) await this.#drawer.write(encodeKept(next));
      this.#kept = next;
      for (const { done } of made) done();
    } catch (error) {
      for (const { failed } of made) failed(error);
    }
  }
}
