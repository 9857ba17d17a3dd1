// One Vouchsafe for each home: starting it again shows the window that there is; another home has its own.
import { expect, test } from '@playwright/test';
import { launch, makeHome, startAgain } from '../helpers/app.ts';

test('a second start with the same home shows the first window and ends', async () => {
  const { app, home, page } = await launch();
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((window) => window.isVisible())))
    .toBe(true);
  await (await app.browserWindow(page)).evaluate((window) => window.hide());
  expect(await startAgain(home)).toBe(0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length),
    )
    .toBe(1);
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
