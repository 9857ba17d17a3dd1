// A desk on which a story begins, and what its user does again and again: going to a screen, writing into a panel, sending a
// draft, coming back on a later day. The people are there before; whatever a story is about, it does by the screens.
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';
import type { ArgumentOf } from '../../shared/requests.ts';
import { launch } from './app.ts';
import { ask, createVault } from './port.ts';

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** A desk of Mo Okafor with these people on it, each known well unless said otherwise; the board is open. */
export async function deskWith(...people: readonly ArgumentOf<'person.add'>[]): Promise<Desk> {
  const { app, page } = await launch();
  await createVault(page);
  await ask(page, 'me.edit', { name: 'Mo Okafor', title: 'Engineer', firm: 'Fernhill Pumps' });
  for (const person of people) await ask(page, 'person.add', { closeness: 'well', ...person });
  await goTo(page, 'Board');
  return { app, page };
}

/** Goes to a screen by the rail. */
export async function goTo(page: Page, screen: 'Board' | 'People' | 'Today' | 'Insight'): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen }).click();
}

/** The panel that is open beside the board. */
export function panel(page: Page): Locator {
  return page.getByRole('complementary');
}

/** A row of Today, by what it says. */
export function waiting(page: Page, words: string | RegExp): Locator {
  return page.locator('[data-row]').filter({ hasText: words });
}

/** Writes fields that are edited where they stand, and leaves each. */
export async function write(where: Locator, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) {
    const field = where.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.press('Tab');
  }
}

/** What the draft that is open stands in; its message is under the label "Message". */
export function draft(page: Page): Locator {
  return page.getByRole('dialog').filter({ has: page.getByLabel('Message', { exact: true }) });
}

/** What the draft check says of the draft that is open. */
export function hints(page: Page): Locator {
  return draft(page).getByRole('list', { name: 'What the draft check says' });
}

/** Copies the draft that is open, and answers the question that follows. Answers the words that left. */
export async function send({ app, page }: Desk, settles: string): Promise<string> {
  await draft(page).getByRole('button', { name: 'Copy' }).click();
  await draft(page).getByRole('button', { name: settles, exact: true }).click();
  await expect(draft(page)).toBeHidden();
  return app.evaluate(({ clipboard }) => clipboard.readText());
}

/** Comes back to the window so many days later, at ten in the morning. Only the window's clock moves: the keeper has its own. */
export async function later(page: Page, days: number): Promise<void> {
  const day = inDays(days);
  await page.clock.setSystemTime(day);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  const said = day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  await goTo(page, 'Today');
  await expect(page.getByText(said, { exact: true })).toBeVisible();
}

/** A day so many days from now, as a date field takes it. */
export function dayIn(days: number): string {
  const date = inDays(days);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** Ten in the morning so many days from now, where the user is. */
function inDays(days: number): Date {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 10);
}
