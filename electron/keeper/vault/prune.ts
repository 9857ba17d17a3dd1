// Removing what two newer generations have made superfluous (V34). The only place where the vault removes finished files of its own.
// A file that was found damaged goes only if its bytes are in quarantine.
import { join } from 'node:path';
import { openContainer } from './container.ts';
import type { Disk } from './files.ts';
import type { Base } from './fold.ts';
import { FILE_HEADER_BYTES } from './format.ts';
import type { Keys } from './keys.ts';
import { idsIn, isUnfinished, logPaths, mirrorDir, readModelPath, snapshotPath } from './paths.ts';
import { keepAside } from './quarantine.ts';
import type { LogEntry } from './snapshot.ts';

export interface Pruning {
  readonly base: Base;
  readonly previous: string;
  /** Logs whose changes are in previous as well as in base. */
  readonly folded: readonly LogEntry[];
  readonly damaged: ReadonlySet<string>;
}

/** Removes superfluous files: snapshots first, so that none is ever without the logs it needs. */
export async function prune(disk: Disk, dir: string, keys: Keys, pruning: Pruning): Promise<void> {
  const names = await disk.list(dir);
  const kept = new Set([pruning.base.id, pruning.previous]);
  const older = await olderSnapshots(disk, dir, keys, names, pruning.base.born, kept);
  const readModels = idsIn(names, 'read-model').filter((id) => !kept.has(id));
  await removeAll(disk, dir, older, pruning.damaged);
  await removeAll(
    disk,
    dir,
    readModels.map((id) => readModelPath(dir, id)),
    new Set(),
  );
  await disk.syncFolder(dir);
  const logs = pruning.folded.flatMap(({ log }) => logPaths(dir, log));
  const there = new Set([...names, ...(await disk.list(mirrorDir(dir))).map((name) => join('mirror', name))]);
  const present = logs.filter((path) => there.has(path.slice(dir.length + 1)));
  await removeAll(disk, dir, present, pruning.damaged);
  await removeAll(
    disk,
    dir,
    names.filter(isUnfinished).map((name) => join(dir, name)),
    new Set(),
  );
}

async function olderSnapshots(
  disk: Disk,
  dir: string,
  keys: Keys,
  names: readonly string[],
  born: number,
  kept: ReadonlySet<string>,
): Promise<string[]> {
  const older: string[] = [];
  for (const id of idsIn(names, 'snapshot')) {
    if (kept.has(id)) continue;
    const path = snapshotPath(dir, id);
    const start = (await disk.read(path, FILE_HEADER_BYTES)) ?? new Uint8Array();
    if ((openContainer(keys, 'snapshot', id, start)?.header.born ?? 0) < born) older.push(path);
  }
  return older;
}

async function removeAll(disk: Disk, dir: string, paths: readonly string[], damaged: ReadonlySet<string>) {
  for (const path of paths) {
    const bytes = damaged.has(path) ? await disk.read(path) : undefined;
    if (bytes && !(await keepAside(disk, dir, path, bytes))) continue;
    await disk.remove(path).catch(() => undefined);
  }
}
