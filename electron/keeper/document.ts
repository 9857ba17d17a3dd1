// The door to Automerge: the only file that imports it. It keeps two copies of the network in step: Automerge's, which
// merges, and a plain one, on which verbs run and which windows are shown. Immer records what a verb did to the plain
// copy; the same edits go into one Automerge change. A verb that throws leaves both as they were.
// Strings go in as ImmutableString: with collaborative text 5,000 people took 15 s and 1 GB to load, so 1.5 s and 0.2 GB.
// Changes are applied one at a time: Automerge 3.5 takes ten times as long for a batch.
import { readFile } from 'node:fs/promises';
import wasmPath from '@automerge/automerge/automerge.wasm?asset';
import * as Automerge from '@automerge/automerge/slim';
import { applyPatches, enablePatches, produceWithPatches } from 'immer';
import { emptyDocument, TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { Instant } from '../../shared/model/identity.ts';
import type { Edit } from '../../shared/model/undo.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Patch } from '../../shared/state.ts';

type Doc = Automerge.Doc<Record<string, unknown>>;

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
  await Automerge.initializeWasm(await readFile(wasmPath));
}

/** The genesis of every vault: fixed actor, time zero. Two vaults begun apart share it, so that they can merge. */
export function genesis(): Saved {
  const empty = Automerge.init<Record<string, unknown>>({ actor: '00'.repeat(16) });
  const doc = Automerge.change(empty, { time: 0 }, (draft) => {
    for (const [key, value] of Object.entries(emptyDocument())) draft[key] = toAutomerge(value, false);
  });
  return { snapshot: Automerge.save(doc), heads: Automerge.getHeads(doc), readModel: encode(emptyDocument()) };
}

/** A network in memory. It shows its plain copy at once, and takes changes once Automerge has loaded. */
export class Network {
  #plain: VouchsafeDocument;
  #doc: Doc | undefined;

  private constructor(plain: VouchsafeDocument, doc: Doc | undefined) {
    this.#plain = plain;
    this.#doc = doc;
  }

  /** From the reading model: shown at once, not yet to be changed. */
  static show(readModel: Uint8Array): Network {
    return new Network(JSON.parse(new TextDecoder().decode(readModel)) as VouchsafeDocument, undefined);
  }

  /** From a snapshot alone. Throws `vault-damaged` when its history does not end in the heads it was saved with. */
  static load(snapshot: Uint8Array, heads: readonly string[]): Network {
    const doc = loadChecked(snapshot, heads);
    return new Network(toPlain(doc) as VouchsafeDocument, doc);
  }

  get plain(): VouchsafeDocument {
    return this.#plain;
  }

