// Sealing and reading containers (V16–V20): a file header, then records that open one by one.
// Bytes in, bytes out: which file to read, and what damage means, is decided by others.
import { setImmediate } from 'node:timers/promises';
import { isSame, joinBytes, keyedHash, NONCE_BYTES, randomBytes, SEAL_BYTES, seal, toHex, unseal } from '../crypto.ts';
import {
  decodeFileHeader,
  decodeRecordHeader,
  encodeFileHeader,
  encodeRecordHeader,
  FILE_HEADER_BYTES,
  FILE_HEADER_SEALED,
  type FileHeader,
  type Kind,
  RECORD_HEADER_BYTES,
  RECORD_MARK,
  RECORD_TAG_BYTES,
} from './format.ts';
import type { Keys } from './keys.ts';

const TEXT_AT = RECORD_HEADER_BYTES + RECORD_TAG_BYTES + NONCE_BYTES;
const TRIES_PER_SEQ = 2;
const PIECES_AT_ONCE = 16; // a megabyte

/** A container whose header is known to be ours: what its records are sealed and opened with. */
export interface Container {
  readonly header: FileHeader;
  readonly bytes: Uint8Array; // the 96 bytes of the file header
  readonly key: Uint8Array;
}

export interface OpenedRecord {
  readonly seq: number;
  readonly isFinal: boolean;
  readonly payload: Uint8Array;
  readonly end: number;
}

/** Begins a new container (V16, V17). */
export function startContainer(keys: Keys, kind: Kind, id: string, born: number): Container {
  const header = { kind, vaultId: toHex(keys.vaultId), id, born };
  const sealed = encodeFileHeader(header);
  const bytes = joinBytes([sealed, keyedHash(keys.files, sealed)]);
  return { header, bytes, key: containerKey(keys, sealed) };
}

/** Reads the header of a container; undefined if it is damaged, of another vault or kind, or lies under another id's name. */
export function openContainer(keys: Keys, kind: Kind, id: string | undefined, file: Uint8Array): Container | undefined {
  if (file.length < FILE_HEADER_BYTES) return undefined;
  const bytes = file.slice(0, FILE_HEADER_BYTES);
  const sealed = bytes.subarray(0, FILE_HEADER_SEALED);
  if (!isSame(bytes.subarray(FILE_HEADER_SEALED), keyedHash(keys.files, sealed))) return undefined;
  const header = decodeFileHeader(sealed);
  if (!header || header.kind !== kind || header.vaultId !== toHex(keys.vaultId)) return undefined;
  if (id !== undefined && header.id !== id) return undefined;
  return { header, bytes, key: containerKey(keys, sealed) };
}

function containerKey(keys: Keys, sealed: Uint8Array): Uint8Array {
  return keyedHash(keys.files, Buffer.from('vs-file-key'), sealed);
}

/** Seals one record (V18). A seq must never be sealed twice in one container with different payloads. */
export function sealRecord(container: Container, seq: number, payload: Uint8Array, isFinal = false): Uint8Array {
  const header = encodeRecordHeader({ seq, length: payload.length, isFinal });
  const nonce = randomBytes(NONCE_BYTES);
  const text = seal(container.key, nonce, payload, contextOf(container, header));
  return joinBytes([header, recordTag(container, header), nonce, text]);
}

/** Opens the record that starts at `at`; undefined if no whole one does. */
export function openRecord(container: Container, file: Uint8Array, at: number): OpenedRecord | undefined {
  const header = markedRecord(container, file, at);
  if (!header) return undefined;
  const end = at + TEXT_AT + header.length + SEAL_BYTES;
  if (end > file.length) return undefined;
  const nonce = file.subarray(at + RECORD_HEADER_BYTES + RECORD_TAG_BYTES, at + TEXT_AT);
  const context = contextOf(container, file.subarray(at, at + RECORD_HEADER_BYTES));
  const payload = unseal(container.key, nonce, file.subarray(at + TEXT_AT, end), context);
  return payload && { seq: header.seq, isFinal: header.isFinal, payload, end };
}

