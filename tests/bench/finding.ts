// The palette in the real window: from each key stroke to the lines that answer it, as the page itself tells them, on its own
// clock. The stroke is that of the browser's input, so it includes every process that it passes.
import type { Page } from '@playwright/test';
import { type Figure, type Limits, percentile } from './figure.ts';
import { QUESTIONS } from './search.ts';

// Issue 5, section 4: within a frame at 5,000 people, within 50 ms at 20,000 with 100,000 notes.
const ANSWERED: Limits = { S: 16, M: 16, L: 50 };
/** Slower than people type, so that no stroke waits for the one before. */
const PAUSE_MS = 90;

export async function measureFinding(page: Page, size: keyof Limits): Promise<Figure[]> {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /^Find people/ });
  await field.waitFor();
  await watchAnswers(page);
  for (const question of QUESTIONS) {
    for (const letter of question) {
      // A letter that this keyboard lacks is no stroke.
      if (/[ -~]/.test(letter)) await page.keyboard.press(letter === ' ' ? 'Space' : letter);
      else await page.keyboard.insertText(letter);
      await page.waitForTimeout(PAUSE_MS);
    }
    await field.fill('');
    await page.waitForTimeout(PAUSE_MS);
  }
  const { strokes, times } = await answersOf(page);
  for (const letter of 'xxzzqqxxzzqqxxzzqq') {
    await page.keyboard.press(letter);
    await page.waitForTimeout(PAUSE_MS);
  }
  const none = (await answersOf(page)).times.slice(times.length + 4);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  if (times.length < strokes * 0.9) throw new Error(`only ${times.length} of ${strokes} key strokes were answered`);
  const ms = (name: string, value: number): Figure => ({ name, value, unit: 'ms', limit: ANSWERED[size] });
  return [
    ms(`key to answer in the window, half of ${strokes}`, percentile(times, 50)),
    ms('key to answer in the window, 95 %', percentile(times, 95)),
    ms('key to answer in the window, slowest', Math.max(...times)),
    // What every process on the way takes, when there is next to nothing to find and to show.
    ms('the same where nothing is found, half', percentile(none, 50)),
  ];
}

async function answersOf(page: Page): Promise<Answers> {
  return await page.evaluate(() => Reflect.get(globalThis, 'benchAnswers') as Answers);
}

interface Answers {
  strokes: number;
  readonly times: number[];
}

/** Notes how long it takes from each key until the palette says how much it found: it says nothing while it looks. */
async function watchAnswers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const answers: Answers = { strokes: 0, times: [] };
    let since: number | undefined;
    const status = document.querySelector('[role="dialog"] [role="status"]');
    if (!status) throw new Error('the palette says nothing');
    document.addEventListener(
      'keydown',
      ({ key, timeStamp }) => {
        if (key.length !== 1) return;
        answers.strokes++;
        since = timeStamp;
      },
      true,
    );
    new MutationObserver(() => {
      if (since === undefined || status.textContent === '') return;
      answers.times.push(performance.now() - since);
      since = undefined;
    }).observe(status, { childList: true, characterData: true, subtree: true });
    Reflect.set(globalThis, 'benchAnswers', answers);
  });
}