  get heads(): readonly string[] {
    return Automerge.getHeads(this.#loaded);
  }

  /** Loads what can be changed behind what is already shown, under a fresh actor. Throws `vault-damaged` as `load`. */
  attach(snapshot: Uint8Array, heads: readonly string[]): void {
    this.#doc = loadChecked(snapshot, heads);
  }

  /** Runs a verb on the network as one change. Whatever the verb throws passes through, and nothing has changed. */
  change<Value>(verb: (document: VouchsafeDocument) => Value, now: Instant): Change<Value> {
    const before = this.#loaded;
    let value: Value | undefined;
    const [plain, patches] = produceWithPatches(this.#plain, (draft) => {
      value = verb(draft as VouchsafeDocument);
    });
    if (patches.length === 0) return { bytes: undefined, patches: [], edits: [], value: value as Value };
    const edits = patches.map(({ path, value: after }) => ({
      path: path.map(String),
      before: at(this.#plain, path),
      after,
    }));
    const doc = Automerge.change(before, { time: Math.floor(now / 1000) }, (draft) => {
      for (const patch of patches as Patch[]) applyToDraft(draft, patch);
    });
    this.#doc = doc;
    this.#plain = plain;
    return { bytes: Automerge.getLastLocalChange(doc), patches: patches as Patch[], edits, value: value as Value };
  }

  /** Takes in changes made elsewhere, or earlier. Returns the patches that bring windows up to date. */
  receive(changes: readonly Uint8Array[]): Patch[] {
    const touched = new Map<string, string[]>();
    const patchCallback = (patches: Automerge.Patch[]) => {
      for (const { path } of patches) {
        const record = path.slice(0, TABLE_NAMES.includes(path[0] as never) ? 3 : 1).map(String);
        touched.set(record.join('/'), record);
      }
    };
    let doc = this.#loaded;
    for (const change of changes) [doc] = Automerge.applyChanges(doc, [change], { patchCallback });
    this.#doc = doc;
    const patches = [...touched.values()].map(
      (path): Patch => ({ op: 'add', path, value: toPlain(at(doc, path), path.at(-1)) }),
    );
    this.#plain = applyPatches(this.#plain, patches);
    return patches;
  }

  /** The changes that another copy of this network has and this one lacks. */
  missingFrom(other: { snapshot: Uint8Array; heads: readonly string[]; changes: readonly Uint8Array[] }): Uint8Array[] {
    let doc = loadChecked(other.snapshot, other.heads);
    for (const change of other.changes) [doc] = Automerge.applyChanges(doc, [change]);
    const here = this.#loaded;
    return Automerge.getAllChanges(doc).filter(
      (change) => !Automerge.hasHeads(here, [Automerge.decodeChange(change).hash]),
    );
  }

  /** True when some change waits for another that is not here: part of the log is lost. */
  isIncomplete(): boolean {
    return Automerge.getMissingDeps(this.#loaded, Automerge.getHeads(this.#loaded)).length > 0;
  }

  /** Everything a fold writes. Takes 0.3 s at 5,000 people, so never while a request waits. */
  save(): Saved {
    return { snapshot: Automerge.save(this.#loaded), heads: this.heads, readModel: this.readModel() };
  }

  /** The plain copy as the bytes of JSON. */
  readModel(): Uint8Array {
    return encode(this.#plain);
  }

  get #loaded(): Doc {
    if (!this.#doc) throw new Error('the network is shown but not loaded yet');
    return this.#doc;
  }
}

function loadChecked(snapshot: Uint8Array, heads: readonly string[]): Doc {
  let doc: Doc;
  try {
    doc = Automerge.load(snapshot);
  } catch {
    throw new Refusal('vault-damaged');
  }
  if (Automerge.getHeads(doc).sort().join() !== [...heads].sort().join()) throw new Refusal('vault-damaged');
  return doc;
}

function applyToDraft(draft: Record<string, unknown>, { op, path, value }: Patch): void {
  const parent = at(draft, path.slice(0, -1)) as Record<string, unknown>;
  const key = String(path.at(-1));
  if (op === 'remove') delete parent[key];
  else parent[key] = toAutomerge(value, path.at(-2) === 'history', key);
}

/** Strings become ImmutableString. An entry of a history is written once, so it goes in as one string of JSON. */
function toAutomerge(value: unknown, isEntry: boolean, key?: string): unknown {
  if (typeof value === 'string') return new Automerge.ImmutableString(value);
  if (typeof value !== 'object' || value === null) return value;
  if (isEntry) return new Automerge.ImmutableString(JSON.stringify(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, toAutomerge(each, key === 'history', name)]),
  );
}

function toPlain(value: unknown, key?: string, isEntry = false): unknown {
  if (Automerge.isImmutableString(value)) return isEntry ? JSON.parse(value.toString()) : value.toString();
  if (typeof value !== 'object' || value === null) return value;
  const plain: Record<string, unknown> = {};
  for (const name in value) plain[name] = toPlain((value as Record<string, unknown>)[name], name, key === 'history');
  return plain;
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>((holder, key) => (holder as Record<string, unknown> | undefined)?.[key], value);
}

function encode(document: VouchsafeDocument): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(document));
}
