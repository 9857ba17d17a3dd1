// A session from locked to locked, on a real disk with the real libsodium and Automerge: what a user did is there again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { Session } from '../../../electron/keeper/session.ts';
import { captureAsk } from '../../../shared/model/ask.ts';
import { addPerson, editPerson } from '../../../shared/model/person.ts';
import { find, records } from '../../../shared/model/table.ts';
import type { FromKeeper, Patch } from '../../../shared/state.ts';

const PASSPHRASE = 'correct horse battery staple';
let dir = '';
let heard: FromKeeper[] = [];
let session: Session;

beforeAll(startAutomerge);

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'vouchsafe-session-')), 'vault');
  session = await newSession();
});

afterEach(async () => {
  await session.lock();
  await rm(join(dir, '..'), { recursive: true, force: true });
});

async function newSession(): Promise<Session> {
  heard = [];
  const made = new Session(dir, 'study laptop', (message) => heard.push(message));
  await made.start();
  return made;
}

async function createRehearsed(): Promise<string> {
  const { recoveryWords } = await session.create(PASSPHRASE);
  await session.rehearse(wordsAt(recoveryWords, [0, 5, 11]));
  return recoveryWords;
}

function wordsAt(recoveryWords: string, places: readonly number[]) {
  const words = recoveryWords.split(' ');
  return places.map((place) => ({ place, word: words[place] ?? '' }));
}

function patchesHeard(): Patch[] {
  return heard.flatMap((message) => ('patches' in message ? message.patches : []));
}

describe('a session', () => {
  test('begins without a vault, and asks for the rehearsal before it shows a board', async () => {
    expect(session.state).toEqual({ is: 'no vault' });
    const { recoveryWords } = await session.create(PASSPHRASE);
    expect(session.state).toEqual({ is: 'rehearsing' });
    expect(session.snapshot()).toBeUndefined();
    await expect(session.rehearse(wordsAt(recoveryWords, [0, 0, 0]))).rejects.toThrow('asked for');
    await expect(session.rehearse([{ place: 1, word: 'wrong' }, ...wordsAt(recoveryWords, [2, 3])])).rejects.toThrow(
      'asked for',
    );
    await session.rehearse(wordsAt(recoveryWords, [3, 1, 7]));
    expect(session.state).toMatchObject({ is: 'open' });
  });

  test('has everything again after locking and unlocking', async () => {
    await createRehearsed();
    const id = await session.change((document, stamp) => addPerson(document, { name: 'Ana Jansen' }, stamp));
    await session.lock();
    session = await newSession();
    expect(session.state).toEqual({ is: 'locked', captured: 0 });
    await session.unlock({ passphrase: PASSPHRASE });
    expect(find(session.document.people, id)?.name).toBe('Ana Jansen');
    await session.change((document) => editPerson(document, { id, changes: { firm: 'Tidewater' } }));
    await session.lock();
    session = await newSession();
    await session.unlock({ passphrase: PASSPHRASE });
    expect(find(session.document.people, id)).toMatchObject({ name: 'Ana Jansen', firm: 'Tidewater' });
  });

  test('opens with the recovery key, and stays locked with a wrong passphrase', async () => {
    const recoveryWords = await createRehearsed();
    await session.lock();
    session = await newSession();
    await expect(session.unlock({ passphrase: 'not the passphrase' })).rejects.toThrow('does not open');
    expect(session.state).toEqual({ is: 'locked', captured: 0 });
    await session.unlock({ recoveryWords });
    expect(session.state).toMatchObject({ is: 'open' });
  });

  test('replaces a recovery key that was never rehearsed', async () => {
    const { recoveryWords: never } = await session.create(PASSPHRASE);
    await session.lock();
    session = await newSession();
    const { recoveryWords } = await session.unlock({ passphrase: PASSPHRASE });
    expect(session.state).toEqual({ is: 'rehearsing' });
    expect(recoveryWords).not.toBe(never);
    await session.rehearse(wordsAt(recoveryWords ?? '', [0, 1, 2]));
    await session.lock();
    session = await newSession();
    await expect(session.unlock({ recoveryWords: never })).rejects.toThrow('recovery key');
  });

  test('tells windows by patches what changed, and no more', async () => {
    await createRehearsed();
    const id = await session.change((document, stamp) => captureAsk(document, { title: 'A translator' }, stamp));
    expect(patchesHeard().filter(({ path }) => path[0] === 'asks')).toMatchObject([
      { op: 'add', path: ['asks', id.slice(0, 2), id] },
    ]);
  });

  test('undoes and redoes the last change, and says so in the history', async () => {
    await createRehearsed();
    const id = await session.change((document, stamp) => captureAsk(document, { title: 'A translator' }, stamp));
    await session.takeBack('undo');
    expect([...records(session.document.asks)]).toEqual([]);
    await session.takeBack('redo');
    expect([...records(session.document.asks)].map(({ title }) => title)).toEqual(['A translator']);
    expect(Object.values(find(session.document.asks, id)?.history ?? {}).map(({ what }) => what)).toContain('undid');
    await expect(session.takeBack('redo')).rejects.toThrow('nothing to redo');
  });

  test('merges a backup instead of writing over what is there', async () => {
    await createRehearsed();
    await session.change((document, stamp) => addPerson(document, { name: 'Ana' }, stamp));
    await session.backUp();
    await session.change((document, stamp) => addPerson(document, { name: 'Björn' }, stamp));
    const [backup] = await session.backups();
    expect(await session.mergeBackup(backup?.file ?? '')).toEqual({ changes: 0 });
    expect([...records(session.document.people)].map(({ name }) => name).sort()).toEqual(['Ana', 'Björn']);
  });
});
