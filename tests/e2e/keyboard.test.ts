// The same story by keyboard alone: no mouse, from a new vault to a closed introduction and back after unlocking.
import { expect, type Page, test } from '@playwright/test';
import { launch } from '../helpers/app.ts';
import { card } from '../helpers/cards.ts';
import { lockByKey, PASSPHRASE, recoveryWords } from '../helpers/vault.ts';

test('everything can be done without a mouse', async () => {
  const { app, page } = await launch();
  await create(page);

  await newAsk(page, 'Someone who repairs cellos');
  await focusCard(page, 'Someone who repairs cellos');
  await page.keyboard.press('.');
  await expect(page.getByRole('dialog', { name: 'The playbook advises against it' })).toBeVisible();
  await page.keyboard.press('Enter');
  await tabTo(page, 'What exactly');
  await page.keyboard.type('A bridge to be cut');
  await page.keyboard.press('Tab');
  await page.keyboard.type('A luthier near Porto');
  await page.keyboard.press('Tab');
  await page.keyboard.type('The concert is in May');
  await page.keyboard.press('Tab');
  // The next field of the brief has come by itself: one Escape leaves it, one closes the panel.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await focusCard(page, 'Someone who repairs cellos');
  await page.keyboard.press('.');
  await expect(card(page, 'Shaped', 'Someone who repairs cellos')).toBeFocused();

  await propose(page, 'Ana Jansen', 'Björn Díaz');
  await page.keyboard.press('Escape');
  await focusCard(page, 'Ana ↔ Björn');
  for (const name of ['Ana', 'Björn']) {
    await askAndAnswer(page, name);
    await focusCard(page, 'Ana ↔ Björn');
  }
  await expect(card(page, 'Ready', 'Ana ↔ Björn')).toBeVisible();
  await page.keyboard.press('.');
  await tabTo(page, 'I introduced them…');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Mark it introduced');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Introduced', 'Ana ↔ Björn')).toBeVisible();

  await focusCard(page, 'Ana ↔ Björn');
  await page.keyboard.press('Space');
  await expect(page.locator('[aria-live="assertive"]').last()).toContainText(/lifted/i);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Close it…');
  await page.keyboard.press('Enter');
  await page.keyboard.type('worked');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  for (const name of ['Ana Jansen', 'Björn Díaz']) {
    await tabTo(page, name);
    await page.keyboard.press('Space');
  }
  await tabTo(page, 'Close it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary').getByText('Closed: worked out', { exact: true })).toBeVisible();

  const locked = await lockByKey(app, page);
  await expect(locked.getByRole('textbox', { name: 'Passphrase', exact: true })).toBeFocused();
  await locked.keyboard.type(PASSPHRASE);
  await locked.keyboard.press('Enter');
  await expect(card(locked, 'Shaped', 'Someone who repairs cellos')).toBeVisible({ timeout: 30_000 });
  await app.close();
});

async function create(page: Page): Promise<void> {
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await tabTo(page, 'The same again');
  await page.keyboard.type(PASSPHRASE);
  await page.keyboard.press('Enter');
  const words = await recoveryWords(page);
  await page.keyboard.press('Enter');
  for (const field of await page.getByLabel(/^Word \d+$/).all()) {
    const place = Number(
      (await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '')).replace(/\D/g, ''),
    );
    await expect(field).toBeFocused();
    await page.keyboard.type(words[place - 1] ?? '');
    await page.keyboard.press('Tab');
  }
  await tabTo(page, 'Check');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Who could you bring together?')).toBeVisible();
}

async function newAsk(page: Page, title: string): Promise<void> {
  await page.keyboard.press('n');
  await expect(page.getByLabel('What is asked for, in a line')).toBeFocused();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function propose(page: Page, first: string, second: string): Promise<void> {
  await page.keyboard.press('i');
  for (const [label, name] of [
    ['Who', first],
    ['Meets whom', second],
  ] as const) {
    await tabTo(page, label);
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByLabel(label, { exact: true })).toHaveValue(name);
  }
  await tabTo(page, 'Propose it');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toBeVisible();
}

/** Opens the card, notes that somebody was asked, and that they said yes. */
async function askAndAnswer(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Enter');
  const row = page.getByRole('region', { name: 'Consent' }).locator('> div').filter({ hasText: name });
  for (const button of ['I asked…', 'They answered…']) {
    await tabUntil(page, () =>
      row.getByRole('button', { name: button }).evaluate((element) => element === document.activeElement),
    );
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog').getByRole('radio').first()).toBeFocused();
    await page.keyboard.press('Space');
    await tabTo(page, 'Note it');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await page.keyboard.press('Escape');
}

/** Walks by arrow keys and Tab to a card of the board, as one does who cannot click. */
async function focusCard(page: Page, title: string): Promise<void> {
  await tabUntil(page, () =>
    page.evaluate(
      (text) => document.activeElement?.matches('[data-card]') && document.activeElement.textContent?.includes(text),
      title,
    ),
  );
}

async function tabTo(page: Page, name: string): Promise<void> {
  await tabUntil(page, () =>
    page.evaluate((wanted) => {
      const element = document.activeElement as HTMLInputElement | null;
      const label = element?.labels?.[0]?.textContent ?? element?.getAttribute('aria-label') ?? element?.textContent;
      return label?.replace(/\s*\*$/, '').trim() === wanted;
    }, name),
  );
}

async function tabUntil(page: Page, isThere: () => Promise<boolean | undefined>): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab never got there');
}
