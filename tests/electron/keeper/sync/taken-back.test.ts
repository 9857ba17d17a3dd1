// Pairing, found by review: what a user takes back, and what a laptop gone wrong may say about another. They fail until it is so.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import { asName } from '../../../../electron/keeper/sync/entry.ts';
import { FRAME } from '../../../../electron/keeper/sync/frames.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { entered } from '../../../../electron/keeper/sync/joining.ts';
import { decodePairing } from '../../../../electron/keeper/sync/pairing.ts';
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
  expect(entered(entriesOf(roll).map(toHex), laptop, travel, at, false)).toBeUndefined();
});

describe('names', () => {
  const spoken = (name: string) => {
    const body = Buffer.from(JSON.stringify({ protocol: 1, name, box: '00'.repeat(32), people: 0 }));
    return decodePairing({ type: FRAME.pairing, body }) as { name: string };
  };

  test.each([
    ['turns the direction', 'study\u202egnp.exe'],
    ['breaks the line', 'study\u2028Added.'],
    ['is blank', '  '],
  ])('Y9, Y19: a name that %s is not shown as it came when the user is asked', (_, name) => {
    let shown: string | undefined;
    try {
      shown = spoken(name).name;
    } catch {
      return;
    }
    expect(shown).toBe(asName(name));
  });

  test.each([
    ['zero-width spaces', '\u200b\u200b'],
    ['soft hyphens', '\u00ad'],
    ['Hangul fillers', '\u3164'],
    ['tags', '\u{e0041}'],
  ])('Y9: a name of nothing but %s is no name', (_, name) => {
    expect(asName(name)).toBe('laptop');
  });
});
