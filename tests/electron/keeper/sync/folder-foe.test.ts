// A paired laptop that went wrong writes into the folder: what it signed is weighed and looked at before anything is taken in.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { randomBytes, toHex } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { fileName, folderName } from '../../../../electron/keeper/sync/carrier.ts';
import { sealFile } from '../../../../electron/keeper/sync/file.ts';
import { decodeKept, type Kept } from '../../../../electron/keeper/sync/kept.ts';
import { circleOf, standing } from '../../../../electron/keeper/sync/roll.ts';
import { encodeChanges, type Word } from '../../../../electron/keeper/sync/word.ts';
import { changeWith, signedLeb } from '../../../helpers/forged.ts';
import { Laptop, pair, until } from './laptops.ts';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

beforeAll(startAutomerge);

let dir = '';
let study: Laptop;
let travel: Laptop;
let drawer: Kept;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vouchsafe-foe-'));
  [study, travel] = [await Laptop.make('study'), await Laptop.make('travel')];
  await study.meet('Ana Pinto');
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  drawer = decodeKept((await study.session.vault.readSide()) ?? new Uint8Array());
  await study.lock();
  await travel.session.sync.chooseFolder(dir);
});

afterEach(async () => {
  const bugs = [...study.bugs, ...travel.bugs];
  for (const laptop of [study, travel]) await laptop.gone();
  await rm(dir, { recursive: true, force: true });
  expect(bugs).toEqual([]);
});

/** A whole file, signed with study's own key. */
async function write(payload: Uint8Array, about: Partial<Word> = {}): Promise<void> {
  const { identity, roll } = drawer;
  const [writer, id] = [toHex(randomBytes(16)), toHex(randomBytes(16))];
  const to = standing(roll);
  const word: Word = {
    circle: circleOf(roll),
    by: identity.id,
    writer,
    n: 1,
    holds: [],
    to: to.map(({ id: each }) => each).sort(),
    kind: 'changes',
    heads: ['ab'.repeat(32)],
    seen: {},
    schema: 1,
    atLeast: 1,
    entries: [],
    ...about,
  };
  await mkdir(join(dir, folderName(writer)));
  await writeFile(join(dir, folderName(writer), fileName(1, id)), sealFile(identity, id, to, word, payload));
  await travel.session.sync.again({});
}

const bomb = changeWith([[66, [...signedLeb(1_000_000_000), 1]]]);
/** Nobody's, but of the right form. */
const stray = Buffer.from('no change at all');

test.each<[string, () => Promise<void>]>([
  ['a change that would become a billion operations', () => write(encodeChanges([bomb]))],
  ['a payload of no changes', () => write(stray)],
  ['a snapshot that is none', () => write(stray, { kind: 'snapshot' })],
  ['one change for a snapshot', () => write(bomb, { kind: 'snapshot' })],
])('Y37, Y42: %s is refused, told with its name, and everything else goes on', async (_, writeIt) => {
  await writeIt();
  await until(() => travel.of(study)?.trouble === 'refused-here', 'the refusal');
  expect(travel.people).toEqual(['Ana Pinto']);
  await travel.meet('Ben Roth');
  await travel.lock();
  await study.unlock();
  await study.session.sync.chooseFolder(dir);
  await until(() => study.people.includes('Ben Roth'), 'what the other wrote');
});

test('Y26: a file that needs a newer Vouchsafe waits, and it is said which one to update', async () => {
  await write(encodeChanges([]), { schema: 9, atLeast: 9 });
  await until(() => travel.of(study)?.trouble === 'too-old-here', 'the trouble');
  expect(travel.people).toEqual(['Ana Pinto']);
});
