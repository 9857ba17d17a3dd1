// People from files: a LinkedIn export and an address book come in once however often they are read, a table is named by
// hand once, doubts are the user's to settle, junk gets a clear no, and a whole import can be taken back, today or later.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { linkedInFile } from '../helpers/network.ts';
import { row, showPeople, willChoose, willSave } from '../helpers/people.ts';
import { ask, createVault as createVaultUnseen } from '../helpers/port.ts';
import { createVault } from '../helpers/vault.ts';

const VECTORS = join(import.meta.dirname, '../vectors');

test('an export and an address book are looked at first, come in once, and can be taken back', async () => {
  const { app, page, home } = await launch();
  await createVault(page);
  await showPeople(page);
  const modal = page.getByRole('dialog', { name: 'Import people' });

  await test.step('a preview says what is new and what is left out, and why', async () => {
    await page.getByRole('button', { name: 'Import…' }).click();
    await expectNoBarriers(page);
    await willChoose(app, join(VECTORS, 'linkedin/Connections.csv'));
    await modal.getByRole('button', { name: 'Choose a file…' }).click();
    await expect(modal.getByText('Your LinkedIn connections')).toBeVisible();
    await expect(count(page, 'New')).toHaveText('594');
    await expect(count(page, 'Left out')).toHaveText('8');
    await expect(modal.getByText('6 rows are empty (lines 101, 198, 296, 393, 491, 588)')).toBeVisible();
    await expect(modal.getByRole('row')).toHaveCount(21);
    await expectNoBarriers(page);
    await screenshot(page, 'import');
  });

  await test.step('it comes in, and is taken back as a whole', async () => {
    await modal.getByRole('button', { name: 'Import 594 people' }).click();
    await expect(modal.getByText('594 people were added')).toBeVisible();
    await expect(modal.getByText('8 rows left out')).toBeVisible();
    await expectNoBarriers(page);
    await screenshot(page, 'import-report');
    const report = join(home, 'report.txt');
    await willSave(app, report);
    await modal.getByRole('button', { name: 'Save report…' }).click();
    await expect(page.getByText('The report is saved as “report.txt”.')).toBeVisible();
    expect(readFileSync(report, 'utf8')).toContain('594 people added');
    await modal.getByRole('button', { name: 'Undo this import' }).click();
    await expect(modal.getByText('The import was taken back.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'Bring the people you know' })).toBeVisible();
  });

  await test.step('the same file again brings the same people, not others', async () => {
    await page.getByRole('button', { name: 'Import…' }).click();
    await modal.getByRole('button', { name: 'Choose a file…' }).click();
    await modal.getByRole('button', { name: /^(Import|Update) 594 people$/ }).click();
    await modal.getByRole('button', { name: 'Import another file' }).click();
    await expect(modal.getByText('everybody is here already')).toBeVisible();
    await expect(count(page, 'As they were')).toHaveText('594');
    await modal.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(page.getByRole('heading', { name: 'People 594' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Import…' })).toBeFocused();
  });

  await test.step('an address book adds its people, and keeps what has no field here', async () => {
    await willChoose(app, join(VECTORS, 'vcard/John_Doe_MAC_ADDRESS_BOOK.vcf'));
    await page.getByRole('button', { name: 'Import…' }).click();
    await modal.getByRole('button', { name: 'Choose a file…' }).click();
    await expect(modal.getByText('An address book (vCard)')).toBeVisible();
    await modal.getByRole('button', { name: 'Import 1 person' }).click();
    await modal.getByRole('button', { name: 'See your people' }).click();
    await expect(page.getByRole('heading', { name: 'People 595' })).toBeVisible();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('doe');
    await row(page, /Doe/).first().click();
    await page.getByText(/^Also in the file/).click();
    await expect(page.locator('details dt').first()).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('junk, an empty file and a picture get a clear no, and nobody is added', async () => {
    const junk = join(home, 'notes.txt');
    const empty = join(home, 'empty.csv');
    writeFileSync(junk, 'Dear diary, today nothing happened.\n');
    writeFileSync(empty, '');
    await page.getByRole('button', { name: 'Import…' }).click();
    await willChoose(app, junk);
    await modal.getByRole('button', { name: 'Choose a file…' }).click();
    await expect(modal.getByRole('alert')).toContainText('That file is none of the kinds known here');
    await expectNoBarriers(page);
    await willChoose(app, empty);
    await modal.getByRole('button', { name: 'Choose another file' }).click();
    await expect(modal.getByRole('alert')).toContainText('That file is empty.');
    await willChoose(app, join(import.meta.dirname, '../../resources/icon.png'));
    await modal.getByRole('button', { name: 'Choose another file' }).click();
    await expect(modal.getByRole('alert')).toContainText('That file is not text.');
    await modal.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByRole('textbox', { name: 'Find people' }).fill('');
    await expect(page.getByRole('heading', { name: 'People 595' })).toBeVisible();
  });

  await test.step('a dropped file opens the dialog and never another page', async () => {
    const before = page.url();
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(['x'], 'dropped.vcf'));
      const drag = { dataTransfer: data, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent('dragover', drag));
      document.body.dispatchEvent(new DragEvent('drop', drag));
    });
    // A file that a script made has no path: the door has nothing to offer.
    await expect(modal.getByRole('alert')).toContainText('dropped.vcf');
    expect(page.url()).toBe(before);
  });
  await app.close();
});

test('a row that is taken for somebody may be somebody else', async () => {
  const { app, page, home, modal } = await atImport();
  await ask(page, 'person.add', { name: 'Ana Jansen', emails: { 'ana@harbour.example': '' } });
  const file = join(home, 'doubt.vcf');
  writeFileSync(file, card('Ana', 'ana@harbour.example', 'Harbour') + card('Hana Weiss', 'hana@kestrel.example'));
  await choose(app, page, file);
  const taken = modal.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Ana', exact: true }) });
  await expect(taken.first()).toContainText('same e-mail');
  await expect(count(page, 'New')).toHaveText('1');
  await expectNoBarriers(page);
  await screenshot(page, 'import-doubt');
  await taken.first().getByText('Somebody else').click();
  await expect(count(page, 'New')).toHaveText('2');
  await expect(count(page, 'Updated')).toHaveText('0');
  await modal.getByRole('button', { name: 'Import 2 people' }).click();
  await modal.getByRole('button', { name: 'See your people' }).click();
  await expect(page.getByRole('heading', { name: 'People 3' })).toBeVisible();
  await app.close();
});

test('a table of one’s own is named once, column by column', async () => {
  const { app, page, home, modal } = await atImport();
  const file = join(home, 'mine.csv');
  writeFileSync(file, 'Wer,Bei,Laune\nLéa Varga,Tidewater,gut\nGoran Ekwueme,Kestrel,besser\n');
  const next = modal.getByRole('button', { name: 'Continue' });

  await test.step('nobody may be left without a name', async () => {
    await choose(app, page, file);
    await expect(modal.getByText('A table of 2 rows.')).toBeVisible();
    await expect(modal.getByRole('row', { name: /Wer/ })).toContainText('Léa Varga');
    for (const column of ['Wer', 'Bei', 'Laune']) await meaning(modal, column).selectOption('keep beside');
    await expect(modal.getByText('Nobody would have a name.')).toBeVisible();
    await expect(next).toBeDisabled();
    await expectNoBarriers(page);
  });

  await test.step('what is said is what comes in', async () => {
    await meaning(modal, 'Wer').selectOption({ label: 'Whole name' });
    await meaning(modal, 'Bei').selectOption({ label: 'Firm' });
    await screenshot(page, 'import-columns');
    await next.click();
    await expect(modal.getByRole('row', { name: /Goran Ekwueme.*Kestrel/ })).toBeVisible();
    await modal.getByRole('button', { name: 'Back to the columns' }).click();
    await expect(meaning(modal, 'Bei')).toHaveValue('firm');
    await next.click();
    await modal.getByText('Kept beside, for it has no field here').click();
    await expect(modal.getByText('Laune')).toBeVisible();
    await modal.getByRole('button', { name: 'Import 2 people' }).click();
    await expect(modal.getByText('2 people were added')).toBeVisible();
  });

  await test.step('the next table with these columns need not be named again', async () => {
    writeFileSync(file, 'Wer,Bei,Laune\nHana Weiss,Lumen,gut\n');
    await willChoose(app, file);
    await modal.getByRole('button', { name: 'Import another file' }).click();
    await expect(meaning(modal, 'Wer')).toHaveValue('name');
    await expect(meaning(modal, 'Bei')).toHaveValue('firm');
  });
  await app.close();
});

test('a past import is undone from the settings, and whom one has changed since stays', async () => {
  const { app, page, home, modal } = await atImport();
  const file = join(home, 'three.vcf');
  const names = ['Priya Rao', 'Rosa Ortega', 'Tomás Castell'];
  writeFileSync(file, names.map((name, n) => card(name, `${n}@example.org`)).join(''));
  await choose(app, page, file);
  await modal.getByRole('button', { name: 'Import 3 people' }).click();
  await modal.getByRole('button', { name: 'See your people' }).click();
  await row(page, 'Rosa Ortega').click();
  await page.getByLabel('Title', { exact: true }).fill('Harbour master');
  await page.keyboard.press('Enter');

  await page.getByRole('button', { name: 'Settings' }).click();
  const part = page.getByRole('region', { name: 'Your data', exact: true });
  const entry = part.getByRole('listitem').filter({ hasText: 'three.vcf' });
  await expect(entry).toContainText('3 people added');
  await entry.getByRole('button', { name: 'Undo three.vcf' }).click();
  const dialog = page.getByRole('dialog', { name: 'Undo it as a whole' });
  await expect(dialog.getByText('2 changes would be taken back')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toContainText(['Rosa Ortega changed since']);
  await expectNoBarriers(page);
  await screenshot(page, 'undo-batch');
  await dialog.getByRole('button', { name: 'Undo it' }).click();
  await expect(dialog.getByText('It is undone')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(entry).toContainText('undone');
  await expect(part).toBeFocused();
  await expect(entry.getByRole('button', { name: 'Undo three.vcf' })).toHaveCount(0);
  await expectNoBarriers(page);
  await screenshot(page, 'your-data');
  const report = join(home, 'again.txt');
  await willSave(app, report);
  await entry.getByRole('button', { name: 'Save the report of three.vcf' }).click();
  await expect(page.getByText('The report is saved as “again.txt”.')).toBeVisible();
  expect(readFileSync(report, 'utf8')).toContain('3 people added');
  await showPeople(page);
  await expect(page.getByRole('heading', { name: 'People 1' })).toBeVisible();
  await app.close();
});

test('an import that is cancelled while it is written leaves nobody', async () => {
  const { app, page, home, modal } = await atImport();
  const file = join(home, 'Connections.csv');
  writeFileSync(file, linkedInFile(20_000));
  await choose(app, page, file);
  await modal.getByRole('button', { name: /^Import [\d,]+ people$/ }).click();
  await expect(modal.getByText('Sealing them into your vault')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(modal.getByText('The import was cancelled. Nothing was added.')).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Bring the people you know' })).toBeVisible();
  await app.close();
});

/** A fresh vault with the import dialog open over an empty people screen. */
async function atImport() {
  const running = await launch();
  const { page } = running;
  await createVaultUnseen(page);
  await showPeople(page);
  await page.getByRole('button', { name: 'Import…' }).click();
  return { ...running, modal: page.getByRole('dialog', { name: 'Import people' }) };
}

async function choose(app: Parameters<typeof willChoose>[0], page: Page, file: string): Promise<void> {
  await willChoose(app, file);
  await page.getByRole('button', { name: 'Choose a file…' }).click();
}

function meaning(modal: Locator, column: string): Locator {
  return modal.getByLabel(`What ${column} means`);
}

function card(name: string, email: string, firm = ''): string {
  return `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL:${email}\r\nORG:${firm}\r\nEND:VCARD\r\n`;
}

function count(page: Page, title: string) {
  const entry = page.locator('dl > div').filter({ has: page.getByRole('term').getByText(title, { exact: true }) });
  return entry.getByRole('definition');
}
