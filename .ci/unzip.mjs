// Reads a zip archive with Node alone, because a bare machine has no unzip. Knows what our one archive needs: stored and
// deflated entries, Unix modes, no zip64. The size and checksum of each entry are checked by the caller's digest of the whole.

import { chmod, mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);

/** Writes the entries for which `place` answers a path (relative to `target`); the others are skipped. */
export async function unzip(archive, target, place) {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const path = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (path) await extract(file, entry, join(target, path));
    }
  } finally {
    await file.close();
  }
}

async function readDirectory(file) {
  const { size } = await file.stat();
  const tail = await read(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) throw new Error('not a zip archive');
  const bytes = await read(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < bytes.length && bytes.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      isDeflated: bytes.readUInt16LE(at + 10) === 8,
      packedSize: bytes.readUInt32LE(at + 20),
      mode: (bytes.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

async function extract(file, entry, path) {
  const header = await read(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await read(file, start, entry.packedSize);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, entry.isDeflated ? await inflate(packed) : packed);
  await chmod(path, entry.mode || 0o644);
}

async function read(file, position, length) {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Error('the zip archive is cut short');
  return bytes;
}
