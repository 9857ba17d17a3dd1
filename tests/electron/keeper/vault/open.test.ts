// Opening what was damaged: nothing is lost by one bad file, nothing is missing in silence, nothing is made worse.
import { describe, expect, it } from 'vitest';
import { failure, type SimulatedDisk } from '../../../torture/disk.ts';
import { appendAll, DIR, fileOf, flip, generation, newVault, pathsWith, refusalOf, reopen, textOf } from './vaults.ts';

// Two generations and three logs: one folded, one closed, one not.
async function grownVault() {
  const { disk, secret, vault } = await newVault();
  await appendAll(vault, 'one', 'two');
  await vault.fold(generation('first one two'));
  await appendAll(vault, 'three');
  await vault.close();
  const opened = await reopen(disk, secret);
  await appendAll(opened.vault, 'four', 'five');
  return { disk: disk.copy(), secret };
}

const newestOf = (disk: SimulatedDisk, kind: string): string => {
  const names = disk.files().map(([path]) => path);
  return names.filter((path) => path.startsWith(`${DIR}/${kind}`)).at(-1) ?? '';
};

describe('the base', () => {
  it('V29: a damaged snapshot is replaced by the one before and its logs, with nothing lost', async () => {
    const { disk, secret } = await grownVault();
    flip(disk, newestOf(disk, 'snap-'), 150);
    const opened = await reopen(disk, secret);
    expect(textOf(opened.contents.snapshot)).toBe('first');
    expect(opened.changes).toEqual(['one', 'two', 'three', 'four', 'five']);
    expect(opened.codes).toEqual(['snapshot-damaged']);
    await opened.vault.fold(generation('everything'));
    await opened.vault.close();
    const again = await reopen(disk, secret);
    expect([textOf(again.contents.snapshot), again.changes, again.codes]).toEqual(['everything', [], []]);
    expect(pathsWith(disk, 'quarantine/snap-')).toHaveLength(1);
  });

  it('V29: without any whole snapshot the vault is damaged, and stays as it is', async () => {
    const { disk, secret } = await grownVault();
    for (const path of pathsWith(disk, '/snap-')) flip(disk, path, 150);
    const before = disk.files();
    expect(await refusalOf(() => reopen(disk, secret))).toBe('vault-damaged');
    const after = new Map(disk.files());
    for (const [path, bytes] of before) expect(after.get(path)).toBe(bytes);
  });

  it('V21: a snapshot of many pieces comes back as it was', async () => {
    const { disk, secret, vault } = await newVault();
    const large = { ...generation('large'), snapshot: Uint8Array.from({ length: 200_000 }, (_, i) => (i * 31) % 256) };
    await vault.fold(large);
    await vault.close();
    expect((await reopen(disk, secret)).contents).toMatchObject(large);
  });

  it('V22: a read model is handed out only if whole and made from the same heads', async () => {
    const { disk, secret } = await grownVault();
    expect(textOf((await reopen(disk, secret)).contents.readModel)).toBe('read model of first one two');
    const other = disk.copy();
    flip(disk, newestOf(disk, 'read-'), 200);
    const damaged = await reopen(disk, secret);
    expect([damaged.contents.readModel, damaged.codes]).toEqual([undefined, ['read-model-damaged']]);
    other.damage(newestOf(other, 'read-'), undefined);
    const missing = await reopen(other, secret);
    expect([missing.contents.readModel, missing.codes]).toEqual([undefined, []]);
  });

  it('V23: a snapshot that the disk does not give back as written is not taken', async () => {
    const { disk, vault, secret } = await newVault();
    await appendAll(vault, 'one');
    const rename = disk.rename.bind(disk);
    disk.rename = async (from, to) => {
      await rename(from, to);
      if (to.includes('snap-')) flip(disk, to, 150);
    };
    expect(await refusalOf(() => vault.fold(generation('first one')))).toBe('disk-error');
    disk.rename = rename;
    await appendAll(vault, 'two');
    await vault.close();
    expect((await reopen(disk, secret)).changes).toEqual(['one', 'two']);
  });
});

