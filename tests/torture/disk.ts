// A disk in memory that forgets: what was written but not synced may be kept, lost, zeroed, torn or ruined when the power goes.
// It is a real implementation of the vault's Disk, no mock: it keeps bytes, names, and what of both is durable.
import { basename, dirname, join } from 'node:path';
import type { Disk, OpenFile } from '../../electron/keeper/vault/files.ts';
import type { Random } from './random.ts';

const SECTOR = 512;

interface Write {
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface Inode {
  durable: Uint8Array;
  current: Uint8Array;
  unsynced: Write[];
}

// A change of names that is not durable yet. A rename is one change: a journal keeps it whole.
interface NameChange {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly node: Inode | 'folder';
}

/** Ways in which a disk can lie, to prove that the torture would notice. */
export interface Lies {
  /** Syncing files whose path matches does nothing. */
  readonly ignoresDataSync?: RegExp;
  readonly ignoresFolderSync?: boolean;
}

/** Thrown by every operation after the power went. */
export class PowerCut extends Error {}

export class SimulatedDisk implements Disk {
  /** Called after every operation that changes something; the storm looks at what a cut at this instant would leave. */
  onChange: (() => Promise<void>) | undefined;
  /** Bytes there is room for. */
  capacity = Number.POSITIVE_INFINITY;
  /** Asked before each operation that changes something; throws to make it fail. */
  fault: ((what: string, path: string) => void) | undefined;
  isDead = false;
  readonly #lies: Lies;
  #names = new Map<string, Inode | 'folder'>();
  #durableNames = new Map<string, Inode | 'folder'>();
  #changes: NameChange[] = [];

  constructor(lies: Lies = {}) {
    this.#lies = lies;
  }

  async open(path: string, mode: 'wx' | 'r+'): Promise<OpenFile> {
    this.#refuseIfDead();
    const found = this.#names.get(path);
    if (mode === 'wx' && found) throw failure('EEXIST');
    if (mode === 'r+') {
      if (!found || found === 'folder') throw failure('ENOENT');
      return this.#openFile(path, found);
    }
    if (this.#names.get(dirname(path)) !== 'folder') throw failure('ENOENT');
    this.fault?.('create', path);
    const node: Inode = { durable: new Uint8Array(), current: new Uint8Array(), unsynced: [] };
    this.#change({ from: undefined, to: path, node });
    await this.#changed();
    return this.#openFile(path, node);
  }

  #openFile(path: string, node: Inode): OpenFile {
    return {
      write: async (bytes, at) => {
        this.#refuseIfDead();
        this.fault?.('write', path);
        const room = this.capacity - this.#used() + Math.max(0, node.current.length - at);
        const fitting = bytes.slice(0, Math.max(0, room));
        if (fitting.length > 0) node.unsynced.push({ at, bytes: fitting });
        node.current = overwrite(node.current, at, fitting);
        await this.#changed();
        if (fitting.length < bytes.length) throw failure('ENOSPC');
      },
      syncData: async () => {
        this.#refuseIfDead();
        this.fault?.('sync', path);
        if (!this.#lies.ignoresDataSync?.test(path)) {
          node.durable = node.current;
          node.unsynced = [];
        }
        await this.#changed();
      },
      close: async () => undefined,
    };
  }

  async read(path: string, length?: number): Promise<Uint8Array | undefined> {
    this.#refuseIfDead();
    const node = this.#names.get(path);
    return node === undefined || node === 'folder' ? undefined : node.current.slice(0, length);
  }

  async size(path: string): Promise<number> {
    return (await this.read(path))?.length ?? 0;
  }

