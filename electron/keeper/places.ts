// Behind admission.ts: where the maps are into which operations write (sync/PROTOCOL.md Y39): in a document, and in what has
// been admitted to it since but is not in it. So a single change is looked at, or a whole history that begins with the genesis.
import { pathKey } from '../../shared/model/conflict.ts';
import { ArrivalError } from './arrival.ts';
import type { Store } from './document.ts';
import { holderOf } from './past.ts';

const ROOT = '_root';
/** So many keys lead to a value at most. */
export const MOST_DEPTH = 8;

type Path = readonly string[];

export class Places {
  readonly #store: Store;
  readonly #paths = new Map<string, Path>([[ROOT, []]]);
  readonly #made = new Set<string>();
  readonly #taken = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The keys that lead to a map. Throws for one that is nowhere. */
  of(map: string): Path {
    const path = this.#paths.get(map) ?? pathIn(this.#store, map);
    this.#paths.set(map, path);
    return path;
  }

  /** From now on a map of this id is at this path. */
  make(map: string, path: Path): void {
    this.#paths.set(map, path);
    this.#made.add(map);
  }

  /** Takes the place under a key, for good. Throws `ArrivalError` where something stands already. */
  take(holder: string, key: string, path: Path): void {
    const place = pathKey(path);
    const isInStore = !this.#made.has(holder) && this.#store.getWithType(holder, key) !== null;
    if (isInStore || this.#taken.has(place)) throw new ArrivalError('malformed', 'something stands there');
    this.#taken.add(place);
  }
}

/** Of a map that lost against another under its key nothing is known but how deep it is; records never lose. */
function pathIn(store: Store, map: string, below = 0): Path {
  if (below > MOST_DEPTH) throw new ArrivalError('malformed', 'maps are too deep');
  const path = store.objInfo(map).path?.map(String);
  if (path) return below === 0 ? path : Array<string>(path.length + below).fill('');
  return pathIn(store, holderOf(store, map), below + 1);
}
