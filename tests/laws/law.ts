// What a law of the house is: a pattern of files and what they may not hold, with breaches of it that it must catch.
// Patterns, not a parser: imports stand at the start of a line here.
import { posix } from 'node:path';

/** The sources that are shipped. */
export const PRODUCT = /^(shared|electron|renderer)\//;
const IMPORT =
  /^\s*(?:import|export)\b[^;'"`]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** A file of the repository, its path from the top. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A law. Each carries planted breaches, so that a law which has stopped seeing anything fails too. */
export interface Law {
  readonly title: string;
  readonly in: RegExp;
  readonly except?: RegExp;
  readonly breaches: (source: Source) => readonly string[];
  readonly planted: Readonly<Record<string, string>>;
}

/** What a file imports: a path in the project, `node:fs` or `npm:zod`. */
export function importsOf({ path, text }: Source): string[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    if (name.startsWith('.')) return posix.join(posix.dirname(path), name);
    return name.startsWith('node:') ? name : `npm:${name}`;
  });
}

/** Everything else that is imported is a breach. */
export const importsOnly = (allowed: RegExp) => (source: Source) =>
  importsOf(source).filter((name) => !allowed.test(name));
/** What matches is a breach if it is imported. */
export const neverImports = (banned: RegExp) => (source: Source) =>
  importsOf(source).filter((name) => banned.test(name));
/** What matches outside comments is a breach. */
export const neverSays = (words: RegExp) => (source: Source) => source.text.replace(COMMENT, '').match(words) ?? [];
