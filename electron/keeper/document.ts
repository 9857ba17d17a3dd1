// The door to Automerge: the only file that imports it. It keeps two copies of the network in step: Automerge's, which
// merges, and a plain one, on which verbs run and which windows are shown. Immer records what a verb did to the plain
// copy; the same edits go into one Automerge change. A verb that throws leaves both as they were.
// Automerge's own copy in JavaScript is never made: its backend alone loads in a third of the time and takes 5,000 people
// in one change in a fifth. values.ts, writing.ts and past.ts are rooms behind this door.
import { readFile } from 'node:fs/promises';
import wasmPath from '@automerge/automerge/automerge.wasm?asset';
import * as Automerge from '@automerge/automerge/slim';
import { enablePatches, produceWithPatches, setAutoFreeze } from 'immer';
import { completed, emptyDocument, GENESIS, TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { Instant } from '../../shared/model/identity.ts';
import type { Edit } from '../../shared/model/undo.ts';
import { applyPatches } from '../../shared/patches.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Patch } from '../../shared/state.ts';
import { editsOfChange, messagesAmong } from './past.ts';
import { toPlain } from './values.ts';
import { objectAt, put, writing } from './writing.ts';

/** Automerge's backend: the whole history, without a copy of what it says. */
export type Store = ReturnType<typeof Automerge.getBackend>;

const ROOT = '_root';

/** What one change did: the bytes for the log (none if nothing changed), the patches for windows, the edits for undo. */
export interface Change<Value> {
  readonly bytes: Uint8Array | undefined;
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

/** One change for each list of GENESIS. Whoever lacks the later ones adds exactly these, so that no two laptops add their own. */
function genesisStore(): Store {
  const store = Automerge.getBackend(Automerge.init({ actor: '00'.repeat(16) }));
  const empty = emptyDocument();
  for (const parts of GENESIS) {
    for (const part of parts) put(store, ROOT, part, empty[part], false);
    store.commit(undefined, 0);
  }
  return store;
}

/** A network in memory. It shows its plain copy at once, and takes changes once Automerge has loaded. */
export class Network {
  #plain: VouchsafeDocument;
  #store: Store | undefined;
  #isWriting = false;
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

  /** From a snapshot alone. Throws `vault-damaged` when its history does not end in the heads it was saved with. */
  static load(snapshot: Uint8Array, heads: readonly string[]): Network {
    const store = loadChecked(snapshot, heads);
    return new Network(completed(toPlain(store.materialize(ROOT)) as Partial<VouchsafeDocument>), store);
  }

  get plain(): VouchsafeDocument {
    return this.#plain;
  }

  get heads(): readonly string[] {
    return this.#loaded.getHeads();
  }

  /** Loads what can be changed behind what is already shown, under a fresh actor. Throws `vault-damaged` as `load`. */
  attach(snapshot: Uint8Array, heads: readonly string[]): void {
    this.#store = loadChecked(snapshot, heads);
  }

  /** The parts of the genesis that a newer Vouchsafe brought and this vault does not have yet. */
  missingGenesis(): Uint8Array[] {
    const whole = genesisStore();
    const missing = whole.getChanges([]).filter((change) => {
      return this.#loaded.getChangeByHash(Automerge.decodeChange(change).hash) === null;
    });
    whole.free();
    return missing;
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
    const steps = this.changeInSteps(verb, now, messageOf);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /**
   * The same in steps, each yielding the share that is written, for a change that takes long. Until its end nothing has
   * changed, and nothing else may change or be saved (`isWriting`); a generator that is closed before leaves nothing.
   */
  *changeInSteps<Value>(
    verb: (document: VouchsafeDocument) => Value,
    now: Instant,
    messageOf: (value: Value) => string | undefined = () => undefined,
  ): Generator<number, Change<Value>> {
    const store = this.#loaded;
    let value: Value | undefined;
    const [plain, made] = produceWithPatches(this.#plain, (draft) => {
      value = verb(draft as VouchsafeDocument);
    });
    const patches = made as Patch[];
    if (patches.length === 0) return { bytes: undefined, patches: [], edits: [], value: value as Value };
    const edits = patches.map(({ path, value: after }) => ({
      path: path.map(String),
      before: at(this.#plain, path),
      after,
    }));
    this.#isWriting = true;
    try {
      const bytes = yield* writing(store, patches, now, messageOf(value as Value));
      this.#become(plain);
      return { bytes, patches, edits, value: value as Value };
    } finally {
      this.#isWriting = false;
    }
  }

  /** True between the first and the last step of a change in steps. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** Takes in changes made elsewhere, or earlier. Returns the patches that bring windows up to date. */
  receive(changes: readonly Uint8Array[]): Patch[] {
    const store = this.#loaded;
    const touched = new Map<string, string[]>();
    store.updateDiffCursor();
    for (const change of changes) store.applyChanges([change]);
    for (const { path } of store.diffIncremental()) {
      const record = path.slice(0, TABLE_NAMES.includes(path[0] as never) ? 3 : 1).map(String);
      touched.set(record.join('/'), record);
    }
    store.resetDiffCursor();
    const holders = new Map<string, string>();
    const patches = [...touched.values()].map((path): Patch => {
      const record = store.materialize(objectAt(store, path, holders));
      return { op: 'add', path, value: toPlain(record, path.at(-1)) };
    });
    if (patches.length > 0) this.#become(applyPatches(this.#plain, patches));
    return patches;
  }

  /** The changes that another copy of this network has and this one lacks. */
  missingFrom(other: { snapshot: Uint8Array; heads: readonly string[]; changes: readonly Uint8Array[] }): Uint8Array[] {
    const there = loadChecked(other.snapshot, other.heads);
    for (const change of other.changes) there.applyChanges([change]);
    const missing = this.#loaded.getChangesAdded(there);
    there.free();
    return missing;
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

  #become(plain: VouchsafeDocument): void {
    this.#plain = plain;
    this.#encoded = undefined;
  }

  get #loaded(): Store {
    if (!this.#store) throw new Error('the network is shown but not loaded yet');
    // Saving, or taking in a change from elsewhere, would commit half of what is being written.
    if (this.#isWriting) throw new Error('a change is being written');
    return this.#store;
  }
}

/** `loadIncremental` silently ignores what it cannot read; comparing heads finds out. */
function loadChecked(snapshot: Uint8Array, heads: readonly string[]): Store {
  const store = Automerge.getBackend(Automerge.init());
  try {
    store.loadIncremental(snapshot);
  } catch {
    throw new Refusal('vault-damaged');
  }
  if (store.getHeads().sort().join() !== [...heads].sort().join()) throw new Refusal('vault-damaged');
  return store;
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (holder, key) =>
      typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)
        ? (holder as Record<string | number, unknown>)[key]
        : undefined,
    value,
  );
}

function encode(document: VouchsafeDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document));
}
