// S3, "Introductions strengthen your network", promises: give before you get, plant the ask early, bring names and words,
// decide what to do this week, honour what was promised, and circle back with the value that it made.
import { expect, type Page, test } from '@playwright/test';
import { screenshot } from '../helpers/app.ts';
import { card, noteAnswer, pick } from '../helpers/cards.ts';
import { type Desk, dayIn, deskWith, draft, goTo, hints, later, panel, send, waiting, write } from '../helpers/desk.ts';

const TITLE = 'A seed investor for pumps';
const VALUE = 'A term sheet, and two pilots in Lisbon';
/** The day that was planted, the one of the promise, and three weeks after the introduction. */
const PLANTED = 14;
const PROMISED = 20;
const FOLLOW_UP = PLANTED + 21;

test('S3: having given first, I plant an ask, bring names and words, keep my promise, and tell what it was worth', async () => {
  const desk = await deskWith(
    { name: 'Priya Raman', title: 'VP Engineering', firm: 'Kestrel Robotics', emails: { 'priya@kestrel.example': '' } },
    { name: 'Goran Ekwueme', title: 'Partner', firm: 'Northlight Climate Fund', closeness: 'hardly' },
    { name: 'Noor Hadid', drumbeat: 7, metOn: dayIn(0) },
  );
  const { app, page } = desk;
  await test.step('give before you get: a hand is noted, and stands beside the ask', () => giveAndPlant(page));
  await test.step('on its day it comes up, among this week’s few; the rest stays quiet', () => planTheWeek(page));
  await test.step('she is asked with names and words, and that is done for the week', () => askWithWords(desk));
  await test.step('her answer becomes an introduction, with a promise of mine', () => beIntroduced(page));
  await test.step('the promise comes up on its day, and is honoured', () => honour(page));
  await test.step('I circle back with the value, and no loop is open', () => circleBack(desk));
  await app.close();
});

async function giveAndPlant(page: Page): Promise<void> {
  await page.keyboard.press('l');
  await pick(page, 'With whom', 'priya', 'Priya Raman');
  await page.getByLabel('What it was').fill('helped her find a test engineer');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Noted: Priya Raman, gave help.')).toBeVisible();
  await page.keyboard.press('n');
  await page.getByLabel('What is asked for, in a line').fill(TITLE);
  await page.keyboard.press('Control+Enter');
  await panel(page)
    .getByRole('button', { name: /^More of the brief/ })
    .click();
  await write(panel(page), {
    'What exactly': 'A first talk of half an hour',
    'Who could give it': 'Goran Ekwueme, partner at Northlight Climate Fund',
    Why: 'Two pilots are signed and the round opens in spring',
    'Words to forward': 'Mo Okafor makes pumps that need no mains. Two pilots are signed.',
  });
  await panel(page).getByRole('button', { name: 'Call it shaped' }).click();
  const before = panel(page).getByRole('region', { name: 'Before I ask' });
  await before.getByRole('button', { name: 'Plant it…' }).click();
  await before.getByLabel('With whom').fill('priya');
  await page.getByRole('option', { name: 'Priya Raman' }).click();
  await expect(before).toContainText('You gave help once, and received nothing yet.');
  await before.getByLabel('Ask from').fill(dayIn(PLANTED));
  await before.getByLabel('In which words').fill('May I ask you for something in two weeks?');
  await before.getByRole('button', { name: 'Plant it', exact: true }).click();
  await expect(card(page, 'Shaped', TITLE)).toContainText('Planted: ask Priya from');
}

async function planTheWeek(page: Page): Promise<void> {
  await later(page, PLANTED - 1);
  await expect(waiting(page, 'Catch up with Noor Hadid')).toBeVisible();
  await expect(waiting(page, 'Priya')).toHaveCount(0);
  await later(page, PLANTED);
  await waiting(page, 'Ask Priya Raman now').focus();
  await page.keyboard.press('w');
  const week = page.getByRole('region', { name: 'This week' });
  await expect(week.getByRole('listitem')).toContainText(TITLE);
  await expect(waiting(page, 'Catch up with Noor Hadid')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'and 1 more that can wait' })).toBeVisible();
  await screenshot(page, 's3-week');
}

