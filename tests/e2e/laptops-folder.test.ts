// Two laptops that are never unlocked at the same time, through their windows: both were paired once, both use one folder, and
// what one does while the other is locked is there when that one is unlocked.
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { ShownCode } from '../../shared/sync.ts';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { goTo } from '../helpers/desk.ts';
import { ask, createVault, openPort } from '../helpers/port.ts';
import { lock, PASSPHRASE, unlock } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

const PATIENCE = { timeout: 60_000 };
let study: Running;
let travel: Running;
let dir: string;

test.beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vouchsafe-shared-'));
  [study, travel] = await Promise.all([launch(), launch()]);
  for (const { page } of [study, travel]) await createVault(page);
  await ask(study.page, 'me.edit', { name: 'Mo Okafor' });
  await ask(study.page, 'person.add', { name: 'Priya Raman', closeness: 'well' });
  await pair();
});

test.afterAll(async () => {
  await Promise.all([study?.app.close(), travel?.app.close()]);
});

test('a folder that is not there, and an address that is none, are refused in words', async () => {
  const { page } = study;
  await showLaptops(page);
  await choose(study, join(dir, 'nowhere'));
  await expect(page.getByText('There is no folder in that place.')).toBeVisible(PATIENCE);
  await page.getByRole('button', { name: 'WebDAV address…' }).click();
  const dialog = page.getByRole('dialog', { name: 'A folder by WebDAV' });
  await dialog.getByLabel('Address').fill('http://cloud.example/dav');
  await dialog.getByLabel('Name').fill('mo');
  await dialog.getByRole('button', { name: 'Use it' }).click();
  await expect(dialog.getByRole('alert')).toContainText('It has to begin with https');
  await look(page, 'folder-webdav');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
  await look(page, 'folder-none');
});

test('each chooses the folder, and its window says that it is looked through', async () => {
  await showLaptops(travel.page);
  for (const running of [study, travel]) {
    await choose(running, dir);
    const folder = running.page.getByRole('region', { name: 'A folder between them' });
    await expect(folder.getByText(dir)).toBeVisible(PATIENCE);
    await expect(folder.getByText(/^Looked through/)).toBeVisible(PATIENCE);
  }
  await look(study.page, 'folder-used');
});

test('what the study does while the travel laptop is locked is there when that one is unlocked alone', async () => {
  travel = { ...travel, page: await lock(travel.app, travel.page) };
  await noteAndWrite(study.page, 'Sten Lindqvist');
  study = { ...study, page: await lock(study.app, study.page) };
  await unlock(travel.page, PASSPHRASE);
  await goTo(travel.page, 'People');
  await expect(travel.page.getByText('Sten Lindqvist').first()).toBeVisible(PATIENCE);
});

test('and back: the window says by what they are in touch, and that both have the same', async () => {
  await openPort(travel.page);
  await showLaptops(travel.page);
  await noteAndWrite(travel.page, 'Ines Moreau');
  travel = { ...travel, page: await lock(travel.app, travel.page) };
  const { page } = study;
  await unlock(page, PASSPHRASE);
  await goTo(page, 'People');
  await expect(page.getByText('Ines Moreau').first()).toBeVisible(PATIENCE);
  await showLaptops(page);
  const other = page.getByRole('list', { name: 'Paired laptops' }).getByRole('listitem').nth(1);
  await expect(other).toContainText('In step', PATIENCE);
  await expect(other).toContainText('Last heard by the folder');
  await look(page, 'folder-in-step');
  await openPort(page);
  await ask(page, 'person.add', { name: 'Tomas Vrba', closeness: 'well' });
  await expect(other).toContainText('1 change waiting to go there', PATIENCE);
  await look(page, 'folder-waiting');
});

test('the folder is left alone while sync is paused, and forgotten when it is left', async () => {
  const { page } = study;
  const folder = page.getByRole('region', { name: 'A folder between them' });
  await page.getByRole('button', { name: 'Pause sync' }).click();
  await expect(folder.getByText('Left alone while sync is paused')).toBeVisible(PATIENCE);
  await page.getByRole('button', { name: 'Go on with sync' }).click();
  await expect(folder.getByText(/^Looked through/)).toBeVisible(PATIENCE);
  await folder.getByRole('button', { name: 'Stop using it' }).click();
  await expect(page.getByText('The sealed files in it stay until you delete them.')).toBeVisible(PATIENCE);
  await expect(folder.getByRole('button', { name: 'Choose a folder…' })).toBeVisible();
});

/** By requests, for how two laptops are paired through their windows is another story. */
async function pair(): Promise<void> {
  const code = (await ask(study.page, 'sync.show')).value as ShownCode;
  const address = `127.0.0.1:${code.addresses[0]?.split(':').at(-1)}`;
  await ask(travel.page, 'sync.join', { code: code.words, address });
  for (const { page } of [study, travel])
    await expect.poll(async () => (await ask(page, 'sync.confirm', { yes: true })).refused, PATIENCE).toBeUndefined();
  for (const { page } of [study, travel]) {
    await goTo(page, 'Board');
    await expect(page.getByRole('button', { name: '2 laptops in step' })).toBeVisible(PATIENCE);
    await ask(page, 'sync.stopPairing');
  }
}

async function choose({ app, page }: Running, path: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, path);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
}

/** Notes somebody on a laptop whose screen of laptops is open, and waits until a file is in the folder for it. */
async function noteAndWrite(page: Page, name: string): Promise<void> {
  const before = await files();
  await ask(page, 'person.add', { name, closeness: 'well' });
  await page.getByRole('button', { name: 'Look again' }).click();
  const isNew = async () => (await files()).some((file) => !before.includes(file));
  await expect.poll(isNew, PATIENCE).toBe(true);
}

async function files(): Promise<string[]> {
  return (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.vsx'));
}

async function showLaptops(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Show the laptops' }).click();
}

/** In both schemes, in a window as people have it and in the smallest one. */
async function look(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      await screenshot(page, `${name}-${colorScheme}-${width}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNoBarriers(page);
}
