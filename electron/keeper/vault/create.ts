// Making a vault where there is none, and making one again from a backup (V35, V39). Nothing is deleted here, only moved aside.
import { basename, dirname, join } from 'node:path';
import { randomBytes, toHex } from '../crypto.ts';
import { createFile, type Disk, replaceFile } from './files.ts';
import { writeGeneration } from './fold.ts';
import { NO_ID } from './format.ts';
import { HeadFile, NO_HEAD } from './head.ts';
import { HEADER_FILES } from './header.ts';
import { ownInboxKey } from './inbox-key.ts';
import type { Keys } from './keys.ts';
import { creatingPath, headPath, inboxKeyPath, mirrorDir, quarantineDir, sidePaths } from './paths.ts';
import { Segment } from './segment.ts';
import type { Generation } from './vault.ts';

const STAYS = new Set(['backups', 'quarantine', 'mirror', 'creating', 'inbox', 'inbox.key']);

/**
 * Writes all files of a vault but its header. The first snapshot twice, so that either may be damaged; the changes before it, so that
 * no instant shows a vault without them.
 */
export async function writeFirstFiles(
  disk: Disk,
  dir: string,
  keys: Keys,
  generation: Generation,
  changes: readonly Uint8Array[],
): Promise<void> {
  await disk.makeFolder(mirrorDir(dir));
  await disk.syncFolder(dir);
  const log = changes.length > 0 ? await writeFirstLog(disk, dir, keys, changes) : NO_ID;
  const previous = await writeGeneration(disk, dir, keys, 2, { ...generation, readModel: new Uint8Array() }, []);
  const base = await writeGeneration(disk, dir, keys, 3, generation, []);
  const head = new HeadFile(disk, headPath(dir), keys, NO_HEAD);
  await head.write({ log, changes: changes.length, base: base.id, baseBorn: base.born, previous: previous.id });
  await head.close();
}

async function writeFirstLog(disk: Disk, dir: string, keys: Keys, changes: readonly Uint8Array[]): Promise<string> {
  const segment = await Segment.start(disk, dir, keys, 1, { logs: [] });
  await segment.append(changes);
  await segment.finish();
  return segment.id;
}

/** Makes the files of a new vault (V35). Cut at any instant, `creating` is still there and nothing was promised. */
export async function buildVault(
  disk: Disk,
  dir: string,
  keys: Keys,
  header: Uint8Array,
  first: Generation,
): Promise<void> {
  const isUnfinished = (await disk.read(creatingPath(dir))) !== undefined;
  if (isUnfinished) await moveAside(disk, dir, 'unfinished');
  else await createFile(disk, creatingPath(dir), new Uint8Array());
  await writeFirstFiles(disk, dir, keys, first, []);
  await replaceFile(disk, inboxKeyPath(dir), ownInboxKey(keys));
  for (const name of HEADER_FILES) await replaceFile(disk, join(dir, name), header);
  await disk.remove(creatingPath(dir));
  await disk.syncFolder(dir);
}

/** Makes the folder of a vault, durable in the one above it, and so on: any of those may be new as well. */
export async function makeVaultFolder(disk: Disk, dir: string): Promise<void> {
  await disk.makeFolder(dir, true);
  for (let folder = dir; folder !== dirname(folder); folder = dirname(folder)) await disk.syncFolder(dirname(folder));
}

/** Moves everything that may belong to a vault into a new folder in quarantine, but for the names in `stays`. */
export async function moveAside(disk: Disk, dir: string, why: string, stays: readonly string[] = []): Promise<void> {
  const target = join(quarantineDir(dir), `${why}-${toHex(randomBytes(4))}`);
  const names = (await disk.list(dir)).filter((name) => !STAYS.has(name) && !stays.includes(name));
  const mirrored = await disk.list(mirrorDir(dir));
  await disk.makeFolder(quarantineDir(dir));
  await disk.makeFolder(target);
  await disk.syncFolder(dir);
  await disk.syncFolder(quarantineDir(dir));
  const sides = new Set(sidePaths(dir).map((path) => basename(path)));
  // The side file first, and for good: beside a document of which only a part is left it would tell of changes that are gone.
  for (const isSide of [true, false]) {
    const those = names.filter((name) => sides.has(name) === isSide);
    for (const name of those) await disk.rename(join(dir, name), join(target, name));
    if (isSide) await disk.syncFolder(dir);
  }
  for (const name of mirrored) await disk.rename(join(mirrorDir(dir), name), join(target, `mirror-${name}`));
  for (const folder of [target, mirrorDir(dir), dir]) await disk.syncFolder(folder).catch(() => undefined);
}
