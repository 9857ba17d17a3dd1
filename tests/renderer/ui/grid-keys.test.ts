// Walking and choosing in a table: no key leads out of it, and a range is the same from whichever end it is drawn.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseRange, headStepOf, stepOf, toggled } from '../../../renderer/ui/grid-keys.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];

test('keys step by rows and pages and stop at both ends; others mean nothing', () => {
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => stepOf(key, 2, 5, 10))).toEqual([3, 1, 0, 4]);
  expect([stepOf('PageDown', 2, 50, 10), stepOf('PageUp', 2, 50, 10)]).toEqual([12, 0]);
  expect([stepOf('ArrowDown', 4, 5, 10), stepOf('ArrowUp', 0, 5, 10)]).toEqual([4, 0]);
  for (const key of ['x', 'Delete', 'constructor', 'toString']) expect(stepOf(key, 2, 5, 10), key).toBeUndefined();
  expect(['ArrowRight', 'ArrowLeft', 'Home', 'End', 'ArrowDown'].map((key) => headStepOf(key, 1, 3))).toEqual([
    2,
    0,
    0,
    2,
    undefined,
  ]);
});

test('a range goes from its anchor to a row, either way, and adds to what was chosen', () => {
  const drawn = (anchor: string | undefined, to: number) => [...chooseRange(new Set(['e']), KEYS, anchor, to)].sort();
  expect(drawn('b', 3)).toEqual(['b', 'c', 'd', 'e']);
  expect(drawn('d', 1)).toEqual(['b', 'c', 'd', 'e']);
  expect(drawn(undefined, 1)).toEqual(['b', 'e']);
  expect(drawn('gone', 1)).toEqual(['b', 'e']);
});

test('choosing twice is choosing not at all', () => {
  const rows = fc.uniqueArray(fc.constantFrom(...KEYS));
  fc.assert(
    fc.property(rows, fc.constantFrom(...KEYS), (chosen, key) => {
      const before = new Set(chosen);
      expect(toggled(toggled(before, key), key)).toEqual(before);
      expect(toggled(before, key).has(key)).toBe(!before.has(key));
    }),
  );
});
