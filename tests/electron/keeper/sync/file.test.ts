// One file of the folder: whole and by one that stands, or worth nothing, whichever byte was touched and wherever it was cut.
import { randomBytes as randomBuffer } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { fromHex, loadCrypto, openSealed, toHex } from '../../../../electron/keeper/crypto.ts';
import { openFile, padme, sealFile } from '../../../../electron/keeper/sync/file.ts';
import { makeIdentity } from '../../../../electron/keeper/sync/identity.ts';
import {
  addLaptop,
  circleOf,
  entriesOf,
  found,
  removeLaptop,
  standing,
} from '../../../../electron/keeper/sync/roll.ts';
import {
  decodeChanges,
  decodeWord,
  encodeChanges,
  encodeWord,
  type Word,
} from '../../../../electron/keeper/sync/word.ts';

beforeAll(loadCrypto);

// The library's own are slow where there are many.
const randomBytes = (count: number) => new Uint8Array(randomBuffer(count));
const HEAD_BYTES = 1312;
const cardOf = ({ certificate, box }: ReturnType<typeof makeIdentity>, name: string) => ({
  certificate,
  box: box.publicKey,
  name,
});

function pair() {
  const [study, travel, stranger] = [makeIdentity(), makeIdentity(), makeIdentity()];
  const alone = found(study, 'study');
  const roll = addLaptop(alone, study, cardOf(travel, 'travel'));
  const word: Word = {
    circle: circleOf(roll),
    by: study.id,
    writer: toHex(randomBytes(16)),
    n: 7,
    holds: [3, 4, 6],
    to: standing(roll).map(({ id }) => id),
    kind: 'changes',
    heads: [toHex(randomBytes(32))],
    seen: { [toHex(randomBytes(16))]: 12 },
    schema: 1,
    atLeast: 1,
    entries: [],
  };
  const id = toHex(randomBytes(16));
  const changes = [randomBytes(300), randomBytes(1), randomBytes(80)];
  const seal = (payload = encodeChanges(changes), more: Partial<Word> = {}) =>
    sealFile(study, id, standing(roll), { ...word, ...more }, payload);
  return { study, travel, stranger, alone, roll, word, id, changes, seal };
}

function flipped(bytes: Uint8Array, at: number, bit = 0): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ (1 << bit);
  return copy;
}

