// What two laptops of one person changed while they were apart, through the windows of two real apps: each board says so,
// the user settles it on one of them, and it is over on both. Nothing that was written is gone.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { apart, inStep, pairedApps, together } from '../helpers/couple.ts';
import { ask, importChosen } from '../helpers/port.ts';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const LONG = `${'A treasurer who has seen a mill through two winters and a sale. '.repeat(3)}${'x'.repeat(90)}`;
const RIGHT_TO_LEFT = 'مديرة مالية تعرف المطاحن، قبل الربيع';

let study: Running;
let travel: Running;
let card: string;
let ana: string;

test.beforeAll(async () => {
  ({ study, travel } = await pairedApps());
  ana = await made(study.page, 'person.add', { name: 'Ana Jansen', about: 'Runs a mill' });
  card = await made(study.page, 'ask.capture', { title: 'A CFO', asker: ana });
  await expect(cardOn(travel.page, card)).toBeVisible({ timeout: 60_000 });
});

test.afterAll(async () => {
  await Promise.all([study?.app.close(), travel?.app.close()]);
});

test('the same field of the same card: both boards mark it, and both panels say what each laptop wrote', async () => {
  await apart(study, travel);
  await made(study.page, 'ask.edit', { id: card, changes: { title: LONG.trim(), brief: { why: 'She grows' } } });
  await made(travel.page, 'ask.edit', { id: card, changes: { title: RIGHT_TO_LEFT, brief: { why: 'She sells' } } });
  await together(study, travel);
  for (const { page } of [study, travel]) {
    await expect(cardOn(page, card).getByText('2 to settle')).toBeVisible();
    await cardOn(page, card).click();
    await expect(region(page, 'title').getByText(RIGHT_TO_LEFT)).toBeVisible();
    await expect(region(page, 'title').getByText(/A treasurer who has seen/)).toBeVisible();
    await expect(region(page, 'title').getByText(/^this laptop, /)).toBeVisible();
  }
  await expect(region(study.page, 'title').getByText(/^travel laptop, .* by its clock/)).toBeVisible();
  await expect(region(travel.page, 'title').getByText(/^study laptop, .* by its clock/)).toBeVisible();
  await look(study, 'both-panel');
});

test('one is chosen by keys, and it is over on both boards; undone, it is back on both', async () => {
  const theirs = region(study.page, 'title').getByRole('button').filter({ hasText: 'Take that' });
  await theirs.focus();
  await study.page.keyboard.press('Enter');
  for (const { page } of [study, travel]) {
    await expect(region(page, 'title')).toHaveCount(0);
    await expect(cardOn(page, card).getByText('1 to settle')).toBeVisible();
  }
  expect(await cardOn(study.page, card).textContent()).toBe(await cardOn(travel.page, card).textContent());
  await study.page.getByRole('button', { name: 'Undo', exact: true }).click();
  for (const { page } of [study, travel]) await expect(region(page, 'title')).toBeVisible();
  await expect(region(study.page, 'title').getByText(/^travel laptop, /)).toBeVisible();
  await region(study.page, 'title').getByRole('button', { name: 'Keep this' }).click();
  for (const { page } of [study, travel]) await expect(region(page, 'title')).toHaveCount(0);
});

test('both texts are joined on the other laptop, and it is over on both', async () => {
  const why = region(travel.page, 'the brief: why');
  await why.getByRole('button', { name: 'Join both…' }).click();
  await why.getByRole('textbox', { name: 'Joined' }).fill('She grows, and sells');
  await why.getByRole('button', { name: 'Keep this text' }).click();
  for (const { page } of [study, travel]) {
    await expect(page.getByText('to settle')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('complementary')).toHaveCount(0);
  }
});

