// Getting in, and staying out: rehearsal, wrong secrets, the recovery key, a changed passphrase, a damaged vault.
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { launch, makeHome, type Running, screenshot } from '../helpers/app.ts';
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
  await expect(page.getByText('Too short: 5 more to go')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('The same again').fill(`${PASSPHRASE}?`);
  await expect(page.getByText('These two differ.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create my vault' })).toBeDisabled();
  await expectAccessible();
});

test('Caps Lock is told, and what is protected is said before anything is written', async () => {
  await page.getByRole('button', { name: 'What is protected, and what is not' }).click();
  await expect(page.getByText('Without it and the recovery key, nobody can help you.')).toBeVisible();
  await expectAccessible();
  await page.getByRole('button', { name: 'What is protected, and what is not' }).click();
  await page.evaluate(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'A', modifierCapsLock: true })));
  await expect(page.getByText('Caps Lock is on.')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByText('Caps Lock is on.')).toBeHidden();
});

test('a page that went before the rehearsal asks to lock, and unlocking gives new words', async () => {
  await page.getByLabel('The same again').fill(PASSPHRASE);
  await page.getByLabel('The same again').press('Enter');
  const first = await recoveryWords(page);
  await page.reload();
  await expect(page.getByText('Lock and unlock to get new ones.')).toBeVisible();
  await expectAccessible();
  page = await lock(running.app, page);
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  words = await recoveryWords(page);
  await expect(page.getByText('It no longer opens this vault')).toBeVisible();
  expect(words).not.toEqual(first);
});

test('there is no board before three words of the recovery key are typed back', async () => {
  await expectAccessible();
  await page.getByRole('button', { name: 'I have a copy' }).click();
  await rehearse(page, Array(12).fill('zebra'));
  await expect(page.getByRole('alert')).toContainText('not the words that were asked for');
  await expectAccessible();
  await page.getByRole('button', { name: 'Show the words' }).click();
  expect(await recoveryWords(page)).toEqual(words);
  await page.getByRole('button', { name: 'I have a copy' }).click();
  await rehearse(page, words);
  await expect(page.getByText('Who could you bring together?')).toBeVisible();
});

test('Ctrl+L locks: the page is a new one, and a wrong passphrase is told so', async () => {
  page = await lockByKey(running.app, page);
  const field = page.getByRole('textbox', { name: 'Passphrase', exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type('not the passphrase');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(field).toHaveAttribute('type', 'text');
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('alert')).toContainText('does not open this vault');
  await expect(field).toBeFocused();
  await screenshot(page, 'wrong-passphrase');
  await expectAccessible();
});

test('the recovery key opens it, and wrong words do not', async () => {
  await page.getByRole('button', { name: /Use your recovery key/ }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.getByLabel('Recovery key').fill(`${words[0]} zzz ${words[2]} `);
  await expect(page.getByText('3 of 12. Not a word of any recovery key: number 2.')).toBeVisible();
  await expectAccessible();
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
  await expect(page.getByLabel('What is asked for, in a line')).toBeFocused();
  await page.keyboard.type('Somebody who restores old boats');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/Everything is whole: \d+ files/)).toBeVisible();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('A backup was made.')).toBeVisible();
});

test('a vault that is open elsewhere says so, and opens once it is closed there', async () => {
  const otherHome = makeHome();
  await symlink(join(running.home, 'vault'), join(otherHome, 'vault'));
  const other = await launch({ home: otherHome });
  await other.page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(NEXT);
  await other.page.getByRole('button', { name: 'Unlock' }).click();
  await expect(other.page.getByRole('alert')).toContainText('has this vault open');
  page = await lock(running.app, page);
  await other.page.getByRole('button', { name: 'Try again' }).click();
  await expect(other.page.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 30_000 });
  await other.app.close();
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
  await page.getByLabel('The passphrase it was made with').fill('a wrong one here');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('does not open this vault');
  await expectAccessible();
  await page.getByRole('button', { name: 'Use the recovery key' }).click();
  await page.getByLabel('Recovery key').fill(words.join(' '));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The backup is in its place. Unlock it now.')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
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
