// Two laptops whose folders are kept in step by two real Syncthing engines, which are killed -9 and started again at random:
// everything that was written arrives on both sides.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { loadCrypto } from '../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../electron/keeper/document.ts';
import { diskCarrier } from '../../electron/keeper/sync/folder-files.ts';
import { circleOn, type FolderLaptop } from '../electron/keeper/sync/folders.ts';
import { type Engine, startEngines } from '../helpers/syncthing.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const PATIENCE_MS = 90_000;
const LIMITS = { files: 6, bytes: 1_000_000, changes: 64 };

/** What a storm found, and how long the notes took to arrive, in milliseconds, while both engines ran. */
export interface Arrivals {
  readonly tally: Tally;
  readonly latencies: readonly number[];
}

/** `steps` rounds of both, each with a note or two; an engine is killed about every `killOneIn` of them. */
export async function stormOfEngines(seed: number, steps: number, killOneIn: number): Promise<Arrivals> {
  await loadCrypto();
  await startAutomerge();
  const random = randomFrom(seed);
  const home = await mkdtemp(join(tmpdir(), 'vouchsafe-engines-'));
  const engines = await startEngines(home);
  try {
    const laptops = circleOn(engines.map(({ folder }) => diskCarrier(folder)));
    for (const laptop of laptops) laptop.limits = LIMITS;
    const written = new Map<string, number>();
    const latencies: number[] = [];
    for (let step = 0; step < steps; step += 1) {
      await oneStep(laptops, engines, step, random, killOneIn);
      for (const laptop of laptops) noteArrivals(laptop, written, latencies);
    }
    return { tally: await judge(laptops, steps), latencies };
  } finally {
    for (const engine of engines) await engine.kill();
    await rm(home, { recursive: true, force: true });
  }

  async function oneStep(
    laptops: readonly FolderLaptop[],
    both: readonly Engine[],
    step: number,
    random: Random,
    killOneIn: number,
  ): Promise<void> {
    const writer = random.int(2);
    laptops[writer]?.desk.note(`${step}`, 'x'.repeat(random.int(3_000)));
    for (const laptop of laptops) await laptop.round();
    if (killOneIn > 0 && random.oneIn(killOneIn)) {
      const engine = random.pick(both);
      await engine.kill();
      if (random.oneIn(2)) await wait(random.int(1_500));
      engine.start();
    }
    await wait(50 + random.int(400));
  }
}

// By name: the step in which it was written; the first sight of it is its writer's, the second the other's.
function noteArrivals(laptop: FolderLaptop, written: Map<string, number>, latencies: number[]): void {
  for (const name of laptop.desk.names()) {
    const key = `${laptop.identity.id} ${name}`;
    if (written.has(key)) continue;
    written.set(key, performance.now());
    const first = written.get(name);
    if (first === undefined) written.set(name, performance.now());
    else latencies.push(performance.now() - first);
  }
}

async function judge(laptops: readonly FolderLaptop[], steps: number): Promise<Tally> {
  const until = performance.now() + PATIENCE_MS;
  const isWhole = (laptop: FolderLaptop): boolean => laptop.desk.names().length === steps;
  while (!laptops.every(isWhole) && performance.now() < until) {
    for (const laptop of laptops) await laptop.round();
    await wait(300);
  }
  const lost = laptops.reduce((sum, laptop) => sum + steps - laptop.desk.names().length, 0);
  const alarms = laptops.filter(({ told }) => told?.twins.length || told?.damaged.length).length;
  return { ...newTally(), rounds: 1, acknowledged: steps, lost, alarms };
}
