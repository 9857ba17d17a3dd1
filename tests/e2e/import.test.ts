// People from files: a LinkedIn export and an address book come in once however often they are read, junk gets a clear no,
// and a whole import can be taken back.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { row, showPeople, willChoose } from '../helpers/people.ts';
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
    await expectNoBarriers(page);
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

function count(page: Page, title: string) {
  const entry = page.locator('dl > div').filter({ has: page.getByRole('term').getByText(title, { exact: true }) });
  return entry.getByRole('definition');
}
