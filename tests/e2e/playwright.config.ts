// How the end-to-end tests run: the built app, one window at a time on a display, because its tests share a clipboard and a
// keyboard focus. A cold start of Electron takes up to nine seconds on a slow machine; the time-outs allow for it.
// On a machine of two cores now and then a runtime dies under a test, or a window manager is late: a test that fails is tried
// once more, and one that needed it is listed as flaky, which is a bug to be looked into. Two failures are a failure.

import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list', { printSteps: false }]],
});