test('what no card can show is found from the board, the palette, the laptops and the settings', async () => {
  const firm = { name: 'Tidewater', changes: { about: 'Ships' } };
  await made(study.page, 'firm.describe', firm);
  const binned = await made(study.page, 'ask.capture', { title: 'A boat', asker: ana });
  await expect(cardOn(travel.page, binned)).toBeVisible();
  await inStep(study.page);
  await apart(study, travel);
  await made(study.page, 'me.edit', { name: 'Mo Okafor' });
  await made(travel.page, 'me.edit', { name: RIGHT_TO_LEFT });
  await made(study.page, 'firm.describe', { ...firm, changes: { about: 'Ships and tides' } });
  await made(travel.page, 'firm.describe', { ...firm, changes: { about: 'Boats' } });
  await made(study.page, 'person.edit', { id: ana, changes: { about: 'Sold her mill' } });
  await made(travel.page, 'person.edit', { id: ana, changes: { about: 'Runs two mills' } });
  await made(study.page, 'ask.edit', { id: binned, changes: { due: '2027-01-10' } });
  await made(travel.page, 'bin.put', { table: 'asks', ids: [binned] });
  await made(study.page, 'card.move', { id: card, to: 'shaped', override: true });
  await made(travel.page, 'ask.decline', { id: card, reason: 'Too soon', mayTellReason: false });
  await together(study, travel);
  for (const { page } of [study, travel]) {
    await expect(page.getByRole('button', { name: /^[4-9] to settle$/ })).toBeVisible();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('conflicts');
    await page.keyboard.press('Enter');
    await expect(dialogOf(page).getByRole('region', { name: /in the bin$/ })).toBeVisible();
    await expect(dialogOf(page).getByRole('region', { name: /^your profile: name$/ })).toBeVisible();
    await expect(dialogOf(page).getByRole('region', { name: /^Tidewater: about$/ })).toBeVisible();
  }
  await look(study, 'both-list');
  await study.page.keyboard.press('Escape');
  await expect(dialogOf(study.page)).toHaveCount(0);
  await study.page.getByRole('button', { name: '2 laptops in step' }).click();
  await expect(study.page.getByRole('region', { name: 'Changed on both laptops' })).toBeVisible();
  await look(study, 'both-laptops');
  await study.page.getByRole('button', { name: 'Settings' }).first().click();
  await expect(study.page.getByRole('region', { name: /^your profile: name$/ })).toBeVisible();
  await look(study, 'both-settings');
  await study.page.keyboard.press('2');
  await study.page.getByRole('button', { name: /^[4-9] to settle$/ }).click();
});

test('restored, left and chosen one after the other, on whichever laptop: all is over on both, and nothing is lost', async () => {
  await dialogOf(study.page).getByRole('button', { name: 'Restore' }).click();
  for (const { page } of [study, travel]) {
    await expect(dialogOf(page).getByRole('region', { name: /in the bin$/ })).toHaveCount(0);
    await expect(page.locator('[data-card]', { hasText: 'A boat' })).toHaveCount(1);
  }
  const done = dialogOf(travel.page).getByText('Nothing is left to settle.');
  await expect(async () => {
    const first = dialogOf(travel.page).getByRole('button', { name: 'Keep this' }).first();
    if ((await done.count()) === 0) await first.click({ timeout: 2_000 });
    await expect(done).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
  for (const { page } of [study, travel]) {
    await dialogOf(page).getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('to settle')).toHaveCount(0);
  }
});

test('the same file on both laptops makes each person twice, and nobody is lost', async () => {
  await apart(study, travel);
  const file = join(study.home, 'people.vcf');
  writeFileSync(file, 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Goran Ekwueme\r\nEMAIL:goran@kelp.example\r\nEND:VCARD\r\n');
  for (const { app, page } of [study, travel]) await importChosen(app, page, file);
  await together(study, travel);
  await study.page.keyboard.press('Control+k');
  await study.page.getByRole('combobox').fill('possible duplicates');
  await study.page.keyboard.press('Enter');
  await expect(study.page.getByText('Goran Ekwueme').first()).toBeVisible();
  await study.page.keyboard.press('2');
});

async function made(page: Page, name: string, argument: unknown): Promise<string> {
  const { value, refused } = await ask(page, name, argument);
  expect(refused, name).toBeUndefined();
  return value as string;
}

function cardOn(page: Page, id: string): Locator {
  return page.locator(`[data-card="${id}"]`);
}

/** What is to be settled of a field, in the panel. */
function region(page: Page, field: string): Locator {
  return page.getByRole('complementary').getByRole('region', { name: new RegExp(`: ${field}$`) });
}

function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Changed on both laptops' });
}

/** Looks at it in both schemes, in a window as people have it and in the smallest one. */
async function look({ page }: Running, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      await screenshot(page, `${name}-${colorScheme}-${width}`);
    }
    await expectNoBarriers(page);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}
