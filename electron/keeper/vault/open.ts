// Opening: gathers everything in a vault's folder, decides what holds, and keeps aside what does not (V29–V32).
// It writes nothing but copies into quarantine; what an open vault writes is in vault.ts.
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../../shared/refusal.ts';
import { openContainer } from './container.ts';
import type { Disk } from './files.ts';
import { FILE_HEADER_BYTES, NO_ID } from './format.ts';
import { type FoundHead, readHead } from './head.ts';
import { type Finding, judgeLogs } from './judge.ts';
import type { Keys } from './keys.ts';
import { type FoundLog, readLog } from './log.ts';
import { headPath, idsIn, logPaths, mirrorDir, readModelPath, snapshotPath } from './paths.ts';
import { keepAside } from './quarantine.ts';
import { type FoundSnapshot, type LogEntry, readFolded, readSnapshot } from './snapshot.ts';
import type { Contents, Notice } from './vault.ts';

const FIRST_BYTES = 262_144; // more than any first record takes

/** Where an open vault stands: what its next files will name. */
export interface Standing {
  readonly base: { readonly id: string; readonly born: number; readonly folded: readonly LogEntry[] };
  readonly previous: string; // NO_ID if there is none
  readonly previousFolded: readonly LogEntry[]; // logs that previous holds as well as base
  readonly logs: readonly LogEntry[]; // every log that is or should be in the folder, those folded into the base included
  readonly unreadable: readonly LogEntry[]; // logs nobody speaks of and nobody can read: a power cut while they were made
  readonly nextBorn: number;
  readonly head: FoundHead;
  readonly damaged: ReadonlySet<string>; // paths; not removed unless a copy is in quarantine
}

/** A file as it lies in the folder: who it says it is, if its header can be read. */
interface Listed {
  readonly id: string;
  readonly path: string;
  readonly born: number | undefined;
}

/** Reads a vault whose keys are known. @throws Refusal `vault-damaged` if no snapshot at all is whole. */
export async function gather(disk: Disk, dir: string, keys: Keys): Promise<{ standing: Standing; contents: Contents }> {
  const names = await disk.list(dir);
  const headFile = await readSafely(disk, headPath(dir));
  const head = readHead(keys, headFile);
  const telling = new Telling(disk, dir);
  if (head.wholeSectors < 2) await telling.tellFile('head-damaged', headPath(dir), headFile);
  const listed = await listSnapshots(disk, dir, keys, names);
  const base = await findBase(disk, keys, listed, head, telling);
  const logs = await readLogs(disk, dir, keys, names, base);
  const judgement = judgeLogs(logs, base, head);
  for (const finding of judgement.findings) await telling.tellFinding(finding, logs);
  const readModel = await readModelOf(disk, dir, keys, base, telling);
  const borns = [...listed, ...logs].map((file) => file.born ?? 0);
  const previous = previousOf(listed, base);
  const standing: Standing = {
    base: { id: base.id, born: base.born, folded: base.folded },
    previous: previous?.id ?? NO_ID,
    previousFolded: (previous && (await foldedIn(disk, keys, previous))) ?? base.folded,
    logs: [...base.folded, ...judgement.entries],
    unreadable: unreadableOf(logs, judgement.entries),
    nextBorn: Math.max(0, base.born, head.head?.baseBorn ?? 0, ...borns) + 1,
    head,
    damaged: telling.damaged,
  };
  const { heads, bytes: snapshot } = base;
  return { standing, contents: { snapshot, heads, readModel, changes: judgement.changes, notices: telling.notices } };
}

// They are folded as if they were empty, and removed one fold later, once their bytes are in quarantine.
function unreadableOf(logs: readonly FoundLog[], entries: readonly LogEntry[]): LogEntry[] {
  const listed = new Set(entries.map((entry) => entry.log));
  return logs.filter(({ id }) => !listed.has(id)).map(({ id }) => ({ log: id, records: 0, both: 0 }));
}

/** A file's bytes; none if the disk cannot read them, which is damage like any other. */
export async function readSafely(disk: Disk, path: string, length?: number): Promise<Uint8Array | undefined> {
  return await disk.read(path, length).catch(() => new Uint8Array());
}

