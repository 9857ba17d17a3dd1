// The map in the real window: opened, settled, panned and zoomed. Where there is no graphics card the processor draws, and
// what is told is how fast that is: on a card the drawing costs next to nothing, and only the script counts. So beside it
// stands what as many empty layers of the same size take, cleared for each frame: the least that any picture costs here.
import type { Page } from '@playwright/test';
import { type Figure, percentile, timed } from './figure.ts';
import { mostScript } from './frames.ts';

// In idle moments, while one may already look at it.
const SETTLED = 30_000;
const OPEN = 2_000;
const SCRIPT = 50;
// Ten frames a second, drawn by the processor alone.
const SOFTWARE_FRAME = 100;
const MOVED_MS = 5_000;
const EMPTY_MS = 3_000;

export async function measureMap(page: Page): Promise<Figure[]> {
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Map' }).click();
  const picture = page.locator('[data-picture]');
  const { ms: open } = await timed(() => picture.locator('canvas').first().waitFor());
  const { ms: settled } = await timed(() => page.locator('[data-picture][data-settled]').waitFor({ timeout: 120_000 }));
  const gaps: number[] = [];
  const script = await mostScript(page, async () => void gaps.push(...(await framesOf(page, () => panAndZoom(page)))));
  const empty = await emptyFrames(page);
  const frame = (name: string, value: number, limit: number): Figure => ({ name, value, unit: 'ms', limit });
  return [
    { name: 'map, until it can be seen', value: open, unit: 'ms', limit: OPEN },
    { name: 'map, until it is settled', value: settled, unit: 'ms', limit: SETTLED },
    { name: 'most script in a frame: panning and zooming the map', value: script, unit: 'ms', limit: SCRIPT },
    frame('map, median frame', percentile(gaps, 50), SOFTWARE_FRAME),
    frame('map, 95th frame of 100', percentile(gaps, 95), 2 * SOFTWARE_FRAME),
    frame('map, longest frame', Math.max(...gaps), 5 * SOFTWARE_FRAME),
    frame('empty layers, median frame', percentile(empty, 50), SOFTWARE_FRAME),
    { name: 'map beside empty layers', value: percentile(gaps, 50) / percentile(empty, 50), unit: 'times', limit: 3 },
  ];
}

/** Five seconds of it, as somebody does who looks for somebody. */
async function panAndZoom(page: Page): Promise<void> {
  const box = await page.locator('[data-picture]').boundingBox();
  if (!box) throw new Error('there is no map');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const until = performance.now() + MOVED_MS;
  while (performance.now() < until) {
    await page.mouse.move(x, y);
    for (let n = 0; n < 8; n++) await page.mouse.wheel(0, n < 4 ? -240 : 240);
    await page.mouse.down();
    for (let n = 0; n < 40; n++) await page.mouse.move(x + 6 * (n % 20), y + 4 * n);
    await page.mouse.up();
  }
}

/** The times between frames of layers like those of the map, with nothing on them. */
async function emptyFrames(page: Page): Promise<number[]> {
  return await page.evaluate(async (ms) => {
    const layers = [...document.querySelectorAll<HTMLCanvasElement>('[data-picture] canvas')].map((of) => {
      const layer = document.createElement('canvas');
      Object.assign(layer, { width: of.width, height: of.height });
      const { left, top, width, height } = of.getBoundingClientRect();
      const place = { position: 'fixed', left, top, width, height, pointerEvents: 'none', zIndex: '9' };
      for (const [name, value] of Object.entries(place))
        Reflect.set(layer.style, name, typeof value === 'number' ? `${value}px` : value);
      document.body.append(layer);
      const flat = of.getContext('2d') ? layer.getContext('2d') : undefined;
      return { layer, flat, gl: flat ? undefined : layer.getContext('webgl2') };
    });
    const gaps: number[] = [];
    const start = performance.now();
    for (let last = start; last - start < ms; ) {
      for (const { layer, flat, gl } of layers) {
        flat?.clearRect(0, 0, layer.width, layer.height);
        gl?.clear(gl.COLOR_BUFFER_BIT);
      }
      const at = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      if (last !== start) gaps.push(at - last);
      last = at;
    }
    for (const { layer } of layers) layer.remove();
    return gaps;
  }, EMPTY_MS);
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
