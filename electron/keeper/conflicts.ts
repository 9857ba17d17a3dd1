// Behind document.ts: where more than one value stands, whose they are, and what was binned while another laptop changed it
// (sync/PROTOCOL.md Y57–Y61). Says what is there; what of it is shown, and in which words, is the model's and a screen's.

import { isQuiet, pathKey } from '../../shared/model/conflict.ts';
import { type Entry, isFact } from '../../shared/model/history.ts';
import type { Instant } from '../../shared/model/identity.ts';
import { type Author, againOf, type Branches } from './branches.ts';
import type { Store } from './document.ts';
import { newActor } from './stores.ts';
import { at, toPlain, withEntries } from './values.ts';
import { holderAt, objectAt, put } from './writing.ts';

type Path = readonly string[];

/** One of the values that stand at a path; the first is the one that is shown. */
export interface Stand extends Author {
  readonly value: unknown;
}

/** Something that only the set which is not shown holds, and where. */
export interface Hidden {
  readonly object: string;
  readonly key: string;
  readonly value: unknown;
}

export type Found =
  | { readonly kind: 'field'; readonly path: Path; readonly values: readonly Stand[] }
  | { readonly kind: 'set'; readonly path: Path; readonly hidden: readonly Hidden[]; readonly other: Author }
  | {
      readonly kind: 'bin';
      readonly path: Path;
      readonly changed: readonly Path[];
      readonly binnedBy: Author;
      readonly changedBy: Author;
    };

/** A value that is to stand again, and the change that wrote it. */
export type Again = Pick<Stand, 'value' | 'hash'>;

/** The conflicts of a document as it is now, and the ways of settling them that no verb has. */
export class Conflicts {
  readonly #store: Store;
  readonly #branches: Branches;

  constructor(store: Store, branches: Branches) {
    this.#store = store;
    this.#branches = branches.follow(store);
  }

  /** The changes in which conflicts may stand; none of a network that was never on two laptops. */
  get apart(): ReadonlySet<string> {
    return this.#branches.apart;
  }

  /** The bytes of those changes, if they are had sooner in one go than each alone. */
  readApart(): ReadonlyMap<string, Uint8Array> {
    return this.#branches.readApart();
  }

  /** Where a change wrote into what others could write into. Its bytes, where they were read before. */
  writtenIn(hash: string, bytes?: Uint8Array): Path[] {
    return this.#branches.writtenIn(hash, bytes);
  }

