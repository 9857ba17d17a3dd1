// All that a fresh machine needs before the app can be built and run: npm packages, the Electron runtime, system packages.
// Does nothing, fast, when nothing is to be done. `--tests` adds what only the tests need.

import { installModules } from './modules.mjs';
import { installPackages } from './packages.mjs';
import { installRuntime } from './runtime.mjs';
import { main } from './say.mjs';

await main(async () => {
  await installModules();
  await installRuntime();
  await installPackages({ tests: process.argv.includes('--tests') });
});
