// A snapshot of a paired laptop gone wrong: it may do no more than changes that come one by one (PROTOCOL.md Y34, Y38–Y40).
import * as Automerge from '@automerge/automerge/slim';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArrivalError } from '../../../../electron/keeper/arrival.ts';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { genesis, Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { weighSnapshot } from '../../../../electron/keeper/sync/chunk.ts';
import { addPerson, editPerson } from '../../../../shared/model/person.ts';
import { Desk } from '../../../helpers/circle.ts';
import { forge, make, objectIn, passOn, put, refusalOf } from '../../../helpers/forged.ts';
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

/** A snapshot of what is here with more in it, as only a laptop gone wrong would make it. */
function hostile(work: (store: ReturnType<typeof Automerge.getBackend>) => void) {
  const store = Automerge.getBackend(Automerge.init({ actor: 'ff'.repeat(16) }));
  store.loadIncremental(here.network.save().snapshot);
  work(store);
  store.commit(undefined, 0);
  const [snapshot, heads] = [store.save(), store.getHeads()];
  store.free();
  return { snapshot, heads };
}

function adopt(by: Desk, { snapshot, heads }: ReturnType<typeof hostile>): ArrivalError | undefined {
  return refusalOf(() => {
    weighSnapshot(snapshot);
    by.adopt(snapshot, heads, false);
  });
}

function copy(store: ReturnType<typeof Automerge.getBackend>, from: string, to: string): void {
  for (const key of store.keys(from)) {
    const [type, value] = store.getWithType(from, key) as [string, string];
    if (type === 'map') copy(store, value, store.putObject(to, key, {}));
    else store.put(to, key, value, type as never);
  }
}

test('Y39: a table that was put anew in a snapshot is refused, or the others would refuse all that follows', () => {
  const made = hostile((store) => {
    const [, old] = store.getWithType('_root', 'people') as [string, string];
    copy(store, old, store.putObject('_root', 'people', {}));
  });
  adopt(here, made);
  here.change((document) => editPerson(document, { id: ana as never, changes: { name: 'Ana Pinto' } as never }));
  passOn(here.network, there.network);
  expect(there.network.plain.people[ana.slice(0, 2)]?.[ana]?.name).toBe('Ana Pinto');
});

test.each([
  ['a table that is false', 'asks', undefined],
  ['a bucket that is false', 'asks', '00'],
  ['a bucket that there is not', 'asks', 'zz'],
])('Y39: a snapshot with %s is refused', (_, table, bucket) => {
  const made = hostile((store) => {
    if (!bucket) store.put('_root', table, false);
    else store.put((store.getWithType('_root', table) as [string, string])[1], bucket, false);
  });
  expect(adopt(here, made)).toBeDefined();
});

test('Y39: a snapshot with a record in the wrong bucket is refused', () => {
  const wrong = ana.startsWith('ff') ? '00' : 'ff';
  const made = hostile((store) => {
    const [, people] = store.getWithType('_root', 'people') as [string, string];
    const [, bucket] = store.getWithType(people, ana.slice(0, 2)) as [string, string];
    const [, person] = store.getWithType(bucket, ana) as [string, string];
    const [, other] = store.getWithType(people, wrong) as [string, string];
    copy(store, person, store.putObject(other, ana, {}));
  });
  expect(adopt(here, made)).toBeDefined();
});

test('Y39: a snapshot with maps a thousand deep is refused', () => {
  const made = hostile((store) => {
    let at = '_root';
    for (let depth = 0; depth < 1_000; depth++) at = store.putObject(at, 'deeper', {});
    store.put(at, 'end', true);
  });
  expect(adopt(here, made)).toBeDefined();
});

describe.each([
  ['to an empty laptop', true],
  ['beside what is here', false],
])('%s', (_, isEmpty) => {
  /** A snapshot in which these changes stand beside each other; the last one wins. */
  function apart(...changes: readonly Uint8Array[]) {
    const store = Automerge.getBackend(Automerge.init({ actor: 'ff'.repeat(16) }));
    store.loadIncremental(here.network.save().snapshot);
    store.applyChanges([...changes]);
    const [snapshot, heads] = [store.save(), store.getHeads()];
    store.free();
    return { snapshot, heads };
  }

  const refusal = ({ snapshot, heads }: ReturnType<typeof apart>) => {
    const mark = '5e'.repeat(8);
    const by = isEmpty ? Network.load(genesis().snapshot, genesis().heads, mark) : there.network;
    return refusalOf(() => {
      weighSnapshot(snapshot);
      by.meet(snapshot, heads, { instead: isEmpty, mark }).drop();
    });
  };
  const beside = (actor: string, ops: Parameters<typeof forge>[1], more = {}) =>
    forge(here.network, ops, { actor: actor.repeat(16), deps: [...here.network.heads], ...more });

  test('Y40: what two wrote beside each other is taken in', () => {
    const person = objectIn(here.network, ['people', ana.slice(0, 2), ana]);
    const [one, other] = ['somewhat', 'well'].map((value, n) =>
      beside(['11', 'ee'][n] as string, [put(person, 'closeness', value)]),
    ) as [Uint8Array, Uint8Array];
    expect(refusal(apart(one, other))).toBeUndefined();
  });

  test('Y40: a value that lost is looked at as well, for the user may choose it', () => {
    const person = objectIn(here.network, ['people', ana.slice(0, 2), ana]);
    const bad = beside('11', [put(person, 'closeness', 'bosom')]);
    const good = beside('ee', [put(person, 'closeness', 'well')]);
    expect(refusal(apart(bad, good))).toMatchObject({ code: 'unsound' });
  });

  test('Y39: maps behind a map that lost are no deeper than eight', () => {
    const me = objectIn(here.network, ['me']);
    const deep = [make(me, 'x'), ...Array.from({ length: 9 }, (_, n) => make(`+${n}`, 'd'))];
    expect(refusal(apart(beside('11', deep), beside('ee', [make(me, 'x')])))).toMatchObject({ code: 'malformed' });
  });

  test('Y58: a change of a day that no clock shows is refused, or the list of conflicts would break', () => {
    const me = objectIn(here.network, ['me']);
    const late = beside('11', [put(me, 'about', 'late')], { time: 8_640_000_000_001 });
    expect(refusal(apart(late))).toMatchObject({ code: 'malformed' });
  });

  test('Y39: a record that one change makes twice is refused', () => {
    const id = `${ana.slice(0, 2)}${'7'.repeat(30)}`;
    const bucket = objectIn(here.network, ['people', ana.slice(0, 2)]);
    const twice = [make(bucket, id), put('+0', 'name', 'One'), make(bucket, id), put('+2', 'name', 'Other')];
    expect(refusal(apart(beside('11', twice)))).toMatchObject({ code: 'malformed' });
  });
});
