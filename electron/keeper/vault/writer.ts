// Writing while a vault is open: the log under the pen, HEAD, and everything that is not saved yet (V24–V28, V31, V33).
// One queue keeps the order of all short writes. What a generation is, and when one is made, is open-vault.ts.
import { Refusal } from '../../../shared/refusal.ts';
import { type Disk, diskRefusal } from './files.ts';
import type { Base } from './fold.ts';
import { NO_ID } from './format.ts';
import { HeadFile } from './head.ts';
import type { Keys } from './keys.ts';
import type { Standing } from './open.ts';
import { headPath } from './paths.ts';
import { Queue } from './queue.ts';
import { Segment } from './segment.ts';
import type { LogEntry } from './snapshot.ts';

/** What a fold begins with: the logs that its snapshot will hold, how many changes that is, and the snapshot's place in order. */
export interface Switched {
  readonly folded: readonly LogEntry[];
  readonly held: number;
  readonly born: number;
}

/** The writing half of an open vault. */
export class Writer {
  readonly #disk: Disk;
  readonly #dir: string;
  readonly #keys: Keys;
  readonly #head: HeadFile;
  readonly #queue = new Queue();
  readonly #logs: Map<string, LogEntry>;
  readonly #unreadable: readonly LogEntry[];
  #base: Base;
  #previous: string;
  #nextBorn: number;
  #segment: Segment | undefined;
  #unsaved: readonly Uint8Array[] = [];
  #named: { readonly log: string; readonly changes: number };
  #owed = 0; // given to append and not durable yet
  #durable: number; // changes on disk that base did not hold when this vault was opened
  #folded = 0; // how many of those the base holds by now
  #waiting: { changes: Uint8Array[]; saved: Promise<void> } | undefined;

  constructor(disk: Disk, dir: string, keys: Keys, standing: Standing, sinceFold: number) {
    this.#disk = disk;
    this.#dir = dir;
    this.#keys = keys;
    this.#head = new HeadFile(disk, headPath(dir), keys, standing.head);
    this.#base = standing.base;
    this.#previous = standing.previous;
    this.#logs = new Map(standing.logs.map((entry) => [entry.log, entry]));
    this.#unreadable = standing.unreadable;
    this.#nextBorn = standing.nextBorn;
    this.#durable = sinceFold;
    this.#named = standing.head.head ?? { log: NO_ID, changes: 0 };
  }

  get base(): Base {
    return this.#base;
  }

  /** NO_ID if there is none. */
  get previous(): string {
    return this.#previous;
  }

  get unsaved(): number {
    return this.#owed;
  }

  get sinceFold(): number {
    return this.#durable - this.#folded;
  }

  /** All logs that are or should be in the folder, the live one included. */
  get entries(): LogEntry[] {
    const live = this.#segment ? [this.#segment.entry] : [];
    return [...[...this.#logs.values()].filter(({ log }) => log !== this.#segment?.id), ...live];
  }

  /** Resolves once the changes are durable in log, mirror and HEAD (V26). */
  async append(changes: readonly Uint8Array[]): Promise<void> {
    if (changes.length === 0) return;
    // Whoever comes while the disk is busy shares the next sync round.
    if (!this.#waiting) {
      const batch: Uint8Array[] = [];
      const saved = this.run(() => this.#save(batch));
      this.#waiting = { changes: batch, saved };
    }
    this.#waiting.changes.push(...changes);
    this.#owed += changes.length;
    return await this.#waiting.saved;
  }

  /** Writes what is unsaved, in a new log if the last one gave an error. */
  async retry(): Promise<void> {
    await this.run(() => this.#save([]));
  }

  /** Runs a task in the order of writes. It ends the batch that waits, or later changes would overtake the task. */
  run<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting = undefined;
    return this.#queue.run(task);
  }

  async #save(batch: Uint8Array[]): Promise<void> {
    if (this.#waiting?.changes === batch) this.#waiting = undefined;
    this.#unsaved = [...this.#unsaved, ...batch];
    if (this.#unsaved.length === 0) return;
    const changes = this.#unsaved;
    try {
      this.#segment ??= await this.#startSegment();
      await this.#segment.append(changes);
      this.#named = this.#liveLog();
      await this.#writeHead(this.#base, this.#previous);
    } catch (error) {
      await this.#giveUpSegment();
      throw diskRefusal(error);
    }
    this.#unsaved = [];
    this.#owed -= changes.length;
    this.#durable += changes.length;
  }

  async #startSegment(): Promise<Segment> {
    if (this.#segment) this.#logs.set(this.#segment.id, this.#segment.entry);
    this.#nextBorn += 1;
    const manifest = { logs: [...this.#logs.values()] };
    return await Segment.start(this.#disk, this.#dir, this.#keys, this.#nextBorn - 1, manifest);
  }

  async #giveUpSegment(): Promise<void> {
    const segment = this.#segment;
    this.#segment = undefined;
    if (!segment) return;
    this.#logs.set(segment.id, segment.entry);
    await segment.close();
  }

  async #writeHead(base: Base, previous: string): Promise<void> {
    const { log, changes } = this.#named;
    await this.#head.write({ log, changes, base: base.id, baseBorn: base.born, previous });
  }

  /** Starts a new log (V33). Queued at once: whatever is appended after this call goes there. */
  async switchLog(): Promise<Switched> {
    return await this.run(() => this.#switchLog());
  }

  async #switchLog(): Promise<Switched> {
    // Whoever opened the same vault past the lock must not find its logs folded away: then nobody folds (V36).
    if (!(await this.#head.isOurs())) throw new Refusal('vault-in-use');
    const next = await this.#startSegment();
    await this.#segment?.finish();
    this.#segment = next;
    const folded = [...this.#logs.values(), ...this.#unreadable];
    const [held, born] = [this.#durable, this.#nextBorn];
    this.#nextBorn += 1;
    // What could not be saved so far is in the generation too, but a generation may fail as well.
    if (this.#unsaved.length > 0) await this.#save([]);
    return { folded, held, born };
  }

  /** Makes HEAD name a new base (V33); only then does it count here. */
  async adopt(base: Base, held: number): Promise<void> {
    await this.run(async () => {
      // A folded log needs no proof any more, and will be removed: from now on HEAD answers for the one after it.
      if (base.folded.some(({ log }) => log === this.#named.log)) this.#named = this.#liveLog();
      await this.#writeHead(base, this.#base.id);
      this.#previous = this.#base.id;
      this.#base = base;
      this.#folded = Math.max(this.#folded, held);
    });
  }

  /** Forgets logs whose files were removed. In the queue, since a log being started must list what its snapshot will list as folded. */
  async forget(removed: readonly LogEntry[]): Promise<void> {
    await this.run(async () => {
      for (const { log } of removed) this.#logs.delete(log);
    });
  }

  #liveLog(): { readonly log: string; readonly changes: number } {
    return { log: this.#segment?.id ?? NO_ID, changes: this.#segment?.changes ?? 0 };
  }

  /** Saves what it can, ends the log (V27). @throws Refusal if changes stay unsaved; files are closed all the same. */
  async close(): Promise<void> {
    try {
      await this.run(async () => {
        await this.#save([]);
        await this.#segment?.finish();
      });
    } finally {
      await this.#head.close();
    }
  }
}
