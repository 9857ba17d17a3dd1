// What somebody does while much of another laptop's is being taken in (electron/keeper/sync/PROTOCOL.md Y40, Y42): it is taken in
// by steps, nothing shows before the last of them, and whatever the user changes meanwhile is not lost.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { holdOpen } from '../../../../electron/keeper/open.ts';
import { createVault } from '../../../../electron/keeper/vault/vault.ts';
import { addPerson } from '../../../../shared/model/person.ts';
import { records } from '../../../../shared/model/table.ts';
import { stampAt } from '../../../helpers/stamp.ts';

beforeAll(startAutomerge);

function networkOf(...names: string[]): Network {
  const { snapshot, heads } = genesis();
  const network = Network.load(snapshot, heads);
  const stamp = stampAt();
  for (const name of names) network.change((document) => void addPerson(document, { name }, stamp), stamp.now);
  return network;
}

const namesIn = ({ plain }: Network) => [...records(plain.people)].map(({ name = '' }) => name).sort();

/** Takes all steps; answers how many there were before the last, and what it came to. */
function walk<Value>(steps: Generator<number, Value>, look: () => void): { steps: number; value: Value } {
  for (let count = 0; ; count++) {
    const step = steps.next();
    if (step.done) return { steps: count, value: step.value };
    look();
  }
}

describe('step by step', () => {
  const many = Array.from({ length: 20 }, (_, n) => `Person ${n + 10}`);

  test('Y42: a parcel is a step for each change, and the document is what it was until the last', () => {
    const [here, there] = [networkOf('Ana Pinto'), networkOf(...many)];
    const { heads } = genesis();
    const { steps } = walk(here.takeInSteps(there.changesSince(heads)), () =>
      expect(namesIn(here)).toEqual(['Ana Pinto']),
    );
    expect(steps).toBeGreaterThanOrEqual(many.length);
    expect(namesIn(here)).toEqual(['Ana Pinto', ...many]);
  });

  test('Y34, Y42: so is a snapshot, which shows only when it is adopted', () => {
    const [here, there] = [networkOf('Ana Pinto', 'Ben Roth'), networkOf(...many)];
    const { snapshot, heads } = there.save();
    const { steps, value } = walk(here.meetInSteps(snapshot, heads, { instead: false }), () =>
      expect(namesIn(here)).toEqual(['Ana Pinto', 'Ben Roth']),
    );
    expect(steps).toBeGreaterThanOrEqual(many.length);
    value.adopt();
    expect(namesIn(here)).toEqual(['Ana Pinto', 'Ben Roth', ...many]);
    expect(namesIn(Network.load(value.saved.snapshot, value.saved.heads))).toEqual(namesIn(here));
  });
});

test('Y34: a snapshot that came instead is kept as it came, and opens as it was', () => {
  const [here, there] = [networkOf(), networkOf('Cleo Marsh')];
  const { snapshot, heads } = there.save();
  const { saved } = here.meet(snapshot, heads, { instead: true });
  expect(saved.snapshot).toBe(snapshot);
  expect(namesIn(Network.load(saved.snapshot, saved.heads))).toEqual(['Cleo Marsh']);
});

test('Y42: what is changed while a parcel comes in waits for it, and neither is lost', async () => {
  const many = Array.from({ length: 200 }, (_, n) => `Person ${n + 100}`);
  const [network, there] = [networkOf(), networkOf(...many)];
  const { heads } = genesis();
  const dir = join(await mkdtemp(join(tmpdir(), 'vouchsafe-meanwhile-')), 'vault');
  const { vault } = await createVault(dir, 'correct horse battery staple', genesis());
  const parts = { vault, network, notices: [], ready: Promise.resolve() };
  const { changes, upkeep } = holdOpen(
    parts,
    () => 'study',
    () => undefined,
    () => undefined,
  );
  const meet = (name: string) => changes.change((document, stamp) => void addPerson(document, { name }, stamp));
  await Promise.all([changes.take(there.changesSince(heads)), meet('Ana Pinto'), meet('Ben Roth')]);
  expect(namesIn(network)).toEqual(['Ana Pinto', 'Ben Roth', ...many]);
  const { snapshot: saved, heads: ends } = network.save();
  expect(namesIn(Network.load(saved, ends))).toEqual(namesIn(network));
  changes.stop();
  upkeep.stop();
  await vault.close();
  await rm(join(dir, '..'), { recursive: true });
});
