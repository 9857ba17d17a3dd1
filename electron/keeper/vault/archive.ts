// The bytes of backups: one sealed file each, complete in itself (V37), and writing one with its rotation (V38).
// The only backups ever removed are those that the rotation gives up. Reading with a secret, and restoring, are backup.ts.
import { join } from 'node:path';
import { z } from 'zod';
import { Refusal } from '../../../shared/refusal.ts';
import { joinBytes } from '../crypto.ts';
import { openContainer, readStrictly, sealAll, startContainer } from './container.ts';
import { type Disk, replaceFile } from './files.ts';
import { BLOCK_BYTES } from './header.ts';
import type { Keys } from './keys.ts';
import { backupsDir } from './paths.ts';
import { superfluousBackups } from './rotation.ts';
import { newId } from './segment.ts';
import { decodeJson, encodeJson, piecesOf } from './snapshot.ts';
import type { Contents } from './vault.ts';

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const firstSchema = z.strictObject({ madeAt: z.number(), heads: z.array(z.string()), bytes: count, changes: count });
/** The header file that a backup begins with. */
export const HEADER_BYTES = 2 * BLOCK_BYTES;

/** What goes into a backup. */
export interface BackedUp {
  readonly heads: readonly string[];
  readonly snapshot: Uint8Array;
  readonly changes: readonly Uint8Array[];
}

/** The bytes of a backup (V37). `header` is what the header files hold. */
export async function sealBackup(
  keys: Keys,
  header: Uint8Array,
  madeAt: number,
  content: BackedUp,
): Promise<Uint8Array> {
  const container = startContainer(keys, 'backup', newId(), 1);
  const { heads, snapshot, changes } = content;
  const first = encodeJson({ madeAt, heads, bytes: snapshot.length, changes: changes.length });
  return joinBytes([header, await sealAll(container, [first, ...piecesOf(snapshot), ...changes])]);
}

/** Writes a backup, reads it back, then lets the rotation remove what it may. Resolves to its path. */
export async function writeBackup(
  disk: Disk,
  dir: string,
  keys: Keys,
  header: Uint8Array,
  { name, madeAt }: { readonly name: string; readonly madeAt: number },
  content: BackedUp,
): Promise<string> {
  const folder = backupsDir(dir);
  const path = join(folder, name);
  await disk.makeFolder(folder);
  await disk.syncFolder(dir);
  await replaceFile(disk, path, await sealBackup(keys, header, madeAt, content));
  const readBack = await disk.read(path);
  if (!readBack || !(await unsealBackup(keys, readBack))) throw new Refusal('disk-error');
  for (const each of superfluousBackups(await disk.list(folder), name)) await disk.remove(join(folder, each));
  return path;
}

/** The contents of a backup's bytes, or undefined if they are not all as they were written. */
export async function unsealBackup(keys: Keys, file: Uint8Array): Promise<Contents | undefined> {
  const sealed = file.subarray(HEADER_BYTES);
  const container = openContainer(keys, 'backup', undefined, sealed);
  const payloads = container && (await readStrictly(container, sealed));
  const first = firstSchema.safeParse(decodeJson(payloads?.[0])).data;
  if (!payloads || !first) return undefined;
  const pieces = payloads.length - 1 - first.changes;
  const snapshot = joinBytes([new Uint8Array(), ...payloads.slice(1, 1 + Math.max(0, pieces))]);
  if (pieces < 0 || snapshot.length !== first.bytes) return undefined;
  return { snapshot, heads: first.heads, readModel: undefined, changes: payloads.slice(1 + pieces), notices: [] };
}
