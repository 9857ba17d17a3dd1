// Tells a window what the keeper might tell it: states of other laptops that no test can bring about at will, such as a folder
// that ran full a week ago. Only for looking at screens; stories are told by two real apps.
import type { Page } from '@playwright/test';
import type { FromKeeper } from '../../shared/state.ts';

/** Opens a second line to the page, over which `tell` speaks. The first line goes on: requests are still answered by the keeper. */
export async function openLine(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    Reflect.set(globalThis, 'vouchsafeTell', port1);
    window.postMessage('port', '*', [port2]);
  });
}

/** Says this to the page as if the keeper had said it. */
export async function tell(page: Page, message: FromKeeper): Promise<void> {
  await page.evaluate((said) => (Reflect.get(globalThis, 'vouchsafeTell') as MessagePort).postMessage(said), message);
}
