// Snapshots and read models as whole sealed files (V19, V21, V22): bytes in, bytes out.
// The 64 KiB pieces are for speed alone: larger ones are copied twice inside WebAssembly.
import { z } from 'zod';
import { joinBytes } from '../crypto.ts';
import { openContainer, openRecord, readStrictly, sealAll, startContainer } from './container.ts';
import { FILE_HEADER_BYTES, type Kind, PIECE_BYTES } from './format.ts';
import type { Keys } from './keys.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const idSchema = z.string().regex(/^[0-9a-f]{32}$/u);

/** One log as others speak of it: how many changes it holds, and how many of them both of its copies hold. */
export const logEntrySchema = z.strictObject({ log: idSchema, records: count, both: count });
export type LogEntry = z.infer<typeof logEntrySchema>;

const firstSchema = z.strictObject({ heads: z.array(z.string()), bytes: count, folded: z.array(logEntrySchema) });

/** What a snapshot or a read model holds. `folded`: the logs whose changes are in it (empty in a read model). */
export interface Snapshot {
  readonly heads: readonly string[];
  readonly bytes: Uint8Array;
  readonly folded: readonly LogEntry[];
}

export interface FoundSnapshot extends Snapshot {
  readonly id: string;
  readonly born: number;
}

/** The whole file of a snapshot or read model. */
export async function sealSnapshot(
  keys: Keys,
  kind: Kind,
  id: string,
  born: number,
  snapshot: Snapshot,
): Promise<Uint8Array> {
  const container = startContainer(keys, kind, id, born);
  const { heads, bytes, folded } = snapshot;
  return await sealAll(container, [encodeJson({ heads, bytes: bytes.length, folded }), ...piecesOf(bytes)]);
}

/** Reads such a file; undefined if a single bit of it is not as it was written, or it lies under another name. */
export async function readSnapshot(
  keys: Keys,
  kind: Kind,
  id: string,
  file: Uint8Array,
): Promise<FoundSnapshot | undefined> {
  const container = openContainer(keys, kind, id, file);
  const payloads = container && (await readStrictly(container, file));
  const first = firstSchema.safeParse(decodeJson(payloads?.[0]));
  if (!container || !payloads || !first.success) return undefined;
  const bytes = joinBytes([new Uint8Array(), ...payloads.slice(1)]);
  if (bytes.length !== first.data.bytes) return undefined;
  return { ...first.data, bytes, id, born: container.header.born };
}

/** The logs that a snapshot lists as folded, from the start of its file; undefined if even that is damaged. */
export function readFolded(keys: Keys, id: string, start: Uint8Array): readonly LogEntry[] | undefined {
  const container = openContainer(keys, 'snapshot', id, start);
  const record = container && openRecord(container, start, FILE_HEADER_BYTES);
  return firstSchema.safeParse(decodeJson(record?.payload)).data?.folded;
}

/** Bytes in pieces of 64 KiB, the last one shorter; none for none. */
export function piecesOf(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) pieces.push(bytes.subarray(at, at + PIECE_BYTES));
  return pieces;
}

/** JSON as the bytes of a record. */
export function encodeJson(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value), 'utf8');
}

/** The value of a JSON record, or undefined. Its shape is the caller's to check. */
export function decodeJson(bytes: Uint8Array | undefined): unknown {
  if (!bytes) return undefined;
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}
