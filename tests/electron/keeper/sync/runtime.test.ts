// The runtime that users get has another TLS library than the one that runs these tests. They pair with each other, both ways,
// and the runtime with itself.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { endAll, ended, show, take } from './pairs.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const { runtimePath } = (await import(`${ROOT}/.ci/runtime.mjs`)) as { readonly runtimePath: () => string };
const children: ChildProcess[] = [];

interface Line {
  readonly link: string;
  readonly words: string;
  readonly port: number;
  readonly done: boolean;
  readonly over: readonly string[];
  readonly electron: string;
}

beforeAll(loadCrypto);
afterEach(() => {
  endAll();
  for (const child of children.splice(0)) child.kill();
});

/** The traveller inside Electron, and what it prints, line by line. */
function inElectron(...args: string[]): AsyncIterator<string> {
  const script = ['--import', './tests/helpers/typescript.mjs', 'tests/electron/keeper/sync/traveller.ts'];
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' };
  const child = spawn(runtimePath(), [...script, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  return createInterface(child.stdout)[Symbol.asyncIterator]();
}

async function lineOf(lines: AsyncIterator<string>): Promise<Line> {
  return JSON.parse((await lines.next()).value ?? '{}') as Line;
}

const DONE = { done: true, over: [], electron: expect.stringMatching(/^\d+\./u) };

test('Y22, Y17: study in Node and travel in Electron pair, by link and by words', async () => {
  for (const by of ['link', 'words'] as const) {
    const study = await show();
    const travel = inElectron('take', study.pairing.code[by], String(study.at.port));
    expect(await lineOf(travel)).toEqual(DONE);
    await ended(study);
    expect([study.done, study.bugs]).toEqual([true, []]);
  }
});

test('Y22, Y17: study in Electron and travel in Node pair', async () => {
  const lines = inElectron('show');
  const { link, port } = await lineOf(lines);
  const travel = await take(link, { host: '127.0.0.1', port });
  await ended(travel);
  expect([travel.done, travel.bugs]).toEqual([true, []]);
  expect(await lineOf(lines)).toEqual(DONE);
});

test('Y22, Y17: two in Electron pair', async () => {
  const lines = inElectron('show');
  const { link } = await lineOf(lines);
  const travel = inElectron('take', link);
  expect(await Promise.all([lineOf(lines), lineOf(travel)])).toEqual([DONE, DONE]);
  await Promise.all(children.map((child) => child.exitCode ?? once(child, 'exit')));
  expect(children.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
});
