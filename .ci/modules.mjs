// Installs the npm packages when node_modules is missing or is not what package-lock.json says.
// npm keeps its own record of what it installed; comparing the two files needs no stamp of ours and accepts a
// node_modules that `npm install` made by hand. Install scripts are never run: none is needed.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, ROOT, Stop, step } from './say.mjs';

const OLDEST_NODE = [20, 19];

export async function installModules() {
  requireNode();
  if (isFresh()) return;
  await step('Installing npm packages', () => npm(['ci', '--ignore-scripts', '--loglevel', 'error']));
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Stop(`Vouchsafe needs Node ${OLDEST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

function isFresh() {
  const installed = readJson('node_modules/.package-lock.json')?.packages;
  const wanted = readJson('package-lock.json')?.packages;
  if (!installed || !wanted || !matchesManifest(wanted[''])) return false;
  const isSame = ([path, entry]) =>
    entry.version === wanted[path]?.version && entry.integrity === wanted[path]?.integrity;
  const isThere = ([path, entry]) => path === '' || entry.optional || entry.devOptional || path in installed;
  return Object.entries(installed).every(isSame) && Object.entries(wanted).every(isThere);
}

// A dependency written into package.json by hand: npm ci then says what to do about it.
function matchesManifest(locked) {
  const manifest = readJson('package.json');
  const list = (from) => JSON.stringify([from?.dependencies ?? {}, from?.devDependencies ?? {}].map(Object.entries));
  return list(manifest) === list(locked);
}

function readJson(path) {
  const full = join(ROOT, path);
  return existsSync(full) ? JSON.parse(readFileSync(full, 'utf8')) : undefined;
}
