// A vault without the screens: speaks to the keeper from the page, over a port of its own. Secrets and names are made in
// the page from numbers where a test looks for them in memory, because what the driver of the tests sends leaves copies.
import type { ElectronApplication, Page } from '@playwright/test';
import type { FromKeeper } from '../../shared/state.ts';
import { desksOf, nextDesk } from './app.ts';

interface Bridge {
  readonly connect: () => void;
}
/** What `openPort` leaves in the page for `ask`. */
interface Speaking {
  vouchsafeTest?: (name: string, argument: unknown) => Promise<{ value?: unknown; refused?: string }>;
}

/** Gives the page a way to make requests, once the keeper is there. */
export async function openPort(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        window.addEventListener('message', (event) => {
          const port = event.ports[0];
          if (event.data !== 'port' || !port) return;
          const waiting = new Map<number, (answer: { value?: unknown; refused?: string }) => void>();
          let last = 1_000_000;
          port.addEventListener('message', ({ data }: { data: FromKeeper }) => {
            if ('state' in data && data.state.is !== 'starting') resolve();
            if ('answer' in data) waiting.get(data.answer)?.({ value: data.value });
            if ('refused' in data) waiting.get(data.refused)?.({ refused: data.code });
          });
          port.start();
          (globalThis as Speaking).vouchsafeTest = (name, argument) =>
            new Promise((answer) => {
              last += 1;
              waiting.set(last, answer);
              port.postMessage({ request: last, name, argument });
            });
        });
        (Reflect.get(globalThis, 'vouchsafe') as Bridge).connect();
      }),
  );
}

/** Makes a request and answers what came back. */
export async function ask(
  page: Page,
  name: string,
  argument?: unknown,
): Promise<{ value?: unknown; refused?: string }> {
  return page.evaluate(
    ([name, argument]) => {
      const { vouchsafeTest } = globalThis as Speaking;
      if (!vouchsafeTest) throw new Error('openPort first');
      return vouchsafeTest(name, argument);
    },
    [name, argument] as const,
  );
}

/** Creates a vault and rehearses its recovery key without either leaving the page. */
export async function createVault(page: Page, passphrase = 'correct horse battery staple'): Promise<void> {
  await openPort(page);
  await page.evaluate(async (passphrase) => {
    const { vouchsafeTest } = globalThis as Speaking;
    const made = await vouchsafeTest?.('vault.create', { passphrase });
    const words = (made as { value: { recoveryWords: string } }).value.recoveryWords.split(' ');
    const places = [1, 5, 10].map((place) => ({ place, word: words[place] }));
    const done = await vouchsafeTest?.('vault.rehearse', { words: places });
    if (done?.refused) throw new Error(done.refused);
  }, passphrase);
}

/** Waits for the page that locking opens, and answers it. */
export async function afterLock(app: ElectronApplication, old: Page): Promise<Page> {
  while (!old.isClosed()) await old.waitForEvent('close').catch(() => undefined);
  const page = desksOf(app).find((window) => window !== old) ?? (await nextDesk(app));
  await page.waitForLoadState('domcontentloaded');
  return page;
}

/** Rehearses the recovery key that the page shows. The words stay in the page, after a label by which to find them. */
export async function rehearseShown(page: Page, label: string): Promise<void> {
  await page.evaluate(async (label) => {
    const words = [...document.querySelectorAll('li')].map(
      (item) => item.textContent?.replace(/^\d+\s*/, '').trim() ?? '',
    );
    Reflect.set(globalThis, 'kept', new TextEncoder().encode(`${label}${words.join(' ')}`));
    const places = [0, 4, 11].map((place) => ({ place, word: words[place] }));
    const done = await (globalThis as Speaking).vouchsafeTest?.('vault.rehearse', { words: places });
    if (done?.refused) throw new Error(done.refused);
  }, label);
}

/** Imports a file that the dialog is made to choose. What is in it goes from the keeper to the page, and nowhere else. */
export async function importChosen(app: ElectronApplication, page: Page, file: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  await page.evaluate(async () => {
    const { vouchsafeTest } = globalThis as Speaking;
    const bridge = Reflect.get(globalThis, 'vouchsafe') as {
      desk: (name: string) => Promise<{ value: { token: string } }>;
    };
    const { token } = (await bridge.desk('desk.chooseFile')).value;
    const read = await vouchsafeTest?.('import.read', { token });
    const taken = await vouchsafeTest?.('import.take', {
      reading: (read?.value as { people: { reading: string } } | undefined)?.people.reading,
      apart: [],
    });
    if (!taken || taken.refused) throw new Error(taken?.refused);
  });
}
