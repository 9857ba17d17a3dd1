// The folder, found by review: what a provider or a laptop gone wrong puts there. They fail until it is so.
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import type { Carrier, Place } from '../../../../electron/keeper/sync/carrier.ts';
import { fileName } from '../../../../electron/keeper/sync/carrier.ts';
import { sealFile } from '../../../../electron/keeper/sync/file.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { newFolder } from '../../../../electron/keeper/sync/folder-kept.ts';
import { circleOf, standing } from '../../../../electron/keeper/sync/roll.ts';
import type { Word } from '../../../../electron/keeper/sync/word.ts';
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

/** A file that a laptop gone wrong writes by hand. */
async function forged(by: FolderLaptop, about: Partial<Word>, payload = new Uint8Array()): Promise<void> {
  const id = toHex(randomBytes(16));
  const word: Word = {
    circle: circleOf(by.roll),
    by: by.identity.id,
    writer: by.kept.writer,
    n: 1,
    holds: [],
    to: standing(by.roll)
      .map((laptop) => laptop.id)
      .sort(),
    kind: 'word',
    heads: [],
    seen: {},
    schema: 1,
    atLeast: 1,
    entries: [],
    ...about,
  };
  const bytes = sealFile(by.identity, id, standing(by.roll), word, payload);
  await diskCarrier(dir).write({ writer: by.kept.writer, name: fileName(word.n, id) }, id, bytes);
}

test('Y54: what a laptop gone wrong says it has does not keep a change of another from being written', async () => {
  const [study, travel, thief] = circleOn([1, 2, 3].map(() => diskCarrier(dir))) as [
    FolderLaptop,
    FolderLaptop,
    FolderLaptop,
  ];
  study.desk.note('Ana');
  // It has met study on the network, and knows what the new head is.
  await forged(thief, { heads: study.desk.heads });
  await roundsOf([study, travel], 4);
  expect(travel.desk.names()).toEqual(['Ana']);
});

test('Y56: of a file that is not sealed for this laptop only the beginning is read', async () => {
  let read = 0;
  const disk = diskCarrier(dir);
  const counted: Carrier = {
    ...disk,
    read: async (place: Place, limit: number) => {
      const bytes = await disk.read(place, limit);
      read += bytes?.length ?? 0;
      return bytes;
    },
  };
  const [study] = circleOn([counted, disk]) as [FolderLaptop];
  const folder = join(dir, `w-${'ab'.repeat(16)}`);
  await mkdir(folder);
  for (let n = 1; n <= 4; n++) {
    const file = await open(join(folder, fileName(n, toHex(randomBytes(16)))), 'w');
    await file.truncate(64 * 1024 * 1024);
    await file.close();
  }
  await study.round();
  expect(read).toBeLessThan(1024 * 1024);
}, 60_000);

test('Y53: who leaves the folder and comes back to it is no twin of itself', async () => {
  const [study, travel] = circleOn([1, 2].map(() => diskCarrier(dir))) as [FolderLaptop, FolderLaptop];
  study.desk.note('Ana');
  await roundsOf([study, travel]);
  study.crash();
  // sync.leaveFolder forgets all of it; sync.useFolder begins anew.
  study.kept = newFolder(toHex(randomBytes(16)));
  study.desk.note('Ben');
  await roundsOf([study, travel]);
  expect(study.told?.twins).toEqual([]);
  expect(travel.desk.names().sort()).toEqual(['Ana', 'Ben']);
});

test('Y52: what is put in place of the listing of writers does not keep the real ones from being heard for ever', async () => {
  const [study, travel] = circleOn([1, 2].map(() => diskCarrier(dir))) as [FolderLaptop, FolderLaptop];
  study.desk.note('Ana');
  await roundsOf([study]);
  for (let n = 0; n < 80; n++) await mkdir(join(dir, `w-${n.toString(16).padStart(32, '0')}`));
  expect((await readdir(dir)).length).toBe(81);
  await roundsOf([travel, study, travel]);
  expect(travel.desk.names()).toEqual(['Ana']);
});
