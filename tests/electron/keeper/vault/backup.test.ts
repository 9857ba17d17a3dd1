// Backups: complete in themselves, kept long enough, and a way back when nothing else opens.
import { describe, expect, it } from 'vitest';
import { listBackups, readBackup, restoreVault } from '../../../../electron/keeper/vault/backup.ts';
import { backupName, madeAtOf, superfluousBackups } from '../../../../electron/keeper/vault/rotation.ts';
import { randomFrom } from '../../../torture/random.ts';
import {
  appendAll,
  bytesOf,
  DIR,
  fileOf,
  flip,
  generation,
  newVault,
  PASSPHRASE,
  pathsWith,
  refusalOf,
  reopen,
  textOf,
} from './vaults.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 1, 12);

async function backedUpVault() {
  const { disk, secret, vault } = await newVault();
  await appendAll(vault, 'one');
  await vault.fold(generation('first one'));
  await appendAll(vault, 'two', 'three');
  const file = await vault.backup(START);
  return { disk, secret, vault, file };
}

describe('a backup', () => {
  it('V37: holds snapshot and changes, opens with the secrets of its day or by the open vault', async () => {
    const { disk, secret, vault, file } = await backedUpVault();
    for (const key of [secret, { passphrase: PASSPHRASE }, vault]) {
      const contents = await readBackup(file, key, disk);
      expect(textOf(contents.snapshot)).toBe('first one');
      expect(contents.changes.map(textOf)).toEqual(['two', 'three']);
      expect(contents.heads).toEqual(['head of first one']);
    }
    expect(await vault.backups()).toEqual([{ file, madeAt: START, bytes: fileOf(disk, file).length, isKept: false }]);
    expect(await listBackups(DIR, disk)).toEqual(await vault.backups());
  });

  it('V37: with any bit flipped or any length cut it is refused, unless the bit is in a spare header copy', async () => {
    const { disk, vault, secret, file } = await backedUpVault();
    const bytes = fileOf(disk, file);
    const random = randomFrom(1);
    for (let i = 0; i < 300; i++) {
      const at = random.int(bytes.length);
      disk.damage(file, i % 2 ? bytes.slice(0, at) : flipped(bytes, at));
      const refusal = await refusalOf(() => readBackup(file, vault, disk));
      expect(refusal).toBe(i % 2 === 0 && at < 8192 ? 'no refusal' : 'backup-unreadable');
    }
    disk.damage(file, flipped(bytes, 100));
    expect(await refusalOf(() => readBackup(file, secret, disk))).toBe('no refusal');
    expect(await refusalOf(() => readBackup(`${file}.gone`, secret, disk))).toBe('backup-unreadable');
  });

  it('V37: of another vault it is told apart, and a wrong secret is called one', async () => {
    const { disk, file } = await backedUpVault();
    const other = await newVault();
    expect(await refusalOf(() => readBackup(file, other.vault, disk))).toBe('backup-other-vault');
    expect(await refusalOf(() => readBackup(file, other.secret, disk))).toBe('wrong-recovery-key');
    expect(await refusalOf(() => readBackup(file, { passphrase: 'not the passphrase' }, disk))).toBe(
      'wrong-passphrase',
    );
  });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const damaged = bytes.slice();
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  return damaged;
}

describe('rotation', () => {
  const keptOf = (times: readonly number[]): number[] => {
    let names: string[] = [];
    for (const [i, time] of times.entries()) {
      const name = backupName(time, i.toString(16).padStart(8, '0'));
      const superfluous = superfluousBackups([...names, name], name);
      names = [...names, name].filter((each) => !superfluous.includes(each));
    }
    return names.map((name) => madeAtOf(name) ?? -1).sort((a, b) => b - a);
  };

  it('V38: keeps seven days, four weeks and six months of a daily habit', () => {
    const times = Array.from({ length: 400 }, (_, i) => START + i * DAY);
    const kept = keptOf(times);
    expect(kept.slice(0, 7)).toEqual(times.slice(-7).reverse());
    expect(kept.length).toBeGreaterThanOrEqual(7 + 2 + 4);
    expect(kept.length).toBeLessThanOrEqual(7 + 4 + 6);
    expect((kept[0] ?? 0) - (kept.at(-1) ?? 0)).toBeGreaterThan(120 * DAY);
  });

  it('V38: keeps one of many on a day, and everything of a seldom habit', () => {
    expect(keptOf([START, START + 1000, START + 2000])).toEqual([START + 2000]);
    const seldom = [0, 40, 80, 120, 160].map((days) => START + days * DAY);
    expect(keptOf(seldom)).toEqual([...seldom].reverse());
  });

  it('V38: a clock that jumps gives up no day early, and what was just made stays', () => {
    const times = [0, 1, 2, 3].map((days) => START + days * DAY);
    const kept = keptOf([...times, Date.UTC(2099, 0, 1), Date.UTC(1971, 0, 1)]);
    for (const time of [...times, Date.UTC(2099, 0, 1), Date.UTC(1971, 0, 1)]) expect(kept).toContain(time);
    expect(madeAtOf(backupName(Number.NaN, '00000000'))).toBe(0);
    expect(madeAtOf(backupName(1e300, '00000000'))).toBe(Date.UTC(9999, 11, 31));
  });

  it('V2, V38: files that are not named like backups are left alone', () => {
    expect(superfluousBackups(['notes.txt', '2026.vouchsafe'], backupName(START, '00000000'))).toEqual([]);
  });
});

describe('restoring', () => {
  it('V39: makes a vault again, with the same secrets, and deletes nothing', async () => {
    const { disk, secret, vault, file } = await backedUpVault();
    await appendAll(vault, 'after the backup');
    await vault.close();
    for (const path of pathsWith(disk, '/snap-')) flip(disk, path, 150);
    expect(await refusalOf(() => reopen(disk, secret))).toBe('vault-damaged');
    const before = disk.files().map(([, bytes]) => bytes);
    await restoreVault(DIR, file, secret, disk);
    const after = disk.files().map(([, bytes]) => bytes);
    for (const bytes of before) expect(after).toContainEqual(bytes);
    const opened = await reopen(disk, secret);
    expect([textOf(opened.contents.snapshot), opened.changes, opened.codes]).toEqual([
      'first one',
      ['two', 'three'],
      [],
    ]);
    await appendAll(opened.vault, 'four');
    await opened.vault.fold(generation('all'));
    expect((await opened.vault.check()).problems).toEqual([]);
  });

  it('V39: works without any header, and with a passphrase that is newer than the backup', async () => {
    const { disk, secret, vault, file } = await backedUpVault();
    await vault.changePassphrase(secret, 'another passphrase');
    await vault.close();
    const newer = disk.copy();
    for (const path of pathsWith(newer, '/snap-')) newer.damage(path, undefined);
    await restoreVault(DIR, file, { passphrase: 'another passphrase' }, newer);
    expect((await reopen(newer, { passphrase: 'another passphrase' })).changes).toEqual(['two', 'three']);
    for (const [path] of disk.files()) if (path !== file) disk.damage(path, undefined);
    expect(await refusalOf(() => restoreVault(DIR, file, { passphrase: 'another passphrase' }, disk))).toBe(
      'wrong-passphrase',
    );
    await restoreVault(DIR, file, { passphrase: PASSPHRASE }, disk);
    expect((await reopen(disk, { passphrase: PASSPHRASE })).changes).toEqual(['two', 'three']);
  });

  it('V39: a backup that is not whole, or of no secret of ours, leaves everything as it is', async () => {
    const { disk, secret, vault, file } = await backedUpVault();
    await vault.close();
    const before = disk.files();
    expect(await refusalOf(() => restoreVault(DIR, file, { passphrase: 'not the passphrase' }, disk))).toBe(
      'wrong-passphrase',
    );
    expect(disk.files()).toEqual(before);
    flip(disk, file, fileOf(disk, file).length - 5);
    expect(await refusalOf(() => restoreVault(DIR, file, secret, disk))).toBe('backup-unreadable');
  });

  it('V39: cut at any instant, it can be done again', async () => {
    const { disk, secret, vault, file } = await backedUpVault();
    await vault.close();
    for (const path of pathsWith(disk, '/snap-')) flip(disk, path, 150);
    const random = randomFrom(3);
    const cuts: ReturnType<typeof disk.cut>[] = [];
    disk.onChange = async () => void cuts.push(disk.cut(random, true), disk.cut(random, false));
    await restoreVault(DIR, file, secret, disk);
    expect(cuts.length).toBeGreaterThan(20);
    for (const cut of cuts) {
      const opened = await reopen(cut, secret).catch(() => undefined);
      if (opened) expect(opened.changes).toEqual(['two', 'three']);
      await opened?.vault.close();
      await restoreVault(DIR, file, secret, cut);
      expect((await reopen(cut, secret)).changes).toEqual(['two', 'three']);
    }
  });
});

describe('a backup of a vault under way', () => {
  it('V37: is refused rather than made with a gap, and possible again after a fold', async () => {
    const { disk, vault } = await newVault();
    await appendAll(vault, 'one', 'two');
    for (const path of pathsWith(disk, 'log-')) flip(disk, path, fileOf(disk, path).length - 5);
    expect(await refusalOf(() => vault.backup(START))).toBe('vault-damaged');
    expect(await vault.backups()).toEqual([]);
    await vault.fold(generation('first one two'));
    expect(await refusalOf(() => vault.backup(START))).toBe('no refusal');
  });

  it('V37: takes what is durable, and appends go on meanwhile', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    const made = vault.backup(START);
    await Promise.all([vault.append([bytesOf('two')]), made]);
    const contents = await readBackup(await made, secret, disk);
    expect(contents.changes.map(textOf)).toContain('one');
  });
});
