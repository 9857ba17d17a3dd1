// Looks for text in the memory of running processes, by Linux's /proc: what is said to be gone must be nowhere.
// A process may read its own children; where the kernel forbids even that, `canRead` says so and the test is skipped aloud.
import { closeSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';

const CHUNK = 16 * 1024 * 1024;

export interface Process {
  readonly pid: number;
  /** main, renderer, gpu-process, zygote, or a utility's own name. */
  readonly role: string;
}

/** A process and all that it started, and they. */
export function family(root: number): Process[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const status = read(`/proc/${name}/stat`);
    const parent = status.slice(status.lastIndexOf(')') + 2).split(' ')[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOurs = (pid: number): boolean => pid === root || (parents.has(pid) && isOurs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(isOurs).map((pid) => ({ pid, role: roleOf(pid) }));
}

/** Whether the kernel lets us look into a process. */
export function canRead(pid: number): boolean {
  try {
    closeSync(openSync(`/proc/${pid}/mem`, 'r'));
    return true;
  } catch {
    return false;
  }
}

/** The first words that stand behind a label in the memory of a process. */
export function textAfter({ pid }: Process, label: string, words: number): string {
  const wanted = new RegExp(`${label}((?:[a-z]+ ?){${words}})(?![a-z])`);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(CHUNK);
  try {
    for (const { from, to } of regions(pid)) {
      for (let at = from; at < to; at += CHUNK) {
        const found = wanted.exec(buffer.toString('latin1', 0, readAt(memory, buffer, at, Math.min(CHUNK, to - at))));
        if (found?.[1]) return found[1].trim();
      }
    }
    return '';
  } finally {
    closeSync(memory);
  }
}

/** How often each text stands in the memory of a process, as UTF-8 or UTF-16. */
export function copiesIn({ pid }: Process, texts: readonly string[]): Map<string, number> {
  const patterns = texts.flatMap((text) =>
    (['utf8', 'utf16le'] as const).map((coding) => ({ text, bytes: Buffer.from(text, coding) })),
  );
  const overlap = Math.max(...patterns.map(({ bytes }) => bytes.length)) - 1;
  const counts = new Map(texts.map((text) => [text, 0]));
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(CHUNK + overlap);
  try {
    for (const { from, to } of regions(pid)) {
      for (let at = from; at < to; at += CHUNK) {
        const bytes = buffer.subarray(0, readAt(memory, buffer, at, Math.min(CHUNK + overlap, to - at)));
        // A match that begins in the overlap is counted with the next chunk.
        for (const { text, bytes: wanted } of patterns)
          counts.set(text, (counts.get(text) ?? 0) + count(bytes, wanted, CHUNK));
      }
    }
  } finally {
    closeSync(memory);
  }
  return counts;
}

function regions(pid: number): { from: number; to: number }[] {
  return read(`/proc/${pid}/maps`)
    .split('\n')
    .map((line) => /^([0-9a-f]+)-([0-9a-f]+) r/.exec(line))
    .filter((match) => match !== null)
    .map(([, from = '', to = '']) => ({ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16) }))
    .filter(({ to }) => to < Number.MAX_SAFE_INTEGER);
}

// Pages that were never touched, or that a device maps, cannot be read: there is nothing of ours in them.
function readAt(memory: number, buffer: Buffer, at: number, length: number): number {
  try {
    return readSync(memory, buffer, 0, length, at);
  } catch {
    return 0;
  }
}

function count(bytes: Buffer, wanted: Buffer, before: number): number {
  let found = 0;
  for (let at = bytes.indexOf(wanted); at >= 0 && at < before; at = bytes.indexOf(wanted, at + 1)) found += 1;
  return found;
}

// A process that was forked by the zygote has its words joined by spaces.
function roleOf(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`);
  const type = /--type=([\w-]+)/.exec(words)?.[1] ?? 'main';
  const kind = /--utility-sub-type=([\w.]+)/.exec(words)?.[1];
  return kind ? `${type} ${kind}` : type;
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
