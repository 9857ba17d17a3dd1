// Power cuts: a vault at work on a disk that forgets. After every operation of the disk, what a cut there and then would leave is
// opened again: everything acknowledged must be there, in order, unaltered, and no alarm may be raised.
import { createVault, openVault, type Secret, type Vault } from '../../electron/keeper/vault/vault.ts';
import { type Lies, SimulatedDisk } from './disk.ts';
import { changeOf, generationOf, numbersIn, saysLost } from './document.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const DIR = '/home/vault';
const WORK = { ops: 1, memory: 64 * 1024 * 1024 };

/** What a storm may be told to do otherwise. */
export interface PowerOptions {
  readonly steps: number;
  readonly cutsPerOperation: number;
  readonly lies?: Lies;
  /** Check a passphrase (about 0.1 s) at one in so many cuts. */
  readonly passphraseOneIn?: number;
}

// What the owner was told so far, and what may or may not have happened.
interface Told {
  acknowledged: number; // changes 1…n are promised
  given: number; // changes handed over
  words: string[]; // any of these may be valid; when one is left, it must be
  passphrases: string[];
  isCreated: boolean;
}

/** One life of a vault, with cuts at every operation. */
export async function stormOfPowerCuts(seed: number, options: PowerOptions): Promise<Tally> {
  const random = randomFrom(seed);
  const tally = newTally();
  const disk = new SimulatedDisk(options.lies);
  const told: Told = { acknowledged: 0, given: 0, words: [], passphrases: [], isCreated: false };
  disk.onChange = async () => {
    const wait = disk.onChange;
    disk.onChange = undefined;
    for (let i = 0; i < options.cutsPerOperation; i++) await tryCut(disk, random, told, tally, options);
    disk.onChange = wait;
  };
  await live(disk, random, told, options.steps);
  tally.acknowledged += told.acknowledged;
  return tally;
}

async function live(disk: SimulatedDisk, random: Random, told: Told, steps: number): Promise<void> {
  let passphrase = 'first passphrase of all';
  const created = await createVault(DIR, passphrase, generationOf(0), { disk, work: WORK });
  let { vault } = created;
  told.words = [created.recoveryWords];
  told.passphrases = [passphrase];
  told.isCreated = true;
  for (let step = 0; step < steps; step++) {
    const secret = { recoveryWords: told.words[0] ?? '' };
    switch (random.int(9)) {
      case 0:
        await fold(vault, random, told);
        break;
      case 1:
        await vault.close();
        ({ vault } = await openVault(DIR, secret, { disk, work: WORK }));
        break;
      case 2:
        if (!random.oneIn(3)) break;
        told.passphrases.push(`passphrase of step ${step}`);
        passphrase = `passphrase of step ${step}`;
        await vault.changePassphrase(secret, passphrase);
        told.passphrases = [passphrase];
        break;
      case 3:
        if (random.oneIn(2)) await vault.backup(step * 86_400_000);
        break;
      default:
        await append(vault, random, told);
    }
  }
  await vault.close();
}

async function append(vault: Vault, random: Random, told: Told): Promise<void> {
  const count = 1 + random.int(3);
  const changes = Array.from({ length: count }, (_, i) => changeOf(told.given + 1 + i));
  told.given += count;
  const given = told.given;
  await vault.append(changes);
  told.acknowledged = Math.max(told.acknowledged, given);
}

// Appends go on while folds are under way, and folds may overlap.
async function fold(vault: Vault, random: Random, told: Told): Promise<void> {
  const folds: Promise<void>[] = [];
  for (let i = 1 + random.int(3); i > 0; i--) {
    folds.push(vault.fold(generationOf(told.given)));
    for (let j = random.int(3); j > 0; j--) await append(vault, random, told);
  }
  await Promise.all(folds);
}

async function tryCut(disk: SimulatedDisk, random: Random, now: Told, tally: Tally, options: PowerOptions) {
  const after = disk.cut(random, random.oneIn(2));
  const told = { ...now }; // while the cut disk is looked at, the other one goes on
  tally.rounds += 1;
  if (!told.isCreated) return;
  const usesPassphrase = options.passphraseOneIn !== undefined && random.oneIn(options.passphraseOneIn);
  const secrets: Secret[] = usesPassphrase
    ? told.passphrases.map((passphrase) => ({ passphrase }))
    : told.words.map((recoveryWords) => ({ recoveryWords }));
  await judge(after, secrets, told, tally);
  if (!random.oneIn(4)) return;
  // The power fails again while the vault is being opened and written to.
  after.onChange = async () => {
    after.onChange = undefined;
    await judge(after.cut(random, random.oneIn(2)), secrets, told, tally);
  };
  await writeOn(after, secrets, told, tally);
}

async function openWithAny(disk: SimulatedDisk, secrets: readonly Secret[]) {
  for (const [i, secret] of secrets.entries()) {
    try {
      return await openVault(DIR, secret, { disk });
    } catch (error) {
      if (i === secrets.length - 1) throw error;
    }
  }
  throw new Error('no secret');
}

async function judge(disk: SimulatedDisk, secrets: readonly Secret[], told: Told, tally: Tally): Promise<void> {
  try {
    const { vault, contents } = await openWithAny(disk, secrets);
    const found = numbersIn(contents);
    for (let number = 1; number <= told.acknowledged; number++) if (!found.numbers.has(number)) tally.lost += 1;
    if (found.isAltered || !found.isInOrder || Math.max(0, ...found.numbers) > told.given) tally.altered += 1;
    if (saysLost(contents.notices)) tally.alarms += 1;
    await vault.close();
  } catch {
    tally.unopenable += 1;
  }
}

// A vault that was cut must be able to go on: one more change, one fold, and all is there.
async function writeOn(disk: SimulatedDisk, secrets: readonly Secret[], told: Told, tally: Tally): Promise<void> {
  try {
    const { vault, contents } = await openWithAny(disk, secrets);
    const last = Math.max(0, ...numbersIn(contents).numbers);
    await vault.append([changeOf(last + 1)]);
    await vault.fold(generationOf(last + 1));
    await vault.close();
    const after = { ...told, acknowledged: last + 1, given: last + 1 };
    await judge(disk, secrets, after, tally);
  } catch {
    tally.unopenable += 1;
  }
}
