// Captures in a session, on a real disk: sealed while locked, shown while open, kept once and only once, whatever happens between.
import { cp, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { boxKeysFrom, randomBytes } from '../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { Session } from '../../../electron/keeper/session.ts';
import { realDisk } from '../../../electron/keeper/vault/files.ts';
import { readCaptures } from '../../../electron/keeper/vault/inbox.ts';
import { encodeInboxKey } from '../../../electron/keeper/vault/inbox-key.ts';
import type { CaptureIntent } from '../../../shared/model/capture/keep.ts';
import { records } from '../../../shared/model/table.ts';
import { keeperRequests } from '../../../shared/requests.ts';

const PASSPHRASE = 'correct horse battery staple';
const ASK: CaptureIntent = { is: 'ask', title: 'A pricing expert', asker: 'me', tags: [] };
const [ONE, TWO] = ['1'.repeat(32), '2'.repeat(32)] as const;
let dir = '';
let session: Session;
let recoveryWords = '';

beforeAll(startAutomerge);

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'vouchsafe-captures-')), 'vault');
  session = new Session(dir, 'study laptop', () => undefined);
  await session.start();
});

afterEach(async () => {
  await session.lock();
  await rm(join(dir, '..'), { recursive: true, force: true });
});

async function create(): Promise<void> {
  ({ recoveryWords } = await session.create(PASSPHRASE));
  const words = recoveryWords.split(' ');
  await session.rehearse([0, 5, 11].map((place) => ({ place, word: words[place] ?? '' })));
}

/** Locks, which ends this keeper, and starts the next one. */
async function relock(): Promise<void> {
  await session.lock();
  session = new Session(dir, 'study laptop', () => undefined);
  await session.start();
}

async function createLocked(): Promise<void> {
  await create();
  await relock();
}

/** By the recovery key, which needs no second of stretching. */
const unlock = () => session.unlock({ recoveryWords });
const seal = (id: string, line: string, isUnfinished = false) => session.captures.seal({ id, line, isUnfinished });
const lines = async () => (await session.captures.list()).map(({ line }) => line);
const titles = () => [...records(session.document.asks)].map(({ title }) => title);
const inboxFiles = () => readdir(join(dir, 'inbox')).catch(() => []);
const captured = () => ('captured' in session.state ? session.state.captured : undefined);

test('V48: a file that cannot be read for a moment stays, and is shown the next time', async () => {
  await create();
  await seal(ONE, 'Call Ana');
  const hindered = { ...realDisk, read: () => Promise.reject(Object.assign(new Error('busy'), { code: 'EMFILE' })) };
  const keys = boxKeysFrom(randomBytes(32));
  expect(await readCaptures(hindered, dir, keys)).toEqual({ captures: [], notices: [] });
  expect(await lines()).toEqual(['Call Ana']);
});

