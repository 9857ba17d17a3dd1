// Whether the operations of a change from elsewhere are such as ours are (sync/PROTOCOL.md Y39): maps and plain values in
// their places, and nothing over what stands there for good. Looks at decoded changes; applies nothing.
import { TABLE_NAMES } from '../../shared/model/document.ts';
import { ArrivalError, LAST_SECOND } from './arrival.ts';
import { MOST_DEPTH, type Places } from './places.ts';

/** One operation, as Automerge decodes it. */
export interface Operation {
  readonly action: string;
  readonly obj: string;
  readonly key?: string;
  readonly value?: unknown;
  readonly datatype?: string;
  readonly pred: readonly string[];
}

/** A change, as Automerge decodes it. `time` in seconds. */
export interface Decoded {
  readonly startOp: number;
  readonly actor: string;
  readonly time: number;
  readonly ops: readonly Operation[];
}

/** A verb writes a field once, and settling writes it over itself. */
const MOST_REPEATS = 16;
/** Keys are what users and files wrote: `constructor` is one, `__proto__` is none (shared/model/person.ts). */
const MOST_KEY = 16_384;
/** The report of an import is one text. */
const MOST_TEXT = 16 * 1024 * 1024;
/** Down to here nothing is ever deleted or put anew: parts; in tables also buckets and records. */
const FIXED_DEPTH = 1;
const FIXED_DEPTH_IN_TABLES = 3;

/** Throws `ArrivalError` unless every operation of the change may stand in a document with these places, and takes its own. */
export function admit({ startOp, actor, time, ops }: Decoded, places: Places): void {
  if (!(time >= 0 && time <= LAST_SECOND)) throw new ArrivalError('malformed', 'of a day that no calendar has');
  const repeats = new Map<string, number>();
  for (const [count, operation] of ops.entries()) {
    const { action, obj, key } = operation;
    if (key === undefined || !isKey(key)) throw new ArrivalError('malformed', 'a key that is none of ours');
    const times = (repeats.get(`${obj} ${key}`) ?? 0) + 1;
    if (times > MOST_REPEATS) throw new ArrivalError('malformed', 'one field again and again');
    repeats.set(`${obj} ${key}`, times);
    const path = [...places.of(obj), key];
    if (path.length > MOST_DEPTH) throw new ArrivalError('malformed', 'maps are too deep');
    if (isFixed(path)) admitFixed(operation, path, places);
    else if (action !== 'makeMap' && action !== 'del') admitValue(operation);
    if (action === 'makeMap') places.make(`${startOp + count}@${actor}`, path);
  }
}

function isKey(key: string): boolean {
  return key.length <= MOST_KEY && key !== '__proto__';
}

function isFixed(path: readonly string[]): boolean {
  const isOfTable = (TABLE_NAMES as readonly string[]).includes(path[0] ?? '');
  return path.length <= (isOfTable ? FIXED_DEPTH_IN_TABLES : FIXED_DEPTH);
}

/** A part, a bucket or a record: made once, where nothing stands yet. */
function admitFixed({ action, obj, key = '', pred }: Operation, path: readonly string[], places: Places): void {
  if (action !== 'makeMap' || pred.length > 0) throw new ArrivalError('malformed', 'a record is not made but changed');
  places.take(obj, key, path);
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
