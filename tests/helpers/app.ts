// Starts the built app as a user would, for the end-to-end tests: its own home, the real window, the real sandbox.
// The runtime comes from ELECTRON_OVERRIDE_DIST_PATH, which .ci/e2e.mjs sets; naming the program here instead would start
// it without Playwright's loader, and such launches hang now and then.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');

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
}

/** Starts the app and answers when its first window has loaded. The test closes it: `await app.close()`. */
export async function launch({ home = makeHome(), args = [], env = {} }: LaunchOptions = {}): Promise<Running> {
  const app = await _electron.launch({
    args: [ROOT, ...args],
    cwd: ROOT,
    env: { ...inherited(), ...env, VOUCHSAFE_HOME: home },
    chromiumSandbox: isSandboxed(),
    timeout: 60_000,
  });
  const page = await app.firstWindow({ timeout: 60_000 });
  await page.waitForLoadState('domcontentloaded');
  return { app, page, home };
}

/** An empty folder for one app, gone when the tests are over. */
export function makeHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'vouchsafe-e2e-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
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
