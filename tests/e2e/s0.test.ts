// S0, "Are you a connector?", promises: whoever is asked "does somebody know…" can catch it in seconds, pass it on, support
// the champion in few words and step out of the way; and the drumbeat of the tribe goes on.
import { expect, type Page, test } from '@playwright/test';
import { screenshot } from '../helpers/app.ts';
import { card, noteAnswer, pick } from '../helpers/cards.ts';
import { type Desk, dayIn, deskWith, draft, goTo, hints, later, panel, send, waiting } from '../helpers/desk.ts';

const ASKED = 'Does somebody know who has repriced for clinics?';

test('S0: what Ana asked in passing becomes an introduction in few words; then it is quiet, and a dusty friend comes up', async () => {
  const desk = await deskWith(
    { name: 'Ana Jansen', title: 'Founder', firm: 'Tidewater Health', emails: { 'ana@tide.example': '' } },
    { name: 'Björn Díaz', title: 'Pricing consultant', firm: 'Díaz & Holm', emails: { 'bjorn@holm.example': '' } },
    { name: 'Priya Raman', emails: { 'priya@kestrel.example': '' } },
    { name: 'Léa Varga' },
    { name: 'Noor Hadid', drumbeat: 30, drumbeatAtWorst: 90, metOn: dayIn(0), emails: { 'noor@noor.example': '' } },
  );
  const { app, page } = desk;
  await test.step('captured in seconds', () => capture(page));
  await test.step('told to several; one knows somebody, and that is an introduction in one step', () => passOn(page));
  await test.step('both are asked, and introduced in few words', () => introduce(desk));
  await test.step('nothing nags before the follow-up, and then it does', () => followUp(page));
  await test.step('who has grown dusty comes up, is written to, and all is quiet', () => keepTheBeat(desk));
  await app.close();
});

async function capture(page: Page): Promise<void> {
  await page.keyboard.press('n');
  await expect(page.getByLabel('What is asked for, in a line')).toBeFocused();
  await page.keyboard.type(ASKED);
  await pick(page, 'Who asks', 'ana', 'Ana Jansen');
  await page.keyboard.press('Enter');
  await expect(card(page, 'Captured', ASKED)).toContainText('asked by Ana Jansen');
}

async function passOn(page: Page): Promise<void> {
  await card(page, 'Captured', ASKED).click();
  await panel(page).getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Tell several people…' }).click();
  for (const name of ['Björn Díaz', 'Priya Raman', 'Léa Varga']) await pick(page, 'Whom', name, name);
  await page.getByRole('button', { name: 'Note that 3 were told' }).click();
  const told = panel(page).getByRole('region', { name: 'Who was told' });
  await expect(told.getByRole('status')).toHaveText('3 told, none answered. Nobody knows somebody yet.');
  await told.getByRole('button', { name: 'They answered…' }).first().click();
  await expect(told.getByRole('combobox', { name: 'Their answer' })).toHaveValue('Knows somebody');
  await told.getByLabel('Their words').fill('I have done it for two of them myself');
  await told.getByLabel('Their words').press('Enter');
  await expect(told.getByRole('status')).toHaveText('3 told, 1 answered. One knows somebody.');
  await told.getByRole('button', { name: 'Make it an intro' }).click();
  const proposal = page.getByRole('dialog', { name: 'Propose an introduction' });
  // Whoever knows somebody connects; here it is Björn himself who has done it, so I bring the two together.
  await expect(proposal.getByLabel('Connector', { exact: true })).toHaveValue('Björn Díaz');
  await proposal.getByText('I connect two people').click();
  await expect(proposal.getByLabel('Who', { exact: true })).toHaveValue('Ana Jansen');
  await pick(page, 'Meets whom', 'björn', 'Björn Díaz');
  await proposal.getByLabel('Why they should meet').fill('Ana reprices for clinics; Björn has done it for two.');
  await proposal.getByRole('button', { name: 'Propose it' }).click();
  await expect(card(page, 'Proposed', 'Ana ↔ Björn')).toBeVisible();
}

async function introduce(desk: Desk): Promise<void> {
  const { page } = desk;
  for (const name of ['Ana', 'Björn']) {
    await panel(page)
      .getByRole('button', { name: `Ask ${name}`, exact: true })
      .click();
    await expect(draft(page).getByLabel('Subject')).toHaveValue(/^May I introduce you to/);
    await expect(hints(page)).toHaveCount(0);
    expect(await send(desk, 'Note that I asked today')).toContain('no reason needed');
    await noteAnswer(page, name === 'Ana' ? 'Ana Jansen' : 'Björn Díaz', 'Yes');
  }
  await expect(card(page, 'Ready', 'Ana ↔ Björn')).toBeVisible();
  await panel(page).getByRole('button', { name: 'Introduce them' }).click();
  await expect(draft(page).getByLabel('To')).toHaveValue('ana@tide.example, bjorn@holm.example');
  await expect(hints(page)).toHaveCount(0);
  await screenshot(page, 's0-introduction');
  const words = await send(desk, 'Mark it introduced today');
  expect(words).toContain('I will step out of the way now.');
  expect(words.split(/\s+/).length).toBeLessThan(120);
  await expect(card(page, 'Introduced', 'Ana ↔ Björn')).toContainText('Quiet until');
  await expect(panel(page)).toContainText('You have stepped out of the way.');
}

async function followUp(page: Page): Promise<void> {
  for (const days of [1, 20]) {
    await later(page, days);
    await expect(page.getByRole('heading', { name: 'Nothing waits for you' })).toBeVisible();
  }
  await later(page, 21);
  await expect(page.locator('[data-row]')).toHaveText(/Ask how it went: Ana ↔ Björn/);
  await waiting(page, 'Ask how it went').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Say how it ended…' }).click();
  const closing = page.getByRole('dialog', { name: 'How did it end?' });
  await closing.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Worked out' }).click();
  for (const name of ['Ana Jansen', 'Björn Díaz']) await closing.getByLabel(name).check();
  await closing.getByRole('button', { name: 'Close it' }).click();
  await expect(page.getByRole('heading', { name: 'Nothing waits for you' })).toBeVisible();
}

async function keepTheBeat(desk: Desk): Promise<void> {
  const { page } = desk;
  await later(page, 32);
  await expect(page.locator('[data-row]')).toHaveText(/Catch up with Noor Hadid/);
  await screenshot(page, 's0-dusty');
  await waiting(page, 'Noor Hadid').getByRole('button', { name: 'Draft a hello' }).click();
  await expect(draft(page).getByLabel('Message')).toHaveValue(/I want nothing in particular/);
  await send(desk, 'Note that I wrote today');
  await expect(page.getByRole('heading', { name: 'Nothing waits for you' })).toBeVisible();
  await goTo(page, 'People');
  await page.getByRole('row', { name: /Noor/ }).dblclick();
  await expect(page.getByText(/^last .*, wrote$/)).toBeVisible();
}
