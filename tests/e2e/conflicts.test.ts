// What two copies of a vault wrote at once, brought together by merging a backup: the card says so, its panel shows both
// values, one is chosen, and that is taken back. What was binned there and changed here can be had back.
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launch, makeHome, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { ask, createVault, openPort } from '../helpers/port.ts';

const PASSPHRASE = 'correct horse battery staple';

/** Opens the vault of a home, and makes requests there. */
async function open(home: string): Promise<{ app: ElectronApplication; page: Page }> {
  const { app, page } = await launch({ home });
  await openPort(page);
  await ask(page, 'vault.unlock', { passphrase: PASSPHRASE });
  await expect(page.getByRole('button', { name: 'New ask' })).toBeVisible();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  return { app, page };
}

async function pictures({ app, page }: { app: ElectronApplication; page: Page }, name: string): Promise<void> {
  for (const [scheme, width, height] of [
    ['light', 1280, 800],
    ['dark', 1280, 800],
    ['light', 900, 600],
    ['dark', 900, 600],
  ] as const) {
    await app.evaluate(
      ({ BrowserWindow }, [w, h]) => {
        for (const window of BrowserWindow.getAllWindows()) if (window.isVisible()) window.setContentSize(w, h);
      },
      [width, height] as const,
    );
    await page.emulateMedia({ colorScheme: scheme });
    await page.waitForFunction((w) => window.innerWidth === w, width);
    await screenshot(page, `${name}-${scheme}-${width}`);
  }
}

/** A vault, and what its copy on the other laptop made of it, as a backup. */
async function twoHomes() {
  const { app, page, home } = await launch();
  await createVault(page);
  const made = async (name: string, argument: unknown) => (await ask(page, name, argument)).value as string;
  const ana = await made('person.add', { name: 'Ana Jansen', about: 'Runs a mill' });
  const card = await made('ask.capture', { title: 'A CFO', asker: ana });
  const binned = await made('ask.capture', { title: 'A boat', asker: ana });
  await app.close();
  const there = makeHome();
  cpSync(home, there, { recursive: true });
  const travel = await open(there);
  await ask(travel.page, 'ask.edit', {
    id: card,
    changes: { title: 'A treasurer', brief: { why: 'She sells\nBy spring' } },
  });
  await ask(travel.page, 'person.edit', { id: ana, changes: { about: 'Runs two mills' } });
  await ask(travel.page, 'bin.put', { table: 'asks', ids: [binned] });
  await ask(travel.page, 'vault.backUp');
  await travel.app.close();
  return { home, there, ana, card, binned };
}

test('both values are shown on the card and in the panel, one is chosen, and undone', async () => {
  test.setTimeout(180_000);
  const { home, there, ana, card, binned } = await twoHomes();
  const study = await open(home);
  const { app, page } = study;
  await ask(page, 'ask.edit', {
    id: card,
    changes: { title: 'A CFO for a mill', brief: { why: 'She grows\nBy spring' } },
  });
  await ask(page, 'person.edit', { id: ana, changes: { about: 'Sold her mill' } });
  await ask(page, 'ask.edit', { id: binned, changes: { due: '2027-01-10' } });
  await expect(page.getByText('to settle')).toHaveCount(0);
  const [folder = ''] = readdirSync(there, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /backups$/.test(name),
  );
  cpSync(join(there, folder), join(home, folder), { recursive: true });
  const { value: backups } = await ask(page, 'vault.backups');
  for (const { file } of backups as { file: string }[]) await ask(page, 'vault.mergeBackup', { file });

  const mark = page.locator(`[data-card="${card}"]`);
  await expect(mark.getByText('2 to settle')).toBeVisible();
  await expect(page.getByRole('button', { name: '4 to settle' })).toBeVisible();
  await mark.click();
  const panel = page.getByRole('complementary').filter({ hasText: 'To settle' });
  const title = panel.getByRole('region', { name: /: title$/ });
  await expect(title.getByText('A CFO for a mill')).toBeVisible();
  await expect(title.getByText('A treasurer')).toBeVisible();
  await expect(title.getByText(/^this laptop/)).toBeVisible();
  await expectNoBarriers(page);
  await pictures(study, 'conflicts-panel');

  const shown = await panel.getByRole('heading', { level: 2 }).textContent();
  await title.getByRole('button', { name: 'Take that' }).press('Enter');
  await expect(title).toHaveCount(0);
  await expect(page.getByText('Settled. Undo brings it back.')).toBeVisible();
  await expect(page.getByRole('complementary').and(page.locator(':focus'))).toBeVisible();
  await expect(panel.getByRole('heading', { level: 2 })).not.toHaveText(shown ?? '');
  await expect(mark.getByText('1 to settle')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(panel.getByRole('heading', { level: 2 })).toHaveText(shown ?? '');
  await expect(title.getByText('A treasurer')).toBeVisible();

  const why = panel.getByRole('region', { name: /: the brief: why$/ });
  await why.getByRole('button', { name: 'Join both…' }).click();
  const joined = why.getByRole('textbox', { name: 'Joined' });
  await expect(joined).toHaveValue(/She sells/);
  await expect(joined).toHaveValue(/She grows/);
  await why.getByRole('button', { name: 'Keep this text' }).click();
  await expect(why).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '3 to settle' }).click();
  const dialog = page.getByRole('dialog', { name: 'Changed on both laptops' });
  await expect(dialog.getByText('Changed (by when)')).toBeVisible();
  await expectNoBarriers(page);
  await pictures(study, 'conflicts-list');
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(page.locator(`[data-card="${binned}"]`)).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Keep this' }).first().click();
  await dialog.getByRole('button', { name: 'Keep this' }).first().click();
  await expect(dialog.getByText('Nothing is left to settle.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('to settle')).toHaveCount(0);
  await app.close();
});
