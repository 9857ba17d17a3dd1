// Pairing as it goes wrong, through the windows of two laptops: wrong words, a no, a lock in the middle. Every ending says what
// happened, and the next try works. At last the laptop that joins keeps its own aside, and finds it again in the settings.
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { goTo } from '../helpers/desk.ts';
import { ask, createVault } from '../helpers/port.ts';
import { lockByKey, PASSPHRASE, unlock } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

const WRONG = 'abandon ability able about above absent';
const PATIENCE = { timeout: 30_000 };

let study: Running;
let travel: Running;

test.beforeAll(async () => {
  [study, travel] = await Promise.all([launch(), launch()]);
  for (const [{ page }, person] of [
    [study, 'Priya Raman'],
    [travel, 'Goran Ekwueme'],
  ] as const) {
    await createVault(page, PASSPHRASE);
    await expect(page.getByText('Saved', { exact: true })).toBeVisible(PATIENCE);
    await ask(page, 'person.add', { name: person, closeness: 'well' });
  }
});

test.afterAll(async () => {
  await Promise.all([study?.app.close(), travel?.app.close()]);
});

test('wrong words are counted where they are shown, and after three of them only a new code helps', async () => {
  const { words, address } = await show(study.page);
  for (const says of ['One wrong try.', 'Two wrong tries.', 'Three wrong tries']) {
    await join(travel.page, WRONG, address);
    await expect(dialog(travel.page).getByRole('alert')).toContainText('That is not the code.', PATIENCE);
    await expect(dialog(study.page)).toContainText(says);
    await dialog(travel.page).getByRole('button', { name: 'Close' }).first().click();
  }
  await join(travel.page, words, address);
  await expect(dialog(travel.page).getByRole('alert')).toContainText('That code is over.', PATIENCE);
  await dialog(study.page).getByRole('button', { name: 'Show a new code' }).click();
  await expect(dialog(study.page)).not.toContainText('wrong tries');
  expect((await shown(study.page)).words).not.toBe(words);
  await closeAll();
});

test('capitals, commas and spaces do not matter; a no on one laptop is told on both, and nothing has changed', async () => {
  const { words, address } = await show(study.page);
  await join(travel.page, ` ${words.toUpperCase().replaceAll(' ', ',  ')}. `, address);
  await expect(dialog(study.page).getByRole('button', { name: 'No, stop' })).toBeVisible(PATIENCE);
  await dialog(travel.page).getByRole('button', { name: 'No, stop' }).click();
  for (const { page } of [study, travel]) await expect(dialog(page)).toContainText('Nothing was changed.', PATIENCE);
  await closeAll();
  for (const { page } of [study, travel]) await expect(page.getByRole('button', { name: /in step/ })).toHaveCount(0);
});

test('locked while it asks: the other one hears that it was stopped, and the code is gone with the lock', async () => {
  const { words, address } = await show(study.page);
  await join(travel.page, words, address);
  await expect(dialog(study.page).getByRole('button', { name: 'Yes, it is mine' })).toBeVisible(PATIENCE);
  study = { ...study, page: await lockByKey(study.app, study.page) };
  await expect(dialog(travel.page).getByRole('alert')).toContainText('declined or stopped', PATIENCE);
  await dialog(travel.page).getByRole('button', { name: 'Try again' }).click();
  await expect(dialog(travel.page).getByLabel(/The six words/)).toHaveValue(words);
  await closeAll(travel.page);
  await unlock(study.page, PASSPHRASE);
  await expect(study.page.getByRole('dialog')).toHaveCount(0);
});

test('nobody at the address: it says so, and the words are still there to try again', async () => {
  const { words } = await show(study.page);
  await join(travel.page, words, '127.0.0.1:9');
  await expect(dialog(travel.page).getByRole('alert')).toContainText('Nobody answers at that address.', PATIENCE);
  await expectNoBarriers(travel.page);
  await closeAll();
});

test('what the joining laptop held is kept aside, marked in the settings, and comes back when it is wanted', async () => {
  const { words, address } = await show(study.page);
  await join(travel.page, words, address);
  await dialog(travel.page).getByLabel('Keep this laptop’s own aside').click();
  for (const { page } of [study, travel])
    await dialog(page).getByRole('button', { name: 'Yes, it is mine' }).click(PATIENCE);
  for (const { page } of [study, travel]) await dialog(page).getByRole('button', { name: 'Done' }).click(PATIENCE);
  await goTo(travel.page, 'People');
  await expect(travel.page.getByText('Priya Raman').first()).toBeVisible(PATIENCE);
  await expect(travel.page.getByText('Goran Ekwueme')).toHaveCount(0);
  await travel.page.getByRole('button', { name: 'Settings' }).click();
  const kept = travel.page.getByRole('row').filter({ hasText: 'before it joined another laptop' }).first();
  await expect(kept).toBeVisible();
  await kept.scrollIntoViewIfNeeded();
  await screenshot(travel.page, 'backup-kept');
  await kept.getByRole('button', { name: /^Restore/ }).click();
  await expect(travel.page.getByText(/came back/)).toBeVisible(PATIENCE);
  for (const { page } of [travel, study]) {
    await goTo(page, 'People');
    for (const name of ['Priya Raman', 'Goran Ekwueme'])
      await expect(page.getByText(name).first()).toBeVisible(PATIENCE);
  }
});

const dialog = (page: Page) => page.getByRole('dialog');

/** Shows a code: its words, and where it is reached from here. */
async function show(page: Page): Promise<{ words: string; address: string }> {
  await act(page, 'Add a laptop');
  return await shown(page);
}

async function shown(page: Page): Promise<{ words: string; address: string }> {
  const items = dialog(page).getByRole('list', { name: 'The six words' }).getByRole('listitem');
  await expect(items).toHaveCount(6, PATIENCE);
  const addresses = dialog(page).getByRole('list', { name: 'Addresses of this laptop' }).getByRole('listitem');
  const [first = ''] = await addresses.allTextContents();
  return { words: (await items.allTextContents()).join(' '), address: `127.0.0.1:${first.split(':').at(-1)}` };
}

async function join(page: Page, words: string, address: string): Promise<void> {
  await act(page, 'Join my other laptop');
  await dialog(page)
    .getByLabel(/The six words/)
    .fill(words);
  await dialog(page)
    .getByLabel(/Its address/)
    .fill(address);
  await dialog(page).getByRole('button', { name: 'Join', exact: true }).click();
}

/** By the palette, as from any screen. */
async function act(page: Page, what: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Find people/ }).fill(what);
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: what })).toBeVisible();
}

async function closeAll(...pages: readonly Page[]): Promise<void> {
  for (const page of pages.length > 0 ? pages : [study.page, travel.page]) {
    await dialog(page).getByRole('button', { name: 'Close' }).first().click();
    await expect(dialog(page)).toHaveCount(0);
  }
}
