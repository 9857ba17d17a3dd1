// `npm run e2e`: the built app in real windows, under a display of its own where there is none.
// Arguments go to Playwright: node .ci/e2e.mjs story.test.ts -g "a wrong passphrase"
// The whole suite runs in three lanes, for windows wait more than they work. Each takes the next of twelve parts when it is done
// with one, under a display, a clipboard and a bus of that part's own. Where there is a display already, or a file was named, there
// is one lane.

import { buildIfStale } from './build.mjs';
import { hasDisplay, withDisplay } from './display.mjs';
import { runtimeDir } from './runtime.mjs';
import { sandboxProblem } from './sandbox.mjs';
import { main, ROOT } from './say.mjs';

const [LANES, PARTS] = [3, 12];
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
  const parts = asked.length > 0 || hasDisplay(env) ? [asked] : Array.from({ length: PARTS }, (_, n) => partOf(n + 1));
  const codes = [];
  async function lane() {
    for (let part = parts.shift(); part; part = parts.shift()) codes.push(await run(part, env));
  }
  await Promise.all(Array.from({ length: LANES }, lane));
  return codes.find((code) => code !== 0) ?? 0;
});

function partOf(number) {
  return [`--shard=${number}/${PARTS}`, `--output=test-results/${number}`];
}

function run(part, env) {
  return withDisplay(process.execPath, [PLAYWRIGHT, 'test', '--config=tests/e2e/playwright.config.ts', ...part], env);
}