  /** What is in conflict at these paths. A path of `binnedAt` asks what happened to the record beside its binning. */
  at(paths: Iterable<Path>): Found[] {
    const found = new Map<string, Found>();
    for (const path of paths) {
      const isBin = path.at(-1) === 'binnedAt' && path.length === 4;
      const look = isBin ? binAt : standAt;
      const one = look(this.#store, path, this.#branches);
      if (one) found.set(pathKey(one.path), one);
    }
    return [...found.values()];
  }

  /**
   * Changes that make the values stand again that stood before they were settled, each beside the others, at these heads or those
   * of now; the first is the one that is shown. They are still to be received.
   */
  again(path: Path, values: readonly Again[], now: Instant, heads?: readonly string[]): Uint8Array[] {
    return values.map((value, n) => standingAgain(this.#store, path, value, { isShown: n === 0, now, heads }));
  }

  /** Takes out of sets that are not shown what nobody misses, or puts it back, as one change. */
  hide(hidden: readonly Hidden[], isBack: boolean, now: Instant): Uint8Array | undefined {
    for (const { object, key, value } of hidden)
      if (isBack) put(this.#store, object, key, value, false);
      else this.#store.delete(object, key);
    const hash = this.#store.commit(undefined, Math.floor(now / 1000));
    return hash === null ? undefined : (this.#store.getLastLocalChange() ?? undefined);
  }
}

function standAt(store: Store, path: Path, branches: Branches): Found | undefined {
  const holder = holderAt(store, path);
  if (holder === undefined || isQuiet(path)) return undefined;
  // Automerge gives the winner last.
  const all = store
    .getAll(holder, path.at(-1) ?? '')
    .map((one) => ({ type: one[0], given: one[1], id: operationOf(one) }))
    .reverse();
  if (all.length < 2) return undefined;
  if (all.every(({ type }) => type === 'map'))
    return setAt(
      store,
      path,
      all.map(({ given }) => String(given)),
      branches,
    );
  const values = new Map<string, Stand>();
  for (const { given, id } of all) {
    const value = withEntries(toPlain(given, path.at(-1)), path);
    const key = JSON.stringify(value);
    if (!values.has(key)) values.set(key, { value, ...branches.authorOf(branches.changeOf(id)) });
  }
  return values.size < 2 ? undefined : { kind: 'field', path, values: [...values.values()] };
}

/** Two maps under one key: Automerge shows one of them, and goes on keeping the others. */
function setAt(store: Store, path: Path, objects: readonly string[], branches: Branches): Found | undefined {
  const [shown, ...others] = objects as [string, ...string[]];
  const known = new Set(store.keys(shown));
  const hidden: Hidden[] = [];
  for (const object of others)
    for (const key of store.keys(object)) {
      const value = toPlain(store.get(object, key), key);
      if (!known.has(key)) hidden.push({ object, key, value });
      known.add(key);
    }
  const [first] = hidden;
  if (!first || isQuiet([...path, first.key])) return undefined;
  const [one] = store.getAll(first.object, first.key);
  return one && { kind: 'set', path, hidden, other: branches.authorOf(branches.changeOf(operationOf(one))) };
}

/** A record in the bin that somebody changed who did not know that it was there: as it was for each who binned it, and is now. */
function binAt(store: Store, path: Path, branches: Branches): Found | undefined {
  const record = path.slice(0, -1);
  const object = holderAt(store, path);
  const bins =
    object === undefined ? [] : store.getAll(object, 'binnedAt').map((one) => branches.changeOf(operationOf(one)));
  if (object === undefined || bins.length === 0 || !bins.every((hash) => branches.apart.has(hash))) return undefined;
  const now = toPlain(store.materialize(object));
  let written: { changed: Path[]; author: Author } | undefined;
  for (const hash of bins) {
    written = changedBeside(store, record, { before: toPlain(store.materialize(object, [hash])), now }, hash, branches);
    // Whoever binned it knew all that is in it.
    if (!written) return undefined;
  }
  const [first] = bins;
  if (!written || first === undefined) return undefined;
  return {
    kind: 'bin',
    path: record,
    changed: written.changed,
    binnedBy: branches.authorOf(first),
    changedBy: written.author,
  };
}

function changedBeside(
  store: Store,
  record: Path,
  { before, now }: { before: unknown; now: unknown },
  bin: string,
  branches: Branches,
): { changed: Path[]; author: Author } | undefined {
  const changed: Path[] = [];
  let author: Author | undefined;
  for (const inside of differences(before, now)) {
    if (isQuiet([...record, ...inside]) || isLog(now, inside)) continue;
    const path = [...record, ...inside];
    const holder = holderAt(store, path);
    const [one] = holder === undefined ? [] : store.getAll(holder, path.at(-1) ?? '');
    // A field that was cleared has nobody to ask.
    if (!one) continue;
    const hash = branches.changeOf(operationOf(one));
    if (!branches.isUnknownTo(bin, hash)) continue;
    changed.push(inside);
    author ??= branches.authorOf(hash);
  }
  return author && { changed, author };
}

/** What a history tells of the card besides facts about people is said by the card's fields already. */
function isLog(now: unknown, [field, id = '']: Path): boolean {
  return field === 'history' && !isFact(at(now, ['history', id]) as Entry);
}

/** Where two records differ, down to single values. Entries of a history are single values. */
function differences(before: unknown, after: unknown, path: Path = []): Path[] {
  if (!isMap(before) || !isMap(after) || (path[0] === 'history' && path.length === 2))
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [path];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => differences(before[key], after[key], [...path, key]));
}

function standingAgain(
  store: Store,
  path: Path,
  { value, hash }: Again,
  { isShown, now, heads }: { isShown: boolean; now: Instant; heads: readonly string[] | undefined },
): Uint8Array {
  const beside = store.clone(newActor(markOf(store.getActorId())));
  try {
    if (heads) beside.isolate([...heads]);
    const holder = objectAt(beside, path.slice(0, -1), new Map());
    const key = path.at(-1) ?? '';
    // Writing what stands there already would be nothing.
    beside.delete(holder, key);
    // With one operation more its number is the highest, and so it is the one that is shown.
    if (isShown) beside.put(holder, key, null);
    put(beside, holder, key, value, path.at(-2) === 'history');
    beside.commit(againOf(hash), Math.floor(now / 1000));
    return beside.getLastLocalChange() as Uint8Array;
  } finally {
    beside.free();
  }
}

/** The half of an actor that stays the same from one opening to the next, once there is an identity (Y6). */
function markOf(actor: string): string {
  return actor.slice(0, 16);
}

/** The operation by which a value stands. One that made a map is known by the id of the map. */
function operationOf([type, given, id]: ReturnType<Store['getAll']>[number]): string {
  return type === 'map' ? String(given) : String(id);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
