// A paired laptop gone wrong: what it must not be able to do to the others, whatever it sends.
import * as Automerge from '@automerge/automerge/slim';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { type Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { weighChange } from '../../../../electron/keeper/sync/chunk.ts';
import { decodeMessage, encodeMessage, FRAME } from '../../../../electron/keeper/sync/frames.ts';
import type { Hello, Message } from '../../../../electron/keeper/sync/messages.ts';
import { editMe } from '../../../../shared/model/me.ts';
import { addPerson } from '../../../../shared/model/person.ts';
import { Desk, Line } from '../../../helpers/circle.ts';
import {
  chunk,
  forge,
  leb,
  make,
  nextOp,
  objectIn,
  passOn,
  put,
  refusalOf,
  STRANGER,
  signedLeb,
} from '../../../helpers/forged.ts';
import { randomFrom } from '../../../torture/random.ts';

let here: Desk;
let there: Desk;
let ana: string;

beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
});

beforeEach(() => {
  const random = randomFrom(39);
  [here, there] = [new Desk(1, random), new Desk(2, random)];
  here.change((document, stamp) => {
    ana = addPerson(document, { name: 'Ana' } as never, stamp);
  });
  there.network.takeIn(here.network.changesSince(there.network.heads));
});

const actor = (n: number) => n.toString(16).padStart(4, '0').repeat(8);

describe('many heads', () => {
  function scatter(): void {
    const me = objectIn(here.network, ['me']);
    const deps = [...here.network.heads];
    const changes = Array.from({ length: 300 }, (_, n) =>
      forge(here.network, [put(me, `x${n}`, 'x')], { actor: actor(n + 1), deps }),
    );
    refusalOf(() => here.network.takeIn(changes));
  }

  test('Y26: of many that stand beside each other one change is made that names them all, and the others take it', () => {
    const me = objectIn(here.network, ['me']);
    const deps = [...here.network.heads];
    const changes = Array.from({ length: 100 }, (_, n) =>
      forge(here.network, [put(me, `x${n}`, 'x')], { actor: actor(n + 1), deps }),
    );
    here.network.takeIn(changes);
    expect(here.network.heads).toHaveLength(100);
    const before = here.network.heads;
    const joined = here.network.joinHeads(1_790_000_000_000) as Uint8Array;
    expect(weighChange(joined).deps).toEqual(expect.arrayContaining([...before]));
    expect(here.network.heads).toHaveLength(1);
    expect(here.network.joinHeads(1_790_000_000_000)).toBeUndefined();
    passOn(here.network, there.network);
    expect(there.network.heads).toEqual(here.network.heads);
    const { snapshot, heads } = here.network.save();
    expect((here.network.constructor as typeof Network).load(snapshot, heads).heads).toEqual(heads);
  });

  test('Y26: whatever a laptop gone wrong sends, hello is one that the others read', () => {
    scatter();
    const { ends } = new Line(here, there, randomFrom(1), () => 0, []);
    const hello = ends[0].out[0] as Hello;
    const frame = encodeMessage(hello as Message);
    expect(() => decodeMessage({ type: FRAME.hello, body: frame.subarray(5) })).not.toThrow();
  });

  test('Y37: whatever a laptop gone wrong sends, what is written here afterwards is taken in by the others', () => {
    scatter();
    here.change((document) => editMe(document, { about: 'mine' }));
    passOn(here.network, there.network);
    expect(there.network.plain.me.about).toBe('mine');
  });
});

test('Y29: changes are sent in the order of their numbers, whatever order Automerge has them in', () => {
  for (let n = 0; n < 20; n++) {
    const [one, other] = n % 2 ? [here, there] : [there, here];
    one.change((document) => editMe(document, { about: `${n}` }));
    if (n % 3 === 0)
      other.network.takeIn(one.network.changesSince(one.network.heads.filter((head) => other.network.has(head))));
  }
  here.network.takeIn(there.network.changesSince([]));
  const decoded = here.network.changesSince([]).map((change) => Automerge.decodeChange(change));
  expect(decoded.map(({ startOp }) => startOp)).toEqual(decoded.map(({ startOp }) => startOp).sort((a, b) => a - b));
  const seen = new Set<string>();
  for (const { hash, deps } of decoded) {
    expect(deps.every((dep) => seen.has(dep))).toBe(true);
    seen.add(hash);
  }
});

describe('numbers at their ends', () => {
  test.each([2 ** 31 - 2, 2 ** 32 - 2, 2 ** 53 - 2])(
    'Y37: after a change that numbers its operations from %d the laptop can go on writing, and the others read it',
    (startOp) => {
      const me = objectIn(here.network, ['me']);
      refusalOf(() => here.network.takeIn([forge(here.network, [put(me, 'x', 'x')], { startOp })]));
      // Also once it was locked and opened again.
      const { snapshot, heads } = here.network.save();
      here.network = (here.network.constructor as typeof Network).load(snapshot, heads);
      for (const about of ['one', 'two', 'three', 'four']) here.change((document) => editMe(document, { about }));
      expect(here.network.plain.me.about).toBe('four');
      passOn(here.network, there.network);
      expect(there.network.plain.me.about).toBe('four');
    },
  );

  test('Y58: a change of a day that no clock shows is refused, or the list of conflicts would break', () => {
    const me = objectIn(here.network, ['me']);
    const since = here.network.heads;
    here.change((document) => editMe(document, { name: 'Ana' }));
    const hostile = forge(here.network, [put(me, 'name', 'Eve')], {
      deps: [...since],
      time: 2 ** 50,
    });
    expect(refusalOf(() => weighChange(hostile))).toMatchObject({ message: 'of a day that no calendar has' });
  });
});

