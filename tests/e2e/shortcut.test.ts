// Capturing from anywhere: another program has the focus, the shortcut is pressed, a line is typed, and the focus is back. Keys
// come from the keyboard of a real display, under a real window manager.
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launch, nextPage, type Running, screenshot } from '../helpers/app.ts';
import { createVault, lockByKey, PASSPHRASE } from '../helpers/vault.ts';
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
  await screenshot(capture, 'capture-window');
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

test('the board is closed to the tray, and another program has the focus: it works all the same', async () => {
  await (await running.app.browserWindow(running.page)).evaluate((window) => window.hide());
  await callCapture();
  typeText('Need a bookkeeper');
  pressKeys('Return');
  await expect.poll(() => terminal.hasFocus()).toBe(true);
  await expect(running.page.locator('[data-card]').filter({ hasText: 'bookkeeper' })).toHaveCount(1);
});

test('while locked it is sealed, the focus is back, and it waits inside; what was half written waits as well', async () => {
  await callCapture();
  typeText('Half a thought');
  pressKeys('Escape');
  await expect.poll(() => terminal.hasFocus()).toBe(true);
  const next = nextPage(running.app, 'capture.html');
  const page = await lockByKey(running.app, running.page);
  capture = await next;
  terminal.take();

  await callCapture();
  await expect(capture.getByLabel('What to capture')).toHaveValue('');
  await expect(capture.getByText('Locked: this will be sealed')).toBeVisible();
  typeText('Need a bookkeeper by friday');
  await screenshot(capture, 'capture-locked');
  pressKeys('Return');
  await expect.poll(() => terminal.hasFocus()).toBe(true);

  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('button', { name: 'Go through them' }).click();
  const field = page.getByRole('dialog').getByLabel('What to capture');
  await expect(field).toHaveValue('Half a thought');
  await expect(page.getByRole('dialog')).toContainText('left unfinished');
  await field.press('Enter');
  await expect(field).toHaveValue('Need a bookkeeper by friday');
  await field.press('Enter');
  for (const title of ['Half a thought', 'bookkeeper'])
    await expect(page.locator('[data-card]').filter({ hasText: title })).toHaveCount(1);
});
