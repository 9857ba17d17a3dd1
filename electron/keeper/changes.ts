// Every change of an open vault, from the verb to the disk: Automerge change → sealed record → fsync → answer, and patches
// to every window. One after the other; a long one is written in slices, and whoever comes meanwhile waits for it.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { BatchId, Stamp } from '../../shared/model/identity.ts';
import { takeBack } from '../../shared/model/undo.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { FromKeeper, Patch, SavedState } from '../../shared/state.ts';
import type { Change, Network } from './document.ts';
import type { Took } from './meeting.ts';
import { type Made, Settling } from './settling.ts';
import { inSlices } from './slices.ts';
import { stampNow } from './stamp.ts';
import { UndoStack } from './undo.ts';
import type { Upkeep } from './upkeep.ts';
import type { Vault } from './vault/vault.ts';

const RETRY_MS = 5_000;

export type Verb<Value> = (document: VouchsafeDocument, stamp: Stamp) => Value;

/** How a change is made: whether the user can undo it by itself, and which batch it is. */
export interface Manner<Value> {
  readonly undoable?: boolean;
  readonly batchOf?: (value: Value) => BatchId | undefined;
}

/** For a long change: who hears how far it is, from 0 to 1, and what stops it. A stopped one leaves nothing. */
export interface Watch {
  readonly onShare: (share: number) => void;
  readonly signal: AbortSignal;
}

type Adopting = Parameters<Network['meet']>[2] & {
  /** Done before, when nothing can be changed any more. */
  readonly first?: () => Promise<unknown>;
};

interface Around {
  readonly vault: Vault;
  readonly network: Network;
  readonly upkeep: Upkeep;
  /** Settles when changes can be taken. */
  readonly ready: Promise<void>;
  readonly device: () => string;
  readonly publish: (message: FromKeeper) => void;
  readonly tellSaved: (saved: SavedState) => void;
}

export class Changes {
  readonly #around: Around;
  readonly #undo = new UndoStack();
  readonly settling: Settling;
  readonly #durable = new Set<() => void>();
  #retry: NodeJS.Timeout | undefined;
  #isReady = false;
  #writing: Promise<unknown> | undefined;

  constructor(around: Around) {
    this.#around = around;
    this.settling = new Settling(around.network, around.publish);
  }

  get undoState() {
    return this.#undo.state;
  }

