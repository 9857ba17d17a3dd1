// The vault: the one stateful object. It appends, folds, changes secrets and closes; what bytes mean is in format, header, log, snapshot.
// It never looks into a payload and knows nothing of Automerge. Two queues keep order: writes (short), chores (long, in the background).
import { basename, join } from 'node:path';
import { Refusal } from '../../../shared/refusal.ts';
import { loadCrypto, randomBytes } from '../crypto.ts';
import { type BackedUp, writeBackup } from './archive.ts';
import { type BackupFile, listBackups } from './backup.ts';
import { Check, type Checked, type CheckReport } from './check.ts';
import { buildVault, makeVaultFolder } from './create.ts';
import { type Disk, diskRefusal, realDisk, replaceFile } from './files.ts';
import { type Base, writeGeneration } from './fold.ts';
import { NO_ID } from './format.ts';
import { HeadFile } from './head.ts';
import {
  countOddCopies,
  encodeHeaderFile,
  HEADER_FILES,
  type Header,
  type Unlocked,
  unlockHeader,
  withSlot,
} from './header.ts';
import { type Keys, keepKeys, keysFrom } from './keys.ts';
import { changesOf, readLog } from './log.ts';
import { gather, readSafely, type Standing } from './open.ts';
import { creatingPath, headPath, isTrace, logPaths, mirrorDir, snapshotPath } from './paths.ts';
import { prune } from './prune.ts';
import { keepAside } from './quarantine.ts';
import { Queue } from './queue.ts';
import { wordsOf } from './recovery.ts';
import { Segment } from './segment.ts';
import { makePassphraseSlot, makeRecoverySlot, type Slot, USUAL_WORK } from './slot.ts';
import { type LogEntry, readSnapshot } from './snapshot.ts';

/** What opens a vault. */
export type Secret = { readonly passphrase: string } | { readonly recoveryWords: string };

/** What stretching a passphrase costs (V4): Argon2id passes, and bytes of memory. */
export interface Work {
  readonly ops: number;
  readonly memory: number;
}

/** What a fold writes. `heads` tag both; an empty read model is not kept. */
export interface Generation {
  readonly snapshot: Uint8Array;
  readonly heads: readonly string[];
  readonly readModel: Uint8Array;
}

/** Something that was not as it should be when the vault was opened. Only `changes-missing` means that something is lost. */
export interface Notice {
  readonly code:
    | 'torn-tail'
    | 'copy-damaged'
    | 'changes-missing'
    | 'snapshot-damaged'
    | 'snapshot-missing'
    | 'read-model-damaged'
    | 'header-copy-damaged'
    | 'head-damaged';
  readonly file?: string; // relative to the vault's folder
  readonly keptAs?: string; // where its bytes were put aside
  readonly missing?: number; // how many changes
}

/** What opening yields. `changes` came after the snapshot, in order; some may be in it already (V30). */
export interface Contents {
  readonly snapshot: Uint8Array;
  readonly heads: readonly string[];
  readonly readModel: Uint8Array | undefined;
  readonly changes: readonly Uint8Array[];
  readonly notices: readonly Notice[];
}

/** `work` is for new passphrase slots; `disk` is the torture's. The app gives neither. */
export interface Options {
  readonly work?: Work;
  readonly disk?: Disk;
}

/** An open vault. Methods may be called at any time and in any number; they keep their order. */
export interface Vault {
  /**
   * Resolves once all changes are durable (V26). On a disk error they stay in memory, in order, and are written by the next `append`
   * or `retry`. @throws Refusal `disk-full`, `disk-read-only`, `disk-error`, `vault-locked` (closed).
   */
  append(changes: readonly Uint8Array[]): Promise<void>;
  /** Writes what is unsaved, in a new log. @throws as `append`. */
  retry(): Promise<void>;
  /** How many changes are not durable yet. */
  readonly unsaved: number;
  /**
   * Puts a new generation in the place of snapshot and logs (V33). It must hold every change given to `append` before this call:
   * save the document and call `fold` in one go, with nothing awaited between. Changes appended later are not held up.
   */
  fold(generation: Generation): Promise<void>;
  /** How many durable changes the next opening would have to apply. */
  readonly sinceFold: number;
  /** A new passphrase; the data is not touched (V12). @throws Refusal `wrong-passphrase`, `wrong-recovery-key`, `passphrase-too-short`, disk ones. */
  changePassphrase(current: Secret, next: string): Promise<void>;
  /** New recovery words; the old ones are void afterwards. */
  newRecoveryKey(): Promise<string>;
  /** Reads every byte again. Finds problems, repairs none: fold afterwards. */
  check(): Promise<CheckReport>;
  /** Writes a backup of what is durable and rotates (V37, V38); `now` in ms only names it. Resolves to its path. */
  backup(now: number): Promise<string>;
  backups(): Promise<readonly BackupFile[]>;
  /** Ends the log, gives back the lock. @throws Refusal if changes stay unsaved; it is closed all the same. */
  close(): Promise<void>;
}

