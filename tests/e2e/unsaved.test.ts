// A disk that takes nothing: the window says so, locking and quitting ask before anything is lost, and all is saved when
// the disk is back. Here the vault's folder goes away, as with a disk that is pulled out.
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app.ts';
import { createVault, lock, PASSPHRASE, unlock } from '../helpers/vault.ts';

test('what could not be saved is shown, is not locked away unasked, and is saved in the end', async () => {
  const { app, page, home } = await launch();
  await createVault(page);
  const locked = await lock(app, page);
  await unlock(locked, PASSPHRASE);
  await expect(locked.getByText('Saved', { exact: true })).toBeVisible();
  await rename(join(home, 'vault'), join(home, 'elsewhere'));
  await locked.keyboard.press('n');
  await locked.keyboard.type('Somebody who mends clocks');
  await locked.keyboard.press('Enter');
  await expect(locked.getByRole('alert').filter({ hasText: 'Not saved yet' })).toBeVisible();
  await locked.keyboard.press('Escape');
  await expect(locked.getByText('Somebody who mends clocks')).toBeVisible();

  await app.evaluate(({ dialog }) => {
    dialog.showMessageBoxSync = () => 0;
  });
  await locked.getByRole('button', { name: 'Lock', exact: true }).click();
  await expect(locked.getByText('Somebody who mends clocks')).toBeVisible();

  await rename(join(home, 'elsewhere'), join(home, 'vault'));
  await locked.getByRole('button', { name: 'Try now' }).click();
  await expect(locked.getByText('Saved', { exact: true })).toBeVisible();
  const again = await lock(app, locked);
  await unlock(again, PASSPHRASE);
  await expect(again.getByText('Somebody who mends clocks')).toBeVisible();
  await app.close();
});
