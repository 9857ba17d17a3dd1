// One round of the folder (Y53–Y56): look, take in what is new, write what is missing there, remove what is over.
// When a round is due is the caller's business: after a change here, when the carrier saw one, every minute, and at locking.
// A round that fails has done part of its work, and the next one goes on.
import { randomBytes, toHex } from '../crypto.ts';
import { MOST_WRITERS } from './carrier.ts';
import { type FolderOrder, type Listing, listedOnly, plan, vanishedOwn } from './folder.ts';
import type { FolderAround, FolderTold } from './folder-around.ts';
import { FolderIn } from './folder-in.ts';
import { removed, settled } from './folder-kept.ts';
import { circleNow, confirmSnapshots, writeFile } from './folder-out.ts';

/** What is changed within this time is written together (Y54). In milliseconds. */
export const GATHER_MS = 5_000;
const APART_MS = 60_000;
const REPAIR_APART_MS = 600_000;
const WRITER_BYTES = 16;

/** `now`: a clock that only goes forward, in milliseconds. `isClosing`: what waits is written now, for the vault is about to be locked. */
export interface When {
  readonly now: number;
  readonly isClosing: boolean;
}

type Write = FolderOrder & { order: 'write' };

export class Folder {
  readonly #around: FolderAround;
  readonly #in: FolderIn;
  #queue: Promise<unknown> = Promise.resolve();
  #wantsSince: number | undefined;
  #wroteAt = Number.NEGATIVE_INFINITY;
  #repairedAt = Number.NEGATIVE_INFINITY;
  /** Of the writers that are not known yet, the first that is looked at next. */
  #from = 0;

  constructor(around: FolderAround) {
    this.#around = around;
    this.#in = new FolderIn(around, () => toHex(randomBytes(WRITER_BYTES)));
  }

  /** The document has changed: what is to be written is gathered from now on. */
  changed(now: number): void {
    this.#wantsSince ??= now;
  }

  /** One round, after any that is under way. Throws what the carrier throws: a CarrierError, or an error of node:fs. */
  async round(when: When): Promise<FolderTold> {
    const round = this.#queue.then(() => this.#round(when));
    this.#queue = round.catch(() => undefined);
    return await round;
  }

  async #round(when: When): Promise<FolderTold> {
    const around = this.#around;
    const listing = await this.#list();
    const lengths = new Map((listing.get(around.kept().writer) ?? []).map(({ name, length }) => [name, length]));
    if (around.kept().own.some(({ state }) => state === 'begun')) await around.keep((kept) => settled(kept, lengths));
    await confirmSnapshots(around);
    await this.#in.round(listing);
    await this.#prune(listing);
    const mayRepair = when.now >= this.#repairedAt + REPAIR_APART_MS;
    const isRepair = mayRepair && vanishedOwn(around.kept(), listing).length > 0;
    const orders = plan(around.kept(), listing, around.desk, circleNow(around), { mayRepair, limits: around.limits });
    const write = orders.find((order) => order.order === 'write');
    const dueIn = this.#dueIn(write, when);
    if (write && (dueIn === 0 || when.isClosing)) await this.#write(write, when, isRepair);
    await this.#remove(orders);
    const isBehind = write !== undefined && write.kind !== 'word' && this.#wantsSince !== undefined;
    return { ...this.#in.told(), isBehind, dueIn: this.#wantsSince === undefined ? undefined : dueIn };
  }

  async #list(): Promise<Listing> {
    const { carrier } = this.#around;
    const writers = this.#turnOf(await carrier.writers());
    const listing = new Map();
    for (const writer of writers) listing.set(writer, await carrier.list(writer));
    return listing;
  }

  /** Those who are known, and of others as many as there is room for, in turns: made-up ones hide nobody for ever. */
  #turnOf(writers: readonly string[]): ReadonlySet<string> {
    const { writer, others } = this.#around.kept();
    const known = writers.filter((each) => each in others);
    const strangers = writers.filter((each) => !(each in others) && each !== writer).sort();
    const room = Math.max(1, MOST_WRITERS - known.length - 1);
    const from = strangers.length > room ? this.#from % strangers.length : 0;
    this.#from = from + room;
    return new Set([writer, ...known, ...[...strangers, ...strangers].slice(from, from + room)]);
  }

  async #prune(listing: Listing): Promise<void> {
    const kept = this.#around.kept();
    if (JSON.stringify(listedOnly(kept, listing)) === JSON.stringify(kept)) return;
    await this.#around.keep((now) => listedOnly(now, listing));
  }

  // Until something has been wanted for a while: what comes together goes together.
  #dueIn(write: Write | undefined, { now }: When): number | undefined {
    if (!write) this.#wantsSince = undefined;
    else this.#wantsSince ??= now;
    if (this.#wantsSince === undefined) return undefined;
    return Math.max(0, this.#wantsSince + GATHER_MS - now, this.#wroteAt + APART_MS - now);
  }

  async #write(write: Write, { now }: When, isRepair: boolean): Promise<void> {
    this.#wroteAt = now;
    if (isRepair) this.#repairedAt = now;
    await writeFile(this.#around, write);
    this.#wantsSince = undefined;
  }

  async #remove(orders: readonly FolderOrder[]): Promise<void> {
    const places = orders.flatMap((order) => (order.order === 'remove' ? [order.place] : []));
    if (places.length === 0) return;
    for (const place of places) await this.#around.carrier.remove(place);
    await this.#around.keep((kept) => places.reduce(removed, kept));
  }
}
