// Two real apps of one person that are paired and in step, for stories that begin after the pairing. The pairing itself is
// told through windows in laptops.test.ts; here the words go from one page to the other by requests.
import { expect, type Page } from '@playwright/test';
import type { SyncState } from '../../shared/sync.ts';
import { launch, type Running } from './app.ts';
import { ask, createVault } from './port.ts';

const PATIENCE = { timeout: 60_000 };

/** Study and travel, each with a vault of its own, paired by an address of this machine. */
export async function pairedApps(): Promise<{ study: Running; travel: Running }> {
  const [study, travel] = await Promise.all([launch(), launch()]);
  await Promise.all([study, travel].map(({ page }) => createVault(page)));
  await nameLaptop(study.page, 'study laptop');
  await nameLaptop(travel.page, 'travel laptop');
  for (const { page } of [study, travel]) await ready(page);
  const { value } = await ask(study.page, 'sync.show');
  const { words, addresses } = value as { words: string; addresses: readonly string[] };
  await hear(study.page);
  await hear(travel.page);
  await ask(travel.page, 'sync.join', { code: words, address: `127.0.0.1:${addresses[0]?.split(':').at(-1)}` });
  for (const { page } of [study, travel]) await expect.poll(() => pairing(page), PATIENCE).toBe('asking');
  for (const { page } of [study, travel]) await ask(page, 'sync.confirm', { yes: true });
  for (const { page } of [study, travel]) {
    await expect.poll(() => pairing(page), PATIENCE).toBe('done');
    await ask(page, 'sync.stopPairing');
    await inStep(page);
  }
  return { study, travel };
}

/** Neither hears of the other until they are together again. */
export async function apart(...laptops: readonly Running[]): Promise<void> {
  for (const { page } of laptops) await ask(page, 'sync.pause', { paused: true });
  for (const { page } of laptops)
    await expect(page.getByRole('button', { name: 'Sync is paused' })).toBeVisible(PATIENCE);
}

/** Both go on, and have the same when this resolves. */
export async function together(...laptops: readonly Running[]): Promise<void> {
  for (const { page } of laptops) await ask(page, 'sync.pause', { paused: false });
  for (const { page } of laptops) await ask(page, 'sync.again', {});
  for (const { page } of laptops) await inStep(page);
}

/** The corner of the board says that they have the same. The board is shown. */
export async function inStep(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: '2 laptops in step' })).toBeVisible(PATIENCE);
}

/** The keeper takes changes, and has read what it keeps of other laptops. */
async function ready(page: Page): Promise<void> {
  await expect(page.getByText('Saved', { exact: true })).toBeVisible(PATIENCE);
  await expect.poll(async () => (await ask(page, 'sync.again', {})).refused, PATIENCE).toBeUndefined();
}

async function nameLaptop(page: Page, device: string): Promise<void> {
  await page.evaluate(async (device) => {
    const bridge = Reflect.get(globalThis, 'vouchsafe') as {
      desk: (name: string, argument: unknown) => Promise<unknown>;
    };
    await bridge.desk('desk.change', { device });
  }, device);
}

/** Listens to what the keeper tells this page of other laptops, on a line of its own. */
async function hear(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.addEventListener('message', (event) => {
      const [port] = event.ports;
      if (event.data !== 'port' || !port) return;
      port.addEventListener('message', ({ data }: { data: object }) => {
        if ('sync' in data) Reflect.set(globalThis, 'vouchsafeSync', data.sync);
      });
      port.start();
    });
    (Reflect.get(globalThis, 'vouchsafe') as { connect: () => void }).connect();
  });
}

async function pairing(page: Page): Promise<string | undefined> {
  const state = (await page.evaluate(() => Reflect.get(globalThis, 'vouchsafeSync'))) as SyncState | undefined;
  return state?.pairing?.is;
}
