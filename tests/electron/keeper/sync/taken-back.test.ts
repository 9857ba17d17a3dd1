// Pairing: what a user takes back after a yes, and which roll a laptop joins. Real sessions, vaults and sockets.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { entered } from '../../../../electron/keeper/sync/joining.ts';
import { addLaptop, entriesOf, found } from '../../../../electron/keeper/sync/roll.ts';
import { Laptop, nearAddress, until } from './laptops.ts';

beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});

const laptops: Laptop[] = [];
afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.gone();
});

async function asked(): Promise<[Laptop, Laptop]> {
  const [study, travel] = [await Laptop.make('study'), await Laptop.make('travel')];
  laptops.push(study, travel);
  const code = await study.session.sync.show();
  await travel.session.sync.join({ code: code.words, address: nearAddress(code) });
  await until(() => study.pairing?.is === 'asking' && travel.pairing?.is === 'asking', 'being asked');
  return [study, travel];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('taking a yes back', () => {
  test.each(['stopPairing', 'no'] as const)(
    'Y19: study said yes and takes it back (%s): nobody is added',
    async (how) => {
      const [study, travel] = await asked();
      await study.session.sync.confirm({ yes: true });
      if (how === 'no') await study.session.sync.confirm({ yes: false });
      else await study.session.sync.stopPairing();
      await travel.session.sync.confirm({ yes: true }).catch(() => undefined);
      await pause(700);
      expect(study.state.laptops).toEqual([]);
      expect(travel.state.laptops).toEqual([]);
    },
  );

  test.each(['stopPairing', 'no'] as const)(
    'Y19: travel said yes and takes it back (%s): it joins nobody',
    async (how) => {
      const [study, travel] = await asked();
      await travel.session.sync.confirm({ yes: true });
      if (how === 'no') await travel.session.sync.confirm({ yes: false });
      else await travel.session.sync.stopPairing();
      await until(() => study.pairing?.is === 'over', 'the no at study');
      await study.session.sync.confirm({ yes: true }).catch(() => undefined);
      await pause(700);
      expect(travel.state.laptops).toEqual([]);
      expect(study.state.laptops).toEqual([]);
    },
  );
});

test('Y12, Y19: travel joins no roll that gives it another box key: whoever holds that one would read on after being removed', () => {
  const [study, travel, other] = [makeIdentity(), makeIdentity(), makeIdentity()];
  const roll = addLaptop(found(study, 'study'), study, {
    certificate: travel.certificate,
    box: other.box.publicKey,
    name: 'travel',
  });
  const said = { protocol: 1, name: 'study', box: toHex(study.box.publicKey), people: 0 };
  const laptop = { certificate: study.certificate, other: said };
  const at = { host: '127.0.0.1', port: 4711 };
  expect(entered(entriesOf(roll).map(toHex), laptop, travel, at, undefined)).toBeUndefined();
});
