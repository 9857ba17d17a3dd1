// Starting the child process: bundled once into a temporary folder, since Node 20 cannot strip types and each start counts.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** A bundled child, ready to be started any number of times. */
export interface Bundle {
  start(args: readonly string[]): Child;
  remove(): Promise<void>;
}

/** A running child and what it has told so far. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: readonly string[];
  /** Resolves when a line begins with `word`, or the process has ended. */
  until(word: string): Promise<void>;
  /** kill -9; resolves when it is gone and everything it told has arrived. */
  kill(): Promise<void>;
}

/** Bundles child.ts with everything it needs. */
export async function bundleChild(): Promise<Bundle> {
  const folder = await mkdtemp(join(tmpdir(), 'vouchsafe-child-'));
  const entry = fileURLToPath(new URL('./child.ts', import.meta.url));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      outDir: folder,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
  return {
    start: (args) => startChild([join(folder, 'child.mjs'), ...args]),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function startChild(args: readonly string[]): Child {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  let rest = '';
  let wake = (): void => undefined;
  child.stdout.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    wake();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const until = async (word: string): Promise<void> => {
    while (!lines.some((line) => line.startsWith(word)) && child.exitCode === null)
      await Promise.race([ended, new Promise<void>((resolve) => (wake = resolve))]);
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, lines, until, kill };
}
