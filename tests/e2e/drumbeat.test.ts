// Keeping the drumbeat: a contact logged from anywhere in one line, who would send leads, what the desk looks back on, and
// the days that wait in a calendar.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { addPerson, showPeople, willSave } from '../helpers/people.ts';
import { createVault } from '../helpers/vault.ts';
import { readCalendar } from '../helpers/vobject.ts';

let running: Running;
let page: Page;

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await createVault(page);
});
test.afterAll(() => running.app.close());

test('an empty desk says what would stand under Insight and Backers', async () => {
  await page.getByRole('button', { name: 'Insight' }).click();
  await expect(page.getByText('Nothing to look back on yet')).toBeVisible();
  await expectNoBarriers(page);
  await showPeople(page);
  await addPerson(page, 'Zoë Okafor');
  await page.getByRole('combobox', { name: 'Drumbeat' }).selectOption('every month');
  await page.getByRole('combobox', { name: 'At worst' }).selectOption('every quarter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Backers' }).click();
  await expect(page.getByText('Nobody is rated yet')).toBeVisible();
  await expectNoBarriers(page);
});

test('a contact is logged from the board by keys alone: l, a name, a line, Enter', async () => {
  await page.getByRole('button', { name: 'Board' }).click();
  await page.getByRole('main').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('l');
  const dialog = page.getByRole('dialog', { name: 'Log a contact' });
  await expect(dialog.getByRole('textbox', { name: 'With whom' })).toBeFocused();
  await page.keyboard.type('zoe');
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('What it was')).toBeFocused();
  await page.keyboard.type('coffee, she moves to Porto in May');
  await expect(dialog.getByLabel('Kind')).toHaveValue('coffee');
  await expectNoBarriers(page);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Noted: Zoë Okafor, coffee.')).toBeVisible();
});

test('their drumbeat starts anew with it; on their page the same dialog knows whom it is about', async () => {
  await showPeople(page);
  await page.getByRole('row', { name: /Zoë/ }).dblclick();
  await expect(page.getByText(/^last .*, coffee$/)).toBeVisible();
  await expect(page.getByText(/^next by /)).toBeVisible();
  await page.getByRole('button', { name: 'Log a contact' }).click();
  const dialog = page.getByRole('dialog', { name: 'Log a contact' });
  await expect(dialog.getByRole('textbox', { name: 'With whom' })).toHaveValue('Zoë Okafor');
  await expect(dialog.getByLabel('What it was')).toBeFocused();
  await page.keyboard.press('Escape');
});

test('four plain questions, answered by keys, make a backer', async () => {
  await page.getByText('well', { exact: true }).click();
  await page.keyboard.press('Escape');
  await showPeople(page);
  await page.getByRole('button', { name: 'Backers' }).click();
  await expect(page.getByRole('group', { name: 'Zoë Okafor' })).toBeFocused();
  for (const question of ['Do they know you?', 'Do they like you?', 'Do they trust you?']) {
    await page.keyboard.press('y');
    await expect(page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: 'yes' })).toBeChecked();
  }
  await page.keyboard.press('p');
  const nearly = page.getByRole('region', { name: 'One thing is missing' });
  await expect(nearly.getByText('Show them a piece of work.')).toBeVisible();
  await expectNoBarriers(page);
  const work = page.getByRole('radiogroup', { name: 'Do they know what you can do?' });
  await work.getByText('yes', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'They would send you leads' })).toContainText('Zoë Okafor');
  await expect(page.getByRole('heading', { name: 'Backers 1' })).toBeVisible();
});

test('a tag has a drumbeat for everybody who has it', async () => {
  await showPeople(page);
  await page.getByRole('row', { name: /Zoë/ }).dblclick();
  await page.getByRole('combobox', { name: 'Drumbeat' }).selectOption('none');
  await page.getByRole('combobox', { name: 'Tags' }).fill('climate');
  await page.getByRole('combobox', { name: 'Tags' }).press('Enter');
  await showPeople(page);
  await page.getByRole('button', { name: 'Tags', exact: true }).click();
  await page.getByRole('button', { name: 'Drumbeat of climate' }).click();
  await page.getByRole('combobox', { name: 'Drumbeat of everybody tagged climate' }).selectOption('every week');
  await expect(page.getByRole('combobox', { name: /At worst/ })).toBeVisible();
  await expectNoBarriers(page);
  await page.keyboard.press('Escape');
  await page.getByRole('row', { name: /Zoë/ }).dblclick();
  await expect(page.getByRole('combobox', { name: 'Drumbeat' })).toContainText('every week, as “climate”');
});

test('Insight shows the way from ask to outcome, with its numbers as a table', async () => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Show me a sample network' }).click();
  await page.getByRole('button', { name: 'Insight' }).click();
  const intros = page.getByRole('table', { name: 'From proposal to outcome' });
  await expect(intros.getByRole('row', { name: /^proposed/ })).toContainText('4');
  await expect(intros.getByRole('row', { name: /^introduced/ })).toContainText('1');
  await expect(page.getByRole('heading', { name: 'Gathering dust' })).toBeVisible();
  await expectNoBarriers(page);
  await screenshot(page, 'insight');
});

test('the days that wait leave as a calendar that another program reads, and it names nobody', async () => {
  const file = join(running.home, 'follow-ups.ics');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('region', { name: 'Your data', exact: true }).getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export' });
  await dialog.getByRole('radio', { name: /Follow-up days/ }).check();
  await expect(dialog.getByText('Titles say what is due, and name nobody.')).toBeVisible();
  await expectNoBarriers(page);
  await willSave(running.app, file);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(dialog.getByText(/in “follow-ups\.ics”$/)).toBeVisible();
  const entries = readCalendar(readFileSync(file, 'utf8'));
  expect(entries.map(({ SUMMARY }) => SUMMARY).sort()).toEqual([
    'A promise is due',
    'An ask is due',
    'Follow up on an introduction',
  ]);
});
