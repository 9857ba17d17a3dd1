// The screens of the laptops in every state, also those that no test can bring about at will: looked at by axe in both
// schemes and at the smallest window, with long names and names from right to left.
import { expect, type Page, test } from '@playwright/test';
import type { Laptop, PairingState, SyncState, SyncTrouble } from '../../shared/sync.ts';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { createVault } from '../helpers/port.ts';
import { openLine, tell } from '../helpers/told.ts';

test.describe.configure({ mode: 'serial' });

let running: Running;
let page: Page;

const DAY = 86_400_000;
const study = laptop('study laptop', { isThis: true, isInStep: true, addresses: ['192.168.1.20:50213'] });
const ADDRESSES = ['192.168.1.20:50213', '[fd12:3456:789a::20]:50213'];
const LINK = `vouchsafe:pair?v=1&f=${'a1'.repeat(32)}&c=${'5e'.repeat(16)}&a=${ADDRESSES.join(',')}`;

test.beforeAll(async () => {
  running = await launch();
  page = running.page;
  await createVault(page);
  // By then the keeper has said all that it has to say of laptops by itself.
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await openLine(page);
});

test.afterAll(() => running.app.close());

test('all that can be said of laptops is said on one screen', async () => {
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Show the laptops' }).click();
  await told(full());
  await expect(page.getByText('12 changes waiting to go there')).toBeVisible();
  await look('laptops-full');
  await told({ ...full(), is: 'paused' });
  await expect(page.getByText('Sync is paused: nothing is sent')).toBeVisible();
  await look('laptops-paused');
  await told({ is: 'off', laptops: [], gone: [], isRemoved: true });
  await expect(page.getByText('Another laptop of yours has removed this one.')).toBeVisible();
  await look('laptops-removed');
});

test('the corner of the board has room for a name of any length', async () => {
  await page.keyboard.press('2');
  for (const [name, sync] of Object.entries(corners())) {
    await told(sync);
    await expect(page.locator('header').getByTitle('Laptops')).toBeVisible();
    await look(`laptops-corner-${name}`);
  }
});

test('every step of pairing can be read, and what ended it', async () => {
  for (const [name, pairing] of Object.entries(STEPS)) {
    await told(full());
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(name.startsWith('study') ? 'Add a laptop' : 'Join my other laptop');
    await page.keyboard.press('Enter');
    // The keeper has answered by then, with a code of its own or with nothing.
    await expect(page.getByRole('list', { name: 'The six words' }).or(page.getByLabel(/The six words/))).toBeVisible();
    await told({ ...full(), pairing });
    await look(`laptops-${name}`);
    await told(full());
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

const STEPS: Readonly<Record<string, PairingState>> = {
  'study-showing': {
    is: 'showing',
    words: 'abandon mountain umbrella wrestle knee shoulder',
    link: LINK,
    addresses: ADDRESSES,
    until: Date.now() + 270_000,
    left: 3,
  },
  'study-tried': {
    is: 'showing',
    words: 'abandon mountain umbrella wrestle knee shoulder',
    link: LINK,
    addresses: [],
    until: Date.now() + 90_000,
    left: 0,
  },
  'study-asking': { is: 'asking', role: 'study', name: 'travel laptop', people: 0, hasData: false, saidYes: false },
  'travel-looking': { is: 'looking' },
  'travel-choosing': { is: 'choosing', addresses: ADDRESSES },
  'travel-proving': { is: 'proving' },
  'travel-asking': { is: 'asking', role: 'travel', name: 'حاسوب المكتب', people: 4980, hasData: true, saidYes: false },
  'travel-said-yes': { is: 'asking', role: 'travel', name: 'study laptop', people: 1, hasData: false, saidYes: true },
  'travel-done': { is: 'done', name: 'barn laptop' },
  'travel-over': { is: 'over', why: 'nobody-found' },
  'study-over': { is: 'over', why: 'expired' },
};

function laptop(name: string, changes: Partial<Laptop> = {}): Laptop {
  const id = [...name]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)
    .toString(16)
    .padStart(32, '0');
  return { id, name, isThis: false, isInStep: false, toSend: 0, toCome: 0, addresses: [], ...changes };
}

function full(): SyncState {
  const now = Date.now();
  const stuck = (name: string, trouble: SyncTrouble, changes: Partial<Laptop> = {}) =>
    laptop(name, { trouble, heardAt: now - 3 * DAY, inStepAt: now - 4 * DAY, ...changes });
  return {
    is: 'on',
    laptops: [
      study,
      laptop('barn laptop', { how: 'direct', heardAt: now, inStepAt: now - DAY, toCome: 3412, progress: 0.43 }),
      laptop('old laptop', { how: 'direct', heardAt: now, inStepAt: now, isInStep: true }),
      stuck('The laptop that stands in the kitchen beside the window', 'unreachable', { toSend: 12 }),
      stuck('حاسوب السفر', 'twin', { how: 'folder' }),
    ],
    gone: [{ id: 'f'.repeat(32), name: 'stolen laptop', inStepAt: now - 20 * DAY }],
    folder: {
      kind: 'disk',
      place: '/home/mo/Sync/vouchsafe',
      lookedAt: now - 60_000,
      waitsFor: [{ laptop: 'old laptop', files: 2 }],
      trouble: 'folder-unwritable',
    },
    isRemoved: false,
  };
}

function corners(): Record<string, SyncState> {
  const on = (...others: Laptop[]): SyncState => ({
    is: 'on',
    laptops: [study, ...others],
    gone: [],
    isRemoved: false,
  });
  return {
    'in-step': on(laptop('travel laptop', { isInStep: true })),
    waiting: on(laptop('travel laptop', { toSend: 12 })),
    long: on(laptop('The laptop that stands in the kitchen beside the window', { toSend: 1234 })),
    'right-to-left': on(laptop('حاسوب السفر', { toSend: 12 })),
    stuck: on(laptop('travel laptop', { trouble: 'refused-here' })),
    paused: { ...on(laptop('travel laptop')), is: 'paused' },
  };
}

function told(sync: SyncState): Promise<void> {
  return tell(page, { sync });
}

/** Looks at it in both schemes, in a window as people have it and in the smallest one. */
async function look(name: string): Promise<void> {
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
  await expectNoBarriers(page);
}