  async list(folder: string): Promise<readonly string[]> {
    this.#refuseIfDead();
    return [...this.#names.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path));
  }

  async rename(from: string, to: string): Promise<void> {
    this.#refuseIfDead();
    this.fault?.('rename', from);
    const node = this.#names.get(from);
    if (!node) throw failure('ENOENT');
    this.#change({ from, to, node });
    await this.#changed();
  }

  async remove(path: string): Promise<void> {
    this.#refuseIfDead();
    this.fault?.('remove', path);
    const node = this.#names.get(path);
    if (!node) throw failure('ENOENT');
    this.#change({ from: path, to: undefined, node });
    await this.#changed();
  }

  async makeFolder(folder: string): Promise<void> {
    this.#refuseIfDead();
    if (this.#names.has(folder) || folder === dirname(folder)) return;
    await this.makeFolder(dirname(folder));
    this.fault?.('folder', folder);
    this.#change({ from: undefined, to: folder, node: 'folder' });
    await this.#changed();
  }

  async syncFolder(folder: string): Promise<void> {
    this.#refuseIfDead();
    this.fault?.('sync-folder', folder);
    if (this.#lies.ignoresFolderSync) return;
    const touches = (change: NameChange): boolean =>
      [change.from, change.to].some((path) => path !== undefined && dirname(path) === folder);
    for (const change of this.#changes.filter(touches)) applyChange(this.#durableNames, change);
    this.#changes = this.#changes.filter((change) => !touches(change));
    await this.#changed();
  }

  async lock(): Promise<() => Promise<void>> {
    return async () => undefined;
  }

  /** Another disk as it might be found after a cut now. `isOrdered`: name changes are kept as a prefix, else any of them. */
  cut(random: Random, isOrdered: boolean): SimulatedDisk {
    const names = new Map(this.#durableNames);
    const kept = random.int(this.#changes.length + 1);
    this.#changes.forEach((change, i) => {
      if (isOrdered ? i < kept : random.oneIn(2)) applyChange(names, change);
    });
    const contents = new Map<Inode, Inode>();
    const after = (node: Inode): Inode => {
      const known = contents.get(node) ?? settled(afterCut(node, random));
      contents.set(node, known);
      return known;
    };
    // A file whose folder never came to be cannot be found either.
    const reachable = [...names].filter(([path]) => hasFolder(names, path));
    return SimulatedDisk.of(new Map(reachable.map(([path, node]) => [path, node === 'folder' ? node : after(node)])));
  }

  /** The same disk again, all of it durable: for trying something out. */
  copy(): SimulatedDisk {
    const names = [...this.#names].map(
      ([path, node]) => [path, node === 'folder' ? node : settled(node.current)] as const,
    );
    return SimulatedDisk.of(new Map(names));
  }

  private static of(names: Map<string, Inode | 'folder'>): SimulatedDisk {
    const disk = new SimulatedDisk();
    disk.#names = names;
    disk.#durableNames = new Map(names);
    return disk;
  }

  /** All files: path and bytes. */
  files(): [string, Uint8Array][] {
    return [...this.#names].flatMap(([path, node]) => (node === 'folder' ? [] : [[path, node.current]]));
  }

  /** Replaces a file's bytes, or removes it: damage from outside. */
  damage(path: string, bytes: Uint8Array | undefined): void {
    if (bytes) this.#names.set(path, settled(bytes));
    else this.#names.delete(path);
    this.#durableNames = new Map(this.#names);
  }

  #used(): number {
    return this.files().reduce((sum, [, bytes]) => sum + bytes.length, 0);
  }

  #change(change: NameChange): void {
    this.#changes.push(change);
    applyChange(this.#names, change);
  }

  async #changed(): Promise<void> {
    await this.onChange?.();
    this.#refuseIfDead();
  }

  #refuseIfDead(): void {
    if (this.isDead) throw new PowerCut();
  }
}

/** An error as node:fs throws it. */
export function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function applyChange(names: Map<string, Inode | 'folder'>, { from, to, node }: NameChange): void {
  if (from !== undefined && names.get(from) === node) names.delete(from);
  if (to !== undefined) names.set(to, node);
}

function hasFolder(names: ReadonlyMap<string, Inode | 'folder'>, path: string): boolean {
  const folder = dirname(path);
  return folder === path || (names.get(folder) === 'folder' && hasFolder(names, folder)) || folder === join('/');
}

function settled(bytes: Uint8Array): Inode {
  return { durable: bytes, current: bytes, unsynced: [] };
}

function overwrite(old: Uint8Array, at: number, bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) return old;
  const whole = new Uint8Array(Math.max(old.length, at + bytes.length));
  whole.set(old);
  whole.set(bytes, at);
  return whole;
}

// Every sector that an unsynced write touches meets its own fate. A ruined one loses what was durable in it, too:
// that is what a drive may do to the sector under its head.
function afterCut(node: Inode, random: Random): Uint8Array {
  if (node.unsynced.length === 0) return node.durable;
  let bytes = node.durable;
  for (const write of node.unsynced) {
    for (let at = write.at; at < write.at + write.bytes.length; ) {
      const end = Math.min(write.at + write.bytes.length, (Math.floor(at / SECTOR) + 1) * SECTOR);
      bytes = fate(bytes, at, write.bytes.subarray(at - write.at, end - write.at), random);
      at = end;
    }
  }
  // The length may have reached the disk before the data did.
  return random.oneIn(2) ? overwrite(new Uint8Array(Math.max(bytes.length, node.current.length)), 0, bytes) : bytes;
}

function fate(bytes: Uint8Array, at: number, part: Uint8Array, random: Random): Uint8Array {
  switch (random.int(6)) {
    case 0:
    case 1:
      return overwrite(bytes, at, part);
    case 2:
    case 3:
      return bytes;
    case 4:
      return random.oneIn(2)
        ? overwrite(bytes, at, new Uint8Array(part.length))
        : overwrite(bytes, at, part.subarray(0, random.int(part.length)));
    default: {
      const sector = random.oneIn(2) ? SECTOR : 8 * SECTOR;
      const start = Math.floor(at / sector) * sector;
      const end = Math.max(at + part.length, Math.min(start + sector, bytes.length));
      return overwrite(bytes, start, random.bytes(end - start));
    }
  }
}
