// Closing the window, with a real tray and without one: what goes on, what is told, and how one comes back.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launch, makeHome, nextDesk, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { type Desktop, startDesktop } from '../helpers/desktop.ts';
import { createVault } from '../helpers/port.ts';

let desktop: Desktop;
let running: Running;
let pid: number;

test.beforeEach(async () => {
  test.info().skip(process.platform !== 'linux', 'the tray is watched over D-Bus');
  desktop = await startDesktop();
});
test.afterEach(async () => {
  await running.app.close().catch(() => undefined);
  await desktop.end();
});

async function start(args: readonly string[] = []): Promise<void> {
  running = await launch({ home: makeHome(), args, env: { ...desktop.env, VOUCHSAFE_TEST_LOGIN: '1' } });
  pid = running.app.process().pid ?? 0;
}

async function startOpen(): Promise<void> {
  await start();
  await createVault(running.page);
  await expect(screens(running.page)).toBeVisible();
}

const screens = (page: Page) => page.getByRole('navigation', { name: 'Screens' });
const icon = () => expect.poll(() => desktop.look(pid), { timeout: 20_000 });
const theDesk = () => running.app.browserWindow(running.page);
const isShown = async () => (await theDesk()).evaluate((window) => window.isVisible());

/** Closes the window as its button does. Answers what was told, in order, and answers each with one of its buttons. */
async function closeWindow(button?: string): Promise<string[]> {
  await running.app.evaluate(({ dialog }, wanted) => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    dialog.showMessageBox = ((_window: unknown, { message, buttons }: Electron.MessageBoxOptions) => {
      told.push(message);
      return Promise.resolve({ response: buttons?.indexOf(wanted ?? '') ?? -1, checkboxChecked: false });
    }) as typeof dialog.showMessageBox;
  }, button);
  await (await theDesk()).evaluate((window) => window.close());
  await expect.poll(isShown).toBe(false);
  return running.app.evaluate(() => (globalThis as unknown as { told: string[] }).told);
}

test('with a tray, a closed window goes there once it was told, and comes back as it was', async () => {
  await desktop.startTray();
  await startOpen();
  await icon().toMatchObject({ tooltip: ['Vouchsafe', ''] });
  expect(await closeWindow('Keep it there')).toEqual(['Vouchsafe goes on in the tray']);
  expect(desktop.choose(pid, 'Open Vouchsafe')).toBe(true);
  await expect.poll(isShown).toBe(true);
  await expect(screens(running.page)).toBeVisible();
  // Told once.
  expect(await closeWindow()).toEqual([]);
  desktop.click(pid);
  await expect.poll(isShown).toBe(true);
});

test('the icon says nothing personal, and its menu locks and quits', async () => {
  await desktop.startTray();
  await startOpen();
  await icon().toBeTruthy();
  const labels = () =>
    desktop
      .look(pid)
      ?.menu.filter(({ line }) => !line)
      .map(({ label, enabled }) => [label, enabled]);
  await expect.poll(labels).toEqual([
    ['Capture…', true],
    ['Open Vouchsafe', true],
    ['Lock', true],
    ['Quit', true],
  ]);
  const locked = nextDesk(running.app);
  expect(desktop.choose(pid, 'Lock')).toBe(true);
  await expect((await locked).getByRole('button', { name: 'Unlock' })).toBeVisible({ timeout: 30_000 });
  await expect.poll(labels).toContainEqual(['Lock', false]);
  const ended = running.app.waitForEvent('close');
  expect(desktop.choose(pid, 'Quit')).toBe(true);
  await ended;
});

test('locked from the tray while the window is put away, it stays away', async () => {
  await desktop.startTray();
  await startOpen();
  await icon().toBeTruthy();
  await closeWindow('Keep it there');
  const locked = nextDesk(running.app);
  expect(desktop.choose(pid, 'Lock')).toBe(true);
  running = { ...running, page: await locked };
  await expect(running.page.getByRole('button', { name: 'Unlock' })).toHaveCount(1, { timeout: 30_000 });
  expect(await isShown()).toBe(false);
  expect(desktop.choose(pid, 'Open Vouchsafe')).toBe(true);
  await expect.poll(isShown).toBe(true);
});

