// Snapshots, bounds, and what is not taken in, rule by rule (electron/keeper/sync/PROTOCOL.md), on real documents.
import { beforeAll, describe, expect, test } from 'vitest';
import { hash, loadCrypto, toHex } from '../../../../electron/keeper/crypto.ts';
import { Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import type { Hello, Message } from '../../../../electron/keeper/sync/messages.ts';
import { PIECE_BYTES } from '../../../../electron/keeper/sync/sending.ts';
import { standOf, step } from '../../../../electron/keeper/sync/session.ts';
import { editMe } from '../../../../shared/model/me.ts';
import { addPerson } from '../../../../shared/model/person.ts';
import { Desk, Line } from '../../../helpers/circle.ts';
import { compressed, forge, objectIn, put } from '../../../helpers/forged.ts';
import { randomFrom } from '../../../torture/random.ts';

const random = randomFrom(26);
const clock = 0;
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

function expectSame(a: Desk, b: Desk): void {
  expect(b.network.heads).toEqual(a.network.heads);
  expect(b.network.plain).toEqual(a.network.plain);
}

describe('a snapshot', () => {
  test('Y34: an empty laptop is sent one, takes it in place of its own, and sends nothing of its own', () => {
    const [a, b] = twoDesks();
    add(a, 30);
    b.change((document) => editMe(document, { about: 'an empty laptop has said something' }));
    const { ends } = lineOf(a, b).settle();
    expect(b.snapshots).toBe(1);
    expect(ends[1].sentBytes).toBe(0);
    expectSame(a, b);
    expect(a.network.plain.me.about).toBeUndefined();
  });

  test('Y34: two empty ones merge', () => {
    const [a, b] = twoDesks();
    a.change((document) => editMe(document, { about: 'pricing' }));
    lineOf(a, b).settle();
    expect([a.snapshots, b.snapshots, b.network.plain.me.about]).toEqual([0, 0, 'pricing']);
  });

  test('Y34: cut in the middle, it goes on where it was, if it is the same one', () => {
    const [a, b] = twoDesks();
    for (let made = 0; made < 20; made++)
      a.change((document, stamp) =>
        addPerson(document, { name: 'B', about: Buffer.from(random.bytes(15_000)).toString('hex') } as never, stamp),
      );
    const first = lineOf(a, b);
    for (; standOf(first.ends[1].state, b.reader()).partial === null; )
      for (const side of [0, 1] as const) {
        first.carry(side);
        first.ends[side].work();
      }
    first.cut();
    const { partial } = b.keptOf(a.id);
    const second = lineOf(a, b).settle();
    expectSame(a, b);
    expect(second.ends[0].sentBytes).toBe((first.ends[0].sentBytes ?? 0) - (partial?.bytes ?? 0));
  });

  test('Y34: one is taken in at a time; another peer hears that this laptop is busy', () => {
    const [a, b] = twoDesks();
    add(a);
    const line = lineOf(a, b);
    while (line.ends[0].out[0]?.type !== 'snapshot') {
      line.carry(0);
      line.carry(1);
      for (const end of line.ends) end.work();
    }
    const [message] = line.ends[0].out;
    const busy = { ...b.reader(), mayTakeSnapshot: false };
    const { send } = step(line.ends[1].state, { is: 'message', message }, busy);
    expect(send).toEqual([{ type: 'bye', code: 'busy' }]);
  });
});

describe('bounds', () => {
  const announced: readonly [string, readonly Message[]][] = [
    ['a piece of nothing', [{ type: 'piece', bytes: new Uint8Array(10) }]],
    ['257 changes', [{ type: 'parcel', changes: Array(257).fill(1), left: 0 }]],
    ['two changes of more than 1 MiB', [{ type: 'parcel', changes: [1_000_000, 100_000], left: 0 }]],
    ['a change of more than 64 MiB', [{ type: 'parcel', changes: [64 * 1024 * 1024 + 1], left: 0 }]],
    ['no change', [{ type: 'parcel', changes: [], left: 0 }]],
    ['a snapshot of more than 256 MiB', [{ type: 'snapshot', snapshot: '', bytes: 2 ** 28 + 1, heads: [] }]],
    [
      'a piece of another length than announced',
      [
        { type: 'parcel', changes: [100], left: 0 },
        { type: 'piece', bytes: new Uint8Array(99) },
      ],
    ],
    [
      'a second parcel before the first has come',
      [
        { type: 'parcel', changes: [100], left: 0 },
        { type: 'parcel', changes: [100], left: 0 },
      ],
    ],
    [
      'a snapshot that is another one than announced',
      [
        { type: 'snapshot', snapshot: 'ab'.repeat(32), bytes: 3, heads: [] },
        { type: 'piece', bytes: new Uint8Array(3) },
      ],
    ],
  ];

  test.each(announced)('Y35: %s is refused, and nothing of it kept', (_, messages) => {
    const { ends } = lineOf(...twoDesks()).settle();
    for (const message of messages) ends[0].hear({ is: 'message', message });
    expect(ends[0].out).toEqual([{ type: 'bye', code: 'refused' }]);
    expect(ends[0].state.phase).toBe('over');
    expect(ends[0].todo).toEqual([{ order: 'close', code: 'refused', by: 'us' }]);
  });

  test('Y35: however long a change claims to be, only what has come is held', () => {
    const { ends } = lineOf(...twoDesks()).settle();
    ends[0].hear({ is: 'message', message: { type: 'parcel', changes: [64 * 1024 * 1024], left: 0 } });
    expect(ends[0].state.incoming?.pieces).toEqual([]);
  });
});

describe('a parcel of bombs', () => {
  const text = 'x'.repeat(16_000_000);
  const bomb = ({ network }: Desk, actor: string) => {
    const me = objectIn(network, ['me']);
    const ops = ['a', 'b', 'c'].map((key) => put(me, key, text));
    return compressed(forge(network, ops, { actor: actor.repeat(16) }));
  };

  test.each([
    ['one that inflates to 48 MB is handed on', 1, 'take'],
    ['two that inflate to 96 MB together are refused', 2, 'close'],
  ] as const)('Y37: %s', (_, count, order) => {
    const { ends } = lineOf(...twoDesks()).settle();
    const changes = ['a1', 'b2'].slice(0, count).map((actor) => bomb(ends[0].desk, actor));
    const bytes = Buffer.concat(changes);
    expect(bytes.length).toBeLessThan(200_000);
    ends[0].hear({ is: 'message', message: { type: 'parcel', changes: changes.map(({ length }) => length), left: 0 } });
    for (let at = 0; at < bytes.length; at += PIECE_BYTES)
      ends[0].hear({ is: 'message', message: { type: 'piece', bytes: bytes.subarray(at, at + PIECE_BYTES) } });
    expect(ends[0].todo.map((each) => each.order)).toEqual([order]);
  });
});

describe('not taken', () => {
  test('Y38: a parcel that builds on what is not here is dropped, hello is said again, and all comes', () => {
    const [a, b] = twoDesks();
    add(a, 3);
    add(b);
    lineOf(a, b).settle().cut();
    // What was believed to be shared is not: the other lost it.
    const lost = new Desk(2, random);
    add(lost);
    for (const [id, kept] of b.drawer) lost.drawer.set(id, kept);
    a.drawer.set(b.id, { ...a.keptOf(b.id), shared: a.network.heads });
    add(a);
    const line = lineOf(a, lost).settle();
    expect(line.isOver).toBe(false);
    expectSame(a, lost);
  });

  test.each([
    ['malformed', 1, 'refused'],
    ['unsound', 1, 'refused'],
    ['unsound', 2, 'too-old'],
  ] as const)('Y41, Y42: what is %s from a laptop of schema %i is answered with %s', (code, schema, bye) => {
    const { ends } = lineOf(...twoDesks()).settle();
    const [here] = ends;
    const state = { ...here.state, hello: { ...(here.state.hello as Hello), schema } };
    const { send } = step(state, { is: 'not taken', code }, here.desk.reader());
    expect(send).toEqual([{ type: 'bye', code: bye }]);
  });

  test('Y36: whoever hears bye says nothing more', () => {
    const { ends } = lineOf(...twoDesks()).settle();
    ends[0].hear({ is: 'message', message: { type: 'bye', code: 'locked' } });
    expect(ends[0].todo.at(-1)).toEqual({ order: 'close', code: 'locked', by: 'them' });
    expect(ends[0].out).toEqual([]);
  });

  test('Y34: a snapshot is weighed before it is handed on', () => {
    const { ends } = lineOf(...twoDesks()).settle();
    const bytes = Uint8Array.of(1, 2, 3);
    ends[0].hear({ is: 'message', message: { type: 'snapshot', snapshot: toHex(hash(bytes)), bytes: 3, heads: [] } });
    ends[0].hear({ is: 'message', message: { type: 'piece', bytes } });
    expect(ends[0].out).toEqual([{ type: 'bye', code: 'refused' }]);
  });
});

describe('a laptop that was put back', () => {
  test('Y28: what it said it had before is not believed over what it says it has: it gets what it lost, and in step is true', () => {
    const random = randomFrom(28);
    const [here, there] = [new Desk(1, random), new Desk(2, random)];
    add(here);
    new Line(here, there, random, () => 0, []).settle();
    let clock = 0;
    const line = new Line(here, there, random, () => clock, []).settle();
    const disk = there.network.save();
    // In that connection they go on, and are in step again.
    here.change((document) => editMe(document, { about: 'later' }));
    line.ends[0].hear({ is: 'changed' });
    line.settle();
    clock = 10_000;
    for (const end of line.ends) end.tick();
    line.settle();
    line.cut();
    expect(there.network.plain.me.about).toBe('later');
    expect(here.keptOf(there.id).shared).toEqual(here.network.heads);
    // Its disk goes back to the moment before the change, within that connection: the thread is still the same.
    const mark = there.id.slice(0, 16);
    there.network = Network.load(disk.snapshot, disk.heads, mark);
    there.drawer.set(here.id, { ...there.keptOf(here.id), shared: [...disk.heads] });
    const again = new Line(here, there, random, () => clock, []).settle();
    expect(again.isOver).toBe(false);
    expect(there.network.plain.me.about).toBe('later');
  });
});