// The tag costs one short hash, so that a file full of false marks cannot make reading slow (V20).
function markedRecord(container: Container, file: Uint8Array, at: number) {
  const bytes = file.subarray(at, at + RECORD_HEADER_BYTES);
  const header = decodeRecordHeader(bytes);
  const tag = file.subarray(at + RECORD_HEADER_BYTES, at + RECORD_HEADER_BYTES + RECORD_TAG_BYTES);
  return header && isSame(tag, recordTag(container, bytes)) ? header : undefined;
}

function recordTag(container: Container, header: Uint8Array): Uint8Array {
  return keyedHash(container.key, Buffer.from('vs-record'), header).subarray(0, RECORD_TAG_BYTES);
}

function contextOf(container: Container, header: Uint8Array): Uint8Array {
  return joinBytes([container.bytes.subarray(FILE_HEADER_SEALED), header]);
}

/**
 * All payloads of a container that must be whole (V19), or undefined if anything at all is wrong with it. Lets others run every
 * megabyte, so that a request does not wait for a whole snapshot.
 */
export async function readStrictly(container: Container, file: Uint8Array): Promise<Uint8Array[] | undefined> {
  const payloads: Uint8Array[] = [];
  let at = FILE_HEADER_BYTES;
  for (;;) {
    const record = openRecord(container, file, at);
    if (record?.seq !== payloads.length) return undefined;
    payloads.push(record.payload);
    at = record.end;
    if (record.isFinal) return at === file.length ? payloads : undefined;
    if (record.seq % PIECES_AT_ONCE === 0) await setImmediate();
  }
}

/** Seals payloads as all the records of a container, the last one final (V18); lets others run in between as well. */
export async function sealAll(container: Container, payloads: readonly Uint8Array[]): Promise<Uint8Array> {
  const parts = [container.bytes];
  for (const [seq, payload] of payloads.entries()) {
    parts.push(sealRecord(container, seq, payload, seq === payloads.length - 1));
    if (seq % PIECES_AT_ONCE === 0) await setImmediate();
  }
  return joinBytes(parts);
}

/** What lenient reading found: payloads by seq, and how many bytes between them and behind them belong to no record that counts. */
export interface Salvage {
  readonly payloads: ReadonlyMap<number, Uint8Array>;
  readonly strayBytes: number;
  readonly tailBytes: number;
}

/** Everything in a log that still opens (V20). Never throws; takes time linear in the file's length. */
export function readLeniently(container: Container, file: Uint8Array): Salvage {
  const payloads = new Map<number, Uint8Array>();
  const tries = new Map<number, number>();
  let [at, last, strayBytes, pending, isFinal] = [FILE_HEADER_BYTES, -1, 0, 0, false];
  while (at < file.length && !isFinal) {
    const record = openWithinTries(container, file, at, tries);
    if (record && record.seq > last) {
      if (record.isFinal) isFinal = true;
      else payloads.set(record.seq, record.payload);
      last = record.seq;
      at = record.end;
      strayBytes += pending;
      pending = 0;
    } else {
      const next = record ? record.end : nextMark(file, at + 1);
      pending += next - at;
      at = next;
    }
  }
  return { payloads, strayBytes, tailBytes: pending + file.length - at };
}

function openWithinTries(container: Container, file: Uint8Array, at: number, tries: Map<number, number>) {
  const header = markedRecord(container, file, at);
  if (!header) return undefined;
  const tried = tries.get(header.seq) ?? 0;
  if (tried >= TRIES_PER_SEQ) return undefined;
  tries.set(header.seq, tried + 1);
  return openRecord(container, file, at);
}

function nextMark(file: Uint8Array, from: number): number {
  const found = Buffer.from(file.buffer, file.byteOffset, file.byteLength).indexOf(RECORD_MARK, from);
  return found < 0 ? file.length : found;
}
