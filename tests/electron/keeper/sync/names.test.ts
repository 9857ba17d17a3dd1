// Names of laptops, as one gone wrong would give them: in the roll, and to the user who is asked while pairing.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { asName, isName } from '../../../../electron/keeper/sync/entry.ts';
import { FRAME, FrameError } from '../../../../electron/keeper/sync/frames.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import { withLaptop } from '../../../../electron/keeper/sync/joining.ts';
import type { Kept } from '../../../../electron/keeper/sync/kept.ts';
import { decodePairing } from '../../../../electron/keeper/sync/pairing.ts';
import {
  circleOf,
  found,
  joinRolls,
  mayRename,
  renameLaptop,
  standing,
} from '../../../../electron/keeper/sync/roll.ts';
import { signedBy } from './circles.ts';

beforeAll(loadCrypto);

/** The name as it is shown when somebody introduces itself by it. */
function spoken(name: string): string {
  const body = Buffer.from(JSON.stringify({ protocol: 1, name, box: '00'.repeat(32), people: 0 }));
  return (decodePairing({ type: FRAME.pairing, body }) as { name: string }).name;
}

describe('names', () => {
  test.each([
    ['turns the direction', 'study\u202egnp.exe'],
    ['breaks the line', 'study\u2028Added.'],
    ['is blank', '  '],
    ['has tags', 'study\u{e0041}'],
    ['has no width', '\u200d\u200d'],
  ])('Y9, Y19: a name that %s is one neither in the roll nor in pairing', (_, name) => {
    expect(isName(name)).toBe(false);
    expect(() => spoken(name)).toThrow(FrameError);
    expect(isName(asName(name))).toBe(true);
  });

  test.each(['study', 'Ana’s لپ‌تاپ', '👩‍💻 ❤️', 'ノート'])('Y9, Y19: %s is a name as it is', (name) => {
    expect([isName(name), asName(name), spoken(name)]).toEqual([true, name, name]);
  });

  test.each([
    ['zero-width spaces', '\u200b\u200b'],
    ['soft hyphens', '\u00ad'],
    ['Hangul fillers', '\u3164'],
    ['tags', '\u{e0041}'],
  ])('Y9: a name of nothing but %s is no name', (_, name) => {
    expect([isName(name), asName(name)]).toEqual([false, 'laptop']);
  });
});

test('Y9: whether a name of the highest version, given by one gone wrong, can be followed is known before', () => {
  const identity = makeIdentity();
  const roll = found(identity, 'study');
  const named = (version: number) =>
    JSON.stringify({
      type: 'named',
      circle: circleOf(roll),
      laptop: identity.id,
      name: 'owned',
      version,
      by: identity.id,
    });
  const high = joinRolls(roll, [signedBy(identity, named(2 ** 48 - 1))]);
  expect(mayRename(high, identity.id)).toBe(true);
  const top = renameLaptop(high, identity, identity.id, 'study');
  expect(mayRename(top, identity.id)).toBe(false);
  expect(() => renameLaptop(top, identity, identity.id, 'owned')).toThrow(RangeError);
});

test('Y9: laptops that are called the same are told apart in the circle', () => {
  const long = '\u{1f4bb}'.repeat(60);
  const study = makeIdentity();
  let kept: Kept | undefined;
  for (const name of ['vm', 'vm', 'barn', long, long]) {
    const { certificate, box } = makeIdentity();
    const other = { protocol: 1, name, box: toHex(box.publicKey), people: 0 };
    kept = withLaptop(kept, study, 'vm', { certificate, other });
  }
  const names = standing(kept?.roll ?? new Map()).map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(['vm', 'vm 2', 'vm 3', 'barn', long, `${'\u{1f4bb}'.repeat(57)} 2`]));
  expect(names.every(isName)).toBe(true);
});