async function listSnapshots(disk: Disk, dir: string, keys: Keys, names: readonly string[]): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (const id of idsIn(names, 'snapshot')) {
    const path = snapshotPath(dir, id);
    const file = (await readSafely(disk, path, FILE_HEADER_BYTES)) ?? new Uint8Array();
    listed.push({ id, path, born: openContainer(keys, 'snapshot', id, file)?.header.born });
  }
  return listed.sort((a, b) => (b.born ?? Number.MAX_VALUE) - (a.born ?? Number.MAX_VALUE));
}

async function findBase(disk: Disk, keys: Keys, listed: readonly Listed[], head: FoundHead, telling: Telling) {
  const named = head.head?.base;
  if (named && !listed.some(({ id }) => id === named)) telling.tell({ code: 'snapshot-missing' });
  for (const { id, path } of listed) {
    const file = (await readSafely(disk, path)) ?? new Uint8Array();
    const base = await readSnapshot(keys, 'snapshot', id, file);
    if (!base) await telling.tellFile('snapshot-damaged', path, file);
    else {
      if (!isRecent(base, head)) telling.tell({ code: 'changes-missing', file: basename(path) });
      return base;
    }
  }
  throw new Refusal('vault-damaged');
}

function isRecent(base: FoundSnapshot, { head }: FoundHead): boolean {
  return !head || base.id === head.base || base.id === head.previous || base.born > head.baseBorn;
}

function previousOf(listed: readonly Listed[], base: FoundSnapshot): Listed | undefined {
  return listed.find(({ born }) => born !== undefined && born < base.born);
}

// Only the start of the file is read: opening must not wait for a snapshot it does not need.
async function foldedIn(disk: Disk, keys: Keys, { id, path }: Listed): Promise<readonly LogEntry[] | undefined> {
  const start = await readSafely(disk, path, FIRST_BYTES);
  return start && readFolded(keys, id, start);
}

async function readLogs(disk: Disk, dir: string, keys: Keys, names: readonly string[], base: FoundSnapshot) {
  const folded = new Set(base.folded.map((entry) => entry.log));
  const mirrored = await disk.list(mirrorDir(dir)).catch(() => []);
  const ids = new Set([...idsIn(names, 'log'), ...idsIn(mirrored, 'log')]);
  const logs: FoundLog[] = [];
  for (const id of ids) {
    if (folded.has(id)) continue;
    const [log, mirror] = logPaths(dir, id);
    logs.push(readLog(keys, id, [await readSafely(disk, log), await readSafely(disk, mirror)]));
  }
  return logs;
}

async function readModelOf(disk: Disk, dir: string, keys: Keys, base: FoundSnapshot, telling: Telling) {
  const path = readModelPath(dir, base.id);
  const file = await readSafely(disk, path);
  const found = file && (await readSnapshot(keys, 'read-model', base.id, file));
  if (file && !found) await telling.tellFile('read-model-damaged', path, file);
  return found && found.heads.join() === base.heads.join() ? found.bytes : undefined;
}

/** Collects notices, and puts aside the bytes that each is about. */
class Telling {
  readonly notices: Notice[] = [];
  readonly damaged = new Set<string>();
  readonly #disk: Disk;
  readonly #dir: string;

  constructor(disk: Disk, dir: string) {
    this.#disk = disk;
    this.#dir = dir;
  }

  tell(notice: Notice): void {
    this.notices.push(notice);
  }

  /** Tells that a file is damaged, or missing if it has no bytes. */
  async tellFile(code: Notice['code'], path: string, bytes: Uint8Array | undefined, more: object = {}): Promise<void> {
    const isMirror = dirname(path) === mirrorDir(this.#dir);
    const file = isMirror ? join('mirror', basename(path)) : basename(path);
    const keptAs = bytes && (await keepAside(this.#disk, this.#dir, path, bytes));
    if (bytes) this.damaged.add(path);
    this.notices.push({ code, file, ...(keptAs ? { keptAs } : {}), ...more });
  }

  async tellFinding(finding: Finding, logs: readonly FoundLog[]): Promise<void> {
    const path = logPaths(this.#dir, finding.log)[finding.copy ?? 0];
    const missing = finding.missing === undefined ? {} : { missing: finding.missing };
    const copy = logs.find(({ id }) => id === finding.log)?.copies[finding.copy ?? 0];
    const bytes = finding.copy === undefined || !copy?.isThere ? undefined : copy.bytes;
    await this.tellFile(finding.code, path, bytes, missing);
  }
}
