// The vault as a test's user meets it: creating with a rehearsal, locking, unlocking. All through the screens.
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { nextDesk } from './app.ts';

export const PASSPHRASE = 'correct horse battery staple';

/** Creates a vault, copies the recovery key from the screen and rehearses it. Answers its words. */
export async function createVault(page: Page, passphrase = PASSPHRASE): Promise<string[]> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('The same again').fill(passphrase);
  await page.getByRole('button', { name: 'Create my vault' }).click();
  const words = await recoveryWords(page);
  await page.getByRole('button', { name: 'I have a copy' }).click();
  await rehearse(page, words);
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
  return words;
}

/** The twelve words as they stand on the screen. */
export async function recoveryWords(page: Page): Promise<string[]> {
  const items = page.getByRole('listitem');
  await expect(items).toHaveCount(12, { timeout: 30_000 });
  return (await items.allTextContents()).map((text) => text.replace(/^\d+\s*/, ''));
}

/** Types the three words that are asked for. */
export async function rehearse(page: Page, words: readonly string[]): Promise<void> {
  for (const field of await page.getByLabel(/^Word \d+$/).all()) {
    const label = await field.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent ?? '');
    await field.fill(words[Number(label.replace(/\D/g, '')) - 1] ?? '');
  }
  await page.getByRole('button', { name: 'Check' }).click();
}

/** Unlocks with a passphrase. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible({ timeout: 30_000 });
}

/** Locks by the button. Answers the new page: the old one is destroyed, often before the click is over. */
export async function lock(app: ElectronApplication, page: Page): Promise<Page> {
  const next = nextDesk(app);
  await page
    .getByRole('button', { name: 'Lock', exact: true })
    .click()
    .catch(() => undefined);
  const locked = await next;
  await locked.waitForLoadState('domcontentloaded');
  return locked;
}

/** Locks by Ctrl+L. The page goes while the key is still down, which is as it should be. */
export async function lockByKey(app: ElectronApplication, page: Page): Promise<Page> {
  const next = nextDesk(app);
  await page.keyboard.press('Control+l').catch(() => undefined);
  const locked = await next;
  await locked.waitForLoadState('domcontentloaded');
  return locked;
}
