// A message in the real window: begun from the card, checked as one types, stopped when it would tell what never leaves, sent
// by the user's own hand, and settled with one question. And the user's own words for it.
import { type ElectronApplication, expect, type Locator, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card } from '../helpers/cards.ts';
import { ask, createVault } from '../helpers/port.ts';

test.describe.configure({ mode: 'serial' });

let running: Running;
let page: Page;
let intro: string;
let laila: unknown;

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await createVault(page);
  const add = async (fields: object) => (await ask(page, 'person.add', fields)).value;
  await ask(page, 'me.edit', { name: 'Mo Okafor' });
  const ana = await add({
    name: 'Ana Jansen',
    title: 'Founder',
    firm: 'Tidewater Health',
    emails: { 'ana@tide.example': '' },
  });
  laila = await add({
    name: 'ليلى حداد',
    title: 'Pricing consultant',
    firm: 'Díaz & Holm',
    phones: { '+46 70 123 45 67': '' },
    neverLeaves: ['phones'],
  });
  const why = 'You both build for clinics.';
  const proposal = { connector: 'me', partyA: ana, partyB: laila, mode: 'permission first', why };
  intro = (await ask(page, 'intro.propose', proposal)).value as string;
  await page.getByRole('button', { name: 'Board' }).click();
});

test.afterAll(() => running.app.close());

const dialog = (): Locator => page.getByRole('dialog', { name: 'Ask Ana Jansen' });
const message = (): Locator => dialog().getByLabel('Message');

test('a message is begun from the card, also with what was written there a moment ago, and says what it lacks', async () => {
  await card(page, 'Proposed', 'Ana').click();
  const panel = page.getByRole('complementary');
  await panel.getByLabel('What Ana gains', { exact: true }).fill('A price list that holds.');
  // Leaving the field and the click in one breath: the dialog opens before the keeper has kept what was written.
  await panel.getByRole('button', { name: 'Ask Ana' }).evaluate((button: HTMLElement) => {
    (document.activeElement as HTMLElement).blur();
    button.click();
  });
  await expect(dialog().getByLabel('To')).toHaveValue('ana@tide.example');
  await expect(dialog().getByLabel('Subject')).toHaveValue('May I introduce you to ليلى حداد?');
  await expect(message()).toHaveValue(/A price list that holds\./);
  await expect(dialog().getByText(/^You have not asked Ana Jansen/)).toBeVisible();
  await expect(dialog().getByRole('list', { name: 'What the draft check says' })).toHaveCount(0);
  await message().fill('Ana, you must meet her ASAP. [why]');
  const check = dialog().getByRole('list', { name: 'What the draft check says' });
  await expect(check).toContainText('Still to fill in: [why]');
  await expect(check).toContainText('feels like pressure');
  await expect(check).toContainText('It leaves no easy way out');
  await expectNoBarriers(page);
  await ask(page, 'intro.edit', { id: intro, changes: { gainA: 'Prices that hold.' } });
  await expect(panel.getByLabel('What Ana gains', { exact: true })).toHaveValue('Prices that hold.');
  await expect(message()).toHaveValue('Ana, you must meet her ASAP. [why]');
});

test('another language asks before it throws words away', async () => {
  await dialog().getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'German' }).click();
  await dialog().getByRole('button', { name: 'Keep my words' }).click();
  await expect(message()).toHaveValue(/you must meet her/);
  await dialog().getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'German' }).click();
  await dialog().getByRole('button', { name: 'Begin again' }).click();
  await expect(message()).toHaveValue(/^Hallo Ana,/);
});

