// `npm run package`: the built app with its runtime in dist/, and the proof that the fuses are set as package.json says.
// Arguments go to electron-builder (`-- --linux deb`); without any it makes a plain folder. The fallback runtime serves to
// try the packaging only: what it makes is for this machine and is never released.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { follow } from './display.mjs';
import { isOfficial, runtimeDir } from './runtime.mjs';
import { main, ROOT, Stop } from './say.mjs';

// How electron-builder and @electron/fuses each call a fuse.
const FUSES = {
  runAsNode: 'RunAsNode',
  enableCookieEncryption: 'EnableCookieEncryption',
  enableNodeOptionsEnvironmentVariable: 'EnableNodeOptionsEnvironmentVariable',
  enableNodeCliInspectArguments: 'EnableNodeCliInspectArguments',
  enableEmbeddedAsarIntegrityValidation: 'EnableEmbeddedAsarIntegrityValidation',
  onlyLoadAppFromAsar: 'OnlyLoadAppFromAsar',
  loadBrowserProcessSpecificV8Snapshot: 'LoadBrowserProcessSpecificV8Snapshot',
  grantFileProtocolExtraPrivileges: 'GrantFileProtocolExtraPrivileges',
};

await main(async () => {
  const targets = process.argv.slice(2);
  const code = await follow(
    process.execPath,
    [`${ROOT}/node_modules/electron-builder/cli.js`, ...argsFor(targets)],
    process.env,
  );
  if (code !== 0) return code;
  for (const path of packedExecutables()) {
    // Only a folder given as electronDist still has it; a download comes without.
    rmSync(join(path, '..', 'resources', 'default_app.asar'), { force: true });
    await checkFuses(path);
  }
  return 0;
});

function argsFor(targets) {
  const all = ['--publish', 'never', ...(targets.length ? targets : ['--dir'])];
  if (isOfficial()) return all;
  if (targets.length) throw new Stop('Only a plain folder can be made with a runtime that is not the official one.');
  process.stderr.write('Packaging with a runtime that is not the official one: a trial, never to be released.\n');
  return [...all, `--config.electronDist=${runtimeDir()}`];
}

// What electron-builder leaves unpacked for each system.
function packedExecutables() {
  const { name, productName } = manifest();
  const inside = (folder) => {
    if (folder.startsWith('linux') && folder.endsWith('unpacked')) return name;
    if (folder.startsWith('win') && folder.endsWith('unpacked')) return `${productName}.exe`;
    return folder.startsWith('mac') ? `${productName}.app` : undefined;
  };
  const dist = join(ROOT, 'dist');
  return readdirSync(dist).flatMap((folder) => (inside(folder) ? [join(dist, folder, inside(folder))] : []));
}

async function checkFuses(path) {
  const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
  const wire = await getCurrentFuseWire(path);
  for (const [name, wanted] of Object.entries(manifest().build.electronFuses)) {
    const state = String.fromCharCode(wire[FuseV1Options[FUSES[name]]]);
    if (state !== (wanted ? '1' : '0')) throw new Stop(`The fuse ${name} of ${path} is not set as package.json says.`);
  }
  process.stderr.write(`All ${Object.keys(FUSES).length} fuses are set: ${path}\n`);
}

function manifest() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
}
