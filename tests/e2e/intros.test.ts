// Introductions as one lives with them: consent as a record, corrections that are never silent, a graceful word after a no,
// warnings before, thanks and news after.
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card, pick } from '../helpers/cards.ts';
import { ask, createVault } from '../helpers/port.ts';

let running: Running;
const people = new Map<string, string>();

test.beforeAll(async () => {
  running = await launch();
  const { page } = running;
  await createVault(page);
  for (const name of ['Ana Jansen', 'Björn Díaz', 'Priya Raman', 'ليلى حداد', LONG])
    people.set(name, await made(page, 'person.add', { name, closeness: 'well' }));
  await page.getByRole('button', { name: 'Board' }).click();
});

test.afterAll(() => running.app.close());

const LONG = 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh zu Hohenlohe-Langenburg';
const id = (name: string) => people.get(name) ?? '';

async function made(page: Page, name: string, argument: unknown): Promise<string> {
  const { value, refused } = await ask(page, name, argument);
  if (refused) throw new Error(`${name}: ${refused}`);
  return String(value);
}

/** A day so many days ago, as the laptop's calendar has it. */
function daysAgo(days: number): string {
  const date = new Date(Date.now() - days * 86_400_000);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

const propose = (page: Page, a: string, b: string, more: object = {}) =>
  made(page, 'intro.propose', { connector: 'me', partyA: id(a), partyB: id(b), mode: 'permission first', ...more });
const panel = (page: Page) => page.getByRole('complementary');

test('consent is a record: asked in which words, answered on which terms, put right without silence', async () => {
  const { page } = running;
  await propose(page, 'Ana Jansen', 'Björn Díaz', { why: 'Both build for clinics' });
  await card(page, 'Proposed', 'Ana ↔ Björn').click();
  const consent = panel(page).getByRole('region', { name: 'Consent' });
  for (const button of ['I asked…', 'I asked again…']) {
    await consent.getByRole('button', { name: button }).first().click();
    const asked = page.getByRole('dialog', { name: 'You asked Ana Jansen' });
    await asked.getByLabel('In which words').fill('Would you like to meet Björn? A no is fine.');
    await asked.getByRole('button', { name: 'Note it' }).click();
    await expect(asked).toBeHidden();
  }
  await expect(consent).toContainText('(2×)');
  await consent.getByRole('button', { name: 'They answered…' }).first().click();
  const answered = page.getByRole('dialog', { name: 'Ana Jansen answered' });
  await answered.getByRole('radiogroup', { name: 'Answer' }).getByText('Yes', { exact: true }).click();
  await answered.getByLabel('Their words').fill('Gladly');
  await answered.getByLabel('On which terms').fill('After the 10th; mail yes, phone no');
  await answered.getByLabel('Said in confidence').check();
  await answered.getByRole('button', { name: 'Note it' }).click();
  await expect(consent).toContainText('Terms: After the 10th; mail yes, phone no');
  await expect(consent).toContainText('in confidence');
  await ask(page, 'intro.asked', {
    id: await openCard(page),
    party: id('Björn Díaz'),
    channel: 'phone',
    on: daysAgo(2),
  });
  await screenshot(page, 'intro-consent');
  await page.setViewportSize({ width: 900, height: 600 });
  await screenshot(page, 'intro-consent-small');
  await page.setViewportSize({ width: 1280, height: 800 });
  await expectNoBarriers(page);

  await consent.getByRole('button', { name: 'Put right: the answer of Ana Jansen' }).click();
  await page.getByRole('menuitem', { name: 'Put it right…' }).click();
  const right = page.getByRole('dialog', { name: 'Put the record right' });
  await right.getByRole('combobox', { name: 'Answer' }).click();
  await page.getByRole('option', { name: 'no', exact: true }).click();
  await right.getByRole('button', { name: 'Put it right' }).click();
  await expect(page.getByText(/So it is closed as declined now/)).toBeVisible();
  await expect(panel(page)).toContainText('you put right what was recorded of Ana Jansen (yes → no)');
  const graceful = page.getByRole('button', { name: 'Write gracefully' });
  await expect(graceful).toBeVisible();
  await screenshot(page, 'intro-declined');
  await graceful.click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await panel(page).focus();
  await page.keyboard.press('Control+z');
  await expect(card(page, 'Permission', 'Ana ↔ Björn')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('an old yes is shown as old, and asked for again before one counts on it', async () => {
  const { page } = running;
  const intro = await propose(page, 'Ana Jansen', 'ليلى حداد', { why: 'A calmer face for a serious product' });
  for (const [name, days] of [
    ['Ana Jansen', 200],
    ['ليلى حداد', 3],
  ] as const) {
    await ask(page, 'intro.asked', { id: intro, party: id(name), channel: 'email', on: daysAgo(days + 2) });
    await ask(page, 'intro.answered', { id: intro, party: id(name), answer: 'yes', on: daysAgo(days) });
  }
  const old = card(page, 'Permission', 'Ana ↔ ليلى');
  await expect(old).toContainText('Ask Ana again');
  await old.click();
  await expect(panel(page)).toContainText('That yes is old');
  await screenshot(page, 'intro-old-yes');
  await page.keyboard.press('Escape');
  await old.focus();
  await page.keyboard.press('.');
  const rule = page.getByRole('dialog', { name: 'The playbook advises against it' });
  await expect(rule).toContainText('That is long ago');
  await rule.getByRole('button', { name: 'Do it all the same' }).click();
  await expect(card(page, 'Ready', 'Ana ↔ ليلى')).toBeVisible();
});

test('“Make it direct” is one change: one undo takes all of it back', async () => {
  const { page } = running;
  await propose(page, 'Priya Raman', LONG, { why: 'Robots need a patient lawyer, and he likes machines' });
  const moved = card(page, 'Proposed', 'Priya ↔');
  await moved.focus();
  for (const to of ['Ready']) {
    await page.keyboard.press('.');
    const rule = page.getByRole('dialog', { name: 'The playbook advises against it' });
    await rule.getByRole('button', { name: 'Do it all the same' }).click();
    await card(page, 'Permission', 'Priya ↔').focus();
    await page.keyboard.press('.');
    await rule.getByRole('button', { name: 'Make it direct' }).click();
    await expect(card(page, to, 'Priya ↔')).toBeVisible();
  }
  await card(page, 'Ready', 'Priya ↔').focus();
  await page.keyboard.press('Control+z');
  await card(page, 'Permission', 'Priya ↔').click();
  await expect(panel(page)).toContainText('Introduction · permission first');
  await page.keyboard.press('Escape');
});

test('“Should I?” comes before: warnings say why, and each can be switched off', async () => {
  const { page } = running;
  await page.keyboard.press('i');
  await pick(page, 'Who', 'ana', 'Ana Jansen');
  await pick(page, 'Meets whom', 'bj', 'Björn Díaz');
  const dialog = page.getByRole('dialog', { name: 'Propose an introduction' });
  await expect(dialog.getByRole('status')).toContainText(
    'An introduction between Ana Jansen and Björn Díaz is open already',
  );
  await screenshot(page, 'intro-warnings');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('switch', { name: /^An introduction between the two is open/ }).click({ force: true });
  await screenshot(page, 'intro-rules');
  await expectNoBarriers(page);
  await page.getByRole('button', { name: 'Board' }).click();
  await page.keyboard.press('i');
  await pick(page, 'Who', 'ana', 'Ana Jansen');
  await pick(page, 'Meets whom', 'bj', 'Björn Díaz');
  await expect(dialog.getByRole('status')).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('after the end: feedback without blame, thanks whatever the outcome, news to whoever helped', async () => {
  const { page } = running;
  const intro = await made(page, 'intro.propose', {
    connector: id('Priya Raman'),
    partyA: 'me',
    partyB: id(LONG),
    mode: 'permission first',
    why: 'My move to hardware in June',
  });
  await ask(page, 'intro.introduce', { id: intro, how: 'email', on: daysAgo(30), override: true });
  await ask(page, 'intro.promise', { id: intro, by: 'me', text: 'I send the figures first', due: daysAgo(2) });
  await card(page, 'Follow-up', 'Me →').click();
  await expect(panel(page)).toContainText('overdue since');
  const how = panel(page).getByRole('region', { name: 'How it went' });
  await how.getByRole('button', { name: 'They told me…' }).click();
  const told = page.getByRole('dialog', { name: /How it went for Wolfe/ });
  await told.getByRole('radiogroup', { name: 'How it went' }).getByText('Did not click').click();
  await expect(told).toContainText('nobody’s fault');
  await told.getByLabel('Their words').fill('Nice, but too early for both of us');
  await told.getByRole('button', { name: 'Note it' }).click();
  await expect(how).toContainText('too early for both of us');
  await screenshot(page, 'intro-follow-up');
  await expectNoBarriers(page);

  await panel(page).getByRole('button', { name: 'Say how it went' }).click();
  const closing = page.getByRole('dialog', { name: 'How did it end?' });
  await closing.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Did not click' }).click();
  await closing.getByLabel('What it was worth').fill('A clear picture of what they need');
  await closing.getByLabel('Priya Raman').check();
  await screenshot(page, 'intro-closing');
  await closing.getByRole('button', { name: 'Close it' }).click();
  await expect(panel(page)).toContainText('Closed: did not click');
  await expect(panel(page).getByRole('region', { name: 'Thanks' })).toContainText('thanked');
  await panel(page).getByRole('region', { name: 'Thanks' }).getByRole('button', { name: 'Waive' }).click();
  await expect(panel(page).getByRole('button', { name: 'Tell Priya what came of it' })).toBeVisible();
  await panel(page)
    .getByRole('region', { name: 'Tell them what came of it' })
    .getByRole('button', { name: 'I told them' })
    .click();
  await expect(panel(page).getByRole('button', { name: 'Tell Priya what came of it' })).toHaveCount(0);
  await page.emulateMedia({ colorScheme: 'dark' });
  await screenshot(page, 'intro-closed-dark');
  await expectNoBarriers(page);
});

/** The id of the card whose panel is open. */
async function openCard(page: Page): Promise<string> {
  return (await page.locator('[data-card][data-open="true"]').getAttribute('data-card')) ?? '';
}
