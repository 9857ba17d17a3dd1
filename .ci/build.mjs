// Builds the app when a source is newer than what was built, for the commands that only want to run it.
// `npm run build` itself always builds.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT, step } from './say.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
// The first and the last thing that a build writes: one that failed half-way does not count.
const RESULTS = ['out/main/main.js', 'out/renderer/index.html'];

export async function buildIfStale() {
  const built = Math.min(...RESULTS.map((path) => newestUnder(join(ROOT, path))));
  if (SOURCES.some((path) => newestUnder(join(ROOT, path)) > built))
    await step('Building', () => npm(['run', 'build', '--silent']));
}

// A folder's own time counts too: it tells of files that were removed.
function newestUnder(path) {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newestUnder(join(path, name))));
}
