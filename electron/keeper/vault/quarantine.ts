// Keeping damaged bytes aside (V32): copied under a name with their checksum, never deleted, never written over.
import { basename, dirname, join } from 'node:path';
import { hash, toHex } from '../crypto.ts';
import { createFile, type Disk } from './files.ts';
import { mirrorDir, quarantineDir } from './paths.ts';

/**
 * Copies bytes aside and resolves to the copy's name inside the vault's folder, or undefined if it could not be written:
 * a full disk must not keep anybody from opening a vault.
 */
export async function keepAside(disk: Disk, dir: string, path: string, bytes: Uint8Array): Promise<string | undefined> {
  const folder = quarantineDir(dir);
  const side = dirname(path) === mirrorDir(dir) ? 'mirror-' : '';
  const name = `${side}${basename(path)}-${toHex(hash(bytes)).slice(0, 16)}`;
  try {
    if (!(await disk.list(folder)).includes(name)) {
      await disk.makeFolder(folder);
      await disk.syncFolder(dir);
      await createFile(disk, join(folder, name), bytes);
    }
    return `quarantine/${name}`;
  } catch {
    return undefined;
  }
}
