// What another laptop's changes may do to the document (electron/keeper/sync/PROTOCOL.md Y6, Y38–Y42), with changes that
// were forged, damaged, sent twice or out of order. After each refusal the document is what it was.
import * as Automerge from '@automerge/automerge/slim';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { genesis, Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { editMe } from '../../../../shared/model/me.ts';
import { addPerson, editPerson } from '../../../../shared/model/person.ts';
import { Desk } from '../../../helpers/circle.ts';
import { altered, type ForgedOp, forge, make, objectIn, put, STRANGER, withFloat } from '../../../helpers/forged.ts';
import { GUSTS } from '../../../helpers/weather.ts';
import { randomFrom } from '../../../torture/random.ts';

const MARK = '5e'.repeat(8);
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
    ana = addPerson(document, { name: 'Ana', tags: ['pricing'] } as never, stamp);
  });
  there.network.takeIn(here.network.changesSince(there.network.heads));
});

function expectRefused(changes: readonly Uint8Array[], code: string): void {
  const before = [here.network.plain, [...here.network.heads]];
  expect(() => here.network.takeIn(changes)).toThrow(expect.objectContaining({ name: 'ArrivalError', code }));
  expect([here.network.plain, [...here.network.heads]]).toEqual(before);
  // It can go on.
  here.change((document) => editMe(document, { about: String(here.network.heads) }));
  expect(here.network.plain.me.about).toBe(String(before[1]));
}

const anaPath = () => ['people', ana.slice(0, 2), ana];
test('Y6: an actor begins with the mark of its laptop, is new at every opening, and random where there is no mark', () => {
  const { snapshot, heads } = genesis();
  const actors = [1, 2].map(() => {
    const network = Network.load(snapshot, heads, MARK);
    network.change((document) => editMe(document, { name: 'Ana' }), 1);
    return Automerge.decodeChange(network.changesSince(heads)[0] as Uint8Array).actor;
  });
  expect(actors.map((actor) => actor.slice(0, 16))).toEqual([MARK, MARK]);
  expect(actors[0]).not.toBe(actors[1]);
  expect(actors.map(({ length }) => length)).toEqual([32, 32]);
});

describe('order', () => {
  test('Y38: a change whose deps are not here waits, and comes in once they are', () => {
    const since = there.network.heads;
    for (const about of ['one', 'two', 'three']) there.change((document) => editMe(document, { about }));
    const [one, two, three] = there.network.changesSince(since) as [Uint8Array, Uint8Array, Uint8Array];
    expectRefused([one, three], 'waiting');
    expect(here.network.takeIn([one, two, three]).fresh.length).toBe(3);
  });

  test('Y29, Y38: a change that is known already changes nothing, also among others', () => {
    there.change((document) => editMe(document, { about: 'pricing' }));
    const changes = there.network.changesSince([]);
    expect(here.network.takeIn([...changes, ...changes]).fresh.length).toBe(1);
    const again = here.network.takeIn(changes);
    expect([again.fresh, again.patches, again.conflicts]).toEqual([[], [], []]);
  });

  test('Y38: nobody else writes under the actor of this laptop', () => {
    here.change((document) => editMe(document, { about: 'mine' }));
    const { actor, seq } = Automerge.decodeChange(here.network.changesSince([]).at(-1) as Uint8Array);
    const me = objectIn(here.network, ['me']);
    expectRefused([forge(here.network, [put(me, 'name', 'Eve')], { actor, seq: seq + 1 })], 'malformed');
  });

  test('Y38: the same actor and number with other contents is refused', () => {
    const me = objectIn(here.network, ['me']);
    here.network.takeIn([forge(here.network, [put(me, 'name', 'Eve')])]);
    expectRefused([forge(here.network, [put(me, 'name', 'Mallory')])], 'malformed');
  });
});

