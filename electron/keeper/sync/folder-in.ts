// Taking in from the folder (Y53): what is new is read once, and taken in as soon as what it goes on from is here.
// Kept here is only what a restart may forget; what must be remembered is in folder-kept.ts.
import { FILE_LIMIT, type Listed, type Place } from './carrier.ts';
import { FILE_HEAD_BYTES, isSealedFor, type Opened, openFile } from './file.ts';
import type { Listing } from './folder.ts';
import type { FolderAround, FolderTold, TakenIn } from './folder-around.ts';
import { isKnown, isTwin, renewed, took } from './folder-kept.ts';
import type { Hex } from './messages.ts';
import { PassedOver } from './passed-over.ts';
import { entriesOf, rollHash, standing } from './roll.ts';
import { decodeChanges } from './word.ts';

const MOST_UNREAD = 3;
const READ_AT_ONCE = 1024 * 1024;
const HELD_BYTES = 32 * 1024 * 1024;

/** A whole file whose content is not all here yet. */
interface Waiting {
  readonly place: Place;
  readonly listed: Listed;
  readonly opened: Opened;
  /** Read again if it was not worth holding. */
  payload: Uint8Array | undefined;
  outcome: TakenIn | undefined;
  /** The heads when it was tried last: nothing is tried twice on the same document. */
  triedAt: string;
}

export class FolderIn {
  readonly #around: FolderAround;
  readonly #newWriter: () => Hex;
  readonly #waiting = new Map<string, Waiting>();
  readonly #passed = new PassedOver();
  /** Whole files in other places than their own, by mark: their content is here. */
  readonly #elsewhere = new Map<string, string>();
  readonly #numbers = new Map<string, Hex>();
  readonly #twins = new Set<Hex>();
  #held = 0;
  #unread = 0;

  /** `newWriter`: 16 random bytes, for when this vault turns out to be a copy. */
  constructor(around: FolderAround, newWriter: () => Hex) {
    this.#around = around;
    this.#newWriter = newWriter;
  }

  /** Reads what is new, and takes in all that can be. */
  async round(listing: Listing): Promise<void> {
    this.#passed.begin();
    this.#unread = 0;
    this.#forgetGone(listing);
    for (const [writer, files] of listing)
      for (const listed of files) await this.#look({ writer, name: listed.name }, listed);
    this.#forgetRemoved();
    await this.#takeAll();
  }

  /** What is worth telling about it. */
  told(): Pick<FolderTold, 'waitingFor' | 'damaged' | 'refused' | 'twins'> {
    const refused = this.#open().flatMap(({ opened, outcome }) =>
      outcome === undefined || outcome === 'taken' || outcome === 'waiting' ? [] : [[opened.word.by, outcome] as const],
    );
    return {
      waitingFor: this.#missing(),
      damaged: this.#passed.damaged(),
      refused: Object.fromEntries(refused),
      twins: [...this.#twins],
    };
  }

