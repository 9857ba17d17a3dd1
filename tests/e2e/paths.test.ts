// Finding people: whom an ask may mean, over whom to reach somebody, who knows whom in a line, and the map. People are
// seeded through the bridge; what is tested goes through the screens.
import { expect, type Page, test } from '@playwright/test';
import { launch, type Running, screenshot } from '../helpers/app.ts';
import { expectNoBarriers } from '../helpers/barriers.ts';
import { card, pick } from '../helpers/cards.ts';
import { ask, createVault } from '../helpers/port.ts';
import { PASSPHRASE } from '../helpers/vault.ts';

test.describe.configure({ mode: 'serial' });

/** Without a graphics card Chromium draws no WebGL unless it is told that slow is good enough. */
const SOFTWARE_GL = ['--enable-unsafe-swiftshader'];

let running: Running;
let page: Page;
const ids: Record<string, unknown> = {};

test.beforeAll(async () => {
  running = await launch({ args: SOFTWARE_GL });
  page = running.page;
  await createVault(page, PASSPHRASE);
  for (const fields of [
    { name: 'Ana Jansen', firm: 'Tidewater Health', closeness: 'well', tags: ['health'] },
    {
      name: 'Björn Díaz',
      title: 'Pricing consultant',
      firm: 'Díaz & Holm',
      expertise: 'pricing for clinics',
      closeness: 'well',
    },
    { name: 'Bruno Castell', title: 'Head of care', firm: 'Acme' },
    { name: 'Chiara Weiss', firm: 'Acme', closeness: 'hardly' },
    { name: 'Léa Varga', firm: 'Lumen Ledger', closeness: 'somewhat', tags: ['seed'] },
  ])
    ids[fields.name] = (await ask(page, 'person.add', fields)).value;
  await ask(page, 'interaction.add', {
    person: ids['Ana Jansen'],
    kind: 'coffee',
    on: '2026-05-04',
    text: 'Prices at clinics',
  });
  await ask(page, 'affiliation.add', { person: ids['Léa Varga'], firm: 'Kelp & Co', from: '2015', until: '2019' });
  await ask(page, 'affiliation.add', { person: ids['Bruno Castell'], firm: 'Kelp & Co', from: '2017', until: '2021' });
  await ask(page, 'ask.capture', { title: 'Pricing help for clinics', asker: ids['Léa Varga'] });
  await ask(page, 'ask.capture', { title: 'Somebody at Acme' });
});

test.afterAll(() => running.app.close());

test('an ask brings people to mind, with reasons, and one click proposes', async () => {
  await card(page, 'Captured', 'Pricing help').click();
  const mind = page.getByRole('list', { name: 'Who might it be' });
  await expect(mind.getByRole('button', { name: /^Propose an intro with/ })).toHaveCount(2);
  await expect(mind.getByRole('listitem').first()).toContainText('expertise: ‘pricing for clinics’');
  await expect(mind).toContainText('note of 4 May: ‘Prices at clinics’');
  await expect(mind).not.toContainText('Léa Varga');
  await expectNoBarriers(page);
  await screenshot(page, 'suggestions');
  await mind.getByRole('button', { name: 'Propose an intro with Björn Díaz' }).click();
  const dialog = page.getByRole('dialog', { name: 'Propose an introduction' });
  await expect(dialog.getByLabel('Who', { exact: true })).toHaveValue('Léa Varga');
  await expect(dialog.getByLabel('Meets whom')).toHaveValue('Björn Díaz');
  await dialog.getByRole('button', { name: 'Propose it' }).click();
  await expect(card(page, 'Proposed', 'Léa ↔ Björn')).toBeVisible();
});

test('who knows whom is noted in a line', async () => {
  await card(page, 'Captured', 'Somebody at Acme').click();
  await page.getByRole('button', { name: 'Warm paths…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who could introduce me?' });
  await expect(dialog.getByLabel('Firm', { exact: true })).toHaveValue('Acme');
  await expect(dialog).toContainText('1 warm path');
  await dialog.getByRole('button', { name: 'Note who knows whom…' }).click();
  const noting = page.getByRole('dialog', { name: 'Who knows whom?' });
  await noting.getByLabel('In a line').fill('ana knows bruno, well, from Acme');
  await expect(noting.getByLabel('One', { exact: true })).toHaveValue('Ana Jansen');
  await expect(noting.getByLabel('The other')).toHaveValue('Bruno Castell');
  await expect(noting.getByLabel('How well')).toHaveValue('well');
  await expectNoBarriers(page);
  await screenshot(page, 'tie');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Noted: Ana Jansen and Bruno Castell know each other.')).toBeVisible();
  await expect(noting.getByLabel('In a line')).toHaveValue('');
  await page.keyboard.press('Escape');
});

