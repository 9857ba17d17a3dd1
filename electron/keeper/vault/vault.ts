// The vault's door: what an open vault promises, and the two ways to get one: creating and opening.
// How it keeps its promises is open-vault.ts; what its files mean is FORMAT.md, rule by rule.
import { basename, join } from 'node:path';
import { Refusal } from '../../../shared/refusal.ts';
import { loadCrypto, randomBytes, toHex } from '../crypto.ts';
import type { BackupFile } from './backup.ts';
import type { CheckReport } from './check.ts';
import { buildVault, makeVaultFolder } from './create.ts';
import { type Disk, realDisk, refusingDiskErrors, replaceFile } from './files.ts';
import { countOddCopies, encodeHeaderFile, HEADER_FILES, type Header, type Unlocked, unlockHeader } from './header.ts';
import { mendInboxKey } from './inbox-key.ts';
import { keysFrom } from './keys.ts';
import { gather, readSafely } from './open.ts';
import { OpenVault } from './open-vault.ts';
import { creatingPath, isTrace, mirrorDir } from './paths.ts';
import { keepAside } from './quarantine.ts';
import { wordsOf } from './recovery.ts';
import { mendSide } from './side.ts';
import { makePassphraseSlot, makeRecoverySlot, USUAL_WORK } from './slot.ts';

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

/** Something that was not as it should be when the vault was opened. Only `changes-missing` means that something of the document is lost. */
export interface Notice {
  readonly code:
    | 'torn-tail'
    | 'copy-damaged'
    | 'changes-missing'
    | 'snapshot-damaged'
    | 'snapshot-missing'
    | 'read-model-damaged'
    | 'header-copy-damaged'
    | 'head-damaged'
    | 'side-copy-damaged'
    | 'side-damaged'
    | 'inbox-key-damaged'
    | 'inbox-key-foreign'
    | 'capture-unreadable';
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
   * @throws Refusal `vault-in-use` (somebody else writes here, V36) and disk ones; then nothing has changed.
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
  /**
   * Writes a backup of what is durable and rotates (V37, V38); `now` in ms only names it. Resolves to its path.
   * @throws Refusal `vault-damaged` if not everything could be read back: fold, then try again. Disk ones.
   */
  backup(now: number): Promise<string>;
  /**
   * Writes a backup that no rotation removes (V51), of everything that was ever given to `append`. Resolves to its path.
   * @throws Refusal as `backup`, and as `append` if something is still unsaved.
   */
  keepAside(now: number): Promise<string>;
  backups(): Promise<readonly BackupFile[]>;
  /** What a guest keeps beside the document (V49), undefined if nothing or nothing whole is there. @throws Refusal disk ones. */
  readSide(): Promise<Uint8Array | undefined>;
  /** Puts bytes in its place; one after the other in the order of calls, durable when it resolves. @throws RangeError above 16 MiB; Refusal disk ones. */
  writeSide(bytes: Uint8Array): Promise<void>;
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
  const { disk = realDisk, work = USUAL_WORK } = options;
  if (await vaultExists(dir, disk)) throw new Refusal('vault-exists');
  const { unlocked, recoveryWords } = makeHeader(passphrase, work);
  return await refusingDiskErrors(async () => {
    await makeVaultFolder(disk, dir);
    return await withLock(disk, dir, async (release) => {
      if (await vaultExists(dir, disk)) throw new Refusal('vault-exists');
      await buildVault(disk, dir, unlocked.keys, unlocked.file, first);
      const { standing } = await gather(disk, dir, unlocked.keys);
      return { vault: new OpenVault({ disk, dir, work, unlocked, standing, sinceFold: 0, release }), recoveryWords };
    });
  });
}

function makeHeader(passphrase: string, work: Work): { unlocked: Unlocked; recoveryWords: string } {
  const [vaultId, vaultKey, entropy] = [randomBytes(16), randomBytes(32), randomBytes(16)];
  const slots = [makePassphraseSlot(vaultId, vaultKey, passphrase, work), makeRecoverySlot(vaultId, vaultKey, entropy)];
  const keys = keysFrom(vaultId, vaultKey);
  const header: Header = { format: 1, vaultId: toHex(vaultId), generation: 1, slots };
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
  const { disk = realDisk, work = USUAL_WORK } = options;
  return await refusingDiskErrors(async () => {
    if (!(await vaultExists(dir, disk))) throw new Refusal('vault-missing');
    return await withLock(disk, dir, async (release) => {
      const files = await Promise.all(HEADER_FILES.map((name) => readSafely(disk, join(dir, name))));
      const unlocked = unlockHeader(files, secret);
      const { standing, contents } = await gather(disk, dir, unlocked.keys);
      const mended = await repairHeader(disk, dir, files, unlocked.file);
      const beside = [...(await mendSide(disk, dir, unlocked.keys)), ...(await mendInboxKey(disk, dir, unlocked.keys))];
      const notices = [...mended, ...beside, ...contents.notices];
      const sinceFold = contents.changes.length;
      const vault = new OpenVault({ disk, dir, work, unlocked, standing, sinceFold, release });
      return { vault, contents: { ...contents, notices } };
    });
  });
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
