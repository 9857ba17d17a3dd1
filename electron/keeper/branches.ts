// Behind document.ts: which changes of the history were made beside each other. Only what stands in such changes can be in
// conflict, so a network that was never on two laptops is never looked through. Reads only.
import * as Automerge from '@automerge/automerge/slim';
import type { Instant } from '../../shared/model/identity.ts';
import type { Store } from './document.ts';

/** What a change is called by which a value stands again as it was before it was settled; the id of its own follows. */
const AGAIN = 'again ';
/** One change asked for alone takes a millisecond, as one of all that came after some others takes 20 µs. */
const ALONE_COSTS = 50;

type Meta = ReturnType<Store['getChangesMeta']>[number];

/** The change that wrote a value, and who is to be named for it. */
export interface Author {
  readonly hash: string;
  readonly actor: string;
  readonly at: Instant;
}

/** The history, followed as it grows: reading all of it takes 20 µs a change. */
export class Branches {
  #store: Store;
  #heads: readonly string[] = [];
  #metas: Meta[] = [];
  readonly #byActor = new Map<string, Meta[]>();
  readonly #byHash = new Map<string, Meta>();
  #apart: ReadonlySet<string> | undefined;

  constructor(store: Store) {
    this.#store = store;
    this.follow(store);
  }

  /** Takes in what is new; from the beginning, if this is another document. */
  follow(store: Store): this {
    this.#store = store;
    const heads = store.getHeads();
    if (heads.join() === this.#heads.join()) return this;
    // Asking after a change takes milliseconds in a long history, so only where something is new.
    if (!this.#heads.every((hash) => store.getChangeMetaByHash(hash) !== null)) this.#forget();
    for (const meta of store.getChangesMeta([...this.#heads])) {
      this.#metas.push(meta);
      this.#byHash.set(meta.hash, meta);
      const others = this.#byActor.get(meta.actor);
      if (others) others.push(meta);
      else this.#byActor.set(meta.actor, [meta]);
    }
    this.#heads = heads;
    this.#apart = undefined;
    return this;
  }

  /** The change of an operation, whose id is `number@actor`. */
  changeOf(operation: string): string {
    const [number = '', actor = ''] = operation.split('@');
    const count = Number(number);
    const meta = this.#byActor.get(actor)?.find(({ startOp, maxOp }) => startOp <= count && count <= maxOp);
    if (!meta) throw new Error('an operation of no change');
    return meta.hash;
  }

  /** Who wrote what a change says: whoever did so first, if it only stands again. */
  authorOf(hash: string): Author {
    const meta = this.#byHash.get(hash);
    if (!meta) throw new Error('no such change');
    const first = meta.message?.startsWith(AGAIN) ? this.#byHash.get(meta.message.slice(AGAIN.length)) : undefined;
    const { actor, time } = first ?? meta;
    return { hash: first?.hash ?? hash, actor, at: time * 1000 };
  }

  /** The changes beside which others were made, neither knowing the other. */
  get apart(): ReadonlySet<string> {
    this.#apart ??= apartAmong(this.#metas);
    return this.#apart;
  }

  /** True when the second change was made without knowing the first. */
  isUnknownTo(first: string, second: string): boolean {
    return first !== second && this.#store.getChangesMeta([second]).some(({ hash }) => hash === first);
  }

  /**
   * The bytes of the changes in `apart`, read in one go. None where so many changes came after the first of them that each is
   * had sooner alone, in `writtenIn`.
   */
  readApart(): ReadonlyMap<string, Uint8Array> {
    const { apart } = this;
    const first = this.#metas.findIndex(({ hash }) => apart.has(hash));
    if (first < 0 || this.#metas.length - first > apart.size * ALONE_COSTS) return new Map();
    const before = headsOf(this.#metas.slice(0, first));
    const metas = this.#store.getChangesMeta(before);
    const changes = this.#store.getChanges(before);
    return new Map(metas.flatMap(({ hash }, n) => (apart.has(hash) ? [[hash, changes[n] as Uint8Array]] : [])));
  }

  /** The paths that a change wrote, but for those in what it made itself: into that nobody could write beside it. */
  writtenIn(hash: string, bytes = this.#store.getChangeByHash(hash)): (readonly string[])[] {
    if (!bytes) return [];
    const { ops, startOp, actor } = Automerge.decodeChange(bytes);
    const places = new Map<string, readonly string[] | undefined>([['_root', []]]);
    return ops.flatMap(({ obj, key }) => {
      if (isMadeBy({ startOp, actor }, obj)) return [];
      if (!places.has(obj)) places.set(obj, this.#store.objInfo(obj).path?.map(String));
      const holder = places.get(obj);
      return holder ? [[...holder, String(key)]] : [];
    });
  }

  #forget(): void {
    this.#heads = [];
    this.#metas = [];
    this.#byActor.clear();
    this.#byHash.clear();
    this.#apart = undefined;
  }
}

/** Whether a map came to be in a change. */
export function isMadeBy({ startOp, actor }: { startOp: number; actor: string }, map: string): boolean {
  const [number, maker] = map.split('@');
  return maker === actor && Number(number) >= startOp;
}

/** The message of a change by which a value stands again. */
export function againOf(hash: string): string {
  return AGAIN + hash;
}

/** On which of these changes, in causal order, none of them builds. */
function headsOf(metas: readonly Meta[]): string[] {
  const heads = new Set<string>();
  for (const { hash, deps } of metas) {
    for (const dep of deps) heads.delete(dep);
    heads.add(hash);
  }
  return [...heads];
}

/** The changes beside which others were made, out of a history in causal order. */
function apartAmong(metas: readonly Meta[]): ReadonlySet<string> {
  const place = new Map(metas.map(({ hash }, n) => [hash, n]));
  const heads = new Set<string>();
  const isOnlyHead = metas.map(({ hash, deps }) => {
    for (const dep of deps) heads.delete(dep);
    heads.add(hash);
    return heads.size === 1;
  });
  const apart = new Set<string>();
  // Backwards: the earliest change on which one of the later ones builds without building on all between.
  let earliest = metas.length;
  for (let n = metas.length - 1; n >= 0; n--) {
    const { hash, deps } = metas[n] as Meta;
    if (!isOnlyHead[n] || earliest < n) apart.add(hash);
    earliest = Math.min(earliest, ...deps.map((dep) => place.get(dep) ?? 0), ...(deps.length === 0 ? [-1] : []));
  }
  return apart;
}
