// The folder on a disk: a real one, of which something else takes care, and which may be pulled out at any moment.
import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { fileName, folderName } from '../../../../electron/keeper/sync/carrier.ts';
import { diskCarrier } from '../../../../electron/keeper/sync/folder-files.ts';
import { circleOn } from './folders.ts';

const WRITER = 'ab'.repeat(16);
const ID = 'cd'.repeat(16);
const place = { writer: WRITER, name: fileName(1, ID) };

let dir = '';
beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vouchsafe-disk-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function until(isSo: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await wait(50);
  return isSo();
}

describe('a folder on a disk', () => {
  test('Y56: is looked at when it changes, also in the folder of a writer that was not there before', async () => {
    let heard = 0;
    const stop = diskCarrier(dir).watch(() => {
      heard += 1;
    });
    await wait(100);
    await mkdir(join(dir, folderName(WRITER)));
    expect(await until(() => heard > 0)).toBe(true);
    await wait(500);
    const before = heard;
    await writeFile(join(dir, folderName(WRITER), place.name), 'x');
    expect(await until(() => heard > before)).toBe(true);
    stop();
    const last = heard;
    await writeFile(join(dir, folderName(WRITER), 'more'), 'x');
    await wait(600);
    expect(heard).toBe(last);
  });

  test('Y56: that is gone is told of and never made up, and when it is back the laptop goes on', async () => {
    const root = join(dir, 'stick');
    await mkdir(root);
    const [study] = circleOn([diskCarrier(root)]);
    if (!study) throw new Error('a laptop');
    study.desk.note('one');
    await study.round();
    await rename(root, join(dir, 'pulled out'));
    study.desk.note('two');
    await expect(study.round()).rejects.toMatchObject({ code: 'folder-missing' });
    await expect(diskCarrier(root).write(place, ID, new Uint8Array(3))).rejects.toMatchObject({
      code: 'folder-missing',
    });
    expect(await readdir(dir)).toEqual(['pulled out']);
    await rename(join(dir, 'pulled out'), root);
    await study.round();
    expect(study.kept.own.map(({ kind }) => kind)).toEqual(['snapshot', 'changes']);
  });

  test('Y52: links lead nowhere: neither a folder nor a file that is one is followed', async () => {
    const elsewhere = join(dir, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, place.name), 'secret');
    await symlink(elsewhere, join(dir, folderName(WRITER)));
    expect(await diskCarrier(dir).writers()).toEqual([]);
    const other = { writer: 'ef'.repeat(16), name: place.name };
    await mkdir(join(dir, folderName(other.writer)));
    await symlink(join(elsewhere, place.name), join(dir, folderName(other.writer), other.name));
    expect(await diskCarrier(dir).list(other.writer)).toEqual([]);
    expect(await diskCarrier(dir).read(other, 100)).toBeUndefined();
  });
});
