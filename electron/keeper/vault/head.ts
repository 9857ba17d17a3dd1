// HEAD: the small file that says how far the vault has come (V14, V15). It makes a cut log or a missing snapshot noticeable.
// Losing it loses no change, only that proof: opening then goes by what lies in the folder.
import { fromHex, isSame, joinBytes, keyedHash, toHex } from '../crypto.ts';
import { type Disk, type OpenFile, replaceFile } from './files.ts';
import type { Keys } from './keys.ts';

export const SECTOR_BYTES = 512;
/** Distance of the two sectors: drives with sectors of 4,096 bytes must not lose both in one torn write. */
export const SECTOR_STRIDE = 4096;
const SEALED_BYTES = 480;
const MARK = 'VSHEAD_1';

/** What HEAD names. Ids are hex; NO_ID means none. */
export interface Head {
  readonly log: string;
  readonly changes: number; // durable in that log and its mirror
  readonly base: string;
  readonly baseBorn: number;
  readonly previous: string;
}

/** What the two sectors hold: the newest whole one, which sector that is, and how many are whole. */
export interface FoundHead {
  readonly head: Head | undefined;
  readonly counter: number;
  readonly sector: number;
  readonly wholeSectors: number;
}

/** One sector's bytes. */
export function encodeSector(keys: Keys, head: Head, counter: number): Uint8Array {
  const bytes = Buffer.alloc(SEALED_BYTES);
  bytes.write(MARK, 0, 'ascii');
  bytes.writeBigUInt64LE(BigInt(counter), 8);
  bytes.set(keys.vaultId, 16);
  bytes.set(fromHex(head.log), 32);
  bytes.writeUInt32LE(head.changes, 48);
  bytes.set(fromHex(head.base), 56);
  bytes.writeBigUInt64LE(BigInt(head.baseBorn), 72);
  bytes.set(fromHex(head.previous), 80);
  return joinBytes([bytes, keyedHash(keys.head, bytes)]);
}

function decodeSector(keys: Keys, sector: Uint8Array): { head: Head; counter: number } | undefined {
  const sealed = sector.subarray(0, SEALED_BYTES);
  if (
    sector.length < SECTOR_BYTES ||
    !isSame(sector.subarray(SEALED_BYTES, SECTOR_BYTES), keyedHash(keys.head, sealed))
  )
    return undefined;
  const view = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const idAt = (at: number): string => toHex(view.subarray(at, at + 16));
  const [changes, baseBorn] = [view.readUInt32LE(48), Number(view.readBigUInt64LE(72))];
  const head = { log: idAt(32), changes, base: idAt(56), baseBorn, previous: idAt(80) };
  return { head, counter: Number(view.readBigUInt64LE(8)) };
}

/** Reads both sectors; never throws on damage. */
export function readHead(keys: Keys, file: Uint8Array | undefined): FoundHead {
  const sectors = [0, 1].map((i) => decodeSector(keys, (file ?? new Uint8Array()).subarray(i * SECTOR_STRIDE)));
  const [first, second] = sectors;
  const sector = (second?.counter ?? -1) > (first?.counter ?? -1) ? 1 : 0;
  const newest = sectors[sector];
  const wholeSectors = sectors.filter((found) => found !== undefined).length;
  return { head: newest?.head, counter: newest?.counter ?? 0, sector, wholeSectors };
}

/** The writer of one HEAD file. */
export class HeadFile {
  readonly #disk: Disk;
  readonly #path: string;
  readonly #keys: Keys;
  #counter: number;
  #goodSector: number;
  #isThere: boolean;
  // The last HEAD that was read or written, and those since then whose writing failed: any of them may be what is on disk.
  #ours: { readonly counter: number; readonly log: string | undefined }[];
  #file: OpenFile | undefined;

  constructor(disk: Disk, path: string, keys: Keys, found: FoundHead) {
    this.#disk = disk;
    this.#path = path;
    this.#keys = keys;
    this.#counter = found.counter;
    this.#goodSector = found.sector;
    this.#isThere = found.wholeSectors > 0;
    this.#ours = [{ counter: found.counter, log: found.head?.log }];
  }

  /** Writes and syncs; after an error the same sector is written again next time, never the good one (V15). */
  async write(head: Head): Promise<void> {
    if (!this.#isThere) return await this.#create(head);
    try {
      this.#file ??= await this.#disk.open(this.#path, 'r+');
      const sector = 1 - this.#goodSector;
      this.#counter += 1;
      this.#ours.push({ counter: this.#counter, log: head.log });
      await this.#file.write(encodeSector(this.#keys, head, this.#counter), sector * SECTOR_STRIDE);
      await this.#file.syncData();
      this.#goodSector = sector;
      this.#ours = this.#ours.slice(-1);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async #create(head: Head): Promise<void> {
    const [first, second] = [1, 2].map((step) => encodeSector(this.#keys, head, this.#counter + step));
    const file = new Uint8Array(SECTOR_STRIDE + SECTOR_BYTES);
    if (first) file.set(first);
    if (second) file.set(second, SECTOR_STRIDE);
    await replaceFile(this.#disk, this.#path, file);
    this.#counter += 2;
    this.#goodSector = 1;
    this.#isThere = true;
    this.#ours = [{ counter: this.#counter, log: head.log }];
  }

  /** Whether HEAD on disk is still the one that was read or written here last: nobody else is writing (V36). */
  async isOurs(): Promise<boolean> {
    const found = readHead(this.#keys, await this.#disk.read(this.#path));
    if (found.wholeSectors === 0) {
      // Gone or ruined while we were at work: the next write makes it anew.
      await this.close();
      this.#isThere = false;
      return true;
    }
    return this.#ours.some(({ counter, log }) => counter === found.counter && log === found.head?.log);
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close().catch(() => undefined);
  }
}

/** A HEAD that names nothing yet. */
export const NO_HEAD: FoundHead = { head: undefined, counter: 0, sector: 0, wholeSectors: 0 };
