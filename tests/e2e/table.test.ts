// The table of people at work: filtered, sorted and kept as a view; changed by the hundred and taken back; and firms as
// things of their own.
import { expect, type Page, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { row, showPeople } from '../helpers/people.ts';
import { ask, openPort } from '../helpers/port.ts';
import { createVault, lockByKey, PASSPHRASE, unlock } from '../helpers/vault.ts';

test('people are filtered by two tags at once, sorted, and the view is there again after unlocking', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await openPort(page);
  await add(page, { name: 'Ana Jansen', tags: ['climate', 'seed'], firm: 'Kelp & Co', emails: { 'a@x.example': '' } });
  await add(page, { name: 'Björn Díaz', tags: ['climate'], firm: 'Lumen', closeness: 'well' });
  await add(page, { name: 'Chiara Weiss', tags: ['seed'], closeness: 'hardly' });
  await add(page, { name: 'דנה לוי', tags: ['climate', 'seed'], firm: 'Atelier Noor', metOn: '2019-03-02' });
  await showPeople(page);
  await expect(page.getByRole('rowheader')).toHaveCount(4);

  await test.step('two tags, together and apart', async () => {
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('button', { name: /^climate/ }).click();
    await page.getByRole('button', { name: /^seed/ }).click();
    await expect(page.getByRole('rowheader')).toHaveText([/Ana Jansen/, /דנה לוי/]);
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('group', { name: 'Filters' })).toContainText('Tagged climate and seed');
    await expect(page.getByText('2 hidden')).toBeVisible();
  });

  await test.step('more filters, each taken out again by its chip', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'No e-mail' }).click();
    await expect(page.getByRole('rowheader')).toHaveText([/דנה לוי/]);
    await page.getByRole('button', { name: 'Take out: No e-mail' }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(2);
  });

  await test.step('a click sorts, a second one turns it round, and the keys do as well', async () => {
    const head = page.getByRole('columnheader', { name: 'Firm' });
    await head.click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.getByRole('rowheader')).toHaveText([/דנה לוי/, /Ana Jansen/]);
    await page.getByRole('grid').focus();
    for (const key of ['Home', 'ArrowUp', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(page.getByRole('rowheader')).toHaveText([/Ana Jansen/, /דנה לוי/]);
  });

  await test.step('columns come, go, and change places', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Met on' }).check();
    await page.getByRole('checkbox', { name: 'Title' }).uncheck();
    await page.getByRole('checkbox', { name: 'Place' }).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByRole('checkbox', { name: 'Place' })).toBeFocused();
    await expectNoBarriers(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('columnheader')).toHaveText([
      'Name',
      'Place',
      'Firm',
      'Tags',
      'Known',
      'Last contact',
      'Met on',
    ]);
    await expect(row(page, /דנה לוי/)).toContainText('2 Mar 2019');
  });

  await test.step('kept under a name, and opened with', async () => {
    await page.getByRole('button', { name: 'Unnamed view' }).click();
    await page.getByRole('menuitem', { name: 'Save this as a view…' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Climate seeds');
    await page.keyboard.press('Enter');
    await viewMenu(page, 'Climate seeds', 'Open People with it');
    await viewMenu(page, 'Climate seeds', 'No tags yet');
    await expect(page.getByText('Everybody has a tag')).toBeVisible();
    await expectNoBarriers(page);
  });

  const opened = await lockByKey(app, page);
  await unlock(opened, PASSPHRASE);
  await showPeople(opened);
  await expect(opened.getByRole('rowheader')).toHaveText([/Ana Jansen/, /דנה לוי/]);
  await expect(opened.getByRole('columnheader', { name: 'Met on' })).toBeVisible();

  await test.step('renamed, put into the bin and brought back', async () => {
    await viewMenu(opened, 'Climate seeds', 'Rename…');
    await opened.getByRole('dialog').getByLabel('Name').fill('Early climate');
    await opened.keyboard.press('Enter');
    await viewMenu(opened, 'Early climate', 'Put into the bin');
    await expect(opened.getByRole('rowheader')).toHaveCount(4);
    await opened.getByRole('button', { name: 'Undo', exact: true }).click();
    await viewMenu(opened, 'Everybody', 'Early climate');
    await expect(opened.getByRole('rowheader')).toHaveCount(2);
  });

  await test.step('a view that only a newer Vouchsafe understands is left alone, and can be put away', async () => {
    await openPort(opened);
    await ask(opened, 'view.save', { name: 'By moonlight', shows: '{"version":7,"moon":"full"}' });
    await viewMenu(opened, 'Early climate', 'Put “By moonlight” into the bin');
    await expect(opened.getByText('The view “By moonlight” is in the bin.')).toBeVisible();
    await expect(opened.getByRole('rowheader')).toHaveCount(2);
  });
  await app.close();
});

