// What the fallback runtime does with `electron <folder>`: the official one has the same thing built in, but there it is
// missing. Loads the modules named by `-r` (the end-to-end driver hooks in that way), then the app in the folder.
// It is packed into the runtime's default_app.asar by fallback.mjs and is no part of the product.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const OPTIONS_WITH_VALUE = ['-r', '--require'];

const args = process.argv.slice(1);
const modules = args.filter((_, index) => OPTIONS_WITH_VALUE.includes(args[index - 1]));
const folder = args.find((arg, index) => !arg.startsWith('-') && !OPTIONS_WITH_VALUE.includes(args[index - 1]));

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
for (const path of modules) createRequire(import.meta.url)(resolve(path));

if (!folder) {
  process.stderr.write('Name the folder of the app to run.\n');
  app.exit(1);
} else {
  const home = resolve(folder);
  const manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  app.setVersion(manifest.version ?? '0.0.0');
  app.setName(manifest.productName ?? manifest.name ?? 'Electron');
  app.setAppPath(home);
  // Awaited at the top level on purpose: Electron is ready only after the app's own module has run, as in a package.
  await import(pathToFileURL(join(home, manifest.main ?? 'index.js')).href);
}
