// A save that fails is seen, is tried again, and loses nothing: here the vault's folder goes away under an open session,
// as a disk does that is pulled out.
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { Session } from '../../../electron/keeper/session.ts';
import { addPerson } from '../../../shared/model/person.ts';
import { records } from '../../../shared/model/table.ts';
import type { FromKeeper, SavedState } from '../../../shared/state.ts';

const PASSPHRASE = 'correct horse battery staple';

function savedOf(session: Session): SavedState | undefined {
  return session.state.is === 'open' ? session.state.saved : undefined;
}

test('a change that cannot be saved is refused, shown, kept in memory, and saved when the disk is back', async () => {
  await startAutomerge();
  const home = await mkdtemp(join(tmpdir(), 'vouchsafe-saving-'));
  const dir = join(home, 'vault');
  const heard: FromKeeper[] = [];
  let session = new Session(dir, 'study laptop', (message) => heard.push(message));
  const { recoveryWords } = await session.create(PASSPHRASE);
  const words = recoveryWords.split(' ');
  await session.rehearse([0, 1, 2].map((place) => ({ place, word: words[place] ?? '' })));
  await session.lock();

  session = new Session(dir, 'study laptop', (message) => heard.push(message));
  await session.unlock({ passphrase: PASSPHRASE });
  await rename(dir, `${dir}-elsewhere`);
  const add = (name: string) => session.change((document, stamp) => addPerson(document, { name }, stamp));
  await expect(add('Ana')).rejects.toThrow('not saved yet');
  await expect(add('Björn')).rejects.toThrow('not saved yet');
  expect(savedOf(session)).toMatchObject({ ok: false, unsaved: 2 });
  expect([...records(session.document.people)].map(({ name }) => name).sort()).toEqual(['Ana', 'Björn']);

  await rename(`${dir}-elsewhere`, dir);
  await session.retry();
  expect(savedOf(session)).toEqual({ ok: true });
  await session.lock();

  session = new Session(dir, 'study laptop', () => undefined);
  await session.unlock({ passphrase: PASSPHRASE });
  expect([...records(session.document.people)].map(({ name }) => name).sort()).toEqual(['Ana', 'Björn']);
  await session.lock();
  await rm(home, { recursive: true });
});
