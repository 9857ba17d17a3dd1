// Writing into Automerge's document: the edits of a verb as one change, whole or not at all.
import * as Automerge from '@automerge/automerge/slim';
import { pathKey } from '../../shared/model/conflict.ts';
import type { Instant } from '../../shared/model/identity.ts';
import type { Patch } from '../../shared/state.ts';
import type { Store } from './document.ts';
import { at, toAutomerge } from './values.ts';

const ROOT = '_root';
/** Tables and their buckets come with the genesis and are never replaced, so where they are is looked up once a change. */
const FIXED_DEPTH = 2;

/** Writes patches as one change, a patch a step; its bytes, or undefined if all of that stood there already. */
export function* writing(
  store: Store,
  patches: readonly Patch[],
  now: Instant,
  message?: string,
): Generator<number, Uint8Array | undefined> {
  const holders = new Map<string, string>();
  let isWhole = false;
  try {
    for (const [done, { op, path, value }] of patches.entries()) {
      yield done / patches.length;
      const holder = objectAt(store, path.slice(0, -1), holders);
      const key = String(path.at(-1));
      if (op === 'remove') store.delete(holder, key);
      else put(store, holder, key, value, path.at(-2) === 'history');
    }
    const hash = store.commit(message, Math.floor(now / 1000));
    isWhole = true;
    return hash === null ? undefined : (store.getLastLocalChange() ?? undefined);
  } finally {
    if (!isWhole) store.rollback();
  }
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
