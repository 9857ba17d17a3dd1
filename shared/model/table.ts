// A table holds records by id, spread over 256 buckets by the first two hex digits of the id: in one flat map of 20,000
// records every change costs Automerge 5 to 125 ms, in buckets about one. Only this file knows about buckets.
// Records are never deleted (a deletion silently beats the other laptop's edit): they get a `binnedAt`.
import type { Instant } from './identity.ts';

/** What every record has. */
export interface Kept {
  id: string;
  createdAt: Instant;
  /** When it was put into the bin; absent while it is in use. */
  binnedAt?: Instant;
  /** Part of the sample network of invented people. */
  sample?: true;
}

/** A record may turn out to be another one of its table, which then stands for it (`survivorIn`). */
interface Mergeable extends Kept {
  mergedInto?: string;
}

export type Table<R extends Kept> = Record<string, Record<string, R>>;

/** An empty table with all its buckets, as the genesis change creates it. */
export function emptyTable<R extends Kept>(): Table<R> {
  const buckets = Array.from({ length: 256 }, (_, n) => [n.toString(16).padStart(2, '0'), {}]);
  return Object.fromEntries(buckets) as Table<R>;
}

/** The path of a record inside its table. */
export function recordPath(id: string): readonly [bucket: string, id: string] {
  return [id.slice(0, 2), id];
}

/** The record with this id, in the bin or not; undefined if there never was one. */
export function find<R extends Kept>(table: Table<R>, id: string): R | undefined {
  const bucket = table[id.slice(0, 2)];
  return bucket && Object.hasOwn(bucket, id) ? bucket[id] : undefined;
}

/** Puts a new record into its bucket. */
export function add<R extends Kept>(table: Table<R>, record: R): void {
  const bucket = table[record.id.slice(0, 2)];
  if (!bucket) throw new Error('a record id starts with two hex digits');
  bucket[record.id] = record;
}

/**
 * Every record, also those in the bin. Keys are taken by `Reflect.ownKeys`, because `for … in` over a verb's draft makes a
 * draft of every record, and asks each for its descriptor: finding the top of a board so took twice as long.
 */
export function* everyRecord<R extends Kept>(table: Table<R>): Generator<R> {
  for (const bucket of Object.values(table))
    for (const id of Reflect.ownKeys(bucket) as string[]) yield bucket[id] as R;
}

/** Every record that is in use: neither in the bin nor merged into another. */
export function* records<R extends Kept>(table: Table<R>): Generator<R> {
  for (const record of everyRecord(table))
    if (record.binnedAt === undefined && (!('mergedInto' in record) || survivorIn(table, record.id) === record.id))
      yield record;
}

/**
 * The id of the record that stands for this one after all merges. Two laptops may have merged two into each other: then the
 * lowest id of the ring stands for all of it, on both.
 */
export function survivorIn<R extends Kept>(table: Table<R>, id: string): string {
  const seen: string[] = [];
  let current = id;
  for (;;) {
    const next = (find(table, current) as Mergeable | undefined)?.mergedInto;
    if (next === undefined) return current;
    seen.push(current);
    if (seen.includes(next)) return seen.slice(seen.indexOf(next)).sort()[0] as string;
    current = next;
  }
}
