// A laptop of a voyage: a real sealed vault with its side file on a disk that forgets, a real document, settling, undo and
// folder; its clock is its own, and wrong. Its power may go at any operation of the disk: then only what is durable is left.
import { ArrivalError } from '../../electron/keeper/arrival.ts';
import { hash, toHex } from '../../electron/keeper/crypto.ts';
import { genesis, Network } from '../../electron/keeper/document.ts';
import { type Made, Settling } from '../../electron/keeper/settling.ts';
import { Keeping, openDrawer } from '../../electron/keeper/sync/drawer.ts';
import type { FolderDesk, TakenIn } from '../../electron/keeper/sync/folder-around.ts';
import { actorMark } from '../../electron/keeper/sync/identity.ts';
import { encodeKept, type Kept } from '../../electron/keeper/sync/kept.ts';
import { standing } from '../../electron/keeper/sync/roll.ts';
import type { Partial, Reader } from '../../electron/keeper/sync/talk.ts';
import { UndoStack } from '../../electron/keeper/undo.ts';
import { createVault, openVault, type Vault } from '../../electron/keeper/vault/vault.ts';
import type { Conflict } from '../../shared/model/conflict.ts';
import type { Stamp } from '../../shared/model/identity.ts';
import { everyRecord } from '../../shared/model/table.ts';
import { takeBack } from '../../shared/model/undo.ts';
import { PowerCut, SimulatedDisk } from '../torture/disk.ts';
import { saysLost } from '../torture/document.ts';
import type { Random } from '../torture/random.ts';
import { idsOf } from './circle.ts';
import type { Verb } from './gusts.ts';

const DIR = '/home/vault';
const WORK = { ops: 1, memory: 64 * 1024 * 1024 };

let template: ReturnType<typeof makeTemplate> | undefined;

async function makeTemplate() {
  const disk = new SimulatedDisk();
  const { vault, recoveryWords } = await createVault(DIR, 'correct horse battery staple', genesis(), {
    disk,
    work: WORK,
  });
  await vault.close();
  return { disk, recoveryWords };
}

export class Rover implements FolderDesk {
  readonly id: string;
  readonly name: string;
  /** Ids of all records and entries, and all heads, that were ever durable here. */
  readonly held = new Set<string>();
  readonly hashes = new Set<string>();
  readonly partials = new Map<string, Partial | null>();
  disk: SimulatedDisk;
  network!: Network;
  keeping!: Keeping;
  vault!: Vault;
  /** What waits to be settled. */
  told: readonly Conflict[] = [];
  /** How often it was started again. */
  starts = 0;
  clock: number;
  #settling!: Settling;
  #undo = new UndoStack();
  readonly #words: string;
  readonly #random: Random;

  private constructor(name: string, id: string, from: Awaited<ReturnType<typeof makeTemplate>>, random: Random) {
    this.name = name;
    this.id = id;
    this.disk = from.disk.copy();
    this.#words = from.recoveryWords;
    this.#random = random;
    this.clock = 0;
  }

  /** A laptop with this in its drawer, and nothing in its document. `clock`: what it believes the time to be. */
  static async make(name: string, kept: Kept, clock: number, random: Random): Promise<Rover> {
    template ??= makeTemplate();
    const rover = new Rover(name, kept.identity.id, await template, random);
    rover.clock = clock;
    await rover.start(kept);
    return rover;
  }

