// Appending: when a change counts as saved, what is on disk then, and what happens when the disk says no.
import { describe, expect, it } from 'vitest';
import { readHead } from '../../../../electron/keeper/vault/head.ts';
import { keysOf } from '../../../../electron/keeper/vault/keys.ts';
import { readLog } from '../../../../electron/keeper/vault/log.ts';
import { logPaths } from '../../../../electron/keeper/vault/paths.ts';
import type { Vault } from '../../../../electron/keeper/vault/vault.ts';
import { failure, type SimulatedDisk } from '../../../torture/disk.ts';
import { appendAll, bytesOf, DIR, fileOf, newVault, pathsWith, refusalOf, reopen, textOf } from './vaults.ts';

function keysFor(vault: Vault) {
  const keys = keysOf(vault);
  if (!keys) throw new Error('an open vault has keys');
  return keys;
}

const headOf = (disk: SimulatedDisk, vault: Vault) => readHead(keysFor(vault), fileOf(disk, `${DIR}/HEAD`));

function logOf(disk: SimulatedDisk, vault: Vault, id: string) {
  const [log, mirror] = logPaths(DIR, id);
  return readLog(keysFor(vault), id, [fileOf(disk, log), fileOf(disk, mirror)]);
}

const idOf = (path: string): string => /log-([0-9a-f]{32})\.vs$/u.exec(path)?.[1] ?? '';

describe('HEAD', () => {
  it('V14: names the live log, the number of its changes, and both generations', async () => {
    const { disk, vault } = await newVault();
    await appendAll(vault, 'one', 'two');
    const { head, wholeSectors } = headOf(disk, vault);
    expect(wholeSectors).toBe(2);
    expect(head).toMatchObject({ log: idOf(pathsWith(disk, 'mirror/log-')[0] ?? ''), changes: 2 });
    expect(pathsWith(disk, 'snap-').sort()).toEqual(
      [head?.base, head?.previous].map((id) => `${DIR}/snap-${id}.vs`).sort(),
    );
    expect(fileOf(disk, `${DIR}/HEAD`)).toHaveLength(4608);
  });

  it('V15: a HEAD goes over the older sector, and over the same one again after an error', async () => {
    const { disk, vault } = await newVault();
    await appendAll(vault, 'one');
    const good = headOf(disk, vault);
    disk.fault = (what, path) => {
      if (what === 'sync' && path.endsWith('HEAD')) throw failure('EIO');
    };
    for (let i = 0; i < 3; i++) expect(await refusalOf(() => vault.append([bytesOf('two')]))).toBe('disk-error');
    const sectors = [0, 4096].map((at) => fileOf(disk, `${DIR}/HEAD`).slice(at, at + 512));
    const kept = new Uint8Array(4608);
    kept.set(sectors[good.sector] ?? new Uint8Array(), good.sector * 4096);
    expect(readHead(keysFor(vault), kept).head).toEqual(good.head);
  });
});