test('three hundred people are tagged as one change, which one Ctrl+Z takes back', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await openPort(page);
  for (let n = 0; n < 300; n++)
    await add(page, { name: `Person ${String(n).padStart(3, '0')}`, ...(n < 3 && { tags: ['alumni'] }) });
  await showPeople(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('300');

  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+a');
  await expect(page.getByText('300 chosen')).toBeVisible();
  await page.keyboard.press('Delete');
  await page.keyboard.press('Backspace');
  await expect(page.getByText('300 chosen')).toBeVisible();
  await page.getByRole('button', { name: 'Tag…', exact: true }).click();
  await expect(page.getByLabel('Tag for them')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Tag for them')).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Tag for them')).toBeFocused();
  await page.keyboard.type('fair 2026');
  await expectNoBarriers(page);
  await page.keyboard.press('Enter');
  await expect(page.getByText('300 people now tagged “fair 2026”.')).toBeVisible();
  await expect(row(page, 'Person 004')).toContainText('fair 2026');
  await expectTags(page, [/alumni\s*3/, /fair 2026\s*300/]);

  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+z');
  await expect(row(page, 'Person 004')).not.toContainText('fair 2026');
  await expectTags(page, [/alumni\s*3/]);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByText('300 chosen')).toBeHidden();

  await test.step('a range by Shift, and only the tags that some of them have', async () => {
    await row(page, 'Person 001').getByRole('checkbox').click();
    await row(page, 'Person 005')
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await expect(page.getByText('5 chosen')).toBeVisible();
    await page.getByRole('button', { name: 'Untag…' }).click();
    await expect(page.getByRole('option')).toHaveText([/alumni\s*2 of 5/]);
    await page.getByRole('option').click();
    const notice = page.getByRole('alert').filter({ hasText: '2 people no longer tagged “alumni”.' });
    await expectTags(page, [/alumni\s*1/]);
    await notice.getByRole('button', { name: 'Undo' }).click();
    await expectTags(page, [/alumni\s*3/]);
  });

  await test.step('a drumbeat for all of them, and what is missed is found', async () => {
    await page.getByRole('button', { name: 'Drumbeat…' }).click();
    await page.getByRole('menuitem', { name: 'every month' }).click();
    await expect(page.getByText('5 people have the drumbeat “every month” now.')).toBeVisible();
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Drumbeat missed' }).click();
    await expect(page.getByText('Nobody fits these filters')).toBeVisible();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page.getByText('5 chosen')).toBeVisible();
  });

  await test.step('two may be the same person; the bin takes many and gives them back', async () => {
    await page.getByRole('grid').focus();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(page.getByRole('button', { name: 'Same person?' })).toBeHidden();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Same person?' }).click();
    await expect(page.getByRole('main')).toContainText('Person 001');
    await page.keyboard.press('Alt+ArrowLeft');
    await showPeople(page);
    await expect(page.getByText('2 chosen')).toBeVisible();
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByRole('dialog')).toContainText('2 people');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Put into the bin' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('298');
    const notice = page.getByRole('alert').filter({ hasText: '2 people are in the bin.' });
    await notice.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('300');
  });

  await test.step('a tag is renamed for everybody, and joins the one that is there', async () => {
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('button', { name: /^alumni/ }).focus();
    await page.keyboard.press('F2');
    await page.getByLabel('A new name for alumni').fill('class of 2009');
    await page.keyboard.press('Enter');
    await expect(page.getByText('“alumni” is now “class of 2009”, for 3 people.')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(row(page, 'Person 000')).toContainText('class of 2009');
  });
  await app.close();
});

