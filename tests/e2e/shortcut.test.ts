// Capturing from anywhere: another program has the focus, the shortcut is pressed, a line is typed, and the focus is back. Keys
// come from the keyboard of a real display, under a real window manager.
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launch, nextPage, type Running } from '../helpers/app.ts';
import { createVault } from '../helpers/port.ts';
import { lockByKey } from '../helpers/vault.ts';
import { openTerminal, startWindowManager, type Terminal } from '../helpers/window-manager.ts';
import { pressKeys, typeText } from '../helpers/x11.ts';

let running: Running;
let capture: Page;
let terminal: Terminal;
let endManager: () => void;

test.beforeEach(async () => {
  endManager = await startWindowManager();
  running = await launch();
  const warm = nextPage(running.app, 'capture.html');
  await createVault(running.page);
  await expect(running.page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  capture = await warm;
  terminal = await openTerminal('Another program');
});

test.afterEach(async () => {
  terminal.end();
  await running.app.close();
  endManager();
});

function isCapturing(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some(
      (window) => window.webContents.getURL().endsWith('/capture.html') && window.isVisible() && window.isFocused(),
    ),
  );
}

/** Presses the shortcut, and waits until the caret is in the line. */
async function callCapture(): Promise<void> {
  pressKeys('ctrl+shift+space');
  await expect.poll(() => isCapturing(running.app)).toBe(true);
}

test('another program has the focus, an ask is typed, the focus is back, the card is on the board', async () => {
  await callCapture();
  typeText('Need a bookkeeper by friday #pricing');
  await expect(capture.getByRole('button', { name: 'tag: pricing' })).toBeVisible();
  pressKeys('Return');
  await expect.poll(() => terminal.hasFocus()).toBe(true);
  expect(await isCapturing(running.app)).toBe(false);
  await expect(running.page.locator('[data-card]').filter({ hasText: 'bookkeeper' })).toBeVisible();
});

test('put away, the words are there at the next call; the shortcut itself puts away, too', async () => {
  await callCapture();
  typeText('Half a thought');
  pressKeys('Escape');
  await expect.poll(() => terminal.hasFocus()).toBe(true);
  await callCapture();
  await expect(capture.getByLabel('What to capture')).toHaveValue('Half a thought');
  pressKeys('ctrl+shift+space');
  await expect.poll(() => terminal.hasFocus()).toBe(true);
});

test('Ctrl+Enter keeps it and opens it on the desk', async () => {
  await callCapture();
  typeText('Need a bookkeeper');
  pressKeys('ctrl+Return');
  await expect(running.page.getByRole('complementary')).toContainText('bookkeeper');
  expect(
    await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL()),
  ).toMatch(/index\.html$/);
});

test('the page of a lock is gone with what stood in it', async () => {
  await callCapture();
  typeText('Half a thought');
  pressKeys('Escape');
  const next = nextPage(running.app, 'capture.html');
  running = { ...running, page: await lockByKey(running.app, running.page) };
  expect(await (await next).getByLabel('What to capture').inputValue()).toBe('');
});
