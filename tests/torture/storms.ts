// All storms by name, and how many rounds of each one "round" of the command line stands for.
import { stormOfCaptures } from './captures.ts';
import { stormOfFlips, stormOfTruncations } from './damage.ts';
import { stormOfEngines } from './engines.ts';
import { stormOfFolders } from './folder.ts';
import { stormOfFullDisks, stormOfFullMounts } from './full.ts';
import { stormOfKills } from './kill.ts';
import { stormOfParsers } from './parsers.ts';
import { stormOfPowerCuts } from './power.ts';
import { stormOfMessages } from './session.ts';
import { stormOfStrangers } from './strangers.ts';
import { newTally, type Tally } from './tally.ts';
import { stormOfTwo } from './two.ts';
import { stormOfVoyages } from './voyages.ts';

export const STORMS = [
  'kill',
  'power',
  'flips',
  'truncate',
  'full',
  'two',
  'captures',
  'parsers',
  'sync',
  'folder',
] as const;
export type Storm = (typeof STORMS)[number];

/** Runs one storm. `scale` 10 takes a few seconds; 1,000 covers every length and 5,000 every bit, which takes hours. */
export async function runStorm(storm: Storm, seed: number, scale: number): Promise<Tally> {
  switch (storm) {
    case 'kill':
      return await stormOfKills(seed, scale);
    case 'power':
      return await powerCuts(seed, scale);
    case 'flips':
      return await stormOfFlips(seed, scale * 100);
    case 'truncate':
      return await stormOfTruncations(seed, scale * 100);
    case 'full':
      return await fullDisks(seed, scale);
    case 'two':
      return await stormOfTwo(seed, Math.ceil(scale / 3));
    case 'captures':
      return await stormOfCaptures(seed, scale * 2);
    case 'parsers':
      return await stormOfParsers(seed, scale * 2_500);
    case 'sync':
      return await laptops(seed, scale);
    case 'folder':
      return await folders(seed, scale);
  }
}

// One life with a cut after every operation is worth ten rounds.
async function powerCuts(seed: number, scale: number): Promise<Tally> {
  const sum = newTally();
  for (let life = 0; life < Math.ceil(scale / 10); life++) {
    const options = { steps: 30, cutsPerOperation: 3, passphraseOneIn: 100 };
    add(sum, await stormOfPowerCuts(seed + life * 7919, options));
  }
  return sum;
}

// Forty rounds, the usual, are ten thousand voyages, a million frames of strangers and a million messages of a hostile peer. One
// alone, the short torture, has frames and messages only: voyages.test.ts has its own voyages.
async function laptops(seed: number, scale: number): Promise<Tally> {
  const sum = await stormOfMessages(seed, scale * 25_000);
  add(sum, await stormOfStrangers(seed, scale * 25_000));
  add(sum, await stormOfVoyages(seed, (scale - 1) * 257));
  return sum;
}

async function folders(seed: number, scale: number): Promise<Tally> {
  const sum = await stormOfFolders(seed, Math.ceil(scale / 4));
  const { tally } = await stormOfEngines(seed, 10 + scale * 2, 6);
  add(sum, tally);
  return sum;
}

async function fullDisks(seed: number, scale: number): Promise<Tally> {
  const sum = newTally();
  add(sum, await stormOfFullDisks(seed, scale * 5));
  const mounted = await stormOfFullMounts(seed, Math.ceil(scale / 4));
  if (mounted) add(sum, mounted);
  return sum;
}

function add(sum: Tally, more: Tally): void {
  for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += more[key];
}
