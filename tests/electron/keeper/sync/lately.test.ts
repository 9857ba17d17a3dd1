// However often and from wherever an announcement is heard, a dial follows from few of them.
import { expect, test } from 'vitest';
import { Lately } from '../../../../electron/keeper/sync/lately.ts';

const at = (port: number) => ({ host: '192.0.2.7', port });

test('Y45: the same address is told again after two seconds, not before', () => {
  const lately = new Lately();
  const told = [0, 0.5, 1.9, 2, 3, 4.5].map((now) => lately.isNews('study', at(1), now));
  expect(told).toEqual([true, false, false, true, false, true]);
});

test('Y45: a flood of addresses leads to sixteen in a minute for one laptop, and another is told all the same', () => {
  const lately = new Lately();
  const told = Array.from({ length: 10_000 }, (_, port) => lately.isNews('study', at(port), port / 1_000));
  expect(told.filter(Boolean)).toHaveLength(16);
  expect(lately.isNews('travel', at(1), 10)).toBe(true);
  expect(lately.isNews('study', at(20_000), 59)).toBe(false);
  expect(lately.isNews('study', at(20_000), 61)).toBe(true);
});

test('on another network everything is news', () => {
  const lately = new Lately();
  lately.isNews('study', at(1), 0);
  lately.forget();
  expect(lately.isNews('study', at(1), 0)).toBe(true);
});
