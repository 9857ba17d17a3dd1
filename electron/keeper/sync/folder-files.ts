// The folder on a disk (Y52): one that Syncthing, Nextcloud, Dropbox or iCloud keeps in step, or a USB stick.
// A file is written under a temporary name, synced and renamed. Links and anything but plain files are not followed or opened.
// A folder that is gone is a disk that was pulled out: it is never made up.
import { constants, type FSWatcher, watch } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Carrier,
  CarrierError,
  folderName,
  type Listed,
  MOST_FILES,
  MOST_FOLDERS,
  MOST_WRITERS,
  type Place,
  TMP,
  writerOf,
} from './carrier.ts';

const SETTLE_MS = 200;
// Windows has no such flags, and no links that anybody may make.
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;

/** The carrier over the folder at `dir`, which must exist. */
export function diskCarrier(dir: string): Carrier {
  const folderOf = (writer: string): string => join(dir, folderName(writer));
  const pathOf = ({ writer, name }: Place): string => join(folderOf(writer), name);
  const readIn = async (place: Place, work: (file: Plain) => Promise<Uint8Array> | undefined) =>
    (await isPlain(folderOf(place.writer))) ? await orIfGone(() => opened(pathOf(place), work), undefined) : undefined;
  return {
    writers: async () => {
      const entries = await readdir(dir, { withFileTypes: true }).catch(missing);
      const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => writerOf(name));
      return names.filter((name) => name !== undefined).slice(0, MOST_FOLDERS);
    },
    list: async (writer) => ((await isPlain(folderOf(writer))) ? await listFiles(folderOf(writer)) : []),
    read: (place, limit) => readIn(place, (file) => (file.size > limit ? undefined : file.bytes(file.size))),
    begin: (place, length) => readIn(place, (file) => file.bytes(Math.min(length, file.size))),
    write: async (place, id, bytes) => {
      await lstat(dir).catch(missing);
      await mkdir(folderOf(place.writer)).catch(unless('EEXIST'));
      if (!(await isPlain(folderOf(place.writer)))) throw new CarrierError('odd');
      await writeNew(pathOf(place), join(folderOf(place.writer), `${TMP}${id}`), bytes);
      await syncFolder(folderOf(place.writer));
    },
    remove: async (place) => {
      if (await isPlain(folderOf(place.writer))) await unlink(pathOf(place)).catch(unless('ENOENT'));
    },
    watch: (onChange) => watchFolder(dir, onChange),
  };
}

async function listFiles(folder: string): Promise<Listed[]> {
  const entries = await orIfGone(() => readdir(folder, { withFileTypes: true }), []);
  const files = entries.filter((entry) => entry.isFile()).slice(0, MOST_FILES);
  const listed = files.map(async ({ name }): Promise<Listed[]> => {
    const stat = await orIfGone(() => lstat(join(folder, name)), undefined);
    return stat?.isFile() ? [{ name, length: stat.size, mark: `${stat.size} ${stat.mtimeMs}` }] : [];
  });
  return (await Promise.all(listed)).flat();
}

/** An open file that is nothing but one. */
interface Plain {
  readonly size: number;
  /** As many from its beginning, or those that there are. */
  bytes(count: number): Promise<Uint8Array>;
}

async function opened<T>(path: string, work: (file: Plain) => Promise<T> | undefined): Promise<T | undefined> {
  const handle = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
  try {
    const stat = await handle.stat();
    return stat.isFile() ? await work({ size: stat.size, bytes: (count) => readBytes(handle, count) }) : undefined;
  } finally {
    await handle.close();
  }
}

async function readBytes(handle: FileHandle, count: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(count);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
    if (bytesRead === 0) return bytes.subarray(0, done);
    done += bytesRead;
  }
  return bytes;
}

/** False where there is none, and where a link stands that leads elsewhere. */
async function isPlain(folder: string): Promise<boolean> {
  return (await orIfGone(() => lstat(folder), undefined))?.isDirectory() ?? false;
}

// No atomic "rename unless it is there" is known to every file system; the name holds 16 random bytes of ours.
async function writeNew(path: string, unfinished: string, bytes: Uint8Array): Promise<void> {
  const file = await open(unfinished, 'wx', 0o600);
  try {
    await writeAll(file, bytes);
    await file.sync();
    await file.close();
    if (await orIfGone(() => lstat(path), undefined)) throw new CarrierError('clash');
    await rename(unfinished, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await unlink(unfinished).catch(() => undefined);
    throw isFull(error) ? new CarrierError('full', { cause: error }) : error;
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0;
  while (done < bytes.length) done += (await file.write(bytes, done, bytes.length - done, done)).bytesWritten;
}

// Windows, and some network folders, cannot sync a folder; there the rename itself is the best there is.
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, O_RDONLY);
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!['EPERM', 'EISDIR', 'EINVAL', 'EACCES', 'ENOTSUP'].includes(codeOf(error))) throw error;
  }
}

// Watching a whole tree is not to be had everywhere, so each writer's folder is watched by itself.
function watchFolder(dir: string, onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const settle = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void look().then(onChange);
    }, SETTLE_MS);
  };
  const look = async (): Promise<void> => {
    const entries = await readdir(dir, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory() && writerOf(entry.name)).slice(0, MOST_WRITERS);
    if (!isOver)
      for (const path of [dir, ...folders.map(({ name }) => join(dir, name))]) watchOne(watchers, path, settle);
  };
  void look();
  return () => {
    isOver = true;
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

function watchOne(watchers: Map<string, FSWatcher>, path: string, settle: () => void): void {
  if (watchers.has(path)) return;
  try {
    const watcher = watch(path, { persistent: false }, settle);
    watchers.set(path, watcher);
    // A folder that went away, or a system without watches left: it is looked at every minute all the same.
    watcher.on('error', () => {
      watcher.close();
      watchers.delete(path);
    });
  } catch {
    watchers.delete(path);
  }
}

function missing(error: unknown): never {
  throw ['ENOENT', 'ENOTDIR'].includes(codeOf(error)) ? new CarrierError('folder-missing', { cause: error }) : error;
}

async function orIfGone<T>(work: () => Promise<T>, gone: T): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // ELOOP: a link stands where the file was.
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(error))) return gone;
    throw error;
  }
}

const unless = (code: string) => (error: unknown) => {
  if (codeOf(error) !== code) throw error;
};

function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error));
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
