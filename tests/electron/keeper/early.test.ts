// What a window asks of a keeper that is still starting waits until it can be answered: the last keeper may have been ending
// while a line was captured.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');
const PRELOADED = ['helpers/typescript.mjs', 'helpers/parent-port.ts'].map((file) => join(ROOT, 'tests', file));

test('all of it is answered, in the order in which it was asked', async () => {
  const home = await mkdtemp(join(tmpdir(), 'vouchsafe-early-'));
  const keeper = fork(join(ROOT, 'electron/keeper/keeper.ts'), {
    execArgv: PRELOADED.flatMap((file) => ['--import', file]),
    silent: true,
  });
  await once(keeper, 'message');
  const answered: unknown[] = [];
  keeper.on('message', (said: Record<string, unknown>) => {
    const answer = said.answer ?? said.refused;
    if (answer !== undefined) answered.push(answer);
  });
  const ask = (request: number) =>
    keeper.send({
      ask: { request, name: 'capture.seal', argument: { id: '1'.repeat(32), line: `call Ana ${request}` } },
    });
  ask(1);
  ask(2);
  keeper.send({ main: { start: { dir: join(home, 'vault'), device: 'study', crashed: false } } });
  keeper.send({ main: { window: 'capture' } });
  ask(3);
  await vi.waitFor(() => expect(answered).toEqual([1, 2, 3]), { timeout: 20_000 });
  keeper.kill();
  await once(keeper, 'exit');
  await rm(home, { recursive: true, force: true });
});
