// `npm run e2e`: the built app in real windows, under a display of its own where there is none.
// Arguments go to Playwright: node .ci/e2e.mjs story.test.ts -g "a wrong passphrase"
// The whole suite runs in three lanes, each a third of the tests under its own display, clipboard and bus: windows wait more than
// they work. Where there is a display already, or a file was named, there is one lane.

import { buildIfStale } from './build.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { runtimeDir } from './runtime.mjs';
import { sandboxProblem } from './sandbox.mjs';
import { main, ROOT } from './say.mjs';

const LANES = 3;
const PLAYWRIGHT = `${ROOT}/node_modules/@playwright/test/cli.js`;

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
  const asked = process.argv.slice(2);
  const lanes = asked.length > 0 || hasDisplay(env) ? [asked] : Array.from({ length: LANES }, (_, n) => laneOf(n + 1));
  const codes = await Promise.all(lanes.map((lane) => run(lane, env)));
  return codes.find((code) => code !== 0) ?? 0;
});

function laneOf(number) {
  return [`--shard=${number}/${LANES}`, `--output=test-results/${number}`];
}

function run(lane, env) {
  return withDisplay(process.execPath, [PLAYWRIGHT, 'test', '--config=tests/e2e/playwright.config.ts', ...lane], env);
}
