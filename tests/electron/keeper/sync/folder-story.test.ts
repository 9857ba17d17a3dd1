// Stories of laptops that are never on at the same time: real vaults on disk, a real folder between them, one unlocked at a time.
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { alone, Laptop, looked, pair, until } from './laptops.ts';

// Many vaults are opened and locked here, and the machine may have other things to do.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

beforeAll(startAutomerge);

const laptops: Laptop[] = [];
let home = '';
let dir = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'vouchsafe-carried-'));
  dir = join(home, 'carried');
  await mkdir(dir);
});

afterEach(async () => {
  const bugs = laptops.flatMap(({ bugs }) => bugs);
  for (const laptop of laptops.splice(0)) await laptop.gone();
  await rm(home, { recursive: true, force: true });
  expect(bugs).toEqual([]);
});

async function laptop(name: string): Promise<Laptop> {
  const made = await Laptop.make(name);
  laptops.push(made);
  return made;
}

/** Study and travel, paired, with the folder chosen on both; then both are locked. */
async function couple(): Promise<[Laptop, Laptop]> {
  const [study, travel] = [await laptop('study'), await laptop('travel')];
  await study.meet('Ana Pinto');
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  for (const each of [study, travel]) await each.session.sync.chooseFolder(dir);
  await travel.lock();
  await study.lock();
  return [study, travel];
}

