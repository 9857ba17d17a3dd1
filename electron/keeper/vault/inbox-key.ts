// The keys of the inbox (V43, V44): the public one stands in clear beside the vault, so that a locked keeper can seal to it.
// Nobody vouches for that file while the vault is locked; opening compares it and tells if somebody exchanged it.
import { basename } from 'node:path';
import { type BoxKeys, boxKeysFrom, HASH_BYTES, hash, isSame, joinBytes, KEY_BYTES } from '../crypto.ts';
import { type Disk, replaceFile } from './files.ts';
import type { Keys } from './keys.ts';
import { inboxKeyPath } from './paths.ts';
import { keepAside } from './quarantine.ts';
import type { Notice } from './vault.ts';

const MARK: Uint8Array = Buffer.from('VSINBOX1');
const SIGNED_BYTES = MARK.length + KEY_BYTES;
const COPY_BYTES = SIGNED_BYTES + HASH_BYTES;

/** The pair of an open vault. */
export function inboxKeysOf(keys: Keys): BoxKeys {
  return boxKeysFrom(keys.inbox);
}

/** What `inbox.key` of an open vault must be, byte by byte. */
export function ownInboxKey(keys: Keys): Uint8Array {
  return encodeInboxKey(inboxKeysOf(keys).publicKey);
}

/** The bytes of `inbox.key`: two copies, each with its checksum. */
export function encodeInboxKey(publicKey: Uint8Array): Uint8Array {
  const signed = joinBytes([MARK, publicKey]);
  const copy = [signed, hash(signed)];
  return joinBytes([...copy, ...copy]);
}

/** The public key in such bytes, from the first whole copy; undefined if there is none. */
export function decodeInboxKey(file: Uint8Array): Uint8Array | undefined {
  for (const at of [0, COPY_BYTES]) {
    const signed = file.subarray(at, at + SIGNED_BYTES);
    const checksum = file.subarray(at + SIGNED_BYTES, at + COPY_BYTES);
    const isMarked = isSame(signed.subarray(0, MARK.length), MARK);
    if (isMarked && checksum.length === HASH_BYTES && isSame(hash(signed), checksum)) return signed.slice(MARK.length);
  }
  return undefined;
}

/** The public key that stands in a vault's folder. Needs no secret, and may be somebody else's. */
export async function readInboxKey(disk: Disk, dir: string): Promise<Uint8Array | undefined> {
  const file = await readFew(disk, dir);
  return file && decodeInboxKey(file);
}

/** V44. A disk that cannot be written keeps nobody from reading. */
export async function mendInboxKey(disk: Disk, dir: string, keys: Keys): Promise<Notice[]> {
  const path = inboxKeyPath(dir);
  const { publicKey } = inboxKeysOf(keys);
  const own = ownInboxKey(keys);
  const file = await readFew(disk, dir);
  if (file && isSame(file, own)) return [];
  const found = file && decodeInboxKey(file);
  const keptAs = file && (await keepAside(disk, dir, path, file));
  if (keptAs || !file) await replaceFile(disk, path, own).catch(() => undefined);
  if (!file) return [];
  const code = found && !isSame(found, publicKey) ? 'inbox-key-foreign' : 'inbox-key-damaged';
  return [{ code, file: basename(path), ...(keptAs && { keptAs }) }];
}

// One byte more than there should be, so that a longer file is another file.
async function readFew(disk: Disk, dir: string): Promise<Uint8Array | undefined> {
  return await disk.read(inboxKeyPath(dir), 2 * COPY_BYTES + 1).catch(() => new Uint8Array());
}
