// Reading logs: a log and its mirror, brought together (V20, V25, V30). Writing them is segment.ts.
// Nothing here decides whether something is missing: that is judge.ts, which knows what must be there.
import { z } from 'zod';
import { openContainer, readLeniently } from './container.ts';
import type { Keys } from './keys.ts';
import { decodeJson, type LogEntry, logEntrySchema } from './snapshot.ts';

const manifestSchema = z.strictObject({ logs: z.array(logEntrySchema) });
export type Manifest = z.infer<typeof manifestSchema>;

/** One of the two files of a log. */
export interface LogCopy {
  readonly isThere: boolean;
  readonly bytes: Uint8Array;
  /** Its manifest and this many changes are there without a gap; -1 if not even the manifest is. */
  readonly whole: number;
  readonly strayBytes: number;
  readonly tailBytes: number;
}

/** What both files of a log together hold. */
export interface FoundLog {
  readonly id: string;
  readonly born: number;
  readonly isReadable: boolean; // at least one file header is whole
  readonly manifest: Manifest | undefined;
  readonly changes: ReadonlyMap<number, Uint8Array>;
  readonly copies: readonly [LogCopy, LogCopy];
}

/** The bytes of a log and of its mirror, undefined where there is no file. */
export type LogFiles = readonly [Uint8Array | undefined, Uint8Array | undefined];

/** Reads a log from the bytes of its two files, undefined where there is none. */
export function readLog(keys: Keys, id: string, files: LogFiles): FoundLog {
  const records = new Map<number, Uint8Array>();
  let born: number | undefined;
  const readCopy = (file: Uint8Array | undefined): LogCopy => {
    const container = file && openContainer(keys, 'log', id, file);
    if (!container) return unreadable(file);
    born = container.header.born;
    const { payloads, strayBytes, tailBytes } = readLeniently(container, file);
    for (const [seq, payload] of payloads) records.set(seq, payload);
    return { isThere: true, bytes: file, whole: wholeOf(payloads), strayBytes, tailBytes };
  };
  const copies = [readCopy(files[0]), readCopy(files[1])] as const;
  const manifest = manifestSchema.safeParse(decodeJson(records.get(0))).data;
  records.delete(0);
  return { id, born: born ?? 0, isReadable: born !== undefined, manifest, changes: inOrder(records), copies };
}

function unreadable(file: Uint8Array | undefined): LogCopy {
  const bytes = file ?? new Uint8Array();
  return { isThere: file !== undefined, bytes, whole: -1, strayBytes: 0, tailBytes: bytes.length };
}

function wholeOf(payloads: ReadonlyMap<number, Uint8Array>): number {
  let seq = 0;
  while (payloads.has(seq)) seq += 1;
  return seq - 1;
}

function inOrder(records: ReadonlyMap<number, Uint8Array>): ReadonlyMap<number, Uint8Array> {
  return new Map([...records].sort(([a], [b]) => a - b));
}

/**
 * The changes of a log that count (V31): all up to the expected number, and whole contiguous ones beyond it. Without an expected
 * number (HEAD and manifests lost) everything that opens.
 */
export function changesOf(log: FoundLog, expected: number | undefined): Uint8Array[] {
  if (expected === undefined) return [...log.changes.values()];
  let last = expected;
  while (log.changes.has(last + 1)) last += 1;
  return [...log.changes].filter(([seq]) => seq <= last).map(([, payload]) => payload);
}

/** How many of the expected changes are in neither copy. */
export function countMissing(log: FoundLog | undefined, expected: number): number {
  if (!log) return expected;
  return expected - [...log.changes.keys()].filter((seq) => seq <= expected).length;
}

/** How a later manifest will speak of this log. `expected` is what earlier ones said. */
export function entryOf(log: FoundLog, expected: number): LogEntry {
  const counted = changesOf(log, expected).length;
  const both = Math.max(0, Math.min(log.copies[0].whole, log.copies[1].whole));
  return { log: log.id, records: Math.max(expected, counted), both };
}
