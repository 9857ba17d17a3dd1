// Behind document.ts: a document out of another laptop's snapshot (sync/PROTOCOL.md Y21, Y34, Y38–Y42), beside the one there
// is. Its changes are looked at one by one, as those that come alone, and then what it says. In steps, because it takes seconds.
import { pathKey } from '../../shared/model/conflict.ts';
import { completed, TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import { everyRecord, find, type Kept, type Table } from '../../shared/model/table.ts';
import { admit, isPlace } from './admission.ts';
import { ArrivalError } from './arrival.ts';
import { Branches, isMadeBy } from './branches.ts';
import type { Saved, Store } from './document.ts';
import {
  applyOne,
  asArrivalError,
  checkHeads,
  checkLosers,
  checkSound,
  checkWritable,
  conflictsIn,
  decodedOf,
  drop,
  has,
  isOfTable,
  recordIn,
} from './meeting.ts';
import { Places } from './places.ts';
import { GENESIS_HASHES, genesisStore, newStore } from './stores.ts';
import { at, toPlain } from './values.ts';

type Path = readonly string[];

const ROOT = '_root';
/** About how much of the work on a snapshot is behind when it is loaded, its changes have been looked at, and it has been read. */
const [LOADED, READ, CHECKED] = [0.1, 0.7, 0.9];

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
  let contested: readonly Path[];
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
      contested = yield* addingTheirs(store, changes);
    } else contested = yield* admitting(store);
    checkHeads(store);
    const plain = completed(yield* plainOf(store));
    yield* checkingWhole(plain, own?.ours);
    yield* checkingLosers(store, contested, plain);
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

/**
 * Each is looked at as one that comes by itself: what it puts where nothing may be put is refused by others, too (Y39). The
 * paths where more than one value stands since.
 */
function* addingTheirs(store: Store, changes: readonly Uint8Array[]): Generator<number, readonly Path[]> {
  const [before, hashes] = [store.getHeads(), new Set<string>()];
  store.updateDiffCursor();
  for (const [done, change] of changes.entries()) {
    yield LOADED + (READ - LOADED) * (done / changes.length);
    // How they are numbered is seen once all are here: they come in any causal order.
    hashes.add(applyOne(store, change, false) ?? '');
  }
  checkWritable(store, before, hashes);
  const contested = conflictsIn(store.diffIncremental());
  store.resetDiffCursor();
  return contested;
}

/**
 * Looks at every change of a history as at one that comes by itself (Y39), on top of the genesis, which all laptops share. The
 * paths that were written beside each other: there, values may stand that are not shown.
 */
function* admitting(store: Store): Generator<number, Path[]> {
  const genesis = genesisStore();
  try {
    const [places, contested, { apart }] = [new Places(genesis), new Map<string, Path>(), new Branches(store)];
    const history = historyOf(store);
    for (const [done, { hash, bytes }] of history.entries()) {
      yield LOADED + (READ - LOADED) * (done / history.length);
      if (has(genesis, hash)) continue;
      const change = decodedOf(bytes);
      admit(change, places);
      if (!apart.has(hash)) continue;
      // Into what it made itself nobody could write beside it.
      for (const { obj, key = '' } of change.ops.filter(({ obj }) => !isMadeBy(change, obj))) {
        const path = [...places.of(obj), key];
        contested.set(pathKey(path), path);
      }
    }
    return [...contested.values()];
  } finally {
    genesis.free();
  }
}

/** All changes, in the order of their numbers, which have no gaps: near 2^31 there are no more numbers for anybody. */
function historyOf(store: Store): { hash: string; bytes: Uint8Array }[] {
  const [metas, changes] = [store.getChangesMeta([]), store.getChanges([])];
  if (!metas.some(({ hash }) => hash === GENESIS_HASHES[0])) throw new ArrivalError('malformed', 'of no genesis');
  const history = metas.map((meta, place) => ({ ...meta, bytes: changes[place] as Uint8Array }));
  history.sort((a, b) => a.startOp - b.startOp);
  let last = 0;
  for (const { startOp, maxOp } of history) {
    if (startOp > last + 1) throw new ArrivalError('malformed', 'numbers that leave others out');
    last = Math.max(last, maxOp);
  }
  return history;
}

/** What a document says; its tables bucket by bucket, for all of it at once takes 1.5 s at 5,000 people. Most are empty in a small one. */
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
  const [type, value] = store.getWithType(holder, key) ?? [];
  if (type !== 'map') return toPlain(store.get(holder, key), key);
  const isEmpty = store.length(String(value)) === 0;
  return isEmpty ? {} : toPlain(store.materialize(String(value)), key);
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

function* checkingLosers(store: Store, contested: readonly Path[], plain: VouchsafeDocument): Generator<number> {
  const holders = new Map<string, string>();
  for (const path of contested) {
    yield CHECKED;
    checkLosers(store, path, at(plain, recordIn(path)), holders);
  }
}
