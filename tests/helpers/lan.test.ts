// The network of laptops that other tests stand on: its lines are cut, slow and lossy as it says, and nothing of it stays.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Lan, lanProblem } from './lan.ts';

const problem = lanProblem();
if (problem) console.warn(`NOTE: no network of laptops was made. ${problem}`);

const ECHO = `require('node:net').createServer((s) => s.pipe(s)).listen(7000, () => console.log('there'))`;
// Answers how many ms a word took there and back.
const CALL = `const [,host,port]=process.argv;const s=require('node:net').connect(port,host);let t;
s.once('connect',()=>{t=performance.now();s.write('word')});s.once('data',()=>{console.log(performance.now()-t);process.exit()});
s.on('error',(e)=>{console.log(e.code);process.exit()});setTimeout(()=>{console.log('silence');process.exit()},1500)`;

describe.skipIf(problem)('a network of laptops', () => {
  let lan: Lan;
  beforeAll(async () => {
    lan = await Lan.make('study', 'travel', 'between');
    const echo = lan.host('study').start(['node', '-e', ECHO], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (echo.stdout) await once(echo.stdout, 'data');
  });
  afterAll(() => lan.close());
  const call = (host: string, port: number) =>
    lan.host('travel').run('node', '-e', CALL, '--', host, String(port)).trim();

  test('one reaches the other; not when its cable is pulled, and again when it is back', () => {
    expect(Number(call('10.77.0.1', 7000))).toBeGreaterThan(0);
    lan.cut('study');
    expect(call('10.77.0.1', 7000)).toMatch(/silence|UNREACH/u);
    lan.heal('study');
    expect(Number(call('10.77.0.1', 7000))).toBeGreaterThan(0);
    lan.host('study').lose(100);
    expect(call('10.77.0.1', 7000)).toBe('silence');
    lan.host('study').lose(0);
    expect(Number(call('10.77.0.1', 7000))).toBeGreaterThan(0);
  });

  test('a relay between them makes the way as long as it was told', async () => {
    const relay = lan
      .host('between')
      .start(['node', join(import.meta.dirname, 'relay.mjs'), '7001', '10.77.0.1', '7000', '150'], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    if (relay.stdout) await once(relay.stdout, 'data');
    expect(Number(call('10.77.0.3', 7001))).toBeGreaterThanOrEqual(300);
  });

  test('a long wire to one of them makes every packet late, and is as short as before when it is taken away', async () => {
    const shorten = await lan.lengthen('travel', 150, 0);
    expect(Number(call('10.77.0.1', 7000))).toBeGreaterThanOrEqual(300);
    await shorten();
    expect(Number(call('10.77.0.1', 7000))).toBeGreaterThan(0);
  });

  test('when whoever made it is killed, every process on it ends, and so it is gone', async () => {
    const script = `import { Lan } from ${JSON.stringify(join(import.meta.dirname, 'lan.ts'))};
      const lan = await Lan.make('study');
      lan.host('study').start(['sleep', '1000']);
      console.log(lan.host('study').run('readlink', '/proc/self/ns/net').trim());
      setInterval(() => {}, 1000);`;
    const loader = join(import.meta.dirname, 'typescript.mjs');
    const maker = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(maker.stdout, 'data');
    const namespace = String(said).trim();
    expect(processesIn(namespace)).not.toEqual([]);
    maker.kill('SIGKILL');
    await expect.poll(() => processesIn(namespace), { timeout: 10_000 }).toEqual([]);
  });
});

function processesIn(namespace: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/u.test(pid) && readlinkSync(`/proc/${pid}/ns/net`) === namespace && readFileSync(`/proc/${pid}/comm`)
      );
    } catch {
      return false;
    }
  });
}
