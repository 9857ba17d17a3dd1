// Behind document.ts: what another laptop lacks, and taking in what it sent (sync/PROTOCOL.md Y28, Y29, Y38–Y42). Everything
// is applied to a copy beside the document, one change at a time, and looked at there; the caller puts the copy in the
// document's place, or drops it. Whatever Automerge throws here, a panic of its WASM too, is `ArrivalError`.
import { createHash } from 'node:crypto';
import * as Automerge from '@automerge/automerge/slim';
import { pathKey } from '../../shared/model/conflict.ts';
import { TABLE_NAMES } from '../../shared/model/document.ts';
import { isSound } from '../../shared/model/sound.ts';
import type { Patch } from '../../shared/state.ts';
import { admit, type Decoded } from './admission.ts';
import { ArrivalError } from './arrival.ts';
import type { Store } from './document.ts';
import { Places } from './places.ts';
import { toPlain, withValue } from './values.ts';
import { holderAt, objectAt } from './writing.ts';

/** Where a chunk of Automerge says what it is: behind its magic and its checksum. */
const KIND_AT = 8;
const PLAIN_CHANGE = 1;
const MOST_SAMPLES = 63;
/** A laptop joins its heads long before it has so many: see Network.joinHeads. */
const MOST_HEADS = 192;

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
    const before = beside.getHeads();
    const hashes = new Set<string>();
    const fresh: Uint8Array[] = [];
    for (const [done, change] of changes.entries()) {
      yield done / changes.length;
      const hash = applyOne(beside, change, true);
      if (hash === undefined) continue;
      hashes.add(hash);
      fresh.push(change);
    }
    checkWritable(beside, before, hashes);
    checkHeads(beside);
    const found = yield* lookedAt(beside, beside.diffIncremental());
    beside.resetDiffCursor();
    return { store: beside, fresh, ...found };
  } catch (error) {
    drop(beside);
    throw asArrivalError(error);
  }
}

/** Applies a change that may be; its hash, or undefined if it was known. `isNumbered`: its numbers must go on from what is here. */
export function applyOne(store: Store, change: Uint8Array, isNumbered: boolean): string | undefined {
  const decoded = decodedOf(change);
  const { hash, deps, actor } = decoded;
  if (has(store, hash)) return undefined;
  if (!deps.every((dep) => has(store, dep))) throw new ArrivalError('waiting', 'what it builds on is not here');
  if (actor === store.getActorId()) throw new ArrivalError('malformed', 'under the actor of this laptop');
  if (isNumbered) checkNumber(decoded.startOp, store);
  admit(decoded, new Places(store));
  store.applyChanges([change]);
  if (!has(store, hash)) throw new ArrivalError('malformed', 'not applied');
  return hash;
}

/** What a change says. */
export function decodedOf(change: Uint8Array): Decoded & { readonly hash: string; readonly deps: readonly string[] } {
  return Automerge.decodeChange(change) as ReturnType<typeof decodedOf>;
}

/**
 * Operations are numbered on from the highest that their laptop knew, which need not be among the deps (Y58). A gap means that
 * something is not here yet, or that somebody wants to be the last: near 2^31 there are no more numbers for anybody.
 */
function checkNumber(startOp: number, store: Store): void {
  const known = store.getHeads().map((head) => store.getChangeMetaByHash(head)?.maxOp ?? 0);
  if (startOp > Math.max(0, ...known) + 1)
    throw new ArrivalError('waiting', 'numbers that go on from what is not here');
}

/**
 * Throws `ArrivalError` unless Automerge writes all that came since these heads again as it was. What a document cannot hold
 * (columns without operations) would be missing when it is opened again, and the vault damaged. In one go: one by one is slow.
 */
export function checkWritable(store: Store, before: readonly string[], fresh: ReadonlySet<string>): void {
  const again = store.getChanges([...before]).map(hashOf);
  if (again.length !== fresh.size || !again.every((hash) => fresh.has(hash)))
    throw new ArrivalError('malformed', 'not to be written again');
}

/** The hash of a change; of one that is compressed, of what it stands for. */
function hashOf(change: Uint8Array): string {
  if (change[KIND_AT] !== PLAIN_CHANGE) return Automerge.decodeChange(change).hash;
  return createHash('sha256').update(change.subarray(KIND_AT)).digest('hex');
}

/** Throws `ArrivalError` when more changes stand beside each other than a frame has room to name. */
export function checkHeads(store: Store): void {
  if (store.getHeads().length > MOST_HEADS) throw new ArrivalError('malformed', 'too many changes beside each other');
}

