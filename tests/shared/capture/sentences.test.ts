// The understanding of a line against sentences as people write them. Misses are a figure, printed and bounded; the known
// ones are listed, so that one that is mended or one that is new is noticed.
import { describe, expect, test } from 'vitest';
import { ENGLISH } from './english.ts';
import { GERMAN } from './german.ts';
import { HELD_OUT } from './held-out.ts';
import { said } from './saying.ts';

function missesOf(table: readonly (readonly [typed: string, meant: string])[]): string[] {
  return table
    .filter(([typed, meant]) => said(typed) !== meant)
    .map(([typed, meant]) => `${typed} → ${said(typed)} (${meant})`);
}

describe('sentences', () => {
  test.each([
    ['English', ENGLISH],
    ['German', GERMAN],
    ['held out', HELD_OUT],
  ] as const)('%s', (_, table) => {
    expect(missesOf(table)).toEqual([]);
  });
});
