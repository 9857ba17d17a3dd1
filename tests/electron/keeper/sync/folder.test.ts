// Laptops that are never on at the same time: what one writes reaches the others through a folder, whatever happens to its files.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { newFolder, ownSnapshots } from '../../../../electron/keeper/sync/folder-kept.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { addLaptop, standing } from '../../../../electron/keeper/sync/roll.ts';
import { circleOn, FolderLaptop, roundsOf } from './folders.ts';

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

const placeOf = async (laptop: FolderLaptop, i = 0) => join(dir, (await filesOf(laptop))[i] ?? 'missing');
const standers = ({ roll }: FolderLaptop) => standing(roll).map(({ id }) => id);

async function writeNotes(laptop: FolderLaptop, ...notes: string[]) {
  for (const note of notes) {
    laptop.desk.note(note);
    await laptop.round();
  }
}

describe('two laptops and a folder', () => {
  test('Y54: what one writes the other has after its next round, and then nothing more is written', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'Ada met Ben');
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

  test('Y54: waits five seconds for what comes together, a minute between files, and for nothing when it is locked', async () => {
    const [study] = two();
    const folder = study.open();
    study.desk.note('one');
    expect(await folder.round({ now: 1_000, isClosing: false })).toMatchObject({ isBehind: true, dueIn: 5_000 });
    study.desk.note('two');
    expect(await folder.round({ now: 5_999, isClosing: false })).toMatchObject({ dueIn: 1 });
    expect(await files()).toEqual([]);
    expect(await folder.round({ now: 6_000, isClosing: false })).toMatchObject({ isBehind: false, dueIn: undefined });
    expect(await files()).toHaveLength(1);
    study.desk.note('three');
    expect(await folder.round({ now: 7_000, isClosing: false })).toMatchObject({ isBehind: true, dueIn: 59_000 });
    await folder.round({ now: 8_000, isClosing: true });
    expect(await files()).toHaveLength(2);
  });

  test('Y54: what others have written is not written again, and a first file with a payload is a snapshot', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one', 'two');
    expect(study.kept.own.map(({ kind }) => kind)).toEqual(['snapshot', 'changes']);
    await travel.round();
    expect(travel.kept.own.map(({ kind }) => kind)).toEqual(['word']);
    await writeNotes(travel, 'three');
    expect(travel.kept.own.filter(({ state }) => state !== 'gone').map(({ kind }) => kind)).toEqual([
      'word',
      'snapshot',
    ]);
  });

  test('Y54: words do not answer words, and one that a later file makes needless is removed', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one');
    await roundsOf([travel, study], 6);
    for (let i = 0; i < 6; i += 1) {
      await writeNotes(study, `more ${i}`);
      await roundsOf([travel, study], 4);
    }
    // The first one brought the roll; of the others the last is enough.
    expect(await filesOf(travel)).toHaveLength(2);
    expect(await filesOf(study)).toHaveLength(7);
  });

  test('Y54: a laptop that joins the circle later reads everything from the folder, and so does one let in by another', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one', 'two');
    await writeNotes(travel, 'three');
    const third = makeIdentity();
    study.roll = addLaptop(study.roll, study.identity, {
      certificate: third.certificate,
      box: third.box.publicKey,
      name: 'attic',
    });
    const attic = new FolderLaptop(diskCarrier(dir), third, study.roll);
    await writeNotes(travel, 'four, written for two');
    await roundsOf([attic, study, travel], 3);
    await roundsOf([attic]);
    expect(attic.desk.names()).toEqual(['four, written for two', 'one', 'three', 'two']);
    expect(standers(travel)).toContain(third.id);
    expect(travel.desk.heads).toEqual(attic.desk.heads);
  });

  test('Y54: an own file that vanishes is answered by a snapshot, and again only after ten minutes', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one', 'two', 'three');
    await unlink(await placeOf(study, 1));
    await travel.round();
    expect(travel.desk.names()).toEqual(['one']);
    expect(travel.told?.waitingFor).toEqual({ [study.identity.id]: 1 });
    await study.round();
    await travel.round();
    expect(travel.desk.names()).toEqual(['one', 'three', 'two']);
    expect(travel.told?.waitingFor).toEqual({});
    await unlink(await placeOf(study, (await filesOf(study)).length - 1));
    const before = (await filesOf(study)).length;
    for (let i = 0; i < 5; i += 1) await study.round();
    expect((await filesOf(study)).length).toBeLessThanOrEqual(before);
    for (let i = 0; i < 5; i += 1) await study.round();
    expect(ownSnapshots(study.kept).at(-1)?.n).toBe(study.kept.next - 1);
  });
});

