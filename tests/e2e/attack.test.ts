// Plays the owned page: every attack of tests/helpers/attacks.ts inside the real page, none of which may succeed; and the
// same list inside a window without protection, where they do succeed, so that the silence of the first means something.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { isSandboxed, launch } from '../helpers/app.ts';
import { ATTACKS, type Attack, attempt, type Bait } from '../helpers/attacks.ts';
import { netEvents, Trap } from '../helpers/bait.ts';

const FAKE_DEVICES = ['--use-fake-device-for-media-stream'];

/** What Chromium's record of its network calls an attempt to reach anything. */
const SENT = /^(TCP_CONNECT|UDP_BYTES_SENT|HOST_RESOLVER_MANAGER_JOB|HTTP_STREAM_JOB)/;

interface Tried {
  readonly attack: Attack;
  readonly bait: Bait;
  readonly succeeded: boolean;
}

let trap: Trap;
let scratch: string;

test.beforeEach(async () => {
  trap = new Trap();
  scratch = mkdtempSync(join(tmpdir(), 'vouchsafe-attack-'));
  await trap.open();
});

test.afterEach(() => {
  trap.close();
  rmSync(scratch, { recursive: true, force: true });
});

test('an owned page gets nowhere, by any attack on the list', async () => {
  test.setTimeout(300_000);
  const netLog = join(scratch, 'net.json');
  const { app, page } = await launch({ args: [...FAKE_DEVICES, ...recording(netLog)] });
  await plantInClipboard(app);
  const address = page.url();
  const tried: Tried[] = [];
  for (const attack of ATTACKS) {
    await startAgain(page, address);
    tried.push(await tryOut(app, page, attack, address));
  }
  await settle(page);
  await app.close();
  const successes = tried.filter(({ succeeded, bait }) => succeeded || trap.caught(bait, netLog));
  console.log(
    `${tried.length} attacks tried, ${tried.length - successes.length} blocked, ${trap.hits} reached the bait`,
  );
  expect(successes.map(({ attack }) => attack.name)).toEqual([]);
  expect(netEvents(netLog, SENT)).toEqual([]);
});

test('the same attacks succeed in a window without protection', async () => {
  test.setTimeout(300_000);
  const netLog = join(scratch, 'net.json');
  const app = await launchPlain(recording(netLog));
  await plantInClipboard(app);
  const page = await app.firstWindow();
  const address = page.url();
  const tried: Tried[] = [];
  for (const attack of ATTACKS.filter(({ unseen }) => unseen === undefined)) {
    await startAgain(page, address);
    tried.push(await tryOut(app, page, attack, address));
  }
  await settle(page);
  await app.close();
  const failures = tried.filter(({ succeeded, bait }) => !succeeded && !trap.caught(bait, netLog));
  console.log(`${tried.length} attacks tried on a plain window, ${tried.length - failures.length} succeeded`);
  expect(failures.map(({ attack }) => attack.name)).toEqual([]);
});

/** Tries one attack, and looks at what the page cannot see: windows, and where the first one is now. */
async function tryOut(app: ElectronApplication, page: Page, attack: Attack, address: string): Promise<Tried> {
  const bait = await trap.for(attack.name);
  // Some attacks work only from the window that has the keyboard, and the one before may have taken that away.
  await (await app.browserWindow(page)).evaluate((window) => window.focus());
  const succeeded = await attempt(page, attack, bait);
  const others = app.windows().filter((window) => window !== page && !window.url().endsWith('/capture.html'));
  const hasMoved = page.url().split('#')[0] !== address;
  for (const window of others) await window.close().catch(() => undefined);
  return { attack, bait, succeeded: succeeded || others.length > 0 || hasMoved };
}

/** Each attack has a fresh page, or one might spoil the next. The last one may still be pulling the window elsewhere. */
async function startAgain(page: Page, address: string): Promise<void> {
  await expect(async () => {
    await page.goto(address, { timeout: 5_000 });
  }).toPass({ timeout: 20_000 });
}

async function launchPlain(args: readonly string[]): Promise<ElectronApplication> {
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name: 'plain', main: 'main.cjs' }));
  writeFileSync(join(scratch, 'index.html'), '<!doctype html><title>plain</title><body>plain</body>');
  writeFileSync(
    join(scratch, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
    app.setPath('userData', __dirname + '/profile');
    app.whenReady().then(() => {
      const webPreferences = { nodeIntegration: true, contextIsolation: false, sandbox: false, webviewTag: true, enableDeprecatedPaste: true };
      new BrowserWindow({ webPreferences }).loadFile('index.html');
    });`,
  );
  return _electron.launch({ args: [scratch, ...FAKE_DEVICES, ...args], chromiumSandbox: isSandboxed() });
}

async function plantInClipboard(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ clipboard }) => clipboard.writeText('loot'));
}

function recording(netLog: string): string[] {
  return [`--log-net-log=${netLog}`, '--net-log-capture-mode=Everything'];
}

/** Some attacks take a moment to arrive. */
async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(1_000);
}
