// From the shortcut, pressed on a real keyboard by another program, to the caret in the line of the capture window: the time of
// the program that presses is in it. With no window manager, and the app locked: what is open makes no difference to it.
import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { launch, nextPage } from '../helpers/app.ts';
import { pressKeys } from '../helpers/x11.ts';
import { type Figure, median, percentile } from './figure.ts';

const ROUNDS = 40;
// Issue 5: the caret is ready within 100 ms.
const CARET = 100;

/** `home` is a folder with a vault. */
export async function measureShortcut(home: string): Promise<Figure[]> {
  const { app, page } = await launch({ home });
  try {
    const capture = await nextPage(app, 'capture.html');
    await page.getByLabel('Passphrase', { exact: true }).waitFor();
    await tellTruth(capture);
    await capture.evaluate(noteFocus);
    const all: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) all.push(await callOnce(capture));
    const times = all.slice(1);
    return [
      { name: 'shortcut to caret, median', value: median(times), unit: 'ms', limit: CARET },
      { name: 'shortcut to caret, longest of 40', value: percentile(times, 100), unit: 'ms', limit: CARET },
      { name: 'pressing keys alone', value: pressAlone(), unit: 'ms', limit: CARET },
    ];
  } finally {
    await app.close();
  }
}

/** Under test a page is told that it always has the focus; here it is to be told the truth. */
async function tellTruth(capture: Page): Promise<void> {
  const session = await capture.context().newCDPSession(capture);
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
}

/** Runs in the page: notes when it has the focus and the caret, and has drawn them. */
function noteFocus(): void {
  const note = () => {
    if (document.hasFocus() && document.activeElement instanceof HTMLTextAreaElement)
      requestAnimationFrame(() => Reflect.set(globalThis, 'caretAt', Date.now()));
    else setTimeout(note, 1);
  };
  window.addEventListener('focus', note);
}

async function callOnce(capture: Page): Promise<number> {
  await capture.evaluate(() => Reflect.set(globalThis, 'caretAt', 0));
  const pressed = Date.now();
  pressKeys('ctrl+shift+space');
  const at = await capture.waitForFunction(() => Reflect.get(globalThis, 'caretAt') as number, undefined, {
    timeout: 5_000,
  });
  const ms = (await at.jsonValue()) - pressed;
  pressKeys('Escape');
  await capture.waitForFunction(() => !document.hasFocus());
  return ms;
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
