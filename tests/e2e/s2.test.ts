// S2, "Do's of connecting", promises: tell both first and watch how they react; a clear introduction with an out and no
// pressure; thank both; ask a few weeks later how it honestly went; and nobody hears who declined.
import { expect, type Page, test } from '@playwright/test';
import { screenshot } from '../helpers/app.ts';
import { card, noteAnswer, pick } from '../helpers/cards.ts';
import { type Desk, dayIn, deskWith, draft, goTo, hints, later, panel, send, waiting, write } from '../helpers/desk.ts';

const CONFIDENCE = 'we run out of cash in March unless prices rise';
/** Björn's day, and the follow-up three weeks after the introduction on it. */
const HIS_DAY = 14;
const FOLLOW_UP = HIS_DAY + 21;

test('S2: both are told first, introduced with a way out, thanked, and asked how it went; a no names nobody', async () => {
  const desk = await deskWith(
    { name: 'Ana Jansen', title: 'Founder', firm: 'Tidewater Health', emails: { 'ana@tide.example': '' } },
    { name: 'Björn Díaz', title: 'Pricing consultant', firm: 'Díaz & Holm', emails: { 'bjorn@holm.example': '' } },
    { name: 'Léa Varga', title: 'COO', firm: 'Lumen Ledger', emails: { 'lea@lumen.example': '' } },
  );
  const { app, page } = desk;
  await test.step('Ana says yes on her terms, and something in confidence', () => askAna(desk));
  await test.step('a second one is declined, and Ana does not hear by whom', () => decline(desk));
  await test.step('Björn says not now, and is left alone until his day', () => askBjorn(desk));
  await test.step('introduced without pressure and without what was said in confidence', () => introduce(desk));
  await test.step('both are thanked', () => thankBoth(desk));
  await test.step('three weeks later both tell honestly, and it is closed', () => hearAndClose(page));
  await app.close();
});

async function propose(page: Page, other: string, why: string): Promise<void> {
  await goTo(page, 'Board');
  await page.keyboard.press('i');
  await pick(page, 'Who', 'ana', 'Ana Jansen');
  await pick(page, 'Meets whom', other, other);
  await page.getByLabel('Why they should meet').fill(why);
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(panel(page).getByText('Introduction · permission first')).toBeVisible();
}

async function askAna(desk: Desk): Promise<void> {
  const { page } = desk;
  await propose(page, 'Björn Díaz', 'Ana reprices for clinics, and Björn wants to learn the field.');
  await write(panel(page), {
    'What Ana gains': 'A price list that holds.',
    'What Björn gains': 'A first look into clinics.',
  });
  await panel(page).getByRole('button', { name: 'Ask Ana', exact: true }).click();
  await expect(draft(page).getByLabel('Message')).toHaveValue(/A price list that holds\./);
  await expect(hints(page)).toHaveCount(0);
  const words = await send(desk, 'Note that I asked today');
  expect(words).not.toContain('bjorn@holm.example');
  await panel(page).getByRole('button', { name: 'They answered…' }).first().click();
  const answered = page.getByRole('dialog', { name: 'Ana Jansen answered' });
  await answered.getByRole('radiogroup', { name: 'Answer' }).getByText('Yes', { exact: true }).click();
  await answered.getByLabel('Their words').fill(`Yes: ${CONFIDENCE}`);
  await answered.getByLabel('On which terms').fill('Mail yes, phone no');
  await answered.getByLabel('Said in confidence').check();
  await answered.getByRole('button', { name: 'Note it' }).click();
  const consent = panel(page).getByRole('region', { name: 'Consent' });
  await expect(consent).toContainText('Terms: Mail yes, phone no');
  await expect(consent).toContainText('in confidence');
}

async function decline(desk: Desk): Promise<void> {
  const { page } = desk;
  await propose(page, 'Léa Varga', 'Both sell to clinics, and Léa has done so for ten years.');
  for (const name of ['Ana Jansen', 'Léa Varga']) {
    await noteAnswer(
      page,
      name,
      name === 'Ana Jansen' ? 'Yes' : 'No',
      name === 'Léa Varga' ? 'No time for clinics' : '',
    );
  }
  await expect(page.getByText('Closed as declined. Ana Jansen had heard of it.')).toBeVisible();
  await page.getByRole('button', { name: 'Write gracefully' }).click();
  const message = draft(page).getByLabel('Message');
  await expect(draft(page).getByLabel('To')).toHaveValue('ana@tide.example');
  const graceful = await message.inputValue();
  await message.fill(`${graceful}\n\nLéa said no.`);
  await expect(draft(page).getByText(/It tells that Léa Varga declined/)).toBeVisible();
  await message.fill(graceful);
  await expect(draft(page).getByText(/It tells/)).toHaveCount(0);
  const words = await send(desk, 'Note that I told them');
  expect(words).toContain('is not going to happen for now');
  expect(words).not.toMatch(/Léa|Varga|Lumen|no time/i);
}

