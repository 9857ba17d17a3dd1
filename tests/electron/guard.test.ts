// Locking in two steps, as closing a lid does: first the screen locks, then the system sleeps.
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { Guard } from '../../electron/guard.ts';

const keepers: (EventEmitter & { kills: number })[] = [];

vi.mock('electron', () => ({
  app: { on: () => undefined, getPath: () => '', getVersion: () => '' },
  utilityProcess: {
    fork: () => {
      const keeper = Object.assign(new EventEmitter(), {
        kills: 0,
        postMessage: () => undefined,
        kill: () => {
          keeper.kills++;
          keeper.emit('exit', 0);
        },
      });
      keepers.push(keeper);
      return keeper;
    },
  },
}));

async function locking(unsaved: boolean): Promise<number> {
  const guard = new Guard('', () => '', vi.fn());
  await guard.start();
  const keeper = keepers.at(-1);
  keeper?.emit('message', { state: 'open', unsaved });
  void guard.lock(false);
  void guard.lock(true);
  await new Promise((resolve) => setImmediate(resolve));
  const { kills = -1 } = keeper ?? {};
  keeper?.emit('exit', 0);
  return kills;
}

test('the keeper that still folds does not sleep with its keys', async () => {
  expect(await locking(false)).toBe(1);
});

test('unless something would be lost that could not be saved yet', async () => {
  expect(await locking(true)).toBe(0);
});
