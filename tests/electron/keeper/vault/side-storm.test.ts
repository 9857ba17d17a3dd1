// The side file when the power goes, and read by a reader that needs nothing of ours.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreVault } from '../../../../electron/keeper/vault/backup.ts';
import { createVault, openVault, type Secret } from '../../../../electron/keeper/vault/vault.ts';
import { readVault } from '../../../helpers/reader.ts';
import { SEED } from '../../../helpers/seed.ts';
import { type Lies, SimulatedDisk } from '../../../torture/disk.ts';
import { randomFrom } from '../../../torture/random.ts';
import { appendAll, bytesOf, DIR, generation, newVault, PASSPHRASE, reopen, textOf, WORK } from './vaults.ts';

const START = Date.UTC(2026, 10, 1, 12);

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

describe(`the side file, when the power goes (seed ${SEED})`, () => {
  /** A life of writings, with cuts after every operation of the disk: how often less was there than was promised. */
  async function lifeWithCuts(lies: Lies, from: number): Promise<{ cuts: number; wrong: number }> {
    const random = randomFrom(from);
    const { disk, secret, vault } = await newVault(new SimulatedDisk(lies));
    let [given, saved, cuts, wrong] = [0, 0, 0, 0];
    disk.onChange = async () => {
      const wait = disk.onChange;
      disk.onChange = undefined;
      for (let i = 0; i < 4; i++) {
        cuts += 1;
        const opened = await sideAfterOpening(disk.cut(random, random.oneIn(2)), secret).catch(() => undefined);
        const found = Number(opened?.side?.split(' ')[0] ?? 0);
        const isAlarm = opened?.codes.some((code) => code.startsWith('side-'));
        if (!opened || found < saved || found > given || isAlarm) wrong += 1;
      }
      disk.onChange = wait;
    };
    for (given = 1; given <= 12; given++) {
      await vault.writeSide(bytesOf(`${given} ${'x'.repeat(random.pick([0, 3_000, 100_000]))}`));
      saved = given;
      if (random.oneIn(3)) await appendAll(vault, `change ${given}`);
    }
    return { cuts, wrong };
  }

  it('V49: what was saved is there after a cut at any instant, and no cut raises an alarm', async () => {
    const { cuts, wrong } = await lifeWithCuts({}, SEED);
    expect(cuts).toBeGreaterThan(300);
    expect(wrong).toBe(0);
  });

  it.each([
    ['the files', { ignoresDataSync: /side-.*tmp$/u }],
    ['the folder', { ignoresFolderSync: true }],
  ])('V49: a vault that did not sync %s would be found out', async (_, lies) => {
    expect((await lifeWithCuts(lies, 11)).wrong).toBeGreaterThan(0);
  });

  // 281868: the log was moved already, and the side file not yet.
  it.each([SEED, 281_868])(
    'V50: restoring, cut at any instant, never leaves the restored document beside the old side file (seed %i)',
    async (from) => {
      const random = randomFrom(from);
      const { disk, secret, vault } = await vaultWithSide();
      await appendAll(vault, 'one');
      const file = await vault.backup(START);
      await appendAll(vault, 'two');
      await vault.close();
      const cuts: SimulatedDisk[] = [];
      disk.onChange = async () => void cuts.push(disk.cut(random, true), disk.cut(random, false));
      await restoreVault(DIR, file, secret, disk);
      expect(cuts.length).toBeGreaterThan(20);
      for (const cut of cuts) {
        const opened = await reopen(cut, secret).catch(() => undefined);
        // A vault that says what it misses is about to be restored again.
        if (!opened || opened.codes.includes('changes-missing')) continue;
        const isRestored = !opened.changes.includes('two');
        if (isRestored) expect(textOf(await opened.vault.readSide())).toBeUndefined();
      }
    },
  );
});

describe('the reader that needs nothing of ours', () => {
  it('V49: prints what is kept beside the document, from either copy, and says so if neither is whole', async () => {
    const home = mkdtempSync(join(tmpdir(), 'vouchsafe-side-'));
    try {
      const dir = join(home, 'vault');
      const { vault, recoveryWords } = await createVault(dir, PASSPHRASE, generation('first'), { work: WORK });
      const said = { words: 'Zoë', list: Array.from({ length: 20_000 }, (_, i) => i) };
      expect(JSON.parse(readVault(dir, recoveryWords, '--side').printed)).toBeNull();
      await vault.writeSide(bytesOf(JSON.stringify(said)));
      await vault.close();
      expect(JSON.parse(readVault(dir, recoveryWords, '--side').printed)).toEqual(said);
      for (const name of ['side-sync.vs', 'side-sync.vs.copy']) {
        rmSync(join(dir, name));
        const { status, printed } = readVault(dir, recoveryWords, '--side');
        expect([status, JSON.parse(printed)]).toEqual([0, name.endsWith('copy') ? null : said]);
      }
      const again = await openVault(dir, { recoveryWords }, { work: WORK });
      await again.vault.close();
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
});
