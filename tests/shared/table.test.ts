// Tables: every record has its bucket, is found by its id and by nothing else, and shows unless it is in the bin.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  emptyTable,
  everyRecord,
  find,
  type Kept,
  recordPath,
  records,
  type Table,
} from '../../shared/model/table.ts';

const id = fc.stringMatching(/^[0-9a-f]{32}$/);
const JUNK = ['', 'a', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'zz'.repeat(16), '🪸'];

test('an empty table has all 256 buckets and nothing in them', () => {
  const table = emptyTable();
  expect(Object.keys(table)).toHaveLength(256);
  for (const bucket of ['00', '0a', '10', 'ff']) expect(table[bucket]).toEqual({});
  expect([...everyRecord(table)]).toEqual([]);
  expect(emptyTable()['00']).not.toBe(table['00']);
});

test('what is put in is found by its id, at its path, exactly once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { maxLength: 50 }), (ids) => {
      const table: Table<Kept> = emptyTable();
      for (const each of ids) add(table, { id: each, createdAt: 0, ...(each < '8' && { binnedAt: 1 }) });
      for (const each of ids) {
        const [bucket, key] = recordPath(each);
        expect(find(table, each)).toBe(table[bucket]?.[key]);
        expect(find(table, each)?.id).toBe(each);
      }
      expect([...everyRecord(table)].map((record) => record.id).sort()).toEqual([...ids].sort());
      expect([...records(table)].map((record) => record.id).sort()).toEqual(ids.filter((each) => each >= '8').sort());
    }),
  );
});

test.each(JUNK)('nothing is found under %j, and nothing can be put there that has no bucket', (junk) => {
  const table: Table<Kept> = emptyTable();
  expect(find(table, junk)).toBeUndefined();
  expect(() => add(table, { id: junk, createdAt: 0 })).toThrow('two hex digits');
});

test('a name that every object inherits is no record', () => {
  const table: Table<Kept> = { ...emptyTable(), co: {}, __: {} };
  expect(find(table, 'constructor')).toBeUndefined();
  expect(find(table, '__proto__')).toBeUndefined();
});