describe('a file', () => {
  test('Y50: opens for everybody it is sealed for, the writer too, and for nobody else', () => {
    const { study, travel, stranger, roll, word, id, changes, seal } = pair();
    const file = seal();
    for (const laptop of [study, travel]) {
      const opened = openFile(laptop, roll, file);
      if (typeof opened === 'string') throw new Error(opened);
      expect(opened.word).toEqual(word);
      expect(opened.id).toBe(id);
      expect(decodeChanges(opened.payload)).toEqual(changes);
    }
    expect(openFile(stranger, roll, file)).toBe('not-ours');
  });

  test('Y50: with one byte flipped, whichever it is, is never taken for another', () => {
    const { travel, roll, word, changes, seal } = pair();
    const file = seal();
    let [notOurs, damaged] = [0, 0];
    for (let at = 0; at < file.length; at += 1) {
      const opened = openFile(travel, roll, flipped(file, at, at % 8));
      if (opened === 'not-ours') notOurs += 1;
      else if (opened === 'damaged') damaged += 1;
      else throw new Error(`byte ${at}: ${JSON.stringify(opened)}`);
    }
    // Mark, format, zeros, and the place sealed for travel; anything else is found to be damage.
    expect(notOurs).toBe(16 + 80);
    expect(damaged).toBe(file.length - notOurs);
    expect(openFile(travel, roll, file)).toMatchObject({ word });
    expect(changes).toHaveLength(3);
  });

  test('Y50: cut at any length, made longer, or filled with zeros from anywhere on, is worth nothing', () => {
    const { travel, roll, seal } = pair();
    const file = seal();
    for (let end = 0; end < file.length; end += 1) {
      expect(typeof openFile(travel, roll, file.subarray(0, end)), `cut at ${end}`).toBe('string');
      const zeros = Uint8Array.from(file).fill(0, end);
      if (end % 16 === 0) expect(typeof openFile(travel, roll, zeros), `zeros from ${end}`).toBe('string');
    }
    expect(openFile(travel, roll, Buffer.concat([file, Buffer.alloc(1)]))).toBe('damaged');
    expect(openFile(travel, roll, randomBytes(5000))).toBe('not-ours');
  });

  test('Y50: of several pieces stands none cut at a piece, exchanged or repeated', () => {
    const { travel, roll, seal } = pair();
    const payload = randomBytes(300_000);
    const file = seal(payload);
    const piece = (i: number) => file.subarray(HEAD_BYTES + i * 65_552, HEAD_BYTES + (i + 1) * 65_552);
    const head = file.subarray(0, HEAD_BYTES);
    const count = Math.ceil((file.length - HEAD_BYTES) / 65_552);
    expect(count).toBe(5);
    const orders = [[0], [0, 1, 2, 3], [1, 0, 2, 3, 4], [0, 1, 1, 2, 3, 4], [0, 1, 2, 4], [4], []];
    for (const order of orders)
      expect(typeof openFile(travel, roll, Buffer.concat([head, ...order.map(piece)]))).toBe('string');
    const other = seal(payload);
    expect(openFile(travel, roll, Buffer.concat([other.subarray(0, HEAD_BYTES), file.subarray(HEAD_BYTES)]))).toBe(
      'damaged',
    );
    const opened = openFile(travel, roll, file);
    expect(typeof opened === 'object' && Buffer.compare(opened.payload, payload)).toBe(0);
  });

  test('Y50: no two are sealed with one key, and where whose place is cannot be told', () => {
    const { study, travel, seal } = pair();
    const files = Array.from({ length: 30 }, () => seal());
    const slots = files.map((file) => Array.from({ length: 16 }, (_, i) => file.subarray(32 + i * 80, 112 + i * 80)));
    const keys = slots.map((all) => all.map((slot) => openSealed(travel.box, slot)).findIndex((key) => key));
    expect(new Set(keys).size).toBeGreaterThan(5);
    const opened = slots.map((all) =>
      toHex(all.map((slot) => openSealed(study.box, slot)).find((key) => key) ?? new Uint8Array()),
    );
    expect(new Set(opened).size).toBe(30);
    expect(new Set(slots.flat().map(toHex)).size).toBe(16 * 30);
  });

  test('Y51: is by one that stands: a laptop let in elsewhere is heard of in its own file, a removed one is not heard', () => {
    const { study, travel, stranger, alone, roll, word, id, seal } = pair();
    // Study knows nobody yet; travel's first file brings the roll.
    const first = sealFile(
      travel,
      id,
      standing(roll),
      { ...word, by: travel.id, entries: entriesOf(roll) },
      new Uint8Array(),
    );
    const opened = openFile(study, alone, first);
    expect(typeof opened === 'object' && standing(opened.roll)).toHaveLength(2);
    const later = sealFile(travel, id, standing(roll), { ...word, by: travel.id }, new Uint8Array());
    expect(openFile(study, alone, later)).toBe('stranger');
    const without = removeLaptop(roll, study, travel.id);
    expect(openFile(study, without, later)).toBe('stranger');
    expect(openFile(study, without, first)).toBe('stranger');
    // In another's name, and by one who was never in the circle.
    expect(openFile(travel, roll, sealFile(stranger, id, standing(roll), word, new Uint8Array()))).toBe('damaged');
    expect(
      openFile(travel, roll, sealFile(stranger, id, standing(roll), { ...word, by: stranger.id }, new Uint8Array())),
    ).toBe('stranger');
    expect(openFile(travel, roll, seal(undefined, { circle: circleOf(found(stranger, 'elsewhere')) }))).toBe(
      'not-ours',
    );
  });

  test('Y51: has a Padmé length: few lengths are ever seen, at most 12 % are added', () => {
    const lengths = new Set<number>();
    for (let length = 1; length < 200_000; length += 7) {
      const padded = padme(length);
      expect(padded).toBeGreaterThanOrEqual(length);
      expect(padded).toBeLessThanOrEqual(Math.max(length + 8, length * 1.12));
      expect(padme(padded)).toBe(padded);
      lengths.add(padded);
    }
    expect(lengths.size).toBeLessThan(300);
    expect([9, 100, 1000, 10_000, 2 ** 33 + 1].map(padme)).toEqual([10, 104, 1024, 10_240, 2 ** 33 + 2 ** 27]);
    const { seal } = pair();
    expect(new Set([100, 110, 120, 130].map((length) => seal(randomBytes(length)).length)).size).toBeLessThan(3);
  });

  test('Y51: says nothing but what a word says: other keys, types and lengths are none', () => {
    const { word } = pair();
    expect(decodeWord(encodeWord(word))).toEqual(word);
    const said = { ...word, entries: [] as string[] };
    const wrong: unknown[] = [
      { ...said, more: 1 },
      { ...said, n: 0 },
      { ...said, n: 1.5 },
      { ...said, kind: 'delete' },
      { ...said, to: [] },
      { ...said, to: Array.from({ length: 17 }, () => word.by) },
      { ...said, heads: ['00'] },
      { ...said, heads: Array.from({ length: 257 }, () => word.heads[0]) },
      { ...said, seen: { me: 1 } },
      { ...said, entries: ['zz'] },
      { ...said, by: undefined },
      [said],
      null,
    ];
    for (const value of wrong)
      expect(decodeWord(Buffer.from(JSON.stringify(value))), JSON.stringify(value)).toBeUndefined();
    expect(decodeWord(Buffer.from('{"__proto__":{}}'))).toBeUndefined();
  });

  test('Y51: changes are read to the last byte, whatever their lengths claim', () => {
    const changes = [randomBytes(3), new Uint8Array(), randomBytes(70_000)];
    const payload = encodeChanges(changes);
    expect(decodeChanges(payload)).toEqual(changes);
    for (let end = 0; end < payload.length; end += end < 40 ? 1 : 997)
      expect(decodeChanges(payload.subarray(0, end))).toBeUndefined();
    expect(decodeChanges(Buffer.concat([payload, Buffer.alloc(1)]))).toBeUndefined();
    expect(decodeChanges(fromHex('ffffffff'))).toBeUndefined();
    expect(decodeChanges(fromHex('01000000ffffffff'))).toBeUndefined();
  });
});
