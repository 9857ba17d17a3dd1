// The side file (V49, V50): what a guest of the vault, sync, keeps on this laptop only. Sealed with the vault's keys, twice.
// It is no part of the document: no backup has it, restoring moves it aside, and a vault that has lost it opens all the same.
import { basename } from 'node:path';
import { z } from 'zod';
import { isSame, joinBytes } from '../crypto.ts';
import { openContainer, readStrictly, sealAll, startContainer } from './container.ts';
import { type Disk, replaceFile } from './files.ts';
import type { Keys } from './keys.ts';
import { readSafely } from './open.ts';
import { sidePaths } from './paths.ts';
import { keepAside } from './quarantine.ts';
import { newId } from './segment.ts';
import { decodeJson, encodeJson, piecesOf } from './snapshot.ts';
import type { Notice } from './vault.ts';

/** So many bytes may be kept beside the document. */
export const SIDE_BYTES_MAX: number = 16 * 1024 * 1024;
const firstSchema = z.strictObject({ bytes: z.number().int().min(0).max(SIDE_BYTES_MAX) });

interface Copy {
  readonly path: string;
  readonly file: Uint8Array | undefined;
  readonly content: Uint8Array | undefined; // undefined: not whole
}

/** The bytes of a side file. @throws RangeError beyond the limit. */
export async function sealSide(keys: Keys, content: Uint8Array): Promise<Uint8Array> {
  if (content.length > SIDE_BYTES_MAX) throw new RangeError('a side file has at most 16 MiB');
  // Each writing has an id of its own, so that no two of them share a key.
  const container = startContainer(keys, 'side', newId(), 1);
  return await sealAll(container, [encodeJson({ bytes: content.length }), ...piecesOf(content)]);
}

/** What such bytes hold, or undefined if a single bit of them is not as it was written. */
export async function unsealSide(keys: Keys, file: Uint8Array): Promise<Uint8Array | undefined> {
  const container = openContainer(keys, 'side', undefined, file);
  const payloads = container && (await readStrictly(container, file));
  const first = firstSchema.safeParse(decodeJson(payloads?.[0])).data;
  if (!payloads || !first) return undefined;
  const content = joinBytes([new Uint8Array(), ...payloads.slice(1)]);
  return content.length === first.bytes ? content : undefined;
}

/** What the first whole copy holds; undefined if there is none. */
export async function readSide(disk: Disk, dir: string, keys: Keys): Promise<Uint8Array | undefined> {
  return (await readCopies(disk, dir, keys)).find(({ content }) => content)?.content;
}

/** Puts new bytes in the place of both copies, one after the other; durable when this resolves. */
export async function writeSide(disk: Disk, dir: string, keys: Keys, content: Uint8Array): Promise<void> {
  const file = await sealSide(keys, content);
  for (const path of sidePaths(dir)) await replaceFile(disk, path, file);
}

/** V50. A disk that cannot be written keeps nobody from reading. */
export async function mendSide(disk: Disk, dir: string, keys: Keys): Promise<Notice[]> {
  const copies = await readCopies(disk, dir, keys);
  const whole = copies.find(({ content }) => content)?.file;
  const notices: Notice[] = [];
  for (const { path, file, content } of copies) {
    if (whole && file && isSame(file, whole)) continue;
    const isDamaged = file !== undefined && !content;
    const keptAs = isDamaged ? await keepAside(disk, dir, path, file) : undefined;
    if (whole && (!isDamaged || keptAs)) await replaceFile(disk, path, whole).catch(() => undefined);
    // What the disk could not even read stays where it is.
    if (!whole && keptAs && file?.length) await removeDamaged(disk, dir, path);
    const code = whole ? 'side-copy-damaged' : 'side-damaged';
    if (isDamaged) notices.push({ code, file: basename(path), ...(keptAs && { keptAs }) });
  }
  return notices;
}

async function readCopies(disk: Disk, dir: string, keys: Keys): Promise<Copy[]> {
  const copies: Copy[] = [];
  for (const path of sidePaths(dir)) {
    const file = await readSafely(disk, path);
    copies.push({ path, file, content: file && (await unsealSide(keys, file)) });
  }
  return copies;
}

async function removeDamaged(disk: Disk, dir: string, path: string): Promise<void> {
  await disk.remove(path).catch(() => undefined);
  await disk.syncFolder(dir).catch(() => undefined);
}
