// `npm run dev`: electron-vite's server, which rebuilds and reloads as files are saved, with our runtime.
// Arguments after `--` go to electron-vite.

import { follow } from './display.mjs';
import { runtimeDir, runtimePath } from './runtime.mjs';
import { sandboxProblem } from './sandbox.mjs';
import { isRoot, main, ROOT, Stop } from './say.mjs';

await main(() => {
  const problem = sandboxProblem();
  if (problem) throw new Stop(problem);
  const env = { ...process.env, ELECTRON_EXEC_PATH: runtimePath(), ELECTRON_OVERRIDE_DIST_PATH: runtimeDir() };
  const sandbox = isRoot ? ['--noSandbox'] : [];
  return follow(
    process.execPath,
    [`${ROOT}/node_modules/electron-vite/bin/electron-vite.js`, 'dev', ...sandbox, ...process.argv.slice(2)],
    env,
  );
});
