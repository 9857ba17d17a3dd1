// Starts the built app as a user would, for the end-to-end tests: its own home, the real window, the real sandbox.
// The runtime comes from ELECTRON_OVERRIDE_DIST_PATH, which .ci/e2e.mjs sets; naming the program here instead would start
// it without Playwright's loader, and such launches hang now and then.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { Host } from './lan.ts';
import { touchMouse } from './x11.ts';

const ROOT = resolve(import.meta.dirname, '../..');

const homes: string[] = [];
process.once('exit', () => {
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the app writes is all under this folder; pass it to the next launch to start again where this one ended. */
  readonly home: string;
}

export interface LaunchOptions {
  readonly home?: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The laptop of a network to start it on; this machine itself unless said otherwise. */
  readonly host?: Host;
}

/** Starts the app and answers when its first window has loaded. The test closes it: `await app.close()`. */
export async function launch({ home = makeHome(), args = [], env = {}, host }: LaunchOptions = {}): Promise<Running> {
  if (process.platform === 'linux') touchMouse();
  const inside = host && { VOUCHSAFE_TEST_PREFIX: JSON.stringify(host.prefix) };
  const app = await _electron.launch({
    ...(host ? { executablePath: join(import.meta.dirname, 'inside.mjs') } : {}),
    args: [ROOT, ...args],
    cwd: ROOT,
    env: { ...inherited(), ...env, ...inside, VOUCHSAFE_HOME: home },
    // In a namespace that a user made, Chromium takes the user for root.
    chromiumSandbox: !host && isSandboxed(),
    timeout: 60_000,
  });
  const page = await app.firstWindow({ timeout: 60_000 });
  await page.waitForLoadState('domcontentloaded');
  return { app, page, home };
}

/** Starts Vouchsafe once more, as from a menu or for a link, and answers the code with which that start ended by itself. */
export async function startAgain(home: string, args: readonly string[] = []): Promise<unknown> {
  const program = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? '', 'electron');
  const child = spawn(program, [...(isSandboxed() ? [] : ['--no-sandbox']), ROOT, ...args], {
    env: { ...process.env, VOUCHSAFE_HOME: home },
    stdio: 'ignore',
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), 30_000);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  return code;
}

/** The next window of the desk: the one that comes after a lock, while the hidden window for capturing is made anew as well. */
export function nextDesk(app: ElectronApplication): Promise<Page> {
  return nextPage(app, 'index.html');
}

/** The next window that shows this page. */
export function nextPage(app: ElectronApplication, name: 'index.html' | 'capture.html'): Promise<Page> {
  return app.waitForEvent('window', {
    predicate: async (page) => {
      await page.waitForLoadState('domcontentloaded').catch(() => undefined);
      return page.url().endsWith(`/${name}`);
    },
  });
}

/** The windows of the desk: one, always. */
export function desksOf(app: ElectronApplication): Page[] {
  return app.windows().filter((page) => page.url().endsWith('/index.html'));
}

/** An empty folder for one app, gone when the tests are over. */
export function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'vouchsafe-e2e-'));
  homes.push(home);
  return home;
}

/** A picture of the window for people to look at, in test-results/screenshots/. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(ROOT, 'test-results', 'screenshots', `${name}.png`) });
}

/** Chromium's sandbox refuses to work for root; .ci/e2e.mjs says so where it cannot work for a user either. */
export function isSandboxed(): boolean {
  return process.platform !== 'linux' || (process.getuid?.() !== 0 && process.env.VOUCHSAFE_TEST_SANDBOX !== 'off');
}

function inherited(): Record<string, string> {
  const isSet = (entry: [string, string | undefined]): entry is [string, string] => entry[1] !== undefined;
  return Object.fromEntries(Object.entries(process.env).filter(isSet));
}
