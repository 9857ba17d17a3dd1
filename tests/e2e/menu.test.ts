// The application menu in the real app: it leads the window there, undoes what the page would undo, and knows when it is locked.
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running } from '../helpers/app.ts';

import { createVault, lock } from '../helpers/vault.ts';
import { focusWindow, pressKeys } from '../helpers/x11.ts';

test.describe.configure({ mode: 'serial' });

let running: Running;
let page: Page;

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await createVault(page);
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible();
});
test.afterAll(() => running.app.close());

/** Chooses an item as a hand would; false if it cannot be chosen now. */
function choose(head: string, label: string): Promise<boolean> {
  return running.app.evaluate(
    ({ Menu }, [head, label]) => {
      const menu = Menu.getApplicationMenu()?.items.find((item) => item.label === head)?.submenu;
      const item = menu?.items.find((each) => each.label === label);
      if (item?.enabled) item.click();
      return item?.enabled ?? false;
    },
    [head, label] as const,
  );
}

test('screens and dialogs open from the menu', async () => {
  await choose('View', 'People');
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  await choose('View', 'Laptops');
  await expect(page.getByRole('heading', { name: 'Laptops', level: 1 })).toBeVisible();
  await choose('View', 'Board');
  await choose('Help', 'Keyboard shortcuts');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await choose('File', 'New ask');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the keys of the menu work', async () => {
  focusWindow(running.app.process().pid ?? 0);
  pressKeys('ctrl+3');
  await expect(page.getByRole('heading', { name: 'People', level: 1 })).toBeVisible();
  pressKeys('ctrl+comma');
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
});

test('Undo takes back the text while one writes, and else the last change', async () => {
  const me = page.getByRole('region', { name: 'Me', exact: true });
  await me.getByLabel('Name').fill('Noor Lindqvist');
  await page.keyboard.press('Enter');
  await expect(me.getByLabel('Name')).toHaveValue('Noor Lindqvist');
  await me.getByLabel('Firm').click();
  await page.keyboard.type('Lanternworks');
  await choose('Edit', 'Undo');
  await expect(me.getByLabel('Firm')).toHaveValue('');
  await expect(me.getByLabel('Name')).toHaveValue('Noor Lindqvist');
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Settings', level: 1 }).click();
  await choose('Edit', 'Undo');
  await expect(me.getByLabel('Name')).toHaveValue('');
  await choose('Edit', 'Redo');
  await expect(me.getByLabel('Name')).toHaveValue('Noor Lindqvist');
});

test('while locked, the menu leads nowhere', async () => {
  page = await lock(running.app, page);
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeVisible();
  expect(await choose('File', 'New ask')).toBe(false);
  expect(await choose('View', 'Today')).toBe(false);
  expect(await choose('File', 'Lock')).toBe(false);
});
