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
    await expect(page.getByText('Who is it? Choose with Enter or the arrows.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(chips).toContainText('add Hassan');
    await expect(page.getByText('Enter keeps it now.')).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(card(page, 'Proposed', 'Goran ↔ Hassan')).toBeVisible();
    await card(page, 'Captured', 'A cellist').focus();
    await page.keyboard.press('Control+z');
    await expect(card(page, 'Proposed', 'Goran ↔ Hassan')).toBeHidden();
  });
  await app.close();
});

test('after an @ people are offered, chosen by keys, and exactly they are meant', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await page.getByRole('button', { name: 'Show me a sample network' }).click();
  await expect(card(page, 'Proposed', 'Goran ↔ Tomás')).toBeVisible();
  await page.keyboard.press('c');
  const field = page.getByRole('textbox', { name: 'What to capture' });
  const people = page.getByRole('listbox', { name: 'People' });
  const chips = page.getByRole('list', { name: 'What was understood' });
  await expect(field).toBeFocused();

  await test.step('Esc closes the list and nothing else', async () => {
    await field.pressSequentially('pricing expert for @gor');
    await expect(people.getByRole('option', { selected: true })).toContainText('Goran Ekwueme');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `capture-people-${colorScheme}`);
    }
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
    await expect(people).toBeHidden();
    await expect(field).toHaveValue('pricing expert for @gor');
  });

  await test.step('arrows and Tab choose, and the caret goes on after the name', async () => {
    await field.fill('');
    await field.pressSequentially('met Ana Weber');
    await chips.getByRole('button', { name: /^with: Ana Weber, new person/ }).press('ArrowDown');
    await field.press('Enter');
    await expect(field).toBeHidden();
    await page.keyboard.press('c');
    await field.pressSequentially('@a');
    await expect(people.getByRole('option', { selected: true })).toContainText('Ana Jansen');
    await page.keyboard.press('ArrowDown');
    await expect(people.getByRole('option', { selected: true })).toContainText('Ana Weber');
    await page.keyboard.press('ArrowUp');
    await expect(people.getByRole('option', { selected: true })).toContainText('Ana Jansen');
    await field.fill('');
    await field.pressSequentially('@tomas');
    await expect(people).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(people).toBeHidden();
    await expect(field).toBeFocused();
    await page.keyboard.type('needs a harbour pilot');
    await expect(field).toHaveValue(/^@Tomás \S+ needs a harbour pilot$/);
    await expect(chips).toContainText('Tomás');
    await page.keyboard.press('Enter');
    await expect(card(page, 'Captured', 'A harbour pilot')).toBeVisible();
  });

  await test.step('a pasted message is an ask of whoever wrote it, and its panel shows what it came from', async () => {
    await page.keyboard.press('c');
    await expect(field).toBeFocused();
    await page.keyboard.insertText(
      'From: Goran Ekwueme <goran@example.org>\nSubject: Hello\n\nHi,\n\nCould you introduce me to a kelp farmer? It is for spring.\n\nGoran',
    );
    await expect(chips).toContainText('Goran Ekwueme');
    await page.keyboard.press('Control+Enter');
    const panel = page.getByRole('complementary');
    await expect(panel).toContainText('Could you introduce me to a kelp farmer?');
    const message = panel.getByText('From the message it came in');
    await expect(panel.getByText('It is for spring')).toBeHidden();
    await expect(message).toBeVisible();
    for (const [colorScheme, width, height] of [
      ['light', 1280, 800],
      ['dark', 900, 600],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height });
      await message.scrollIntoViewIfNeeded();
      await screenshot(page, `ask-message-${colorScheme}`);
      await message.click();
    }
    await message.click();
    await expect(panel.getByText('It is for spring')).toBeVisible();
    await screenshot(page, 'ask-message-open');
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
  });

  await test.step('Enter right after the last key keeps what the whole line says', async () => {
    await card(page, 'Captured', 'A harbour pilot').focus();
    for (const [typed, kept] of [
      ['Goran needs a lighthouse keeper by Friday', 'A lighthouse keeper'],
      ['Goran needs a ship chandler #harbour', 'A ship chandler'],
    ] as const) {
      await page.keyboard.press('c');
      await expect(field).toBeFocused();
      await field.pressSequentially(typed, { delay: 0 });
      await page.keyboard.press('Enter');
      await expect(card(page, 'Captured', kept)).toBeVisible();
    }
    await expect(card(page, 'Captured', 'A lighthouse keeper')).toContainText('Goran');
  });
  await app.close();
});