test('a firm shows who is there, who was, and what is under way; two names become one firm', async () => {
  const { app, page } = await launch();
  await createVault(page);
  await openPort(page);
  const ana = await add(page, { name: 'Ana Jansen', firm: 'Kelp & Co', title: 'Founder', closeness: 'well' });
  const björn = await add(page, { name: 'Björn Díaz', firm: 'Lumen Ledger' });
  await add(page, { name: 'Chiara Weiss', firm: 'Seaweed Ltd', title: 'Chair' });
  const past = { person: björn, firm: 'Kelp & Co', title: 'Analyst', from: '2016', until: '2019-04' };
  await ask(page, 'affiliation.add', past);
  const intro = { connector: 'me', partyA: ana, partyB: björn, mode: 'permission first' };
  await ask(page, 'intro.propose', intro);
  await showPeople(page);

  await row(page, 'Ana Jansen').getByText('Kelp & Co').click();
  const firm = page.getByRole('article', { name: 'Kelp & Co' });
  await expect(firm).toBeFocused();
  await expect(firm.getByText('1 person now · 1 person before')).toBeVisible();
  const were = page.getByRole('region', { name: 'Were there' });
  await expect(were.getByRole('listitem')).toContainText(['Björn DíazAnalyst, 2016 to 2019-04now at Lumen Ledger']);
  await expect(page.getByRole('region', { name: 'Open cards of its people' })).toContainText('Ana ↔ Björn');
  await expectNoBarriers(page);
  await screenshot(page, 'firm');

  await test.step('what is said about it is kept; another name joins its people', async () => {
    await page.getByLabel('Notes').fill('Ana decides.');
    await page.getByLabel('Notes').press('Control+Enter');
    await page.getByRole('combobox', { name: 'Other names' }).fill('Seaweed');
    await page.getByRole('option', { name: 'Seaweed Ltd' }).click();
    await expect(page.getByRole('region', { name: 'There now' }).getByRole('listitem')).toHaveCount(2);
    await expect(page.getByText('“Seaweed Ltd” is the same firm as “Kelp & Co” now.')).toBeVisible();
  });

  await test.step('somebody is added who was there, and taken away again', async () => {
    await were.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByLabel('Who was there').fill('björn');
    await page.getByRole('option', { name: /Björn Díaz/ }).click();
    await page.getByLabel('From').fill('2020');
    await page.getByLabel('From').press('Enter');
    await expect(were.getByRole('listitem')).toHaveCount(2);
    await were.getByRole('listitem').first().hover();
    await were
      .getByRole('button', { name: /into the bin/ })
      .first()
      .click();
    await expect(were.getByRole('listitem')).toHaveCount(1);
  });

  await test.step('all firms stand in a table, found by any of their names', async () => {
    await firm.getByRole('button', { name: 'Firms' }).click();
    await expect(page.getByRole('rowheader')).toHaveText(['Kelp & Co', 'Lumen Ledger']);
    await expectNoBarriers(page);
    await page.keyboard.press('Control+f');
    await page.keyboard.type('seaweed');
    await page.keyboard.press('Enter');
    await expect(page.getByLabel('Notes')).toHaveValue('Ana decides.');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: 'Firms' })).toBeFocused();
    await page.getByRole('main').getByRole('button', { name: 'People', exact: true }).click();
    await expect(page.getByRole('grid', { name: 'People' })).toBeVisible();
  });
  await app.close();
});

async function add(page: Page, fields: object): Promise<string> {
  const { value, refused } = await ask(page, 'person.add', fields);
  expect(refused).toBeUndefined();
  return value as string;
}

/** Opens the menu of views by the name that its button has now, and chooses from it. */
async function viewMenu(page: Page, current: string, item: string): Promise<void> {
  await page.getByRole('button', { name: current, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function expectTags(page: Page, tags: readonly RegExp[]): Promise<void> {
  await page.getByRole('button', { name: 'Tags' }).click();
  await expect(page.locator('[aria-pressed]')).toHaveText([...tags]);
  await page.keyboard.press('Escape');
}
