// Three hosts on one network for the tests of discovery: study, travel and a stranger, with neighbours that are started on them.
// Everything that a test started ends with it.
import { afterAll, afterEach, beforeAll } from 'vitest';
import { Lan } from '../../../helpers/lan.ts';
import type { Neighbour } from './neighbour.ts';
import { bundle, startScript, type Working } from './neighbours.ts';

export const [STUDY, TRAVEL] = [1, 2];
export const PORTS = { study: 4001, travel: 4002 };

/** Makes the network before the tests of this group, and takes it down after them. */
export function threeHosts() {
  let lan: Lan | undefined;
  let scripts = { neighbour: '', foe: '' };
  const rest: (() => void)[] = [];
  const working: Working[] = [];

  beforeAll(async () => {
    lan = await Lan.make('study', 'travel', 'stranger');
    const [neighbour, foe] = await Promise.all([bundle('neighbour.ts'), bundle('foe.ts')]);
    scripts = { neighbour: neighbour.path, foe: foe.path };
    rest.push(neighbour.remove, foe.remove, () => lan?.close());
  });
  afterEach(() => {
    for (const one of working.splice(0)) one.kill();
  });
  afterAll(() => {
    for (const each of rest) each();
  });

  const made = (): Lan => {
    if (!lan) throw new Error('The network is made before the tests, not while they are named.');
    return lan;
  };
  const run = async (host: string, script: 'neighbour' | 'foe', argument: string): Promise<Working> => {
    const one = await startScript(made().host(host), scripts[script], argument);
    working.push(one);
    return one;
  };
  const start = (host: string, about: Neighbour) => run(host, 'neighbour', JSON.stringify(about));
  return {
    lan: made,
    start,
    study: (more: Partial<Neighbour> = {}) =>
      start('study', { circle: 1, own: STUDY, others: [TRAVEL], port: PORTS.study, ...more }),
    travel: (more: Partial<Neighbour> = {}) =>
      start('travel', { circle: 1, own: TRAVEL, others: [STUDY], port: PORTS.travel, ...more }),
    foe: (address?: string) => run('stranger', 'foe', address ?? made().host('stranger').address),
  };
}
