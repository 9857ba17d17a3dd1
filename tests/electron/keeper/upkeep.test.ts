// Backups that are made by themselves, and the clock by which they are.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { Session } from '../../../electron/keeper/session.ts';
import { addPerson } from '../../../shared/model/person.ts';

const DAY_MS = 86_400_000;
let dir = '';
let session: Session;

beforeAll(startAutomerge);

beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), 'vouchsafe-upkeep-')), 'vault');
  session = new Session(dir, 'study laptop', () => undefined);
  const { recoveryWords } = await session.create('correct horse battery staple');
  const words = recoveryWords.split(' ');
  await session.rehearse([0, 5, 11].map((place) => ({ place, word: words[place] ?? '' })));
});

afterEach(async () => {
  vi.restoreAllMocks();
  await session.lock();
  await rm(join(dir, '..'), { recursive: true, force: true });
});

const meet = (name: string) => session.change((document, stamp) => addPerson(document, { name }, stamp));

test.each([
  ['two days ago', -2 * DAY_MS],
  ['five years ahead, by a clock that was wrong', 5 * 365 * DAY_MS],
])('a vault whose backup was made %s is backed up when it comes to rest', async (_, off) => {
  await meet('Ana Pinto');
  const then = Date.now() + off;
  const clock = vi.spyOn(Date, 'now').mockReturnValue(then);
  await session.backUp();
  clock.mockRestore();
  expect(await session.backups()).toHaveLength(1);
  await meet('Ben Roth');
  await vi.waitFor(async () => expect(await session.backups()).toHaveLength(2), { timeout: 20_000, interval: 100 });
});