/** Whether any trace of a vault is in a folder, however damaged, so that none is created over it. */
export async function vaultExists(dir: string, disk: Disk = realDisk): Promise<boolean> {
  return await refusingDiskErrors(async () => {
    if ((await disk.read(creatingPath(dir))) !== undefined) return false;
    const names = [...(await disk.list(dir)), ...(await disk.list(mirrorDir(dir)))];
    return names.some(isTrace);
  });
}

/** Creates a vault and opens it. @throws Refusal `vault-exists`, `vault-in-use`, `passphrase-too-short`, `work-factor-absurd`, disk ones. */
export async function createVault(
  dir: string,
  passphrase: string,
  first: Generation,
  options: Options = {},
): Promise<{ vault: Vault; recoveryWords: string }> {
  await loadCrypto();
  const disk = options.disk ?? realDisk;
  if (await vaultExists(dir, disk)) throw new Refusal('vault-exists');
  const { unlocked, recoveryWords } = makeHeader(passphrase, options.work ?? USUAL_WORK);
  return await refusingDiskErrors(async () => {
    await makeVaultFolder(disk, dir);
    return await withLock(disk, dir, async (release) => {
      if (await vaultExists(dir, disk)) throw new Refusal('vault-exists');
      await buildVault(disk, dir, unlocked.keys, unlocked.file, first);
      const { standing } = await gather(disk, dir, unlocked.keys);
      return { vault: new OpenVault(disk, dir, unlocked, standing, 0, release, options), recoveryWords };
    });
  });
}

function makeHeader(passphrase: string, work: Work): { unlocked: Unlocked; recoveryWords: string } {
  const [vaultId, vaultKey, entropy] = [randomBytes(16), randomBytes(32), randomBytes(16)];
  const slots = [makePassphraseSlot(vaultId, vaultKey, passphrase, work), makeRecoverySlot(vaultId, vaultKey, entropy)];
  const keys = keysFrom(vaultId, vaultKey);
  const header: Header = { format: 1, vaultId: Buffer.from(vaultId).toString('hex'), generation: 1, slots };
  return {
    unlocked: { header, keys, file: encodeHeaderFile(header, keys.header) },
    recoveryWords: wordsOf(entropy),
  };
}

/**
 * Opens a vault. Damage that costs nothing, or less than everything, is told in `contents.notices`; fold soon after any.
 * @throws Refusal `vault-missing`, `vault-in-use`, `header-damaged`, `vault-too-new`, `work-factor-absurd`, `wrong-passphrase`,
 * `wrong-recovery-key`, `recovery-words-malformed`, `vault-damaged`.
 */
export async function openVault(
  dir: string,
  secret: Secret,
  options: Options = {},
): Promise<{ vault: Vault; contents: Contents }> {
  await loadCrypto();
  const disk = options.disk ?? realDisk;
  return await refusingDiskErrors(async () => {
    if (!(await vaultExists(dir, disk))) throw new Refusal('vault-missing');
    return await withLock(disk, dir, async (release) => {
      const files = await Promise.all(HEADER_FILES.map((name) => readSafely(disk, join(dir, name))));
      const unlocked = unlockHeader(files, secret);
      const { standing, contents } = await gather(disk, dir, unlocked.keys);
      const notices = [...(await repairHeader(disk, dir, files, unlocked.file)), ...contents.notices];
      const vault = new OpenVault(disk, dir, unlocked, standing, contents.changes.length, release, options);
      return { vault, contents: { ...contents, notices } };
    });
  });
}

async function refusingDiskErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw diskRefusal(error);
  }
}

async function withLock<T>(disk: Disk, dir: string, work: (release: () => Promise<void>) => Promise<T>): Promise<T> {
  const release = await disk.lock(dir);
  try {
    return await work(release);
  } catch (error) {
    await release();
    throw error;
  }
}

// V13. A disk that cannot be written keeps nobody from reading.
async function repairHeader(
  disk: Disk,
  dir: string,
  files: readonly (Uint8Array | undefined)[],
  wanted: Uint8Array,
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const [index, file] of HEADER_FILES.entries()) {
    const bytes = files[index];
    if (countOddCopies(bytes, wanted) === 0) continue;
    const path = join(dir, file);
    const keptAs = bytes && (await keepAside(disk, dir, path, bytes));
    if (keptAs || !bytes) await replaceFile(disk, path, wanted).catch(() => undefined);
    notices.push({ code: 'header-copy-damaged', file: basename(path), ...(keptAs ? { keptAs } : {}) });
  }
  return notices;
}