  /** From what is durable, under a new actor. `first`: what its drawer is begun with. */
  async start(first?: Kept): Promise<void> {
    if (this.disk.isDead) this.disk = this.disk.cut(this.#random, this.#random.oneIn(2));
    this.disk.fault = undefined;
    const opened = await openVault(DIR, { recoveryWords: this.#words }, { disk: this.disk, work: WORK });
    const { snapshot, heads, changes, notices } = opened.contents;
    if (saysLost(notices)) throw new Error(`${this.name}: ${notices.map(({ code }) => code)}`);
    this.vault = opened.vault;
    this.network = Network.load(snapshot, heads, actorMark(this.id));
    this.network.receive(changes);
    const drawer = { read: () => this.vault.readSide(), write: (bytes: Uint8Array) => this.vault.writeSide(bytes) };
    if (first) await drawer.write(encodeKept(first));
    const kept = await openDrawer(drawer);
    if (!kept) throw new Error(`${this.name}: no drawer`);
    this.keeping = new Keeping(drawer, kept);
    this.#settling = new Settling(this.network, (message) => {
      if ('conflicts' in message) this.told = message.conflicts;
    });
    this.#undo = new UndoStack();
    this.told = [];
    await this.#settling.look();
    this.starts++;
  }

  /** The power goes at one of its next operations. */
  dieIn(operations: number): void {
    let left = operations;
    this.disk.fault = () => {
      if (left-- > 0) return;
      this.disk.isDead = true;
      throw new PowerCut();
    };
  }

  knows(other: Rover): boolean {
    return standing(this.keeping.kept.roll).some(({ id }) => id === other.id);
  }

  async change(verb: Verb): Promise<void> {
    const stamp = this.#stamp();
    const { bytes, patches, edits } = this.network.change((document) => verb(document, stamp), stamp.now);
    if (bytes.length === 0) return;
    this.#undo.push({ edits });
    await this.#keep(bytes);
    this.#settling.follow(patches);
  }

  /** Settles something that two wrote at once. */
  async settle(conflict: Conflict): Promise<void> {
    const { pick, oneIn } = this.#random;
    const stamp = this.#stamp();
    if (conflict.kind === 'bin') return await this.#made(this.#settling.leave(conflict.path, oneIn(2), stamp));
    const value = conflict.kind === 'field' ? pick(conflict.values).value : oneIn(2) ? conflict.missing : {};
    await this.#made(this.#settling.settle(conflict.path, value, stamp));
  }

  async takeBack(direction: 'undo' | 'redo'): Promise<void> {
    const step = this.#undo.next(direction);
    if (!step) return;
    const stamp = this.#stamp();
    const { edits, settled } = step;
    if (settled) {
      const work = this.#settling;
      const made = direction === 'undo' ? work.takeBack({ edits, settled }, stamp) : work.redo(settled, stamp);
      this.#undo.took(direction, made.step);
      await this.#keep(made.bytes);
      return work.follow(made.patches, made.conflicts);
    }
    const change = this.network.change((document) => takeBack(document, edits, stamp), stamp.now);
    if (change.bytes.length === 0) return;
    this.#undo.took(direction, { edits: change.edits });
    await this.#keep(change.bytes);
    this.#settling.follow(change.patches);
  }

  async fold(): Promise<void> {
    await this.vault.fold(this.network.save());
  }

  get heads(): readonly string[] {
    return this.network.heads;
  }

  get isEmpty(): boolean {
    const { me, ...rest } = this.network.plain;
    const tables = Object.values(rest).filter((part) => 'ff' in part) as never[];
    return me.name === undefined && tables.every((table) => everyRecord(table).next().done);
  }

  has(change: string): boolean {
    return this.network.has(change);
  }

  changesSince(heads: readonly string[]): Uint8Array[] {
    return this.network.changesSince(heads);
  }

  wholeNow(): { bytes: Uint8Array; heads: readonly string[] } {
    const { snapshot, heads } = this.network.save();
    return { bytes: snapshot, heads };
  }

  /** Durable when it resolves. */
  async take(changes: readonly Uint8Array[]): Promise<TakenIn> {
    return await this.#answer(async () => {
      const { fresh, patches, conflicts } = this.network.takeIn(changes);
      await this.#keep(fresh);
      this.#settling.follow(patches, conflicts);
    });
  }

  async adopt(snapshot: Uint8Array, { heads }: { heads: readonly string[] }, instead = false): Promise<TakenIn> {
    return await this.#answer(async () => {
      const meeting = this.network.meet(snapshot, heads, { instead, mark: actorMark(this.id) });
      await this.vault.fold(meeting.saved);
      meeting.adopt();
      // It counted as empty: what it had written and taken back again goes with the rest (Y21).
      if (instead) for (const kept of [this.held, this.hashes]) kept.clear();
      this.#note();
      await this.#settling.look();
    });
  }

  reader(): Reader {
    const { network } = this;
    return {
      heads: network.heads,
      isEmpty: this.isEmpty,
      mayTakeSnapshot: true,
      has: (change) => network.has(change),
      changesSince: (heads) => network.changesSince(heads),
      samples: (since) => network.samples(since),
      snapshot: () => {
        const { bytes, heads } = this.wholeNow();
        return { bytes, heads, hash: toHex(hash(bytes)) };
      },
    };
  }

  async #answer(work: () => Promise<void>): Promise<TakenIn> {
    try {
      await work();
      return 'taken';
    } catch (error) {
      if (!(error instanceof ArrivalError)) throw error;
      return error.code === 'waiting' ? 'waiting' : 'refused';
    }
  }

  async #made(made: Made): Promise<void> {
    this.#undo.push(made.step);
    await this.#keep(made.bytes);
    this.#settling.follow(made.patches, made.conflicts);
  }

  async #keep(bytes: readonly Uint8Array[]): Promise<void> {
    if (bytes.length > 0) await this.vault.append(bytes);
    this.#note();
  }

  #note(): void {
    // What an empty one has set is not kept when it takes another's document in place of its own (Y21).
    if (this.isEmpty) return;
    for (const id of idsOf(this.network.plain)) this.held.add(id);
    for (const head of this.heads) this.hashes.add(head);
  }

  #stamp(): Stamp {
    this.clock += 1_000 + this.#random.int(90_000);
    const newId = () => Buffer.from(this.#random.bytes(16)).toString('hex');
    return { newId, now: this.clock, today: new Date(this.clock).toISOString().slice(0, 10), device: this.name };
  }
}
