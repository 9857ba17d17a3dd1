// Sort keys: there is always room between two, however often cards are dropped at one spot.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byOrder, keyBetween } from '../../shared/model/order.ts';

/** A key as keyBetween makes them: base 62, not empty, never ending in 0. */
const key = fc
  .tuple(fc.stringMatching(/^[0-9A-Za-z]{0,8}$/), fc.stringMatching(/^[1-9A-Za-z]$/))
  .map(([start, end]) => start + end);

describe('a key between two', () => {
  test('lies between them, strictly, and never ends in 0', () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        const between = keyBetween(low, high);
        expect(low < between && between < high).toBe(true);
        expect(between).toMatch(/^[0-9A-Za-z]*[1-9A-Za-z]$/);
      }),
    );
  });

  test('lies beyond one of them where the other side is open', () => {
    fc.assert(
      fc.property(key, (a) => {
        const [above, below] = [keyBetween(undefined, a), keyBetween(a, undefined)];
        expect(above < a && a < below).toBe(true);
        for (const each of [above, below]) expect(each).toMatch(/^[0-9A-Za-z]*[1-9A-Za-z]$/);
      }),
    );
    expect(keyBetween(undefined, undefined)).toBe('V');
  });

  test('keeps any order of inserts, the same as a plain list', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { maxLength: 200 }), (places) => {
        const keys: string[] = [];
        for (const n of places) {
          const place = n % (keys.length + 1);
          keys.splice(place, 0, keyBetween(keys[place - 1], keys[place]));
        }
        expect([...keys].sort()).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test.each([
    ['right behind the same card', 'low'],
    ['right before the same card', 'high'],
  ] as const)('is found five thousand times %s', (_, side) => {
    let [low, high] = ['U', 'V'];
    for (let n = 0; n < 5_000; n++) {
      const between = keyBetween(low, high);
      if (!(low < between && between < high) || between.endsWith('0')) throw new Error(`${low} ${between} ${high}`);
      if (side === 'low') high = between;
      else low = between;
    }
    expect(Math.max(low.length, high.length)).toBeLessThan(1_100);
  });

  test('stays short when every new card goes on top, and when every card is sent to the end', () => {
    for (const side of ['top', 'end']) {
      let at = keyBetween(undefined, undefined);
      for (let n = 0; n < 50_000; n++) {
        const next = side === 'top' ? keyBetween(undefined, at) : keyBetween(at, undefined);
        if (side === 'top' ? next >= at : next <= at) throw new Error(`${next} ${at}`);
        at = next;
      }
      expect(at.length).toBeLessThanOrEqual(4);
    }
  });

  test.each(['0001', '1', '00001', '0000001', 'zzzz', 'zzzzz', 'z', '0z', 'zzzzzzzz1'])(
    'is found hundreds of times beyond %s, on both sides',
    (start) => {
      let [low, high] = [start, start];
      for (let n = 0; n < 500; n++) {
        const [lower, higher] = [keyBetween(undefined, low), keyBetween(high, undefined)];
        if (lower >= low || higher <= high || /0$/.test(lower + higher.slice(-1)))
          throw new Error(`${lower} ${higher}`);
        [low, high] = [lower, higher];
      }
    },
  );

  test.each([
    ['V', 'V'],
    ['W', 'V'],
    ['A', 'A0'],
    [undefined, '0'],
    [undefined, '000000'],
    [undefined, ''],
  ])('between %s and %s there is none: it throws rather than looking for ever', (low, high) => {
    expect(() => keyBetween(low, high)).toThrow('keys out of order');
  });
});

test('equal keys are put in order by id, alike on every laptop', () => {
  const cards = [
    { order: 'B', id: '2' },
    { order: 'A', id: '3' },
    { order: 'B', id: '1' },
    { order: 'a', id: '0' },
  ];
  expect([...cards].sort(byOrder).map(({ id }) => id)).toEqual(['3', '1', '2', '0']);
  expect([...cards].reverse().sort(byOrder)).toEqual([...cards].sort(byOrder));
  expect(byOrder({ order: 'B', id: '1' }, { order: 'B', id: '1' })).toBe(0);
});