test('what never leaves is shown before it goes, and asked about once more', async () => {
  await message().fill('Hallo Ana,\n\nruf sie an: 070-123 45 67. Wenn es nicht passt, sag es einfach.');
  await expect(
    dialog()
      .getByText(/It tells ليلى حداد’s phone number/)
      .first(),
  ).toBeVisible();
  await look(running.app, 'draft');
  await dialog().getByRole('button', { name: 'Copy' }).click();
  await expect(dialog().getByRole('alert').filter({ hasText: 'Send it all the same?' })).toBeVisible();
  await dialog().getByRole('button', { name: 'Back to the message' }).click();
  await expect(dialog().getByText('Have you sent it?')).toHaveCount(0);
});

test('on paper stands the message alone', async () => {
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.vs-print').getByText('ruf sie an', { exact: false })).toBeVisible();
  await expect(dialog().getByLabel('Subject')).toBeHidden();
  await page.emulateMedia({ media: null });
});

test('once it has left, one question settles what it means, and the card keeps its words', async () => {
  await message().fill('Hallo Ana, magst du ليلى حداد, Pricing consultant, treffen? Ein Nein ist in Ordnung.');
  await dialog().getByRole('button', { name: 'Copy' }).click();
  expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Ein Nein ist in Ordnung');
  await expect(dialog().getByText('Have you sent it?')).toBeVisible();
  await look(running.app, 'draft-sent');
  await dialog().getByRole('button', { name: 'Note that I asked today' }).click();
  await expect(dialog()).toBeHidden();
  await expect(card(page, 'Permission', 'Ana')).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText(
    'a message to Ana Jansen left for clipboard',
  );
});

test('my own words for a moment stand before the built-in ones; what is wrong with them is said', async () => {
  await page.getByRole('button', { name: 'Settings' }).click();
  const part = page.getByRole('region', { name: 'Messages', exact: true });
  await part.getByRole('button', { name: 'Write my own from it' }).click();
  await part.getByLabel('Name').fill('Short');
  await part.getByLabel('Words').fill('Hi {{first name}}, meet {{vorname}} and {{other');
  await expect(part.getByText('There is no such placeholder: {{vorname}}')).toBeVisible();
  await expect(part.getByText('These braces do not close: {{other')).toBeVisible();
  await part.getByLabel('Words').fill('Hi {{first name}}, may I?');
  await expect(part.getByRole('region', { name: /How it reads/ })).toContainText('Hi Ana, may I?');
  await part.getByLabel('Subject').click();
  await expectNoBarriers(page);
  await part.getByRole('button', { name: 'Fold' }).scrollIntoViewIfNeeded();
  await look(running.app, 'templates');
  await page.getByRole('button', { name: 'Board' }).click();
  await card(page, 'Permission', 'Ana').click();
  await page.getByRole('complementary').getByRole('button', { name: /^Ask / }).click();
  await expect(page.getByRole('dialog').getByRole('combobox', { name: 'Template' })).toHaveValue('Short');
  const written = page.getByRole('dialog').getByLabel('Message');
  await expect(written).toHaveValue('Hi ليلى, may I?');
  await page.getByRole('dialog').getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('dialog').getByText('Have you sent it?')).toBeVisible();
  await ask(page, 'person.edit', { id: laila, changes: { name: 'Leyla Haddad' } });
  await expect(page.getByRole('complementary').getByRole('button', { name: 'Ask Leyla' })).toBeAttached();
  // What has left stays as it was.
  await expect(written).toHaveValue('Hi ليلى, may I?');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings' }).click();
  await part.getByRole('button', { name: 'Put into the bin' }).click();
  await expect(part.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(part.getByRole('listitem')).toHaveCount(2);
});

/** Pictures for people to look at: light and dark, at both sizes. */
async function look(app: ElectronApplication, name: string): Promise<void> {
  for (const [width, height] of [
    [1280, 800],
    [900, 600],
  ] as const) {
    const window = await app.browserWindow(page);
    await window.evaluate((desk, size) => desk.setContentSize(size[0], size[1]), [width, height] as const);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(150);
      await screenshot(page, `${name}-${colorScheme}-${width}`);
    }
  }
  await page.emulateMedia({ colorScheme: null });
}
