// A person by hand: added, found, corrected, noted about, put into the bin and brought back; by mouse and by keys.
import { expect, type Page, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { addPerson, row, showPeople } from '../helpers/people.ts';
import { createVault } from '../helpers/vault.ts';

test('somebody is added by hand, found while typing, corrected, noted about, binned and brought back', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await showPeople(page);
  await expect(page.getByRole('heading', { name: 'Bring the people you know' })).toBeVisible();
  await expectNoBarriers(page);

  await test.step('nobody without anything to find them by', async () => {
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a person' });
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('alert')).toContainText('at least a name, an e-mail address or a firm');
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Add a person' })).toBeFocused();
  });

  await addPerson(page, 'Zoë Okafor');
  await page.keyboard.press('Escape');
  await addPerson(page, 'دانا الحسن');

  await test.step('facts are edited where they stand', async () => {
    await page.getByLabel('Firm').fill('Atelier Noor');
    await page.getByLabel('Firm').press('Enter');
    await page.getByLabel('Birthday').fill('17 may');
    await page.getByLabel('Birthday').press('Enter');
    await expect(page.getByLabel('Birthday')).toHaveValue('17 May');
    await page.getByRole('button', { name: 'Add e-mail' }).click();
    await page.getByLabel('New e-mail').fill('dana@example.org');
    await page.getByLabel('New e-mail').press('Enter');
    await expect(page.getByLabel('E-mail 1')).toHaveValue('dana@example.org');
    await page.getByRole('combobox', { name: 'Tags' }).fill('design');
    await page.getByRole('combobox', { name: 'Tags' }).press('Enter');
    await page.getByText('well', { exact: true }).click();
    await page.getByRole('button', { name: 'Met on: not said' }).click();
    await page.getByLabel('Met on').fill('2019-03-02');
    await page.getByLabel('Met on').press('Enter');
    await expect(page.getByRole('button', { name: 'Met on: 2 Mar 2019' })).toBeVisible();
    await page.getByLabel('Good at').fill('calm faces for money');
    await page.getByLabel('Good at').press('Control+Enter');
  });

  await test.step('a field that is escaped, and one that is refused, stay as they were', async () => {
    await page.getByLabel('Firm').fill('Somewhere else');
    await page.getByLabel('Firm').press('Escape');
    await expect(page.getByLabel('Firm')).toHaveValue('Atelier Noor');
    await page.getByLabel('Birthday').fill('the day before');
    await page.getByLabel('Birthday').press('Enter');
    await expect(page.getByText('That is not a birthday')).toBeVisible();
    await expect(page.getByLabel('Birthday')).toHaveValue('17 May');
  });

  await test.step('notes are dated, newest first, edited in place, binned and brought back', async () => {
    await note(page, 'Gave help', 'Sent her the list of studios');
    await note(page, 'Coffee', 'Long talk at the harbour');
    const notes = page.getByRole('list', { name: 'Timeline, newest first' }).getByRole('listitem');
    await expect(notes).toHaveCount(2);
    await expect(notes.first()).toContainText('Long talk at the harbour');
    await expect(page.getByRole('region', { name: 'Given and received' })).toContainText('You gave help once.');
    await notes.first().getByRole('textbox').fill('Long talk at the lighthouse');
    await notes.first().getByRole('textbox').press('Control+Enter');
    await expectNoBarriers(page);
    await screenshot(page, 'person');
    await notes
      .first()
      .getByRole('button', { name: /^Put into the bin/ })
      .click();
    await expect(notes).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(notes.first()).toContainText('Long talk at the lighthouse');
  });

  await test.step('the table finds by name, firm and skill, and keeps what is chosen from harm', async () => {
    await page.getByRole('button', { name: 'People', exact: true }).last().click();
    await expect(row(page, 'دانا الحسن')).toContainText('Atelier Noor');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('ZOE');
    await expect(page.getByRole('rowheader')).toHaveText([/Zoë Okafor/]);
    await page.keyboard.press('Escape');
    await page.keyboard.type('calm money');
    await expect(page.getByRole('rowheader')).toHaveText([/دانا الحسن/]);
    await page.keyboard.press('Escape');
    await page.keyboard.type('nobody at all');
    await expect(page.getByText('Nobody here answers to “nobody at all”')).toBeVisible();
    await page.keyboard.press('Escape');
    // The table comes back once the search is empty; before that there is nothing to go down to.
    await expect(page.getByRole('rowheader')).toHaveCount(2);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+a');
    await expect(page.getByText('2 chosen')).toBeVisible();
    await page.keyboard.press('Delete');
    await expect(page.getByRole('rowheader')).toHaveCount(2);
    await expectNoBarriers(page);
    await page.getByRole('button', { name: 'Put into the bin' }).click();
    await expect(page.getByText('2 people are in the bin.')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Bring the people you know' })).toBeVisible();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(2);
  });

  await test.step('arrows and Enter open a page; Alt+Left comes back to the row', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const open = page.getByRole('article', { name: 'دانا الحسن' });
    await expect(open).toBeFocused();
    await page.keyboard.press('Alt+ArrowLeft');
    await expect(page.getByRole('grid')).toBeFocused();
    await page.keyboard.press('Enter');
    await open.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Put into the bin' }).click();
    await expect(page.getByRole('rowheader')).toHaveText([/Zoë Okafor/]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(2);
  });
  await app.close();
});

async function note(page: Page, kind: string, words: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption({ label: kind });
  await page.getByLabel('New note').fill(words);
  await page.getByLabel('New note').press('Control+Enter');
  await expect(page.getByLabel('New note')).toHaveValue('');
}
