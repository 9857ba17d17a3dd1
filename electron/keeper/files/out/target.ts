// Writes a file that leaves the vault: beside its target under a name of its own, for its owner's eyes only, and only when
// it is whole in the target's place. So what stood there before is lost to nothing but a whole new file. The only file of
// this folder that touches the disk.
import { randomBytes } from 'node:crypto';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../../../../shared/refusal.ts';

/**
 * Writes a file and answers its length in bytes. Refuses `target-unwritable`, whatever the disk's reason, a full one too:
 * then nothing is left of it, and the target is as it was. What `pieces` throw passes through, with nothing left either.
 */
export async function writeTarget(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const unfinished = join(dirname(path), `.vouchsafe-${randomBytes(8).toString('hex')}.part`);
  try {
    const bytes = await writeAll(unfinished, pieces);
    await orUnwritable(rename(unfinished, path));
    await syncFolder(dirname(path));
    return bytes;
  } catch (error) {
    await unlink(unfinished).catch(() => undefined);
    throw error;
  }
}

async function writeAll(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const file = await orUnwritable(open(path, 'wx', 0o600));
  try {
    let bytes = 0;
    for await (const piece of pieces) {
      await orUnwritable(writePiece(file, piece));
      bytes += piece.length;
    }
    await orUnwritable(file.sync());
    return bytes;
  } finally {
    await orUnwritable(file.close());
  }
}

async function writePiece(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let done = 0; done < piece.length; ) done += (await file.write(piece, done, piece.length - done)).bytesWritten;
}

/** The new name is durable, where the system can say so: Windows and some network folders cannot. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function orUnwritable<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch {
    throw new Refusal('target-unwritable');
  }
}
