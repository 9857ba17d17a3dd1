// Whether the operations of a change from elsewhere are such as ours are (sync/PROTOCOL.md Y39): maps and plain values in
// their places, and nothing over what stands there for good. Looks at decoded changes and reads the document; applies nothing.
import { TABLE_NAMES } from '../../shared/model/document.ts';
import { ArrivalError } from './arrival.ts';
import type { Store } from './document.ts';
import { holderOf } from './past.ts';

/** One operation, as Automerge decodes it. */
export interface Operation {
  readonly action: string;
  readonly obj: string;
  readonly key?: string;
  readonly value?: unknown;
  readonly datatype?: string;
  readonly pred: readonly string[];
}

const ROOT = '_root';
/** So many keys lead to a value at most. */
export const MOST_DEPTH = 8;
/** A verb writes a field once, and settling writes it over itself. */
const MOST_REPEATS = 16;
/** Keys are what users and files wrote: `constructor` is one, `__proto__` is none (shared/model/person.ts). */
const MOST_KEY = 16_384;
/** The report of an import is one text. */
const MOST_TEXT = 16 * 1024 * 1024;
/** Down to here nothing is ever deleted or put anew: parts; in tables also buckets and records. */
const FIXED_DEPTH = 1;
const FIXED_DEPTH_IN_TABLES = 3;

/** Throws `ArrivalError` unless every operation of the change may stand in this document. */
export function admit(change: { startOp: number; actor: string; ops: readonly Operation[] }, store: Store): void {
  const places = new Map<string, readonly string[]>([[ROOT, []]]);
  const made = new Set<string>();
  const repeats = new Map<string, number>();
  for (const [count, operation] of change.ops.entries()) {
    const { action, obj, key } = operation;
    if (key === undefined || !isKey(key)) throw new ArrivalError('malformed', 'a key that is none of ours');
    const times = (repeats.get(`${obj} ${key}`) ?? 0) + 1;
    if (times > MOST_REPEATS) throw new ArrivalError('malformed', 'one field again and again');
    repeats.set(`${obj} ${key}`, times);
    const holder = places.get(obj) ?? placeOf(store, obj);
    places.set(obj, holder);
    const path = [...holder, key];
    if (path.length > MOST_DEPTH) throw new ArrivalError('malformed', 'maps are too deep');
    if (isFixed(path)) admitFixed(operation, path, store, made);
    else if (action !== 'makeMap' && action !== 'del') admitValue(operation);
    if (action === 'makeMap') {
      const id = `${change.startOp + count}@${change.actor}`;
      places.set(id, path);
      made.add(id);
    }
  }
}

function isKey(key: string): boolean {
  return key.length <= MOST_KEY && key !== '__proto__';
}

/** Of a map that lost against another under its key nothing is known but how deep it is; records never lose. */
function placeOf(store: Store, obj: string, below = 0): readonly string[] {
  if (below > MOST_DEPTH) throw new ArrivalError('malformed', 'maps are too deep');
  const path = store.objInfo(obj).path?.map(String);
  if (path) return below === 0 ? path : Array<string>(path.length + below).fill('');
  return placeOf(store, holderOf(store, obj), below + 1);
}

function isFixed(path: readonly string[]): boolean {
  const isOfTable = (TABLE_NAMES as readonly string[]).includes(path[0] ?? '');
  return path.length <= (isOfTable ? FIXED_DEPTH_IN_TABLES : FIXED_DEPTH);
}

/** A part, a bucket or a record: made once, where nothing stands yet. */
function admitFixed(
  { action, obj, key = '', pred }: Operation,
  path: readonly string[],
  store: Store,
  made: Set<string>,
) {
  if (action !== 'makeMap' || pred.length > 0) throw new ArrivalError('malformed', 'a record is not made but changed');
  if (!made.has(obj) && store.getWithType(obj, key) !== null)
    throw new ArrivalError('malformed', 'something stands there');
  const [, bucket, id] = path;
  if (id !== undefined && !isPlace(bucket ?? '', id))
    throw new ArrivalError('malformed', 'a record in the wrong place');
  if (id === undefined && bucket !== undefined && !/^[0-9a-f]{2}$/.test(bucket))
    throw new ArrivalError('malformed', 'a bucket that is none');
}

/** Whether a record of this id belongs into this bucket. */
export function isPlace(bucket: string, id: string): boolean {
  return /^[0-9a-f]{32}$/.test(id) && id.startsWith(bucket);
}

function admitValue({ action, value, datatype }: Operation): void {
  const isPlain =
    value === null || typeof value === 'boolean' || (typeof value === 'string' && value.length <= MOST_TEXT);
  const isNumber =
    typeof value === 'number' && Number.isFinite(value) && (datatype === 'int' || datatype === 'float64');
  if (action !== 'set' || !(isNumber || (isPlain && datatype === undefined)))
    throw new ArrivalError('malformed', 'a value that is none of ours');
}
