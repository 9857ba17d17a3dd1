// The open vault: the one stateful object. It folds, changes secrets, checks, backs up and closes; short writes are its writer's.
// It never looks into a payload and knows nothing of Automerge. Long work is done one piece after the other, beside the writes.
import { join } from 'node:path';
import { Refusal } from '../../../shared/refusal.ts';
import { randomBytes, toHex } from '../crypto.ts';
import { type BackedUp, writeBackup } from './archive.ts';
import { type BackupFile, listBackups } from './backup.ts';
import { Check, type Checked, type CheckReport } from './check.ts';
import { type Disk, refusingDiskErrors, replaceFile } from './files.ts';
import { takeBackGeneration, writeGeneration } from './fold.ts';
import { NO_ID } from './format.ts';
import { encodeHeaderFile, HEADER_FILES, type Header, type Unlocked, unlockHeader, withSlot } from './header.ts';
import { type Keys, keepKeys } from './keys.ts';
import { changesOf, countMissing, readLog } from './log.ts';
import { readSafely, type Standing } from './open.ts';
import { logPaths, snapshotPath } from './paths.ts';
import { prune } from './prune.ts';
import { Queue } from './queue.ts';
import { wordsOf } from './recovery.ts';
import { backupName } from './rotation.ts';
import { readSide, writeSide } from './side.ts';
import { makePassphraseSlot, makeRecoverySlot, type Slot } from './slot.ts';
import { type LogEntry, readSnapshot } from './snapshot.ts';
import type { Generation, Secret, Vault, Work } from './vault.ts';
import { Writer } from './writer.ts';

/** What an open vault is made from. `sinceFold`: changes beside the base. `release` gives back the lock. */
export interface Opening {
  readonly disk: Disk;
  readonly dir: string;
  readonly work: Work;
  readonly unlocked: Unlocked;
  readonly standing: Standing;
  readonly sinceFold: number;
  readonly release: () => Promise<void>;
}

/** See `Vault` for what each method promises. */
export class OpenVault implements Vault {
  readonly #disk: Disk;
  readonly #dir: string;
  readonly #keys: Keys;
  readonly #work: Work;
  readonly #release: () => Promise<void>;
  readonly #writer: Writer;
  readonly #chores = new Queue();
  readonly #sides = new Queue();
  readonly #damaged: ReadonlySet<string>;
  #header: Header;
  #previousFolded: readonly LogEntry[];
  #isClosed = false;

  constructor({ disk, dir, work, unlocked, standing, sinceFold, release }: Opening) {
    this.#disk = disk;
    this.#dir = dir;
    this.#work = work;
    this.#keys = unlocked.keys;
    this.#header = unlocked.header;
    this.#release = release;
    this.#writer = new Writer(disk, dir, unlocked.keys, standing, sinceFold);
    this.#previousFolded = standing.previousFolded;
    this.#damaged = standing.damaged;
    keepKeys(this, unlocked.keys);
  }

  get unsaved(): number {
    return this.#writer.unsaved;
  }

  get sinceFold(): number {
    return this.#writer.sinceFold;
  }

  async append(changes: readonly Uint8Array[]): Promise<void> {
    this.#refuseIfClosed();
    await this.#writer.append(changes);
  }

  async retry(): Promise<void> {
    this.#refuseIfClosed();
    await this.#writer.retry();
  }

  async fold(generation: Generation): Promise<void> {
    this.#refuseIfClosed();
    // Before anything is awaited: what is appended after this call goes into the new log.
    const switched = this.#writer.switchLog();
    switched.catch(() => undefined);
    await this.#chores.run(() =>
      refusingDiskErrors(async () => {
        const { folded, held, born } = await switched;
        const base = await writeGeneration(this.#disk, this.#dir, this.#keys, born, generation, folded);
        const older = this.#writer.base.folded;
        try {
          await this.#writer.adopt(base, held);
        } catch (error) {
          await takeBackGeneration(this.#disk, this.#dir, base.id);
          throw error;
        }
        this.#previousFolded = older;
        // HEAD names it: what is left over goes at the next fold.
        await this.#prune(older).catch(() => undefined);
      }),
    );
  }

  async #prune(folded: readonly LogEntry[]): Promise<void> {
    const { base, previous } = this.#writer;
    await prune(this.#disk, this.#dir, this.#keys, { base, previous, folded, damaged: this.#damaged });
    await this.#writer.forget(folded);
  }

  async changePassphrase(current: Secret, next: string): Promise<void> {
    this.#refuseIfClosed();
    return await this.#chores.run(async () => {
      unlockHeader([encodeHeaderFile(this.#header, this.#keys.header)], current);
      const { vaultId, vaultKey } = this.#keys;
      await this.#writeHeader(makePassphraseSlot(vaultId, vaultKey, next, this.#work));
    });
  }

  async newRecoveryKey(): Promise<string> {
    this.#refuseIfClosed();
    return await this.#chores.run(async () => {
      const entropy = randomBytes(16);
      await this.#writeHeader(makeRecoverySlot(this.#keys.vaultId, this.#keys.vaultKey, entropy));
      return wordsOf(entropy);
    });
  }

