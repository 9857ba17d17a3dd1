// Behind document.ts: a document out of another laptop's snapshot (sync/PROTOCOL.md Y21, Y34, Y38–Y42), beside the one there
// is. Merged, its changes are looked at one by one; alone, it is looked at as a whole. In steps, because it takes seconds.
import { completed, TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import { everyRecord, find, type Kept, type Table } from '../../shared/model/table.ts';
import { isPlace, MOST_DEPTH } from './admission.ts';
import { ArrivalError } from './arrival.ts';
import type { Saved, Store } from './document.ts';
import { applyOne, asArrivalError, checkHeads, checkSound, checkWritable, drop, has, isOfTable } from './meeting.ts';
import { genesisStore, newStore } from './stores.ts';
import { toPlain } from './values.ts';

const ROOT = '_root';
/** About how much of the work on a snapshot is behind when it is loaded, has met what is ours, and has been read. */
const [LOADED, READ, CHECKED] = [0.2, 0.4, 0.8];

/** A document out of a snapshot from elsewhere, beside this one until it is adopted or dropped. */
export interface Meeting {
  readonly saved: Saved;
  adopt(): void;
  drop(): void;
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
  let store = newStore(actor);
  try {
    store.loadIncremental(snapshot);
    if (store.getHeads().sort().join() !== [...heads].sort().join()) throw new ArrivalError('malformed', 'other heads');
    yield LOADED;
    if (own) {
      const theirs = store;
      store = own.store().clone(actor);
      // In one step: the document may be taken over into another store between two.
      const changes = lackedBy(store, theirs);
      drop(theirs);
      yield* addingTheirs(store, changes);
    }
    checkHeads(store);
    yield* checkingPlaces(store);
    const plain = completed(yield* plainOf(store));
    yield* checkingWhole(plain, own?.ours);
    return { store, plain };
  } catch (error) {
    drop(store);
    throw asArrivalError(error);
  }
}

/** The changes that are there and not here, in causal order (`getChangesAdded` has none). */
function lackedBy(store: Store, theirs: Store): Uint8Array[] {
  const common = store.getHeads().filter((head) => has(theirs, head));
  const metas = theirs.getChangesMeta(common);
  return theirs.getChanges(common).filter((_, place) => !has(store, metas[place]?.hash ?? ''));
}

/** Each is looked at as one that comes by itself: what it puts where nothing may be put is refused by others, too (Y39). */
function* addingTheirs(store: Store, changes: readonly Uint8Array[]): Generator<number> {
  const [before, hashes] = [store.getHeads(), new Set<string>()];
  for (const [done, change] of changes.entries()) {
    yield LOADED + (READ - LOADED) * (done / changes.length);
    // How they are numbered is seen once all are here: they come in any causal order.
    hashes.add(applyOne(store, change, false) ?? '');
  }
  checkWritable(store, before, hashes);
}

/** Parts and buckets are those of the genesis, which all laptops share; nothing is deep, and changes are numbered one after the other. */
function* checkingPlaces(store: Store): Generator<number> {
  checkNumbers(store);
  const genesis = genesisStore();
  for (const part of store.keys(ROOT)) {
    const [id, first] = [mapAt(store, ROOT, part), mapAt(genesis, ROOT, part)];
    if (first !== undefined && id !== first) throw new ArrivalError('malformed', 'a part that was put anew');
    for (const key of id === undefined ? [] : store.keys(id)) {
      yield READ;
      if (isOfTable([part]) && mapAt(store, id, key) !== mapAt(genesis, first, key))
        throw new ArrivalError('malformed', 'a bucket that is none');
      checkDepth(store, mapAt(store, id, key), 2);
    }
  }
  genesis.free();
}

/** Operations are numbered without gaps: near 2^31 there are no more numbers for anybody. */
function checkNumbers(store: Store): void {
  let last = 0;
  for (const { startOp, maxOp } of store.getChangesMeta([]).sort((a, b) => a.startOp - b.startOp)) {
    if (startOp > last + 1) throw new ArrivalError('malformed', 'numbers that leave others out');
    last = Math.max(last, maxOp);
  }
}

function checkDepth(store: Store, map: string | undefined, depth: number): void {
  if (map === undefined) return;
  if (depth > MOST_DEPTH) throw new ArrivalError('malformed', 'maps are too deep');
  for (const key of store.keys(map)) checkDepth(store, mapAt(store, map, key), depth + 1);
}

/** The id of the map at a key; undefined if there is none. */
function mapAt(store: Store, holder: string | undefined, key: string): string | undefined {
  const [type, id] = (holder !== undefined && store.getWithType(holder, key)) || [];
  return type === 'map' ? String(id) : undefined;
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
        for (const [id, record] of Object.entries(records)) {
          if (!isPlace(bucket, id)) throw new ArrivalError('malformed', 'a record in the wrong place');
          checkSound([part, bucket, id], record);
        }
      }
  }
  if (!ours) return;
  for (const table of TABLE_NAMES)
    for (const { id } of everyRecord(ours[table] as Table<Kept>))
      if (!find(plain[table] as Table<Kept>, id)) throw new ArrivalError('malformed', 'a record of ours is gone');
}
