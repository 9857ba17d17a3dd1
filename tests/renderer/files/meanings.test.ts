// What a column may mean, as the select of the import dialog offers it.
import { expect, test } from 'vitest';
import { MEANINGS, meaningOf, namesSomebody } from '../../../renderer/features/files/meanings.ts';
import { COLUMN_FIELDS } from '../../../shared/model/columns.ts';

test('every meaning can be chosen, once, and is understood when it was', () => {
  const offered = MEANINGS.flatMap(({ items }) => items.map(({ value }) => value));
  expect([...offered].sort()).toEqual([...COLUMN_FIELDS].sort());
  for (const value of offered) expect(meaningOf(value)).toBe(value);
});

test('a family name, an address or a firm is enough to find somebody by; a town and a note are not', () => {
  expect(namesSomebody(['leave out', 'family name'])).toBe(true);
  expect(namesSomebody(['e-mail', 'note'])).toBe(true);
  expect(namesSomebody(['firm'])).toBe(true);
  expect(namesSomebody(['town', 'note', 'phone', 'keep beside'])).toBe(false);
  expect(namesSomebody([])).toBe(false);
});
