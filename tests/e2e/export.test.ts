// Leaving with everything from the real window: what the page asks for is written where the user's dialog said and nowhere
// else; what leaves under age is locked by the built app; and the archive is a page on which nothing runs.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { isSandboxed, launch } from '../helpers/app.ts';
import { ask, createVault } from '../helpers/port.ts';

const PASSPHRASE = 'correct horse battery staple';
const NAMES = [
  'Ana Jansen',
  'משה כהן',
  '<img src=x onerror=document.title=1>',
  '</style><script>document.title=1</script>',
];
let folder = '';

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vouchsafe-export-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a network leaves by every way, and only to where the user said', async () => {
  const { app, page } = await launch();
  await createVault(page);
  for (const name of NAMES) expect((await ask(page, 'person.add', { name })).value).toMatch(/^[0-9a-f]{32}$/);

  await test.step('as JSON, for its owner alone, under a name that says what it is', async () => {
    const { token, name, path } = await chooseTarget(app, page, 'json');
    expect(name).toMatch(/^vouchsafe-network-\d{4}-\d\d-\d\d\.json$/);
    const { value } = await ask(page, 'export.write', { token, kind: 'json', everything: true });
    expect(value).toEqual({ bytes: statSync(path).size, records: NAMES.length, keptHome: 0 });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const people = Object.values(JSON.parse(readFileSync(path, 'utf8')).people) as { name: string }[];
    expect(people.map((person) => person.name).sort()).toEqual([...NAMES].sort());
  });

  await test.step('under age, with a passphrase and for a key', async () => {
    const key = await generateIdentity();
    const decrypter = new Decrypter();
    decrypter.addPassphrase(PASSPHRASE);
    decrypter.addIdentity(key);
    for (const lock of [{ passphrase: PASSPHRASE }, { recipient: await identityToRecipient(key) }]) {
      const { token, path } = await chooseTarget(app, page, 'age');
      const { value } = await ask(page, 'export.write', { token, kind: 'age', everything: true, lock });
      expect(value).toMatchObject({ records: NAMES.length });
      const plain = await decrypter.decrypt(readFileSync(path), 'text');
      expect(JSON.parse(plain)).toMatchObject({ format: 'vouchsafe-network', complete: true });
    }
    const { token } = await chooseTarget(app, page, 'age');
    const lock = { recipient: 'mo@tide.example' };
    const { refused } = await ask(page, 'export.write', { token, kind: 'age', everything: true, lock });
    expect(refused).toBe('age-recipient-malformed');
  });

  await test.step('no page can say where, nor write twice to one place', async () => {
    const guess = { token: join(folder, 'guessed.json'), kind: 'json', everything: true };
    expect((await ask(page, 'export.write', guess)).refused).toBe('target-unwritable');
    const { token, path } = await chooseTarget(app, page, 'json');
    rmSync(path, { force: true });
    expect((await ask(page, 'import.read', { token })).refused).toBe('file-unreadable');
    expect((await ask(page, 'export.write', { token, kind: 'json', everything: true })).refused).toBeUndefined();
    rmSync(path);
    expect((await ask(page, 'export.write', { token, kind: 'json', everything: true })).refused).toBe(
      'target-unwritable',
    );
    expect(readdirSync(folder).filter((name) => /guessed|part$|^vouchsafe-network.*json$/.test(name))).toEqual([]);
  });

  const { token, path } = await chooseTarget(app, page, 'archive');
  expect((await ask(page, 'export.write', { token, kind: 'archive', everything: true })).refused).toBeUndefined();
  await app.close();
  await test.step('as a page to read, on which nothing runs, whatever people are called', () => lookAtArchive(path));
});

/** Lets the user's dialog answer with what it suggests, in the folder of this test. */
async function chooseTarget(app: ElectronApplication, page: Page, kind: string) {
  await app.evaluate(({ dialog }, into) => {
    dialog.showSaveDialog = (async (options: { defaultPath: string }) => {
      const name = options.defaultPath.split(/[\\/]/).at(-1);
      return { canceled: false, filePath: `${into}/${name}` };
    }) as never;
  }, folder);
  const { value } = await page.evaluate(
    (kind) => (Reflect.get(globalThis, 'vouchsafe') as Desk).desk('desk.chooseTarget', { kind }),
    kind,
  );
  return { ...value, path: join(folder, basename(value.name)) };
}

interface Desk {
  desk: (name: string, argument: unknown) => Promise<{ value: { token: string; name: string } }>;
}

/** Opens the archive in a browser without any protection of ours. */
async function lookAtArchive(path: string): Promise<void> {
  const scratch = join(folder, 'reader');
  mkdirSync(scratch);
  writeFileSync(join(scratch, 'package.json'), '{"main":"main.cjs"}');
  writeFileSync(
    join(scratch, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
    app.setPath('userData', __dirname + '/profile');
    app.whenReady().then(() => new BrowserWindow().loadFile(${JSON.stringify(path)}));`,
  );
  const app = await _electron.launch({ args: [scratch], chromiumSandbox: isSandboxed() });
  const page = await app.firstWindow();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await expect(page).toHaveTitle('My network');
  for (const name of NAMES) await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  expect(await page.locator('script, img, link, iframe, [onerror], [onclick], [onload]').count()).toBe(0);
  expect(asked.filter((url) => !url.endsWith('.html'))).toEqual([]);
  // The style is the one that the page's own policy lets through.
  await expect(page.locator('article').first()).toHaveCSS('border-radius', '14px');
  await app.close();
}
