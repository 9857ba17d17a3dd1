// What the columns of somebody's own table mean is said once, and remembered for the next file with that header.
import { expect, test } from 'vitest';
import { COLUMN_FIELDS, type ColumnField } from '../../shared/model/columns.ts';
import { recallMapping, rememberMapping } from '../../shared/model/mapping.ts';
import { records } from '../../shared/model/table.ts';
import { Story } from './story.ts';

const NAMES = ['Wer', 'Was', 'Wo'];

function say(story: Story, ...fields: ColumnField[]) {
  const columns = NAMES.map((name, place) => ({ name, field: fields[place] ?? 'keep beside' }));
  story.change((document, stamp) => rememberMapping(document, columns, stamp));
}

test('what was said last is recalled, and only for the same columns in the same order', () => {
  const story = new Story();
  expect(recallMapping(story.document, NAMES)).toBeUndefined();
  say(story, 'name', 'title', 'firm');
  say(story, 'name', 'good at', 'firm');
  expect(recallMapping(story.document, NAMES)).toEqual(['name', 'good at', 'firm']);
  expect(recallMapping(story.document, ['Was', 'Wer', 'Wo'])).toBeUndefined();
  expect(recallMapping(story.document, [...NAMES, 'Wann'])).toBeUndefined();
});

test('a header has one record, however often it is spoken of', () => {
  const story = new Story();
  say(story, 'name', 'title', 'firm');
  say(story, 'name', 'title', 'firm');
  say(story, 'name', 'note', 'firm');
  expect([...records(story.document.mappings)]).toHaveLength(1);
});

test('a meaning that only a newer Vouchsafe knows is kept beside', () => {
  const story = new Story();
  story.change((document, stamp) =>
    rememberMapping(document, [{ name: 'Wer', field: 'shoe size' as ColumnField }], stamp),
  );
  expect(recallMapping(story.document, ['Wer'])).toEqual(['keep beside']);
});

test('the meanings fit on lines of their own', () => {
  expect(new Set(COLUMN_FIELDS).size).toBe(COLUMN_FIELDS.length);
  for (const field of COLUMN_FIELDS) expect(field).toMatch(/^[a-z][a-z -]*$/);
});
