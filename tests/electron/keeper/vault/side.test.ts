// What is kept beside the document: written twice, read back whole or not at all, and never in the way of the document.
import { describe, expect, it } from 'vitest';
import { listBackups, readBackup, restoreVault } from '../../../../electron/keeper/vault/backup.ts';
import { SIDE_BYTES_MAX } from '../../../../electron/keeper/vault/side.ts';
import type { Secret } from '../../../../electron/keeper/vault/vault.ts';
import { failure, type SimulatedDisk } from '../../../torture/disk.ts';
import { appendAll, bytesOf, DIR, fileOf, flip, newVault, pathsWith, refusalOf, reopen, textOf } from './vaults.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 1, 12);
const SIDES = [`${DIR}/side-sync.vs`, `${DIR}/side-sync.vs.copy`] as const;

async function vaultWithSide(text = 'kept beside') {
  const made = await newVault();
  await made.vault.writeSide(bytesOf(text));
  return made;
}

async function sideAfterOpening(disk: SimulatedDisk, secret: Secret) {
  const { vault, codes } = await reopen(disk, secret);
  const side = textOf(await vault.readSide());
  await vault.close();
  return { side, codes };
}

describe('the side file', () => {
  it('V49: is there again after the next opening, in two copies, and says nothing in clear', async () => {
    const { disk, secret, vault } = await vaultWithSide();
    expect(fileOf(disk, SIDES[0])).toEqual(fileOf(disk, SIDES[1]));
    for (const path of SIDES) expect(Buffer.from(fileOf(disk, path)).includes('beside')).toBe(false);
    await vault.writeSide(bytesOf('something newer'));
    await vault.close();
    expect(await sideAfterOpening(disk, secret)).toEqual({ side: 'something newer', codes: [] });
  });

  it('V49: none was written, so none is there, and nothing is told or checked', async () => {
    const { disk, secret, vault } = await newVault();
    expect(await vault.readSide()).toBeUndefined();
    expect((await vault.check()).problems).toEqual([]);
    await vault.close();
    expect(await sideAfterOpening(disk, secret)).toEqual({ side: undefined, codes: [] });
  });

  it('V49: holds sixteen megabytes, nothing at all, and not a byte more', async () => {
    const { vault } = await newVault();
    for (const length of [0, 65_536, 65_537, SIDE_BYTES_MAX]) {
      await vault.writeSide(new Uint8Array(length).fill(7));
      expect((await vault.readSide())?.length).toBe(length);
    }
    await expect(vault.writeSide(new Uint8Array(SIDE_BYTES_MAX + 1))).rejects.toThrow(RangeError);
    expect((await vault.readSide())?.length).toBe(SIDE_BYTES_MAX);
  });

  it('V49: the last of many writings at once is the one that stays, and closing waits for it', async () => {
    const { disk, secret, vault } = await newVault();
    const writings = Array.from({ length: 20 }, (_, i) => vault.writeSide(bytesOf(`writing ${i}`)));
    await vault.close();
    await Promise.all(writings);
    expect(await sideAfterOpening(disk, secret)).toEqual({ side: 'writing 19', codes: [] });
    expect(await refusalOf(() => vault.writeSide(bytesOf('late')))).toBe('vault-locked');
    expect(await refusalOf(() => vault.readSide())).toBe('vault-locked');
  });

  it('V49: every byte of a copy may be damaged, or cut off, and the other one counts', async () => {
    const { vault, disk, secret } = await vaultWithSide();
    await vault.close();
    for (const path of SIDES)
      for (let at = 0; at < fileOf(disk, path).length; at++) {
        const [flipped, cut] = [disk.copy(), disk.copy()];
        flip(flipped, path, at);
        cut.damage(path, fileOf(disk, path).slice(0, at));
        for (const damaged of [flipped, cut])
          expect(await sideAfterOpening(damaged, secret), `${path}, byte ${at}`).toEqual({
            side: 'kept beside',
            codes: ['side-copy-damaged'],
          });
      }
  });

  it('V49: of another vault, of another kind, or a backup under its name is none of ours', async () => {
    const { disk, secret, vault } = await vaultWithSide();
    const other = await vaultWithSide('of another vault');
    await vault.close();
    const foreign = fileOf(other.disk, SIDES[0]);
    const snapshot = fileOf(disk, pathsWith(disk, '/snap-')[0] ?? '');
    for (const bytes of [foreign, snapshot, bytesOf('no container'), new Uint8Array()]) {
      const damaged = disk.copy();
      for (const path of SIDES) damaged.damage(path, bytes);
      const { side, codes } = await sideAfterOpening(damaged, secret);
      expect([side, codes]).toEqual([undefined, ['side-damaged', 'side-damaged']]);
    }
  });

  it('V50: a damaged copy is put aside and mended; a missing one is mended without a word', async () => {
    const { disk, secret, vault } = await vaultWithSide();
    await vault.close();
    const whole = fileOf(disk, SIDES[0]);
    for (const path of SIDES) {
      flip(disk, path, 200);
      const damaged = fileOf(disk, path);
      expect((await sideAfterOpening(disk, secret)).codes).toEqual(['side-copy-damaged']);
      expect(pathsWith(disk, '/quarantine/').map((each) => fileOf(disk, each))).toContainEqual(damaged);
      disk.damage(path, undefined);
      expect(await sideAfterOpening(disk, secret)).toEqual({ side: 'kept beside', codes: [] });
    }
    for (const path of SIDES) expect(fileOf(disk, path)).toEqual(whole);
  });

  it('V50: with both copies damaged the document is as it was; it is told once, and nothing is thrown away', async () => {
    const { disk, secret, vault } = await vaultWithSide();
    await appendAll(vault, 'one', 'two');
    await vault.close();
    for (const path of SIDES) flip(disk, path, 120);
    const damaged = fileOf(disk, SIDES[0]);
    const opened = await reopen(disk, secret);
    expect([opened.changes, opened.codes]).toEqual([
      ['one', 'two'],
      ['side-damaged', 'side-damaged'],
    ]);
    expect(await opened.vault.readSide()).toBeUndefined();
    await opened.vault.close();
    expect(pathsWith(disk, '/quarantine/').map((each) => fileOf(disk, each))).toContainEqual(damaged);
    expect(await sideAfterOpening(disk, secret)).toEqual({ side: undefined, codes: [] });
  });

  it('V50: what the disk cannot read or write stays where it is, and the vault opens all the same', async () => {
    const { disk, secret, vault } = await vaultWithSide();
    await vault.close();
    const before = SIDES.map((path) => fileOf(disk, path));
    const read = disk.read.bind(disk);
    disk.read = async (path, length) => {
      if (path.includes('side-')) throw failure('EIO');
      return await read(path, length);
    };
    expect((await reopen(disk, secret)).codes).toEqual(['side-damaged', 'side-damaged']);
    disk.read = read;
    expect(SIDES.map((path) => fileOf(disk, path))).toEqual(before);
    flip(disk, SIDES[0], 100);
    disk.fault = () => {
      throw failure('EROFS');
    };
    expect(await sideAfterOpening(disk, secret)).toEqual({ side: 'kept beside', codes: ['side-copy-damaged'] });
  });

  it('V49: a full disk is told, and what was there before still is', async () => {
    const { disk, vault } = await vaultWithSide();
    disk.fault = (what) => {
      if (what === 'write') throw failure('ENOSPC');
    };
    expect(await refusalOf(() => vault.writeSide(bytesOf('newer')))).toBe('disk-full');
    disk.fault = undefined;
    expect(textOf(await vault.readSide())).toBe('kept beside');
    await vault.writeSide(bytesOf('newer'));
    expect(textOf(await vault.readSide())).toBe('newer');
  });

  it('V49: a check reads both copies', async () => {
    const { disk, vault } = await vaultWithSide();
    expect((await vault.check()).problems).toEqual([]);
    flip(disk, SIDES[1], 150);
    expect((await vault.check()).problems).toEqual([{ file: 'side-sync.vs.copy', code: 'damaged' }]);
    disk.damage(SIDES[0], undefined);
    expect((await vault.check()).problems).toContainEqual({ file: 'side-sync.vs', code: 'missing' });
  });

  it('V50: is in no backup, and restoring one moves it aside', async () => {
    const { disk, secret, vault } = await vaultWithSide();
    const file = await vault.backup(START);
    await vault.close();
    const side = fileOf(disk, SIDES[0]);
    await restoreVault(DIR, file, secret, disk);
    expect(await sideAfterOpening(disk, secret)).toEqual({ side: undefined, codes: [] });
    expect(pathsWith(disk, '/quarantine/').map((each) => fileOf(disk, each))).toContainEqual(side);
  });
});

