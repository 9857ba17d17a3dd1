// Backups from outside: which a folder has, what one holds, and making a vault again from one (V37, V39).
// Reading changes nothing; restoring moves what was there aside and never deletes.
import { join } from 'node:path';
import { Refusal } from '../../../shared/refusal.ts';
import { loadCrypto } from '../crypto.ts';
import { HEADER_BYTES, unsealBackup } from './archive.ts';
import { makeVaultFolder, moveAside, writeFirstFiles } from './create.ts';
import { type Disk, realDisk, refusingDiskErrors, replaceFile } from './files.ts';
import { countHeaders, findHeader, HEADER_FILES, type Unlocked, unlockHeader } from './header.ts';
import { type Keys, keysOf } from './keys.ts';
import { readSafely } from './open.ts';
import { backupsDir } from './paths.ts';
import { keepAside } from './quarantine.ts';
import { isKept, madeAtOf } from './rotation.ts';
import type { Contents, Secret, Vault } from './vault.ts';

/** A backup as a list shows it. `file` is its path, `madeAt` comes from its name. */
export interface BackupFile {
  readonly file: string;
  readonly madeAt: number;
  readonly bytes: number;
  /** The rotation never removes it (V51). */
  readonly isKept: boolean;
}

/** The backups in a vault's folder, newest first. Needs no secret. */
export async function listBackups(dir: string, disk: Disk = realDisk): Promise<readonly BackupFile[]> {
  const backups: BackupFile[] = [];
  for (const name of await disk.list(backupsDir(dir))) {
    const madeAt = madeAtOf(name);
    const file = join(backupsDir(dir), name);
    if (madeAt !== undefined) backups.push({ file, madeAt, bytes: await disk.size(file), isKept: isKept(name) });
  }
  return backups.sort((a, b) => b.madeAt - a.madeAt);
}

/**
 * What a backup holds. With an open vault no secret is needed, if the backup is of that vault.
 * @throws Refusal `backup-unreadable`, `backup-other-vault`, `wrong-passphrase`, `wrong-recovery-key`, `vault-too-new`, `work-factor-absurd`.
 */
export async function readBackup(file: string, secret: Secret | Vault, disk: Disk = realDisk): Promise<Contents> {
  await loadCrypto();
  const bytes = await readBackupBytes(disk, file);
  const header = bytes.subarray(0, HEADER_BYTES);
  const keys = 'append' in secret ? keysForOpen(secret, header) : unlockBackup(header, secret).keys;
  const contents = await unsealBackup(keys, bytes);
  if (!contents) throw new Refusal('backup-unreadable');
  return contents;
}

/** The bytes of a backup file. @throws Refusal `backup-unreadable`. */
async function readBackupBytes(disk: Disk, file: string): Promise<Uint8Array> {
  const bytes = await disk.read(file).catch(() => undefined);
  if (!bytes || bytes.length <= HEADER_BYTES) throw new Refusal('backup-unreadable');
  return bytes;
}

/** Opens the header of a backup; a damaged one makes the backup unreadable. */
function unlockBackup(bytes: Uint8Array, secret: Secret): Unlocked {
  try {
    return unlockHeader([bytes.subarray(0, HEADER_BYTES)], secret);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'header-damaged') throw new Refusal('backup-unreadable');
    throw error;
  }
}

function keysForOpen(vault: Vault, header: Uint8Array): Keys {
  const keys = keysOf(vault);
  if (!keys) throw new TypeError('not a vault opened by this process');
  if (!findHeader([header], keys) && countHeaders([header]) > 0) throw new Refusal('backup-other-vault');
  return keys;
}

/**
 * Replaces whatever is in `dir` by the contents of a backup. The backup is read completely before anything is touched.
 * @throws Refusal as `readBackup`, and `vault-in-use`, `disk-full`, `disk-read-only`, `disk-error`. It may simply be called again.
 */
export async function restoreVault(
  dir: string,
  backupFile: string,
  secret: Secret,
  disk: Disk = realDisk,
): Promise<void> {
  await loadCrypto();
  const bytes = await readBackupBytes(disk, backupFile);
  const headers = await Promise.all(HEADER_FILES.map((name) => readSafely(disk, join(dir, name))));
  const own = unlockOwn(headers, bytes, secret);
  const unlocked = own ?? unlockBackup(bytes, secret);
  const contents = await unsealBackup(unlocked.keys, bytes);
  if (!contents) throw new Refusal('backup-unreadable');
  await refusingDiskErrors(() => makeVaultFolder(disk, dir));
  const release = await disk.lock(dir);
  await refusingDiskErrors(() => rebuild(disk, dir, unlocked, contents, own !== undefined)).finally(release);
}

// The passphrase may have been changed since the backup was made: then only the folder's own header knows the new one.
function unlockOwn(
  headers: readonly (Uint8Array | undefined)[],
  backup: Uint8Array,
  secret: Secret,
): Unlocked | undefined {
  try {
    const own = unlockHeader(headers, secret);
    return findHeader([backup], own.keys) ? own : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

async function rebuild(disk: Disk, dir: string, unlocked: Unlocked, contents: Contents, ownHeaderStays: boolean) {
  await moveAside(disk, dir, 'restored', HEADER_FILES);
  for (const name of HEADER_FILES) {
    const path = join(dir, name);
    const old = await readSafely(disk, path);
    if (ownHeaderStays) continue;
    if (old && !(await keepAside(disk, dir, path, old))) throw new Refusal('disk-error');
    await replaceFile(disk, path, unlocked.file);
  }
  const { snapshot, heads, changes } = contents;
  await writeFirstFiles(disk, dir, unlocked.keys, { snapshot, heads, readModel: new Uint8Array() }, changes);
}
