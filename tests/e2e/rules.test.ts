// The board keeps its rules whichever way a card is moved: it names the rule, offers the fix, and takes an override.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { card, column } from '../helpers/cards.ts';
import { createVault } from '../helpers/vault.ts';

let running: Running;

test.beforeAll(async () => {
  running = await launch();
  await createVault(running.page);
  await running.page.getByRole('button', { name: 'Show me a sample network' }).click();
  await expect(card(running.page, 'Proposed', 'Goran ↔ Tomás')).toBeVisible();
});

test.afterAll(() => running.app.close());

async function drag(page: Page, from: ReturnType<typeof card>, to: ReturnType<typeof column>): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()];
  if (!start || !end) throw new Error('nothing to drag');
  await page.mouse.move(start.x + 40, start.y + 20);
  await page.mouse.down();
  await page.mouse.move(start.x + 60, start.y + 30, { steps: 5 });
  await page.mouse.move(end.x + end.width / 2, end.y + 120, { steps: 15 });
  await page.waitForTimeout(200);
  await page.mouse.up();
}

test('a drag that breaks a rule is told which, and an override goes into the history', async () => {
  const { page } = running;
  await drag(page, card(page, 'Proposed', 'Goran ↔ Tomás'), column(page, 'Permission'));
  const dialog = page.getByRole('dialog', { name: 'The playbook advises against it' });
  await expect(dialog).toContainText('Goran Ekwueme');
  await screenshot(page, 'rule-dialog');
  await dialog.getByRole('button', { name: 'Do it all the same' }).click();
  await card(page, 'Permission', 'Goran ↔ Tomás').click();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('against the advice');
});

test('undo takes the move back, and redo does it again', async () => {
  const { page } = running;
  await page.keyboard.press('Escape');
  await card(page, 'Permission', 'Goran ↔ Tomás').focus();
  await page.keyboard.press('Control+z');
  await expect(card(page, 'Proposed', 'Goran ↔ Tomás')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(card(page, 'Permission', 'Goran ↔ Tomás')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(card(page, 'Proposed', 'Goran ↔ Tomás')).toBeVisible();
});

test('the fix is one step: noting who was asked moves the card', async () => {
  const { page } = running;
  await card(page, 'Proposed', 'Goran ↔ Tomás').focus();
  await page.keyboard.press('.');
  await page.getByRole('button', { name: 'I asked…' }).click();
  await page.getByRole('button', { name: 'Note it' }).click();
  await expect(card(page, 'Permission', 'Goran ↔ Tomás')).toBeVisible();
});

test('filters combine, and the count says what is hidden', async () => {
  const { page } = running;
  await page.getByLabel('Find on the board').fill('bjorn');
  await expect(page.locator('[data-card]')).toHaveCount(1);
  await expect(page.getByRole('status').filter({ hasText: 'hidden' })).toBeVisible();
  await page.getByLabel('Find on the board').fill('');
});

test('axe finds nothing on the board, the panel and the dialogs, in light and dark', async () => {
  const { page } = running;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await card(page, 'Permission', 'Ana ↔ Björn').click();
    await expect(page.getByRole('complementary')).toBeVisible();
    await screenshot(page, `board-${colorScheme}`);
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await expect(page.getByRole('dialog', { name: 'New ask' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('i');
    await expect(page.getByRole('dialog', { name: 'Propose an introduction' })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
  }
});

test('the sample network goes with one click and leaves an empty board', async () => {
  const { page } = running;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: /Remove the sample/ }).click();
  await page.getByRole('button', { name: 'Board' }).click();
  await expect(page.getByText('Who could you bring together?')).toBeVisible();
});

async function expectAccessible(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
}
