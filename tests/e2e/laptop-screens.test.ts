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
  await told(sixteen());
  await expect(page.getByRole('listitem').filter({ hasText: 'laptop 16' })).toBeVisible();
  await look('laptops-sixteen');
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
  for (const [name, { pairing, says }] of Object.entries(STEPS)) {
    await told(full());
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(name.startsWith('study') ? 'Add a laptop' : 'Join my other laptop');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('list', { name: 'The six words' }).or(page.getByLabel(/The six words/))).toBeVisible();
    await look(`laptops-${name}`, { tell: { ...full(), pairing }, says });
    await told(full());
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

const SHOWN = { is: 'showing', words: 'abandon mountain umbrella wrestle knee shoulder', link: LINK } as const;
const ASKING = { is: 'asking', people: 0, hasData: false, saidYes: false } as const;

const STEPS: Readonly<Record<string, { pairing: PairingState; says: string }>> = {
  'study-showing': {
    pairing: { ...SHOWN, addresses: ADDRESSES, until: Date.now() + 270_000, left: 3 },
    says: 'umbrella',
  },
  'study-tried': {
    pairing: { ...SHOWN, addresses: [], until: Date.now() + 90_000, left: 0 },
    says: 'Three wrong tries',
  },
  'study-asking': { pairing: { ...ASKING, role: 'study', name: 'travel laptop' }, says: 'travel laptop' },
  'travel-looking': { pairing: { is: 'looking' }, says: 'Looking for the laptop that shows it' },
  'travel-choosing': { pairing: { is: 'choosing', addresses: ADDRESSES }, says: 'Several laptops in this network' },
  'travel-proving': { pairing: { is: 'proving' }, says: 'Both prove that they know the code' },
  'travel-asking': {
    pairing: { ...ASKING, role: 'travel', name: 'حاسوب المكتب', people: 4980, hasData: true },
    says: 'It holds 4,980 people.',
  },
  'travel-said-yes': {
    pairing: { ...ASKING, role: 'travel', name: 'study laptop', people: 1, saidYes: true },
    says: 'You said yes.',
  },
  'travel-done': { pairing: { is: 'done', laptop: laptop('barn laptop').id, name: 'barn laptop' }, says: 'are paired' },
  'travel-over': { pairing: { is: 'over', why: 'nobody-found' }, says: 'No laptop' },
  'study-over': { pairing: { is: 'over', why: 'expired' }, says: 'Five minutes are over' },
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

/** As many as there can be, some of them called the same. */
function sixteen(): SyncState {
  const others = Array.from({ length: 15 }, (_, n) => ({
    ...laptop(`laptop ${n < 3 ? 2 : n + 2}`),
    id: `${n}`.padStart(32, 'a'),
  }));
  return { is: 'on', laptops: [study, ...others], gone: [], isRemoved: false };
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

interface Step {
  readonly tell: SyncState;
  readonly says: string;
}

/** Looks at it in both schemes, in a window as people have it and in the smallest one. */
async function look(name: string, step?: Step): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const [width, height] of [
      [1280, 800],
      [900, 600],
    ] as const) {
      await page.setViewportSize({ width, height });
      await during(step, () => screenshot(page, `${name}-${colorScheme}-${width}`));
    }
  }
  await during(step, () => expectNoBarriers(page));
}

/** Does it while a step is shown, and again if the keeper, which goes on telling what it knows, took it away meanwhile. */
async function during(step: Step | undefined, work: () => Promise<void>): Promise<void> {
  if (!step) return await work();
  const isShown = () => expect(page.getByRole('dialog').getByText(step.says)).toBeVisible({ timeout: 500 });
  await expect(async () => {
    await told(step.tell);
    await isShown();
    await work();
    await isShown();
  }).toPass();
}
