// Writing into Automerge's document: the edits of a verb as one change, whole or not at all.
import * as Automerge from '@automerge/automerge/slim';
import { pathKey, recordDepth } from '../../shared/model/conflict.ts';
import type { Instant } from '../../shared/model/identity.ts';
import type { Patch } from '../../shared/state.ts';
import type { Store } from './document.ts';
import { at, toAutomerge } from './values.ts';

const ROOT = '_root';
/** Other laptops take no change of a million values (sync/PROTOCOL.md Y37), and read one of so many in one step of a second. */
const MOST_VALUES = 250_000;
/** Tables and their buckets come with the genesis and are never replaced, so where they are is looked up once a change. */
const FIXED_DEPTH = 2;

/** What was written: the bytes of each change, and the store that holds them. */
interface Written {
  readonly bytes: readonly Uint8Array[];
  readonly written: Store;
}

/**
 * Writes patches as one change, a patch a step; it has no bytes if all of that stood there already. What is too long for other
 * laptops becomes several changes of the same message, on a copy: a commit cannot be taken back.
 */
export function* writing(
  store: Store,
  patches: readonly Patch[],
  now: Instant,
  message?: string,
): Generator<number, Written> {
  const pieces = piecesOf(patches);
  const written = pieces.length > 1 ? store.clone(store.getActorId()) : store;
  const bytes: Uint8Array[] = [];
  let isWhole = false;
  try {
    for (const [done, piece] of pieces.entries()) {
      for (const share of putting(written, piece)) yield (done + share) / pieces.length;
      const hash = written.commit(message, Math.floor(now / 1000));
      const change = hash === null ? undefined : written.getLastLocalChange();
      if (change) bytes.push(change);
    }
    isWhole = true;
    return { bytes, written };
  } finally {
    if (!isWhole) giveUp(store, written);
  }
}

function* putting(store: Store, patches: readonly Patch[]): Generator<number> {
  const holders = new Map<string, string>();
  for (const [done, { op, path, value }] of patches.entries()) {
    yield done / patches.length;
    const holder = objectAt(store, path.slice(0, -1), holders);
    const key = String(path.at(-1));
    if (op === 'remove') store.delete(holder, key);
    else put(store, holder, key, value, path.at(-2) === 'history');
  }
}

function giveUp(store: Store, written: Store): void {
  if (written === store) store.rollback();
  else written.free();
}

/** The same patches in as many changes as other laptops take: none is longer than `most` values, if no record alone is. */
export function piecesOf(patches: readonly Patch[], most = MOST_VALUES): Patch[][] {
  const pieces: Patch[][] = [];
  let [left, record] = [0, ''];
  for (const patch of patches) {
    const path = patch.path.map(String);
    const next = pathKey(path.slice(0, recordDepth(path)));
    const values = valuesIn(patch.value);
    // A record that is half changed may not be sound.
    if (pieces.length === 0 || (values > left && next !== record)) {
      pieces.push([]);
      left = most;
    }
    pieces.at(-1)?.push(patch);
    left -= values;
    record = next;
  }
  return pieces;
}

/** How many operations a value takes: itself, and all that is in it. */
function valuesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + valuesIn(inner), 1);
}

/**
 * Patches that write a value anew even where it is the one that is shown: Automerge would only take out what stands beside it,
 * and whatever another laptop writes meanwhile would win unseen.
 */
export function writtenOver(path: readonly string[], patches: readonly Patch[], plain: unknown): Patch[] {
  const others = patches.filter((patch) => pathKey(patch.path.map(String)) !== pathKey(path));
  return [...others, { op: 'remove', path: [...path] }, { op: 'add', path: [...path], value: at(plain, path) }];
}

/** The id of the object at a path. `known` remembers where tables and buckets are, for as long as one change takes. */
export function objectAt(store: Store, path: readonly (string | number)[], known: Map<string, string>): string {
  let id = ROOT;
  for (const [depth, key] of path.entries()) {
    const place = depth < FIXED_DEPTH ? pathKey(path.slice(0, depth + 1).map(String)) : undefined;
    const found: unknown = (place && known.get(place)) ?? store.getWithType(id, String(key))?.[1];
    if (typeof found !== 'string') throw new Error('no object at the path of a patch');
    if (place) known.set(place, found);
    id = found;
  }
  return id;
}

/** The id of the map under whose key a path ends; undefined where the path leads through what is not shown, or is gone. */
export function holderAt(store: Store, path: readonly string[], known = new Map<string, string>()): string | undefined {
  try {
    return objectAt(store, path.slice(0, -1), known);
  } catch {
    return undefined;
  }
}

/** A change of nothing, after all that is here: its one head stands for all of them. */
export function joining(store: Store, now: Instant): Uint8Array | undefined {
  store.emptyChange(undefined, Math.floor(now / 1000));
  return store.getLastLocalChange() ?? undefined;
}

/** Puts a value under a key. An entry of a history goes in as one string. */
export function put(store: Store, holder: string, key: string, value: unknown, isEntry: boolean): void {
  const given = toAutomerge(value, isEntry, key);
  if (Automerge.isImmutableString(given)) store.put(holder, key, given.toString(), 'str');
  else if (typeof given === 'object' && given !== null) store.putObjectFromHydrate(holder, key, given);
  else store.put(holder, key, given as boolean | number | null);
}
