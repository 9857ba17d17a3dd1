// Laptops that are never on at the same time: what one writes reaches the others through a folder, whatever happens to its files.
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { addLaptop, removeLaptop } from '../../../../electron/keeper/sync/roll.ts';
import { circleOn, type FolderLaptop, NoteDesk, roundsOf } from './folders.ts';

let dir = '';
beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vouchsafe-folder-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const files = async (folder = dir) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.vsx')).sort();
const filesOf = async ({ kept }: FolderLaptop) => (await files()).filter((name) => name.includes(kept.writer));
const two = () => circleOn([diskCarrier(dir), diskCarrier(dir)]) as [FolderLaptop, FolderLaptop];
const three = () =>
  circleOn([diskCarrier(dir), diskCarrier(dir), diskCarrier(dir)]) as [FolderLaptop, FolderLaptop, FolderLaptop];

describe('two laptops and a folder', () => {
  test('Y54: what one writes the other has after its next round, and then nothing more is written', async () => {
    const [study, travel] = two();
    study.desk.note('Ada met Ben');
    await study.round();
    await travel.round();
    expect(travel.desk.names()).toEqual(['Ada met Ben']);
    travel.desk.note('Ben wrote back');
    await roundsOf([travel, study]);
    expect(study.desk.heads).toEqual(travel.desk.heads);
    const before = await files();
    await roundsOf([study, travel]);
    expect(await files()).toEqual(before);
    expect(study.told).toMatchObject({ isBehind: false, dueIn: undefined, waitingFor: {}, damaged: [] });
  });

  test('Y52: a file has its number and id for a name, in the folder of its writer, and nothing is left under a temporary one', async () => {
    const [study] = two();
    study.desk.note('Ada');
    await study.round();
    expect(await readdir(dir)).toEqual([`w-${study.kept.writer}`]);
    const names = await readdir(join(dir, `w-${study.kept.writer}`));
    expect(names).toEqual([expect.stringMatching(/^00000001-[0-9a-f]{32}\.vsx$/u)]);
  });
});
