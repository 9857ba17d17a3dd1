// Checking a vault: every byte of every file is read again and opened, both copies of everything (setting "Check the vault").
// It only reads. Opening a vault tells most of this too, but not about generations, copies and backups it did not need.
import { basename, join } from 'node:path';
import { isSame } from '../crypto.ts';
import { HEADER_BYTES, unsealBackup } from './archive.ts';
import type { Disk } from './files.ts';
import { readHead, SECTOR_BYTES, SECTOR_STRIDE } from './head.ts';
import { countOddCopies, HEADER_FILES, isWholeHeader } from './header.ts';
import { ownInboxKey } from './inbox-key.ts';
import type { Keys } from './keys.ts';
import { readLog } from './log.ts';
import { readSafely } from './open.ts';
import { backupsDir, headPath, inboxKeyPath, logPaths, readModelPath, sidePaths, snapshotPath } from './paths.ts';
import { madeAtOf } from './rotation.ts';
import { unsealSide } from './side.ts';
import { type LogEntry, readSnapshot } from './snapshot.ts';

export type ProblemCode = 'missing' | 'damaged' | 'changes-missing';

/** What a check found. `file` is relative to the vault's folder; `changes` are those since the last fold. */
export interface CheckReport {
  readonly files: number;
  readonly bytes: number;
  readonly changes: number;
  readonly problems: readonly { readonly file: string; readonly code: ProblemCode }[];
}

/** What an open vault knows about its files. */
export interface Checked {
  readonly header: Uint8Array;
  readonly base: string;
  readonly previous: string | undefined;
  readonly logs: readonly LogEntry[]; // those needed by base or previous
  readonly folded: ReadonlySet<string>; // ids of those in base
}

/** The check of one vault: each method reads some files and adds to one report. */
export class Check {
  readonly #disk: Disk;
  readonly #dir: string;
  readonly #keys: Keys;
  readonly #problems: { file: string; code: ProblemCode }[] = [];
  #files = 0;
  #bytes = 0;
  #changes = 0;

  constructor(disk: Disk, dir: string, keys: Keys) {
    this.#disk = disk;
    this.#dir = dir;
    this.#keys = keys;
  }

  get report(): CheckReport {
    return { files: this.#files, bytes: this.#bytes, changes: this.#changes, problems: this.#problems };
  }

  /** Header, HEAD, the inbox's key, and logs: what appends write to. Must not run while something is being appended. */
  async checkLive(checked: Checked): Promise<void> {
    for (const name of HEADER_FILES) await this.#judge(name, (file) => countOddCopies(file, checked.header) === 0);
    await this.#judge(basename(headPath(this.#dir)), (file) => {
      return readHead(this.#keys, file).wholeSectors === 2 && file.length === SECTOR_STRIDE + SECTOR_BYTES;
    });
    const key = inboxKeyPath(this.#dir);
    await this.#judge(basename(key), (file) => isSame(file, ownInboxKey(this.#keys)));
    for (const entry of checked.logs) await this.#checkLog(entry, checked.folded.has(entry.log));
  }

  async #checkLog(entry: LogEntry, isFolded: boolean): Promise<void> {
    const paths = logPaths(this.#dir, entry.log);
    const [log, mirror] = await Promise.all([readSafely(this.#disk, paths[0]), readSafely(this.#disk, paths[1])]);
    const found = readLog(this.#keys, entry.log, [log, mirror]);
    const have = [...found.changes.keys()].filter((seq) => seq <= entry.records).length;
    if (have < entry.records) this.#problems.push({ file: `log-${entry.log}.vs`, code: 'changes-missing' });
    if (!isFolded) this.#changes += have;
    found.copies.forEach((copy, i) => {
      this.#count(copy.bytes);
      const file = i === 0 ? `log-${entry.log}.vs` : join('mirror', `log-${entry.log}.vs`);
      if (!copy.isThere) this.#problems.push({ file, code: 'missing' });
      else if (copy.whole < entry.both || copy.strayBytes > 0) this.#problems.push({ file, code: 'damaged' });
    });
  }

  /** Snapshots and read models of both generations. */
  async checkGenerations(checked: Checked): Promise<void> {
    const names = new Set(await this.#disk.list(this.#dir));
    for (const id of [checked.base, checked.previous]) {
      if (id === undefined) continue;
      const isWhole = (kind: 'snapshot' | 'read-model') => async (file: Uint8Array) =>
        (await readSnapshot(this.#keys, kind, id, file)) !== undefined;
      await this.#judge(basename(snapshotPath(this.#dir, id)), isWhole('snapshot'));
      const readModel = basename(readModelPath(this.#dir, id));
      if (names.has(readModel)) await this.#judge(readModel, isWhole('read-model'));
    }
  }

  /** All backups. Those made before the vault got new keys would show as damaged; there are none so far. */
  async checkBackups(): Promise<void> {
    const isWhole = async (file: Uint8Array): Promise<boolean> =>
      isWholeHeader(file.subarray(0, HEADER_BYTES), this.#keys) && (await unsealBackup(this.#keys, file)) !== undefined;
    for (const name of await this.#disk.list(backupsDir(this.#dir)))
      if (madeAtOf(name) !== undefined) await this.#judge(join('backups', name), isWhole);
  }

  /** Both copies of the side file, if there is one. Must not run while it is being written. */
  async checkSide(): Promise<void> {
    const names = sidePaths(this.#dir).map((path) => basename(path));
    const there = await this.#disk.list(this.#dir);
    if (!names.some((name) => there.includes(name))) return;
    for (const name of names)
      await this.#judge(name, async (file) => (await unsealSide(this.#keys, file)) !== undefined);
  }

  async #judge(name: string, isWhole: (file: Uint8Array) => boolean | Promise<boolean>): Promise<void> {
    const file = await readSafely(this.#disk, join(this.#dir, name));
    if (!file) this.#problems.push({ file: name, code: 'missing' });
    else if (!(await isWhole(file))) this.#problems.push({ file: name, code: 'damaged' });
    this.#count(file ?? new Uint8Array());
  }

  #count(bytes: Uint8Array): void {
    this.#files += 1;
    this.#bytes += bytes.length;
  }
}
