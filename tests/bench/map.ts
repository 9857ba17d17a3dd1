// The map in the real window: opened, settled, panned and zoomed. Where there is no graphics card the processor draws, and
// what is told is how fast that is: on a card the drawing costs next to nothing, and only the script counts.
import type { Page } from '@playwright/test';
import { type Figure, percentile, timed } from './figure.ts';
import { mostScript } from './frames.ts';

// In idle moments, while one may already look at it.
const SETTLED = 30_000;
const OPEN = 2_000;
const SCRIPT = 50;
// Ten frames a second, drawn by the processor alone.
const SOFTWARE_FRAME = 100;

export async function measureMap(page: Page): Promise<Figure[]> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Map' }).click();
  const picture = page.locator('[data-picture]');
  const { ms: open } = await timed(() => picture.locator('canvas').first().waitFor());
  const { ms: settled } = await timed(() => page.locator('[data-picture][data-settled]').waitFor({ timeout: 120_000 }));
  const gaps: number[] = [];
  const script = await mostScript(page, async () => void gaps.push(...(await framesOf(page, () => panAndZoom(page)))));
  return [
    { name: 'map, until it can be seen', value: open, unit: 'ms', limit: OPEN },
    { name: 'map, until it is settled', value: settled, unit: 'ms', limit: SETTLED },
    { name: 'most script in a frame: panning and zooming the map', value: script, unit: 'ms', limit: SCRIPT },
    { name: 'map, median frame', value: percentile(gaps, 50), unit: 'ms', limit: SOFTWARE_FRAME },
    { name: 'map, 95th frame of 100', value: percentile(gaps, 95), unit: 'ms', limit: 2 * SOFTWARE_FRAME },
  ];
}

async function panAndZoom(page: Page): Promise<void> {
  const box = await page.locator('[data-picture]').boundingBox();
  if (!box) throw new Error('there is no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  for (let n = 0; n < 8; n++) await page.mouse.wheel(0, n < 4 ? -240 : 240);
  await page.mouse.down();
  for (let n = 0; n < 40; n++) await page.mouse.move(x + 6 * (n % 20), y + 4 * n);
  await page.mouse.up();
}

/** The times between frames while something is done. */
async function framesOf(page: Page, work: () => Promise<void>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    const tick = (at: number): void => {
      times.push(at);
      if (Reflect.get(globalThis, 'benchTimes') === times) requestAnimationFrame(tick);
    };
    Reflect.set(globalThis, 'benchTimes', times);
    requestAnimationFrame(tick);
  });
  await work();
  const times = await page.evaluate(() => {
    const found = Reflect.get(globalThis, 'benchTimes') as number[];
    Reflect.set(globalThis, 'benchTimes', undefined);
    return found;
  });
  return times.slice(1).map((at, n) => at - (times[n] ?? at));
}
