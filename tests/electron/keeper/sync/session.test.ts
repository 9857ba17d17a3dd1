// What two laptops say to each other, rule by rule (electron/keeper/sync/PROTOCOL.md), on real documents.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { startAutomerge } from '../../../../electron/keeper/document.ts';
import type { Hello, Message } from '../../../../electron/keeper/sync/messages.ts';
import { step } from '../../../../electron/keeper/sync/session.ts';
import { addPerson } from '../../../../shared/model/person.ts';
import type { End } from '../../../helpers/circle.ts';
import { Desk, Line } from '../../../helpers/circle.ts';
import { randomFrom } from '../../../torture/random.ts';

const random = randomFrom(26);
let clock = 0;
const now = () => clock;

beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});

function add(desk: Desk, count = 1): void {
  for (let made = 0; made < count; made++)
    desk.change((document, stamp) =>
      addPerson(document, { name: `Ana ${made}`, about: 'x'.repeat(300) } as never, stamp),
    );
}

function twoDesks(): [Desk, Desk] {
  return [new Desk(1, random), new Desk(2, random)];
}

function lineOf(a: Desk, b: Desk): Line {
  return new Line(a, b, random, now, []);
}

function helloOf(end: End): Hello {
  return end.out[0] as Hello;
}

function expectSame(a: Desk, b: Desk): void {
  expect(b.network.heads).toEqual(a.network.heads);
  expect(b.network.plain).toEqual(a.network.plain);
}

describe('hello', () => {
  test('Y26: both say first what they are and what they have', () => {
    const [a, b] = twoDesks();
    add(a, 5);
    const { ends } = lineOf(a, b);
    expect(helloOf(ends[0])).toMatchObject({ type: 'hello', protocol: 1, laptop: a.id, empty: false, partial: null });
    expect(helloOf(ends[0]).heads).toEqual(a.network.heads);
    expect(helloOf(ends[1])).toMatchObject({ empty: true, thread: '00'.repeat(16) });
  });

  test.each([
    ['another protocol', { protocol: 2 }, 'too-old'],
    ['a document that this version would harm', { atLeast: 2 }, 'too-old'],
    ['a laptop of before what this document needs', { schema: 0 }, 'too-old'],
    ['another circle', { circle: 'dd'.repeat(16) }, 'unknown'],
    ['another laptop than the certificate says', { laptop: '03'.repeat(16) }, 'unknown'],
  ])('Y26, Y36: %s ends it with its reason, and nothing more is said', (_, said, code) => {
    const { ends } = lineOf(...twoDesks());
    const [here, there] = ends;
    here.hear({ is: 'message', message: { ...helloOf(there), ...said } });
    expect(here.out.at(-1)).toEqual({ type: 'bye', code });
    expect(here.todo).toEqual([{ order: 'close', code, by: 'us' }]);
    const { send, orders } = step(here.state, { is: 'message', message: helloOf(there) }, here.desk.reader());
    expect([send, orders]).toEqual([[], []]);
  });

  test('Y26: where the rolls differ all entries are sent, before anything else, and the other must still stand', () => {
    const { ends } = lineOf(...twoDesks());
    const [here, there] = ends;
    here.hear({ is: 'message', message: { ...helloOf(there), roll: 'ab'.repeat(32) } });
    expect(here.out.slice(1)).toEqual([{ type: 'roll', entries: [] }]);
    const entries = [Uint8Array.of(1, 2)];
    here.hear({ is: 'message', message: { type: 'roll', entries } });
    expect(here.todo).toEqual([{ order: 'join roll', entries }]);
    here.hear({ is: 'roll', roll: 'ab'.repeat(32), entries, stands: false });
    expect(here.out.at(-1)).toEqual({ type: 'bye', code: 'unknown' });
  });

  test('Y26: who says nothing for ten seconds is closed, and tried again: its disk may be full', () => {
    const { ends } = lineOf(...twoDesks());
    ends[0].hear({ is: 'time', now: clock + 10_001 });
    expect(ends[0].out.at(-1)).toEqual({ type: 'bye', code: 'busy' });
  });
});

describe('the thread', () => {
  test('Y27: it is spun on at every meeting, and written down before it is said', () => {
    const [a, b] = twoDesks();
    const line = lineOf(a, b);
    line.carry(0);
    line.carry(1);
    expect(line.ends[0].todo.map(({ order }) => order)).toEqual(['keep thread']);
    expect(line.ends[0].out).toEqual([]);
    line.settle();
    const first = a.keptOf(b.id).thread;
    expect(b.keptOf(a.id).thread).toBe(first);
    line.cut();
    lineOf(a, b).settle().cut();
    expect(a.keptOf(b.id).before).toBe(first);
    expect(b.keptOf(a.id)).toMatchObject({ thread: a.keptOf(b.id).thread, before: first });
  });

  test('Y27: cut anywhere in it, again and again, they still know each other', () => {
    const [a, b] = twoDesks();
    for (let moves = 0; moves < 60; moves++) {
      const line = lineOf(a, b);
      for (let move = 0; move < moves % 12; move++) {
        if (random.oneIn(2)) line.carry(random.int(2) as 0 | 1);
        else line.ends[random.int(2) as 0 | 1].work();
      }
      expect(line.ends.map(({ closed }) => closed)).toEqual([undefined, undefined]);
      line.cut();
    }
    add(a);
    const line = lineOf(a, b).settle();
    expect(line.isOver).toBe(false);
    expectSame(a, b);
  });

  test('Y27: a copy of a vault meets the other after the original did, and neither is believed', () => {
    const [a, b] = twoDesks();
    lineOf(a, b).settle().cut();
    const copy = a.keptOf(b.id);
    for (let meeting = 0; meeting < 2; meeting++) lineOf(a, b).settle().cut();
    a.drawer.set(b.id, copy);
    const { ends } = lineOf(a, b).settle();
    expect(ends.map(({ closed }) => closed)).toContain('twin');
  });
});

