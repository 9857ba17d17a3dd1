// The byte layouts of file headers and records (V16, V18), as pure functions from values to bytes and back.
// No keys, no files, no decisions: container.ts seals with these, and readers decide what to do about damage.
import { fromHex, toHex } from '../crypto.ts';

export const FILE_HEADER_BYTES = 96;
export const FILE_HEADER_SEALED = 64; // the part under the MAC
export const RECORD_HEADER_BYTES = 16;
export const RECORD_TAG_BYTES = 16;
export const PIECE_BYTES = 65_536; // V21
export const NO_ID = '0'.repeat(32);
export const RECORD_MARK: Uint8Array = Buffer.from('VSR1');
const FILE_MARK = 'VOUCHSF1';
const KINDS = { snapshot: 1, log: 2, 'read-model': 3, backup: 4, side: 5 } as const;

export type Kind = keyof typeof KINDS;

/** What a container says about itself. `id` is its segment id in hex; `born` orders files, it is no time. */
export interface FileHeader {
  readonly kind: Kind;
  readonly vaultId: string;
  readonly id: string;
  readonly born: number;
}

export interface RecordHeader {
  readonly seq: number;
  readonly length: number;
  readonly isFinal: boolean;
}

/** The first 64 bytes of a container (V16), without the MAC. */
export function encodeFileHeader(header: FileHeader): Uint8Array {
  const bytes = Buffer.alloc(FILE_HEADER_SEALED);
  bytes.write(FILE_MARK, 0, 'ascii');
  bytes.writeUInt8(KINDS[header.kind], 8);
  bytes.set(fromHex(header.vaultId), 16);
  bytes.set(fromHex(header.id), 32);
  bytes.writeBigUInt64LE(BigInt(header.born), 48);
  return bytes;
}

/** The values of a header whose MAC was found right, or undefined if they are none of this format. */
export function decodeFileHeader(bytes: Uint8Array): FileHeader | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, FILE_HEADER_SEALED);
  const kind = (Object.keys(KINDS) as Kind[]).find((name) => KINDS[name] === view[8]);
  if (kind === undefined || view.toString('ascii', 0, 8) !== FILE_MARK) return undefined;
  const born = Number(view.readBigUInt64LE(48));
  return { kind, vaultId: toHex(view.subarray(16, 32)), id: toHex(view.subarray(32, 48)), born };
}

/** The 16 bytes before a record's tag (V18). */
export function encodeRecordHeader(record: RecordHeader): Uint8Array {
  const bytes = Buffer.alloc(RECORD_HEADER_BYTES);
  bytes.set(RECORD_MARK, 0);
  bytes.writeUInt8(record.isFinal ? 1 : 0, 4);
  bytes.writeUInt32LE(record.seq, 8);
  bytes.writeUInt32LE(record.length, 12);
  return bytes;
}

/** The values of 16 bytes that begin with the mark; undefined otherwise. The tag must be checked before they are believed. */
export function decodeRecordHeader(bytes: Uint8Array): RecordHeader | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < RECORD_HEADER_BYTES || view.compare(RECORD_MARK, 0, 4, 0, 4) !== 0) return undefined;
  return { isFinal: view[4] === 1, seq: view.readUInt32LE(8), length: view.readUInt32LE(12) };
}
