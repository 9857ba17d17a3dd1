// The header: which secrets open this vault (V7–V13). Four copies, any one of which is enough.
// Everything here is bytes; reading and replacing the two files is done by open.ts and vault.ts.
import { z } from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import { fromHex, hash, isSame, joinBytes, keyedHash, toHex } from '../crypto.ts';
import { type Keys, keysFrom } from './keys.ts';
import { hasSaneWork, SecretKeys, type Slot, slotSchema } from './slot.ts';
import type { Secret } from './vault.ts';

export const HEADER_FILES = ['vault.vsh', 'vault.vsh.copy'] as const;
export const BLOCK_BYTES = 4096;
const SEALED_BYTES = 4032;
const MARK = 'VSVAULT1';

const formatSchema = z.looseObject({ format: z.number().int().min(1) });
const headerSchema = z.strictObject({
  format: z.literal(1),
  vaultId: z.string().regex(/^[0-9a-f]{32}$/u),
  generation: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  slots: z.array(slotSchema).min(1).max(8),
});
export type Header = z.infer<typeof headerSchema>;

/** A header file: the block twice, 8,192 bytes (V7). */
export function encodeHeaderFile(header: Header, headerKey: Uint8Array): Uint8Array {
  const json = Buffer.from(JSON.stringify(header), 'utf8');
  const sealed = Buffer.alloc(SEALED_BYTES);
  if (json.length > SEALED_BYTES - 12) throw new RangeError('a header must fit its block');
  sealed.write(MARK, 0, 'ascii');
  sealed.writeUInt32LE(json.length, 8);
  sealed.set(json, 12);
  const block = joinBytes([sealed, hash(sealed), keyedHash(headerKey, sealed)]);
  return joinBytes([block, block]);
}

/** One whole copy of a header: its checksum is right. Its MAC can only be checked with the vault key. */
interface Copy {
  readonly block: Uint8Array;
  readonly header: Header | undefined; // undefined: of a later format, or not of V8's shape
  readonly isNewer: boolean;
}

function readCopy(block: Uint8Array): Copy | undefined {
  const sealed = block.subarray(0, SEALED_BYTES);
  if (block.length < BLOCK_BYTES || !isSame(block.subarray(SEALED_BYTES, SEALED_BYTES + 32), hash(sealed)))
    return undefined;
  const json = jsonOf(sealed);
  const format = formatSchema.safeParse(json);
  const header = headerSchema.safeParse(json);
  return { block, header: header.data, isNewer: format.success && format.data.format > 1 };
}

function jsonOf(sealed: Uint8Array): unknown {
  const view = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (view.toString('ascii', 0, 8) !== MARK) return undefined;
  const length = view.readUInt32LE(8);
  if (length > SEALED_BYTES - 12) return undefined;
  try {
    return JSON.parse(view.toString('utf8', 12, 12 + length));
  } catch {
    return undefined;
  }
}

/** A header that a secret opened, with the keys of its vault. */
export interface Unlocked {
  readonly header: Header;
  readonly keys: Keys;
  readonly file: Uint8Array; // what both header files should be, byte for byte
}

/**
 * Opens the newest of some header copies that the secret opens (V10). `files` are the bytes of header files, undefined where missing.
 * @throws Refusal `header-damaged`, `vault-too-new`, `work-factor-absurd`, `wrong-passphrase`, `wrong-recovery-key`, `recovery-words-malformed`.
 */
export function unlockHeader(files: readonly (Uint8Array | undefined)[], secret: Secret): Unlocked {
  const copies = files.flatMap((file) => (file ? blocksOf(file) : [])).map(readCopy);
  const headers = distinct(copies).sort((a, b) => b.header.generation - a.header.generation);
  if (headers.length === 0 && copies.some((copy) => copy?.isNewer)) throw new Refusal('vault-too-new');
  if (headers.length === 0) throw new Refusal('header-damaged');
  const sane = headers.filter(({ header }) => header.slots.every(hasSaneWork));
  if (sane.length === 0) throw new Refusal('work-factor-absurd');
  const secretKeys = new SecretKeys(secret);
  for (const copy of sane) {
    const unlocked = openCopy(copy, secretKeys);
    if (unlocked) return unlocked;
  }
  throw new Refusal('recoveryWords' in secret ? 'wrong-recovery-key' : 'wrong-passphrase');
}

type Readable = Copy & { readonly header: Header };

function distinct(copies: readonly (Copy | undefined)[]): Readable[] {
  const bySum = new Map<string, Readable>();
  for (const copy of copies) if (copy?.header) bySum.set(toHex(hash(copy.block)), { ...copy, header: copy.header });
  return [...bySum.values()];
}

function openCopy(copy: Readable, secretKeys: SecretKeys): Unlocked | undefined {
  const vaultId = fromHex(copy.header.vaultId);
  for (const slot of copy.header.slots) {
    const vaultKey = secretKeys.open(vaultId, slot);
    const keys = vaultKey && keysFrom(vaultId, vaultKey);
    if (keys && isAuthentic(copy.block, keys))
      return { header: copy.header, keys, file: joinBytes([copy.block, copy.block]) };
  }
  return undefined;
}

function isAuthentic(block: Uint8Array, keys: Keys): boolean {
  return isSame(
    block.subarray(SEALED_BYTES + 32, BLOCK_BYTES),
    keyedHash(keys.header, block.subarray(0, SEALED_BYTES)),
  );
}

/** The newest header in some header files that belongs to a vault whose keys are known, without any secret. */
export function findHeader(files: readonly (Uint8Array | undefined)[], keys: Keys): Header | undefined {
  const copies = distinct(files.flatMap((file) => (file ? blocksOf(file) : [])).map(readCopy));
  const own = copies.filter(({ block }) => isAuthentic(block, keys)).map(({ header }) => header);
  return own.sort((a, b) => b.generation - a.generation)[0];
}

/** Whether both copies in a header file are whole and of the vault with these keys. */
export function isWholeHeader(file: Uint8Array, keys: Keys): boolean {
  return blocksOf(file).every((block) => readCopy(block)?.header !== undefined && isAuthentic(block, keys));
}

/** How many of the two copies in a header file are not the given ones. */
export function countOddCopies(file: Uint8Array | undefined, expected: Uint8Array): number {
  const wanted = blocksOf(expected);
  const found = file ? blocksOf(file) : [];
  const odd = wanted.filter((block, index) => !isSame(found[index] ?? new Uint8Array(), block)).length;
  return odd === 0 && file?.length !== expected.length ? 1 : odd;
}

function blocksOf(file: Uint8Array): Uint8Array[] {
  return [file.subarray(0, BLOCK_BYTES), file.subarray(BLOCK_BYTES, 2 * BLOCK_BYTES)];
}

/** The header of the next generation with one slot in the place of another of its type (V12). */
export function withSlot(header: Header, slot: Slot): Header {
  const slots = header.slots.map((old) => (old.type === slot.type ? slot : old));
  return { ...header, generation: header.generation + 1, slots };
}

/** How many whole header copies some files hold, whoever they belong to. */
export function countHeaders(files: readonly (Uint8Array | undefined)[]): number {
  return distinct(files.flatMap((file) => (file ? blocksOf(file) : [])).map(readCopy)).length;
}
