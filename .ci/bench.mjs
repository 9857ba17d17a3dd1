// `npm run bench`: the figures of tests/bench, measured on the built app under a display.
// Arguments go to the benchmark.

import { buildIfStale } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runtimeDir } from './runtime.mjs';
import { main } from './say.mjs';

await main(async () => {
  await buildIfStale();
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtimeDir() };
  const script = ['--import', './tests/helpers/typescript.mjs', 'tests/bench/main.ts'];
  return withDisplay(process.execPath, [...script, ...process.argv.slice(2)], env);
});