describe('a backup that stays', () => {
  it('V51: is listed, read and restored as any other, and no rotation removes it', async () => {
    const { disk, secret, vault } = await newVault();
    await appendAll(vault, 'one');
    const kept = await vault.keepAside(START);
    expect(kept).toMatch(/\/backups\/kept-2026-11-01T12-00-00-000Z-[0-9a-f]{8}\.vouchsafe$/u);
    for (let day = 0; day < 60; day++) await vault.backup(START + day * DAY + day);
    const listed = await listBackups(DIR, disk);
    expect(listed.map((each) => each.file)).toContain(kept);
    expect(listed.filter((each) => each.file !== kept).length).toBeLessThanOrEqual(7 + 4 + 6);
    expect((await readBackup(kept, secret, disk)).changes.map(textOf)).toEqual(['one']);
    expect((await vault.check()).problems).toEqual([]);
    await vault.close();
    await restoreVault(DIR, kept, secret, disk);
    expect((await reopen(disk, secret)).changes).toEqual(['one']);
  });

  it('V51: does not take the place of the newest of its day', async () => {
    const { disk, vault } = await newVault();
    const first = await vault.backup(START);
    const kept = await vault.keepAside(START + 1_000);
    expect((await listBackups(DIR, disk)).map((each) => each.file)).toEqual([kept, first]);
    await vault.keepAside(START + 2_000);
    const last = await vault.backup(START + 500);
    const files = (await listBackups(DIR, disk)).map((each) => each.file);
    expect([files.length, files.includes(last), files.includes(first)]).toEqual([3, true, false]);
  });

  it('V51: is refused as long as something given to the vault is not durable', async () => {
    const { disk, vault } = await newVault();
    await appendAll(vault, 'one');
    disk.fault = (_, path) => {
      if (path.includes('log-')) throw failure('ENOSPC');
    };
    expect(await refusalOf(() => vault.append([bytesOf('two')]))).toBe('disk-full');
    expect(await refusalOf(() => vault.keepAside(START))).toBe('disk-full');
    expect(await vault.backups()).toEqual([]);
    disk.fault = undefined;
    const kept = await vault.keepAside(START);
    expect((await readBackup(kept, vault, disk)).changes.map(textOf)).toEqual(['one', 'two']);
  });
});