class OpenVault implements Vault {
  readonly #disk: Disk;
  readonly #dir: string;
  readonly #keys: Keys;
  readonly #work: Work;
  readonly #release: () => Promise<void>;
  readonly #head: HeadFile;
  readonly #writes = new Queue();
  readonly #chores = new Queue();
  readonly #logs: Map<string, LogEntry>;
  readonly #unreadable: readonly LogEntry[];
  readonly #damaged: ReadonlySet<string>;
  #header: Header;
  #base: Base;
  #previous: string;
  #previousFolded: readonly LogEntry[];
  #nextBorn: number;
  #segment: Segment | undefined;
  #unsaved: readonly Uint8Array[] = [];
  #named: { readonly log: string; readonly changes: number };
  #owed = 0; // given to append and not durable yet
  #durable: number; // changes on disk that base did not hold when this vault was opened
  #folded = 0; // how many of those the base holds by now
  #waiting: { changes: Uint8Array[]; saved: Promise<void> } | undefined;
  #isClosed = false;

  constructor(
    disk: Disk,
    dir: string,
    unlocked: Unlocked,
    standing: Standing,
    sinceFold: number,
    release: () => Promise<void>,
    options: Options,
  ) {
    this.#disk = disk;
    this.#dir = dir;
    this.#keys = unlocked.keys;
    this.#header = unlocked.header;
    this.#work = options.work ?? USUAL_WORK;
    this.#release = release;
    this.#head = new HeadFile(disk, headPath(dir), unlocked.keys, standing.head);
    this.#base = standing.base;
    this.#previous = standing.previous;
    this.#previousFolded = standing.previousFolded;
    this.#logs = new Map(standing.logs.map((entry) => [entry.log, entry]));
    this.#unreadable = standing.unreadable;
    this.#damaged = standing.damaged;
    this.#nextBorn = standing.nextBorn;
    this.#durable = sinceFold;
    this.#named = standing.head.head ?? { log: NO_ID, changes: 0 };
    keepKeys(this, unlocked.keys);
  }

  get unsaved(): number {
    return this.#owed;
  }

  get sinceFold(): number {
    return this.#durable - this.#folded;
  }

  async append(changes: readonly Uint8Array[]): Promise<void> {
    this.#refuseIfClosed();
    if (changes.length === 0) return;
    // Whoever comes while the disk is busy shares the next sync round.
    if (!this.#waiting) {
      const batch: Uint8Array[] = [];
      const saved = this.#write(() => this.#save(batch));
      this.#waiting = { changes: batch, saved };
    }
    this.#waiting.changes.push(...changes);
    this.#owed += changes.length;
    return await this.#waiting.saved;
  }

  async retry(): Promise<void> {
    this.#refuseIfClosed();
    await this.#write(() => this.#save([]));
  }