describe('sealing', () => {
  test('is refused only where there is no vault, and says what to do', async () => {
    await expect(seal(ONE, 'a line')).rejects.toThrow('Make one first');
    await create();
    await seal(ONE, 'a line');
    expect(await lines()).toEqual(['a line']);
  });

  test('works while locked, counts, and is there for the next one who opens the vault', async () => {
    await createLocked();
    expect(session.state).toEqual({ is: 'locked', captured: 0 });
    await seal(ONE, 'Léa needs a pricing expert');
    await seal(TWO, 'met Bruno today');
    expect(session.state).toEqual({ is: 'locked', captured: 2 });
    await expect(session.captures.list()).rejects.toThrow('locked');
    await expect(session.captures.drop(ONE)).rejects.toThrow('locked');
    await expect(session.captures.keep({ ...ASK, captured: ONE })).rejects.toThrow('locked');
    await unlock();
    expect(captured()).toBe(2);
    expect(await lines()).toEqual(['Léa needs a pricing expert', 'met Bruno today']);
  });

  test('works while the vault is opening, and while its recovery key is rehearsed', async () => {
    ({ recoveryWords } = await session.create(PASSPHRASE));
    await seal(ONE, 'before the rehearsal');
    await relock();
    const opening = unlock();
    expect(session.state.is).toBe('opening');
    await seal(TWO, 'while opening');
    await opening;
    expect((await inboxFiles()).length).toBe(2);
  });

  test('of an older vault waits for its first opening, and says so', async () => {
    await createLocked();
    await rm(join(dir, 'inbox.key'));
    await expect(seal(ONE, 'a line')).rejects.toThrow('Unlock the vault once');
    await unlock();
    await relock();
    await seal(ONE, 'a line');
    expect(captured()).toBe(1);
  });

  test('that cannot be written says so, and what is open stays open', async () => {
    await create();
    await writeFile(join(dir, 'inbox'), 'a file in its place');
    await expect(seal(ONE, 'a line')).rejects.toThrow('could not be written');
    await rm(join(dir, 'inbox'));
    await seal(ONE, 'a line');
    expect(await lines()).toEqual(['a line']);
  });

  test('V46: takes a line of 20,000 characters and no longer one, and an id that is one', () => {
    const { schema } = keeperRequests['capture.seal'];
    expect(schema.safeParse({ id: ONE, line: 'x'.repeat(20_000) }).success).toBe(true);
    expect(schema.safeParse({ id: ONE, line: 'x'.repeat(20_001) }).success).toBe(false);
    for (const id of ['', '../HEAD', `${ONE}0`, 'A'.repeat(32)])
      expect(schema.safeParse({ id, line: 'x' }).success).toBe(false);
  });
});

describe('a line that is still being typed', () => {
  test('is offered to nobody while its window is there, and goes when it is kept or emptied', async () => {
    await create();
    await seal(ONE, 'Léa ne', true);
    await seal(TWO, 'Bruno', true);
    expect([await lines(), captured()]).toEqual([[], 0]);
    await session.captures.forget(TWO);
    await session.captures.keep({ ...ASK, captured: ONE });
    expect(await inboxFiles()).toEqual([]);
  });

  test('is offered as unfinished when its window is gone, and after a crash', async () => {
    await createLocked();
    await seal(ONE, 'Léa needs a pr', true);
    await session.captures.letGo();
    expect(captured()).toBe(0);
    await unlock();
    expect(await session.captures.list()).toMatchObject([{ line: 'Léa needs a pr', isUnfinished: true }]);
    expect(captured()).toBe(1);
  });

  test('is finished by sealing it so; to forget it then is too late', async () => {
    await createLocked();
    await seal(ONE, 'Léa needs a pr', true);
    await seal(ONE, 'Léa needs a pricing expert');
    await session.captures.forget(ONE);
    expect(captured()).toBe(1);
    await unlock();
    expect(await lines()).toEqual(['Léa needs a pricing expert']);
  });
});

