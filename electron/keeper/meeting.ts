// Behind document.ts: what another laptop lacks, and taking in what it sent (sync/PROTOCOL.md Y28, Y29, Y38–Y42). Everything
// is applied to a copy beside the document, one change at a time, and looked at there; the caller puts the copy in the
// document's place, or drops it. Whatever Automerge throws here, a panic of its WASM too, is `ArrivalError`.
import * as Automerge from '@automerge/automerge/slim';
import { completed, TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import { isSound } from '../../shared/model/sound.ts';
import { everyRecord, find, type Kept, type Table } from '../../shared/model/table.ts';
import type { Patch } from '../../shared/state.ts';
import { admit, type Operation } from './admission.ts';
import { ArrivalError } from './arrival.ts';
import type { Store } from './document.ts';
import { newStore } from './stores.ts';
import { toPlain, withValue } from './values.ts';
import { objectAt } from './writing.ts';

const ROOT = '_root';
const MOST_SAMPLES = 63;
/** About how much of the work on a snapshot is behind when it is loaded, has got what is ours, and has been read. */
const [LOADED, READ, CHECKED] = [0.2, 0.4, 0.8];

/** What taking in changes from elsewhere did. */
export interface Took {
  /** Those that were not known yet, for the log. */
  readonly fresh: readonly Uint8Array[];
  readonly patches: readonly Patch[];
  /** Paths at which more than one value stands since. */
  readonly conflicts: readonly (readonly string[])[];
  readonly heads: readonly string[];
}

/** A copy that has taken something in, and is not the document yet. */
export interface Arrival extends Omit<Took, 'heads'> {
  readonly store: Store;
}

/** Takes changes into a copy, in steps, each yielding the share that is done. Throws `ArrivalError`, and then the copy is gone. */
export function* arriving(store: Store, changes: readonly Uint8Array[]): Generator<number, Arrival> {
  const beside = store.clone(store.getActorId());
  try {
    beside.updateDiffCursor();
    const fresh: Uint8Array[] = [];
    for (const [done, change] of changes.entries()) {
      yield done / changes.length;
      if (applyOne(beside, change)) fresh.push(change);
    }
    const found = yield* lookedAt(beside, beside.diffIncremental());
    beside.resetDiffCursor();
    return { store: beside, fresh, ...found };
  } catch (error) {
    drop(beside);
    throw asArrivalError(error);
  }
}

/** Applies a change that may be; false if it was known. */
function applyOne(store: Store, change: Uint8Array): boolean {
  const decoded = Automerge.decodeChange(change);
  const { hash, deps, actor } = decoded;
  if (has(store, hash)) return false;
  if (!deps.every((dep) => has(store, dep))) throw new ArrivalError('waiting', 'what it builds on is not here');
  if (actor === store.getActorId()) throw new ArrivalError('malformed', 'under the actor of this laptop');
  admit({ ...decoded, ops: decoded.ops as readonly Operation[] }, store);
  store.applyChanges([change]);
  if (!has(store, hash)) throw new ArrivalError('malformed', 'not applied');
  return true;
}

/** What windows are to be told, once every record that was touched has been found sound. */
function* lookedAt(
  store: Store,
  diff: ReturnType<Store['diffIncremental']>,
): Generator<number, Pick<Arrival, 'patches' | 'conflicts'>> {
  const touched = new Map<string, string[]>();
  const conflicts = new Map<string, string[]>();
  for (const patch of diff) {
    const path = patch.path.map(String);
    const record = path.slice(0, isOfTable(path) ? 3 : 1);
    touched.set(record.join('\n'), record);
    if (patch.action === 'conflict' || (patch.action === 'put' && patch.conflict)) conflicts.set(path.join('\n'), path);
  }
  const holders = new Map<string, string>();
  const patches: Patch[] = [];
  for (const path of touched.values()) {
    yield 1;
    const value = toPlain(store.materialize(objectAt(store, path, holders)), path.at(-1));
    checkSound(path, value);
    patches.push({ op: 'add', path, value });
  }
  const paths = [...conflicts.values()];
  for (const path of paths) checkLosers(store, path, patches, holders);
  return { patches, conflicts: paths };
}

/** Values that lost are shown, too, and may be chosen: each must be sound in the place of the one that stands. */
function checkLosers(store: Store, path: string[], patches: readonly Patch[], known: Map<string, string>): void {
  const record = path.slice(0, isOfTable(path) ? 3 : 1);
  const whole = patches.find((patch) => patch.path.join('\n') === record.join('\n'))?.value;
  const holder = objectAt(store, path.slice(0, -1), known);
  for (const [type, given] of store.getAll(holder, path.at(-1) ?? '')) {
    const value = plainLoser(type === 'map' ? store.materialize(given as string) : given, path);
    if (!isSound(record, withValue(whole, path.slice(record.length), value)))
      throw new ArrivalError('unsound', 'a value beside another is one that this version cannot show');
  }
}

function plainLoser(loser: unknown, path: readonly string[]): unknown {
  if (path.at(-2) === 'history' && typeof loser === 'string') return JSON.parse(loser);
  return toPlain(loser, path.at(-1));
}

/** A document out of a snapshot: Automerge's, and what it says. */
export interface Whole {
  readonly store: Store;
  readonly plain: VouchsafeDocument;
}

/**
 * A snapshot as a document, under a new actor; with all that is in `store` besides, if that is given, and then every record of
 * `ours` is in it. In steps, each yielding the share that is done: it takes seconds. Throws `ArrivalError`, and then it is gone.
 */
export function* arrivingWhole(
  snapshot: Uint8Array,
  heads: readonly string[],
  actor: string,
  own?: { readonly store: () => Store; readonly ours: VouchsafeDocument },
): Generator<number, Whole> {
  const store = newStore(actor);
  try {
    store.loadIncremental(snapshot);
    if (store.getHeads().sort().join() !== [...heads].sort().join()) throw new ArrivalError('malformed', 'other heads');
    yield LOADED;
    if (own) yield* addingOwn(store, own.store());
    const plain = completed(yield* plainOf(store));
    yield* checkingWhole(plain, own?.ours);
    return { store, plain };
  } catch (error) {
    drop(store);
    throw asArrivalError(error);
  }
}

function* addingOwn(whole: Store, store: Store): Generator<number> {
  // In one step: the document may be taken over into another store between two.
  const changes = whole.getChangesAdded(store);
  for (const [done, change] of changes.entries()) {
    yield LOADED + (READ - LOADED) * (done / changes.length);
    whole.applyChanges([change]);
  }
}

/** What a document says; its tables bucket by bucket, for all of it at once takes 1.5 s at 5,000 people. */
function* plainOf(store: Store): Generator<number, Partial<VouchsafeDocument>> {
  const plain: Record<string, unknown> = {};
  for (const part of store.keys(ROOT)) {
    const [type, id] = store.getWithType(ROOT, part) ?? [];
    if (!isOfTable([part]) || type !== 'map' || typeof id !== 'string') plain[part] = valueAt(store, ROOT, part);
    else {
      const table: Record<string, unknown> = {};
      for (const bucket of store.keys(id)) {
        yield READ;
        table[bucket] = valueAt(store, id, bucket);
      }
      plain[part] = table;
    }
  }
  return plain;
}

function valueAt(store: Store, holder: string, key: string): unknown {
  const [type, id] = store.getWithType(holder, key) ?? [];
  const isObject = type === 'map' || type === 'list' || type === 'text';
  return toPlain(isObject ? store.materialize(String(id)) : store.get(holder, key), key);
}

/** Throws `ArrivalError` unless all that a snapshot says is sound, and every record of ours is among it. */
function* checkingWhole(plain: VouchsafeDocument, ours: VouchsafeDocument | undefined): Generator<number> {
  for (const part of Object.keys(plain) as (keyof VouchsafeDocument)[]) {
    if (!isOfTable([part])) checkSound([part], plain[part]);
    else
      for (const [bucket, records] of Object.entries(plain[part] as Table<Kept>)) {
        yield CHECKED;
        for (const [id, record] of Object.entries(records)) checkSound([part, bucket, id], record);
      }
  }
  if (!ours) return;
  for (const table of TABLE_NAMES)
    for (const { id } of everyRecord(ours[table] as Table<Kept>))
      if (!find(plain[table] as Table<Kept>, id)) throw new ArrivalError('malformed', 'a record of ours is gone');
}

function checkSound(path: readonly string[], value: unknown): void {
  if (!isSound(path, value)) throw new ArrivalError('unsound', 'a field holds what this version cannot show');
}

/** True when this change is in the document. */
export function has(store: Store, hash: string): boolean {
  // Not `getChangeByHash`: that writes the change anew, 12 MB for an import of 5,000 people.
  return store.getChangeMetaByHash(hash) !== null;
}

/** The changes that are no ancestors of these heads and not they themselves, in causal order. All heads must be known. */
export function changesSince(store: Store, heads: readonly string[]): Uint8Array[] {
  if (!heads.every((hash) => has(store, hash))) throw new Error('asked for changes since one that is not here');
  return store.getChanges([...heads]);
}

/** Ids of changes, from the end back to those heads or the beginning: the 1st, 2nd, 4th, 8th … and the last (Y28). */
export function samples(store: Store, since: readonly string[]): string[] {
  const hashes = store.getChangesMeta(since.filter((hash) => has(store, hash))).map(({ hash }) => hash);
  const chosen: string[] = [];
  for (let back = 1; back < hashes.length && chosen.length < MOST_SAMPLES - 1; back *= 2)
    chosen.push(hashes[hashes.length - back] as string);
  return hashes.length === 0 ? [] : [...chosen, hashes[0] as string];
}

function isOfTable(path: readonly string[]): boolean {
  return (TABLE_NAMES as readonly string[]).includes(path[0] ?? '');
}

function asArrivalError(error: unknown): ArrivalError {
  if (error instanceof ArrivalError) return error;
  return new ArrivalError('malformed', `Automerge: ${String(error).slice(0, 100)}`);
}

/** Gives a copy's memory back. One in which the WASM panicked may refuse. */
export function drop(copy: Store): void {
  try {
    copy.free();
  } catch {
    // It stays until the vault is locked.
  }
}
