// A disk without room for a moment, and a laptop that was locked in the middle of joining: real vaults, sockets and TLS.
import { once } from 'node:events';
import { createServer } from 'node:net';
import * as Automerge from '@automerge/automerge';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { OpenVault } from '../../../../electron/keeper/vault/open-vault.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { Laptop, nearAddress, pair, until } from './laptops.ts';

vi.setConfig({ testTimeout: 120_000 });
beforeAll(startAutomerge);

const laptops: Laptop[] = [];

afterEach(async () => {
  vi.restoreAllMocks();
  for (const laptop of laptops.splice(0)) await laptop.gone();
});

async function two(): Promise<[Laptop, Laptop]> {
  laptops.push(await Laptop.make('study'), await Laptop.make('travel'));
  return [laptops[0] as Laptop, laptops[1] as Laptop];
}

const portOf = (laptop: Laptop) => Number(laptop.itself?.addresses[0]?.split(':').at(-1));

test('Y49: a new port that cannot be noted, for the disk is full, keeps nobody from coming in step', async () => {
  const [study, travel] = await two();
  await pair(study, travel);
  await until(() => study.isInStepWith(travel), 'in step');
  const port = portOf(study);
  await study.lock();
  const taken = createServer();
  await once(taken.listen(port), 'listening');
  // Only the drawer: a disk that takes nothing at all opens no vault either.
  const full = vi.spyOn(OpenVault.prototype, 'writeSide').mockRejectedValue(new Refusal('disk-full'));
  await study.unlock();
  await until(() => portOf(study) > 0 && portOf(study) !== port, 'another port');
  full.mockRestore();
  await study.meet('Ana Pinto');
  await study.session.sync.address({ laptop: travel.id ?? '', address: `127.0.0.1:${portOf(travel)}` });
  await until(() => travel.people.length > 0, 'Ana');
  taken.close();
});

test('Y6: what is written after joining in a later opening is known by the laptop’s mark', async () => {
  const [study, travel] = await two();
  await study.meet('Ana Pinto');
  const code = await study.session.sync.show();
  await travel.session.sync.join({ code: code.words, address: nearAddress(code) });
  await until(() => study.pairing?.is === 'asking' && travel.pairing?.is === 'asking', 'both ask');
  const full = vi.spyOn(OpenVault.prototype, 'fold').mockRejectedValue(new Refusal('disk-full'));
  await study.session.sync.confirm({ yes: true });
  await travel.session.sync.confirm({ yes: true });
  await until(() => travel.pairing?.is === 'done', 'paired');
  await until(() => full.mock.calls.length > 0, 'a try to adopt');
  await travel.lock();
  full.mockRestore();
  await travel.unlock();
  expect(travel.people).toEqual([]);
  await until(() => travel.people.length === 1, 'Ana');
  await travel.meet('Ben Roth');
  const changes = Automerge.getAllChanges(Automerge.load(await travel.session.automergeFile()));
  const last = changes.map((change) => Automerge.decodeChange(change)).at(-1);
  expect(last?.actor.slice(0, 16)).toBe(travel.id?.slice(0, 16));
});
