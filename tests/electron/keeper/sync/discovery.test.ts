// Laptops that find each other by multicast, each in a network namespace of its own, with a stranger and a foe beside them.
// Real sockets, real packets. Where namespaces cannot be made the tests say so and are skipped.
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Lan, lanProblem } from '../../../helpers/lan.ts';
import type { Neighbour } from './neighbour.ts';
import { bundle, eavesdrop, startScript, type Working } from './neighbours.ts';

const problem = lanProblem();
if (problem) console.warn(`NOTE: laptops were not seen finding each other. ${problem}`);

const [STUDY, TRAVEL] = [1, 2];
const PORTS = { study: 4001, travel: 4002 };

describe.skipIf(problem)('two laptops and strangers on one network', () => {
  let lan: Lan;
  let scripts: { neighbour: string; foe: string };
  const rest: (() => void)[] = [];
  const working: Working[] = [];

  beforeAll(async () => {
    lan = await Lan.make('study', 'travel', 'stranger');
    const [neighbour, foe] = await Promise.all([bundle('neighbour.ts'), bundle('foe.ts')]);
    scripts = { neighbour: neighbour.path, foe: foe.path };
    rest.push(neighbour.remove, foe.remove, () => lan.close());
  });
  afterEach(async () => {
    for (const one of working.splice(0)) one.kill();
    for (const name of ['study', 'travel']) lan.host(name).lose(0);
  });
  afterAll(() => {
    for (const each of rest) each();
  });

  async function start(host: string, about: Neighbour): Promise<Working> {
    const one = await startScript(lan.host(host), scripts.neighbour, JSON.stringify(about));
    working.push(one);
    return one;
  }
  const study = (more: Partial<Neighbour> = {}) =>
    start('study', { circle: 1, own: STUDY, others: [TRAVEL], port: PORTS.study, ...more });
  const travel = (more: Partial<Neighbour> = {}) =>
    start('travel', { circle: 1, own: TRAVEL, others: [STUDY], port: PORTS.travel, ...more });

  async function foe(address = lan.host('stranger').address): Promise<Working> {
    const one = await startScript(lan.host('stranger'), scripts.foe, address);
    working.push(one);
    return one;
  }

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

  test('Y46: who listens hears no name of laptop, user or machine, no id, no code, and no address of another network', async () => {
    const host = lan.host('study');
    host.run('ip', 'link', 'add', 'tunnel', 'type', 'veth', 'peer', 'name', 'far');
    try {
      host.run('ip', 'address', 'add', '10.88.0.9/24', 'dev', 'tunnel');
      for (const end of ['tunnel', 'far']) host.run('ip', 'link', 'set', end, 'up');
      host.run('ip', 'route', 'add', 'default', 'dev', 'tunnel');
      const ear = await eavesdrop(lan.host('stranger'));
      const [first, second] = [await study(), await travel()];
      first.tell('code 4100');
      await Promise.all([first.finds(TRAVEL), second.finds(STUDY)]);
      await second.until(({ is }) => is === 'code');
      await Promise.all([first.stop(), second.stop()]);
      const wire = await ear.end();
      expect(wire.includes('_vouchsafe')).toBe(true);
      expect(wire.includes(Buffer.from([10, 77, 0, 1]))).toBe(true);
      const ids = [STUDY, TRAVEL].flatMap((laptop) => [
        Buffer.alloc(16, laptop),
        `${laptop}`.padStart(2, '0').repeat(16),
      ]);
      const secrets = [
        'study',
        'travel',
        'of-ada',
        'ada',
        process.env.USER ?? 'root',
        ...ids,
        Buffer.from([10, 88, 0, 9]),
      ];
      expect(secrets.filter((secret) => wire.includes(secret))).toEqual([]);
    } finally {
      host.run('ip', 'link', 'delete', 'tunnel');
    }
  });

  test('Y45: an announcement repeated or altered by a foe leads to a dial that is refused, and to few of them', async () => {
    const ear = await foe();
    const liar = await start('stranger', { circle: 9, own: 7, others: [8] });
    const one = await travel();
    const { port: true_ } = await one.ask('listen');
    const fingerprint = one.lines[0]?.fingerprint;
    await ear.until(({ is }) => is === 'heard');
    const first = await study();
    expect((await first.ask(`dial ${true_} 10.77.0.2 ${fingerprint}`)).how).toBe('met');
    await one.stop();
    const from = first.lines.length;
    const { port: theirs } = await liar.ask('listen');
    for (let turn = 0; turn < 50; turn++) await ear.ask('verbatim');
    expect((await first.finds(TRAVEL, from)).address).toEqual({ host: '10.77.0.3', port: PORTS.travel });
    expect((await first.ask(`dial ${PORTS.travel} 10.77.0.3 ${fingerprint}`)).how).toBe('unreachable');
    await ear.ask(`forge ${theirs}`);
    await first.until(({ address }) => address?.port === theirs, from);
    expect((await first.ask(`dial ${theirs} 10.77.0.3 ${fingerprint}`)).how).toBe('stranger');
    for (let port = 5000; port < 5100; port++) await ear.ask(`forge ${port}`);
    const told = first.lines.slice(from).filter(({ is }) => is === 'laptop');
    expect(told.length).toBeLessThanOrEqual(16 + 2 * 3);
  });

  test('Y45: an announcement from an address outside of the network leads nowhere, though its packet arrives', async () => {
    const ear = await foe();
    await (await travel()).stop();
    await ear.until(({ is }) => is === 'heard');
    ear.kill();
    const first = await study();
    // As on any laptop with a way out: without one, Linux itself drops what comes from nowhere.
    lan.host('study').run('ip', 'route', 'add', 'default', 'dev', 'eth0');
    lan.host('stranger').run('ip', 'address', 'add', '10.99.0.5/24', 'dev', 'eth0');
    const [far, near] = [await foe('10.99.0.5'), await foe()];
    const arrived = await eavesdrop(lan.host('study'));
    await travel({ port: 4555 });
    await Promise.all([far, near].map((each) => each.until(({ is }) => is === 'heard')));
    await far.ask('forge 6666');
    await near.ask('forge 7777');
    await first.until(({ address }) => address?.port === 7777);
    lan.host('study').run('ip', 'route', 'delete', 'default', 'dev', 'eth0');
    lan.host('stranger').run('ip', 'address', 'delete', '10.99.0.5/24', 'dev', 'eth0');
    expect((await arrived.end()).includes(Buffer.from([10, 99, 0, 5]))).toBe(true);
    expect(first.lines.filter(({ address }) => address?.port === 6666)).toEqual([]);
  });

  test('Y45: a laptop whose cable was pulled, or whose card was taken out, is found again when it is back', async () => {
    const [first, second] = [await study(), await travel()];
    await Promise.all([first.finds(TRAVEL), second.finds(STUDY)]);
    for (const away of [
      { go: () => lan.cut('travel'), come: () => lan.heal('travel') },
      { go: () => lan.unplug('travel'), come: () => lan.plug('travel') },
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
    for (const name of ['study', 'travel']) lan.host(name).lose(33);
    const [first, second] = [await study(), await travel()];
    await Promise.all([first.finds(TRAVEL), second.finds(STUDY)]);
  });

  test('Y45: among a hundred strangers who announce themselves, they are found, and little is kept of the others', async () => {
    await start('stranger', { circle: 9, own: 7, others: [8], port: 4009, strangers: 100 });
    const [first, second] = [await study(), await travel()];
    await Promise.all([first.finds(TRAVEL), second.finds(STUDY)]);
    const before = (await first.ask('memory')).bytes ?? 0;
    for (let turn = 0; turn < 10; turn++) second.tell('again');
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const after = await first.ask('memory');
    console.log(
      `${Math.round(((after.bytes ?? 0) - before) / 1024)} KiB more, ${Math.round((after.cpu ?? 0) / 1000)} ms of work`,
    );
    expect((after.bytes ?? 0) - before).toBeLessThan(32 * 1024 * 1024);
    expect(first.lines.filter(({ is, laptop }) => is === 'laptop' && laptop !== TRAVEL)).toEqual([]);
  });

  test('Y45: garbage under our name ends nothing, finds nobody, and fills nothing', async () => {
    const ear = await foe();
    const [first, second] = [await study(), await travel()];
    await Promise.all([first.finds(TRAVEL), second.finds(STUDY)]);
    await second.stop();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const before = (await first.ask('memory')).bytes ?? 0;
    const seed = Math.floor(Math.random() * 2 ** 32);
    console.log(`seed ${seed}`);
    await ear.ask(`fuzz 20000 ${seed}`);
    await ear.ask('ask 5000');
    const after = await first.ask('memory');
    expect((after.bytes ?? 0) - before).toBeLessThan(64 * 1024 * 1024);
    expect(first.lines.filter(({ is, laptop }) => is === 'laptop' && laptop !== TRAVEL)).toEqual([]);
    const from = first.lines.length;
    await travel({ port: 4800 });
    await first.until(({ address }) => address?.port === 4800, from);
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
    expect(ear.lines.filter(({ name }) => name === said.name).at(-1)?.ttl).toBe(0);
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
});
