// S4, "Ask for referrals, not references", promises: a few people who know what I know. I know who they are, ask with what they
// can honestly vouch for, keep them in the loop, thank them, and see that I did.
import { expect, type Page, test } from '@playwright/test';
import { screenshot } from '../helpers/app.ts';
import { card, pick } from '../helpers/cards.ts';
import { type Desk, dayIn, deskWith, draft, goTo, hints, panel, send, write } from '../helpers/desk.ts';

const TITLE = 'Staff engineer at Tidewater';
const LINK = 'https://tidewater.example/jobs/staff';
const HELPERS = ['Priya Raman', 'Zoë Okafor'] as const;

test('S4: a few who know what I can do vouch for me, hear where it stands, and are thanked', async () => {
  const desk = await deskWith(
    { name: 'Priya Raman', emails: { 'priya@kestrel.example': '' } },
    { name: 'Zoë Okafor', emails: { 'zoe@fernhill.example': '' } },
    { name: 'Hana Weiss', closeness: 'hardly' },
  );
  const { app, page } = desk;
  await test.step('who would send leads is asked in four plain questions', () => rateBackers(page));
  await test.step('a referral with nothing to vouch for is risky', () => askForReferral(page));
  await test.step('two are asked, with the job and what they have seen', () => askBackers(desk));
  await test.step('it is handed in, and all who helped hear where it stands', () => keepInTheLoop(desk));
  await test.step('it worked out: both hear of it, both are thanked, and insight shows it', () => thankAll(desk));
  await app.close();
});

async function rateBackers(page: Page): Promise<void> {
  await goTo(page, 'People');
  await page.getByRole('button', { name: 'Backers' }).click();
  for (const last of ['yes', 'partly'] as const) {
    for (const question of ['Do they know you?', 'Do they like you?', 'Do they trust you?'])
      await page.getByRole('radiogroup', { name: question }).getByText('yes', { exact: true }).click();
    const work = page.getByRole('radiogroup', { name: 'Do they know what you can do?' });
    await work.getByText(last, { exact: true }).click();
    await expect(work.getByRole('radio', { name: last })).toBeChecked();
    if (last === 'yes') await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  await expect(page.getByRole('heading', { name: 'Backers 1' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'They would send you leads' }).getByRole('listitem')).toHaveCount(1);
  const nearly = page.getByRole('region', { name: 'One thing is missing' });
  await expect(nearly).toContainText('Show them a piece of work.');
  await screenshot(page, 's4-backers');
}

async function askForReferral(page: Page): Promise<void> {
  await goTo(page, 'Board');
  await page.keyboard.press('n');
  await page.getByLabel('What is asked for, in a line').fill(TITLE);
  await page.getByText('Referral (somebody vouches)', { exact: true }).click();
  await page.getByRole('button', { name: 'Keep and open' }).click();
  await panel(page)
    .getByRole('button', { name: /^It is about a job/ })
    .click();
  const job = panel(page).getByRole('region', { name: 'The job' });
  await write(job, { Role: 'Staff engineer', Firm: 'Tidewater Health', Link: LINK });
  await job.getByRole('button', { name: /^Deadline/ }).click();
  await write(job, { Deadline: dayIn(10) });
  await panel(page)
    .getByRole('button', { name: /^More of the brief/ })
    .click();
  const vouch = panel(page).getByLabel('What the voucher can honestly vouch for');
  await vouch.fill('We never worked together');
  await expect(vouch).toHaveAccessibleDescription(/^risky “My name would stand for work that nobody has seen\.”.*S4$/i);
  await vouch.fill('Three years of pump control that I wrote and they ran');
  await expect(vouch).toHaveAccessibleDescription('');
  await write(panel(page), {
    'What exactly': 'A word to whoever hires for the post',
    'Who could give it': 'Whoever leads engineering at Tidewater Health',
    Why: 'The post asks for pump control, and it closes in ten days',
    'What is in it for the connector': 'A colleague they can rely on at a supplier',
    'What is in it for the target': 'Somebody who has run such pumps for three years',
  });
  await panel(page).getByRole('button', { name: 'Call it shaped' }).click();
  await expect(card(page, 'Shaped', TITLE)).toContainText('referral');
}

async function askBackers(desk: Desk): Promise<void> {
  const { page } = desk;
  await panel(page).getByRole('button', { name: 'Tell several…' }).click();
  for (const name of HELPERS) await pick(page, 'Whom', name, name);
  await expect(page.getByRole('dialog')).toContainText('You have not asked Zoë Okafor for anything yet.');
  await page.getByRole('button', { name: 'Note that 2 were told' }).click();
  const told = panel(page).getByRole('region', { name: 'Who was told' });
  await told.getByRole('button', { name: 'Draft the ask' }).first().click();
  await expect(hints(page)).toHaveCount(0);
  const words = await send(desk, 'Note that I told them today');
  expect(words).toContain('What can honestly be vouched for: Three years of pump control');
  expect(words).toContain('The job: Staff engineer at Tidewater Health.');
  expect(words).toContain(LINK);
  for (const answer of ['Knows just the one', 'Will think']) {
    await told.getByRole('button', { name: 'They answered…' }).first().click();
    await told.getByRole('combobox', { name: 'Their answer' }).click();
    await page.getByRole('option', { name: answer }).click();
    await told.getByRole('button', { name: 'Note it' }).click();
    await expect(told.getByText(answer.toLowerCase(), { exact: true })).toBeVisible();
  }
}

async function keepInTheLoop(desk: Desk): Promise<void> {
  const { page } = desk;
  const job = panel(page).getByRole('region', { name: 'The job' });
  await job.getByRole('button', { name: 'It was handed in today' }).click();
  await expect(job.getByRole('button', { name: /^Handed in on: \d/ })).toBeVisible();
  await panel(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Say where it stands…' }).click();
  const bcc = draft(page).getByLabel('Blind copy to each');
  await expect(bcc).toHaveValue('priya@kestrel.example, zoe@fernhill.example');
  const message = draft(page).getByLabel('Message');
  await message.fill((await message.inputValue()).replace('Hello,', 'Hello,\n\nit is handed in since today.'));
  expect(await send(desk, 'Note that I told them')).toContain('There is nothing that you need to do.');
}

async function thankAll(desk: Desk): Promise<void> {
  const { page } = desk;
  await panel(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Close it…' }).click();
  const closing = page.getByRole('dialog', { name: 'How did it end?' });
  await closing.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Worked out' }).click();
  await closing.getByRole('button', { name: 'Close it' }).click();
  await goTo(page, 'Today');
  await page.getByText('Open loops', { exact: true }).click();
  const news = page.getByRole('region', { name: 'You owe news' });
  const thanks = page.getByRole('region', { name: 'You owe thanks' });
  for (const [side, button, settles] of [
    [news, 'Draft the news', 'Note that I told them'],
    [thanks, 'Draft thanks', 'Note the thanks'],
  ] as const)
    for (const left of [2, 1]) {
      await expect(side.getByRole('listitem')).toHaveCount(left);
      await side.getByRole('button', { name: button }).first().click();
      await send(desk, settles);
    }
  await expect(page.getByText('No loop is open.', { exact: false })).toBeVisible();
  await goTo(page, 'Insight');
  const asks = page.getByRole('table', { name: 'From capture to outcome' });
  await expect(asks.getByRole('row', { name: /^worked out/ })).toContainText('1');
  const kept = page.getByRole('region', { name: 'Thanks and news' });
  await expect(kept).not.toContainText('Nothing was owed yet.');
  await screenshot(page, 's4-insight');
}
