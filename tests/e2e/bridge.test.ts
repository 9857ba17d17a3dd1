// The owned page at the bridge: it may ask for anything, in any shape, and gets refusals; the keeper lives on unharmed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { keeperRequests } from '../../shared/requests.ts';
import { launch, type Running } from '../helpers/app.ts';
import { junk, seeded } from '../helpers/junk.ts';
import { ask, createVault } from '../helpers/port.ts';

/** What the bridge offers, as the page sees it. */
interface Bridge {
  readonly connect: () => void;
  readonly desk: (name: unknown, argument?: unknown) => Promise<{ value?: unknown; refused?: string }>;
  readonly drop: (file: unknown) => Promise<{ token: string; name: string } | undefined>;
}

let running: Running;

test.beforeAll(async () => {
  running = await launch();
  await createVault(running.page);
});
test.afterAll(async () => running.app.close());

test('the bridge is three functions, and a page cannot change them', async () => {
  const seen = await running.page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'vouchsafe') as Record<string, unknown>;
    const changed = Reflect.set(bridge, 'desk', () => 'mine') || Reflect.deleteProperty(globalThis, 'vouchsafe');
    return { names: Object.keys(bridge).sort(), changed };
  });
  expect(seen).toEqual({ names: ['connect', 'desk', 'drop'], changed: false });
});

test('600 junk requests are refused, and the keeper answers the next honest one', async () => {
  test.setTimeout(180_000);
  const seed = Number(process.env.VOUCHSAFE_SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  const random = seeded(seed);
  const names = [...Object.keys(keeperRequests), '__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 7, null];
  const isSlow = (name: unknown) =>
    /^vault\.(create|unlock|changePassphrase|newRecoveryKey|restore)$/.test(String(name));
  const answers = new Map<string, number>();
  for (let round = 0; round < 500; round += 1) {
    const name = names[Math.floor(random() * names.length)];
    const argument = isSlow(name) ? { passphrase: 7, current: null, next: [], secret: 'x', file: '' } : junk(random);
    const { refused = 'accepted' } = await ask(running.page, name as string, argument);
    answers.set(refused, (answers.get(refused) ?? 0) + 1);
  }
  for (let round = 0; round < 100; round += 1) {
    const name = ['desk.change', 'desk.copy', 'desk.mail', '__proto__', 'constructor', 'valueOf', 'vault.unlock'][
      round % 7
    ];
    const { refused = 'accepted' } = await deskAnswer(running.page, name, junk(random));
    answers.set(refused, (answers.get(refused) ?? 0) + 1);
  }
  console.log(Object.fromEntries(answers));
  expect(answers.get('bug') ?? 0).toBe(0);
  expect((await ask(running.page, 'person.add', { name: 'Rosa Example' })).value).toMatch(/^[0-9a-f]{32}$/);
});

test('messages that are no requests, and one of 64 MiB, do no harm', async () => {
  await running.page.evaluate(() => {
    const speak = ({ data, ports: [port] }: MessageEvent) => {
      if (data !== 'port' || !port) return;
      window.removeEventListener('message', speak);
      const odd = [
        null,
        undefined,
        7,
        'x',
        [],
        { request: '1' },
        { request: Number.NaN },
        new ArrayBuffer(8),
        new Map([[1, 2]]),
      ];
      for (const message of odd) port.postMessage(message);
      port.postMessage({ request: 2, name: { toString: 1, valueOf: 1 }, argument: 1n });
      port.postMessage({ request: 3, name: 'me.edit', argument: { name: 'x'.repeat(64 * 1024 * 1024) } });
    };
    window.addEventListener('message', speak);
    (Reflect.get(globalThis, 'vouchsafe') as Bridge).connect();
  });
  expect((await ask(running.page, 'me.edit', { name: 'Ines Example' })).refused).toBeUndefined();
});

test('a hundred ports at once are no harm', async () => {
  await running.page.evaluate(() => {
    for (let count = 0; count < 100; count += 1) (Reflect.get(globalThis, 'vouchsafe') as Bridge).connect();
  });
  expect((await ask(running.page, 'me.edit', { firm: 'Example & Daughters' })).refused).toBeUndefined();
});

test('no file is read for a made-up token, a forged file or a path', async () => {
  const { page } = running;
  for (const token of ['x', '/etc/passwd', '../../etc/passwd', '00000000-0000-4000-8000-000000000000', '__proto__'])
    expect((await ask(page, 'import.read', { token })).refused).toBe('file-unreadable');
  const forged = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'vouchsafe') as Bridge;
    const file = new File(['secret'], '/etc/passwd');
    Object.defineProperty(file, 'path', { value: '/etc/passwd' });
    const lies = [file, new Blob(['x']), { path: '/etc/passwd' }, '/etc/passwd', null, 7];
    return Promise.all(
      lies.map((lie) =>
        Promise.resolve()
          .then(() => bridge.drop(lie))
          .catch(() => undefined),
      ),
    );
  });
  expect(forged.filter((answer) => answer !== undefined && answer !== null)).toEqual([]);
});

