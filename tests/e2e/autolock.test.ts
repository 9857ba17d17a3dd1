// What locks without being asked, and what happens when something breaks: always a locked vault, never a window that still
// shows what was in it.
import { expect, type Page, test } from '@playwright/test';
import { desksOf, launch, nextDesk, type Running } from '../helpers/app.ts';
import { family } from '../helpers/memory.ts';
import { createVault } from '../helpers/port.ts';
import { focusWindow, pressKeys, typeText } from '../helpers/x11.ts';

let running: Running;

test.beforeEach(async () => {
  running = await launch();
  await createVault(running.page);
  await expect(running.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
});
test.afterEach(async () => running.app.close());

/** Waits for the page that replaces the one there is, and for its locked screen. */
async function expectLocked(cause: () => Promise<unknown>): Promise<Page> {
  const opened = nextDesk(running.app);
  await cause();
  const page = await opened;
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible({ timeout: 30_000 });
  expect(desksOf(running.app)).toHaveLength(1);
  return page;
}

for (const event of ['lock-screen', 'suspend'] as const) {
  test(`the vault locks on ${event}`, async () => {
    await expectLocked(() => running.app.evaluate(({ powerMonitor }, name) => powerMonitor.emit(name), event));
  });
}

test('the vault locks when nobody has touched keyboard and mouse for as long as the settings say', async () => {
  await running.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 10 * 60;
  });
  await expectLocked(async () => undefined);
});

test('being away for less locks nothing', async () => {
  await running.app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 10 * 60 - 1;
  });
  await running.page.waitForTimeout(6_000);
  await expect(running.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
});

test('many reasons to lock at once lock once', async () => {
  await expectLocked(() =>
    running.app.evaluate(({ app, powerMonitor }) => {
      for (const name of ['lock-screen', 'suspend', 'lock-screen']) powerMonitor.emit(name);
      app.emit('second-instance', {}, []);
    }),
  );
});

test('a page that crashes comes back locked', async () => {
  await expectLocked(async () =>
    (await running.app.browserWindow(running.page)).evaluate((window) => window.webContents.forcefullyCrashRenderer()),
  );
});

test('a keeper that dies is replaced, and the locked screen says so', async () => {
  const keeper = family(running.app.process().pid ?? 0).find(({ role }) => role === 'utility node.mojom.NodeService');
  const page = await expectLocked(async () => process.kill(keeper?.pid ?? 0, 'SIGKILL'));
  await expect(page.getByText('stopped unexpectedly')).toBeVisible();
});

test('what was selected cannot be pasted elsewhere after locking', async () => {
  const { app, page } = running;
  // Newer runtimes have an object for the selection, older ones take its name.
  const selected = () =>
    app.evaluate(({ clipboard }) =>
      clipboard.selection
        ? clipboard.selection.readText()
        : Reflect.apply(clipboard.readText, clipboard, ['selection']),
    );
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  focusWindow(app.process().pid ?? 0);
  typeText('told in confidence');
  pressKeys('ctrl+a');
  await expect.poll(() => selected()).toBe('told in confidence');
  await expectLocked(() => app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen')));
  expect(await selected()).toBe('');
});

test('the keys still paste, though a page may not', async () => {
  const { app, page } = running;
  await app.evaluate(({ clipboard }) => clipboard.writeText('pasted by hand'));
  await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
  });
  focusWindow(app.process().pid ?? 0);
  pressKeys('ctrl+v');
  await expect.poll(() => page.evaluate(() => document.querySelector('textarea')?.value)).toBe('pasted by hand');
});

test('a page that refuses to be left cannot keep the window open', async () => {
  await running.page.evaluate(() => window.addEventListener('beforeunload', (event) => event.preventDefault()));
  const ended = running.app.waitForEvent('close');
  await (await running.app.browserWindow(running.page)).evaluate((window) => window.close());
  await ended;
});
