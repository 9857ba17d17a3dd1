// Every numbered rule of a written format or protocol is quoted by the title of at least one test ("V7: …").
// A rule nobody tests is a wish; a title that quotes a rule that is gone is a leftover.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SPECIFICATIONS = filesIn(join(ROOT, 'electron'), /^(FORMAT|PROTOCOL)\.md$/u);
const TITLE = /\b(?:it|test|describe)(?:\.\w+)*(?:\([^'"`]*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gsu;

function filesIn(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

function titles(): string[] {
  const sources = filesIn(join(ROOT, 'tests'), /\.test\.tsx?$/u).map((file) => readFileSync(file, 'utf8'));
  return sources.flatMap((source) => [...source.matchAll(TITLE)].map((found) => found[2] ?? ''));
}

const quoted = new Set(titles().flatMap((title) => title.match(/\b[A-Z]\d+\b/gu) ?? []));

describe.each(SPECIFICATIONS)('%s', (file) => {
  const rules = [...readFileSync(file, 'utf8').matchAll(/^- \*\*([A-Z]\d+)\*\*/gmu)].map((found) => found[1] ?? '');

  it('has numbered rules without gaps', () => {
    expect(rules.map((rule) => Number(rule.slice(1)))).toEqual(rules.map((_, i) => i + 1));
  });

  it('is quoted rule by rule in the titles of tests', () => {
    expect(rules.filter((rule) => !quoted.has(rule))).toEqual([]);
  });
});
