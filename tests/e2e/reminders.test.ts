// Reminders as the system gets them: a notification service that is not ours shows them, and every word that reaches it is
// overheard on the bus. The hour comes at once because it is midnight's: a day's digest is told at any time after its hour.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { launch, makeHome, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { dayIn, goTo, panel } from '../helpers/desk.ts';
import { type Notifications, startNotifications } from '../helpers/notifications.ts';
import { ask, createVault, openPort } from '../helpers/port.ts';
import { lock, unlock } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

const PASSPHRASE = 'correct horse battery staple';
const TITLE = 'A designer for the rose garden';
const NAMES = ['Ana', 'Jansen', 'rose', 'garden'];
let running: Running;
let page: Page;
let notifications: Notifications;
let id: unknown;
const home = makeHome();

test.beforeAll(async () => {
  notifications = await startNotifications();
  setTo({ digestHour: 'off' });
  await start();
  await createVault(page);
  const { value: asker } = await ask(page, 'person.add', { name: 'Ana Jansen', closeness: 'well' });
  id = (await ask(page, 'ask.capture', { title: TITLE, asker, due: dayIn(0) })).value;
});

test.afterAll(async () => {
  await running?.app.close();
  notifications?.stop();
});

test('the settings show one, and say that the system took it', async () => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(part().getByLabel('Tell me what waits')).toHaveValue('Never');
  await part().getByRole('button', { name: 'Show me one now' }).click();
  await expect(part().getByText(/^Your system took it/)).toBeVisible();
  await expect.poll(() => notifications.overheard()).toHaveLength(1);
  notifications.click();
  await expect.poll(() => notifications.overheard().at(-1)).toEqual({ is: 'withdrawn' });
  await part().scrollIntoViewIfNeeded();
  await expectNoBarriers(page);
});

test('the digest of the day arrives, and no name with it; a click leads to the card', async () => {
  notifications.forget();
  await part().getByLabel('Tell me what waits').click();
  await page.getByRole('option', { name: 'At 00:00' }).click();
  await expect
    .poll(() => notifications.overheard())
    .toContainEqual({ is: 'shown', title: 'One thing waits for you today', body: 'A deadline.' });
  for (const name of NAMES) expect(notifications.words()).not.toContain(name);
  await screenshot(page, 'settings-reminders');
  notifications.click();
  await expect(panel(page)).toContainText(TITLE);
  await expect.poll(() => notifications.overheard()).toContainEqual({ is: 'withdrawn' });
});

test('it comes once a day, also after a new start', async () => {
  await restart({});
  notifications.forget();
  await unlock(page, PASSPHRASE);
  // Longer than the desk needs to look for the first time.
  await page.waitForTimeout(6_000);
  expect(notifications.overheard()).toEqual([]);
});

test('where names are allowed, it says who and what; what came back meanwhile is told together', async () => {
  await openPort(page);
  await ask(page, 'card.snooze', { id, until: dayIn(0), time: '00:00' });
  await restart({ namesInNotifications: true, digestToldOn: [], momentsToldUntil: `${dayIn(-1)} 12:00` });
  notifications.forget();
  await unlock(page, PASSPHRASE);
  await expect.poll(() => notifications.overheard()).toHaveLength(2);
  expect(notifications.overheard()).toEqual([
    { is: 'shown', title: 'One thing waits for you today', body: `“${TITLE}” is due today` },
    { is: 'shown', title: 'While you were away: something is back', body: TITLE },
  ]);
});

test('a digest has done its work when the user looks at Today', async () => {
  notifications.forget();
  await goTo(page, 'Today');
  await expect.poll(() => notifications.overheard()).toEqual([{ is: 'withdrawn' }]);
});

test('when the desk locks, what names somebody leaves the screen', async () => {
  notifications.forget();
  page = await lock(running.app, page);
  await expect.poll(() => notifications.overheard()).toEqual([{ is: 'withdrawn' }]);
});

test('a desk that is locked at the hour says only that, and not to somebody who sits before it', async () => {
  await restart({ digestToldOn: [], lockedToldOn: [] });
  notifications.forget();
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  await running.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.hide();
  });
  await expect.poll(() => running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow())).toBeNull();
  await running.app.evaluate(({ powerMonitor }) => powerMonitor.emit('unlock-screen'));
  const body = 'Your desk is locked. Unlock it to see whether something waits for you.';
  await expect.poll(() => notifications.overheard()).toEqual([{ is: 'shown', title: 'Vouchsafe', body }]);
  notifications.click();
  await expect
    .poll(() =>
      running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isVisible())),
    )
    .toBe(true);
  await unlock(page, PASSPHRASE);
});

test('where nobody shows notifications, the settings say so and nothing breaks', async () => {
  await running.app.close();
  running = await launch({ home: makeHome(), env: { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus' } });
  page = running.page;
  await createVault(page);
  await page.getByRole('button', { name: 'Settings' }).click();
  await part().getByRole('button', { name: 'Show me one now' }).click();
  await expect(part().getByRole('alert')).toContainText('Your system did not take it.');
  await expectNoBarriers(page);
  await screenshot(page, 'settings-reminders-none');
});

function part(): Locator {
  return page.getByRole('region', { name: 'Reminders', exact: true });
}

async function start(): Promise<void> {
  running = await launch({ home, env: notifications.env });
  page = running.page;
}

/** Ends the app and starts it again, with some settings changed meanwhile. */
async function restart(changes: object): Promise<void> {
  await running.app.close();
  setTo(changes);
  await start();
}

function setTo(changes: object): void {
  const file = join(home, 'settings.json');
  const before = running ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...before, ...changes }));
}
