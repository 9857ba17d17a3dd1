// Laptops on a voyage, by cable and by folder, with wrong clocks and power that fails: in the end all have the same, and all of it.
// One voyage alone: SEED=… VOYAGES=1.
import { beforeAll, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { landfallOf } from '../../../helpers/landfall.ts';
import { SEED } from '../../../helpers/seed.ts';

const VOYAGES = Number(process.env.VOYAGES ?? 100);

beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});

test(`Y29, Y31, Y32, Y53, Y54, Y64: ${VOYAGES} voyages from seed ${SEED}: all equal, every view holds, nothing lost`, async () => {
  const sums: Record<string, number> = {};
  const failed: string[] = [];
  for (let seed = SEED; seed < SEED + VOYAGES; seed++) {
    const landfall = await landfallOf(seed).catch((error: unknown) => {
      throw new Error(`SEED=${seed} VOYAGES=1`, { cause: error });
    });
    const { log, ending, lost, wrong } = landfall;
    if (lost.length + wrong.length > 0)
      failed.push(`SEED=${seed} (${ending}): ${[...lost.slice(0, 9), ...wrong].join('\n')}`);
    for (const [what, count] of Object.entries(log)) sums[what] = (sums[what] ?? 0) + count;
  }
  if (process.env.VOYAGES) console.log(JSON.stringify(sums));
  expect(failed).toEqual([]);
  // It was no calm.
  expect(sums.changes).toBeGreaterThan(VOYAGES);
}, 6_000_000);