describe('operations', () => {
  const operations: readonly (readonly [string, (person: string) => readonly ForgedOp[]])[] = [
    ['a list', (person) => [make(person, 'about', 'makeList')]],
    ['a text', (person) => [make(person, 'about', 'makeText')]],
    ['a counter', (person) => [put(person, 'drumbeat', 1, { datatype: 'counter' })]],
    ['a point in time', (person) => [put(person, 'createdAt', 1, { datatype: 'timestamp' })]],
    ['an unsigned number', (person) => [put(person, 'drumbeat', 7, { datatype: 'uint' })]],
    ['the key __proto__', (person) => [put(person, '__proto__', 'x')]],
    ['the key __proto__ deeper down', (person) => [make(person, 'later'), put('+0', '__proto__', 1)]],
    ['a key of 20,000 characters', (person) => [put(person, 'k'.repeat(20_000), 'x')]],
    [
      'maps nine deep',
      (person) => [make(person, 'a'), ...['b', 'c', 'd', 'e', 'f'].map((key, depth) => make(`+${depth}`, key))],
    ],
    ['a map that is not here', () => [put(`5@${STRANGER}`, 'name', 'Eve')]],
  ];

  test.each(operations)('Y39: %s is refused', (_, ops) => {
    expectRefused([forge(here.network, ops(objectIn(here.network, anaPath())))], 'malformed');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('Y39: the number %d is refused', (value) => {
    const change = forge(here.network, [put(objectIn(here.network, anaPath()), 'later', 1.5, { datatype: 'float64' })]);
    expectRefused([withFloat(change, 1.5, value)], 'malformed');
  });

  test.each([
    ['a table is deleted', [], 'people', 'del'],
    ['a table is put anew', [], 'people', 'makeMap'],
    ['a part is put anew', [], 'settings', 'makeMap'],
    ['a bucket is deleted', ['people'], '00', 'del'],
    ['a bucket is put anew', ['people'], '00', 'makeMap'],
    ['a bucket is one that there is not', ['people'], 'zz', 'makeMap'],
  ])('Y39: %s, and it is refused', (_, path, key, action) => {
    expectRefused([forge(here.network, [{ action, obj: objectIn(here.network, path), key, pred: [] }])], 'malformed');
  });

  test('Y39: a record is neither deleted nor replaced nor put into the wrong bucket', () => {
    const bucket = objectIn(here.network, anaPath().slice(0, 2));
    const pred = [objectIn(here.network, anaPath())];
    expectRefused([forge(here.network, [{ action: 'del', obj: bucket, key: ana, pred }])], 'malformed');
    expectRefused([forge(here.network, [{ ...make(bucket, ana), pred }])], 'malformed');
    expectRefused([forge(here.network, [make(bucket, ana)])], 'malformed');
    expectRefused([forge(here.network, [put(bucket, ana, 'Eve')])], 'malformed');
    const other = ana.startsWith('ff') ? '00' : 'ff';
    expectRefused([forge(here.network, [make(bucket, other.repeat(16))])], 'malformed');
  });

  test('Y39: `constructor` is a tag like any other', () => {
    there.change((document) => editPerson(document, { id: ana as never, changes: { tags: ['constructor'] } as never }));
    here.network.takeIn(there.network.changesSince(here.network.heads));
    expect(Object.keys(here.network.plain.people[ana.slice(0, 2)]?.[ana]?.tags ?? {})).toContain('constructor');
  });
});

describe('what they leave behind', () => {
  const fields: readonly [string, string, unknown, object?][] = [
    ['an id that is another', 'id', 'ff'.repeat(16)],
    ['a day that is none', 'metOn', '2026-02-30'],
    ['a number for a name', 'name', 5, { datatype: 'int' }],
    ['a closeness that is not known here', 'closeness', 'bosom'],
    ['a text for a set', 'tags', 'pricing'],
    ['an instant beyond all days', 'createdAt', 9e15, { datatype: 'int' }],
    ['a bin that is no instant', 'binnedAt', 'yesterday'],
  ];

  test.each(fields)('Y40, Y41: %s is refused as a whole', (...[, key, value, more]) => {
    const person = objectIn(here.network, anaPath());
    expectRefused(
      [forge(here.network, [put(person, 'about', 'all well'), put(person, key, value, more ?? {})])],
      'unsound',
    );
  });

  test('Y40: a required field is not taken away', () => {
    const person = objectIn(here.network, anaPath());
    const { ops } = Automerge.decodeChange(here.network.changesSince([]).at(-1) as Uint8Array);
    const at = (ops as readonly { key: string; obj: string }[]).findIndex(
      ({ key, obj }) => key === 'name' && obj === person,
    );
    const { startOp, actor } = Automerge.decodeChange(here.network.changesSince([]).at(-1) as Uint8Array);
    const pred = [`${startOp + at}@${actor}`];
    expectRefused([forge(here.network, [{ action: 'del', obj: person, key: 'name', pred }])], 'unsound');
  });

  test('Y40: an entry of a history that is no JSON is refused', () => {
    const { plain } = here.network;
    expect(plain.asks).toBeDefined();
    const bucket = objectIn(here.network, ['asks', 'aa']);
    const ask = '+0';
    const ops = [make(bucket, 'aa'.repeat(16)), make(ask, 'history'), put('+1', 'bb'.repeat(16), '{"at":')];
    expectRefused([forge(here.network, ops)], 'malformed');
  });

  test('Y40: a value that loses against another is looked at as well, for the user may choose it', () => {
    const person = objectIn(here.network, anaPath());
    const hostile = forge(here.network, [put(person, 'closeness', 'bosom')], { actor: `${'00'.repeat(15)}01` });
    for (const closeness of ['close', 'acquaintance'] as const)
      here.change((document) => editPerson(document, { id: ana as never, changes: { closeness } as never }));
    expectRefused([hostile], 'unsound');
  });

  test('Y41: fields, parts and tables of a newer laptop are kept and sent on untouched', () => {
    const person = objectIn(here.network, anaPath());
    const change = forge(here.network, [
      put(person, 'shoeSize', 43, { datatype: 'int' }),
      make('_root', 'rituals'),
      put('+1', 'spring', 'letters'),
    ]);
    here.network.takeIn([change]);
    expect(here.network.plain.people[ana.slice(0, 2)]?.[ana]).toMatchObject({ name: 'Ana', shoeSize: 43 });
    expect(here.network.plain).toMatchObject({ rituals: { spring: 'letters' } });
    expect(there.network.takeIn(here.network.changesSince(there.network.heads)).fresh).toEqual([change]);
  });

  test('Y42: windows get the patches, and paths with more than one value are named', () => {
    here.change((document) => editMe(document, { name: 'Ana of the study' }));
    there.change((document) => editMe(document, { name: 'Ana on the road', about: 'pricing' }));
    const took = here.network.takeIn(there.network.changesSince([]));
    expect(took.conflicts).toEqual([['me', 'name']]);
    expect(took.patches).toEqual([{ op: 'add', path: ['me'], value: here.network.plain.me }]);
    expect(took.heads).toEqual(here.network.heads);
  });

  test.each([1, 2, 3])(
    'Y40: changes with flipped bits and a right checksum never harm the document (seed %i)',
    (seed) => {
      const random = randomFrom(seed);
      for (let gust = 0; gust < 40; gust++) there.change(random.pick(GUSTS)(there.network.plain, random));
      const changes = there.network.changesSince(here.network.heads);
      const tally = storm(changes, random, 300);
      expect(tally.refused).toBeGreaterThan(100);
      here.network.takeIn(changes);
    },
  );
});

/** Sends changes with flipped bits to a copy; whatever is taken in must be sound, and the copy go on. */
function storm(changes: readonly Uint8Array[], random: ReturnType<typeof randomFrom>, rounds: number) {
  const { snapshot, heads } = here.network.save();
  const tally = { refused: 0, taken: 0 };
  let network = Network.load(snapshot, heads);
  for (let round = 0; round < rounds; round++) {
    try {
      network.takeIn(changes.map((change) => (random.oneIn(6) ? flipped(change, random) : change)));
      tally.taken++;
      network = Network.load(snapshot, heads);
    } catch (error) {
      expect(error).toMatchObject({ name: 'ArrivalError' });
      expect([...network.heads]).toEqual([...heads]);
      tally.refused++;
    }
  }
  return tally;
}

function flipped(change: Uint8Array, random: ReturnType<typeof randomFrom>): Uint8Array {
  if (change[8] !== 1) return change;
  return altered(change, (contents) => {
    for (let flip = 0; flip < 2; flip++) {
      const at = random.int(contents.length);
      contents[at] = (contents[at] ?? 0) ^ (1 << random.int(8));
    }
  });
}
