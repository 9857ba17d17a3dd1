// A month in the life of a desk, with a moved clock: what waits comes up by itself and in order, is done, put aside and
// planned by keyboard, and at midnight the day changes without anybody touching the window.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card } from '../helpers/cards.ts';
import { createVault } from '../helpers/vault.ts';

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

const row = (page: Page, words: string | RegExp): Locator => page.locator('[data-row]').filter({ hasText: words });

/** The first Monday so many days from now, at ten in the morning where the user is. */
function mondayAfter(days: number): Date {
  const date = new Date(Date.now() + days * DAY_MS);
  const toMonday = (8 - date.getDay()) % 7;
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + toMonday, 10);
}

/** How a day stands above the page. */
const said = (date: Date) => date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });

async function goTo(page: Page, screen: 'Today' | 'Board'): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
}

test('what waits comes up by itself, one action each, and the right day shows after midnight', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await goTo(page, 'Today');
  await expect(page.getByRole('heading', { name: 'Nothing waits for you' })).toBeVisible();
  await screenshot(page, 'today-nothing-waits');
  await expectNoBarriers(page);

  await goTo(page, 'Board');
  await page.getByRole('button', { name: 'Show me a sample network' }).click();
  await expect(card(page, 'Permission', 'Ana ↔ Björn')).toBeVisible();
  await goTo(page, 'Today');
  await expect(row(page, 'Nudge Björn Díaz')).toBeVisible();
  await expect(row(page, 'Ask how it went')).toHaveCount(0);

  // A month later, on a Monday, all that has a day has come: the worst stands first.
  const monday = mondayAfter(28);
  await page.clock.install({ time: monday });
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(page.getByText(said(monday), { exact: true })).toBeVisible();
  await expect(page.locator('[data-row]').first()).toContainText('Ask how it went: Léa ↔ ليلى');
  for (const words of ['Pricing help for Léa', 'Nudge Björn Díaz', 'Nudge Priya Raman', 'Promise of Ana Jansen'])
    await expect(row(page, words)).toBeVisible();
  await screenshot(page, 'today-month-later');
  await expectNoBarriers(page);

  // By keyboard: down and up, Enter acts, Escape comes back to the row.
  await page.locator('[data-row]').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[data-row]').nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.locator('[data-row]').last()).toBeFocused();
  await row(page, 'Nudge Björn Díaz').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  // `w` puts it into this week, where its next step stands; `s` puts another aside until tomorrow.
  await row(page, 'Nudge Björn Díaz').focus();
  await page.keyboard.press('w');
  const week = page.getByRole('region', { name: 'This week' });
  await expect(week.getByRole('listitem')).toContainText('Ana ↔ Björn');
  await row(page, 'Ask how it went').focus();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'Tomorrow' }).click();
  await expect(row(page, 'Ask how it went')).toHaveCount(0);

  // Midnight: nobody touches the window, and what was put aside is back.
  const late = new Date(monday.getFullYear(), monday.getMonth(), monday.getDate(), 23, 59, 40);
  await page.clock.setSystemTime(late);
  await page.clock.runFor(40 * SECOND_MS);
  await expect(page.getByText(said(new Date(monday.getTime() + DAY_MS)), { exact: true })).toBeVisible();
  await expect(row(page, 'Ask how it went')).toBeVisible();

  // A week later the week asks what comes along, and carries nothing over by itself.
  await page.clock.setSystemTime(new Date(monday.getTime() + 7 * DAY_MS));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(week).toContainText('Left from before: Ana ↔ Björn');
  await screenshot(page, 'today-left-from-before');
  await week.getByRole('button', { name: 'Carry over' }).click();
  await expect(week.getByRole('listitem')).toContainText('Ana ↔ Björn');

  await closeLoops(page);
  await app.close();
});

/** Closing the card leaves thanks owed; they stand in Today and in the loops until the user says that they were given. */
async function closeLoops(page: Page): Promise<void> {
  await row(page, 'Ask how it went').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Say how it ended…' }).click();
  const closing = page.getByRole('dialog', { name: 'How did it end?' });
  await closing.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Worked out' }).click();
  await closing.getByRole('button', { name: 'Close it' }).click();
  await expect(row(page, 'Thank Léa Varga')).toBeVisible();

  await page.getByText('Open loops', { exact: true }).click();
  const thanks = page.getByRole('region', { name: 'You owe thanks' });
  await expect(thanks.getByRole('listitem')).toHaveCount(2);
  await screenshot(page, 'today-open-loops');
  await thanks.getByRole('button', { name: 'I did it: Léa Varga' }).click();
  await expect(thanks.getByRole('listitem')).toHaveCount(1);
  await thanks.getByRole('button', { name: 'Waive: ليلى حداد' }).click();
  await expect(page.getByText('No loop is open.', { exact: false })).toBeVisible();

  await page.getByText('Given and received', { exact: true }).click();
  const ledger = page.getByRole('region', { name: 'Given and received' });
  await expect(ledger.getByRole('row').filter({ hasText: 'Léa Varga' })).toContainText('1 introduction');
  await expectNoBarriers(page);
}
