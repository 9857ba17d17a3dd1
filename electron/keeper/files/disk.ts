// The only file here that touches the disk: the bytes of a file that the user chose, after its size was looked at.
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Refusal } from '../../../shared/refusal.ts';
import { refuseSize, SIZE_MAX } from './recognise.ts';

/** All bytes of a file. Refuses `file-too-large` and `file-empty` by size, before reading; `file-unreadable` otherwise. */
export async function bytesOfFile(path: string, most = SIZE_MAX): Promise<Uint8Array> {
  const file = await openPlain(path);
  try {
    const { size } = await file.stat();
    refuseSize(size, most);
    return await readUpTo(file, size);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('file-unreadable');
  } finally {
    await file.close();
  }
}

/** Opens without waiting: a named pipe that nobody writes to would hold us for ever. */
async function openPlain(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    if ((await file.stat()).isFile()) return file;
  } catch {
    // Missing, forbidden, a folder: one answer for all.
  }
  await file?.close();
  throw new Refusal('file-unreadable');
}

/** Reads no more than was there at the beginning, though the file may grow meanwhile. */
async function readUpTo(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, size - at, at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}