test('Y37: what a change cannot be written with again is refused: columns without operations', () => {
  const stray = '856f4a832e785942011f0010abababababababababababababababab0101000000011505ace90e01c6';
  const change = Uint8Array.from(Buffer.from(stray, 'hex'));
  expect(refusalOf(() => here.network.takeIn([change]))).toMatchObject({ message: 'not to be written again' });
  const { snapshot, heads } = here.network.save();
  expect(() => (here.network.constructor as typeof Network).load(snapshot, heads)).not.toThrow();
});

test('Y37: a change of 127 bytes that writes one field 100,000 times is refused', () => {
  const [counter, maker] = objectIn(here.network, ['me']).split('@') as [string, string];
  const run = (...value: number[]) => [...signedLeb(100_000), ...value];
  const columns: [number, number[]][] = [
    [1, run(1)], // the object: the second actor's,
    [2, run(...leb(Number(counter)))], // by its number
    [21, run(1, 120)], // the key x
    [52, leb(100_000)],
    [66, run(1)], // set
    [86, run(2)], // true
    [112, run(0)], // over nothing
  ];
  const shapes = columns.flatMap(([specification, bytes]) => [...leb(specification), ...leb(bytes.length)]);
  const deps = here.network.heads.flatMap((head) => [...Buffer.from(head, 'hex')]);
  const start = leb(nextOp(here.network));
  const head = [here.network.heads.length, ...deps, 16, ...Array<number>(16).fill(0xab), 1, ...start, 0, 0];
  const others = [1, 16, ...Buffer.from(maker, 'hex')];
  const contents = [...head, ...others, columns.length, ...shapes, ...columns.flatMap(([, bytes]) => bytes)];
  const change = chunk(1, Uint8Array.from(contents));
  const refused = refusalOf(() => {
    weighChange(change);
    here.network.takeIn([change]);
  });
  expect(refused).toBeDefined();
}, 60_000);

test.each(['before', 'behind'])(
  'Y40: a part whose name looks like the path of a record (%s it) does not keep that record from being looked at',
  (where) => {
    const bucket = ana.slice(0, 2);
    const person = objectIn(here.network, ['people', bucket, ana]);
    const fake = ['people', bucket, ana].join('\n');
    const startOp = nextOp(here.network);
    const bad = put(person, 'closeness', 'bosom');
    const ops =
      where === 'before'
        ? [make('_root', fake), put(`${startOp}@${STRANGER}`, 'x', 'x'), bad]
        : [bad, make('_root', fake), put(`${startOp + 1}@${STRANGER}`, 'x', 'x')];
    expect(refusalOf(() => here.network.takeIn([forge(here.network, ops)]))).toBeDefined();
  },
);

test('Y39: maps that grow behind a value that is not shown are not deeper than eight when they are', () => {
  const me = objectIn(here.network, ['me']);
  const deps = [...here.network.heads];
  const shown = forge(here.network, [make(me, 'x')], { actor: 'ff'.repeat(16), deps });
  const behind = forge(here.network, [make(me, 'x')], { actor: '11'.repeat(16), deps });
  const refusals = [refusalOf(() => here.network.takeIn([shown, behind]))];
  const first = nextOp(here.network) - 1;
  let at = `${first}@${'11'.repeat(16)}`;
  for (let n = 2; n < 12; n++) {
    const startOp = nextOp(here.network);
    const ops = [
      make(at, 'd'),
      make(`${startOp}@${'11'.repeat(16)}`, 'd'),
      make(`${startOp + 1}@${'11'.repeat(16)}`, 'd'),
    ];
    const change = forge(here.network, ops, { actor: '11'.repeat(16), seq: n, startOp });
    refusals.push(refusalOf(() => here.network.takeIn([change])));
    if (refusals.at(-1)) break;
    at = `${startOp + 2}@${'11'.repeat(16)}`;
  }
  const gone = { action: 'del', obj: me, key: 'x', pred: [`${first}@${'ff'.repeat(16)}`] };
  refusals.push(refusalOf(() => here.network.takeIn([forge(here.network, [gone], { actor: '22'.repeat(16) })])));
  let depth = 0;
  for (let map: unknown = here.network.plain.me; typeof map === 'object' && map !== null; depth++)
    map = (map as Record<string, unknown>)[depth === 0 ? 'x' : 'd'];
  expect(depth).toBeLessThanOrEqual(8);
});
