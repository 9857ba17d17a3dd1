// A person's page as a whole: ties read from either side, what never leaves, how we met, where they were before, the
// drumbeat and the timeline. People are seeded through the bridge; what is tested goes through the screen.
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { showPeople } from '../helpers/people.ts';
import { ask, createVault, openPort } from '../helpers/port.ts';
import { lock, PASSPHRASE, unlock } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

let running: Running;
let page: Page;
/** Everybody's id, by name. */
const ids: Record<string, unknown> = {};

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await createVault(page, PASSPHRASE);
  for (const fields of [
    { name: 'Ana Jansen', firm: 'Tidewater Health', phones: { '+351 21 555 0101': 'home' } },
    { name: 'Bruno Castell', firm: 'Kelp & Co' },
    { name: 'ليلى حداد', firm: 'Atelier Noor' },
  ])
    ids[fields.name] = (await ask(page, 'person.add', fields)).value;
});

test.afterAll(() => running.app.close());

test('a tie is recorded on one page in a few keys, and read with the right word on the other', async () => {
  await open('Ana Jansen');
  await page.getByRole('button', { name: 'Record a tie' }).click();
  const form = page.getByRole('form', { name: 'Whom Ana Jansen knows' });
  await form.getByLabel('Who', { exact: true }).fill('bru');
  await page.getByRole('option', { name: /Bruno Castell/ }).click();
  await form.getByRole('combobox', { name: 'What Bruno is to Ana' }).fill('manager');
  await expect(form.getByRole('combobox', { name: 'What Ana is to Bruno' })).toHaveValue('report');
  await form.getByLabel('How well').selectOption('well');
  await form.getByLabel('From where').fill('from Acme, 2019');
  await expectNoBarriers(page);
  await form.getByLabel('From where').press('Enter');
  await expect(tie('Bruno Castell')).toContainText('their manager');
  await form.getByRole('button', { name: 'Done' }).click();

  await tie('Bruno Castell').getByRole('button', { name: 'Bruno Castell', exact: true }).click();
  await expect(page.getByRole('article', { name: 'Bruno Castell' })).toBeVisible();
  await expect(tie('Ana Jansen')).toContainText('their report');
  await expect(tie('Ana Jansen')).toContainText('from Acme, 2019');
  await tie('Ana Jansen').getByRole('button', { name: 'Change the tie with Ana Jansen' }).click();
  const edited = page.getByRole('form', { name: 'Tie with Ana Jansen' });
  await edited.getByRole('combobox', { name: 'What Ana is to Bruno' }).fill('friend');
  await edited.getByRole('button', { name: 'Keep' }).click();
  await expect(tie('Ana Jansen')).toContainText('their friend');
  await tie('Ana Jansen').getByRole('button', { name: 'Put into the bin: the tie with Ana Jansen' }).click();
  await expect(page.getByText('Nobody noted yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(tie('Ana Jansen')).toContainText('their friend');
});

test('somebody who is not here yet is added on the way to a tie', async () => {
  await open('Ana Jansen');
  await page.getByRole('button', { name: 'Record a tie' }).click();
  const form = page.getByRole('form', { name: 'Whom Ana Jansen knows' });
  await form.getByLabel('Who', { exact: true }).fill('Oona Lindqvist');
  await page.getByRole('option', { name: 'Add “Oona Lindqvist” as a new person' }).click();
  await form.getByRole('button', { name: 'Record' }).click();
  await expect(tie('Oona Lindqvist')).toContainText('knows them');
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(page.getByRole('button', { name: 'Record a tie' })).toBeFocused();
  await expect(page.getByRole('article', { name: 'Ana Jansen' })).toBeVisible();
});

test('a phone number is marked never to leave; the mark follows it, and stays over a lock', async () => {
  await open('Ana Jansen');
  await home('Phone +351 21 555 0101').click();
  await expect(home('Phone +351 21 555 0101')).toHaveAttribute('aria-pressed', 'true');
  await page.getByLabel('Phone 1').fill('+351 21 555 0199');
  await page.getByLabel('Phone 1').press('Enter');
  await expect(home('Phone +351 21 555 0199')).toHaveAttribute('aria-pressed', 'true');
  await home('Looks for').click();
  await expect(home('Looks for')).toHaveAttribute('aria-pressed', 'true');
  await expectNoBarriers(page);
  await screenshot(page, 'person-never-leaves');

  page = await lock(running.app, page);
  await unlock(page, PASSPHRASE);
  await openPort(page);
  await open('Ana Jansen');
  await expect(home('Phone +351 21 555 0199')).toHaveAttribute('aria-pressed', 'true');
  await home('Phone +351 21 555 0199').click();
  await expect(home('Phone +351 21 555 0199')).toHaveAttribute('aria-pressed', 'false');
});

test('when nothing about somebody leaves, their page says so once', async () => {
  await open('ليلى حداد');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Nothing about them leaves' }).click();
  await expect(page.getByText('never leaves the vault', { exact: true })).toBeVisible();
  await expect(home('Firm')).toHaveCount(0);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Let them go along with exports' }).click();
  await expect(home('Firm')).toHaveCount(1);
});

test('who brought us together is just a name, or somebody of the network whose page says it too', async () => {
  await open('ليلى حداد');
  const met = page.getByRole('region', { name: 'How you met' });
  await met.getByLabel('Through whom you met').fill('Old Henrik');
  await page.getByRole('option', { name: 'Note “Old Henrik”, just the name' }).click();
  await expect(met).toContainText('Old Henrik');
  await met.getByRole('button', { name: 'Not through Old Henrik' }).click();
  await met.getByLabel('Through whom you met').fill('ana');
  await page.getByRole('option', { name: /Ana Jansen/ }).click();
  await met.getByRole('button', { name: 'Ana Jansen', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Given and received' })).toContainText(
    'You met ليلى حداد through them.',
  );
});

test('where somebody was before is written down as exactly as one remembers', async () => {
  await open('Ana Jansen');
  await page.getByRole('button', { name: 'Add a firm' }).click();
  const form = page.getByRole('form', { name: 'Where they were before' });
  await form.getByLabel('Firm').fill('Acme');
  await form.getByLabel('As').fill('CTO');
  await form.getByLabel('Until').fill('some day');
  await form.getByLabel('Until').press('Enter');
  await expect(page.getByText('Write a year, or a month and a year')).toBeVisible();
  await form.getByLabel('Until').fill('4/2019');
  await form.getByLabel('Until').press('Enter');
  await expect(page.getByRole('listitem', { name: 'was at Acme, CTO, until Apr 2019' })).toBeVisible();
  await expectNoBarriers(page);
});

test('whoever works elsewhere now was somewhere before', async () => {
  await open('ليلى حداد');
  await page.getByLabel('Firm', { exact: true }).fill('Studio Lumen');
  await page.getByLabel('Firm', { exact: true }).press('Enter');
  await expect(page.getByText('Were they at Atelier Noor until now?')).toBeVisible();
  await page.getByRole('button', { name: 'Yes, note it' }).click();
  await expect(page.getByRole('listitem', { name: /^was at Atelier Noor, until / })).toBeVisible();
});

test('the drumbeat is missed until one is in touch again, and a plain note is no contact', async () => {
  await open('Bruno Castell');
  const between = page.getByRole('region', { name: 'Between you' });
  await between.getByRole('combobox', { name: 'Drumbeat' }).selectOption('every 2 weeks');
  await expect(between.getByRole('status')).toContainText('no contact noted yet');
  await note('Coffee', 'At the harbour', '2020-05-04');
  await expect(between.getByRole('status')).toContainText(/missed by \d+ years/);
  await note('Note', 'He moves to Faro');
  await expect(between.getByRole('status')).toContainText(/missed by \d+ years/);
  await note('Called', 'About Faro');
  await expect(between.getByRole('status')).toContainText(/next by/);
  await between.getByRole('combobox', { name: 'Drumbeat' }).selectOption('other…');
  await between.getByLabel('Days between').fill('45');
  await between.getByLabel('Days between').press('Enter');
  await expect(between.getByRole('combobox', { name: 'Drumbeat' })).toHaveValue('45');
});

test('the timeline has all that happened, by kind; a note in confidence says so', async () => {
  await open('Bruno Castell');
  const [bruno, ana] = [ids['Bruno Castell'], ids['Ana Jansen']];
  const proposal = { connector: 'me', partyA: bruno, partyB: ana, mode: 'permission first' };
  const { value: id } = await ask(page, 'intro.propose', proposal);
  await ask(page, 'card.message', {
    id,
    moment: 'permission',
    parties: [bruno],
    channel: 'mail',
    subject: '',
    words: '',
  });
  const timeline = page.getByRole('list', { name: 'Timeline, newest first' });
  const lines = timeline.getByRole('listitem');
  await expect(lines.filter({ hasText: 'you proposed it' })).toHaveCount(1);
  await expect(lines.filter({ hasText: 'At the harbour' })).toHaveCount(1);
  await page.getByText('Messages 1', { exact: true }).click();
  await expect(lines).toHaveCount(1);
  await expect(lines).toContainText('a message to Bruno Castell left for mail');
  await page.getByText('Notes 1', { exact: true }).click();
  await lines.getByRole('button', { name: /^Note, .*never leaves the vault/ }).click();
  await expect(lines).toContainText('in confidence');
  await expectNoBarriers(page);
  await page.getByText('All', { exact: true }).click();
  await lines.filter({ hasText: 'you proposed it' }).getByRole('button', { name: 'Bruno ↔ Ana' }).click();
  await expect(page.getByRole('complementary', { name: 'Bruno Castell ↔ Ana Jansen' })).toBeVisible();
});

/** Opens somebody's page by the rail and the search. */
async function open(name: string): Promise<void> {
  await showPeople(page);
  await page.getByLabel('Find people').fill(name);
  await page.getByRole('rowheader', { name }).click();
  await expect(page.getByRole('article', { name })).toBeVisible();
}

function tie(name: string) {
  return page
    .getByRole('region', { name: 'Whom they know' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
}

/** The lock at a field or an entry. */
function home(what: string) {
  return page.getByRole('button', { name: `${what}: never leaves the vault` });
}

async function note(kind: string, words: string, on?: string): Promise<void> {
  if (on) {
    await page.getByRole('button', { name: /^Day: / }).click();
    await page.getByLabel('Day', { exact: true }).fill(on);
    await page.getByLabel('Day', { exact: true }).press('Enter');
  }
  await page.getByRole('combobox', { name: 'Kind', exact: true }).selectOption({ label: kind });
  await page.getByLabel('New note').fill(words);
  await page.getByLabel('New note').press('Control+Enter');
  await expect(page.getByLabel('New note')).toHaveValue('');
}
