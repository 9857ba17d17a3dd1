// What claims to be Automerge's, weighed before Automerge sees it (electron/keeper/sync/PROTOCOL.md Y37).
import { deflateRawSync } from 'node:zlib';
import * as Automerge from '@automerge/automerge/slim';
import { beforeAll, expect, test } from 'vitest';
import { loadCrypto } from '../../../../electron/keeper/crypto.ts';
import { Network, startAutomerge } from '../../../../electron/keeper/document.ts';
import { weighChange, weighSnapshot } from '../../../../electron/keeper/sync/chunk.ts';
import { addPerson } from '../../../../shared/model/person.ts';
import { Desk } from '../../../helpers/circle.ts';
import { altered, changeWith, chunk, compressed, leb, signedLeb } from '../../../helpers/forged.ts';
import { GUSTS } from '../../../helpers/weather.ts';
import { randomFrom } from '../../../torture/random.ts';

const SEED = 3_700;
let desk: Desk;

beforeAll(async () => {
  await loadCrypto();
  await startAutomerge();
  const random = randomFrom(SEED);
  desk = new Desk(1, random);
  for (let gust = 0; gust < 150; gust++) desk.change(random.pick(GUSTS)(desk.network.plain, random));
  desk.change((document, stamp) => addPerson(document, { name: 'A', about: 'long '.repeat(2_000) } as never, stamp));
});

test(`Y37: every change that verbs make is let through, with the hash, actor and deps that Automerge gives it (seed ${SEED})`, () => {
  const changes = desk.network.changesSince([]);
  for (const change of changes) {
    const { hash, actor, deps } = Automerge.decodeChange(change);
    expect(weighChange(change)).toMatchObject({ hash, actor, deps });
    expect(weighChange(compressed(change))).toMatchObject({ hash, actor, deps });
    expect(Automerge.decodeChange(compressed(change)).hash).toBe(hash);
  }
});

test('Y37: a snapshot is let through, compressed or not', () => {
  for (const hurried of [true, false]) weighSnapshot(desk.network.save({ hurried }).snapshot);
});

test('Y37: every flipped bit and every cut is noticed', () => {
  const change = desk.network.changesSince([]).at(-3) as Uint8Array;
  for (let bit = 0; bit < change.length * 8; bit += 3) {
    const flipped = Uint8Array.from(change);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => weighChange(flipped)).toThrow();
  }
  for (let length = 0; length < change.length; length++)
    expect(() => weighChange(change.subarray(0, length))).toThrow();
  expect(() => weighChange(Buffer.concat([change, change]))).toThrow('more than one chunk');
});

const billion = [...signedLeb(1_000_000_000), 1];
const bombs: readonly (readonly [string, Uint8Array, string])[] = [
  ['a run of a billion operations', changeWith([[66, billion]]), 'becomes too long'],
  ['a billion nulls', changeWith([[21, [0, ...leb(1_000_000_000)]]]), 'becomes too long'],
  ['a billion booleans', changeWith([[52, leb(1_000_000_000)]]), 'becomes too long'],
  ['a group that stands for a billion', changeWith([[112, [1, ...leb(1_000_000_000)]]]), 'becomes too long'],
  ['values that claim a terabyte', changeWith([[86, [1, ...leb(2 ** 44)]]]), 'becomes too long'],
  ['a billion texts', changeWith([[21, [...signedLeb(1_000_000_000), 1, 65]]]), 'becomes too long'],
  ['257 deps', changeWith([], 257), 'too many others'],
  ['a compressed column', changeWith([[66 + 8, [1]]]), 'compressed'],
  ['a list', changeWith([[66, [1, 2]]]), 'none of ours'],
  ['an increment', changeWith([[66, [1, 5]]]), 'none of ours'],
  ['an insertion', changeWith([[52, [0, 1]]]), 'none of ours'],
  ['a counter', changeWith([[86, [1, 16 + 8]]]), 'none of ours'],
  ['bytes', changeWith([[86, [1, 16 + 7]]]), 'none of ours'],
  ['the key __proto__', changeWith([[21, [1, 9, ...Buffer.from('__proto__')]]]), 'none of ours'],
  ['a column that nobody knows', changeWith([[0x7f2, [1, 1]]]), 'none of ours'],
  ['a document for a change', chunk(0, new Uint8Array(4)), 'not a change'],
  ['a chunk of no kind', chunk(9, new Uint8Array(4)), 'not a change'],
  ['a number without end', changeWith([[66, Array(40).fill(255)]]), 'too long'],
];

test.each(bombs)('Y37, Y39: %s is refused by its weight or kind', (_, bytes, reason) => {
  expect(bytes.length).toBeLessThan(9_000);
  expect(() => weighChange(bytes)).toThrow(reason);
});

test('Y37: a change that inflates without end is stopped at 64 MiB', () => {
  const inflated = deflateRawSync(Buffer.alloc(65 * 1024 * 1024));
  expect(inflated.length).toBeLessThan(100_000);
  expect(() => weighChange(chunk(2, inflated))).toThrow('inflates too far');
});

test('Y37: a snapshot with a bomb in a column is refused', () => {
  const { snapshot } = desk.network.save({ hurried: true });
  expect(() => weighSnapshot(desk.network.changesSince([])[0] as Uint8Array)).toThrow('not a document');
  const random = randomFrom(SEED);
  let refused = 0;
  for (let round = 0; round < 60; round++) {
    const bytes = altered(snapshot, (contents) => contents.set(random.bytes(1), random.int(contents.length)));
    try {
      weighSnapshot(bytes);
      Network.load(bytes, []);
    } catch {
      refused++;
    }
  }
  expect(refused).toBe(60);
});
