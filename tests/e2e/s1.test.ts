// S1, "The best way to ask for introductions and referrals", promises: an ask that grows the social capital of all three. It
// says what is in it for the connector and for the target, removes what could make either hesitate, and is worked out together.
import { expect, type Locator, type Page, test } from '@playwright/test';
import { screenshot } from '../helpers/app.ts';
import { card, noteAnswer, pick } from '../helpers/cards.ts';
import { type Desk, deskWith, draft, goTo, hints, panel, send, waiting, write } from '../helpers/desk.ts';

const TITLE = 'A talk with Hana Weiss';
/** What the reflection is answered with, in its order; empty where nobody has worked it out yet. */
const ANSWERS: readonly (readonly [question: RegExp, answer: string])[] = [
  [/^What exactly/, 'Half an hour on how Kestrel tests pumps before a launch'],
  [/^Who could give it/, 'Hana Weiss, Head of Product at Kestrel Robotics'],
  [/^Why does it matter/, 'I choose a test bench in May and have never seen one run'],
  [/^Why is the connector/, 'You built the first bench with her'],
  [/^What is in it for the connector/, 'You hear first which bench holds, with figures for your own line'],
  [/^What is in it for whoever/, 'Field data of 400 pumps that she cannot measure herself'],
  [/^What could make either/, 'Hana is short of time, so it is one call, on a day that she chooses'],
  [/^What does the asker bring/, 'Failure figures of 400 pumps over three years'],
  [/^How does whoever/, 'By mail first'],
  [/^Which few words/, 'Mo Okafor builds pumps and brings failure figures of 400 of them. He asks for half an hour.'],
  [/^How will you go about it/, ''],
];

test('S1: a careless ask of mine becomes one from which all three gain, worked out with the connector', async () => {
  const desk = await deskWith(
    { name: 'Priya Raman', title: 'VP Engineering', firm: 'Kestrel Robotics', emails: { 'priya@kestrel.example': '' } },
    { name: 'Hana Weiss', title: 'Head of Product', firm: 'Kestrel Robotics', closeness: 'hardly' },
  );
  const { app, page } = desk;
  await test.step('as it comes to mind, a connector would feel used', () => captureCarelessly(page));
  await test.step('thought through, question by question, every hint goes', () => thinkItThrough(page));
  await test.step('the connector says what they think of it, and how to go about it', () => workItOut(page));
  await test.step('the ask to the connector says what each of the three gains', () => askConnector(desk));
  await test.step('she agrees and makes it, and is owed thanks', () => beIntroduced(page));
  await app.close();
});

async function captureCarelessly(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await page.getByLabel('What is asked for, in a line').fill(TITLE);
  await page.keyboard.press('Control+Enter');
  const who = panel(page).getByLabel('Who could give it', { exact: true });
  await write(panel(page), { 'What exactly': 'to pick her brain', 'Who could give it': 'anyone', Why: 'why not' });
  await expect(who).toHaveAccessibleDescription(/^too vague “Whom do you mean\?/i);
  await expect(panel(page).getByLabel('Why', { exact: true })).toHaveAccessibleDescription(/^too casual/i);
  await expect(panel(page).getByLabel('What is in it for the connector')).toHaveAccessibleDescription(/^one-sided/i);
  await screenshot(page, 's1-careless');
  for (const label of ['What exactly', 'Who could give it', 'Why']) await write(panel(page), { [label]: '' });
}

async function thinkItThrough(page: Page): Promise<void> {
  await panel(page).getByRole('button', { name: 'Think it through' }).click();
  const dialog = page.getByRole('dialog', { name: 'Think it through' });
  for (const [question, answer] of ANSWERS) {
    const field = dialog.getByRole('textbox', { name: question });
    await expect(field).toBeFocused();
    await field.fill(answer);
    await expect(field).toHaveAccessibleDescription('');
    await page.keyboard.press('Enter');
  }
  await expect(dialog).toBeHidden();
  await expect(panel(page).getByLabel('Words to forward')).toHaveValue(/^Mo Okafor builds pumps/);
  await expect(panel(page).getByText(/^(too vague|too casual|one-sided|no words to forward)$/i)).toHaveCount(0);
  await panel(page).getByRole('button', { name: 'Call it shaped' }).click();
  await expect(card(page, 'Shaped', TITLE)).toBeVisible();
}

async function workItOut(page: Page): Promise<void> {
  const before: Locator = panel(page).getByRole('region', { name: 'Before I ask' });
  await before.getByRole('button', { name: 'What they think of it…' }).click();
  await before.getByLabel('Who', { exact: true }).fill('priya');
  await page.getByRole('option', { name: 'Priya Raman' }).click();
  await before.getByLabel('What they think of it').fill('Right person, wrong month: wait for the fair');
  await before.getByRole('button', { name: 'Note it' }).click();
  await expect(before).toContainText('Priya Raman on my assumptions');
  await write(before, { 'How to go about it': 'Priya forwards it after the fair, and Hana picks the day' });
}

async function askConnector(desk: Desk): Promise<void> {
  const { page } = desk;
  await panel(page).getByRole('button', { name: 'Propose an intro', exact: true }).click();
  await pick(page, 'Connector', 'priya', 'Priya Raman');
  await pick(page, 'Connects me to', 'hana', 'Hana Weiss');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await panel(page).getByRole('button', { name: 'Ask Priya', exact: true }).click();
  await expect(draft(page)).toContainText('You have not asked Priya Raman for anything yet.');
  const message = draft(page).getByLabel('Message');
  await expect(message).toHaveValue(/You hear first which bench holds/);
  await expect(message).toHaveValue(/Field data of 400 pumps/);
  await expect(message).toHaveValue(/I choose a test bench in May/);
  await expect(message).toHaveValue(/on a day that she chooses/);
  await expect(hints(page)).toHaveCount(0);
  await screenshot(page, 's1-ask');
  expect(await send(desk, 'Note that I asked today')).toContain('“Mo Okafor builds pumps');
  await expect(card(page, 'Permission', 'Hana')).toBeVisible();
}

async function beIntroduced(page: Page): Promise<void> {
  await noteAnswer(page, 'Priya Raman', 'Yes', 'Gladly, after the fair');
  // The words to forward came with the ask, so her yes is all that it took.
  await expect(panel(page).getByLabel('Words for Priya to forward')).toHaveValue(/^Mo Okafor builds pumps/);
  await expect(card(page, 'Ready', 'Hana')).toContainText('Priya introduces you');
  await panel(page).getByRole('button', { name: 'It was made…' }).click();
  await page.getByRole('button', { name: 'Mark it introduced' }).click();
  await expect(card(page, 'Introduced', 'Hana')).toBeVisible();
  await goTo(page, 'Today');
  await expect(waiting(page, 'Thank Priya Raman')).toContainText('Introduced you to Hana Weiss');
}