describe('appending', () => {
  it('V26: a change is acknowledged when log, mirror and HEAD have it, in this order', async () => {
    const { disk, vault } = await newVault();
    await appendAll(vault, 'one');
    const done: string[] = [];
    disk.fault = (what, path) => void done.push(`${what} ${path.replace(/-[0-9a-f]{32}/u, '').slice(DIR.length + 1)}`);
    await vault.append([bytesOf('two'), bytesOf('three')]);
    const rounds = ['log.vs', 'mirror/log.vs', 'HEAD'].flatMap((name) => [`write ${name}`, `sync ${name}`]);
    expect(done).toEqual(rounds);
    expect(vault.sinceFold).toBe(3);
    expect(vault.unsaved).toBe(0);
  });

  it('V26: appends that meet while the disk is busy share one round and keep their order', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'first');
    let syncs = 0;
    disk.fault = (what) => {
      if (what === 'sync') syncs += 1;
    };
    const texts = Array.from({ length: 50 }, (_, i) => `change ${i}`);
    await Promise.all(texts.map((text) => vault.append([bytesOf(text)])));
    expect(syncs).toBeLessThanOrEqual(6);
    await vault.close();
    expect((await reopen(disk, secret)).changes).toEqual(['first', ...texts]);
  });

  it('V25: the mirror is the same bytes, and record 0 lists every other log', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one', 'two');
    await vault.close();
    const [first = ''] = pathsWith(disk, 'mirror/log-');
    const opened = await reopen(disk, secret);
    await appendAll(opened.vault, 'three');
    const second = pathsWith(disk, 'mirror/log-').find((path) => path !== first) ?? '';
    expect(fileOf(disk, second)).toEqual(fileOf(disk, second.replace('mirror/', '')));
    const { manifest } = logOf(disk, opened.vault, idOf(second));
    expect(manifest).toEqual({ logs: [{ log: idOf(first), records: 2, both: 2 }] });
  });

  it('V24: every opening that writes starts a log of its own, one that only reads none', async () => {
    const { disk, vault, secret } = await newVault();
    await vault.close();
    expect(pathsWith(disk, 'log-')).toEqual([]);
    const seen: Uint8Array[] = [];
    for (const text of ['one', 'two']) {
      const opened = await reopen(disk, secret);
      for (const [i, path] of pathsWith(disk, '/log-').entries()) expect(fileOf(disk, path)).toEqual(seen[i]);
      await appendAll(opened.vault, text);
      await opened.vault.close();
      seen.splice(0, seen.length, ...pathsWith(disk, '/log-').map((path) => fileOf(disk, path)));
    }
    expect(pathsWith(disk, '/log-')).toHaveLength(2 * 2);
  });

  it('V27: a clean close ends both copies with a final record, and nothing is said at the next opening', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    const before = pathsWith(disk, 'log-').map((path) => fileOf(disk, path).length);
    await vault.close();
    expect(pathsWith(disk, 'log-').map((path) => fileOf(disk, path).length)).toEqual(
      before.map((length) => length + 72),
    );
    expect((await reopen(disk, secret)).codes).toEqual([]);
    expect(await refusalOf(() => vault.append([bytesOf('late')]))).toBe('vault-locked');
  });

  it('V28: a new log is synced with its name in both folders before HEAD names it', async () => {
    const { disk, vault } = await newVault();
    const done: string[] = [];
    disk.fault = (what, path) => void done.push(`${what} ${path.replace(/-[0-9a-f]{32}/u, '').slice(DIR.length + 1)}`);
    await vault.append([bytesOf('one')]);
    const upToHead = done.slice(0, done.indexOf('write HEAD'));
    for (const name of ['log.vs', 'mirror/log.vs']) {
      const created = upToHead.indexOf(`create ${name}`);
      expect(upToHead.indexOf(`sync ${name}`)).toBeGreaterThan(created);
      const folder = name.startsWith('mirror') ? 'sync-folder mirror' : 'sync-folder ';
      expect(upToHead.indexOf(folder, created)).toBeGreaterThan(created);
    }
  });
});

describe('a disk that says no', () => {
  const codes = { ENOSPC: 'disk-full', EROFS: 'disk-read-only', EACCES: 'disk-read-only', EIO: 'disk-error' };
  for (const [code, refusal] of Object.entries(codes))
    it(`V24, V28: after ${code} changes wait in memory and are saved in order, in a new log`, async () => {
      const { disk, vault, secret } = await newVault();
      await appendAll(vault, 'one');
      disk.fault = (what) => {
        if (what === 'sync' || what === 'create') throw failure(code);
      };
      for (const text of ['two', 'three']) expect(await refusalOf(() => vault.append([bytesOf(text)]))).toBe(refusal);
      expect(await refusalOf(() => vault.retry())).toBe(refusal);
      expect(vault.unsaved).toBe(2);
      disk.fault = undefined;
      await vault.retry();
      expect(vault.unsaved).toBe(0);
      await appendAll(vault, 'four');
      await vault.close();
      const changes = (await reopen(disk, secret)).changes;
      expect(changes.filter((text, i) => changes.indexOf(text) === i)).toEqual(['one', 'two', 'three', 'four']);
      expect(pathsWith(disk, 'mirror/log-')).toHaveLength(2);
    });

  it('V28: closing while changes are unsaved says so and gives the vault back', async () => {
    const { disk, vault, secret } = await newVault();
    disk.fault = () => {
      throw failure('ENOSPC');
    };
    expect(await refusalOf(() => vault.append([bytesOf('one')]))).toBe('disk-full');
    expect(await refusalOf(() => vault.close())).toBe('disk-full');
    disk.fault = undefined;
    expect((await reopen(disk, secret)).contents.changes.map(textOf)).toEqual([]);
  });
});
