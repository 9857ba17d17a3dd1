// One person who is twice in the network: compared side by side, merged with all that hangs on either, and taken apart
// again; and two who only look alike, told apart for good. By keyboard where one has many to go through.
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { row, showPeople } from '../helpers/people.ts';
import { ask, createVault } from '../helpers/port.ts';
import { lock, PASSPHRASE, unlock } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

const TWIN = 'Ana M. Jansen';
const LONG = 'Maximiliana-Theodora von und zu Hohenstaufen-Württemberg de la Vega y Santillán';

let running: Running;
let page: Page;

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await createVault(page, PASSPHRASE);
  const add = async (fields: object) => (await ask(page, 'person.add', fields)).value;
  await add({
    name: 'Ana Jansen',
    firm: 'Tidewater Health',
    title: 'Founder',
    place: 'Porto',
    emails: { 'ana@example.org': 'work' },
    about: 'Told plainly, please.',
  });
  const twin = await add({
    name: TWIN,
    firm: 'Tidewater',
    place: 'Porto',
    emails: { 'ana@example.org': '', 'anam@example.net': 'home' },
    birthday: '--05-17',
  });
  const bruno = await add({ name: 'Bruno Castell' });
  await add({ name: 'ليلى حداد', firm: 'Atelier Noor', metThrough: twin });
  await add({ name: LONG, firm: 'Kelp & Co', about: 'Words about the sea. '.repeat(60) });
  await ask(page, 'ask.capture', { title: 'A CFO who knows clinics', asker: twin });
  const proposal = { connector: 'me', partyA: twin, partyB: bruno, mode: 'permission first' };
  await ask(page, 'intro.propose', proposal);
  await ask(page, 'interaction.add', { person: twin, kind: 'wrote', on: '2026-01-07', text: 'Wrote about the fair' });
});

test.afterAll(() => running.app.close());

test('two whom one has named are told apart by a key, and the next pair comes; taken back, they are there again', async () => {
  await compare('Bruno Castell', 'ليلى حداد');
  await expect(pairs()).toHaveCount(2);
  await page.keyboard.press('n');
  await expect(page.getByText('Bruno Castell and ليلى حداد are two people.')).toBeVisible();
  await expect(pairs()).toHaveText([/Ana Jansen.*same e-mail/]);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(pairs()).toHaveText([/you named these two/, /same e-mail/]);
  await page.getByRole('listbox').focus();
  for (const [key, name] of [
    ['k', 'ليلى حداد'],
    ['ArrowDown', 'Ana'],
    ['ArrowUp', 'ليلى حداد'],
    ['j', 'Ana'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('option', { selected: true })).toContainText(name);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: /^People/ })).toBeVisible();
});

