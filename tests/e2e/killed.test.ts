// The app is killed in the middle of things, as by a power cut: what was acknowledged is there when it starts again.
import { once } from 'node:events';
import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app.ts';
import { createVault, PASSPHRASE, unlock } from '../helpers/vault.ts';

test('killed right after the rehearsal: the recovery key that was rehearsed still stands, and so does the last ask', async () => {
  const first = await launch();
  await createVault(first.page);
  await first.page.keyboard.press('n');
  await expect(first.page.getByLabel('What is asked for, in a line')).toBeFocused();
  await first.page.keyboard.type('Somebody who winds clocks');
  await first.page.keyboard.press('Enter');
  await expect(first.page.getByText('Captured.')).toBeVisible();
  const main = first.app.process();
  const gone = once(main, 'exit');
  main.kill('SIGKILL');
  await gone;
  const again = await launch({ home: first.home });
  await unlock(again.page, PASSPHRASE);
  await expect(again.page.getByText('Somebody who winds clocks')).toBeVisible();
  await again.app.close();
});
