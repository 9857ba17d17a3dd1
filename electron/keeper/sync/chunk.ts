// Weighs what claims to be Automerge's before Automerge sees it (PROTOCOL.md Y37): the frame, the checksum, and how much
// every column would become. A change of 69 bytes could otherwise take gigabytes of memory.
// Knows Automerge's bytes and not Automerge. It does not say that Automerge will take them: keeper/meeting.ts finds out.
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { ArrivalError, LAST_SECOND } from '../arrival.ts';
import { toHex } from '../crypto.ts';
import { Bytes, DEFLATED, GROUP, RAW, VALUE_SHAPE, walkColumn } from './columns.ts';
import { checkKinds } from './kinds.ts';

const MAGIC = [0x85, 0x6f, 0x4a, 0x83];
const DOCUMENT = 0;
const CHANGE = 1;
const DEFLATED_CHANGE = 2;
const HASH_BYTES = 32;
const MIB = 1024 * 1024;

const MOST_DEPS = 256;
/** How much one change, and one snapshot, may become: bytes inflated, values a column, bytes of values. */
const CHANGE_LIMITS = { inflated: 64 * MIB, values: 1_000_000, valueBytes: 64 * MIB };
const SNAPSHOT_LIMITS = { inflated: 512 * MIB, values: 20_000_000, valueBytes: 512 * MIB };
type Limits = typeof CHANGE_LIMITS;

/** What a change says about itself. */
export interface ChangeHead {
  /** 64 hex digits, computed here. */
  readonly hash: string;
  readonly actor: string;
  /** The changes it was made after. */
  readonly deps: readonly string[];
  /** The length of its longest column. */
  readonly values: number;
  /** How many bytes it is when nothing of it is compressed. */
  readonly inflated: number;
}

/** Weighs one change. Throws `ArrivalError` when it is no change, is damaged, or would become too much. */
export function weighChange(bytes: Uint8Array): ChangeHead {
  const { kind, contents } = chunkOf(bytes, CHANGE_LIMITS);
  if (kind !== CHANGE) throw new ArrivalError('malformed', 'not a change');
  const rest = new Bytes(contents.bytes);
  const deps = hashesOf(rest);
  if (deps.length > MOST_DEPS) throw new ArrivalError('malformed', 'a change names too many others');
  const actor = toHex(rest.block());
  rest.unsigned(); // its number among the actor's
  rest.unsigned(); // the number of its first operation
  const time = rest.signed();
  if (time < 0 || time > LAST_SECOND) throw new ArrivalError('malformed', 'of a day that no calendar has');
  rest.block(); // its message
  for (let left = rest.unsigned(); left > 0; left--) rest.block(); // other actors
  const shapes = shapesOf(rest);
  if (shapes.some(({ specification }) => specification & DEFLATED))
    throw new ArrivalError('malformed', 'a column is compressed');
  const values = weighColumns(rest, shapes, CHANGE_LIMITS, checkKinds);
  // Of ours, each operation has its own object or its own key: a byte at least.
  if (values > contents.bytes.length) throw new ArrivalError('malformed', 'more operations than bytes');
  return { hash: contents.hash, actor, deps, values, inflated: contents.bytes.length };
}

/** Weighs a snapshot: one document and nothing behind it. Throws `ArrivalError` like `weighChange`. */
export function weighSnapshot(bytes: Uint8Array): void {
  const { kind, contents } = chunkOf(bytes, SNAPSHOT_LIMITS);
  if (kind !== DOCUMENT) throw new ArrivalError('malformed', 'not a document');
  const rest = new Bytes(contents.bytes);
  for (let left = rest.unsigned(); left > 0; left--) rest.block(); // actors
  hashesOf(rest);
  const [changes, operations] = [shapesOf(rest), shapesOf(rest)];
  weighColumns(rest, changes, SNAPSHOT_LIMITS, () => undefined);
  weighColumns(rest, operations, SNAPSHOT_LIMITS, checkKinds);
}

/** The one chunk that the bytes are, from its kind on, and the hash that its checksum is the beginning of. */
function chunkOf(bytes: Uint8Array, limits: Limits) {
  const rest = new Bytes(bytes);
  const magic = rest.take(MAGIC.length);
  if (MAGIC.some((byte, place) => magic[place] !== byte)) throw new ArrivalError('malformed', 'not of Automerge');
  const checksum = rest.take(4);
  const start = rest.at;
  const [kind] = rest.take(1);
  let contents = rest.block();
  if (!rest.isAtEnd) throw new ArrivalError('malformed', 'more than one chunk');
  let summed: readonly Uint8Array[] = [bytes.subarray(start)];
  if (kind === DEFLATED_CHANGE) {
    // Its checksum is that of the change it stands for.
    contents = inflate(contents, limits.inflated);
    summed = [Uint8Array.of(CHANGE), unsignedBytes(contents.length), contents];
  }
  const hash = createHash('sha256');
  for (const part of summed) hash.update(part);
  const digest = hash.digest();
  if (checksum.some((byte, place) => digest[place] !== byte)) throw new ArrivalError('malformed', 'damaged');
  return { kind: kind === DEFLATED_CHANGE ? CHANGE : kind, contents: { bytes: contents, hash: toHex(digest) } };
}

interface Shape {
  /** Which column it is, and of what type. */
  readonly specification: number;
  readonly length: number;
}

function shapesOf(rest: Bytes): Shape[] {
  const shapes: Shape[] = [];
  for (let left = rest.unsigned(); left > 0; left--)
    shapes.push({ specification: rest.unsigned(), length: rest.unsigned() });
  return shapes;
}

/** Counts every column, and then looks at it. Answers the length of the longest. */
function weighColumns(rest: Bytes, shapes: readonly Shape[], limits: Limits, check: typeof checkKinds): number {
  let [most, inflated] = [0, 0];
  for (const { specification, length } of shapes) {
    let column = rest.take(length);
    if (specification & DEFLATED) column = inflate(column, limits.inflated - inflated);
    inflated += column.length;
    if (inflated > limits.inflated) throw new ArrivalError('malformed', 'inflates too far');
    most = Math.max(most, weighColumn(specification & 7, column, limits));
    check(specification & ~DEFLATED, column);
  }
  return most;
}

function weighColumn(type: number, column: Uint8Array, limits: Limits): number {
  if (type === RAW) return 0;
  let [values, sum] = [0, 0];
  const most = type === VALUE_SHAPE ? limits.valueBytes : limits.values;
  walkColumn(type, column, (count, value) => {
    values += count;
    if (type === GROUP && typeof value === 'number') sum += count * value;
    // The lowest four bits of a value's shape are its type, the rest its length.
    if (type === VALUE_SHAPE && typeof value === 'number') sum += count * Math.floor(value / 16);
    if (values > limits.values || sum > most) throw new ArrivalError('malformed', 'a column becomes too long');
  });
  return values;
}

function hashesOf(rest: Bytes): string[] {
  const hashes: string[] = [];
  for (let left = rest.unsigned(); left > 0; left--) hashes.push(toHex(rest.take(HASH_BYTES)));
  return hashes;
}

function inflate(bytes: Uint8Array, most: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength: Math.max(1, most) });
  } catch {
    throw new ArrivalError('malformed', 'does not inflate, or inflates too far');
  }
}

function unsignedBytes(value: number): Uint8Array {
  const digits: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    digits.push(left < 128 ? left : (left % 128) + 128);
    if (left < 128) return Uint8Array.from(digits);
  }
}
