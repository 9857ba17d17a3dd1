// `npm run e2e`: the built app in real windows, under a display of its own where there is none.
// Arguments go to Playwright: node .ci/e2e.mjs story.test.ts -g "a wrong passphrase"

import { buildIfStale } from './build.mjs';
import { withDisplay } from './display.mjs';
import { runtimeDir } from './runtime.mjs';
import { sandboxProblem } from './sandbox.mjs';
import { main, ROOT } from './say.mjs';

await main(async () => {
  await buildIfStale();
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtimeDir() };
  const problem = sandboxProblem();
  if (problem) {
    process.stderr.write(
      `NOTE: these tests run without Chromium's sandbox, so they prove nothing about it.\n${problem}\n`,
    );
    env.VOUCHSAFE_TEST_SANDBOX = 'off';
  }
  const playwright = `${ROOT}/node_modules/@playwright/test/cli.js`;
  return withDisplay(
    process.execPath,
    [playwright, 'test', '--config=tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
    env,
  );
});
