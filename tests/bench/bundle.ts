// How much code is loaded before anything shows: the built files of the window, of the main process and of the keeper.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Figure } from './figure.ts';

const OUT = resolve(import.meta.dirname, '../../out');
// What the page names itself is parsed before anything shows: 300 kB packed is what a fast start allows for. The rest (the
// dictionaries that judge a new passphrase) is loaded when it is needed.
const WINDOW_KB = 300;
const ALL_KB = 600;
const STYLES_KB = 60;
// Small, because nothing but this may delay the first window; the keeper starts beside it.
const MAIN_KB = 150;
const KEEPER_KB = 1_500;

/** The sizes of what the last build made. */
export function measureBundle(): Figure[] {
  const renderer = filesUnder(join(OUT, 'renderer'));
  const sum = (paths: readonly string[], sizeOf: (path: string) => number) =>
    paths.reduce((total, path) => total + sizeOf(path), 0) / 1024;
  const packed = (path: string) => gzipSync(readFileSync(path)).length;
  const whole = (path: string) => statSync(path).size;
  const ending = (end: string) => renderer.filter((path) => path.endsWith(end));
  const page = readFileSync(join(OUT, 'renderer', 'index.html'), 'utf8');
  const first = ending('.js').filter((path) => page.includes(basename(path)));
  return [
    { name: 'window: script at start, packed', value: sum(first, packed), unit: 'kB', limit: WINDOW_KB },
    { name: 'window: all script, packed', value: sum(ending('.js'), packed), unit: 'kB', limit: ALL_KB },
    { name: 'window: styles, packed', value: sum(ending('.css'), packed), unit: 'kB', limit: STYLES_KB },
    { name: 'main process: script', value: sum([join(OUT, 'main', 'main.js')], whole), unit: 'kB', limit: MAIN_KB },
    { name: 'keeper: script', value: sum([join(OUT, 'main', 'keeper.js')], whole), unit: 'kB', limit: KEEPER_KB },
  ];
}

function filesUnder(dir: string): string[] {
  const entries = readdirSync(dir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
