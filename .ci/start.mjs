// `npm start`: builds what is stale and opens the app. Arguments after `--` go to the app.
// For root, whom Chromium's sandbox refuses to serve, the app runs without it; everyone else has it or is told how to get it.

import { buildIfStale } from './build.mjs';
import { follow } from './display.mjs';
import { runtimePath } from './runtime.mjs';
import { sandboxProblem } from './sandbox.mjs';
import { isRoot, main, ROOT, Stop } from './say.mjs';

await main(async () => {
  const problem = sandboxProblem();
  if (problem) throw new Stop(problem);
  await buildIfStale();
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Stop('There is no display to open a window on. With the test packages: node .ci/display.mjs npm start');
  }
  const sandbox = isRoot && process.platform === 'linux' ? ['--no-sandbox'] : [];
  return follow(runtimePath(), [...sandbox, ROOT, ...process.argv.slice(2)], process.env);
});
