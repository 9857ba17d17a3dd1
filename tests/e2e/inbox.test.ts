// What is captured while the vault is locked is sealed, told at the lock and above the desk, and kept, let go or put off by hand.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card } from '../helpers/cards.ts';
import { ask, openPort } from '../helpers/port.ts';
import { createVault, lock, PASSPHRASE, unlock } from '../helpers/vault.ts';

const LINES = [
  'Goran needs a cellist by Friday #music',
  'שאלתי את גורן על הצ׳לו',
  `Remind me to write to Tomás about ${'the harbour and '.repeat(20)}the boats`,
];
const id = (at: number) => `${at}`.repeat(32);

async function look(page: Page, name: string): Promise<void> {
  await expectNoBarriers(page);
  for (const [width, height] of [
    [900, 600],
    [1280, 800],
  ] as const) {
    await page.setViewportSize({ width, height });
    // After the size: setting that takes the colours back to the system's.
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `${name}-${colorScheme}-${width}`);
    }
  }
}

test('captured while locked: sealed, told, and gone through one by one', async () => {
  const { app, page: first, home } = await launch();
  await createVault(first);
  await first.getByRole('button', { name: 'Show me a sample network' }).click();
  await expect(card(first, 'Proposed', 'Goran ↔ Tomás')).toBeVisible();
  const page = await lock(app, first);

  await test.step('sealed without the passphrase, and no word of it in clear', async () => {
    await openPort(page);
    for (const [at, line] of LINES.entries())
      expect(await ask(page, 'capture.seal', { id: id(at), line, capturedAt: 1_790_000_000_000 + at })).toEqual({});
    await expect(page.getByText('3 captured while locked.')).toBeVisible();
    await look(page, 'inbox-locked');
    expect(await ask(page, 'inbox.list')).toEqual({ refused: 'vault-locked' });
    for (const entry of readdirSync(home, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = readFileSync(join(entry.parentPath, entry.name)).toString('latin1');
      expect(bytes, entry.name).not.toContain('cellist');
    }
  });

  await unlock(page, PASSPHRASE);
  const banner = page.getByText('3 captured while locked');
  await expect(banner).toBeVisible();
  await look(page, 'inbox-banner');
  await page.getByRole('button', { name: 'Go through them' }).click();
  const field = page.getByRole('textbox', { name: 'What to capture' });
  const dialog = page.getByRole('dialog', { name: 'Captured while locked' });

  await test.step('Enter keeps the first: its card is on the board, and the next line is at hand', async () => {
    await expect(field).toHaveValue(LINES[0] ?? '');
    await expect(field).toBeFocused();
    await expect(dialog).toContainText('1 of 3');
    await look(page, 'inbox-dialog');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue(LINES[1] ?? '');
    await expect(field).toBeFocused();
    await expect(card(page, 'Captured', 'A cellist')).toBeVisible();
    await look(page, 'inbox-right-to-left');
  });

  await test.step('one is let go, and comes back by Undo', async () => {
    await page.getByRole('button', { name: 'Let it go' }).click();
    await expect(field).toHaveValue(LINES[2] ?? '');
    await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await expect(field).toHaveValue(LINES[1] ?? '');
  });

  await test.step('words that were changed are still there after Later', async () => {
    await dialog.getByRole('button', { name: /the boats/ }).click();
    await expect(field).toHaveValue(LINES[2] ?? '');
    await look(page, 'inbox-long');
    await field.fill('Remind me to write to Tomás about the boats');
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(field).toHaveValue(LINES[1] ?? '');
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('2 captured while locked')).toBeVisible();
  });

  await test.step('the rest is found by the palette, kept, and then nothing waits', async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: /^Find people/ })).toBeFocused();
    await page.keyboard.type('captured while');
    await expect(page.getByRole('option', { selected: true })).toContainText('Captured while locked');
    await page.keyboard.press('Enter');
    await expect(field).toHaveValue(LINES[1] ?? '');
    await page.getByRole('button', { name: 'Let it go' }).click();
    await expect(field).toHaveValue('Remind me to write to Tomás about the boats');
    await page.getByRole('button', { name: 'Keep' }).click();
    await expect(dialog).toContainText('That was all.');
    await look(page, 'inbox-empty');
    await page.keyboard.press('Enter');
    await expect(page.getByText('captured while locked')).toBeHidden();
  });
  await app.close();
});

test('killed right after it was sealed, and right after it was kept: never lost, never offered twice', async () => {
  const sealing = await launch();
  await createVault(sealing.page);
  const locked = await lock(sealing.app, sealing.page);
  await openPort(locked);
  expect(await ask(locked, 'capture.seal', { id: id(7), line: 'I need somebody who winds clocks' })).toEqual({});
  await kill(sealing);

  const keeping = await launch({ home: sealing.home });
  await expect(keeping.page.getByText('1 captured while locked.')).toBeVisible();
  await unlock(keeping.page, PASSPHRASE);
  await keeping.page.getByRole('button', { name: 'Go through them' }).click();
  await keeping.page.getByRole('button', { name: 'Keep' }).click();
  await expect(keeping.page.getByText('Kept.')).toBeVisible();
  await kill(keeping);

  const again = await launch({ home: sealing.home });
  await unlock(again.page, PASSPHRASE);
  await expect(card(again.page, 'Captured', 'winds clocks')).toHaveCount(1);
  await expect(again.page.getByText('captured while locked')).toBeHidden();
  await again.app.close();
});

async function kill({ app }: Running): Promise<void> {
  const main = app.process();
  const gone = once(main, 'exit');
  main.kill('SIGKILL');
  await gone;
}
