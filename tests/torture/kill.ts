// kill -9: a real process writing to a real folder is killed at random instants, again and again on the same vault.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createVault, openVault } from '../../electron/keeper/vault/vault.ts';
import { bundleChild } from './children.ts';
import { generationOf, numbersIn, saysLost } from './document.ts';
import { randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const WORK = { ops: 1, memory: 64 * 1024 * 1024 };

/** Kills `rounds` processes. */
export async function stormOfKills(seed: number, rounds: number): Promise<Tally> {
  const random = randomFrom(seed);
  const tally = newTally();
  const home = await mkdtemp(join(tmpdir(), 'vouchsafe-kill-'));
  const dir = join(home, 'vault');
  const bundle = await bundleChild();
  const first = await createVault(dir, 'first passphrase of all', generationOf(0), { work: WORK });
  await first.vault.close();
  let acknowledged = 0;
  for (let round = 0; round < rounds; round++) {
    const child = bundle.start([dir, first.recoveryWords, String(seed * 100_003 + round)]);
    await child.until('open');
    await wait(random.int(random.oneIn(4) ? 400 : 60));
    await child.kill();
    if (child.lines.some((line) => line.startsWith('failed'))) tally.unopenable += 1;
    const saved = child.lines.findLast((line) => line.startsWith('saved'));
    acknowledged = Math.max(acknowledged, Number(saved?.slice(6) ?? 0));
    tally.rounds += 1;
    acknowledged = await judge(dir, first.recoveryWords, acknowledged, tally);
  }
  tally.acknowledged = acknowledged;
  await bundle.remove();
  await rm(home, { recursive: true, force: true });
  return tally;
}

// What was not acknowledged may be there all the same; from then on it must stay.
async function judge(dir: string, recoveryWords: string, acknowledged: number, tally: Tally): Promise<number> {
  try {
    const { vault, contents } = await openVault(dir, { recoveryWords }, { work: WORK });
    const found = numbersIn(contents);
    for (let number = 1; number <= acknowledged; number++) if (!found.numbers.has(number)) tally.lost += 1;
    const last = Math.max(0, ...found.numbers);
    if (found.isAltered || !found.isInOrder || found.numbers.size !== last) tally.altered += 1;
    if (saysLost(contents.notices)) tally.alarms += 1;
    await vault.close();
    return last;
  } catch {
    tally.unopenable += 1;
    return acknowledged;
  }
}
