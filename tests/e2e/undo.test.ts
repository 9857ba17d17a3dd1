// Undo and redo as buttons above the board: what was done last is taken back, done again, and the focus stays.
import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { ask, createVault } from '../helpers/port.ts';

test('a card is taken back and done again by buttons that say when there is nothing more', async () => {
  const { app, page } = await launch();
  await createVault(page);
  const undo = page.getByRole('button', { name: 'Undo', exact: true });
  const redo = page.getByRole('button', { name: 'Redo', exact: true });
  await expect(undo).toBeDisabled();
  await ask(page, 'ask.capture', { title: 'Somebody who knows tides', asker: 'me', kind: 'introduction' });
  const card = page.getByText('Somebody who knows tides');
  await expect(card).toBeVisible();
  await undo.hover();
  await expect(page.getByRole('tooltip', { name: 'Undo (Ctrl+Z)' })).toBeVisible();
  await undo.click();
  await expect(card).toHaveCount(0);
  await expect(undo).toBeDisabled();
  await expect(undo).toBeFocused();
  // A tooltip stands outside of every landmark, as tooltips do.
  await page.mouse.move(400, 400);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await expectNoBarriers(page);
  await redo.focus();
  await page.keyboard.press('Enter');
  await expect(card).toBeVisible();
  await expect(redo).toBeDisabled();
  await expect(redo).toBeFocused();
  await app.close();
});
