// The door to Automerge: the only file that imports it. It keeps two copies of the network in step: Automerge's, which
// merges, and a plain one, on which verbs run and which windows are shown. Immer records what a verb did to the plain
// copy; the same edits go into one Automerge change. A verb that throws leaves both as they were.
// Automerge's own copy in JavaScript is never made: its backend alone loads in a third of the time and takes 5,000 people
// in one change in a fifth. values.ts, writing.ts, past.ts and others that tests/layers.test.ts
// names are rooms behind this door.
import { readFile } from 'node:fs/promises';
import wasmPath from '@automerge/automerge/automerge.wasm?asset';
import * as Automerge from '@automerge/automerge/slim';
import { enablePatches, produceWithPatches, setAutoFreeze } from 'immer';
import { completed, emptyDocument, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { Instant } from '../../shared/model/identity.ts';
import type { Edit } from '../../shared/model/undo.ts';
import { applyPatches } from '../../shared/patches.ts';
import type { Patch } from '../../shared/state.ts';
import { Branches } from './branches.ts';
import { Conflicts } from './conflicts.ts';
import { arriving, changesSince, drop, has, samples, type Took } from './meeting.ts';
import { editsOfChange, messagesAmong } from './past.ts';
import { type Received, received } from './receiving.ts';
import { lastOf } from './slices.ts';
import { arrivingWhole, type Meeting } from './snapshot.ts';
import { genesisStore, loadChecked, missingFrom, missingGenesis, newActor } from './stores.ts';
import { at, toPlain } from './values.ts';
import { joining, writing, writtenOver } from './writing.ts';

/** Automerge's backend: the whole history, without a copy of what it says. */
export type Store = ReturnType<typeof Automerge.getBackend>;

const ROOT = '_root';
const MANY_HEADS = 64;

/**
 * What one change did: the bytes for the log (none if nothing changed, several of one message if it is very long), the patches
 * for windows, the edits for undo.
 */
export interface Change<Value> {
  readonly bytes: readonly Uint8Array[];
  readonly patches: readonly Patch[];
  readonly edits: readonly Edit[];
  readonly value: Value;
}

/** Everything that a fold writes: Automerge's own file, its heads, and the plain copy as JSON. */
export interface Saved {
  readonly snapshot: Uint8Array;
  readonly heads: readonly string[];
  readonly readModel: Uint8Array;
}

/** Loads the WASM. Called once, before anything else here. */
export async function startAutomerge(): Promise<void> {
  enablePatches();
  // Freezing would visit every record on the first change (0.3 s at 5,000 people); nobody but verbs gets to write here.
  setAutoFreeze(false);
  await Automerge.initializeWasm(await readFile(wasmPath));
}

/** The genesis of every vault: fixed actor, time zero. Two vaults begun apart share it, so that they can merge. */
export function genesis(): Saved {
  const store = genesisStore();
  return { snapshot: store.save(), heads: store.getHeads(), readModel: encode(emptyDocument()) };
}

/** A network in memory. It shows its plain copy at once, and takes changes once Automerge has loaded. */
export class Network {
  #plain: VouchsafeDocument;
  #store: Store | undefined;
  #isWriting = false;
  #branches: Branches | undefined;
  /** The plain copy as bytes, until it changes. */
  #encoded: Uint8Array | undefined;

  private constructor(plain: VouchsafeDocument, store: Store | undefined) {
    this.#plain = plain;
    this.#store = store;
  }

  /** From the reading model: shown at once, not yet to be changed. */
  static show(readModel: Uint8Array): Network {
    const network = new Network(completed(JSON.parse(new TextDecoder().decode(readModel))), undefined);
    network.#encoded = readModel;
    return network;
  }

  /**
   * From a snapshot alone. Throws `vault-damaged` when its history does not end in the heads it was saved with. By the mark
   * of a laptop, 16 hex digits, one can see later who wrote (sync/PROTOCOL.md Y6).
   */
  static load(snapshot: Uint8Array, heads: readonly string[], mark?: string): Network {
    const store = loadChecked(snapshot, heads, mark);
    return new Network(completed(toPlain(store.materialize(ROOT)) as Partial<VouchsafeDocument>), store);
  }

  get plain(): VouchsafeDocument {
    return this.#plain;
  }

  get heads(): readonly string[] {
    return this.#loaded.getHeads();
  }

  /** Loads what can be changed behind what is already shown, under a fresh actor. Throws `vault-damaged` as `load`. */
  attach(snapshot: Uint8Array, heads: readonly string[], mark?: string): void {
    this.#store = loadChecked(snapshot, heads, mark);
  }

  /** The parts of the genesis that a newer Vouchsafe brought and this vault does not have yet. */
  missingGenesis(): Uint8Array[] {
    return missingGenesis(this.#loaded);
  }

  /** What the change with this message did, as the edits that `takeBack` takes; undefined if there is no such change. */
  editsOf(message: string): Edit[] | undefined {
    return editsOfChange(this.#loaded, message);
  }

  /** Which of these messages changes of the history carry: proof that they were made. */
  messagesAmong(wanted: ReadonlySet<string>): ReadonlySet<string> {
    return wanted.size === 0 ? wanted : messagesAmong(this.#loaded, wanted);
  }

  /**
   * Runs a verb on the network as one change. Whatever the verb throws passes through, and nothing has changed. By the
   * message that `messageOf` makes of the verb's value the change is found again in the history.
   */
  change<Value>(
    verb: (document: VouchsafeDocument) => Value,
    now: Instant,
    messageOf: (value: Value) => string | undefined = () => undefined,
  ): Change<Value> {
    return lastOf(this.changeInSteps(verb, now, messageOf));
  }

  /** The same in steps, each yielding the share that is written. Until its end nothing has changed, and nothing else may (`isWriting`). */
  *changeInSteps<Value>(
    verb: (document: VouchsafeDocument) => Value,
    now: Instant,
    messageOf: (value: Value) => string | undefined = () => undefined,
    over?: readonly string[],
  ): Generator<number, Change<Value>> {
    const store = this.#loaded;
    let value: Value | undefined;
    const [plain, made] = produceWithPatches(this.#plain, (draft) => {
      value = verb(draft as VouchsafeDocument);
    });
    const patches = over ? writtenOver(over, made as Patch[], plain) : (made as Patch[]);
    if (patches.length === 0) return { bytes: [], patches: [], edits: [], value: value as Value };
    const edits = patches.map(({ path, value: after }) => ({
      path: path.map(String),
      before: at(this.#plain, path),
      after,
    }));
    this.#isWriting = true;
    try {
      const { bytes, written } = yield* writing(store, patches, now, messageOf(value as Value));
      this.#swap(written, plain);
      return { bytes, patches, edits, value: value as Value };
    } finally {
      this.#isWriting = false;
    }
  }

  /** True between the first and the last step of a change in steps. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Whether it can be read and changed at this moment. */
  get isQuiet(): boolean {
    return this.#store !== undefined && !this.#isWriting;
  }

  /** With what the actors of this laptop begin (Y6), or at least the one of this opening. Also while a change is written. */
  get mark(): string {
    return this.#store?.getActorId().slice(0, 16) ?? '';
  }

  /** From now on changes are made under a new actor of this mark. */
  writeAs(mark: string): void {
    this.#swap(this.#loaded.clone(newActor(mark)), this.#plain);
  }

  /** Takes in changes made elsewhere, or earlier. Returns what brings windows up to date. */
  receive(changes: readonly Uint8Array[]): Received {
    const { patches, conflicts } = received(this.#loaded, changes);
    if (patches.length > 0) this.#become(applyPatches(this.#plain, [...patches]));
    return { patches, conflicts };
  }

  /** What stands beside what is shown. Good until the document changes. */
  get conflicts(): Conflicts {
    this.#branches ??= new Branches(this.#loaded);
    return new Conflicts(this.#loaded, this.#branches);
  }

  /** As `change`, and what stands at this path then is written over all that stands beside it, also if it was the one shown. */
  settle(path: readonly string[], verb: (document: VouchsafeDocument) => void, now: Instant): Change<void> {
    return lastOf(this.changeInSteps(verb, now, undefined, path));
  }

  /** Takes in what another laptop sent, all or nothing, once it has been looked at beside the document. Throws `ArrivalError`. */
  takeIn(changes: readonly Uint8Array[]): Took {
    return lastOf(this.takeInSteps(changes));
  }

  /** The same in steps, each yielding the share that is done. Nobody may change anything meanwhile. */
  *takeInSteps(changes: readonly Uint8Array[]): Generator<number, Took> {
    const { store, fresh, patches, conflicts } = yield* arriving(this.#loaded, changes);
    this.#swap(store, patches.length > 0 ? applyPatches(this.#plain, [...patches]) : this.#plain);
    return { fresh, patches, conflicts, heads: store.getHeads() };
  }

  /** One change after all others, where so many were made beside each other that naming them all would be refused (Y26). */
  joinHeads(now: Instant): Uint8Array | undefined {
    return this.heads.length > MANY_HEADS ? joining(this.#loaded, now) : undefined;
  }

  /** Makes a document of another laptop's snapshot: instead of this one, or with all that is in it. Throws `ArrivalError`. */
  meet(...about: Parameters<Network['meetInSteps']>): Meeting {
    return lastOf(this.meetInSteps(...about));
  }

  /** The same in steps, each yielding the share that is done. Nobody may change anything meanwhile. */
  *meetInSteps(
    snapshot: Uint8Array,
    heads: readonly string[],
    { instead, mark }: { instead: boolean; mark?: string },
  ): Generator<number, Meeting> {
    const own = instead ? undefined : { store: () => this.#loaded, ours: this.#plain };
    const { store, plain } = yield* arrivingWhole(snapshot, heads, newActor(mark), own);
    const bytes = own ? store.saveNoCompress() : snapshot;
    const saved = { snapshot: bytes, heads: store.getHeads(), readModel: encode(plain) };
    return { saved, adopt: () => this.#swap(store, plain), drop: () => drop(store) };
  }

  /** True when this change is in the document. */
  has(hash: string): boolean {
    return has(this.#loaded, hash);
  }

  /** The changes that are not these, and no ancestors of these, in causal order. All of them must be known. */
  changesSince(heads: readonly string[]): Uint8Array[] {
    return changesSince(this.#loaded, heads);
  }

  /** Ids of changes from the end back to those heads, ever farther apart; at most 63. */
  samples(since: readonly string[]): string[] {
    return samples(this.#loaded, since);
  }

  /** The changes that another copy of this network has and this one lacks. */
  missingFrom(other: { snapshot: Uint8Array; heads: readonly string[]; changes: readonly Uint8Array[] }): Uint8Array[] {
    return missingFrom(this.#loaded, other);
  }

  /** True when some change waits for another that is not here: part of the log is lost. */
  isIncomplete(): boolean {
    return this.#loaded.getMissingDeps(this.#loaded.getHeads()).length > 0;
  }

  /**
   * Everything a fold writes. At 5,000 people it takes 0.5 s, hurried 0.2 s: then the snapshot is not compressed, and three
   * times as long. Both load alike. So hurried where requests may come, and small when the vault is being closed.
   */
  save({ hurried = false }: { hurried?: boolean } = {}): Saved {
    const snapshot = hurried ? this.#loaded.saveNoCompress() : this.#loaded.save();
    return { snapshot, heads: this.heads, readModel: this.readModel() };
  }

  /** The plain copy as the bytes of JSON: those it came from, or was last given as, while it has not changed. */
  readModel(): Uint8Array {
    this.#encoded ??= encode(this.#plain);
    return this.#encoded;
  }

  /** The copy takes the document's place, if it is one. */
  #swap(store: Store, plain: VouchsafeDocument): void {
    const old = this.#store;
    this.#store = store;
    this.#become(plain);
    if (old && old !== store) drop(old);
  }

  #become(plain: VouchsafeDocument): void {
    this.#plain = plain;
    this.#encoded = undefined;
  }

  get #loaded(): Store {
    if (!this.#store) throw new Error('the network is shown but not loaded yet');
    // Saving or taking something in would commit half of it.
    if (this.#isWriting) throw new Error('a change is being written');
    return this.#store;
  }
}

function encode(document: VouchsafeDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document));
}
