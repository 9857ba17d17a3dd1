// A laptop that is killed while it writes into the folder: a real process, a real signal, again and again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test, vi } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { alone, Laptop, pair, until } from './laptops.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

beforeAll(startAutomerge);

test('Y5, Y52: killed again and again while it writes, a laptop goes on, and all that was durable reaches the other', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'vouchsafe-killed-'));
  const [study, travel] = [await Laptop.make('study'), await Laptop.make('travel')];
  await study.meet('Ana Pinto');
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  for (const each of [study, travel]) await each.session.sync.chooseFolder(dir);
  for (const each of [travel, study]) await each.lock();
  const told: string[] = [];
  for (const [run, lines] of [2, 7].entries()) told.push(...(await killedAfter(study, `Run ${run}`, lines)));
  await alone(study);
  await alone(travel, async () => {
    expect(travel.people).toEqual(expect.arrayContaining(told));
    expect(travel.state.folder?.waitsFor).toEqual([]);
  });
  await study.unlock();
  await until(() => study.of(travel)?.isInStep, 'in step');
  expect(study.state.folder).not.toHaveProperty('trouble');
  expect((await readdir(dir, { recursive: true })).filter((name) => name.includes('.tmp-'))).toEqual([]);
  for (const each of [study, travel]) await each.gone();
  await rm(dir, { recursive: true });
  expect([...study.bugs, ...travel.bugs]).toEqual([]);
});

/** A process of its own works on this vault until it has told so many people, and is killed. Answers whom it told. */
async function killedAfter({ dir: vault, recoveryWords }: Laptop, called: string, lines: number): Promise<string[]> {
  const [loader, child] = [at('../../../helpers/typescript.mjs'), at('./folder-child.ts')];
  const running = spawn(process.execPath, ['--import', loader, child, vault, recoveryWords, called]);
  let told = '';
  const enough = new Promise<void>((resolve) => {
    running.stdout.on('data', (piece: Buffer) => {
      told += piece.toString();
      if (told.split('\n').length > lines) resolve();
    });
    running.once('exit', () => resolve());
  });
  await enough;
  running.kill('SIGKILL');
  if (running.exitCode === null && running.signalCode === null) await once(running, 'close');
  expect(running.signalCode).toBe('SIGKILL');
  // The last line may be cut.
  return told.split('\n').slice(0, -1);
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