  async #writeHeader(slot: Slot): Promise<void> {
    const header = withSlot(this.#header, slot);
    const bytes = encodeHeaderFile(header, this.#keys.header);
    await refusingDiskErrors(async () => {
      for (const name of HEADER_FILES) await replaceFile(this.#disk, join(this.#dir, name), bytes);
    });
    this.#header = header;
  }

  async check(): Promise<CheckReport> {
    this.#refuseIfClosed();
    return await this.#chores.run(async () => {
      const check = new Check(this.#disk, this.#dir, this.#keys);
      const checked = await this.#writer.run(async () => {
        const live = this.#checked();
        await check.checkLive(live);
        return live;
      });
      await check.checkGenerations(checked);
      await check.checkBackups();
      await this.#sides.run(() => check.checkSide());
      return check.report;
    });
  }

  #checked(): Checked {
    const header = encodeHeaderFile(this.#header, this.#keys.header);
    const { base, previous, entries } = this.#writer;
    const superfluous = new Set(this.#previousFolded.map(({ log }) => log));
    const logs = entries.filter(({ log }) => !superfluous.has(log));
    const folded = new Set(base.folded.map(({ log }) => log));
    return { header, base: base.id, previous: previous === NO_ID ? undefined : previous, logs, folded };
  }

  async backup(now: number): Promise<string> {
    this.#refuseIfClosed();
    return await this.#chores.run(() => this.#backUp(now, false));
  }

  async keepAside(now: number): Promise<string> {
    this.#refuseIfClosed();
    return await this.#chores.run(async () => {
      // Whoever keeps aside is about to put something else in its place: then durable is not enough, it must be all.
      await this.#writer.retry();
      return await this.#backUp(now, true);
    });
  }

  async #backUp(now: number, stays: boolean): Promise<string> {
    const header = encodeHeaderFile(this.#header, this.#keys.header);
    return await refusingDiskErrors(async () => {
      const name = backupName(now, toHex(randomBytes(4)), stays);
      return await writeBackup(
        this.#disk,
        this.#dir,
        this.#keys,
        header,
        { name, madeAt: now },
        await this.#readBack(),
      );
    });
  }

  // From the disk, not from memory: a backup that was made is also a proof that the vault can be read.
  async #readBack(): Promise<BackedUp> {
    const { base } = this.#writer;
    const file = await readSafely(this.#disk, snapshotPath(this.#dir, base.id));
    const found = file && (await readSnapshot(this.#keys, 'snapshot', base.id, file));
    if (!found) throw new Refusal('vault-damaged');
    const folded = new Set(base.folded.map(({ log }) => log));
    const changes = await this.#writer.run(async () => {
      const entries = this.#writer.entries.filter(({ log }) => !folded.has(log));
      return (await Promise.all(entries.map((entry) => this.#readChanges(entry)))).flat();
    });
    return { heads: found.heads, snapshot: found.bytes, changes };
  }

  async #readChanges(entry: LogEntry): Promise<Uint8Array[]> {
    const [log, mirror] = logPaths(this.#dir, entry.log);
    const files = [await readSafely(this.#disk, log), await readSafely(this.#disk, mirror)] as const;
    const found = readLog(this.#keys, entry.log, files);
    // A backup with a gap would look like a whole one; a fold makes the vault whole first.
    if (countMissing(found, entry.records) > 0) throw new Refusal('vault-damaged');
    return changesOf(found, entry.records);
  }

  async backups(): Promise<readonly BackupFile[]> {
    return await listBackups(this.#dir, this.#disk);
  }

  async readSide(): Promise<Uint8Array | undefined> {
    this.#refuseIfClosed();
    return await this.#sides.run(() => refusingDiskErrors(() => readSide(this.#disk, this.#dir, this.#keys)));
  }

  async writeSide(bytes: Uint8Array): Promise<void> {
    this.#refuseIfClosed();
    await this.#sides.run(() => refusingDiskErrors(() => writeSide(this.#disk, this.#dir, this.#keys, bytes)));
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#sides.run(async () => undefined);
    await this.#chores.run(async () => undefined);
    try {
      await this.#writer.close();
    } finally {
      await this.#release();
    }
  }

  #refuseIfClosed(): void {
    if (this.#isClosed) throw new Refusal('vault-locked');
  }
}
