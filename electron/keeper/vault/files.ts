// Files, written so that a power cut at any instant leaves the old or the new bytes (V28). The only importer of node:fs in the vault.
// `Disk` is small so that the torture can stand in for it with a disk that forgets what was not synced.
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, realpath, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refusal, type RefusalCode } from '../../../shared/refusal.ts';
import { randomBytes, toHex } from '../crypto.ts';
import { takeLock } from './lock.ts';

/** A file open for writing. Writes are whole or throw; nothing is durable before a sync resolves. */
export interface OpenFile {
  write(bytes: Uint8Array, at: number): Promise<void>;
  /** Data and length are durable afterwards. */
  syncData(): Promise<void>;
  close(): Promise<void>;
}

/** What the vault asks of a file system. Errors are those of node:fs, with their `code`. */
export interface Disk {
  /** `wx`: a new file, which must not exist. `r+`: an existing one. */
  open(path: string, mode: 'wx' | 'r+'): Promise<OpenFile>;
  /** The bytes of a file (the first `length` of them), or undefined if there is none. */
  read(path: string, length?: number): Promise<Uint8Array | undefined>;
  /** Length of a file in bytes. */
  size(path: string): Promise<number>;
  /** Names in a folder, in no order; empty if there is none. */
  list(folder: string): Promise<readonly string[]>;
  rename(from: string, to: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Makes a folder and those above it; one that exists is fine. */
  /** Parents only where a vault begins: later, a folder that is gone is a disk that was pulled out, not one to make up. */
  makeFolder(folder: string, withParents?: boolean): Promise<void>;
  /** Names in the folder are durable afterwards. */
  syncFolder(folder: string): Promise<void>;
  /** Takes the lock of a folder (V36). */
  lock(folder: string): Promise<() => Promise<void>>;
}

/** The file system of this machine. Files are for their owner's eyes only. */
export const realDisk: Disk = {
  open: async (path, mode) => openFileOf(await open(path, mode, 0o600)),
  read: async (path, length) => await orIfMissing(() => readBytes(path, length), undefined),
  size: async (path) => (await stat(path)).size,
  list: async (folder) => await orIfMissing(() => readdir(folder), []),
  rename,
  remove: unlink,
  makeFolder: async (folder, withParents = false) => {
    try {
      await mkdir(folder, { recursive: withParents, mode: 0o700 });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  },
  syncFolder,
  lock: async (folder) => await takeLock(await realpath(folder)),
};

function openFileOf(handle: FileHandle): OpenFile {
  return {
    write: async (bytes, at) => {
      let done = 0;
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    },
    syncData: () => handle.datasync(),
    close: () => handle.close(),
  };
}

async function readBytes(path: string, length?: number): Promise<Uint8Array> {
  // Something that is no file at all, put there to be waited for, must not be waited for.
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (length === undefined) return await handle.readFile();
    const bytes = new Uint8Array(length);
    const { bytesRead } = await handle.read(bytes, 0, length, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function orIfMissing<T>(work: () => Promise<T>, missing: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return missing;
    throw error;
  }
}

// Windows, and some network folders, cannot sync a folder; there the rename itself is the best there is.
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, constants.O_RDONLY);
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(codeOf(error))) throw error;
  }
}

/** Writes a file that must not exist, durably with its name. What a failed attempt left is removed. */
export async function createFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const file = await disk.open(path, 'wx');
  try {
    await file.write(bytes, 0);
    await file.syncData();
  } catch (error) {
    await file.close().catch(() => undefined);
    await disk.remove(path).catch(() => undefined);
    throw error;
  }
  await file.close();
  await disk.syncFolder(dirname(path));
}

/** Puts new bytes in the place of a file, or makes it: afterwards the new ones are durable, before that the old ones (V28). */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = `${path}.${toHex(randomBytes(4))}.tmp`;
  const file = await disk.open(unfinished, 'wx');
  try {
    await file.write(bytes, 0);
    await file.syncData();
    await file.close();
    await disk.rename(unfinished, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await disk.remove(unfinished).catch(() => undefined);
    throw error;
  }
  await disk.syncFolder(dirname(path));
}

/** An error of the file system as the refusal the user reads; refusals and bugs pass through unchanged. */
export function diskRefusal(error: unknown): unknown {
  const code = codeOf(error);
  if (error instanceof Refusal || code === '') return error;
  return new Refusal(DISK_REFUSALS[code] ?? 'disk-error');
}

/** Runs some work; errors of the file system leave it as refusals. */
export async function refusingDiskErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskRefusal(error);
  }
}

const DISK_REFUSALS: Readonly<Record<string, RefusalCode>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EROFS: 'disk-read-only',
  EACCES: 'disk-read-only',
  EPERM: 'disk-read-only',
};

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return typeof code === 'string' && /^E[A-Z0-9]+$/u.test(code) ? code : '';
}
