// What must hold when a voyage has ended: all that stand have the same, and everything that was ever durable on any of them.
// Says in words what does not; one voyage can be made again by its seed.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Story } from '../shared/story.ts';
import { lookAtAll } from '../shared/views.ts';
import { idsOf } from './circle.ts';
import type { Rover } from './rover.ts';
import { type Log, Voyage } from './voyage.ts';

/** What came of a voyage. `lost`: changes, records and entries that are missing; `wrong`: whatever else should not be so. */
export interface Landfall {
  readonly log: Log;
  readonly ending: string;
  readonly lost: readonly string[];
  readonly wrong: readonly string[];
  readonly kept: number;
}

/** The voyage of this seed, to its end. */
export async function landfallOf(seed: number): Promise<Landfall> {
  const home = await mkdtemp(join(tmpdir(), 'vouchsafe-voyage-'));
  try {
    const voyage = await Voyage.begin(seed, home);
    await voyage.run();
    const { crew, log, ending, troubles } = voyage;
    const lost = crew.flatMap((rover) => lostBy(rover, crew));
    const wrong = [...troubles, ...differences(crew), ...views(crew[0] as Rover)];
    return { log, ending, lost, wrong, kept: crew.reduce((sum, { hashes }) => sum + hashes.size, 0) };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function lostBy({ name, network }: Rover, crew: readonly Rover[]): string[] {
  const ids = idsOf(network.plain);
  return crew.flatMap((other) => [
    ...[...other.held].filter((id) => !ids.has(id)).map((id) => `${name} lacks ${id} of ${other.name}`),
    ...[...other.hashes]
      .filter((hash) => !network.has(hash))
      .map((hash) => `${name} lacks change ${hash} of ${other.name}`),
  ]);
}

function differences([first, ...others]: readonly Rover[]): string[] {
  const said = ({ network }: Rover) => JSON.stringify(inOrder(network.plain));
  return others.flatMap((other) => {
    if (!first) return [];
    const isSame = [...first.heads].sort().join() === [...other.heads].sort().join();
    const what = [...(isSame ? [] : ['heads']), ...(said(first) === said(other) ? [] : ['document'])];
    return what.map((each) => `${first.name} and ${other.name} differ: ${each}`);
  });
}

function views({ network }: Rover): string[] {
  const story = new Story();
  story.document = network.plain;
  try {
    lookAtAll(story);
    return [];
  } catch (error) {
    return [`a view: ${error instanceof Error ? error.stack : error}`];
  }
}

/** The same with the keys of every map in order, for Automerge and Immer order them each in their own way. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}
