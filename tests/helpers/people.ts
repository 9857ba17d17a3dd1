// The people of a window as a test speaks of them: the screen, the table's rows, a file that the system's dialog gives.
import type { ElectronApplication, Locator, Page } from '@playwright/test';

/** Goes to the people screen by the rail. */
export async function showPeople(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'People', exact: true }).first().click();
}

/** A row of the table of people, by the person's name. */
export function row(page: Page, name: string | RegExp): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
}

/** Adds somebody by hand, with nothing but a name, and answers when their page is open. */
export async function addPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a person' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('article', { name }).waitFor();
}

/** The system's dialog will answer with this file. */
export async function willChoose(app: ElectronApplication, path: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [file] });
  }, path);
}

/** The system's dialog will say that a file goes there; without a path, that the user thought better of it. */
export async function willSave(app: ElectronApplication, path: string | undefined): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = async () => ({ canceled: file === undefined, filePath: file ?? '' });
  }, path);
}
