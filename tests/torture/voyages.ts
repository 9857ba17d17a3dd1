// Voyages of laptops by the thousand. Each prints its seed when something of it was lost or wrong, and can be made again alone:
// SEED=… VOYAGES=1 npx vitest run --config tests/vitest.config.ts tests/electron/keeper/sync/voyages.test.ts
import { loadCrypto } from '../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../electron/keeper/document.ts';
import { landfallOf } from '../helpers/landfall.ts';
import { newTally, type Tally } from './tally.ts';

const APART = 1_000_003;

/** `rounds` voyages. `lost`: changes, records, entries; `altered`: laptops that differ, views that fail; `unopenable`: what threw. */
export async function stormOfVoyages(seed: number, rounds: number): Promise<Tally> {
  await loadCrypto();
  await startAutomerge();
  const tally = newTally();
  for (let round = 0; round < rounds; round++) {
    const voyage = seed * APART + round;
    tally.rounds += 1;
    try {
      const { lost, wrong, kept } = await landfallOf(voyage);
      tally.acknowledged += kept;
      tally.lost += lost.length;
      tally.altered += wrong.length;
      if (lost.length + wrong.length > 0) console.error(`SEED=${voyage}: ${[...lost, ...wrong].join('\n')}`);
    } catch (error) {
      tally.unopenable += 1;
      console.error(`SEED=${voyage}:`, error);
    }
  }
  return tally;
}
