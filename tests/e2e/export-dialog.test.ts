// Everybody out: what never leaves stays home until the user says otherwise, a sealed backup opens with its passphrase, a
// refusal costs nothing that was typed, and a network that went out comes back whole into an empty vault.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { Decrypter } from 'age-encryption';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { showPeople, willChoose, willSave } from '../helpers/people.ts';
import { ask, createVault } from '../helpers/port.ts';

test.describe.configure({ mode: 'serial' });

const SECRET = 'left her last firm in anger';
const PASSPHRASE = 'lantern onion river tuesday';

let running: Running;
let page: Page;
let dialog: Locator;
let json: string;

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  json = join(running.home, 'network.json');
  await createVault(page);
  await ask(page, 'person.add', { name: 'Noor Lindqvist', about: SECRET, neverLeaves: ['about'] });
  await ask(page, 'person.add', {
    name: 'Goran Ekwueme',
    firm: 'Tidewater',
    emails: { 'goran@tidewater.example': '' },
  });
  await ask(page, 'ask.capture', { title: 'Somebody who knows tides', asker: 'me', kind: 'introduction' });
  dialog = page.getByRole('dialog', { name: 'Export' });
  await page.getByRole('button', { name: 'Settings' }).click();
  await part(page).getByRole('button', { name: 'Export…' }).click();
});

test.afterAll(() => running.app.close());

test('it says that a file leaves the vault, and what stays home', async () => {
  await expect(dialog.getByText('Anyone who has the file can read it.')).toBeVisible();
  await expect(dialog.getByLabel('Also what never leaves (1 field or note)')).not.toBeChecked();
  await expectNoBarriers(page);
  await screenshot(page, 'export');
});

test('nothing leaves when the system’s dialog is cancelled', async () => {
  await willSave(running.app, undefined);
  await dialog.getByRole('radio', { name: /Everything, as data/ }).check();
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog.getByRole('button', { name: 'Choose where…' })).toBeEnabled();
  await expect(dialog.getByRole('radio', { name: /Everything, as data/ })).toBeChecked();
});

test('a place that cannot be written to is said in words, and the form stays as it was', async () => {
  await willSave(running.app, join(running.home, 'no such folder', 'network.json'));
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('could not be written');
  await expect(dialog.getByRole('radio', { name: /Everything, as data/ })).toBeChecked();
  await expectNoBarriers(page);
});

test('what never leaves is not in the file, and the count says so', async () => {
  await willSave(running.app, json);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog.getByText(/^\d+ records in “network\.json”$/)).toBeVisible();
  await expect(dialog.getByText('1 field or note stayed home')).toBeVisible();
  await expectNoBarriers(page);
  await screenshot(page, 'export-done');
  expect(readFileSync(json, 'utf8')).toContain('Noor Lindqvist');
  expect(readFileSync(json, 'utf8')).not.toContain(SECRET);
});

test('the document itself goes out whole or not at all', async () => {
  await dialog.getByRole('button', { name: 'Export something else' }).click();
  await dialog.getByRole('radio', { name: /The document itself/ }).check();
  await expect(dialog.getByRole('button', { name: 'Choose where…' })).toBeDisabled();
  await expect(dialog.getByText('it goes out whole or not at all')).toBeVisible();
  await dialog.getByLabel(/^Also what never leaves/).check();
  const file = join(running.home, 'network.automerge');
  await willSave(running.app, file);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog.getByText('Nothing was kept back.')).toBeVisible();
  expect(existsSync(file)).toBe(true);
});

test('a sealed backup opens with its passphrase, and holds what never leaves', async () => {
  const file = join(running.home, 'network.json.age');
  await dialog.getByRole('button', { name: 'Export something else' }).click();
  await dialog.getByRole('radio', { name: /Sealed backup/ }).check();
  await dialog.getByText('A key (age recipient)').click();
  await dialog.getByRole('textbox', { name: 'Recipient' }).fill('age1 is not a key');
  await willSave(running.app, file);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog.getByRole('alert')).toContainText('not an age recipient');
  await expect(dialog.getByRole('textbox', { name: 'Recipient' })).toHaveValue('age1 is not a key');
  await dialog.getByText('A passphrase', { exact: true }).click();
  await dialog.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await expect(dialog.getByRole('button', { name: 'Choose where…' })).toBeDisabled();
  await dialog.getByLabel('The same again').fill(PASSPHRASE);
  await expectNoBarriers(page);
  await screenshot(page, 'export-age');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('It opens only with what you locked it with')).toBeVisible({ timeout: 30_000 });
  const decrypter = new Decrypter();
  decrypter.addPassphrase(PASSPHRASE);
  expect(await decrypter.decrypt(readFileSync(file), 'text')).toContain(SECRET);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(part(page).getByRole('button', { name: 'Export…' })).toBeFocused();
});

test('a network that went out is not read over another, and comes back whole into an empty vault', async () => {
  const modal = page.getByRole('dialog', { name: 'Import a network' });
  await willChoose(running.app, json);
  await part(page).getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(modal.getByRole('alert')).toContainText('only be read into an empty vault');
  await expectNoBarriers(page);

  const fresh = await launch();
  await createVault(fresh.page);
  await showPeople(fresh.page);
  await willChoose(fresh.app, json);
  await fresh.page.getByRole('button', { name: 'Import…' }).click();
  await fresh.page.getByRole('button', { name: 'Choose a file…' }).click();
  const other = fresh.page.getByRole('dialog', { name: 'Import a network' });
  await expectNoBarriers(fresh.page);
  await screenshot(fresh.page, 'import-network');
  await other.getByRole('button', { name: 'Bring it all in' }).click();
  await expect(other.getByText('Your network is back')).toBeVisible();
  await other.getByRole('button', { name: 'See your board' }).click();
  await expect(fresh.page.getByText('Somebody who knows tides')).toBeVisible();
  await showPeople(fresh.page);
  await expect(fresh.page.getByRole('heading', { name: 'People 2' })).toBeVisible();
  await fresh.app.close();
});

function part(of: Page): Locator {
  return of.getByRole('region', { name: 'Your data', exact: true });
}
