// The list of refusals is closed: every code has one sentence a person can act on, every code thrown is in the list, and
// no sentence can hold anything personal.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { REFUSAL_CODES, Refusal, sentenceOf } from '../../shared/refusal.ts';

const ROOT = join(import.meta.dirname, '../..');

describe.each(REFUSAL_CODES)('%s', (code) => {
  test('has whole sentences', () => {
    expect(sentenceOf(code)).toMatch(/^[A-Z].{9,170}\.$/);
    expect(sentenceOf(code)).not.toMatch(/undefined|\{|\$|TODO|\s{2}/);
  });
});

test('no two codes say the same', () => {
  expect(new Set(REFUSAL_CODES.map(sentenceOf)).size).toBe(REFUSAL_CODES.length);
});

test('every code that the sources throw is in the list', () => {
  const thrown = ['shared', 'electron', 'renderer'].flatMap(codesIn);
  expect(thrown.length).toBeGreaterThan(20);
  for (const code of thrown) expect(REFUSAL_CODES).toContain(code);
});

test('a refusal carries its code, its sentence, and details for the window', () => {
  const refusal = new Refusal('board-rule', [{ rule: 'asked-first' }]);
  expect(refusal).toBeInstanceOf(Error);
  expect([refusal.code, refusal.message, refusal.name]).toEqual(['board-rule', sentenceOf('board-rule'), 'Refusal']);
  expect(refusal.details).toEqual([{ rule: 'asked-first' }]);
});

function codesIn(dir: string): string[] {
  return readdirSync(join(ROOT, dir), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => [...readFileSync(join(ROOT, dir, file), 'utf8').matchAll(/new Refusal\('([^']+)'[,)]/g)])
    .map(([, code = '']) => code);
}
