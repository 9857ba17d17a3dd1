// A log of what happened, without anything personal: fixed words and codes only. Kept small: two files of 256 KiB.
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const SIZE_MAX = 256 * 1024;
let file: string | undefined;
let queue: Promise<void> = Promise.resolve();

/** Says where the log goes. */
export function startLog(path: string): void {
  file = path;
}

/** Writes one line: an event from a fixed vocabulary, and codes. Never a name, a note, a path or an error's message. */
export function log(event: string, codes: Readonly<Record<string, string | number>> = {}): void {
  const path = file;
  if (path === undefined) return;
  const line = `${new Date().toISOString()} ${event} ${JSON.stringify(codes)}\n`;
  queue = queue.then(() => write(path, line)).catch(() => undefined);
}

/** Bugs of this process go to the log by their kind; Electron's own dialog would show their message and go on, too. */
export function catchBugs(): void {
  const note = (error: unknown) =>
    log('bug', { where: 'main', kind: error instanceof Error ? error.name : typeof error });
  process.on('uncaughtException', note);
  process.on('unhandledRejection', note);
}

async function write(path: string, line: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size > SIZE_MAX) await rename(path, `${path}.1`);
  await appendFile(path, line, { mode: 0o600 });
}
