// Asks in the real window: a rough one is thought through with what a connector would feel beside it; it is planted, told to
// several people, and an answer becomes an introduction; another is declined, and a recommendation grows into a referral.
import { expect, type Page, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card, pick } from '../helpers/cards.ts';
import { createVault } from '../helpers/vault.ts';

/** A desk with the sample network on it. */
async function deskWithSample() {
  const running = await launch();
  await createVault(running.page);
  await running.page.getByRole('button', { name: /sample network/i }).click();
  await expect(card(running.page, 'Captured', 'Pricing help for Léa')).toBeVisible();
  return running;
}

/** The panel of an ask. */
async function openAsk(page: Page, column: string, title: string) {
  await card(page, column, title).click();
  return page.getByRole('complementary', { name: title });
}

test('a rough ask of mine is thought through, planted, told to a few, and an answer becomes an introduction', async () => {
  const { app, page } = await deskWithSample();
  const panel = await openAsk(page, 'Captured', 'Somebody at Kestrel Robotics');

  await test.step('while one types, it says what a connector would feel', async () => {
    const who = panel.getByLabel('Who could give it', { exact: true });
    await who.fill('anyone');
    await expect(who).toHaveAccessibleDescription(/^too vague “Whom do you mean\?.*S3\.5$/i);
    await who.pressSequentially(' who has led hardware teams at Kestrel');
    await expect(who).toHaveAccessibleDescription('');
    await who.press('Escape');
    await expect(who).toHaveValue('');
    await screenshot(page, 'asks-brief');
  });

  await test.step('the reflection asks one thing after another, by keys, and loses nothing', async () => {
    await panel.getByRole('button', { name: 'Think it through' }).click();
    const dialog = page.getByRole('dialog', { name: 'Think it through' });
    await expect(dialog.getByLabel('Who could give it?')).toBeFocused();
    await page.keyboard.type('Hana Weiss');
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Why does it matter')).toBeFocused();
    await page.keyboard.type('why not');
    await expect(dialog.getByText('It sounds like a passing thought')).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await expect(dialog.getByLabel('Who could give it?')).toHaveValue('Hana Weiss');
    await page.keyboard.press('Enter');
    await expect(dialog.getByLabel('Why does it matter')).toHaveValue('why not');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('I move to hardware in June');
    await expectNoBarriers(page);
    await screenshot(page, 'asks-reflection');
    await dialog.getByRole('button', { name: 'Stop here' }).click();
    await expect(panel.getByLabel('Why', { exact: true })).toHaveValue('I move to hardware in June');
    await expect(panel.getByLabel('Who could give it', { exact: true })).toHaveAccessibleDescription('');
    await expect(panel.getByLabel('What is in it for the connector')).toHaveAccessibleDescription(/^one-sided.*S1$/i);
    await panel.getByRole('button', { name: 'Call it shaped' }).click();
    await expect(card(page, 'Shaped', 'Somebody at Kestrel Robotics')).toBeVisible();
  });

  await test.step('planted with a day, it comes back on it', async () => {
    const before = panel.getByRole('region', { name: 'Before I ask' });
    await before.getByRole('button', { name: 'Plant it…' }).click();
    await before.getByLabel('With whom').fill('priya');
    await page.getByRole('option', { name: 'Priya Raman' }).click();
    await before.getByLabel('Ask from').fill('2020-01-01');
    await before.getByRole('button', { name: 'Plant it', exact: true }).click();
    await expect(before.getByText('ask now')).toBeVisible();
    await expect(card(page, 'Shaped', 'Ask Priya now')).toBeVisible();
  });

  await test.step('told to a few; who knows just the one is taken up in one step', async () => {
    await panel.getByRole('button', { name: 'Tell several…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Tell several people' });
    for (const name of ['Priya Raman', 'Léa Varga', 'ليلى حداد']) await pick(page, 'Whom', name, name);
    await expectNoBarriers(page);
    await screenshot(page, 'asks-tell');
    await dialog.getByRole('button', { name: 'Note that 3 were told' }).click();
    const told = panel.getByRole('region', { name: 'Who was told' });
    await expect(told.getByRole('status')).toHaveText('3 told, none answered. Nobody knows somebody yet.');
    await told.getByRole('button', { name: 'They answered…' }).first().click();
    await told.getByRole('combobox', { name: 'Their answer' }).click();
    await page.getByRole('option', { name: 'Knows just the one' }).click();
    await told.getByLabel('Their words').fill('Hana is my neighbour');
    await told.getByRole('button', { name: 'Note it' }).click();
    await expect(told.getByRole('status')).toContainText('The home run');
    await expect(card(page, 'Shaped', 'Take up Priya’s answer')).toBeVisible();
    await expectNoBarriers(page);
    await screenshot(page, 'asks-told');
    await told.getByRole('button', { name: 'Make it an intro' }).click();
    await expect(page.getByRole('dialog', { name: 'Propose an introduction' })).toContainText('Somebody at Kestrel');
    await page.keyboard.press('Escape');
  });
  await app.close();
});

test('somebody else’s ask is declined with a reason, and a recommendation grows into a referral for a job', async () => {
  const { app, page } = await deskWithSample();

  await test.step('declined; undo opens it again', async () => {
    const panel = await openAsk(page, 'Captured', 'Pricing help for Léa');
    await panel.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Decline it…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Decline what Léa Varga asks' });
    await dialog.getByLabel('Your reason').fill('I know no one who would be glad of it');
    await dialog.getByLabel('Léa Varga may be told the reason').check();
    await expectNoBarriers(page);
    await screenshot(page, 'asks-decline');
    await dialog.getByRole('button', { name: 'Decline it', exact: true }).click();
    await expect(panel.getByText(/Closed: declined.*glad of it \(the asker may be told\)/)).toBeVisible();
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Control+z');
    await expect(card(page, 'Captured', 'Pricing help for Léa')).toBeVisible();
  });

  await test.step('grown out of a recommendation, each leads to the other', async () => {
    const panel = await openAsk(page, 'Captured', 'A CFO who knows clinics');
    await panel.getByRole('button', { name: 'Grow a new ask out of it' }).click();
    await panel.getByLabel('What is asked for now').fill('Marta as CFO');
    await panel.getByRole('button', { name: 'Grow it' }).click();
    const grown = page.getByRole('complementary', { name: 'Marta as CFO' });
    await expect(grown.getByText('Ask · referral')).toBeVisible();
    await grown.getByRole('button', { name: /^It is about a job/ }).click();
    const job = grown.getByRole('region', { name: 'The job' });
    await job.getByLabel('Role').fill('CFO');
    await job.getByLabel('Link').fill('https://tidewater.example/jobs/cfo');
    await job.getByLabel('Link').press('Enter');
    await job.getByRole('button', { name: 'Copy the link' }).click();
    await expect(page.getByText('The link is copied.')).toBeVisible();
    await job.getByRole('button', { name: 'It was handed in today' }).click();
    await expect(job.getByRole('button', { name: /^Handed in on: \d/ })).toBeVisible();
    await expectNoBarriers(page);
    await screenshot(page, 'asks-job');
    await grown.getByRole('button', { name: /came out of A CFO who knows clinics/ }).click();
    await expect(
      page
        .getByRole('complementary', { name: 'A CFO who knows clinics' })
        .getByRole('button', { name: /led to Marta/ }),
    ).toBeVisible();
  });
  await app.close();
});
