// Parcels and snapshots on their way into the desk, one at a time whoever they come from (Y21, Y34), and the snapshot that goes
// out: the same bytes for ten minutes. It knows the desk and nobody's connection.
import { ArrivalError } from '../arrival.ts';
import { hash, toHex } from '../crypto.ts';
import type { Desk } from './desk.ts';
import type { Reader, SessionEvent, Snapshot } from './talk.ts';

const SNAPSHOT_STAYS_MS = 600_000;

type Answer = Extract<SessionEvent, { is: 'taken' | 'not taken' }>;

export class Bring {
  readonly #desk: Desk;
  #last: Promise<unknown> = Promise.resolve();
  #snapshot: { readonly made: Snapshot; readonly over: NodeJS.Timeout } | undefined;
  #isOver = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** The document as a session reads it. `mayTakeSnapshot`: no other session is taking one. */
  reader(mayTakeSnapshot: () => boolean): Reader {
    const desk = this.#desk;
    return {
      get heads() {
        return desk.heads;
      },
      get isEmpty() {
        return desk.isEmpty;
      },
      get mayTakeSnapshot() {
        return mayTakeSnapshot();
      },
      has: (change) => desk.has(change),
      changesSince: (heads) => desk.changesSince(heads),
      samples: (since) => desk.samples(since),
      snapshot: () => this.#snapshotNow(),
    };
  }

  /** Takes a parcel in, after all that came before it. Resolves to what the session is told. */
  take(changes: readonly Uint8Array[]): Promise<Answer> {
    return this.#next(() => this.#desk.take(changes));
  }

  adopt(snapshot: Uint8Array, heads: readonly string[], instead: boolean): Promise<Answer> {
    return this.#next(async () => {
      // What was here may be kept aside: it goes to nobody any more.
      if (instead) this.#forget();
      await this.#desk.adopt(snapshot, heads, instead);
      if (instead) this.#forget();
    });
  }

  /** Takes nothing in any more; resolves when nothing is under way. */
  async stop(): Promise<void> {
    this.#isOver = true;
    this.#forget();
    await this.#last;
  }

  #next(work: () => Promise<void>): Promise<Answer> {
    const answer = this.#last.then(() => answering(this.#isOver ? unsaved : work));
    this.#last = answer;
    return answer;
  }

  #snapshotNow(): Snapshot {
    if (this.#snapshot) return this.#snapshot.made;
    const { bytes, heads } = this.#desk.save();
    const made = { bytes, heads, hash: toHex(hash(bytes)) };
    const over = setTimeout(() => this.#forget(), SNAPSHOT_STAYS_MS);
    over.unref();
    this.#snapshot = { made, over };
    return made;
  }

  #forget(): void {
    clearTimeout(this.#snapshot?.over);
    this.#snapshot = undefined;
  }
}

async function unsaved(): Promise<void> {
  throw new Error('too late');
}

async function answering(work: () => Promise<void>): Promise<Answer> {
  try {
    await work();
    return { is: 'taken' };
  } catch (error) {
    return { is: 'not taken', code: error instanceof ArrivalError ? error.code : 'unsaved' };
  }
}