async function askWithWords(desk: Desk): Promise<void> {
  const { page } = desk;
  await waiting(page, 'Ask Priya Raman now').getByRole('button', { name: 'Draft the ask' }).click();
  await expect(draft(page)).toContainText(/You asked Priya Raman once, in \S+\. You gave help once/);
  await expect(hints(page)).toHaveCount(0);
  const words = await send(desk, 'Note that I told them today');
  expect(words).toContain('Goran Ekwueme, partner at Northlight Climate Fund');
  expect(words).toContain('“Mo Okafor makes pumps that need no mains.');
  await expect(waiting(page, 'Priya')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'This week' }).getByRole('listitem')).toContainText('done this week');
}

async function beIntroduced(page: Page): Promise<void> {
  await goTo(page, 'Board');
  await card(page, 'Shaped', TITLE).click();
  const told = panel(page).getByRole('region', { name: 'Who was told' });
  await told.getByRole('button', { name: 'They answered…' }).click();
  await told.getByRole('combobox', { name: 'Their answer' }).click();
  await page.getByRole('option', { name: 'Knows just the one' }).click();
  await told.getByRole('button', { name: 'Note it' }).click();
  await told.getByRole('button', { name: 'Make it an intro' }).click();
  await pick(page, 'Connects me to', 'goran', 'Goran Ekwueme');
  await expect(page.getByRole('dialog')).toContainText(/You asked Priya Raman once, in /);
  await page.getByRole('button', { name: 'Propose it' }).click();
  await noteAnswer(page, 'Priya Raman', 'Yes', 'With pleasure');
  await expect(panel(page).getByLabel('Words for Priya to forward')).toHaveValue(/pumps that need no mains/);
  await expect(card(page, 'Ready', 'Goran')).toBeVisible();
  const promises = panel(page).getByRole('region', { name: 'Promises' });
  await promises.getByRole('button', { name: 'Add' }).click();
  await promises.getByLabel('What was promised').fill('I send the figures of both pilots');
  await promises.getByLabel('By when').fill(dayIn(PROMISED));
  await promises.getByRole('button', { name: 'Keep it' }).click();
  await expect(promises).toContainText('Me: I send the figures of both pilots');
  await panel(page).getByRole('button', { name: 'It was made…' }).click();
  await page.getByRole('button', { name: 'Mark it introduced' }).click();
  await expect(card(page, 'Introduced', 'Goran')).toContainText('Quiet until');
}

async function honour(page: Page): Promise<void> {
  await later(page, PROMISED);
  const promise = waiting(page, 'I send the figures of both pilots');
  await promise.getByRole('button', { name: 'I kept it' }).click();
  await expect(page.getByText('Kept. Ctrl+Z takes it back.')).toBeVisible();
  await expect(promise).toHaveCount(0);
}

async function circleBack(desk: Desk): Promise<void> {
  const { page } = desk;
  await later(page, FOLLOW_UP);
  await waiting(page, 'Say how it ended').getByRole('button', { name: 'Close it…' }).click();
  const closing = page.getByRole('dialog', { name: 'How did it end?' });
  await closing.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Worked out' }).click();
  await closing.getByLabel('What it was worth').fill(VALUE);
  for (const name of ['Priya Raman', 'Goran Ekwueme']) await closing.getByLabel(name).check();
  await closing.getByRole('button', { name: 'Close it' }).click();
  await waiting(page, 'Tell Priya Raman what came of it').getByRole('button', { name: 'Draft the news' }).click();
  await screenshot(page, 's3-circle-back');
  expect(await send(desk, 'Note that I told them')).toContain(`What it was worth: ${VALUE}`);
  await page.getByText('Open loops', { exact: true }).click();
  await expect(page.getByText('No loop is open.', { exact: false })).toBeVisible();
  await page.getByText('Given and received', { exact: true }).click();
  const line = page.getByRole('row').filter({ hasText: 'Priya Raman' });
  await expect(line).toContainText('help once');
  await expect(line).toContainText('1 introduction');
}