const files = async () => (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.vsx')).sort();
const pathOf = async (index: number) => join(dir, (await files()).at(index) ?? 'missing');

/** Whether the writer of a file is the one with most files. */
function isOfMost(name: string, all: readonly string[]): boolean {
  const counts = all.map((each) => all.filter((other) => other.startsWith(each.slice(0, 34))).length);
  return counts[all.indexOf(name)] === Math.max(...counts);
}

describe('laptops that are never on together', () => {
  test('Y54: what each did while the other was locked is on both, by the folder alone', async () => {
    const [study, travel] = await couple();
    await alone(study, () => study.meet('Ben Roth'));
    await alone(travel, async () => {
      expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth']);
      await travel.meet('Cleo Marsh');
    });
    await alone(study, async () => expect(study.people).toEqual(['Ana Pinto', 'Ben Roth', 'Cleo Marsh']));
    await travel.unlock();
    await until(() => travel.of(study)?.isInStep, 'in step, as far as is known');
    expect(travel.of(study)).toMatchObject({ how: 'folder', toSend: 0, toCome: 0, heardAt: expect.any(Number) });
  });

  test('Y65: what the other has not said yet that it has, is waiting for it', async () => {
    const [study, travel] = await couple();
    await alone(study);
    await alone(travel);
    await study.unlock();
    await until(() => study.of(travel)?.isInStep, 'in step');
    await study.meet('Ben Roth');
    await study.meet('Cleo Marsh');
    expect(study.of(travel)).toMatchObject({ how: 'folder', isInStep: false, toSend: 2 });
    expect(study.of(travel)?.trouble).not.toBe('unreachable');
    await study.lock();
    await alone(travel);
    await study.unlock();
    await until(() => study.of(travel)?.isInStep, 'in step again');
    expect(study.of(travel)?.inStepAt).toEqual(expect.any(Number));
  });

  test('Y54: a third one that joined at another laptop reads all, and everybody hears of it by the folder', async () => {
    const [study, travel] = await couple();
    await alone(travel, () => travel.meet('Ben Roth'));
    await study.unlock();
    const office = await laptop('office');
    await pair(study, office);
    await office.session.sync.chooseFolder(dir);
    await until(() => study.isInStepWith(office), 'in step');
    await study.lock();
    await office.meet('Dan Okoro');
    await office.lock();
    await alone(travel, async () => {
      expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth', 'Dan Okoro']);
      expect(travel.state.laptops.map(({ name }) => name)).toEqual(['travel', 'office', 'study']);
      await travel.meet('Eve Holm');
    });
    await alone(office, async () => expect(office.people).toContain('Eve Holm'));
    await alone(study, async () => expect(study.people).toContain('Eve Holm'));
  });

  test('Y10, Y12: a laptop that was removed reads nothing more in the folder, and nothing of its own is taken in', async () => {
    const [study, travel] = await couple();
    const office = await laptop('office');
    await study.unlock();
    await pair(study, office);
    await office.session.sync.chooseFolder(dir);
    await office.lock();
    await alone(travel);
    await study.session.sync.remove({ laptop: study.of(travel)?.id ?? '' });
    await study.meet('Ben Roth');
    await study.lock();
    await alone(travel, () => travel.meet('Cleo Marsh'));
    await alone(office, async () => expect(office.people).toEqual(['Ana Pinto', 'Ben Roth']));
    await travel.unlock();
    expect(travel.people).toEqual(['Ana Pinto', 'Cleo Marsh']);
  });
});

describe('whatever the carrier does', () => {
  test('Y52, Y53: a file that came in part is waited for, and windows are told of whom; whole, it is taken in', async () => {
    const [study, travel] = await couple();
    await alone(travel);
    for (const name of ['Ben Roth', 'Cleo Marsh', 'Dan Okoro']) await alone(study, () => study.meet(name));
    const ofStudy = (await files()).filter((name, _, all) => isOfMost(name, all));
    const late = join(dir, ofStudy.at(-2) ?? 'missing');
    const whole = await readFile(late);
    await writeFile(late, whole.subarray(0, whole.length - 700));
    await travel.unlock();
    await looked(travel);
    await until(() => travel.state.folder?.waitsFor.length, 'what it waits for');
    expect(travel.state.folder?.waitsFor).toEqual([{ laptop: 'study', files: 1 }]);
    await writeFile(late, whole);
    await until(() => travel.people.length === 4, 'all of it');
    await until(() => travel.state.folder?.waitsFor.length === 0, 'nothing to wait for');
  });

  test('Y52: copies of conflicts, strays and other circles’ files are left alone', async () => {
    const [study, travel] = await couple();
    await alone(study, () => study.meet('Ben Roth'));
    const path = await pathOf(0);
    await copyFile(path, path.replace('.vsx', '.sync-conflict-20261122-041845-NNXXMVM.vsx'));
    await writeFile(join(dir, 'holiday.jpg'), 'no file of ours');
    await writeFile(path.replace(/[^/]+$/u, '00000009-garbage.vsx'), Buffer.alloc(20_000, 7));
    const before = await files();
    await alone(travel, async () => expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth']));
    expect(await files()).toEqual(expect.arrayContaining(before));
    expect(await readdir(dir)).toContain('holiday.jpg');
  });

  test('Y52: two circles may share a folder and take nothing from each other', async () => {
    const [study, travel] = await couple();
    const [pia, quin] = [await laptop('pia’s'), await laptop('pia’s other')];
    await pia.meet('Somebody else');
    await pair(pia, quin);
    await until(() => pia.isInStepWith(quin), 'in step');
    await pia.session.sync.chooseFolder(dir);
    await pia.lock();
    await alone(study, () => study.meet('Ben Roth'));
    await alone(travel, async () => {
      expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth']);
      expect(travel.state.folder).not.toHaveProperty('trouble');
    });
    await alone(pia, async () => expect(pia.people).toEqual(['Somebody else']));
  });

  test('Y56: a stick that is pulled out is told, never made up, and used again when it is back', async () => {
    const [study, travel] = await couple();
    await rename(dir, `${dir} away`);
    await study.unlock();
    await until(() => study.state.folder?.trouble === 'folder-missing', 'the trouble');
    await study.meet('Ben Roth');
    await study.lock();
    expect(await readdir(home)).toEqual(['carried away']);
    await rename(`${dir} away`, dir);
    await study.unlock();
    await until(() => study.state.folder?.lookedAt, 'a look');
    expect(study.state.folder).not.toHaveProperty('trouble');
    await study.lock();
    await alone(travel, async () => expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth']));
  });

  test('Y53: a vault put back from a copy writes on under another name, and nothing of either is lost', async () => {
    const [study, travel] = await couple();
    await alone(study, () => study.meet('Ben Roth'));
    const copy = await study.copied();
    await alone(study, () => study.meet('Cleo Marsh'));
    await study.putBack(copy);
    await alone(study, async () => {
      await until(() => study.people.includes('Cleo Marsh'), 'what it had lost');
      await until(() => study.state.folder?.trouble === 'folder-twin', 'being told');
      await study.meet('Dan Okoro');
    });
    await alone(travel, async () =>
      expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth', 'Cleo Marsh', 'Dan Okoro']),
    );
  });
});

describe('choosing a folder', () => {
  test('Y56: one that is not there, is none, or cannot be written to is refused at once, and nothing is kept', async () => {
    const [study] = await couple();
    await study.unlock();
    await study.session.sync.leaveFolder();
    await writeFile(join(home, 'a file'), 'text');
    const use = (path: string) => study.session.sync.chooseFolder(path);
    await expect(use(join(home, 'nowhere'))).rejects.toMatchObject({ code: 'folder-missing' });
    await expect(use(join(home, 'a file'))).rejects.toMatchObject({ code: 'folder-missing' });
    if (process.platform === 'linux') await expect(use('/sys')).rejects.toMatchObject({ code: 'folder-unwritable' });
    expect(study.state).not.toHaveProperty('folder');
    expect(await readdir(home)).toEqual(['a file', 'carried']);
  });

  test('Y4: a laptop in no circle has nothing to carry', async () => {
    const study = await laptop('study');
    await expect(study.session.sync.chooseFolder(dir)).rejects.toMatchObject({ code: 'not-paired' });
    expect(await readdir(dir)).toEqual([]);
  });

  test('Y66: paused, the folder is left alone; going on, it is looked through again', async () => {
    const [study, travel] = await couple();
    await alone(study);
    const before = await files();
    await study.unlock();
    await looked(study);
    await study.session.sync.pause({ paused: true });
    await study.meet('Ben Roth');
    await study.lock();
    expect(await files()).toEqual(before);
    await study.unlock();
    await study.session.sync.pause({ paused: false });
    await looked(study);
    await study.lock();
    await alone(travel, async () => expect(travel.people).toContain('Ben Roth'));
  });

  test('Y4, Y53: left, nothing more goes there; chosen again it goes on, and so does another one', async () => {
    const [study, travel] = await couple();
    await alone(study, () => study.meet('Ben Roth'));
    const before = await files();
    await study.unlock();
    await study.session.sync.leaveFolder();
    expect(study.state).not.toHaveProperty('folder');
    await study.meet('Cleo Marsh');
    await study.lock();
    expect(await files()).toEqual(before);
    await study.unlock();
    await study.session.sync.chooseFolder(dir);
    await study.lock();
    await alone(travel, async () => expect(travel.people).toEqual(['Ana Pinto', 'Ben Roth', 'Cleo Marsh']));
    dir = join(home, 'another');
    await mkdir(dir);
    for (const each of [study, travel]) {
      await each.unlock();
      await each.session.sync.leaveFolder();
      await each.session.sync.chooseFolder(dir);
      await looked(each);
      expect(each.state.folder).not.toHaveProperty('trouble');
      await each.lock();
    }
    await alone(travel, () => travel.meet('Dan Okoro'));
    await alone(study, async () => expect(study.people).toContain('Dan Okoro'));
  });

  test('Y54: where all files of a laptop are gone, another writes what its own rested on', async () => {
    const all = [await laptop('study'), await laptop('travel'), await laptop('third')] as const;
    const [study, travel, third] = all;
    await study.meet('Ana Pinto');
    for (const each of [travel, third]) await pair(study, each);
    await until(() => study.isInStepWith(travel) && study.isInStepWith(third), 'all in step');
    for (const each of all) {
      await each.session.sync.chooseFolder(dir);
      await looked(each);
    }
    for (const each of all) await each.lock();
    for (const each of all) await alone(each);
    const before = new Set(await readdir(dir, { recursive: true }));
    await alone(travel, () => travel.meet('Dan Okoro'));
    const written =
      (await readdir(dir, { recursive: true })).find((name) => name.endsWith('.vsx') && !before.has(name)) ?? '';
    await alone(study, () => study.meet('Eve Marsh'));
    await rm(join(dir, dirname(written)), { recursive: true });
    await third.unlock();
    await looked(third);
    // Nobody has written it yet, and it is not said to be in step.
    expect(third.people).toEqual(['Ana Pinto']);
    expect(third.state.laptops.find(({ name }) => name === 'study')?.isInStep).toBe(false);
    expect(third.state.folder?.waitsFor).toMatchObject([{ files: 1 }]);
    await third.lock();
    await alone(study);
    await alone(third, async () => expect(third.people).toEqual(['Ana Pinto', 'Dan Okoro', 'Eve Marsh']));
  });
});
