// What is captured while the vault is locked, or left unfinished, is sealed, told at the lock and above the desk, and kept, let
// go or put off by hand.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot, startAgain } from '../helpers/app.ts';
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
  const dialog = page.getByRole('dialog', { name: 'Captured, waiting for you' });

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
    await expect(page.getByRole('option', { selected: true })).toContainText('Captured, waiting for you');
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
  await keeping.page.getByRole('button', { name: 'Go through it' }).click();
  await keeping.page.getByRole('button', { name: 'Keep' }).click();
  await expect(keeping.page.getByText('Kept.')).toBeVisible();
  await kill(keeping);

  const again = await launch({ home: sealing.home });
  await unlock(again.page, PASSPHRASE);
  await expect(card(again.page, 'Captured', 'winds clocks')).toHaveCount(1);
  await expect(again.page.getByText('captured while locked')).toBeHidden();
  await again.app.close();
});

test('words that were taken out again before Esc do not come back, and what was left unfinished is called that', async () => {
  const { app, page, home } = await launch();
  await createVault(page);
  const sealed = () =>
    readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.endsWith('inbox'))
      .map(({ name }) => name);
  const capture = app.windows().find((each) => each.url().endsWith('/capture.html')) as Page;
  const line = capture.getByRole('textbox', { name: 'What to capture' });
  const call = async () => {
    expect(await startAgain(home, ['--capture'])).toBe(0);
    await expect(line).toBeFocused();
  };
  const isShown = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(
        (each) => each.webContents.getURL().endsWith('/capture.html') && each.isVisible(),
      ),
    );

  await test.step('sealed at a rest, taken out, put away at once: nothing is left of it on the disk', async () => {
    await call();
    await line.pressSequentially('Half a thought');
    await expect.poll(sealed).toHaveLength(1);
    await capture.keyboard.press('Control+a');
    await capture.keyboard.press('Delete');
    await capture.keyboard.press('Escape');
    await expect.poll(isShown).toBe(false);
    await expect.poll(sealed).toEqual([]);
  });

  await test.step('what still stands in the line at a quit is offered as left unfinished, for the vault was open', async () => {
    await call();
    await line.pressSequentially('Need somebody who tunes bells');
    await expect.poll(sealed).toHaveLength(1);
    await app.close();
  });

  const again = await launch({ home });
  await unlock(again.page, PASSPHRASE);
  await expect(again.page.getByText('1 left unfinished')).toBeVisible();
  await expect(again.page.getByText('captured while locked')).toHaveCount(0);
  await look(again.page, 'inbox-unfinished');
  await again.page.getByRole('button', { name: 'Go through it' }).click();
  const dialog = again.page.getByRole('dialog', { name: 'Captured, waiting for you' });
  await expect(dialog).toContainText('1 of 1');
  await expect(dialog).toContainText('left unfinished');
  await expect(dialog.getByRole('textbox')).toHaveValue('Need somebody who tunes bells');
  await again.app.close();
});

async function kill({ app }: Running): Promise<void> {
  const main = app.process();
  const gone = once(main, 'exit');
  main.kill('SIGKILL');
  await gone;
}
