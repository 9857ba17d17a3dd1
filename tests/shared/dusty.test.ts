// Dusty people: who has not been heard of for too long, and who of them comes first.
import { expect, test } from 'vitest';
import { dustyPeople, worthOf } from '../../shared/model/dusty.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import type { Person, PersonFields } from '../../shared/model/person.ts';
import { find } from '../../shared/model/table.ts';
import { Story, TODAY } from './story.ts';

const dusty = (story: Story, limit = 10) =>
  dustyPeople(story.document, lastContacts(story.document, contactsWritten(story.document, TODAY)), TODAY, limit);
const names = (story: Story, limit?: number) => dusty(story, limit).map(({ person }) => person.name);
const met = (story: Story, person: PersonId, on: string, kind: 'met' | 'received help' | 'gave help' = 'met') =>
  story.change((document, stamp) => addInteraction(document, { person, kind, on, text: '' }, stamp));

test('somebody whose drumbeat is missed is dusty, and somebody known well after half a year', () => {
  const story = new Story();
  met(story, story.person('Ana', { drumbeat: 30 }), '2026-09-01');
  met(story, story.person('Ben', { closeness: 'well' }), '2026-05-01');
  met(story, story.person('Chi', { closeness: 'well' }), '2026-07-01');
  met(story, story.person('Dan', { closeness: 'somewhat' }), '2020-01-01');
  met(story, story.person('Eve', { closeness: 'well', drumbeat: 365 }), '2026-01-01');
  expect(names(story).sort()).toEqual(['Ana', 'Ben']);
});

test('where only drumbeats are wanted, whoever is known well and has none is left out', () => {
  const story = new Story();
  const old = { metOn: '2020-01-01' };
  for (const drumbeat of [7, 14, 30]) story.person(`every ${drumbeat}`, { ...old, drumbeat });
  story.person('well', { ...old, closeness: 'well' });
  const beats = dustyPeople(story.document, new Map(), TODAY, 10, 'drumbeats');
  expect(names(story)).toContain('well');
  expect(beats).toEqual(dusty(story).filter(({ beat }) => beat));
  expect(beats).toHaveLength(3);
});

test('nobody who is put aside, in the bin, or was never near', () => {
  const story = new Story();
  const ana = story.person('Ana', { drumbeat: 30, metOn: '2020-01-01' });
  expect(names(story)).toEqual(['Ana']);
  story.change((document) => {
    (find(document.people, ana) as Person).snoozedUntil = '2026-12-01';
  });
  expect(names(story)).toEqual([]);
  story.change((document) => {
    (find(document.people, ana) as Person).snoozedUntil = TODAY;
  });
  expect(names(story)).toEqual(['Ana']);
});

test('the most valuable come first, a few at a time; of equals, who waits longest', () => {
  const story = new Story();
  const old = { drumbeat: 30, metOn: '2020-01-01' };
  const person = (name: string, fields: PersonFields, on = '2026-09-01') => {
    const id = story.person(name, { ...old, ...fields });
    met(story, id, on);
    return id;
  };
  person('hardly', {});
  person('hardly, longer', {}, '2026-08-01');
  person('well', { closeness: 'well' });
  person('trusted', { closeness: 'well', knowsMe: 'yes', trustsMe: 'yes' });
  const helper = person('helped me', { closeness: 'somewhat' });
  for (const on of ['2026-03-01', '2026-04-01', '2026-05-01']) met(story, helper, on, 'received help');
  person('hurts', { closeness: 'well', drumbeatAtWorst: 60, knowsMe: 'yes', trustsMe: 'yes' });
  expect(names(story)).toEqual(['hurts', 'trusted', 'helped me', 'well', 'hardly, longer', 'hardly']);
  expect(names(story, 2)).toEqual(['hurts', 'trusted']);
});

test('what they are worth has a ceiling: nobody buys their way up with favours', () => {
  const person = { tags: {} } as unknown as Person;
  expect(worthOf(person, { received: 3 })).toBe(worthOf(person, { received: 30 }));
  expect(worthOf(person, { given: 4 })).toBe(worthOf(person, { given: 40 }));
  expect(worthOf({ ...person, closeness: 'well' })).toBeGreaterThan(worthOf({ ...person, closeness: 'somewhat' }));
});