async function askBjorn(desk: Desk): Promise<void> {
  const { page } = desk;
  await card(page, 'Permission', 'Ana ↔ Björn').click();
  await panel(page).getByRole('button', { name: 'Ask Björn', exact: true }).click();
  await send(desk, 'Note that I asked today');
  await panel(page).getByRole('button', { name: 'They answered…' }).click();
  const answered = page.getByRole('dialog', { name: 'Björn Díaz answered' });
  await answered.getByRole('radiogroup', { name: 'Answer' }).getByText('Not now', { exact: true }).click();
  await answered.getByLabel('Ask again from').fill(dayIn(HIS_DAY));
  await answered.getByRole('button', { name: 'Note it' }).click();
  await expect(card(page, 'Permission', 'Ana ↔ Björn')).toContainText('Put aside until');
  await later(page, HIS_DAY - 1);
  await expect(waiting(page, /Björn/)).toHaveCount(0);
  await later(page, HIS_DAY);
  await waiting(page, 'Ask Björn Díaz again').getByRole('button', { name: 'Draft the question' }).click();
  await send(desk, 'Note that I asked today');
  await goTo(page, 'Board');
  await card(page, 'Permission', 'Ana ↔ Björn').click();
  await noteAnswer(page, 'Björn Díaz', 'Yes', 'Now it suits me');
  await expect(card(page, 'Ready', 'Ana ↔ Björn')).toBeVisible();
}

async function introduce(desk: Desk): Promise<void> {
  const { page } = desk;
  await panel(page).getByRole('button', { name: 'Introduce them' }).click();
  const message = draft(page).getByLabel('Message');
  const good = await message.inputValue();
  expect(good).toContain('that is perfectly fine; no need to tell me why');
  expect(good).toContain('would you suggest two or three times for a short call?');
  await expect(hints(page)).toHaveCount(0);
  await message.fill(`${good}\n\nYou must talk ASAP.`);
  await expect(hints(page)).toContainText('feels like pressure');
  await message.fill(`${good}\n\nAna tells me that ${CONFIDENCE}.`);
  await expect(hints(page)).toHaveCount(0);
  await expect(draft(page).getByText(/It tells Ana Jansen’s words in confidence/)).toBeVisible();
  await draft(page).getByRole('button', { name: 'Copy' }).click();
  const alert = draft(page).getByRole('alert').filter({ hasText: 'Send it all the same?' });
  await expect(alert).toContainText('cash in March');
  await screenshot(page, 's2-confidence');
  await alert.getByRole('button', { name: 'Back to the message' }).click();
  await message.fill(good);
  await expect(draft(page).getByText(/It tells/)).toHaveCount(0);
  expect(await send(desk, 'Mark it introduced today')).not.toContain('cash');
  await expect(card(page, 'Introduced', 'Ana ↔ Björn')).toContainText('Quiet until');
}

async function thankBoth(desk: Desk): Promise<void> {
  const { page } = desk;
  const thanks = panel(page).getByRole('region', { name: 'Thanks' });
  for (const name of ['Ana', 'Björn']) {
    await thanks.getByRole('button', { name: 'Draft it' }).first().click();
    await expect(draft(page).getByLabel('Subject')).toHaveValue(`Thank you, ${name}`);
    await send(desk, 'Note the thanks');
  }
  await expect(thanks.getByText('thanked', { exact: true })).toHaveCount(2);
}

async function hearAndClose(page: Page): Promise<void> {
  await later(page, FOLLOW_UP);
  await expect(waiting(page, 'Ask how it went: Ana ↔ Björn')).toBeVisible();
  await waiting(page, 'Ask how it went').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Open the card' }).click();
  const how = panel(page).getByRole('region', { name: 'How it went' });
  for (const [name, feeling, words] of [
    ['Ana Jansen', 'Glad of it', 'He showed me where we give too much away'],
    ['Björn Díaz', 'Did not click', 'Pleasant, but clinics are not for me'],
  ] as const) {
    await how.getByRole('button', { name: 'They told me…' }).first().click();
    const told = page.getByRole('dialog', { name: `How it went for ${name}` });
    await told.getByRole('radiogroup', { name: 'How it went' }).getByText(feeling, { exact: true }).click();
    await told.getByLabel('Their words').fill(words);
    await told.getByRole('button', { name: 'Note it' }).click();
    await expect(how).toContainText(words);
  }
  await panel(page).getByRole('button', { name: 'Say how it went' }).click();
  const closing = page.getByRole('dialog', { name: 'How did it end?' });
  await closing.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Worked out' }).click();
  await expect(closing.getByRole('checkbox')).toHaveCount(0);
  await closing.getByRole('button', { name: 'Close it' }).click();
  await expect(panel(page)).toContainText('Closed: worked out');
  await screenshot(page, 's2-closed');
}
