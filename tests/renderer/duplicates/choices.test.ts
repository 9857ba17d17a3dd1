// What a merge asks of the user: a choice where two people differ, with a sensible default, and nothing where there is none.
import { describe, expect, test } from 'vitest';
import { differencesOf, joinedSets, sameFields } from '../../../renderer/features/duplicates/choices.ts';
import type { Person, PersonFields } from '../../../shared/model/person.ts';
import { Story } from '../../shared/story.ts';

function two(mine: PersonFields, theirs: PersonFields): [Person, Person] {
  const story = new Story();
  const ids = [story.person('Ana Jansen', mine), story.person('Ana', theirs)];
  return ids.map((id) => story.document.people[id.slice(0, 2)]?.[id]) as [Person, Person];
}

describe('Two records of one person', () => {
  test('leave a choice where both speak, and none where only the one who stays does', () => {
    const [keep, other] = two({ firm: 'Tidewater', about: 'kind' }, { firm: 'Tide', place: 'Porto' });
    expect(differencesOf(keep, other, {})).toEqual([
      { field: 'name', keep: 'Ana Jansen', other: 'Ana', taken: 'keep', isChoice: true },
      { field: 'firm', keep: 'Tidewater', other: 'Tide', taken: 'keep', isChoice: true },
      { field: 'place', keep: '', other: 'Porto', taken: 'other', isChoice: true },
      { field: 'about', keep: 'kind', other: '', taken: 'keep', isChoice: false },
    ]);
  });

  test('keep a choice made by hand, whoever stays in the end', () => {
    const [keep, other] = two({ firm: 'Tidewater' }, { firm: 'Tide' });
    const chosen = { firm: other.id };
    const firm = (a: Person, b: Person) => differencesOf(a, b, chosen).find(({ field }) => field === 'firm')?.taken;
    expect(firm(keep, other)).toBe('other');
    expect(firm(other, keep)).toBe('keep');
  });

  test('join their addresses, and say which are new', () => {
    const [keep, other] = two(
      { emails: { 'ana@example.org': 'work' }, tags: ['sea'] },
      { emails: { 'Ana@Example.org': '', 'aj@example.net': 'home' } },
    );
    expect(joinedSets(keep, other)).toEqual([
      {
        field: 'emails',
        entries: [
          { value: 'ana@example.org', label: 'work', isNew: false },
          { value: 'aj@example.net', label: 'home', isNew: true },
        ],
      },
      { field: 'tags', entries: [{ value: 'sea', label: '', isNew: false }] },
    ]);
  });

  test('say nothing of what is the same, but that it is', () => {
    const [keep, other] = two({ place: 'Porto' }, { place: 'Porto' });
    expect(sameFields(keep, other)).toEqual(['place']);
    expect(differencesOf(keep, other, {}).map(({ field }) => field)).toEqual(['name']);
  });
});
