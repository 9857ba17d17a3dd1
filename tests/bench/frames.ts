// Frames of a page, as it tells them itself: for each frame of over 50 ms, how long script ran in it. Shorter frames are
// not told, so "0" means that none was longer.
import type { Page } from '@playwright/test';

interface Frame extends PerformanceEntry {
  readonly scripts: readonly { readonly duration: number }[];
}

/** Does some work and answers the most script in one frame meanwhile, in ms; 0 when all frames took less than 50 ms. */
export async function mostScript(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(() => {
    const frames: Frame[] = [];
    const observer = new PerformanceObserver((list) => frames.push(...(list.getEntries() as Frame[])));
    observer.observe({ type: 'long-animation-frame' });
    Object.assign(globalThis, { benchFrames: frames, benchObserver: observer });
  });
  await work();
  // What happened last is told a frame or two later.
  await page.waitForTimeout(300);
  return await page.evaluate(() => {
    const { benchFrames, benchObserver } = globalThis as unknown as {
      benchFrames: Frame[];
      benchObserver: PerformanceObserver;
    };
    benchObserver.disconnect();
    const scripts = benchFrames.map((frame) => frame.scripts.reduce((sum, { duration }) => sum + duration, 0));
    return Math.max(0, ...scripts);
  });
}
