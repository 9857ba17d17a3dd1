// Two laptops of one person, through their windows: the study shows six words, the travel laptop types them, both say yes,
// and what one has shows on the other. Both run on this machine, so the address is typed; how they find each other in a real
// network is told in namespaces.
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card } from '../helpers/cards.ts';
import { goTo } from '../helpers/desk.ts';
import { ask, createVault, openPort } from '../helpers/port.ts';
import { recoveryWords, rehearse } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

let study: Running;
let travel: Running;
let words: string;
let address: string;

test.beforeAll(async () => {
  [study, travel] = await Promise.all([launch(), launch()]);
  await createVault(study.page);
  await nameLaptop(study.page, 'study laptop');
  await ask(study.page, 'me.edit', { name: 'Mo Okafor' });
  await ask(study.page, 'person.add', { name: 'Priya Raman', closeness: 'well' });
});

test.afterAll(async () => {
  await Promise.all([study?.app.close(), travel?.app.close()]);
});

test('nobody is told of sync while there is no other laptop', async () => {
  await goTo(study.page, 'Board');
  await expect(study.page.getByRole('button', { name: /in step|Sync is/ })).toHaveCount(0);
});

test('the study shows six words, a picture, and how long they live', async () => {
  await showLaptops(study.page);
  await expectNoBarriers(study.page);
  await screenshot(study.page, 'laptops-alone');
  await study.page.getByRole('button', { name: 'Add a laptop…' }).click();
  const dialog = study.page.getByRole('dialog', { name: 'Add a laptop' });
  const shown = dialog.getByRole('list', { name: 'The six words' }).getByRole('listitem');
  await expect(shown).toHaveCount(6);
  await expect(dialog.getByRole('img', { name: 'The same code as a picture' })).toBeVisible();
  await expect(dialog.getByRole('timer')).toHaveText(/^[45]:\d\d$/);
  words = (await shown.allTextContents()).join(' ');
  const addresses = await dialog
    .getByRole('list', { name: 'Addresses of this laptop' })
    .getByRole('listitem')
    .allTextContents();
  address = `127.0.0.1:${addresses[0]?.split(':').at(-1)}`;
  await expectNoBarriers(study.page);
  await screenshot(study.page, 'laptops-code');
});

test('the other one makes a vault of its own first, and then takes the code', async () => {
  const { page } = travel;
  await page.getByRole('button', { name: 'Join my other laptop' }).click();
  await expect(page.getByRole('heading', { name: 'First a vault for this laptop' })).toBeVisible();
  await expectNoBarriers(page);
  await screenshot(page, 'laptops-first-start');
  for (const label of ['Passphrase', 'The same again'])
    await page.getByLabel(label, { exact: true }).fill('another horse entirely');
  await page.getByRole('button', { name: 'Create it, then join' }).click();
  const key = await recoveryWords(page);
  await page.getByRole('button', { name: 'I have a copy' }).click();
  await rehearse(page, key);
  const dialog = page.getByRole('dialog', { name: 'Join my other laptop' });
  await nameLaptop(page, 'travel laptop');
  await dialog.getByLabel(/The six words/).fill('these are not six such words');
  await dialog.getByRole('button', { name: 'Join' }).click();
  await expect(dialog.getByRole('alert')).toContainText('That is no code of another laptop.');
  await dialog.getByLabel(/The six words/).fill(shortened(words));
  await dialog.getByLabel(/Its address/).fill(address);
  await expectNoBarriers(page);
  await screenshot(page, 'laptops-join');
  await dialog.getByRole('button', { name: 'Join' }).click();
});

test('each shows the other’s name, and two yeses bring them together', async () => {
  for (const [page, other] of [
    [study.page, 'travel laptop'],
    [travel.page, 'study laptop'],
  ] as const) {
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(other, { exact: true })).toBeVisible({ timeout: 30_000 });
    await expectNoBarriers(page);
    await screenshot(page, `laptops-confirm-${other.split(' ')[0]}`);
    await dialog.getByRole('button', { name: 'Yes, it is mine' }).click();
  }
  for (const { page } of [study, travel]) {
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(/are paired\./)).toBeVisible({ timeout: 30_000 });
    await dialog.getByRole('button', { name: 'Done' }).click();
  }
});

test('what the study has shows on the travel laptop, and the corner says that both are in step', async () => {
  await goTo(travel.page, 'People');
  await expect(travel.page.getByText('Priya Raman').first()).toBeVisible({ timeout: 30_000 });
  for (const { page } of [study, travel]) {
    await goTo(page, 'Board');
    await expect(page.getByRole('button', { name: '2 laptops in step' })).toBeVisible();
  }
  await screenshot(study.page, 'laptops-corner');
});

test('a laptop is renamed here, and the other one reads its new name', async () => {
  await travel.page.getByRole('button', { name: '2 laptops in step' }).click();
  await travel.page.getByRole('button', { name: 'What can be done with travel laptop' }).click();
  await travel.page.getByRole('menuitem', { name: 'Rename…' }).click();
  await travel.page.getByLabel('Its name, on all laptops').fill('train laptop');
  await travel.page.getByRole('button', { name: 'Rename', exact: true }).click();
  await study.page.getByRole('button', { name: '2 laptops in step' }).click();
  await expect(study.page.getByRole('listitem').filter({ hasText: 'train laptop' })).toContainText('In step');
  await expectNoBarriers(study.page);
  await openPort(travel.page);
  await ask(travel.page, 'ask.capture', { title: 'A lift to Lyon' });
  await goTo(study.page, 'Board');
  await card(study.page, 'Captured', 'A lift to Lyon').click();
  await expect(study.page.getByRole('region', { name: 'History' })).toContainText('train laptop');
  await study.page.getByRole('button', { name: '2 laptops in step' }).click();
});

test('a lost laptop is removed, after the window has said what it can still read', async () => {
  const { page } = study;
  await page.getByRole('button', { name: 'What can be done with train laptop' }).click();
  await page.getByRole('menuitem', { name: 'Remove it…' }).click();
  await expect(page.getByRole('dialog')).toContainText(/All that was on your desk on .*, and perhaps later changes\./);
  await expectNoBarriers(page);
  await screenshot(page, 'laptops-remove');
  await page.getByRole('button', { name: 'Remove for good' }).click();
  await expect(page.getByRole('list', { name: 'Paired laptops' })).toHaveCount(0);
  await expect(page.getByRole('article', { name: 'Laptops' })).toBeFocused();
  await expect(page.getByText('It keeps what was here on', { exact: false })).toBeVisible();
});

async function showLaptops(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'Show the laptops' }).click();
}

/** The name by which the other one will be shown this laptop. */
async function nameLaptop(page: Page, device: string): Promise<void> {
  await page.evaluate(async (device) => {
    const bridge = Reflect.get(globalThis, 'vouchsafe') as {
      desk: (name: string, argument: unknown) => Promise<unknown>;
    };
    await bridge.desk('desk.change', { device });
  }, device);
}

/** The first four letters of each word, as people may type them. */
function shortened(text: string): string {
  return text
    .split(' ')
    .map((word) => word.slice(0, 4))
    .join(' ');
}
