// What carries a folder between laptops in a storm: it copies new files and removals from each place to the others, late and in
// any order, sometimes cut short at first, sometimes twice under a conflict name. Real folders on a real disk.
import { mkdir, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Random } from './random.ts';

interface Parcel {
  readonly to: number;
  readonly name: string;
  /** Undefined: a removal. */
  readonly bytes: Uint8Array | undefined;
}

export class Ferry {
  readonly #dirs: readonly string[];
  readonly #random: Random;
  readonly #known: Set<string>[];
  readonly #removed = new Set<string>();
  #parcels: Parcel[] = [];

  constructor(dirs: readonly string[], random: Random) {
    this.#dirs = dirs;
    this.#random = random;
    this.#known = dirs.map(() => new Set());
  }

  /** Notices what has changed in one place. */
  async look(at: number): Promise<void> {
    const known = this.#known[at] as Set<string>;
    const now = new Set(await filesIn(this.#dirs[at] as string));
    for (const name of now) if (!known.has(name)) await this.#found(at, name);
    for (const name of known) if (!now.has(name)) this.#lost(at, name);
    this.#known[at] = now;
  }

  /** Brings so many of what is under way, in any order. */
  async bring(count: number): Promise<void> {
    for (let i = 0; i < count && this.#parcels.length > 0; i += 1) {
      const [parcel] = this.#parcels.splice(this.#random.int(this.#parcels.length), 1);
      if (parcel) await this.#deliver(parcel);
    }
  }

  /** Brings everything, also what bringing shows. */
  async bringAll(): Promise<void> {
    do {
      for (const at of this.#dirs.keys()) await this.look(at);
      while (this.#parcels.length > 0) await this.bring(this.#parcels.length);
      for (const at of this.#dirs.keys()) await this.look(at);
    } while (this.#parcels.length > 0);
  }

  async #found(at: number, name: string): Promise<void> {
    const bytes = await readFile(join(this.#dirs[at] as string, name)).catch(() => undefined);
    if (!bytes) return;
    for (const to of this.#dirs.keys()) if (to !== at) this.#parcels.push({ to, name, bytes });
  }

  #lost(at: number, name: string): void {
    this.#removed.add(name);
    this.#parcels = this.#parcels.filter((parcel) => parcel.name !== name);
    for (const to of this.#dirs.keys()) if (to !== at) this.#parcels.push({ to, name, bytes: undefined });
  }

  async #deliver({ to, name, bytes }: Parcel): Promise<void> {
    const path = join(this.#dirs[to] as string, name);
    const known = this.#known[to] as Set<string>;
    if (!bytes) {
      await unlink(path).catch(() => undefined);
      known.delete(name);
      return;
    }
    if (this.#removed.has(name)) return;
    await mkdir(dirname(path), { recursive: true });
    const isCut = this.#random.oneIn(6);
    await writeFile(path, isCut ? bytes.subarray(0, this.#random.int(bytes.length)) : bytes);
    known.add(name);
    // The rest of it comes later, under the same name.
    if (isCut) this.#parcels.push({ to, name, bytes });
    else if (this.#random.oneIn(12)) await this.#conflict(path, name, bytes, known);
  }

  async #conflict(path: string, name: string, bytes: Uint8Array, known: Set<string>): Promise<void> {
    const mark = this.#random.oneIn(2)
      ? '.sync-conflict-20261122-041845-NNXXMVM'
      : " (Ann's conflicted copy 2026-11-22)";
    await writeFile(path.replace(/\.vsx$/u, `${mark}.vsx`), bytes);
    known.add(name.replace(/\.vsx$/u, `${mark}.vsx`));
  }
}

/** Every file of ours below a folder, finished or not, by its path. */
export async function filesIn(dir: string): Promise<string[]> {
  const entries = await readdir(dir, { recursive: true });
  return entries.filter((name) => name.endsWith('.vsx')).sort();
}

/** Empties a folder. */
export async function emptyFolder(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir);
}
