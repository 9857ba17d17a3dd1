// Getting in, and staying out: rehearsal, wrong secrets, the recovery key, a changed passphrase, a damaged vault.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { lock, lockByKey, PASSPHRASE, recoveryWords, rehearse, unlock } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

const NEXT = 'six green kettles whistle';
let running: Running;
let page: Page;
let words: string[] = [];

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
});

test.afterAll(() => running.app.close());

test('a new vault asks for a passphrase twice, and for ten characters', async () => {
  await page.getByLabel('Passphrase', { exact: true }).fill('short');
  await expect(page.getByRole('status')).toContainText('Too short: 5 more to go');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same again').fill(`${PASSPHRASE}?`);
  await expect(page.getByText('These two differ.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create my vault' })).toBeDisabled();
  await expectAccessible();
});

test('there is no board before three words of the recovery key are typed back', async () => {
  await page.getByLabel('The same again').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Create my vault' }).click();
  words = await recoveryWords(page);
  await expectAccessible();
  await page.getByRole('button', { name: 'I have a copy' }).click();
  await rehearse(page, Array(12).fill('zebra'));
  await expect(page.getByRole('alert')).toContainText('not the words that were asked for');
  await expectAccessible();
  await rehearse(page, words);
  await expect(page.getByText('Who could you bring together?')).toBeVisible();
});

test('Ctrl+L locks: the page is a new one, and a wrong passphrase is told so', async () => {
  page = await lockByKey(running.app, page);
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill('not the passphrase');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('does not open this vault');
  await screenshot(page, 'wrong-passphrase');
  await expectAccessible();
});

test('the recovery key opens it, and wrong words do not', async () => {
  await page.getByRole('button', { name: /Use your recovery key/ }).click();
  await page.getByLabel('Recovery key').fill('these are not twelve words of the list at all no never');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('twelve words');
  await page.getByLabel('Recovery key').fill(words.join('  ').toUpperCase());
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
});

test('after the passphrase is changed, the old one no longer opens it', async () => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Change the passphrase…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the passphrase' });
  await dialog.getByLabel('The passphrase now').fill('a wrong one here');
  await dialog.getByLabel('Passphrase', { exact: true }).fill(NEXT);
  await dialog.getByLabel('The same again').fill(NEXT);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('does not open this vault');
  await dialog.getByLabel('The passphrase now').fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Change it' }).click();
  await expect(page.getByText('The passphrase is changed.')).toBeVisible();
  page = await lock(running.app, page);
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('does not open this vault');
  await unlock(page, NEXT);
});

test('checking the vault finds everything whole, and a backup is made', async () => {
  await page.keyboard.press('n');
  await page.keyboard.type('Somebody who restores old boats');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/Everything is whole: \d+ files/)).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('button', { name: /^Restore the backup of/ })).toHaveCount(1);
  await page.getByRole('button', { name: /^Restore the backup of/ }).click();
  await expect(page.getByText('Nothing was missing: all of it is here already.')).toBeVisible();
  await expectAccessible();
});

test('a vault whose lock is damaged in all its copies is refused, and comes back from its backup', async () => {
  await running.app.close();
  const vaultDir = join(running.home, 'vault');
  const headers = (await readdir(vaultDir)).filter((name) => name.startsWith('vault.vsh'));
  expect(headers.length).toBeGreaterThan(0);
  for (const name of headers) {
    const bytes = await readFile(join(vaultDir, name));
    await writeFile(
      join(vaultDir, name),
      bytes.map((byte, place) => (place % 7 === 3 ? byte ^ 0x55 : byte)),
    );
  }
  running = await launch({ home: running.home });
  page = running.page;
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(NEXT);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('Restore a backup');
  await screenshot(page, 'damaged');
  await page.getByRole('button', { name: 'Restore a backup' }).click();
  await page.getByLabel('The passphrase it was made with').fill(NEXT);
  await expectAccessible();
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await unlock(page, NEXT);
  await expect(page.getByText('Somebody who restores old boats')).toBeVisible();
});

async function expectAccessible(): Promise<void> {
  await page.waitForTimeout(250);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
