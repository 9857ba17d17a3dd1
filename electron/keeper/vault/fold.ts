// Writing a generation: read model first, then the snapshot, which counts from the moment it has its name (V21–V23, V33).
// Which logs a generation holds is the caller's knowledge; removing older files is prune.ts.
import { Refusal } from '../../../shared/refusal.ts';
import { isSame } from '../crypto.ts';
import { type Disk, replaceFile } from './files.ts';
import type { Keys } from './keys.ts';
import { readModelPath, snapshotPath } from './paths.ts';
import { newId } from './segment.ts';
import { type LogEntry, readSnapshot, sealSnapshot } from './snapshot.ts';
import type { Generation } from './vault.ts';

/** A snapshot that is on disk, as HEAD will name it. */
export interface Base {
  readonly id: string;
  readonly born: number;
  readonly folded: readonly LogEntry[];
}

/**
 * Writes a generation durably (an empty read model not at all) and reads its snapshot back.
 * @throws Refusal `disk-error` if the disk does not give back what it was given; errors of the file system as they come.
 */
export async function writeGeneration(
  disk: Disk,
  dir: string,
  keys: Keys,
  born: number,
  generation: Generation,
  folded: readonly LogEntry[],
): Promise<Base> {
  const id = newId();
  const { heads } = generation;
  if (generation.readModel.length > 0) {
    const readModel = await sealSnapshot(keys, 'read-model', id, born, {
      heads,
      bytes: generation.readModel,
      folded: [],
    });
    await replaceFile(disk, readModelPath(dir, id), readModel);
  }
  const snapshot = await sealSnapshot(keys, 'snapshot', id, born, { heads, bytes: generation.snapshot, folded });
  try {
    await replaceFile(disk, snapshotPath(dir, id), snapshot);
    const readBack = await disk.read(snapshotPath(dir, id));
    const found = readBack && (await readSnapshot(keys, 'snapshot', id, readBack));
    if (!found || !isSame(found.bytes, generation.snapshot)) throw new Refusal('disk-error');
  } catch (error) {
    await takeBackGeneration(disk, dir, id);
    throw error;
  }
  return { id, born, folded };
}

/** A generation that came to nothing: under its name it would count (V29), and what is written from now on is not of it. */
export async function takeBackGeneration(disk: Disk, dir: string, id: string): Promise<void> {
  try {
    await disk.remove(snapshotPath(dir, id));
    await disk.syncFolder(dir);
  } catch {
    // It was not there, or the disk takes nothing any more: then nothing more is acknowledged either.
  }
}