  // Every task but a joining append ends the batch that waits, or later changes would overtake the task.
  #write<T>(task: () => Promise<T>): Promise<T> {
    this.#waiting = undefined;
    return this.#writes.run(task);
  }

  async #save(batch: Uint8Array[]): Promise<void> {
    if (this.#waiting?.changes === batch) this.#waiting = undefined;
    this.#unsaved = [...this.#unsaved, ...batch];
    if (this.#unsaved.length === 0) return;
    const changes = this.#unsaved;
    try {
      this.#segment ??= await this.#startSegment();
      await this.#segment.append(changes);
      this.#named = this.#liveLog();
      await this.#writeHead(this.#base, this.#previous);
    } catch (error) {
      await this.#giveUpSegment();
      throw diskRefusal(error);
    }
    this.#unsaved = [];
    this.#owed -= changes.length;
    this.#durable += changes.length;
  }

  async #startSegment(): Promise<Segment> {
    if (this.#segment) this.#logs.set(this.#segment.id, this.#segment.entry);
    this.#nextBorn += 1;
    const manifest = { logs: [...this.#logs.values()] };
    return await Segment.start(this.#disk, this.#dir, this.#keys, this.#nextBorn - 1, manifest);
  }

  async #giveUpSegment(): Promise<void> {
    const segment = this.#segment;
    this.#segment = undefined;
    if (!segment) return;
    this.#logs.set(segment.id, segment.entry);
    await segment.close();
  }

  async #writeHead(base: Base, previous: string): Promise<void> {
    const { log, changes } = this.#named;
    await this.#head.write({ log, changes, base: base.id, baseBorn: base.born, previous });
  }

  async fold(generation: Generation): Promise<void> {
    this.#refuseIfClosed();
    // Queued at once, before anything is awaited: what is appended after this call goes into the new log.
    const switched = this.#write(() => this.#switchLog());
    switched.catch(() => undefined);
    return await this.#chores.run(async () => {
      try {
        const { folded, held, born } = await switched;
        const base = await writeGeneration(this.#disk, this.#dir, this.#keys, born, generation, folded);
        const older = await this.#write(() => this.#adopt(base, held));
        await this.#prune(older);
      } catch (error) {
        throw diskRefusal(error);
      }
    });
  }

  async #switchLog(): Promise<{ folded: readonly LogEntry[]; held: number; born: number }> {
    // Whoever opened the same vault past the lock must not find its logs folded away: then nobody folds (V36).
    if (!(await this.#head.isOurs())) throw new Refusal('vault-in-use');
    const next = await this.#startSegment();
    await this.#segment?.finish();
    this.#segment = next;
    const folded = [...this.#logs.values(), ...this.#unreadable];
    const [held, born] = [this.#durable, this.#nextBorn];
    this.#nextBorn += 1;
    // What could not be saved so far is in the generation too, but a generation may fail as well.
    if (this.#unsaved.length > 0) await this.#save([]);
    return { folded, held, born };
  }

  /** HEAD names the new base; resolves to the logs that both generations hold now. */
  async #adopt(base: Base, held: number): Promise<readonly LogEntry[]> {
    const old = this.#base;
    // A folded log needs no proof any more, and will be removed: from now on HEAD answers for the one after it.
    if (base.folded.some(({ log }) => log === this.#named.log)) this.#named = this.#liveLog();
    await this.#writeHead(base, old.id);
    this.#base = base;
    this.#previous = old.id;
    this.#previousFolded = old.folded;
    this.#folded = Math.max(this.#folded, held);
    return old.folded;
  }

  #liveLog(): { readonly log: string; readonly changes: number } {
    return { log: this.#segment?.id ?? NO_ID, changes: this.#segment?.changes ?? 0 };
  }

  async #prune(folded: readonly LogEntry[]): Promise<void> {
    const pruning = { base: this.#base, previous: this.#previous, folded, damaged: this.#damaged };
    await prune(this.#disk, this.#dir, this.#keys, pruning);
    // In the queue of writes: a log that is being started must list what its snapshot will list as folded.
    await this.#write(async () => {
      for (const { log } of folded) this.#logs.delete(log);
    });
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
      const checked = await this.#write(async () => {
        const live = this.#checked();
        await check.checkLive(live);
        return live;
      });
      await check.checkGenerations(checked);
      await check.checkBackups();
      return check.report;
    });
  }

  #checked(): Checked {
    const header = encodeHeaderFile(this.#header, this.#keys.header);
    const superfluous = new Set(this.#previousFolded.map(({ log }) => log));
    const logs = this.#allLogs().filter(({ log }) => !superfluous.has(log));
    const previous = this.#previous === NO_ID ? undefined : this.#previous;
    return { header, base: this.#base.id, previous, logs, folded: new Set(this.#base.folded.map(({ log }) => log)) };
  }

  #allLogs(): LogEntry[] {
    const live = this.#segment ? [this.#segment.entry] : [];
    return [...[...this.#logs.values()].filter(({ log }) => log !== this.#segment?.id), ...live];
  }

  async backup(now: number): Promise<string> {
    this.#refuseIfClosed();
    return await this.#chores.run(async () => {
      const header = encodeHeaderFile(this.#header, this.#keys.header);
      return await refusingDiskErrors(async () => {
        const content = await this.#readBack();
        return await writeBackup(this.#disk, this.#dir, this.#keys, header, now, content);
      });
    });
  }

  // From the disk, not from memory: a backup that was made is also a proof that the vault can be read.
  async #readBack(): Promise<BackedUp> {
    const base = this.#base;
    const file = await readSafely(this.#disk, snapshotPath(this.#dir, base.id));
    const found = file && (await readSnapshot(this.#keys, 'snapshot', base.id, file));
    if (!found) throw new Refusal('vault-damaged');
    const folded = new Set(base.folded.map(({ log }) => log));
    const changes = await this.#write(async () => {
      const entries = this.#allLogs().filter(({ log }) => !folded.has(log));
      return (await Promise.all(entries.map((entry) => this.#readChanges(entry)))).flat();
    });
    return { heads: found.heads, snapshot: found.bytes, changes };
  }

  async #readChanges(entry: LogEntry): Promise<Uint8Array[]> {
    const [log, mirror] = logPaths(this.#dir, entry.log);
    const files = [await readSafely(this.#disk, log), await readSafely(this.#disk, mirror)] as const;
    return changesOf(readLog(this.#keys, entry.log, files), entry.records);
  }

  async backups(): Promise<readonly BackupFile[]> {
    return await listBackups(this.#dir, this.#disk);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#chores.run(async () => undefined);
    try {
      await this.#write(async () => {
        await this.#save([]);
        await this.#segment?.finish();
      });
    } finally {
      await this.#head.close();
      await this.#release();
    }
  }

  #refuseIfClosed(): void {
    if (this.#isClosed) throw new Refusal('vault-locked');
  }
}
