// Two at once: the lock refuses a second process and is free the moment the first one dies; and should the lock ever fail,
// two writers in one folder still lose nothing.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Disk, realDisk } from '../../electron/keeper/vault/files.ts';
import { createVault, openVault } from '../../electron/keeper/vault/vault.ts';
import { Refusal } from '../../shared/refusal.ts';
import { bundleChild } from './children.ts';
import { changeOf, generationOf, numbersIn } from './document.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const WORK = { ops: 1, memory: 64 * 1024 * 1024 };
const lockless: Disk = { ...realDisk, lock: async () => async () => undefined };

/** `rounds` encounters: every third of two processes, the others of two writers without a lock. */
export async function stormOfTwo(seed: number, rounds: number): Promise<Tally> {
  const random = randomFrom(seed);
  const tally = newTally();
  const home = await mkdtemp(join(tmpdir(), 'vouchsafe-two-'));
  const bundle = await bundleChild();
  for (let round = 0; round < rounds; round++) {
    const dir = join(home, `vault-${round}`);
    const { vault, recoveryWords } = await createVault(dir, 'first passphrase of all', generationOf(0), { work: WORK });
    await vault.close();
    tally.rounds += 1;
    if (round % 3 > 0) await twoWriters(dir, recoveryWords, random, tally);
    else {
      const child = bundle.start([dir, recoveryWords, '1', 'hold']);
      await child.until('open');
      if (!(await isRefused(dir, recoveryWords))) tally.altered += 1;
      await child.kill();
      if (await isRefused(dir, recoveryWords)) tally.unopenable += 1;
    }
  }
  await bundle.remove();
  await rm(home, { recursive: true, force: true });
  return tally;
}

async function isRefused(dir: string, recoveryWords: string): Promise<boolean> {
  try {
    const { vault } = await openVault(dir, { recoveryWords });
    await vault.close();
    return false;
  } catch (error) {
    return error instanceof Refusal && error.code === 'vault-in-use';
  }
}

// Neither knows of the other's changes, so a fold of one must not make those of the other disappear.
async function twoWriters(dir: string, recoveryWords: string, random: Random, tally: Tally): Promise<void> {
  const options = { disk: lockless };
  const writers = [await openVault(dir, { recoveryWords }, options), await openVault(dir, { recoveryWords }, options)];
  if (random.oneIn(2)) writers.reverse();
  const numbers = [0, 100_000];
  const written: number[] = [];
  for (let step = 0; step < 20; step++) {
    const who = random.int(2);
    const number = (numbers[who] ?? 0) + 1;
    numbers[who] = number;
    await writers[who]?.vault.append([changeOf(number)]);
    written.push(number);
    // Such a generation has all of the first writer's changes and none of the other's; the vault may refuse it.
    if (random.oneIn(5)) await writers[0]?.vault.fold(generationOf(numbers[0] ?? 0)).catch(() => undefined);
  }
  for (const { vault } of writers) await vault.close();
  const { vault, contents } = await openVault(dir, { recoveryWords });
  const found = numbersIn(contents);
  tally.acknowledged += written.length;
  tally.lost += written.filter((number) => !found.numbers.has(number)).length;
  if (found.isAltered) tally.altered += 1;
  await vault.close();
}
