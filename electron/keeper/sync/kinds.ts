// What the operations of a change or a snapshot may be, column by column (PROTOCOL.md Y39): maps, strings, numbers, booleans
// and null under keys, and deletions. In a change keeper/admission.ts looks at each operation again; of what a snapshot
// replaced long ago nobody else sees anything.
import { ArrivalError } from '../arrival.ts';
import { walkColumn } from './columns.ts';

/** Columns of operations by their specification: those that hold ids, which Automerge checks … */
const IDS: readonly number[] = [1, 2, 33, 35, 112, 113, 115, 128, 129, 131];
/** … those of lists, texts and marks, which hold nothing or `false` throughout … */
const NOTHING: readonly number[] = [17, 19, 52, 148, 165];
/** … and those that say what is done. The raw bytes of values are told apart by their shapes. */
const KEY = 21;
const ACTION = 66;
const VALUE_SHAPE = 86;
const VALUE = 87;

const MAKE_MAP = 0;
const SET = 1;
const DELETE = 3;
const ACTIONS: readonly unknown[] = [MAKE_MAP, SET, DELETE];
/** null, false, true, integer, float, string: the lowest four bits of a shape; the rest is the length. */
const VALUE_TYPES: readonly number[] = [0, 1, 2, 4, 5, 6];
const MOST_TEXT_BYTES = 64 * 1024 * 1024;
/** A character takes four bytes at most. */
const MOST_KEY_BYTES = 4 * 16_384;
const BANNED_KEY = Buffer.from('__proto__');

/** Throws `ArrivalError` when a column of operations holds what ours never do. */
export function checkKinds(specification: number, column: Uint8Array): void {
  if (IDS.includes(specification) || specification === VALUE) return;
  const isOurs = valuesOf(specification);
  walkColumn(specification & 7, column, (count, value) => {
    if (count > 0 && !isOurs(value)) throw new ArrivalError('malformed', 'an operation that is none of ours');
  });
}

function valuesOf(specification: number): (value: number | Uint8Array | null) => boolean {
  if (NOTHING.includes(specification)) return (value) => value === null || value === 0;
  if (specification === KEY) return isKey;
  if (specification === ACTION) return (value) => ACTIONS.includes(value);
  if (specification === VALUE_SHAPE) return isShape;
  return () => false;
}

function isKey(value: number | Uint8Array | null): boolean {
  if (!(value instanceof Uint8Array) || value.length > MOST_KEY_BYTES) return false;
  return !BANNED_KEY.equals(value);
}

function isShape(value: number | Uint8Array | null): boolean {
  return typeof value === 'number' && VALUE_TYPES.includes(value % 16) && value / 16 <= MOST_TEXT_BYTES + 1;
}