test('an introduction between two people keeps them two', async () => {
  await compare('Bruno Castell', TWIN);
  await expect(page.getByText('An introduction connects these two')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await expect(pairs()).toHaveCount(2);
});

test('who looks alike is counted on the people screen, and compared: what differs, what is joined, what goes along', async () => {
  await showPeople(page);
  await page.getByRole('button', { name: 'Possible duplicates (1)' }).click();
  await expect(page.getByRole('list', { name: 'Why they may be one person' })).toHaveText(
    'Same e-mail: ana@example.org',
  );
  await expect(page.getByRole('radio', { name: 'Ana Jansen stays' })).toBeChecked();
  await expect(choice('Firm').getByRole('radio', { name: 'Tidewater Health' })).toBeChecked();
  await expect(choice('Birthday').getByRole('radio', { name: '17 May' })).toBeChecked();
  await expect(page.getByRole('list', { name: 'E-mail, joined' }).getByRole('listitem')).toHaveText([
    /ana@example\.org/,
    /anam@example\.net/,
  ]);
  await expect(page.getByText('1 ask, 1 introduction and 1 note will stand with Ana Jansen.')).toBeVisible();
  await expectNoBarriers(page);
  await screenshot(page, 'duplicates');
  await page.getByRole('radio', { name: `${TWIN} stays` }).check();
  await expect(page.getByText(/^Nothing else is recorded about/)).toBeVisible();
  await page.getByRole('radio', { name: 'Ana Jansen stays' }).check();
});

test('merged by two keys, the ask and the introduction stand with the one who stays', async () => {
  await choice('Firm').getByRole('radio', { name: 'Tidewater', exact: true }).check();
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${TWIN} is one with Ana Jansen now.`)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Everybody here is somebody of their own' })).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Open Ana Jansen' }).click();
  await expectMerged();
  await expect(page.getByLabel('Firm', { exact: true })).toHaveValue('Tidewater');
  await expect(page.getByLabel('E-mail 2')).toHaveValue('anam@example.net');
});

test('the page tells what was merged into it, and takes a fact after all', async () => {
  await page.getByText('Merged from (1)').click();
  const merged = page.getByRole('region', { name: `Merged from ${TWIN}` });
  await merged.getByRole('button', { name: 'Take this: Name' }).click();
  await expect(page.getByRole('heading', { name: TWIN, level: 1 })).toBeAttached();
  await expect(merged).toContainText('Everything that this record said stands here already.');
  await expectNoBarriers(page);
  await page.getByRole('article').focus();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'Ana Jansen', level: 1 })).toBeAttached();
});

test('the page of one who was merged away shows the one who stayed', async () => {
  await open('ليلى حداد');
  await page
    .getByRole('region', { name: 'How you met' })
    .getByRole('button', { name: 'Ana Jansen', exact: true })
    .click();
  await expectMerged();
});

test('the merge is taken back from the page, and everything is where it was', async () => {
  await open('Ana Jansen');
  await page.getByText('Merged from (1)').click();
  await page.getByRole('button', { name: 'Take the merge back' }).click();
  await expect(page.getByText('Merged from (1)')).toBeHidden();
  await expect(page.getByLabel('Firm', { exact: true })).toHaveValue('Tidewater Health');
  await open(TWIN);
  await expect(cards()).toContainText(['Ana ↔ Bruno', 'A CFO who knows clinics']);
  await expect(page.getByText('Wrote about the fair')).toBeVisible();
});

test('what is put off comes last', async () => {
  await compare('Ana Jansen', LONG);
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(pairs()).toHaveText([/same e-mail/, /put off/]);
  await expect(page.getByRole('option', { selected: true })).toContainText(TWIN);
});

test('two who were told apart are remembered as two after a lock', async () => {
  await page.getByRole('button', { name: /^Not the same person/ }).click();
  await expect(page.getByText(/are two people\.$/)).toBeVisible();
  await expect(pairs()).toHaveText([/put off/]);
  page = await lock(running.app, page);
  await unlock(page, PASSPHRASE);
  await showPeople(page);
  await page.getByRole('button', { name: 'More with everybody' }).click();
  await page.getByRole('menuitem', { name: 'Possible duplicates' }).click();
  await expect(page.getByRole('heading', { name: 'Everybody here is somebody of their own' })).toBeVisible();
  await compare('Ana Jansen', TWIN);
  await expect(page.getByText(/^You said on .* that these are two people/)).toBeVisible();
});

async function open(name: string): Promise<void> {
  await showPeople(page);
  await page.getByLabel('Find people').fill(name);
  await row(page, name).getByRole('rowheader').click();
  await expect(page.getByRole('article', { name })).toBeVisible();
}

/** Says on one's page who else they may be. */
async function compare(one: string, other: string): Promise<void> {
  await open(one);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'The same person as…' }).click();
  const dialog = page.getByRole('dialog', { name: 'The same person twice?' });
  await dialog.getByLabel('Also known here as').fill(other);
  await page.getByRole('option', { name: other }).first().click();
  await dialog.getByRole('button', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { name: /^Possible duplicates/ })).toBeVisible();
}

function pairs() {
  return page.getByRole('option');
}

function choice(field: string) {
  return page.getByRole('radiogroup', { name: field, exact: true });
}

function cards() {
  return page.getByRole('region', { name: 'Asks and introductions' }).getByRole('listitem');
}

async function expectMerged(): Promise<void> {
  await expect(page.getByRole('article', { name: 'Ana Jansen' })).toBeVisible();
  await expect(cards()).toContainText(['Ana ↔ Bruno', 'A CFO who knows clinics']);
  await expect(page.getByText('Wrote about the fair')).toBeVisible();
  await expect(page.getByText('Merged from (1)')).toBeVisible();
}