test('who would rather quit is asked once, and the settings know', async () => {
  await desktop.startTray();
  await startOpen();
  await icon().toBeTruthy();
  const { home, app } = running;
  const ended = app.waitForEvent('close');
  await closeWindow('Quit instead').catch(() => undefined);
  await ended;
  expect(JSON.parse(readFileSync(join(home, 'settings.json'), 'utf8'))).toMatchObject({ closeToTray: false });
});

test('without a tray, a closed window ends Vouchsafe', async () => {
  await startOpen();
  const ended = running.app.waitForEvent('close');
  await (await theDesk()).evaluate((window) => window.close());
  await ended;
});

test('a tray as they were before D-Bus counts, too', async () => {
  await desktop.startOldTray();
  await startOpen();
  await running.page.getByRole('button', { name: 'Settings' }).click();
  const part = running.page.getByRole('region', { name: 'Start and close' });
  await expect(part.getByText('Its icon in the tray opens the window again.')).toBeVisible();
  expect(await closeWindow('Keep it there')).toEqual(['Vouchsafe goes on in the tray']);
});

test('without a tray, who wants it to go on is told how to see it again', async () => {
  await startOpen();
  await running.page.getByRole('button', { name: 'Settings' }).click();
  const part = running.page.getByRole('region', { name: 'Start and close' });
  await expect(part.getByText('Your desktop shows no tray')).toBeVisible();
  await part.scrollIntoViewIfNeeded();
  await expectNoBarriers(running.page);
  await screenshot(running.page, 'starting-no-tray');
  const keepsRunning = part.getByRole('switch', { name: 'Keep running when I close the window' });
  await expect(keepsRunning).not.toBeChecked();
  await keepsRunning.press('Space');
  await expect(keepsRunning).toBeChecked();
  expect(await closeWindow('Keep it running')).toEqual(['Vouchsafe goes on out of sight']);
  expect(await isShown()).toBe(false);
});

test('a tray that comes later, or anew, gets the icon too', async () => {
  await start();
  expect(desktop.look(pid)).toBeNull();
  await desktop.startTray();
  await icon().toBeTruthy();
  await desktop.stopTray();
  await desktop.startTray();
  await icon().toBeTruthy();
});

test('started at login, it waits in the tray without a window', async () => {
  await desktop.startTray();
  await start(['--hidden']);
  await expect(running.page.getByLabel('Passphrase', { exact: true })).toHaveCount(1);
  await icon().toBeTruthy();
  expect(await isShown()).toBe(false);
  desktop.click(pid);
  await expect.poll(isShown).toBe(true);
});

test('the settings enter it into the desktop’s start, and take it out again', async () => {
  await desktop.startTray();
  await startOpen();
  const file = join(desktop.config, 'autostart', 'app.vouchsafe.desktop');
  await icon().toBeTruthy();
  await running.page.getByRole('button', { name: 'Settings' }).click();
  const part = running.page.getByRole('region', { name: 'Start and close' });
  const atLogin = part.getByRole('switch', { name: 'Start when I log in' });
  await expect(atLogin).not.toBeChecked();
  await atLogin.press('Space');
  await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('"--hidden"');
  await part.scrollIntoViewIfNeeded();
  await screenshot(running.page, 'starting');
  await running.page.emulateMedia({ colorScheme: null });
  await running.page.getByRole('region', { name: 'Look' }).getByText('Dark', { exact: true }).click();
  await (await theDesk()).evaluate((window) => window.setContentSize(900, 600));
  await part.scrollIntoViewIfNeeded();
  await expectNoBarriers(running.page);
  await screenshot(running.page, 'starting-dark-small');
  await atLogin.press('Space');
  await expect.poll(() => existsSync(file)).toBe(false);
});
