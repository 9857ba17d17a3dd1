// The settings in the real window: who I am, the look, what the vault is asked to do, and everything back from the bin.
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { createVault, lock, PASSPHRASE, unlock } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

let running: Running;
let page: Page;
let firstWords: string[] = [];

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  firstWords = await createVault(page);
  await showSettings();
});

test.afterAll(() => running.app.close());

test('what I say about myself is kept, and undone with Ctrl+Z', async () => {
  await part('Me').getByLabel('Name').fill('Noor Lindqvist');
  await part('Me').getByLabel('What I can do for people').fill('Read a term sheet with you');
  await part('Me').getByLabel('E-mail').click();
  await page.getByRole('heading', { name: 'Settings' }).click();
  await page.keyboard.press('Control+z');
  await expect(part('Me').getByLabel('What I can do for people')).toHaveValue('');
  await expect(part('Me').getByLabel('Name')).toHaveValue('Noor Lindqvist');
});

test('the look that I choose is the look of the whole app', async () => {
  // Playwright asks for light unless told to leave it to the app.
  await page.emulateMedia({ colorScheme: null });
  for (const [choice, isDark] of [
    ['Dark', true],
    ['Light', false],
  ] as const) {
    await part('Look').getByText(choice, { exact: true }).click();
    await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(isDark);
    await expectNoBarriers(page);
    await screenshot(page, `settings-${choice.toLowerCase()}`);
  }
});

test('numbers and names are kept when one leaves them', async () => {
  await part('Introductions')
    .getByLabel(/Days from an introduction/)
    .fill('28');
  await page.keyboard.press('Enter');
  await part('Locking').getByLabel('Lock when I am away').click();
  await page.getByRole('option', { name: 'After half an hour' }).click();
  await part('Locking')
    .getByLabel(/This laptop/)
    .fill('study laptop');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Board' }).click();
  await showSettings();
  await expect(part('Introductions').getByLabel(/Days from an introduction/)).toHaveValue('28');
  await expect(part('Locking').getByLabel('Lock when I am away')).toHaveValue('After half an hour');
  await expect(part('Locking').getByLabel(/This laptop/)).toHaveValue('study laptop');
});

test('the list of parts leads to each by keyboard, and marks the one that is read', async () => {
  const parts = page.getByRole('navigation', { name: 'Parts of the settings' });
  await parts.getByRole('button', { name: 'Bin' }).focus();
  await page.keyboard.press('Enter');
  await expect(part('Bin')).toBeInViewport();
  await expect(part('Bin')).toBeFocused();
  await parts.getByRole('button', { name: 'About' }).click();
  await expect(parts.getByRole('button', { name: 'About' })).toHaveAttribute('aria-current', 'true');
  await expect(part('About').getByText(/^Vouchsafe \d+\.\d+\.\d+\./)).toBeVisible();
});

test('what was put away comes back from the bin, one or many at once', async () => {
  await page.keyboard.press('2');
  const titles = ['Boats', 'Bees', 'Bells', 'Bricks', 'Barley', 'Bread'];
  for (const title of titles) await addAndBin(title);
  await showSettings();
  await expect(part('Bin').getByRole('button', { name: /^Bring back / })).toHaveCount(titles.length);
  await expectNoBarriers(page);
  await part('Bin').getByRole('button', { name: 'Bring back Boats' }).scrollIntoViewIfNeeded();
  await part('Bin').getByRole('checkbox', { name: 'Choose Bells' }).check();
  await screenshot(page, 'bin');
  await part('Bin').getByRole('checkbox', { name: 'Choose Bells' }).uncheck();
  await part('Bin').getByLabel('Find in the bin').fill('bee');
  await part('Bin').getByRole('button', { name: 'Bring back Bees' }).click();
  await expect(page.getByText('“Bees” is back.')).toBeVisible();
  await part('Bin').getByLabel('Find in the bin').fill('');
  await part('Bin').getByRole('checkbox', { name: 'All of Asks' }).check();
  await part('Bin').getByRole('checkbox', { name: 'Choose Bread' }).uncheck();
  await part('Bin').getByRole('button', { name: 'Bring back 4' }).click();
  await expect(page.getByText('4 things are back.')).toBeVisible();
  await expect(part('Bin').getByRole('button', { name: /^Bring back / })).toHaveCount(1);
});

