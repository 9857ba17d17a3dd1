// A folder stays small: what is in a snapshot goes, when all have seen it or two snapshots hold it, and nobody misses anything.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import type { Carrier } from '../../../../electron/keeper/sync/carrier.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { removeLaptop } from '../../../../electron/keeper/sync/roll.ts';
import { circleOn, type FolderLaptop, roundsOf } from './folders.ts';

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

const foldEarly = (...laptops: FolderLaptop[]) => {
  for (const laptop of laptops) laptop.limits = { files: 4, bytes: 1_000_000, changes: 64 };
};

async function writeNotes(laptop: FolderLaptop, ...notes: string[]) {
  for (const note of notes) {
    laptop.desk.note(note);
    await laptop.round();
  }
}

describe('folding', () => {
  test('Y55: files from before a snapshot go when all that write here have seen them', async () => {
    const [study, travel] = two();
    foldEarly(study, travel);
    for (let i = 0; i < 30; i += 1) {
      await writeNotes(study, `note ${i}`);
      await travel.round();
      expect((await filesOf(study)).length).toBeLessThanOrEqual(2 + 4 + 2);
    }
    expect(travel.desk.names()).toHaveLength(30);
    expect(
      study.kept.own.filter(({ kind, state }) => kind === 'snapshot' && state === 'whole').length,
    ).toBeLessThanOrEqual(2);
  });

  test('Y55: for one that is away they are kept until a second snapshot holds them all, and it misses nothing', async () => {
    const [study, travel] = two();
    foldEarly(study);
    await writeNotes(study, 'first');
    await roundsOf([travel, study]);
    for (let i = 0; i < 40; i += 1) {
      await writeNotes(study, `note ${i}`);
      const own = study.kept.own.filter(({ state }) => state !== 'gone');
      expect(own.length).toBeLessThanOrEqual(3 + 2 * 4 + 2);
      expect(own.filter(({ kind }) => kind === 'snapshot').length).toBeLessThanOrEqual(3);
    }
    await travel.round();
    expect(travel.desk.names()).toHaveLength(41);
    expect(travel.desk.adopted).toBeGreaterThan(1);
  });

  test('Y55: nothing goes before the snapshot was read back whole, and one that arrived damaged goes itself', async () => {
    const carrier = diskCarrier(dir);
    let isLying = false;
    const [study, travel] = circleOn([
      {
        ...carrier,
        read: async (place, limit) =>
          isLying ? (await carrier.read(place, limit))?.fill(0, 1400) : await carrier.read(place, limit),
      },
      carrier,
    ]) as [FolderLaptop, FolderLaptop];
    foldEarly(study);
    await writeNotes(study, 'one', 'two', 'three', 'four', 'five');
    const before = await filesOf(study);
    isLying = true;
    study.desk.note('six');
    await expect(study.round()).rejects.toMatchObject({ code: 'odd' });
    expect(await filesOf(study)).toEqual(before);
    isLying = false;
    await study.round();
    await roundsOf([travel, study]);
    expect(travel.desk.names()).toHaveLength(6);
  });

  test('Y55: what a removed laptop left goes when what was taken in from it is written here anew', async () => {
    const [study, travel, attic] = three();
    await writeNotes(attic, 'of the attic');
    await study.round();
    study.roll = removeLaptop(study.roll, study.identity, attic.identity.id);
    // Travel has not seen it yet, and will not open it any more once it has heard.
    travel.roll = study.roll;
    await roundsOf([study, travel]);
    expect(travel.desk.names()).toEqual(['of the attic']);
    expect(await filesOf(attic)).toEqual([]);
    // From the outside it still writes, but is not heard, and reads nothing new.
    await writeNotes(study, 'after');
    attic.desk.note('too late');
    await attic.round();
    await roundsOf([study, travel]);
    expect(travel.desk.names()).toEqual(['after', 'of the attic']);
    expect(attic.desk.names()).not.toContain('after');
  });

  test('Y55: killed at any step of a round, a laptop goes on, and its folder is as if nothing had been', async () => {
    const [study, travel] = two();
    foldEarly(study);
    let left = 0;
    const dying = dyingCarrier(diskCarrier(dir), () => {
      left -= 1;
      if (left < 0) throw new Error('killed');
    });
    for (let i = 0; i < 60; i += 1) {
      study.moveTo(dying);
      study.crash();
      left = i % 9;
      study.desk.note(`note ${i}`);
      await study.round().catch(() => undefined);
      if (i % 7 === 0) await travel.round();
    }
    study.moveTo(diskCarrier(dir));
    await roundsOf([study, travel]);
    expect(travel.desk.names()).toHaveLength(60);
    expect(study.told?.twins).toEqual([]);
    expect((await filesOf(study)).length).toBeLessThanOrEqual(3 + 2 * 4 + 3);
  });
});

// Dies before or after any operation.
function dyingCarrier(carrier: Carrier, step: () => void): Carrier {
  const around =
    <Args extends unknown[], Value>(work: (...args: Args) => Promise<Value>) =>
    async (...args: Args) => {
      step();
      const value = await work(...args);
      step();
      return value;
    };
  return {
    ...carrier,
    list: around(carrier.list),
    read: around(carrier.read),
    write: around(carrier.write),
    remove: around(carrier.remove),
  };
}