  /** Runs a verb as one change that is durable when this resolves. */
  async change<Value>(verb: Verb<Value>, { undoable = true, batchOf }: Manner<Value> = {}): Promise<Value> {
    while (this.#isBusy) await this.quiet();
    const stamp = stampNow(this.#around.device());
    const change = this.#around.network.change((document) => verb(document, stamp), stamp.now, batchOf);
    return await this.#take(change, undoable);
  }

  /** The same for a change that takes long. Refuses `import-cancelled` when it was stopped. */
  async changeInSlices<Value>(verb: Verb<Value>, { undoable = true, batchOf }: Manner<Value>, watch: Watch) {
    while (this.#isBusy) await this.quiet();
    const stamp = stampNow(this.#around.device());
    const steps = this.#around.network.changeInSteps((document) => verb(document, stamp), stamp.now, batchOf);
    const work = inSlices(steps, watch.onShare, watch.signal).then((change) => this.#take(change, undoable));
    return await this.#alone(work);
  }

  /** Takes back the user's last change, or, `redo`, what was taken back last. */
  async takeBack(direction: 'undo' | 'redo'): Promise<void> {
    while (this.#isBusy) await this.quiet();
    const step = this.#undo.next(direction);
    if (!step) throw new Refusal(direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo');
    const stamp = stampNow(this.#around.device());
    const { edits, settled } = step;
    if (settled) {
      const { settling } = this;
      const made = direction === 'undo' ? settling.takeBack({ edits, settled }, stamp) : settling.redo(settled, stamp);
      this.#undo.took(direction, made.step);
      return await this.#keep(made.bytes, made.patches, made.conflicts);
    }
    const change = this.#around.network.change((document) => takeBack(document, edits, stamp), stamp.now);
    if (change.bytes.length === 0) return;
    this.#undo.took(direction, { edits: change.edits });
    await this.#keep(change.bytes, change.patches);
  }

  /** Settles something that two laptops wrote at once; the user can undo it. */
  async settle(work: (settling: Settling, stamp: Stamp) => Made): Promise<void> {
    while (this.#isBusy) await this.quiet();
    const made = work(this.settling, stampNow(this.#around.device()));
    this.#undo.push(made.step);
    await this.#keep(made.bytes, made.patches, made.conflicts);
  }

  /** Takes in changes made elsewhere. */
  async receive(changes: readonly Uint8Array[]): Promise<void> {
    while (this.#isBusy) await this.quiet();
    if (changes.length === 0) return;
    const { patches, conflicts } = this.#around.network.receive(changes);
    await this.#keep(changes, patches, conflicts);
  }

  /** Takes in what another laptop sent; durable when this resolves. Throws `ArrivalError`, and then nothing has changed. */
  async take(changes: readonly Uint8Array[]): Promise<Took> {
    while (this.#isBusy) await this.quiet();
    // A parcel may take half a second. Whoever wants to change something meanwhile waits; who only asks does not.
    return await this.#alone(
      inSlices(this.#around.network.takeInSteps(changes)).then(async (took) => {
        if (took.fresh.length > 0) await this.#keep([...took.fresh, ...this.#joined()], took.patches, took.conflicts);
        return took;
      }),
    );
  }

  /**
   * Another laptop's snapshot becomes the document, with all of this one in it or instead of it. Everybody else waits
   * meanwhile. Throws `ArrivalError`, or what the disk refuses; then nothing has changed.
   */
  async adopt(snapshot: Uint8Array, heads: readonly string[], how: Adopting): Promise<void> {
    while (this.#isBusy) await this.quiet();
    await this.#alone(this.#adopt(snapshot, heads, how));
    this.#tellDurable();
  }

  /** Looked at again by whoever has waited: of two that waited, the first may have begun something long. */
  get #isBusy(): boolean {
    return !this.#isReady || this.#writing !== undefined;
  }

  /** Settles when changes can be taken and none is being written. */
  async quiet(): Promise<void> {
    await this.#around.ready;
    this.#isReady = true;
    while (this.#writing !== undefined) await this.#writing;
  }

  /** Tries again to save what could not be saved. */
  async retry(): Promise<void> {
    this.stop();
    await this.#report(this.#around.vault.retry());
  }

  /** Calls back whenever something became durable. Returns how to stop it. */
  onDurable(heard: () => void): () => void {
    this.#durable.add(heard);
    return () => void this.#durable.delete(heard);
  }

  /** Does nothing more by itself. */
  stop(): void {
    clearTimeout(this.#retry);
  }

  /** Whoever comes while this work is done waits for it. */
  async #alone<Value>(work: Promise<Value>): Promise<Value> {
    const over = work.then(
      () => undefined,
      () => undefined,
    );
    this.#writing = over;
    void over.then(() => {
      if (this.#writing === over) this.#writing = undefined;
    });
    return await work;
  }

  #joined(): readonly Uint8Array[] {
    const joined = this.#around.network.joinHeads(stampNow(this.#around.device()).now);
    return joined ? [joined] : [];
  }

  async #adopt(snapshot: Uint8Array, heads: readonly string[], { first, ...how }: Adopting): Promise<void> {
    const { vault, network, upkeep, publish } = this.#around;
    // What is not saved yet would be in no generation and in no log.
    if (vault.unsaved > 0) await this.#report(vault.retry());
    await first?.();
    const meeting = await inSlices(network.meetInSteps(snapshot, heads, how));
    try {
      await upkeep.write(meeting.saved);
    } catch (error) {
      meeting.drop();
      throw error;
    }
    meeting.adopt();
    publish({ snapshot: network.readModel() });
    void this.settling.look().catch(() => undefined);
    const joined = this.#joined();
    if (joined.length > 0) await this.#keep(joined, []);
  }

  async #take<Value>(change: Change<Value>, undoable: boolean): Promise<Value> {
    if (change.bytes.length === 0) return change.value;
    if (undoable) this.#undo.push({ edits: change.edits });
    await this.#keep(change.bytes, change.patches);
    return change.value;
  }

  async #keep(
    bytes: readonly Uint8Array[],
    patches: readonly Patch[],
    conflicts: readonly (readonly string[])[] = [],
  ): Promise<void> {
    const { vault, publish, upkeep } = this.#around;
    try {
      await this.#report(vault.append(bytes));
    } finally {
      // Also when saving failed: the change is made, and waits in memory to be saved.
      publish({ patches });
      publish({ undo: this.#undo.state });
      upkeep.rest(bytes.reduce((sum, { length }) => sum + length, 0));
      this.settling.follow(patches, conflicts);
    }
  }

  #tellDurable(): void {
    for (const heard of this.#durable) heard();
  }

  async #report(saving: Promise<void>): Promise<void> {
    const { vault, tellSaved } = this.#around;
    try {
      await saving;
      tellSaved({ ok: true });
      this.#tellDurable();
    } catch (error) {
      const code = error instanceof Refusal ? error.code : 'disk-error';
      tellSaved({ ok: false, code, unsaved: vault.unsaved });
      this.stop();
      this.#retry = setTimeout(() => void this.retry().catch(() => undefined), RETRY_MS);
      throw error;
    }
  }
}
