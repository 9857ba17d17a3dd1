// The palette: opened from anywhere, also from within a field; finds people, cards, firms, notes and actions; gives back
// the focus; leaves a half-written dialog as it was.
import { expect, type Page, test } from '@playwright/test';
import { launch, nextDesk, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { addPerson, showPeople } from '../helpers/people.ts';
import { createVault } from '../helpers/vault.ts';

test('everything is found by a few letters, and what the app can do as well', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await showPeople(page);
  await addPerson(page, 'Zoë Okafor');
  await page.getByLabel('Firm').fill('Atelier Noor');
  await page.getByLabel('Firm').press('Enter');
  await page.getByLabel('New note').fill('Told me about the tidal lagoon');
  await page.getByLabel('New note').press('Control+Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'People', exact: true }).last().click();
  await addPerson(page, 'دانا الحسن');

  await test.step('before anything is typed: what can be done, and how to narrow it down', async () => {
    await open(page);
    await expect(line(page, 'New ask')).toBeVisible();
    await expect(palette(page).getByRole('button', { name: 'tag:' })).toBeVisible();
    await expectNoBarriers(page);
    await screenshot(page, 'find-empty');
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(page.getByRole('article', { name: 'دانا الحسن' })).toBeVisible();
  });

  await test.step('somebody misspelt, by Enter; the page takes the focus', async () => {
    await open(page);
    await page.keyboard.type('zeo oka');
    await expect(active(page)).toContainText('Zoë Okafor');
    await expectNoBarriers(page);
    await screenshot(page, 'find-person');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('article', { name: 'Zoë Okafor' })).toBeFocused();
  });

  await test.step('a note, quoted; it is in sight on the page of its person', async () => {
    await page.keyboard.press('2');
    await open(page);
    await page.keyboard.type('lagoon tidl');
    await expect(active(page)).toContainText('Told me about the tidal lagoon');
    await expect(active(page)).toContainText('Zoë Okafor');
    await expect(page.getByRole('status').filter({ hasText: '1 result' })).toBeAttached();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listitem', { name: /^Note, / })).toBeFocused();
  });

  await test.step('from within a field: what is half written stays, and the caret returns', async () => {
    await page.keyboard.press('n');
    const title = page.getByRole('dialog').getByRole('textbox').first();
    await title.fill('Someone who mends');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('noor');
    await expect(active(page)).toContainText('Atelier Noor');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await expect(palette(page)).toBeHidden();
    await expect(title).toBeFocused();
    await page.keyboard.type(' cellos');
    await expect(title).toHaveValue('Someone who mends cellos');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
  });

  await test.step('a card opens beside the board; a firm on its page; both are offered again', async () => {
    await find(page, 'celo', 'Someone who mends cellos');
    await expect(page.getByRole('complementary', { name: 'Someone who mends cellos' })).toBeFocused();
    await find(page, 'in:firms noor', 'Atelier Noor');
    await expect(page.getByRole('heading', { name: 'Atelier Noor' })).toBeVisible();
    await open(page);
    await expect(palette(page).getByRole('group', { name: 'Opened lately' }).getByRole('option')).toHaveCount(4);
    await page.keyboard.press('Escape');
  });

  await test.step('facets are completed by Tab', async () => {
    await open(page);
    await page.keyboard.type('in:asks firm:at');
    await expect(palette(page).getByRole('option')).toHaveCount(0);
    await page.keyboard.press('Tab');
    await expect(field(page)).toHaveValue('in:asks firm:"Atelier Noor" ');
    await field(page).fill('');
    await page.keyboard.type('fi');
    await page.keyboard.press('Tab');
    await page.keyboard.type('at');
    await page.keyboard.press('Tab');
    await expect(field(page)).toHaveValue('firm:"Atelier Noor" ');
    await page.keyboard.type('in:people');
    await expect(active(page)).toContainText('Zoë Okafor');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('dialog', { name: /introduction/i })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('nothing is said plainly; arrows go round; an action is one of the answers', async () => {
    await open(page);
    await page.keyboard.type('xyzzy');
    await expect(palette(page)).toContainText('Nothing answers to “xyzzy”');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowUp');
    await expect(active(page)).toContainText('Keys');
    await page.keyboard.type('lock');
    await expect(active(page)).toContainText('Lock');
    const next = nextDesk(app);
    await page.keyboard.press('Enter').catch(() => undefined);
    const locked = await next;
    await expect(locked.getByLabel('Passphrase', { exact: true })).toBeVisible({ timeout: 30_000 });
  });
  await app.close();
});

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find anything' });
const field = (page: Page) => palette(page).getByRole('combobox');
const line = (page: Page, name: string) => palette(page).getByRole('option', { name });
const active = (page: Page) => palette(page).getByRole('option', { selected: true });

async function open(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
}

async function find(page: Page, typed: string, expected: string): Promise<void> {
  await open(page);
  await page.keyboard.type(typed);
  await expect(active(page)).toContainText(expected);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
}
