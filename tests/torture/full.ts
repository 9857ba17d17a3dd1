// Disks that fail while they are written to: full at every level, read-only, and errors out of nothing at any operation.
// What was acknowledged stays, what was not is kept in memory, and once the disk is well again `retry` saves it all.
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../electron/keeper/vault/files.ts';
import { createVault, openVault, type Vault } from '../../electron/keeper/vault/vault.ts';
import { failure, SimulatedDisk } from './disk.ts';
import { changeOf, generationOf, numbersIn } from './document.ts';
import { randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const DIR = '/home/vault';
const WORK = { ops: 1, memory: 64 * 1024 * 1024 };

/** `rounds` vaults on disks that fill up or fail, half of them each way. */
export async function stormOfFullDisks(seed: number, rounds: number): Promise<Tally> {
  const random = randomFrom(seed);
  const tally = newTally();
  const blank = new SimulatedDisk();
  const created = await createVault(DIR, 'first passphrase of all', generationOf(0), { disk: blank, work: WORK });
  await created.vault.close();
  for (let round = 0; round < rounds; round++) {
    const disk = blank.copy();
    const used = disk.files().reduce((sum, [, bytes]) => sum + bytes.length, 0);
    if (random.oneIn(2)) disk.capacity = used + random.int(12_000);
    else disk.fault = () => (random.oneIn(12) ? raise(random.pick(['EIO', 'ENOSPC', 'EROFS'])) : undefined);
    const heal = (): void => {
      disk.capacity = Number.POSITIVE_INFINITY;
      disk.fault = undefined;
    };
    await tryVault(disk, DIR, created.recoveryWords, heal, (n) => random.oneIn(n), tally);
  }
  return tally;
}

function raise(code: string): never {
  throw failure(code);
}

/** `rounds` vaults on a real file system of 1 MiB that is filled up. Needs root; resolves to undefined without. */
export async function stormOfFullMounts(seed: number, rounds: number): Promise<Tally | undefined> {
  const random = randomFrom(seed);
  const tally = newTally();
  for (let round = 0; round < rounds; round++) {
    const mount = await mkdtemp(join(tmpdir(), 'vouchsafe-full-'));
    if (!tryMount(mount)) return undefined;
    try {
      const dir = join(mount, 'vault');
      const { vault, recoveryWords } = await createVault(dir, 'first passphrase of all', generationOf(0), {
        work: WORK,
      });
      await vault.close();
      const ballast = join(mount, 'ballast');
      await writeFile(ballast, new Uint8Array(1_048_576)).catch(() => undefined);
      await truncate(ballast, (await stat(ballast)).size - random.int(80_000));
      const heal = (): Promise<void> => rm(ballast, { force: true });
      await tryVault(realDisk, dir, recoveryWords, heal, (n) => random.oneIn(n), tally);
    } finally {
      execFileSync('umount', [mount]);
      await rm(mount, { recursive: true });
    }
  }
  return tally;
}

function tryMount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

type Chance = (n: number) => boolean;

async function tryVault(
  disk: Disk,
  dir: string,
  recoveryWords: string,
  heal: () => void | Promise<void>,
  oneIn: Chance,
  tally: Tally,
): Promise<void> {
  tally.rounds += 1;
  try {
    const { vault } = await openVault(dir, { recoveryWords }, { disk, work: WORK });
    const { acknowledged, given } = await fill(vault, oneIn);
    tally.acknowledged += acknowledged;
    if (oneIn(2)) {
      // The process ends while the disk is still ill: only what was acknowledged counts.
      await vault.close().catch(() => undefined);
      await heal();
      await judge(disk, dir, recoveryWords, acknowledged, given, tally);
      return;
    }
    await heal();
    await vault.retry();
    if (vault.unsaved !== 0) tally.lost += vault.unsaved;
    await vault.fold(generationOf(given));
    await vault.close();
    await judge(disk, dir, recoveryWords, given, given, tally);
  } catch {
    tally.unopenable += 1;
  }
}

async function fill(vault: Vault, oneIn: Chance): Promise<{ acknowledged: number; given: number }> {
  let [acknowledged, given] = [0, 0];
  for (let step = 0; step < 25; step++) {
    given += 1;
    const last = given;
    const saved = vault.append([changeOf(given)]).then(() => (acknowledged = Math.max(acknowledged, last)));
    const folded = oneIn(8) ? vault.fold(generationOf(given)) : undefined;
    await Promise.allSettled([saved, folded]);
  }
  return { acknowledged, given };
}

async function judge(disk: Disk, dir: string, recoveryWords: string, must: number, may: number, tally: Tally) {
  const { vault, contents } = await openVault(dir, { recoveryWords }, { disk });
  const found = numbersIn(contents);
  for (let number = 1; number <= must; number++) if (!found.numbers.has(number)) tally.lost += 1;
  if (found.isAltered || Math.max(0, ...found.numbers) > may) tally.altered += 1;
  if (contents.notices.some(({ code }) => code === 'changes-missing')) tally.alarms += 1;
  await vault.close();
}