describe('changes', () => {
  test('Y28: samples go back from the end, ever farther apart, and end with the first', () => {
    const [a] = twoDesks();
    add(a, 100);
    const all = a.network.samples([]);
    const hashes = a.network.changesSince([]).length;
    expect(all.length).toBe(Math.ceil(Math.log2(hashes)) + 1);
    expect(all[0]).toBe(a.network.heads[0]);
    expect(a.network.samples(a.network.heads)).toEqual([]);
  });

  test('Y28, Y29: a head that is not known here is left out, and only what lacks is sent', () => {
    const [a, b] = twoDesks();
    add(a, 20);
    lineOf(a, b).settle().cut();
    for (const desk of [a, b]) desk.restart({ forgets: true });
    add(b, 3);
    add(a, 2);
    const { ends } = lineOf(a, b).settle();
    expectSame(a, b);
    const sizes = a.network
      .changesSince([])
      .slice(-5)
      .reduce((sum, { length }) => sum + length, 0);
    expect(ends[0].sentBytes + ends[1].sentBytes).toBeLessThan(sizes * 2);
  });

  test('Y30: parcels hold at most 256 changes, two are on the way, and each says how many are left', () => {
    const [a, b] = twoDesks();
    add(b);
    add(a, 700);
    const line = lineOf(a, b);
    const parcels: Extract<Message, { type: 'parcel' }>[] = [];
    let most = 0;
    for (let round = 0; round < 5_000 && !line.isIdle; round++)
      for (const side of [0, 1] as const) {
        const [message] = line.ends[side].out;
        if (side === 0 && message?.type === 'parcel') parcels.push(message);
        most = Math.max(most, line.ends[0].state.onTheWay);
        line.carry(side);
        line.ends[side].work();
      }
    expect(parcels.map(({ changes }) => changes.length)).toEqual([256, 256, 188]);
    expect(parcels.map(({ left }) => left)).toEqual([444, 188, 0]);
    expect(most).toBe(2);
    expectSame(a, b);
  });

  test('Y31: a parcel is answered when it is durable and not before, and what could not be saved never', () => {
    const [a, b] = twoDesks();
    add(b);
    const line = lineOf(a, b).settle();
    add(a);
    line.ends[0].hear({ is: 'changed' });
    while (line.ends[0].out.length > 0) line.carry(0);
    expect(line.ends[1].out).toEqual([]);
    expect(line.ends[1].todo.map(({ order }) => order)).toEqual(['take']);
    line.ends[1].todo.length = 0;
    line.ends[1].hear({ is: 'not taken', code: 'unsaved' });
    expect(line.ends[1].out.map(({ type }) => type)).toEqual(['bye']);
  });

  test('Y31: in step they keep the heads of both, and what this session has not heard of yet is not among them', () => {
    const [a, b] = twoDesks();
    add(b);
    const line = lineOf(a, b).settle();
    clock += 6_000;
    add(a);
    line.ends[0].tick();
    expect(line.ends[0].todo).toEqual([]);
    line.ends[0].hear({ is: 'changed' });
    line.settle();
    clock += 6_000;
    for (const end of line.ends) end.tick();
    line.settle();
    expect([a.keptOf(b.id).shared, b.keptOf(a.id).shared]).toEqual([a.network.heads, a.network.heads]);
  });

  test('Y32: cut after one of three parcels, the next meeting goes on there', () => {
    const [a, b] = twoDesks();
    add(b);
    add(a, 600);
    const first = lineOf(a, b);
    for (; b.network.changesSince([]).length < 250; )
      for (const side of [0, 1] as const) {
        first.carry(side);
        first.ends[side].work();
      }
    first.cut();
    const second = lineOf(a, b).settle();
    expectSame(a, b);
    const whole = a.network.changesSince([]).reduce((sum, { length }) => sum + length, 0);
    expect(second.ends[0].sentBytes).toBeLessThan(whole * 0.7);
  });

  test('Y33: a change is sent at once to whoever lacks it, and not back to whom it came from', () => {
    const [a, b] = twoDesks();
    add(b);
    const line = lineOf(a, b).settle();
    const before = line.ends.map(({ sentBytes }) => sentBytes);
    add(a);
    line.ends[0].hear({ is: 'changed' });
    line.settle();
    expectSame(a, b);
    expect(line.ends[0].sentBytes).toBeGreaterThan(before[0] ?? 0);
    expect(line.ends[1].sentBytes).toBe(before[1]);
  });
});