describe('the logs', () => {
  it('V30: either copy is enough, and what one lacks the other gives', async () => {
    const { disk, secret } = await grownVault();
    const [log = '', mirror = ''] = pathsWith(disk, newestOf(disk, 'log-').slice(DIR.length + 1));
    flip(disk, log, fileOf(disk, log).length - 10);
    flip(disk, mirror, fileOf(disk, mirror).length - 90);
    const opened = await reopen(disk, secret);
    expect(opened.changes).toEqual(['three', 'four', 'five']);
    expect(opened.codes).toEqual(['copy-damaged', 'copy-damaged']);
  });

  it('V30: logs that nobody names are read too, in the order in which they were born', async () => {
    const { disk, secret } = await newVault();
    const [a, b] = [await reopen(disk, secret), await reopen(disk, secret)];
    await appendAll(a.vault, 'from a');
    await appendAll(b.vault, 'from b');
    await appendAll(a.vault, 'more from a');
    const changes = (await reopen(disk, secret)).changes;
    expect([...changes].sort()).toEqual(['from a', 'from b', 'more from a']);
    expect(changes.indexOf('from a')).toBeLessThan(changes.indexOf('more from a'));
  });

  it('V31: a log that is gone in both copies is missed, and so are its changes, by number', async () => {
    for (const kind of ['closed', 'live'] as const) {
      const { disk, secret } = await grownVault();
      const newest = newestOf(disk, 'log-').slice(DIR.length + 1);
      const logs = pathsWith(disk, '/log-').filter((path) => !path.includes('mirror'));
      const folded = logs.length === 3 ? 1 : 0;
      const names = disk
        .files()
        .map(([path]) => path)
        .filter((path) => path.startsWith(`${DIR}/log-`));
      const victim = kind === 'live' ? newest : (names[folded] ?? '').slice(DIR.length + 1);
      for (const path of pathsWith(disk, victim)) disk.damage(path, undefined);
      const opened = await reopen(disk, secret);
      const notice = opened.contents.notices.find(({ code }) => code === 'changes-missing');
      expect(notice).toMatchObject({ file: victim, missing: kind === 'live' ? 2 : 1 });
      expect(opened.changes).toEqual(kind === 'live' ? ['three'] : ['four', 'five']);
    }
  });

  it('V31: a log cut at the end of a record, in both copies, is noticed', async () => {
    const { disk, secret } = await grownVault();
    for (const path of pathsWith(disk, newestOf(disk, 'log-').slice(DIR.length + 1)))
      disk.damage(path, fileOf(disk, path).slice(0, -76));
    const opened = await reopen(disk, secret);
    expect(opened.contents.notices[0]).toMatchObject({ code: 'changes-missing', missing: 1 });
    expect(opened.changes).toEqual(['three', 'four']);
  });

  it('V31: an unfinished write behind the last counted change is a torn tail and no alarm', async () => {
    const { disk, secret } = await grownVault();
    const [log = ''] = pathsWith(disk, newestOf(disk, 'log-').slice(DIR.length + 1));
    disk.damage(log, Buffer.concat([fileOf(disk, log), Buffer.from('VSR1 and then the power went')]));
    const opened = await reopen(disk, secret);
    expect([opened.changes, opened.codes]).toEqual([['three', 'four', 'five'], ['torn-tail']]);
    await appendAll(opened.vault, 'six');
    await opened.vault.close();
    expect((await reopen(disk, secret)).codes).toEqual([]);
  });

  it('V31: an old snapshot put back in the place of both newer ones is noticed', async () => {
    const { disk, secret, vault } = await newVault();
    await appendAll(vault, 'one');
    const [old = ''] = pathsWith(disk, '/snap-');
    const bytes = fileOf(disk, old);
    for (const text of ['a', 'b', 'c']) await vault.fold(generation(text));
    await vault.close();
    for (const path of pathsWith(disk, '/snap-')) disk.damage(path, undefined);
    disk.damage(old, bytes);
    const opened = await reopen(disk, secret);
    expect(opened.codes).toContain('changes-missing');
  });

  it('V31: HEAD gone loses nothing and is told', async () => {
    const { disk, secret } = await grownVault();
    disk.damage(`${DIR}/HEAD`, undefined);
    const opened = await reopen(disk, secret);
    expect([opened.changes, opened.codes]).toEqual([['three', 'four', 'five'], ['head-damaged']]);
    await appendAll(opened.vault, 'six');
    await opened.vault.close();
    const again = await reopen(disk, secret);
    expect([again.changes, again.codes]).toEqual([['three', 'four', 'five', 'six'], []]);
  });
});

describe('quarantine', () => {
  it('V32: damaged bytes are copied once, and what is damaged stays where it is', async () => {
    const { disk, secret } = await grownVault();
    const path = newestOf(disk, 'log-');
    flip(disk, path, 200);
    const damaged = fileOf(disk, path);
    for (let i = 0; i < 2; i++) await (await reopen(disk, secret)).vault.close();
    expect(fileOf(disk, path)).toEqual(damaged);
    const kept = pathsWith(disk, 'quarantine/');
    expect(kept.map((name) => fileOf(disk, name))).toEqual([damaged]);
  });

  it('V32: a disk that cannot be written keeps nobody from reading a damaged vault', async () => {
    const { disk, secret } = await grownVault();
    flip(disk, newestOf(disk, 'log-'), 200);
    flip(disk, `${DIR}/vault.vsh`, 20);
    disk.fault = () => {
      throw failure('EROFS');
    };
    const opened = await reopen(disk, secret);
    expect(opened.changes).toEqual(['three', 'four', 'five']);
    expect(opened.codes).toEqual(['header-copy-damaged', 'copy-damaged']);
    expect(await refusalOf(() => appendAll(opened.vault, 'six'))).toBe('disk-read-only');
  });

  it('V40: a clock in another century changes nothing', async () => {
    const { disk, secret } = await grownVault();
    const now = Date.now;
    try {
      for (const year of [1971, 2099]) {
        Date.now = () => Date.UTC(year, 0, 1);
        const opened = await reopen(disk, secret);
        expect([opened.changes, opened.codes]).toEqual([['three', 'four', 'five'], []]);
        await opened.vault.backup(Date.now());
        await opened.vault.close();
      }
    } finally {
      Date.now = now;
    }
  });
});