test('warm paths lead to somebody at a firm; what is likely is asked; one click proposes with the connector', async () => {
  await page.getByRole('button', { name: 'Warm paths…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who could introduce me?' });
  const paths = dialog.getByRole('list', { name: 'Warm paths' }).getByRole('listitem');
  await expect(paths).toHaveText([
    /You know Ana Jansen well \(coffee in May.*\); Ana knows Bruno Castell well \(from Acme\)/,
    /You hardly know Chiara Weiss/,
  ]);
  const maybe = dialog.getByRole('list', { name: 'They may know each other' });
  await expect(maybe).toContainText('Léa Varga and Bruno Castell were both at Kelp & Co 2017–2019');
  await expectNoBarriers(page);
  await screenshot(page, 'paths');
  await maybe.getByRole('button', { name: 'Léa Varga and Bruno Castell do not know each other' }).click();
  await expect(maybe).toBeHidden();
  await paths.first().getByRole('button', { name: 'Propose it to Ana' }).click();
  const proposing = page.getByRole('dialog', { name: 'Propose an introduction' });
  await expect(proposing.getByLabel('Connector')).toHaveValue('Ana Jansen');
  await expect(proposing.getByLabel('Connects me to')).toHaveValue('Bruno Castell');
  await page.keyboard.press('Escape');
});

test('another may be asked for: from the one who asks', async () => {
  await page.getByRole('button', { name: 'Warm paths…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who could introduce me?' });
  await dialog.getByText('To a person', { exact: true }).click();
  await pick(page, 'To', 'bruno', 'Bruno Castell');
  await pick(page, 'From', 'léa', 'Léa Varga');
  const theirs = page.getByRole('dialog', { name: 'Who could introduce Léa Varga?' });
  const path = theirs.getByRole('list', { name: 'Warm paths' }).getByRole('listitem').first();
  await expect(path).toContainText('Léa Varga knows you somewhat; You know Ana Jansen well');
  await expect(path.getByRole('button', { name: 'Introduce Léa to Ana' })).toBeVisible();
  await page.keyboard.press('Escape');
});

test('the map shows everybody around me, lights the way to one, and opens their page', async () => {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Map' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Map 6');
  await expect(page.locator('[data-picture][data-settled]')).toBeVisible();
  await expectNoBarriers(page);
  await screenshot(page, 'map-all');
  await page.getByRole('textbox', { name: 'Find on the map' }).fill('bruno');
  await page.getByRole('option', { name: /Bruno Castell/ }).click();
  const side = page.getByRole('complementary', { name: 'Bruno Castell' });
  await expect(side.getByRole('list')).toContainText('Bruno knows Ana Jansen well (from Acme)');
  await screenshot(page, 'map');
  await side.getByRole('button', { name: 'Put in the middle' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Map around Bruno Castell');
  await page.getByRole('button', { name: 'Around me' }).click();
});

test('the list says what the picture shows, and is walked by keys', async () => {
  await page.getByRole('radiogroup', { name: 'Show as' }).getByText('List').click();
  const list = page.getByRole('list', { name: 'Around me, the strongest first' });
  await expect(list.getByRole('listitem')).toContainText([
    /Ana Jansen.*You know Ana Jansen well \(coffee in May/,
    /Björn Díaz/,
    /Léa Varga.*open ask/,
    /Chiara Weiss.*You hardly know/,
  ]);
  await expectNoBarriers(page);
  await screenshot(page, 'map-list');
  await list.getByRole('button', { name: 'Ana Jansen' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: /^Around Ana Jansen/ })).toContainText('Ana knows Bruno Castell well');
  await page.getByRole('button', { name: 'Open their page' }).click();
  await expect(page.getByRole('article', { name: 'Ana Jansen' })).toBeVisible();
});

test('where there is no WebGL the map is told as a list, with a sentence', async () => {
  const { app, page: other } = await launch({ args: ['--disable-gpu', '--disable-software-rasterizer'] });
  await createVault(other, PASSPHRASE);
  await ask(other, 'person.add', { name: 'Ana Jansen', closeness: 'well' });
  await other.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Map' }).click();
  await expect(other.getByRole('note')).toContainText('The picture needs WebGL');
  await expect(other.getByRole('list', { name: /^Around me/ })).toContainText('You know Ana Jansen well');
  await expectNoBarriers(other);
  await app.close();
});
