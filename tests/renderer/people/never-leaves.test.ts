// What never leaves is marked by field or by entry; a mark follows its entry, and goes with it.
import { expect, test } from 'vitest';
import { isMarked, isWhollyHome, marksAfter, marksWith } from '../../../renderer/features/people/never-leaves.ts';
import { Story } from '../../shared/story.ts';

function ana(...neverLeaves: string[]) {
  const story = new Story();
  const id = story.person('Ana', { phones: { '+44 1': '' }, neverLeaves });
  const person = story.document.people[id.slice(0, 2)]?.[id];
  if (!person) throw new Error('Ana is not there');
  return person;
}

test('an entry is marked by itself, whatever its case', () => {
  expect(isMarked(ana('emails/Ana@Example.org'), 'emails/ana@example.org')).toBe(true);
  expect(isMarked(ana('phones/+44 1'), 'phones/+44 2')).toBe(false);
  expect(isWhollyHome(ana('about'))).toBe(false);
  expect(isWhollyHome(ana('about', '*'))).toBe(true);
});

test('one more mark leaves the others, and so does one less', () => {
  expect(marksWith(ana('about'), 'phones/+44 1', true)).toEqual(['about', 'phones/+44 1']);
  expect(marksWith(ana('about', 'firm'), 'about', false)).toEqual(['firm']);
});

test('a mark follows an entry that is rewritten, and goes with one that is taken out', () => {
  const marked = ana('about', 'phones/+44 1');
  expect(marksAfter(marked, 'phones', '+44 1', '+44 2')).toEqual({ neverLeaves: ['about', 'phones/+44 2'] });
  expect(marksAfter(marked, 'phones', '+44 1', '')).toEqual({ neverLeaves: ['about'] });
  expect(marksAfter(marked, 'phones', '', '+44 3')).toBeUndefined();
  expect(marksAfter(ana(), 'phones', '+44 1', '+44 2')).toBeUndefined();
});
