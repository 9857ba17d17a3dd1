// Behind document.ts: what another laptop lacks, and taking in what it sent (sync/PROTOCOL.md Y28, Y29, Y38–Y42). Everything
// is applied to a copy beside the document, one change at a time, and looked at there; the caller puts the copy in the
// document's place, or drops it. Whatever Automerge throws here, a panic of its WASM too, is `ArrivalError`.
import * as Automerge from '@automerge/automerge/slim';
import { TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import { isSound } from '../../shared/model/sound.ts';
import { everyRecord, find, type Kept, type Table } from '../../shared/model/table.ts';
import type { Patch } from '../../shared/state.ts';
import { admit, type Operation } from './admission.ts';
import { ArrivalError } from './arrival.ts';
import type { Store } from './document.ts';
import { newStore } from './stores.ts';
import { toPlain, withValue } from './values.ts';
import { objectAt } from './writing.ts';

const MOST_SAMPLES = 63;

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

/** Takes changes into a copy. Throws `ArrivalError`, and then the copy is gone. */
export function arrive(store: Store, changes: readonly Uint8Array[]): Arrival {
  const beside = store.clone(store.getActorId());
  return orDropped(beside, () => {
    beside.updateDiffCursor();
    const fresh = changes.filter((change) => applyOne(beside, change));
    const found = lookedAt(beside, beside.diffIncremental());
    beside.resetDiffCursor();
    return { store: beside, fresh, ...found };
  });
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
function lookedAt(store: Store, diff: ReturnType<Store['diffIncremental']>): Pick<Arrival, 'patches' | 'conflicts'> {
  const touched = new Map<string, string[]>();
  const conflicts = new Map<string, string[]>();
  for (const patch of diff) {
    const path = patch.path.map(String);
    const record = path.slice(0, isOfTable(path) ? 3 : 1);
    touched.set(record.join('\n'), record);
    if (patch.action === 'conflict' || (patch.action === 'put' && patch.conflict)) conflicts.set(path.join('\n'), path);
  }
  const holders = new Map<string, string>();
  const patches = [...touched.values()].map((path): Patch => {
    const value = toPlain(store.materialize(objectAt(store, path, holders)), path.at(-1));
    if (!isSound(path, value)) throw new ArrivalError('unsound', 'a field holds what this version cannot show');
    return { op: 'add', path, value };
  });
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

/**
 * A snapshot as a document, under a new actor; with all that is in `store` besides, if that is given. Throws `ArrivalError`, and
 * then it is gone. The caller checks what it says (`checkWhole`).
 */
export function arriveWhole(
  snapshot: Uint8Array,
  heads: readonly string[],
  actor: string,
  store: Store | undefined,
): Store {
  const whole = newStore(actor);
  return orDropped(whole, () => {
    whole.loadIncremental(snapshot);
    if (whole.getHeads().sort().join() !== [...heads].sort().join()) throw new ArrivalError('malformed', 'other heads');
    if (store) for (const change of whole.getChangesAdded(store)) whole.applyChanges([change]);
    return whole;
  });
}

/** Throws `ArrivalError` unless all that a snapshot says is sound, and every record of ours is among it. */
export function checkWhole(plain: VouchsafeDocument, ours: VouchsafeDocument | undefined): void {
  for (const part of Object.keys(plain) as (keyof VouchsafeDocument)[]) {
    if (!isOfTable([part])) checkSound([part], plain[part]);
    else
      for (const [bucket, records] of Object.entries(plain[part] as Table<Kept>))
        for (const [id, record] of Object.entries(records)) checkSound([part, bucket, id], record);
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

function orDropped<Value>(copy: Store, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    drop(copy);
    throw error instanceof ArrivalError
      ? error
      : new ArrivalError('malformed', `Automerge: ${String(error).slice(0, 100)}`);
  }
}

/** Gives a copy's memory back. One in which the WASM panicked may refuse. */
export function drop(copy: Store): void {
  try {
    copy.free();
  } catch {
    // It stays until the vault is locked.
  }
}
