// One Vouchsafe for each home: starting it again shows the window that there is; another home has its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { isSandboxed, launch, makeHome } from '../helpers/app.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** Starts Vouchsafe as from a menu, and answers the code with which it ended by itself. */
async function startAgain(home: string): Promise<unknown> {
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron');
  const child = spawn(program, [...(isSandboxed() ? [] : ['--no-sandbox']), ROOT], {
    env: { ...process.env, VOUCHSAFE_HOME: home },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  return code;
}

test('a second start with the same home shows the first window and ends', async () => {
  const { app, home } = await launch();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await startAgain(home)).toBe(0);
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())))
    .toEqual([true]);
  await app.close();
});

test('two homes run side by side', async () => {
  const first = await launch();
  const second = await launch({ home: makeHome() });
  expect(second.app.process().pid).not.toBe(first.app.process().pid);
  for (const { app, page } of [first, second]) {
    await expect(page.locator('#root')).not.toBeEmpty();
    await app.close();
  }
});

test('a third start after quitting opens a window again', async () => {
  const { app, home } = await launch();
  await app.close();
  const again = await launch({ home });
  await expect(again.page.locator('#root')).not.toBeEmpty();
  await again.app.close();
});