  // Of the numbers that a waiting file goes on from, those that are not here.
  #missing(): Record<Hex, number> {
    const missing = new Map<Hex, Set<string>>();
    const here = new Set(this.#open().map(({ opened: { word } }) => `${word.writer} ${word.n}`));
    for (const { opened, outcome } of this.#open()) {
      const { by, writer, holds, n } = opened.word;
      const known = Object.keys(this.#around.kept().others[writer]?.files ?? {});
      const numbers = new Set(known.map((name) => Number.parseInt(name, 10)));
      const lacking = holds.filter((n) => !numbers.has(n) && !here.has(`${writer} ${n}`));
      const all = missing.get(by) ?? new Set();
      for (const each of lacking) all.add(`${writer} ${each}`);
      // All of its own are here: what it rests on was in files of others, which nobody can number.
      if (lacking.length === 0 && outcome === 'waiting') all.add(`${writer} ${n} rests on others`);
      if (all.size > 0) missing.set(by, all);
    }
    return Object.fromEntries([...missing].map(([by, all]) => [by, all.size]));
  }

  #open(): Waiting[] {
    return [...this.#waiting.values()];
  }

  #forgetGone(listing: Listing): void {
    const keys = new Set([...listing].flatMap(([writer, files]) => files.map(({ name }) => keyOf({ writer, name }))));
    this.#passed.keepOnly(keys);
    for (const key of this.#elsewhere.keys()) if (!keys.has(key)) this.#elsewhere.delete(key);
    for (const [key, waiting] of this.#waiting) if (!keys.has(key)) this.#drop(key, waiting);
  }

  // Another file may have brought the removal of a writer that was read before it.
  #forgetRemoved(): void {
    const stands = new Set(standing(this.#around.roll()).map(({ id }) => id));
    for (const [key, waiting] of this.#waiting) if (!stands.has(waiting.opened.word.by)) this.#drop(key, waiting);
  }

  async #look(place: Place, listed: Listed): Promise<void> {
    const { name, mark, length } = listed;
    const key = keyOf(place);
    if (name.startsWith('.') || !name.endsWith('.vsx') || length > FILE_LIMIT) return;
    if (isKnown(this.#around.kept(), place, length) || this.#elsewhere.get(key) === mark) return;
    const roll = rollHash(this.#around.roll());
    if (this.#waiting.get(key)?.listed.mark === mark || this.#passed.has(key, mark, roll)) return;
    const bytes = (await this.#isForUs(place, length)) ? await this.#read(place, length) : undefined;
    const opened = bytes ? openFile(this.#around.identity, this.#around.roll(), bytes) : 'not-ours';
    if (typeof opened === 'string') return this.#passed.add(key, mark, roll, opened);
    this.#passed.delete(key);
    await this.#meet(key, place, { ...listed, length: bytes?.length ?? length }, opened);
  }

  // No more than it is said to have, so that nobody waits for more.
  async #read(place: Place, length = -1): Promise<Uint8Array | undefined> {
    return await this.#orUnread(() => this.#around.carrier.read(place, length < 0 ? FILE_LIMIT : length));
  }

  // Of a long file that is not sealed for this laptop nothing but the beginning is read.
  async #isForUs(place: Place, length: number): Promise<boolean> {
    if (length >= 0 && length <= READ_AT_ONCE) return true;
    const head = await this.#orUnread(() => this.#around.carrier.begin(place, FILE_HEAD_BYTES));
    return head !== undefined && isSealedFor(this.#around.identity, head);
  }

  // One file that cannot be read must not keep the others away; where several cannot, the carrier is what fails.
  async #orUnread(read: () => Promise<Uint8Array | undefined>): Promise<Uint8Array | undefined> {
    try {
      return await read();
    } catch (error) {
      this.#unread += 1;
      if (this.#unread > MOST_UNREAD) throw error;
      return undefined;
    }
  }

  async #meet(key: string, place: Place, listed: Listed, opened: Opened): Promise<void> {
    const { identity, kept, keep, learn, roll } = this.#around;
    if (rollHash(opened.roll) !== rollHash(roll())) await learn(entriesOf(opened.roll));
    if (isTwin(kept(), identity.id, opened)) {
      this.#twins.add(identity.id);
      if (opened.word.writer === kept().writer) await keep((now) => renewed(now, identity.id, this.#newWriter()));
    }
    this.#noteNumber(opened);
    this.#waiting.set(key, {
      place,
      listed,
      opened: withoutPayload(opened),
      payload: opened.payload,
      outcome: undefined,
      triedAt: '',
    });
    this.#held += opened.payload.length;
    if (this.#held > HELD_BYTES) this.#let(key);
  }

  #noteNumber({ id, word }: Opened): void {
    const key = `${word.writer} ${word.n}`;
    const before = this.#numbers.get(key);
    if (before !== undefined && before !== id) this.#twins.add(word.by);
    this.#numbers.set(key, id);
  }

  #let(key: string): void {
    const waiting = this.#waiting.get(key);
    this.#held -= waiting?.payload?.length ?? 0;
    if (waiting) waiting.payload = undefined;
  }

  #drop(key: string, waiting: Waiting): void {
    this.#held -= waiting.payload?.length ?? 0;
    this.#waiting.delete(key);
  }

  // Changes first, and a snapshot only where they do not suffice: it is long.
  async #takeAll(): Promise<void> {
    while ((await this.#takeSome('changes')) || (await this.#takeSome('snapshot')));
    const done = [...this.#waiting].filter(([, { opened }]) => this.#isHere(opened));
    if (done.length === 0) return;
    await this.#around.keep((kept) =>
      done.reduce((now, [, { opened, place, listed }]) => took(now, opened, place, listed.length), kept),
    );
    for (const [key, waiting] of done) {
      this.#elsewhere.set(key, waiting.listed.mark);
      this.#drop(key, waiting);
    }
  }

  async #takeSome(kind: 'changes' | 'snapshot'): Promise<boolean> {
    const some = [...this.#waiting].filter(([, { opened }]) => opened.word.kind === kind);
    some.sort(([, a], [, b]) => (a.opened.word.n - b.opened.word.n) * (kind === 'changes' ? 1 : -1));
    let hasTaken = false;
    for (const [key, waiting] of some) {
      if (this.#isHere(waiting.opened) || !this.#isWorthATry(waiting)) continue;
      waiting.outcome = await this.#take(waiting);
      waiting.triedAt = this.#headsNow();
      if (waiting.outcome !== 'taken') continue;
      this.#let(key);
      hasTaken = true;
      if (kind === 'snapshot') break;
    }
    return hasTaken;
  }

  #isWorthATry({ outcome, triedAt }: Waiting): boolean {
    if (outcome === 'taken' || outcome === 'refused' || outcome === 'too-old') return false;
    return triedAt !== this.#headsNow();
  }

  async #take({ place, opened, payload }: Waiting): Promise<TakenIn> {
    const { desk, schema } = this.#around;
    if (opened.word.atLeast > schema) return 'too-old';
    const bytes = payload ?? (await this.#readAgain(place, opened.id));
    if (!bytes) return 'waiting';
    if (opened.word.kind === 'snapshot') return await desk.adopt(bytes, opened.word);
    const changes = decodeChanges(bytes);
    return changes ? await desk.take(changes, opened.word) : 'refused';
  }

  async #readAgain(place: Place, id: Hex): Promise<Uint8Array | undefined> {
    const bytes = await this.#read(place);
    const opened = bytes && openFile(this.#around.identity, this.#around.roll(), bytes);
    return typeof opened === 'object' && opened.id === id ? opened.payload : undefined;
  }

  #isHere({ word }: Opened): boolean {
    return word.heads.every((head) => this.#around.desk.has(head));
  }

  #headsNow(): string {
    return [...this.#around.desk.heads].sort().join();
  }
}

function keyOf({ writer, name }: Place): string {
  return `${writer}/${name}`;
}

function withoutPayload(opened: Opened): Opened {
  return { ...opened, payload: new Uint8Array() };
}