describe('whatever happens to the files', () => {
  test('Y52: a file has its number and id for a name, in the folder of its writer, and nothing is left under a temporary one', async () => {
    const [study] = two();
    await writeNotes(study, 'Ada');
    expect(await readdir(dir)).toEqual([`w-${study.kept.writer}`]);
    const names = await readdir(join(dir, `w-${study.kept.writer}`));
    expect(names).toEqual([expect.stringMatching(/^00000001-[0-9a-f]{32}\.vsx$/u)]);
    // What a power cut left is cleared away by its writer.
    await writeFile(join(dir, `w-${study.kept.writer}`, `.tmp-${'ab'.repeat(16)}`), 'half');
    await study.round();
    expect(await readdir(join(dir, `w-${study.kept.writer}`))).toEqual(names);
  });

  test('Y52: copies of conflicts, strays, other vaults and other circles change nothing and are left alone', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one', 'two');
    const home = join(dir, `w-${study.kept.writer}`);
    const path = await placeOf(study, 1);
    for (const mark of ['.sync-conflict-20261122-041845-NNXXMVM', " (Ann's conflicted copy 2026-11-22)", ' 2'])
      await copyFile(path, path.replace('.vsx', `${mark}.vsx`));
    await writeFile(join(home, '.syncthing.00000009-x.vsx.tmp'), randomBytes(3000));
    await writeFile(join(home, '00000009-garbage.vsx'), randomBytes(1_000_000));
    await writeFile(join(home, 'empty.vsx'), '');
    await writeFile(join(home, 'log-1.vs'), Buffer.concat([Buffer.from('VOUCHSF1'), randomBytes(4000)]));
    await writeFile(join(dir, 'holiday.jpg'), randomBytes(2000));
    await mkdir(join(home, '00000010-folder.vsx'));
    await symlink('/etc/passwd', join(home, '00000011-link.vsx'));
    execFileSync('mkfifo', [join(home, '00000012-pipe.vsx')]);
    const [foreign] = two();
    await writeNotes(foreign, 'of somebody else');
    const before = await readdir(dir, { recursive: true });
    await travel.round();
    expect(travel.desk.names()).toEqual(['one', 'two']);
    expect(travel.told).toMatchObject({ damaged: [], refused: {}, twins: [], waitingFor: {} });
    await roundsOf([study, travel]);
    const after = await readdir(dir, { recursive: true });
    expect(before.filter((name) => !after.includes(name))).toEqual([]);
  });

  test('Y52: a damaged file is told of when it stays so, and taken when it has come whole, though name and length are the same', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one', 'two');
    const path = await placeOf(study, 1);
    const whole = await readFile(path);
    await writeFile(path, Buffer.concat([whole.subarray(0, 1500), Buffer.alloc(whole.length - 1500)]));
    await travel.round();
    expect(travel.told?.damaged).toEqual([]);
    await travel.round();
    expect(travel.told?.damaged).toEqual([join(`w-${study.kept.writer}`, path.split('/').at(-1) ?? '').slice(2)]);
    expect(travel.desk.names()).toEqual(['one']);
    await writeFile(path, whole);
    await travel.round();
    expect(travel.told?.damaged).toEqual([]);
    expect(travel.desk.names()).toEqual(['one', 'two']);
  });

  test('Y53: files may come late, in any order, twice, under other names and in each other’s place', async () => {
    const [study] = two();
    await writeNotes(study, 'one', 'two', 'three', 'four', 'five');
    const paths = (await filesOf(study)).map((name) => join(dir, name));
    const bytes = await Promise.all(paths.map((path) => readFile(path)));
    const orders = [
      [4, 3, 2, 1, 0],
      [2, 0, 4, 1, 3],
      [1, 4, 0, 3, 2],
    ];
    for (const order of orders) {
      const other = await mkdtemp(join(tmpdir(), 'vouchsafe-late-'));
      const reader = new FolderLaptop(diskCarrier(other), study.identity, study.roll);
      reader.kept = newFolder('ee'.repeat(16));
      await mkdir(join(other, `w-${study.kept.writer}`));
      for (const [i, which] of order.entries()) {
        // In the place of another one, then at home as well.
        await writeFile(join(other, `w-${study.kept.writer}`, paths[i]?.split('/').at(-1) ?? ''), bytes[which] ?? '');
        await reader.round();
      }
      expect(reader.desk.names()).toEqual(['five', 'four', 'one', 'three', 'two']);
      expect(reader.told?.waitingFor).toEqual({});
      await rm(other, { recursive: true });
    }
  });

  test('Y53: a missing file is told by the laptop it is missing from; what is there waits for it, and a restart forgets nothing', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one', 'two', 'three', 'four');
    const late = await placeOf(study, 2);
    await rename(late, join(dir, 'late'));
    await travel.round();
    expect(travel.desk.names()).toEqual(['one', 'two']);
    expect(travel.told?.waitingFor).toEqual({ [study.identity.id]: 1 });
    travel.crash();
    await travel.round();
    expect(travel.told?.waitingFor).toEqual({ [study.identity.id]: 1 });
    await rename(join(dir, 'late'), late);
    await travel.round();
    expect(travel.desk.names()).toEqual(['four', 'one', 'three', 'two']);
    expect(travel.desk.adopted).toBe(1);
  });

  test('Y53: a copy of a vault that writes too is found by both, begins anew as a writer, and nothing of either is lost', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one', 'two');
    await travel.round();
    const copy = study.clone(diskCarrier(dir));
    await writeNotes(study, 'by the laptop');
    await writeNotes(copy, 'by its copy');
    expect(copy.told?.twins).toEqual([study.identity.id]);
    expect(copy.kept.writer).not.toBe(study.kept.writer);
    await roundsOf([study, travel, copy]);
    const all = ['by its copy', 'by the laptop', 'one', 'two'];
    for (const laptop of [study, travel, copy]) expect(laptop.desk.names()).toEqual(all);
    expect(study.told?.twins).toEqual([study.identity.id]);
  });

  test('Y53: two files of one writer under one number are told of, and both are taken in', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one');
    await travel.round();
    const other = await mkdtemp(join(tmpdir(), 'vouchsafe-copy-'));
    await cp(dir, other, { recursive: true });
    const copy = study.clone(diskCarrier(other));
    await writeNotes(study, 'by the laptop');
    await writeNotes(copy, 'by its copy');
    await cp(other, dir, { recursive: true });
    await travel.round();
    expect(travel.desk.names()).toEqual(['by its copy', 'by the laptop', 'one']);
    expect(travel.told?.twins).toEqual([study.identity.id]);
    await rm(other, { recursive: true });
  });

  test('Y53: a vault that was put back from an old copy of its folder goes on under a new writer, and loses nothing', async () => {
    const [study, travel] = two();
    await writeNotes(study, 'one');
    const old = study.clone(diskCarrier(dir));
    await writeNotes(study, 'two', 'three');
    await writeNotes(old, 'after it was put back');
    await roundsOf([travel, old]);
    const all = ['after it was put back', 'one', 'three', 'two'];
    expect(old.desk.names()).toEqual(all);
    expect(travel.desk.names()).toEqual(all);
    expect(ownSnapshots(old.kept)).toHaveLength(1);
  });
});
