// What Automerge's bytes are made of: numbers of variable length, and columns in which equal neighbours stand once. Columns
// are walked run by run and never expanded, for a few bytes can stand for a billion values. See
// automerge.org/automerge-binary-format-spec. Must not know Automerge, nor what a column is for: that is chunk.ts.
import { ArrivalError } from '../arrival.ts';

/** The lowest bits of a column's specification, and the one that says it is compressed. */
export const GROUP = 0;
export const BOOLEAN = 4;
export const TEXT = 5;
export const VALUE_SHAPE = 6;
export const RAW = 7;
export const DEFLATED = 8;

/** Longer numbers cannot be held exactly, and nothing of ours needs them. */
const MOST_DIGITS = 8;

/** Bytes that are read from front to back. Reading beyond the end throws. */
export class Bytes {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  take(count: number): Uint8Array {
    if (count > this.bytes.length - this.at) throw new ArrivalError('malformed', 'ends too early');
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  /** A number in LEB128: seven bits a byte, the lowest first; the highest bit says that more follow. */
  unsigned(): number {
    let [value, scale] = [0, 1];
    for (let digits = 0; digits < MOST_DIGITS; digits++) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new ArrivalError('malformed', 'ends too early');
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
    throw new ArrivalError('malformed', 'a number is too long');
  }

  /** The same in two's complement. */
  signed(): number {
    const start = this.at;
    const value = this.unsigned();
    const range = 128 ** (this.at - start);
    return value >= range / 2 ? value - range : value;
  }

  /** Bytes with their length before them. */
  block(): Uint8Array {
    return this.take(this.unsigned());
  }
}

/** Hears of each run: how many values, and the value (null: nothing is given). Texts come as their bytes. */
export type Visit = (count: number, value: number | Uint8Array | null) => void;

/** Walks a column of this type. Costs time by its bytes, not by its values. */
export function walkColumn(type: number, bytes: Uint8Array, visit: Visit): void {
  const column = new Bytes(bytes);
  if (type === BOOLEAN) walkBooleans(column, visit);
  else walkRuns(column, type === TEXT ? () => column.block() : () => column.unsigned(), visit);
}

/** n > 0 and one value that comes n times; n < 0 and that many values; 0 and how often nothing is given. */
function walkRuns(column: Bytes, read: () => number | Uint8Array, visit: Visit): void {
  while (!column.isAtEnd) {
    const count = column.signed();
    if (count > 0) visit(count, read());
    else if (count === 0) visit(column.unsigned(), null);
    else for (let left = -count; left > 0; left--) visit(1, read());
  }
}

/** How many are false, then how many true, then false again … */
function walkBooleans(column: Bytes, visit: Visit): void {
  for (let isTrue = 0; !column.isAtEnd; isTrue = 1 - isTrue) visit(column.unsigned(), isTrue);
}
