// Two real apps on one network, each in a network namespace: both windows are reached, and each app has its own address.
import { expect, test } from '@playwright/test';
import { bundle, startScript } from '../electron/keeper/sync/neighbours.ts';
import { launch } from '../helpers/app.ts';
import { Lan, lanProblem } from '../helpers/lan.ts';

const problem = lanProblem();

test('two apps run on two laptops of one network, and their windows are reached', async () => {
  test.info().skip(problem !== undefined, problem);
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

test('in a utility process of the app, under its switches, multicast goes out and comes in: a laptop is found', async () => {
  test.info().skip(problem !== undefined, problem);
  const lan = await Lan.make('study', 'travel');
  const { path, remove } = await bundle('neighbour.ts');
  try {
    const travel = await startScript(
      lan.host('travel'),
      path,
      JSON.stringify({ circle: 1, own: 2, others: [1], port: 4002 }),
    );
    const { app } = await launch({ host: lan.host('study') });
    const argument = JSON.stringify({ circle: 1, own: 1, others: [2], port: 4001 });
    const said = await app.evaluate(
      ({ utilityProcess, app: main }, start) =>
        new Promise<string>((resolve, reject) => {
          const rules = main.commandLine.getSwitchValue('host-resolver-rules');
          const process = utilityProcess.fork(start.path, [start.argument], { stdio: 'pipe' });
          process.stdout?.on('data', (chunk) => String(chunk).includes('"laptop"') && resolve(`${rules}; ${chunk}`));
          process.stderr?.on('data', (chunk) => reject(new Error(String(chunk))));
        }),
      { path, argument },
    );
    expect(said).toContain('MAP * ~NOTFOUND; ');
    expect(said).toContain('"address":{"host":"10.77.0.2","port":4002}');
    expect((await travel.finds(1)).address).toEqual({ host: '10.77.0.1', port: 4001 });
    await app.close();
    travel.kill();
  } finally {
    lan.close();
    remove();
  }
});
