// The board as a test speaks of it: columns by name, cards by what they say, and the dialogs that lead from one to the next.
import { basename } from 'node:path';
import { type ElectronApplication, expect, type Locator, type Page } from '@playwright/test';

/** A column of the board. */
export function column(page: Page, name: string): Locator {
  return page.getByRole('region', { name: new RegExp(`^${name}, `) });
}

/** A card in a column, by what its title says. */
export function card(page: Page, columnName: string, title: string | RegExp): Locator {
  return column(page, columnName).locator('[data-card]').filter({ hasText: title });
}

/** Imports a file through the dialog; the system's own file dialog answers with the path. */
export async function importFile(app: ElectronApplication, page: Page, path: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, path);
  await page
    .getByRole('button', { name: /^(Import…|Bring your people)$/ })
    .first()
    .click();
  const modal = page.getByRole('dialog', { name: 'Import people' });
  await modal.getByRole('button', { name: /Choose a file/ }).click();
  await expect(modal).toContainText(basename(path));
  await modal.getByRole('button', { name: /^(Import|Add|Update|Take)/ }).click();
  await modal.getByRole('button', { name: 'See your people' }).click();
}

/** Chooses somebody in a person picker by typing. */
export async function pick(page: Page, label: string, typed: string, name: string): Promise<void> {
  const field = page.getByRole('dialog').getByLabel(label, { exact: true });
  await field.click();
  await field.fill(typed);
  await page.getByRole('option', { name }).first().click();
}

/** Notes what somebody answered, from the panel that is open. */
export async function noteAnswer(
  page: Page,
  name: string,
  answer: 'Yes' | 'Not now' | 'No',
  words = '',
): Promise<void> {
  await consentRow(page, name).getByRole('button', { name: 'They answered…' }).click();
  const dialog = page.getByRole('dialog', { name: `${name} answered` });
  await dialog.getByRole('radiogroup', { name: 'Answer' }).getByText(answer, { exact: true }).click();
  if (words) await dialog.getByLabel('Their words').fill(words);
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await expect(dialog).toBeHidden();
}

/** Notes that somebody was asked, from the panel that is open. */
export async function noteAsked(page: Page, name: string): Promise<void> {
  await consentRow(page, name).getByRole('button', { name: 'I asked…' }).click();
  const dialog = page.getByRole('dialog', { name: `You asked ${name}` });
  await dialog.getByRole('button', { name: 'Note it' }).click();
  await expect(dialog).toBeHidden();
}

function consentRow(page: Page, name: string): Locator {
  return page.getByRole('region', { name: 'Consent' }).locator('> div').filter({ hasText: name });
}
