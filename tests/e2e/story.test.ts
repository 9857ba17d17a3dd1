// The first paragraph of the product, played in the real window: a vault, people, an ask, an introduction with two
// consents, an outcome, lock, quit, and everything there again.
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch, screenshot } from '../helpers/app.ts';
import { card, importFile, noteAnswer, noteAsked, pick } from '../helpers/cards.ts';
import { createVault, lock, PASSPHRASE, unlock } from '../helpers/vault.ts';

const VECTORS = join(import.meta.dirname, '../vectors');

test('a new user brings people in, makes an introduction that both want, and finds it all again', async () => {
  const { app, page, home } = await launch();
  await createVault(page);
  await importFile(app, page, join(VECTORS, 'linkedin/Connections.csv'));
  await importFile(app, page, join(VECTORS, 'vcard/rfc6350-example.vcf'));
  await page.getByRole('button', { name: 'Board' }).click();

  await page.getByRole('button', { name: 'New ask' }).click();
  const ask = page.getByRole('dialog', { name: 'New ask' });
  await ask.getByLabel('What is asked for, in a line').fill('Someone who has repriced a B2B SaaS');
  await pick(page, 'Who asks', 'simon perr', 'Simon Perreault');
  await ask.getByRole('button', { name: 'Keep and open' }).click();

  const panel = page.getByRole('complementary');
  for (const [field, text] of [
    ['What exactly', 'An hour on a tier model'],
    ['Who could give it', 'A pricing consultant who has done it twice'],
    ['Why', 'The price list changes in spring'],
  ] as const) {
    await panel.getByLabel(field, { exact: true }).fill(text);
    await panel.getByLabel(field, { exact: true }).press('Tab');
  }
  await panel.getByRole('button', { name: 'Call it shaped' }).click();
  await expect(card(page, 'Shaped', 'Someone who has repriced')).toBeVisible();

  await panel.getByRole('button', { name: 'Propose an intro', exact: true }).click();
  await pick(page, 'Meets whom', 'jurgen horvath', 'Jürgen Horváth');
  await page.getByRole('dialog').getByLabel('Why they should meet').fill('Simon reprices; Jürgen has done it twice');
  await page.getByRole('button', { name: 'Propose it' }).click();
  await expect(card(page, 'Proposed', 'Simon ↔ Jürgen')).toBeVisible();

  await noteAsked(page, 'Simon Perreault');
  await expect(card(page, 'Permission', 'Simon ↔ Jürgen')).toBeVisible();
  await noteAnswer(page, 'Simon Perreault', 'Yes', 'Any day but Monday');
  await noteAsked(page, 'Jürgen Horváth');
  await noteAnswer(page, 'Jürgen Horváth', 'Yes');
  await expect(card(page, 'Ready', 'Simon ↔ Jürgen')).toBeVisible();
  // The board makes room: the panel never covers the column in which its card stands, also when the card moved on.
  await expect
    .poll(async () => {
      const [stands, covered] = [await card(page, 'Ready', 'Simon ↔ Jürgen').boundingBox(), await panel.boundingBox()];
      return stands && covered && stands.x + stands.width <= covered.x;
    })
    .toBe(true);
  await screenshot(page, 'story-ready');

  await page.getByRole('button', { name: 'I introduced them…' }).click();
  await page.getByRole('button', { name: 'Mark it introduced' }).click();
  await expect(card(page, 'Introduced', 'Simon ↔ Jürgen')).toBeVisible();

  await page.getByRole('button', { name: 'Close it…' }).click();
  const closing = page.getByRole('dialog', { name: 'How did it end?' });
  await closing.getByRole('combobox', { name: 'Outcome' }).click();
  await page.getByRole('option', { name: 'Worked out' }).click();
  await closing.getByLabel('In a few words').fill('Jürgen now advises them');
  for (const box of await closing.getByRole('checkbox').all()) await box.check();
  await closing.getByRole('button', { name: 'Close it' }).click();
  await expect(panel.getByText('Closed: worked out – Jürgen now advises them', { exact: true })).toBeVisible();

  const locked = await lock(app, page);
  await expect(locked.getByText('Your vault is locked')).toBeVisible();
  await app.close();

  const again = await launch({ home });
  await unlock(again.page, PASSPHRASE);
  await again.page.getByRole('button', { name: /^Unfold Closed|^Closed/ }).click();
  await card(again.page, 'Closed', 'Simon ↔ Jürgen').click();
  const found = again.page.getByRole('complementary');
  await expect(found.getByText('Closed: worked out – Jürgen now advises them', { exact: true })).toBeVisible();
  await expect(found.getByText('“Any day but Monday”').first()).toBeVisible();
  await found.getByRole('button', { name: /^Show all/ }).click();
  await expect(found.getByRole('region', { name: 'History' })).toContainText('you proposed it');
  await expect(card(again.page, 'Shaped', 'Someone who has repriced')).toBeVisible();
  await again.page.getByRole('button', { name: 'People' }).click();
  await again.page.getByLabel('Find people').fill('perreault');
  await expect(again.page.getByText('Simon Perreault')).toBeVisible();
  await again.app.close();
});