describe('V47: keeping', () => {
  test('turns nothing into a card by itself; what is kept is one change, and its file goes', async () => {
    await createLocked();
    await seal(ONE, 'I need a pricing expert');
    await unlock();
    expect([titles(), await lines()]).toEqual([[], ['I need a pricing expert']]);
    await session.captures.keep({ ...ASK, captured: ONE });
    expect([titles(), await lines(), await inboxFiles(), captured()]).toEqual([['A pricing expert'], [], [], 0]);
    await expect(session.captures.keep({ ...ASK, captured: ONE })).rejects.toThrow('already');
    expect(titles()).toHaveLength(1);
  });

  test('is not offered again if the power went between the change and the file, nor if an old file is put back', async () => {
    await createLocked();
    await seal(ONE, 'I need a pricing expert');
    await seal(TWO, 'met Bruno today');
    await cp(join(dir, 'inbox'), join(dir, '..', 'before'), { recursive: true });
    await unlock();
    await session.captures.keep({ ...ASK, captured: ONE });
    await session.captures.drop(TWO);
    await relock();
    await cp(join(dir, '..', 'before'), join(dir, 'inbox'), { recursive: true });
    await unlock();
    expect(await lines()).toEqual(['met Bruno today']);
    await expect(session.captures.keep({ ...ASK, captured: ONE })).rejects.toThrow('already');
    expect([titles(), await inboxFiles()]).toEqual([['A pricing expert'], [`line-${TWO}.vs`]]);
  });

  test('is not offered again after the change was undone and folded', async () => {
    await create();
    await seal(ONE, 'I need a pricing expert');
    await cp(join(dir, 'inbox'), join(dir, '..', 'before'), { recursive: true });
    await session.captures.keep({ ...ASK, captured: ONE });
    await session.takeBack('undo');
    await relock();
    await cp(join(dir, '..', 'before'), join(dir, 'inbox'), { recursive: true });
    await unlock();
    expect(await lines()).toEqual([]);
  });

  test('that the model refuses keeps the line', async () => {
    await create();
    await seal(ONE, 'thank nobody');
    const thanks: CaptureIntent = { is: 'thanks', card: TWO, to: 'me' };
    await expect(session.captures.keep({ ...thanks, captured: ONE })).rejects.toThrow('no longer there');
    expect(await lines()).toEqual(['thank nobody']);
  });

  test('that cannot be saved keeps the file until it is, and makes no second card', async () => {
    await create();
    await seal(ONE, 'I need a pricing expert');
    await relock();
    await unlock();
    await session.quiet();
    // The disk is pulled out under the open vault, and put back.
    await rename(dir, `${dir}-elsewhere`);
    await expect(session.captures.keep({ ...ASK, captured: ONE })).rejects.toThrow('not saved yet');
    await rename(`${dir}-elsewhere`, dir);
    await expect(session.captures.keep({ ...ASK, captured: ONE })).rejects.toThrow('already');
    expect([await lines(), titles()]).toEqual([[], ['A pricing expert']]);
    expect(await inboxFiles()).toEqual([`line-${ONE}.vs`]);
    await session.retry();
    expect([await lines(), await inboxFiles()]).toEqual([[], []]);
  });

  test('of each kind is proven alike', async () => {
    await create();
    const ana = { name: 'Ana Jansen' };
    const kinds: CaptureIntent[] = [
      { is: 'intro', a: ana, b: { name: 'Bruno Sá' }, why: 'hiring', tags: [] },
      { is: 'contact', people: [{ name: 'Léa Moreau' }], kind: 'met', on: '2026-11-20', text: 'moved to Lyon' },
    ];
    for (const [at, intent] of kinds.entries()) {
      const id = `${at + 3}`.repeat(32);
      await seal(id, 'a line');
      await session.captures.keep({ ...intent, captured: id });
      await expect(session.captures.keep({ ...intent, captured: id })).rejects.toThrow('already');
    }
    expect(await inboxFiles()).toEqual([]);
  });
});

describe('what is told', () => {
  test("V44, V48: a thief's key and unreadable captures are notices of the open vault", async () => {
    await createLocked();
    await writeFile(join(dir, 'inbox.key'), encodeInboxKey(boxKeysFrom(randomBytes(32)).publicKey));
    await seal(ONE, 'for whom?');
    await unlock();
    await session.captures.list();
    const { notices } = session.state.is === 'open' ? session.state : expect.fail('not open');
    expect(notices.map(({ code }) => code)).toEqual(['inbox-key-foreign', 'capture-unreadable']);
    expect([captured(), await inboxFiles()]).toEqual([0, []]);
    await seal(TWO, 'for me');
    expect(await lines()).toEqual(['for me']);
  });

  test('an open vault seals to its own key, whatever stands in the folder', async () => {
    await create();
    await writeFile(join(dir, 'inbox.key'), encodeInboxKey(boxKeysFrom(randomBytes(32)).publicKey));
    await seal(ONE, 'for me');
    expect(await lines()).toEqual(['for me']);
  });

  test('files are for their owner only', async () => {
    await createLocked();
    await seal(ONE, 'a line');
    const modes = await Promise.all(['inbox', `inbox/line-${ONE}.vs`].map((name) => stat(join(dir, name))));
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '600']);
  });
});
