// From the start of the process to the unlock screen, beside a window of Electron's that shows one word: the difference is
// ours, whatever the machine. Both are started the same way, in turn, and the first round does not count.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from '@playwright/test';
import { isSandboxed, launch } from '../helpers/app.ts';
import { type Figure, median, timed } from './figure.ts';

const ROUNDS = 4;
// In a trial the packaged app painted its board in 1.1 s where a blank window took 0.7.
const TIMES_BLANK = 1.8;
const UNLOCK_SCREEN = 2_500;

/** `vault` is a folder with a vault, to be shown locked. */
export async function measureStart(home: string): Promise<Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'vouchsafe-blank-'));
  const [ours, blank]: [number[], number[]] = [[], []];
  try {
    await writeBlankApp(dir);
    for (let i = 0; i < ROUNDS; i++) {
      blank.push(await startBlank(dir));
      ours.push(await startOurs(home));
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
  const [start, other] = [median(ours.slice(1)), median(blank.slice(1))];
  return [
    { name: 'start to unlock screen', value: start, unit: 'ms', limit: UNLOCK_SCREEN },
    { name: 'start of a blank window', value: other, unit: 'ms', limit: UNLOCK_SCREEN },
    { name: 'start to unlock screen, beside a blank window', value: start / other, unit: 'times', limit: TIMES_BLANK },
  ];
}

async function startOurs(home: string): Promise<number> {
  const { ms, value } = await timed(async () => {
    const running = await launch({ home });
    await running.page.getByLabel('Passphrase', { exact: true }).waitFor();
    return running;
  });
  await value.app.close();
  return ms;
}

async function startBlank(dir: string): Promise<number> {
  const { ms, value } = await timed(async () => {
    const app = await _electron.launch({ args: [dir], cwd: dir, chromiumSandbox: isSandboxed(), timeout: 60_000 });
    const page = await app.firstWindow({ timeout: 60_000 });
    await page.getByText('Blank').waitFor();
    return app;
  });
  await value.close();
  return ms;
}

async function writeBlankApp(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'package.json'), JSON.stringify({ name: 'blank', version: '1.0.0', main: 'main.cjs' }));
  await writeFile(join(dir, 'index.html'), '<!doctype html><p>Blank</p>');
  const main = `const { app, BrowserWindow } = require('electron');
app.setPath('userData', ${JSON.stringify(join(dir, 'profile'))});
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadFile('index.html'));
app.on('window-all-closed', () => app.quit());`;
  await writeFile(join(dir, 'main.cjs'), main);
}
