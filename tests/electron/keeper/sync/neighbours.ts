// Neighbours on a network of laptops, as the tests of discovery see them: what each has found, and what went over the wire.
// Bundled once into a temporary folder, since Node 20 cannot strip types.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import type { Host } from '../../../helpers/lan.ts';

/** What a neighbour says. */
export interface Line {
  readonly at: number;
  readonly is: string;
  readonly laptop?: number;
  readonly address?: { readonly host: string; readonly port: number };
  readonly bytes?: number;
  readonly cpu?: number;
  readonly port?: number;
  /** Of an announcement that a foe heard. */
  readonly from?: string;
  readonly name?: string;
  readonly ttl?: number;
  readonly text?: string;
  readonly fingerprint?: string;
  readonly how?: string;
}

const LONGEST_MS = 20_000;

/** Bundles a script of this folder. Answers its path, and how to remove it. */
export async function bundle(name: string): Promise<{ readonly path: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-neighbour-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, name),
      outDir: folder,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'script.mjs' } },
    },
  });
  return { path: join(folder, 'script.mjs'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A neighbour at work. */
export class Working {
  readonly lines: Line[] = [];
  readonly process: ChildProcess;
  #wake = () => {};

  constructor(process: ChildProcess) {
    this.process = process;
    if (!process.stdout) throw new Error('It was started without a way to hear it.');
    createInterface({ input: process.stdout }).on('line', (line) => {
      this.lines.push(JSON.parse(line) as Line);
      this.#wake();
    });
    process.once('exit', () => this.#wake());
  }

  /** The first line from `from` on that is so. Throws if none comes. */
  async until(isIt: (line: Line) => boolean, from = 0): Promise<Line> {
    const limit = AbortSignal.timeout(LONGEST_MS);
    for (;;) {
      const line = this.lines.slice(from).find(isIt);
      if (line) return line;
      if (limit.aborted || this.process.exitCode !== null || this.process.signalCode !== null)
        throw new Error(`It never came. What came: ${JSON.stringify(this.lines.slice(from))}`);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        limit.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  /** The laptop's address, once it is found after `from` lines. */
  async finds(laptop: number, from = 0): Promise<Line> {
    return await this.until((line) => line.is === 'laptop' && line.laptop === laptop, from);
  }

  tell(line: string): void {
    this.process.stdin?.write(`${line}\n`);
  }

  async ask(line: string): Promise<Line> {
    const from = this.lines.length;
    this.tell(line);
    return await this.until(({ is }) => is === line.split(' ')[0], from);
  }

  async stop(): Promise<void> {
    this.tell('stop');
    if (this.process.exitCode === null) await once(this.process, 'exit');
  }

  kill(): void {
    this.process.kill('SIGKILL');
  }
}

/** Starts a script there, on a machine that has a name of its own. */
export async function startScript(host: Host, script: string, argument: string): Promise<Working> {
  const command = `hostname ${host.name}-of-ada && exec "$0" "$@"`;
  const named = ['unshare', '--uts', 'sh', '-c', command, process.execPath, script, argument];
  const working = new Working(host.start(named, { stdio: ['pipe', 'pipe', 'inherit'] }));
  await working.until(({ is }) => is === 'started');
  return working;
}

// Every frame as it is on the wire. tcpdump sees the same, but gives up rights that only root has to give.
const LISTEN = `
import socket, sys
wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3))
wire.bind(('eth0', 0))
sys.stderr.write('there')
sys.stderr.flush()
while True:
    sys.stdout.buffer.write(wire.recv(65536))
    sys.stdout.buffer.flush()
`;

/** Listens to everything that goes over the network there, until the test has heard enough. */
export async function eavesdrop(host: Host): Promise<{ end(): Promise<Buffer> }> {
  const listening = host.start(['/usr/bin/python3', '-c', LISTEN], { stdio: ['ignore', 'pipe', 'pipe'] });
  const heard: Buffer[] = [];
  listening.stdout?.on('data', (chunk: Buffer) => heard.push(chunk));
  if (listening.stderr) await once(listening.stderr, 'data');
  return {
    async end() {
      listening.kill();
      await once(listening, 'close');
      return Buffer.concat(heard);
    },
  };
}
