// Folding the log into a snapshot: how long it takes, and how long it holds up whoever asks for something meanwhile.
import { busyHour } from './changes.ts';
import type { Desk } from './desk.ts';
import { type Figure, type Limits, timed } from './figure.ts';

// At the vault's own pace a fold of M took 0.3 s to save and 0.1 s to seal; it runs in the background.
const FOLD: Limits = { S: 500, M: 1_500, L: 6_000 };
// A quarter of a second is the longest that a click may go unanswered without a sign; at L it may be seen once an hour.
const WAIT: Limits = { S: 100, M: 250, L: 1_000 };
const IDLE_AT_MOST_MS = 30_000;

export async function measureFolding(desk: Desk): Promise<Figure[]> {
  return await desk.inSession(async (opened) => {
    await busyHour(opened.session.document, opened.change, 30);
    const wait = await worstWait(() => opened.session.vault.sinceFold === 0);
    await busyHour(opened.session.document, opened.change, 5);
    const { ms } = await timed(() => opened.session.fold());
    return [
      { name: 'worst wait while it folds', value: wait, unit: 'ms', limit: WAIT[desk.size] },
      { name: 'fold: snapshot and reading model', value: ms, unit: 'ms', limit: FOLD[desk.size] },
    ];
  });
}

/** The longest that a message had to wait to be heard, until something is done. */
async function worstWait(isDone: () => boolean): Promise<number> {
  const start = performance.now();
  let [worst, last] = [0, start];
  while (!isDone() && last - start < IDLE_AT_MOST_MS) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const now = performance.now();
    worst = Math.max(worst, now - last - 2);
    last = now;
  }
  return worst;
}
