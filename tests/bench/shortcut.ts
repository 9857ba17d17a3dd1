// From the shortcut, pressed on a real keyboard by another program, to the caret in the line of the capture window: the time of
// the program that presses is in it. Under a window manager, and the app locked: what is open makes no difference to it.
import { spawnSync } from 'node:child_process';
import { type ElectronApplication, expect } from '@playwright/test';
import { launch, nextPage } from '../helpers/app.ts';
import { startWindowManager } from '../helpers/window-manager.ts';
import { pressKeys } from '../helpers/x11.ts';
import { type Figure, median, percentile } from './figure.ts';

const ROUNDS = 40;
// Issue 5: the caret is ready within 100 ms.
const CARET = 100;

/** `home` is a folder with a vault. */
export async function measureShortcut(home: string): Promise<Figure[]> {
  const endManager = await startWindowManager();
  const { app, page } = await launch({ home });
  try {
    await nextPage(app, 'capture.html');
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    const all: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) all.push(await callOnce(app));
    const times = all.slice(1);
    return [
      { name: 'shortcut to caret, median', value: median(times), unit: 'ms', limit: CARET },
      { name: 'shortcut to caret, longest of 40', value: percentile(times, 100), unit: 'ms', limit: CARET },
      { name: 'pressing keys alone', value: pressAlone(), unit: 'ms', limit: CARET },
    ];
  } finally {
    await app.close();
    endManager();
  }
}

/** Milliseconds from the press to the first frame that the page draws with the focus and the caret. */
async function callOnce(app: ElectronApplication): Promise<number> {
  const drawn = app.evaluate(async ({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows().find(({ webContents }) =>
      webContents.getURL().endsWith('capture.html'),
    );
    if (!window) throw new Error('there is no capture window');
    await new Promise<void>((resolve) => window.once('focus', () => resolve()));
    const frame = `new Promise((resolve) => requestAnimationFrame(() =>
      resolve(document.activeElement instanceof HTMLTextAreaElement ? Date.now() : Infinity)))`;
    return (await window.webContents.executeJavaScript(frame)) as number;
  });
  // The question must be there before the key is.
  await app.evaluate(() => undefined);
  const pressed = Date.now();
  pressKeys('ctrl+shift+space');
  const ms = (await drawn) - pressed;
  pressKeys('Escape');
  await expect.poll(() => isFocused(app)).toBe(false);
  return ms;
}

function isFocused(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL().endsWith('capture.html') ?? false,
  );
}

/** What starting the program that presses costs by itself. */
function pressAlone(): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    spawnSync('xdotool', ['getmouselocation']);
    return performance.now() - start;
  });
  return median(times);
}
