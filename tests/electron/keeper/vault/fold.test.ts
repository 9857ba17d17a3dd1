// Folding, creating, checking and the lock.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createVault, openVault, vaultExists } from '../../../../electron/keeper/vault/vault.ts';
import { failure, SimulatedDisk } from '../../../torture/disk.ts';
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
  WORK,
} from './vaults.ts';

describe('folding', () => {
  it('V33: changes that come during a fold are in the new log, those before it in the snapshot', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    const waiting = vault.append([bytesOf('two')]);
    const folded = vault.fold(generation('first one two'));
    const later = vault.append([bytesOf('three')]);
    await Promise.all([waiting, folded, later]);
    expect(vault.sinceFold).toBe(1);
    await vault.close();
    const opened = await reopen(disk, secret);
    expect([textOf(opened.contents.snapshot), opened.changes]).toEqual(['first one two', ['three']]);
  });

  it('V33: a fold that fails changes nothing, and the next one may succeed', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    disk.fault = (_what, path) => {
      if (path.includes('snap-')) throw failure('ENOSPC');
    };
    expect(await refusalOf(() => vault.fold(generation('first one')))).toBe('disk-full');
    expect(vault.sinceFold).toBe(1);
    disk.fault = undefined;
    expect((await reopen(disk.copy(), secret)).changes).toEqual(['one']);
    await vault.fold(generation('first one'));
    expect(vault.sinceFold).toBe(0);
  });

  it('V33: a fold whose HEAD could not be written may be tried again', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    disk.fault = (what, path) => {
      if (what === 'sync' && path.endsWith('HEAD')) throw failure('EIO');
    };
    expect(await refusalOf(() => vault.fold(generation('first one')))).toBe('disk-error');
    disk.fault = undefined;
    await vault.fold(generation('first one'));
    await vault.close();
    const opened = await reopen(disk, secret);
    expect([textOf(opened.contents.snapshot), opened.changes, opened.codes]).toEqual(['first one', [], []]);
  });

  it('V31, V33: many folds with nothing appended in between raise no alarm', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    for (let i = 0; i < 5; i++) {
      await vault.fold(generation('first one'));
      expect((await reopen(disk.copy(), secret)).codes).toEqual([]);
    }
  });

  it('V33: folds that overlap end with the last one, and count every change once', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    const first = vault.fold(generation('first one'));
    const saved = vault.append([bytesOf('two')]);
    const second = vault.fold(generation('first one two'));
    await Promise.all([first, saved, second]);
    expect(vault.sinceFold).toBe(0);
    await vault.close();
    const opened = await reopen(disk, secret);
    expect([textOf(opened.contents.snapshot), opened.changes]).toEqual(['first one two', []]);
  });

  it('V34: two generations are kept, and the older one alone still gives everything', async () => {
    const { disk, vault, secret } = await newVault();
    for (const text of ['a', 'b', 'c', 'd']) {
      await appendAll(vault, text);
      await vault.fold(generation(`folded up to ${text}`));
    }
    await appendAll(vault, 'e');
    await vault.close();
    const snapshots = disk
      .files()
      .map(([path]) => path)
      .filter((path) => path.startsWith(`${DIR}/snap-`));
    expect(snapshots).toHaveLength(2);
    expect(pathsWith(disk, 'read-')).toHaveLength(2);
    expect(pathsWith(disk, 'mirror/log-').length).toBeLessThanOrEqual(3);
    disk.damage(snapshots[1] ?? '', undefined);
    const opened = await reopen(disk, secret);
    expect([textOf(opened.contents.snapshot), opened.changes]).toEqual(['folded up to c', ['d', 'e']]);
    expect(opened.codes).toEqual(['snapshot-missing']);
  });

  it('V34: a damaged file is removed only when its bytes are in quarantine', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    await vault.close();
    const path = pathsWith(disk, '/log-')[0] ?? '';
    flip(disk, path, 200);
    const damaged = fileOf(disk, path);
    const { vault: again } = await reopen(disk, secret);
    for (let i = 0; i < 3; i++) await again.fold(generation('first one'));
    expect(pathsWith(disk, path)).toEqual([]);
    expect(pathsWith(disk, 'quarantine/').map((name) => fileOf(disk, name))).toContainEqual(damaged);
  });
});

