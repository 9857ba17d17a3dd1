// Filters as their chips say them: each one that is set in words of its own, and none that is not.
import { expect, test } from 'vitest';
import { FILTER_PARTS, sayFilter } from '../../../renderer/features/people/words.ts';
import { peopleFilter } from '../../../shared/model/people-table.ts';

test('every part of a filter but the typed words has a chip', () => {
  const parts = Object.keys(peopleFilter.unwrap().shape).filter((part) => part !== 'text');
  expect([...FILTER_PARTS].sort()).toEqual(parts.sort());
  for (const part of FILTER_PARTS) expect(sayFilter({}, part)).toBeUndefined();
});

test('a chip says what it asks for', () => {
  expect(sayFilter({ allTags: ['a', 'b'] }, 'allTags')).toBe('Tagged a and b');
  expect(sayFilter({ anyTags: ['a', 'b'] }, 'anyTags')).toBe('Tagged a or b');
  expect(sayFilter({ noTags: ['a', 'b'] }, 'noTags')).toBe('Not tagged a or b');
  expect(sayFilter({ closeness: ['hardly', ''] }, 'closeness')).toBe('Known: hardly or not said');
  expect(sayFilter({ lastContact: { is: 'older', days: 90 } }, 'lastContact')).toBe('Not in touch for 90 days');
  expect(sayFilter({ lastContact: { is: 'within', days: 1 } }, 'lastContact')).toBe('In touch within a day');
  expect(sayFilter({ lastContact: { is: 'before', on: '2019-03-02' } }, 'lastContact')).toBe(
    'Last contact before 2 Mar 2019',
  );
  expect(sayFilter({ lastContact: { is: 'never' } }, 'lastContact')).toBe('Never in touch');
  expect(sayFilter({ open: 'intro' }, 'open')).toBe('In an open introduction');
});
