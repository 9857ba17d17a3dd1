// Damage from outside to single files of a small vault at rest: bits flipped, files cut short, files gone.
// Each time the vault must open with everything in it, or say clearly that it does not; never less than everything in silence.

import { createVault, openVault } from '../../electron/keeper/vault/vault.ts';
import { Refusal } from '../../shared/refusal.ts';
import { SimulatedDisk } from './disk.ts';
import { changeOf, generationOf, numbersIn, saysLost } from './document.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const DIR = '/home/vault';
const WORK = { ops: 1, memory: 64 * 1024 * 1024 };

/** A small vault at rest: two generations, a closed log, a log that was never closed, and what it holds. */
export interface Specimen {
  readonly disk: SimulatedDisk;
  readonly recoveryWords: string;
  readonly changes: number;
}

/** Makes the specimen. */
export async function makeSpecimen(): Promise<Specimen> {
  const disk = new SimulatedDisk();
  const created = await createVault(DIR, 'first passphrase of all', generationOf(0), { disk, work: WORK });
  const { recoveryWords } = created;
  let { vault } = created;
  let given = 0;
  const append = async (): Promise<void> => await vault.append([changeOf(++given)]);
  for (const isFold of [false, true, false, false, true, false]) {
    await append();
    await append();
    if (isFold) await vault.fold(generationOf(given));
    else {
      await vault.close();
      ({ vault } = await openVault(DIR, { recoveryWords }, { disk }));
    }
  }
  await append();
  return { disk: disk.copy(), recoveryWords, changes: given };
}

/** Flips bits: `rounds` random ones, or every single one if there are no more than that. */
export async function stormOfFlips(seed: number, rounds: number): Promise<Tally> {
  const specimen = await makeSpecimen();
  const files = specimen.disk.files();
  const bits = files.reduce((sum, [, bytes]) => sum + bytes.length * 8, 0);
  const random = randomFrom(seed);
  const tally = newTally();
  for (let i = 0; i < Math.min(rounds, bits); i++) {
    const [path, bytes] = rounds >= bits ? fileAt(files, i) : pickByBits(files, random, bits);
    const bit = rounds >= bits ? bitAt(files, i) : random.int(bytes.length * 8);
    const damaged = bytes.slice();
    damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await tryDamage(specimen, path, damaged, tally);
  }
  return tally;
}

/** Cuts files to `rounds` random lengths, or to every length if there are no more; and removes each file once. */
export async function stormOfTruncations(seed: number, rounds: number): Promise<Tally> {
  const specimen = await makeSpecimen();
  const files = specimen.disk.files();
  const lengths = files.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const random = randomFrom(seed);
  const tally = newTally();
  for (const [path] of files) await tryDamage(specimen, path, undefined, tally);
  if (rounds >= lengths) {
    for (const [path, bytes] of files)
      for (let length = 0; length < bytes.length; length++)
        await tryDamage(specimen, path, bytes.slice(0, length), tally);
  } else {
    for (let i = 0; i < rounds; i++) {
      const [path, bytes] = random.pick(files);
      await tryDamage(specimen, path, bytes.slice(0, random.int(bytes.length)), tally);
    }
  }
  return tally;
}

type File = [string, Uint8Array];

function pickByBits(files: readonly File[], random: Random, bits: number): File {
  return fileAt(files, random.int(bits));
}

function fileAt(files: readonly File[], bit: number): File {
  let left = bit;
  for (const file of files) {
    if (left < file[1].length * 8) return file;
    left -= file[1].length * 8;
  }
  throw new RangeError('no such bit');
}

function bitAt(files: readonly File[], bit: number): number {
  let left = bit;
  for (const [, bytes] of files) {
    if (left < bytes.length * 8) return left;
    left -= bytes.length * 8;
  }
  throw new RangeError('no such bit');
}

async function tryDamage(specimen: Specimen, path: string, bytes: Uint8Array | undefined, tally: Tally): Promise<void> {
  const disk = specimen.disk.copy();
  disk.damage(path, bytes);
  tally.rounds += 1;
  tally.acknowledged += specimen.changes;
  try {
    const { vault, contents } = await openVault(DIR, { recoveryWords: specimen.recoveryWords }, { disk });
    const found = numbersIn(contents);
    const lost = specimen.changes - found.numbers.size;
    tally.lost += lost;
    if (found.isAltered || !found.isInOrder) tally.altered += 1;
    if (lost === 0 && saysLost(contents.notices)) tally.alarms += 1;
    await vault.close();
  } catch (error) {
    tally.unopenable += 1;
    if (!(error instanceof Refusal)) throw error;
  }
}