describe('creating', () => {
  it('V35: an unfinished vault is no vault; creating anew moves it aside', async () => {
    const { disk } = await newVault();
    disk.damage(`${DIR}/creating`, new Uint8Array());
    disk.damage(`${DIR}/vault.vsh.copy`, undefined);
    const snapshots = pathsWith(disk, '/snap-').map((path) => fileOf(disk, path));
    expect(await vaultExists(DIR, disk)).toBe(false);
    expect(await refusalOf(() => reopen(disk, { passphrase: PASSPHRASE }))).toBe('vault-missing');
    const { vault, secret } = await newVault(disk);
    await vault.close();
    expect((await reopen(disk, secret)).codes).toEqual([]);
    const kept = pathsWith(disk, 'quarantine/unfinished-').map((path) => fileOf(disk, path));
    for (const snapshot of snapshots) expect(kept).toContainEqual(snapshot);
  });

  it('V35: the first snapshot is there twice, so either may be damaged', async () => {
    for (const which of [0, 1]) {
      const { disk, secret, vault } = await newVault();
      await appendAll(vault, 'one');
      flip(disk, pathsWith(disk, '/snap-')[which] ?? '', 150);
      const opened = await reopen(disk, secret);
      expect([textOf(opened.contents.snapshot), opened.changes]).toEqual(['first', ['one']]);
    }
  });

  it('V2, V35: any trace of a vault keeps another from being created over it', async () => {
    const { disk } = await newVault();
    const create = (on: SimulatedDisk) => () => createVault(DIR, PASSPHRASE, generation('x'), { disk: on, work: WORK });
    expect(await refusalOf(create(disk))).toBe('vault-exists');
    for (const left of disk.files().map(([path]) => path)) {
      const one = disk.copy();
      for (const [path] of disk.files()) if (path !== left) one.damage(path, undefined);
      const isNoTrace = left.includes('read-') || left.endsWith('inbox.key');
      expect(await vaultExists(DIR, one)).toBe(!isNoTrace);
    }
    expect(await refusalOf(() => reopen(new SimulatedDisk(), { passphrase: PASSPHRASE }))).toBe('vault-missing');
  });
});

describe('checking', () => {
  it('finds damage in every single file of a vault, and none in a whole one', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    await vault.fold(generation('first one'));
    await appendAll(vault, 'two');
    await vault.backup(0);
    await vault.close();
    const { vault: whole } = await reopen(disk, secret);
    expect(await whole.check()).toMatchObject({ changes: 1, problems: [] });
    await whole.close();
    for (const [path, bytes] of disk.files()) {
      const copy = disk.copy();
      const opened = await reopen(copy, secret);
      flip(copy, path, Math.min(130, bytes.length - 1));
      expect((await opened.vault.check()).problems.map(({ file }) => `${DIR}/${file}`)).toContain(path);
    }
  });
});

describe('the lock', () => {
  it('V36: a vault that is open is refused to others until it is closed, also under another name', async () => {
    const home = await mkdtemp(join(tmpdir(), 'vouchsafe-test-'));
    const dir = join(home, 'vault');
    const { vault, recoveryWords } = await createVault(dir, PASSPHRASE, generation('first'), { work: WORK });
    expect(await refusalOf(() => openVault(dir, { recoveryWords }))).toBe('vault-in-use');
    expect(await refusalOf(() => openVault(join(home, '.', 'vault', '..', 'vault'), { recoveryWords }))).toBe(
      'vault-in-use',
    );
    await vault.close();
    expect(await refusalOf(() => openVault(dir, { passphrase: 'not the passphrase' }))).toBe('wrong-passphrase');
    await (await openVault(dir, { recoveryWords })).vault.close();
    await rm(home, { recursive: true });
  });

  it('V36: two writers past the lock lose nothing, and neither folds the other away', async () => {
    const { disk, secret } = await newVault();
    const [a, b] = [await reopen(disk, secret), await reopen(disk, secret)];
    await appendAll(a.vault, 'from a');
    await appendAll(b.vault, 'from b');
    expect(await refusalOf(() => a.vault.fold(generation('only a')))).toBe('vault-in-use');
    await appendAll(a.vault, 'more');
    expect([...(await reopen(disk, secret)).changes].sort()).toEqual(['from a', 'from b', 'more']);
  });
});
