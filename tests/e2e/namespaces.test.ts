// Two real apps on one network, each in a network namespace: both windows are reached, and each app has its own address.
import { expect, test } from '@playwright/test';
import { launch } from '../helpers/app.ts';
import { Lan, lanProblem } from '../helpers/lan.ts';

const problem = lanProblem();

test('two apps run on two laptops of one network, and their windows are reached', async () => {
  test.skip(Boolean(problem), problem);
  const lan = await Lan.make('study', 'travel');
  try {
    const [study, travel] = await Promise.all(['study', 'travel'].map((name) => launch({ host: lan.host(name) })));
    for (const [running, address] of [
      [study, '10.77.0.1'],
      [travel, '10.77.0.2'],
    ] as const) {
      if (!running) throw new Error('An app did not start.');
      await expect(running.page.locator('#root')).not.toBeEmpty();
      const seen = await running.app.evaluate(() => {
        const { networkInterfaces } = process.getBuiltinModule('node:os');
        return Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address: each }) => each));
      });
      expect(seen).toContain(address);
      await running.app.close();
    }
  } finally {
    lan.close();
  }
});
