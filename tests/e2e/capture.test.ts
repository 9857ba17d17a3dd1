// One line in the app: it is understood while it is typed, corrected by keys, kept as one change, and not lost by Esc.
import { expect, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card } from '../helpers/cards.ts';
import { createVault } from '../helpers/vault.ts';

test('a line is understood, corrected, put away, found again, kept and undone', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await page.getByRole('button', { name: 'Show me a sample network' }).click();
  await expect(card(page, 'Proposed', 'Goran ↔ Tomás')).toBeVisible();
  await page.keyboard.press('c');
  const field = page.getByRole('textbox', { name: 'What to capture' });
  await expect(field).toBeFocused();
  await field.pressSequentially('Goran needs a cellist by Friday #music');
  const chips = page.getByRole('list', { name: 'What was understood' });
  await expect(chips).toContainText('Goran Ekwueme');
  await expect(chips).toContainText('music');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await screenshot(page, `capture-${colorScheme}`);
    await expectNoBarriers(page);
  }

  await test.step('Esc puts it away and loses nothing', async () => {
    await page.keyboard.press('Escape');
    await expect(field).toBeHidden();
    await page.keyboard.press('c');
    await expect(field).toHaveValue('Goran needs a cellist by Friday #music');
  });

  await test.step('a chip is taken out by keys, and Ctrl+Enter keeps and opens', async () => {
    const tag = chips.getByRole('button', { name: /^tag: music/ });
    await tag.focus();
    await page.keyboard.press('Delete');
    await expect(chips.getByRole('button', { name: /^tag: none/ })).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('complementary')).toContainText('A cellist');
    await expect(card(page, 'Captured', 'A cellist')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('somebody unknown is added only when it was said so, and all of it is one undo', async () => {
    await card(page, 'Captured', 'A cellist').focus();
    await page.keyboard.press('c');
    await field.pressSequentially('intro Goran and Hassan re boats');
    await page.keyboard.press('Enter');
    const unknown = chips.getByRole('button', { name: /^second: Hassan, new person\?/ });
    await expect(unknown).toBeFocused();
    await screenshot(page, 'capture-new-person');
    await page.keyboard.press('ArrowDown');
    await expect(chips).toContainText('add Hassan');
    await field.focus();
    await page.keyboard.press('Enter');
    await expect(card(page, 'Proposed', 'Goran ↔ Hassan')).toBeVisible();
    await card(page, 'Captured', 'A cellist').focus();
    await page.keyboard.press('Control+z');
    await expect(card(page, 'Proposed', 'Goran ↔ Hassan')).toBeHidden();
  });
  await app.close();
});