test('the sample network comes, goes, and never lies in the bin', async () => {
  await part('Sample network').getByRole('button', { name: 'Show me a sample network' }).click();
  await part('Sample network').getByRole('button', { name: 'Remove the sample network' }).click();
  await expect(part('Sample network').getByRole('button', { name: 'Show me a sample network' })).toBeVisible();
  await expect(part('Bin').getByRole('button', { name: /^Bring back / })).toHaveCount(1);
});

test('a backup is made, and restoring it brings back nothing while nothing is missing', async () => {
  await part('Backups').getByRole('button', { name: 'Back up now' }).click();
  await expect(part('Backups').getByText('A backup was made.')).toBeVisible();
  await part('Backups')
    .getByRole('button', { name: /^Restore the backup of/ })
    .first()
    .click();
  await expect(part('Backups').getByText('Nothing was missing: all of it is here already.')).toBeVisible();
});

test('a check finds everything whole, and names the file in which a byte was changed', async () => {
  await part('Vault').getByRole('button', { name: 'Check now' }).click();
  await expect(part('Vault').getByText(/^Everything is whole: \d+ files, /)).toBeVisible();
  const vaultDir = join(running.home, 'vault');
  const snapshot = await olderSnapshot(vaultDir);
  const file = await open(join(vaultDir, snapshot), 'r+');
  await file.write(Buffer.from([0xff, 0x00, 0xff, 0x00]), 0, 4, 200);
  await file.close();
  await part('Vault').getByRole('button', { name: 'Check now' }).click();
  await expect(part('Vault').getByRole('alert')).toContainText(`${snapshot}: damaged`);
  await expectNoBarriers(page);
  await screenshot(page, 'check-damaged');
});

test('a new recovery key is shown once, and the old words no longer open the vault', async () => {
  await part('Vault').getByRole('button', { name: 'New recovery key…' }).click();
  const dialog = page.getByRole('dialog', { name: 'New recovery key' });
  await dialog.getByLabel('The passphrase now').fill('a wrong one here');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toContainText('does not open this vault');
  await dialog.getByLabel('The passphrase now').fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem')).toHaveCount(12);
  await page.keyboard.press('Escape');
  const words = (await dialog.getByRole('listitem').allTextContents()).map((text) => text.replace(/^\d+\s*/, ''));
  expect(words).not.toEqual(firstWords);
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(dialog.getByText('The clipboard is cleared after a minute.')).toBeVisible();
  expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe(words.join(' '));
  await expectNoBarriers(page);
  await screenshot(page, 'new-recovery-key');
  await page.emulateMedia({ media: 'print' });
  // The paper stands outside of the dialog, which would cut it off.
  for (const place of [0, 11]) await expect(page.locator('.vs-print li').nth(place)).toBeInViewport({ ratio: 1 });
  await expect(page.locator('.vs-print li')).toContainText(words);
  await screenshot(page, 'new-recovery-key-print');
  await page.emulateMedia({ media: null });
  await dialog.getByRole('button', { name: 'I have a copy' }).click();
  page = await lock(running.app, page);
  expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('');
  await page.getByRole('button', { name: /Use your recovery key/ }).click();
  await page.getByLabel('Recovery key').fill(firstWords.join(' '));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('not the recovery key of this vault');
  await page.getByRole('button', { name: 'Use the passphrase' }).click();
  await unlock(page, PASSPHRASE);
});

function part(title: string): Locator {
  return page.getByRole('region', { name: title, exact: true });
}

/** The older of the two generations that a vault keeps: the one that opening does not need. */
async function olderSnapshot(vaultDir: string): Promise<string> {
  const names = (await readdir(vaultDir)).filter((name) => name.startsWith('snap-'));
  const times = await Promise.all(names.map(async (name) => (await stat(join(vaultDir, name))).mtimeMs));
  return names[times.indexOf(Math.min(...times))] ?? '';
}

async function showSettings(): Promise<void> {
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
}

async function addAndBin(title: string): Promise<void> {
  await page.keyboard.press('n');
  await page.getByLabel('What is asked for, in a line').fill(title);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('complementary').getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Put it into the bin' }).click();
  await expect(page.getByText(`“${title}” is in the bin.`)).toBeVisible();
}