test('a file that the user really gave is read, once', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'vouchsafe-given-'));
  const path = join(dir, 'given.vcf');
  writeFileSync(path, 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Given Example\r\nN:Example;Given;;;\r\nEND:VCARD\r\n');
  const { page } = running;
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('input'), { type: 'file', id: 'given' })),
  );
  await page.setInputFiles('#given', path);
  const given = await page.evaluate(async () => {
    const file = document.querySelector<HTMLInputElement>('#given')?.files?.[0];
    return (Reflect.get(globalThis, 'vouchsafe') as Bridge).drop(file);
  });
  expect(given?.name).toBe('given.vcf');
  expect((await ask(page, 'import.read', { token: given?.token })).refused).toBeUndefined();
  expect((await ask(page, 'import.read', { token: given?.token })).refused).toBe('file-unreadable');
  rmSync(dir, { recursive: true });
});

test('no backup is read or restored from a path that the page made up', async () => {
  for (const file of ['/etc/passwd', '/dev/zero', '../../etc/passwd', '__proto__'])
    for (const name of ['vault.mergeBackup', 'vault.restore'])
      expect((await ask(running.page, name, { file, secret: { passphrase: 'x' } })).refused).toBe('backup-unreadable');
});

test('the desk sends no mail that would carry a file, and none that is no mail', async () => {
  for (const mailto of [
    'mailto:a@example.org?attach=/etc/passwd',
    'mailto:a@example.org?ATTACHMENT=x',
    'https://example.org',
    'file:///etc/passwd',
  ])
    expect((await deskAnswer(running.page, 'desk.mail', { mailto })).refused).toBe('request-malformed');
});

test('a frame inside the page has no bridge, and the page with another address is nobody', async () => {
  const { page } = running;
  const inFrame = await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return 'vouchsafe' in (frame.contentWindow as object);
  });
  expect(inFrame).toBe(false);
  await page.evaluate(() => history.replaceState(null, '', '/elsewhere'));
  expect((await deskAnswer(page, 'desk.settings', undefined)).refused).toBe('request-malformed');
  await page.evaluate(() => history.replaceState(null, '', '/index.html'));
  expect((await deskAnswer(page, 'desk.settings', undefined)).refused).toBeUndefined();
});

test('what a page stores by itself is nowhere on the disk after quitting', async () => {
  const mark = `stored-by-the-page-${Math.floor(Math.random() * 1e12)}`;
  await running.page.evaluate(async (mark) => {
    const attempts = [
      () => localStorage.setItem('mark', mark),
      () => sessionStorage.setItem('mark', mark),
      () => Reflect.set(document, 'cookie', `mark=${mark}; max-age=99999`),
      async () => (await caches.open('mark')).put('/mark', new Response(mark)),
      () => history.replaceState(mark, ''),
      () =>
        new Promise((resolve, reject) => {
          const opening = indexedDB.open(mark);
          opening.onupgradeneeded = () => opening.result.createObjectStore('marks').put(mark, mark);
          opening.onsuccess = resolve;
          opening.onerror = reject;
        }),
      async () => {
        const file = await (await navigator.storage.getDirectory()).getFileHandle(mark, { create: true });
        const writer = await file.createWritable();
        await writer.write(mark);
        await writer.close();
      },
    ];
    for (const attempt of attempts)
      await Promise.resolve()
        .then(attempt)
        .catch(() => undefined);
  }, mark);
  await running.page.waitForTimeout(1_500);
  await running.app.close();
  const files = readdirSync(running.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(3);
  const holding = files.filter((entry) => {
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    return entry.name.includes(mark) || bytes.includes(mark) || bytes.includes(mark, 0, 'utf16le');
  });
  expect(holding.map((entry) => entry.name)).toEqual([]);
});

async function deskAnswer(
  page: Page,
  name: unknown,
  argument: unknown,
): Promise<{ value?: unknown; refused?: string }> {
  return page.evaluate(([name, argument]) => (Reflect.get(globalThis, 'vouchsafe') as Bridge).desk(name, argument), [
    name,
    argument,
  ] as const);
}