/** What windows are to be told, once every record that was touched has been found sound. */
function* lookedAt(
  store: Store,
  diff: ReturnType<Store['diffIncremental']>,
): Generator<number, Pick<Arrival, 'patches' | 'conflicts'>> {
  const touched = new Map(diff.map((patch) => recordIn(patch.path.map(String))).map((path) => [pathKey(path), path]));
  const holders = new Map<string, string>();
  const patches: Patch[] = [];
  for (const path of touched.values()) {
    yield 1;
    const value = toPlain(store.materialize(objectAt(store, path, holders)), path.at(-1));
    checkSound(path, value);
    patches.push({ op: 'add', path, value });
  }
  const wholes = new Map(patches.map(({ path, value }) => [pathKey(path.map(String)), value]));
  const conflicts = conflictsIn(diff);
  for (const path of conflicts) checkLosers(store, path, wholes.get(pathKey(recordIn(path))), holders);
  return { patches, conflicts };
}

/** The paths at which more than one value stands. */
export function conflictsIn(diff: ReturnType<Store['diffIncremental']>): (readonly string[])[] {
  const conflicts = diff.filter((patch) => patch.action === 'conflict' || (patch.action === 'put' && patch.conflict));
  const paths = conflicts.map((patch) => patch.path.map(String));
  return [...new Map(paths.map((path) => [pathKey(path), path])).values()];
}

/** The path of the record, or of the part that is no table, into which a path leads. */
export function recordIn(path: readonly string[]): string[] {
  return path.slice(0, isOfTable(path) ? 3 : 1);
}

/**
 * Throws `ArrivalError` unless each value at a path is sound in the place of the one that stands in `whole`: those that lost
 * are shown, too, and may be chosen. `known` as for `objectAt`.
 */
export function checkLosers(store: Store, path: readonly string[], whole: unknown, known: Map<string, string>): void {
  const holder = holderAt(store, path, known);
  const values = holder === undefined ? [] : store.getAll(holder, path.at(-1) ?? '');
  if (values.length < 2) return;
  for (const [type, given] of values) {
    const value = plainLoser(type === 'map' ? store.materialize(given as string) : given, path);
    if (!isSound(recordIn(path), withValue(whole, path.slice(recordIn(path).length), value)))
      throw new ArrivalError('unsound', 'a value beside another is one that this version cannot show');
  }
}

function plainLoser(loser: unknown, path: readonly string[]): unknown {
  if (path.at(-2) === 'history' && typeof loser === 'string') return JSON.parse(loser);
  return toPlain(loser, path.at(-1));
}

/** Throws `ArrivalError` unless a record, or a part that is no table, is one that can be shown. */
export function checkSound(path: readonly string[], value: unknown): void {
  if (!isSound(path, value)) throw new ArrivalError('unsound', 'a field holds what this version cannot show');
}

/** True when this change is in the document. */
export function has(store: Store, hash: string): boolean {
  // Not `getChangeByHash`: that writes the change anew, 12 MB for an import of 5,000 people.
  return store.getChangeMetaByHash(hash) !== null;
}

/** The changes that are no ancestors of these heads and not they themselves, in causal order, and by the numbers of their operations. All heads must be known. */
export function changesSince(store: Store, heads: readonly string[]): Uint8Array[] {
  if (!heads.every((hash) => has(store, hash))) throw new Error('asked for changes since one that is not here');
  const metas = store.getChangesMeta([...heads]);
  const changes = store.getChanges([...heads]).map((bytes, place) => ({ bytes, startOp: metas[place]?.startOp ?? 0 }));
  return changes.sort((a, b) => a.startOp - b.startOp).map(({ bytes }) => bytes);
}

/** Ids of changes, from the end back to those heads or the beginning: the 1st, 2nd, 4th, 8th … and the last (Y28). */
export function samples(store: Store, since: readonly string[]): string[] {
  const hashes = store.getChangesMeta(since.filter((hash) => has(store, hash))).map(({ hash }) => hash);
  const chosen: string[] = [];
  for (let back = 1; back < hashes.length && chosen.length < MOST_SAMPLES - 1; back *= 2)
    chosen.push(hashes[hashes.length - back] as string);
  return hashes.length === 0 ? [] : [...chosen, hashes[0] as string];
}

/** Whether a path leads into a table. */
export function isOfTable(path: readonly string[]): boolean {
  return (TABLE_NAMES as readonly string[]).includes(path[0] ?? '');
}

/** Whatever Automerge throws is why something is not taken in. */
export function asArrivalError(error: unknown): ArrivalError {
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
