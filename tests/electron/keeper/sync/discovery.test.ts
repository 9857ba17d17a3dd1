// Laptops that find each other by multicast, each in a network namespace of its own.
// Real sockets, real packets. Where namespaces cannot be made the tests say so and are skipped.
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { lanProblem } from '../../../helpers/lan.ts';
import { PORTS, STUDY, TRAVEL, threeHosts } from './three-hosts.ts';

const problem = lanProblem();
if (problem) console.warn(`NOTE: laptops were not seen finding each other. ${problem}`);

describe.skipIf(problem)('two laptops on one network', () => {
  const { lan, start, study, travel, foe } = threeHosts();

  test('Y45: two laptops of one circle find each other, where they are; nobody of another circle is found', async () => {
    const other = await start('stranger', { circle: 9, own: STUDY, others: [TRAVEL], port: 4009 });
    const [first, second] = [await study(), await travel()];
    expect((await first.finds(TRAVEL)).address).toEqual({ host: '10.77.0.2', port: PORTS.travel });
    expect((await second.finds(STUDY)).address).toEqual({ host: '10.77.0.1', port: PORTS.study });
    const started = second.lines[0]?.at ?? 0;
    const times = [await first.finds(TRAVEL), await second.finds(STUDY)].map(({ at }) => at - started);
    console.log(`found after ${times.join(' and ')} ms`);
    expect(other.lines.filter(({ is }) => is === 'laptop')).toEqual([]);
  });

  test('Y43: the names are 12 hex digits, and other ones at every start; Y44: so are the nonce and the tokens', async () => {
    const ear = await foe();
    for (let turn = 0; turn < 3; turn++) {
      const from = ear.lines.length;
      const one = await study();
      await ear.until(({ is, ttl = 0 }) => is === 'heard' && ttl > 0, from);
      await one.stop();
      await ear.until(({ is, ttl }) => is === 'heard' && ttl === 0, from);
    }
    const heard = ear.lines.filter(({ is }) => is === 'heard');
    const names = new Set(heard.map(({ name }) => name));
    const texts = new Set(heard.map(({ text }) => text));
    expect(names.size).toBe(3);
    // What is said again is said in the same words: random tokens made anew would show which ones are real.
    expect(texts.size).toBe(3);
    for (const name of names) expect(name).toMatch(/^[0-9a-f]{12}\._vouchsafe\._tcp\.local$/u);
  });

  test('Y45: a laptop whose cable was pulled, or whose card was taken out, is found again when it is back', async () => {
    const [first, second] = [await study(), await travel()];
    await Promise.all([first.finds(TRAVEL), second.finds(STUDY)]);
    for (const away of [
      { go: () => lan().cut('travel'), come: () => lan().heal('travel') },
      { go: () => lan().unplug('travel'), come: () => lan().plug('travel') },
    ]) {
      away.go();
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      const from = [first.lines.length, second.lines.length] as const;
      away.come();
      const back = Date.now();
      const found = await Promise.all([first.finds(TRAVEL, from[0]), second.finds(STUDY, from[1])]);
      console.log(`found again after ${found.map(({ at }) => at - back).join(' and ')} ms`);
    }
  });

  test('Y45: a laptop that has slept finds one that came meanwhile, and is found', async () => {
    const first = await study();
    first.process.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 8_000));
    const second = await travel({ port: 4003 });
    const from = second.lines.length;
    first.process.kill('SIGCONT');
    expect((await first.finds(TRAVEL)).address?.port).toBe(4003);
    await second.finds(STUDY, from);
  });

  test('Y45: with a third of all packets lost they find each other all the same', async () => {
    const hosts = ['study', 'travel'].map((name) => lan().host(name));
    try {
      // Each packet is in danger twice: where it leaves, and where it arrives.
      for (const host of hosts) host.lose(20);
      const [first, second] = [await study(), await travel()];
      await Promise.all([first.finds(TRAVEL), second.finds(STUDY)]);
    } finally {
      for (const host of hosts) host.lose(0);
    }
  });

  test('Y47: a code on show is found by a laptop of no circle, by its address alone, and is told when it is over', async () => {
    const first = await study();
    const newcomer = await start('travel', { circle: 2, own: 5, others: [] });
    const ear = await foe();
    first.tell('code 4100');
    const found = await newcomer.until(({ is }) => is === 'code');
    expect(found.address).toEqual({ host: '10.77.0.1', port: 4100 });
    const said = await ear.until(({ text }) => text === Buffer.from('p=1').toString('hex'));
    const names = ear.lines.flatMap(({ name, text }) => (name && text !== said.text ? [name] : []));
    expect(names).not.toContain(said.name);
    first.tell('code');
    expect((await newcomer.until(({ is }) => is === 'code-over')).address).toEqual({ host: '10.77.0.1', port: 4100 });
    await ear.until(({ name, ttl }) => name === said.name && ttl === 0);
  });

  test('a laptop that only looks announces nothing', async () => {
    const ear = await foe();
    const first = await study();
    const newcomer = await start('travel', { circle: 2, own: 5, others: [] });
    await ear.until(({ is }) => is === 'heard');
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await newcomer.stop();
    await first.stop();
    await ear.until(({ ttl }) => ttl === 0);
    expect(new Set(ear.lines.flatMap(({ name }) => name ?? [])).size).toBe(1);
  });

  test('Y44: while a nonce lasts every word stays; after its time, or when other laptops stand, every one is new', async () => {
    const ear = await foe();
    const first = await study({ nonceSeconds: 3 });
    const texts = () => [...new Set(ear.lines.flatMap(({ text }) => text ?? []))];
    const hears = async (count: number) => {
      while (texts().length < count) await ear.until(({ is }) => is === 'heard', ear.lines.length);
    };
    await hears(1);
    for (let turn = 0; turn < 5; turn++) await ear.ask('ask 1');
    await hears(2);
    first.tell('circle 2 3 ');
    await hears(3);
    expect(new Set(ear.lines.flatMap(({ name }) => name ?? [])).size).toBe(1);
    const words = texts().flatMap((text) => text.match(/.{16}/gu) ?? []);
    expect(new Set(words).size).toBe(words.length);
  });

  test('Y43: where another program has the port, nothing breaks, and once it is free all are found', async () => {
    const hog = `const s = require('node:dgram').createSocket({ type: 'udp4' }); s.bind(5353, () => console.log('there'))`;
    const other = lan()
      .host('study')
      .start([process.execPath, '-e', hog], { stdio: ['ignore', 'pipe', 'inherit'] });
    if (other.stdout) await once(other.stdout, 'data');
    const first = await study();
    await travel();
    await first.until(({ at }) => at > 0);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(first.lines.map(({ is }) => is)).toEqual(['started']);
    other.kill('SIGKILL');
    await first.finds(TRAVEL);
  });
});
