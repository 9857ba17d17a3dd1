// What a file of the folder says about itself, beside its payload (Y51): the word as strict JSON, and changes as lengths and bytes.
// Pure, and total: whatever the bytes are, they are a word or changes within the limits, or undefined.
import { z } from 'zod';
import { fromHex, joinBytes, toHex } from '../crypto.ts';
import { decodeJson, encodeJson } from './json.ts';
import type { Hex } from './messages.ts';
import { ENTRIES_MAX } from './roll.ts';

/** Enough for a full roll. */
export const MOST_WORD_BYTES: number = 5 * 1024 * 1024;
const MOST_CHANGES = 1_000_000;
const COUNT_BYTES = 4;

/** `changes`: a payload to be taken in; `snapshot`: the whole document; `word`: no payload. */
export type FileKind = 'changes' | 'snapshot' | 'word';

export interface Word {
  readonly circle: Hex;
  readonly by: Hex;
  readonly writer: Hex;
  /** The number of the file among its writer's, from 1. */
  readonly n: number;
  /** The numbers of the writer's files that this one goes on from: its last snapshot and those with a payload since. */
  readonly holds: readonly number[];
  /** Who it is sealed for: all that stood for the writer, sorted. */
  readonly to: readonly Hex[];
  readonly kind: FileKind;
  /** The heads of a laptop that has taken in everything up to this file. */
  readonly heads: readonly Hex[];
  /** For each writer the highest number whose heads are known to this laptop. */
  readonly seen: Readonly<Record<Hex, number>>;
  /** The model's version, and the lowest that can carry this document (Y26). */
  readonly schema: number;
  readonly atLeast: number;
  /** The roll, where it changed since this writer's last file, and in every snapshot. */
  readonly entries: readonly Uint8Array[];
}

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, 'u'));
const number = z.int().min(0).max(99_999_999);
const wordSchema = z.strictObject({
  circle: hex(16),
  by: hex(16),
  writer: hex(16),
  n: number.min(1),
  holds: z.array(number).max(256),
  to: z.array(hex(16)).min(1).max(16),
  kind: z.enum(['changes', 'snapshot', 'word']),
  heads: z.array(hex(32)).max(256),
  seen: z.record(hex(16), number).refine((seen) => Object.keys(seen).length <= 64),
  schema: number,
  atLeast: number,
  entries: z.array(z.string().regex(/^(?:[0-9a-f]{2}){64,2112}$/u)).max(ENTRIES_MAX),
});

/** The word as bytes. */
export function encodeWord(word: Word): Uint8Array {
  return encodeJson({ ...word, entries: word.entries.map(toHex) });
}

/** The word that these bytes are, or undefined. */
export function decodeWord(bytes: Uint8Array): Word | undefined {
  if (bytes.length > MOST_WORD_BYTES) return undefined;
  const { success, data } = wordSchema.safeParse(decodeJson(bytes));
  return success ? { ...data, entries: data.entries.map(fromHex) } : undefined;
}

/** Changes as a payload: their count, each length, then each. */
export function encodeChanges(changes: readonly Uint8Array[]): Uint8Array {
  const head = Buffer.alloc(COUNT_BYTES * (1 + changes.length));
  head.writeUInt32LE(changes.length, 0);
  for (const [i, { length }] of changes.entries()) head.writeUInt32LE(length, COUNT_BYTES * (1 + i));
  return joinBytes([head, ...changes]);
}

/** The changes of a payload, to its last byte; undefined for anything else. */
export function decodeChanges(payload: Uint8Array): Uint8Array[] | undefined {
  const view = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  if (view.length < COUNT_BYTES) return undefined;
  const count = view.readUInt32LE(0);
  let at = COUNT_BYTES * (1 + count);
  if (count > MOST_CHANGES || at > view.length) return undefined;
  const changes: Uint8Array[] = [];
  for (let i = 0; i < count; i += 1) {
    const end = at + view.readUInt32LE(COUNT_BYTES * (1 + i));
    if (end > view.length) return undefined;
    changes.push(payload.subarray(at, end));
    at = end;
  }
  return at === view.length ? changes : undefined;
}
