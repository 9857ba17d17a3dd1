// Who passes the filters of the table: each one alone, and several at once.
import { expect, test } from 'vitest';
import { bin } from '../../shared/model/cards.ts';
import { describeFirm, firmKeys } from '../../shared/model/firm.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addInteraction, type InteractionKind } from '../../shared/model/interaction.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import {
  contactsWritten,
  lastContacts,
  metThroughNames,
  openCardsByPerson,
  type PeopleFacts,
} from '../../shared/model/people-facts.ts';
import { matcherOf, withTag } from '../../shared/model/people-filter.ts';
import type { PeopleFilter } from '../../shared/model/people-table.ts';
import { records } from '../../shared/model/table.ts';
import { Story, TODAY } from './story.ts';

test('tags are asked for all at once, any of them, none of them, or none at all', () => {
  const story = new Story();
  story.person('Ana', { tags: ['climate', 'seed'] });
  story.person('Björn', { tags: ['climate', 'constructor'] });
  story.person('Chiara');
  const passing = (filter: PeopleFilter) => passingIn(story, filter);
  expect(passing({ allTags: ['climate', 'seed'] })).toEqual(['Ana']);
  expect(passing({ anyTags: ['seed', 'constructor'] })).toEqual(['Ana', 'Björn']);
  expect(passing({ noTags: ['seed'] })).toEqual(['Björn', 'Chiara']);
  expect(passing({ allTags: ['climate'], noTags: ['seed'] })).toEqual(['Björn']);
  expect(passing({ anyTags: ['toString'] })).toEqual([]);
  expect(passing({ untagged: true })).toEqual(['Chiara']);
  expect(passing({})).toEqual(['Ana', 'Björn', 'Chiara']);
});

test('a firm is found under all its spellings and the names that were joined to it, a place by a part of it', () => {
  const story = new Story();
  story.person('Ana', { firm: 'Kelp & Co', place: 'Lisboa, Portugal' });
  story.person('Björn', { firm: 'KELP and Co.' });
  story.person('Chiara', { firm: 'Seaweed Ltd', place: 'Porto' });
  story.person('Dana');
  expect(passingIn(story, { firm: 'kelp & co.' })).toEqual(['Ana', 'Björn']);
  story.change((document, stamp) =>
    describeFirm(document, { name: 'Kelp & Co', changes: { aliases: ['Seaweed'] } }, stamp),
  );
  expect(passingIn(story, { firm: 'Seaweed' })).toEqual(['Ana', 'Björn', 'Chiara']);
  expect(passingIn(story, { place: 'PORT' })).toEqual(['Ana', 'Chiara']);
});

test('closeness may be unsaid, and an address missing', () => {
  const story = new Story();
  story.person('Ana', { closeness: 'well', emails: { 'ana@example.org': '' } });
  story.person('Björn', { closeness: 'hardly' });
  story.person('Chiara', { emails: { 'chiara@example.org': '' } });
  expect(passingIn(story, { closeness: ['hardly', ''] })).toEqual(['Björn', 'Chiara']);
  expect(passingIn(story, { closeness: ['well'], noEmail: true })).toEqual([]);
  expect(passingIn(story, { noEmail: true })).toEqual(['Björn']);
});

test('the last contact is before a day, after it, long ago, lately or never', () => {
  const story = new Story();
  const [ana, björn] = [story.person('Ana'), story.person('Björn'), story.person('Chiara')];
  meet(story, ana, '2026-01-10');
  meet(story, ana, '2026-08-24');
  meet(story, björn, '2026-11-20');
  const passing = (lastContact: PeopleFilter['lastContact']) => passingIn(story, { lastContact });
  expect(passing({ is: 'before', on: '2026-08-25' })).toEqual(['Ana']);
  expect(passing({ is: 'before', on: '2026-08-24' })).toEqual([]);
  expect(passing({ is: 'after', on: '2026-08-23' })).toEqual(['Ana', 'Björn']);
  expect(passing({ is: 'older', days: 90 })).toEqual(['Chiara']);
  expect(passing({ is: 'older', days: 89 })).toEqual(['Ana', 'Chiara']);
  expect(passing({ is: 'within', days: 2 })).toEqual(['Björn']);
  expect(passing({ is: 'never' })).toEqual(['Chiara']);
});

test('a note is no contact, nor is what is still to come, nor what is in the bin', () => {
  const story = new Story();
  const ana = story.person('Ana');
  meet(story, ana, TODAY, 'note');
  meet(story, ana, '2026-11-23', 'coffee');
  const id = meet(story, ana, '2026-11-01');
  expect(factsOf(story).lastContact.get(ana)).toBe('2026-11-01');
  story.change((document, stamp) => bin(document, { table: 'interactions', ids: [id] }, stamp));
  expect(factsOf(story).lastContact.has(ana)).toBe(false);
});

test('a drumbeat is missed once its day is over without a contact; it counts from the first meeting where there was none', () => {
  const story = new Story();
  const ana = story.person('Ana', { drumbeat: 30 });
  story.person('Björn', { drumbeat: 7 });
  story.person('Chiara', { drumbeat: 7, metOn: '2026-11-16' });
  meet(story, ana, '2026-10-23');
  expect(passingIn(story, { missed: true })).toEqual([]);
  story.today = '2026-11-23';
  expect(passingIn(story, { missed: true })).toEqual(['Ana']);
  meet(story, ana, '2026-11-23');
  story.today = '2026-11-24';
  expect(passingIn(story, { missed: true })).toEqual(['Chiara']);
});

test('open cards are counted for everybody with a part in them, and for whoever stands for somebody else', () => {
  const story = new Story();
  const [ana, björn, chiara] = [story.person('Ana'), story.person('Björn'), story.person('Chiara')];
  const double = story.person('Ana J.');
  story.ask({ title: 'Pricing help', asker: chiara });
  story.propose({ partyA: double, partyB: björn });
  meet(story, double, '2026-11-02');
  expect(passingIn(story, { open: 'intro' })).toEqual(['Ana J.', 'Björn']);
  story.change((document, stamp) => mergePeople(document, { keep: ana, other: double, takeFromOther: [] }, stamp));
  expect(passingIn(story, { open: 'intro' })).toEqual(['Ana', 'Björn']);
  expect(passingIn(story, { open: 'card' })).toEqual(['Ana', 'Björn', 'Chiara']);
  expect(factsOf(story).openCards.get(ana)).toEqual({ asks: 0, intros: 1 });
  expect(factsOf(story).lastContact.get(ana)).toBe('2026-11-02');
});

test('who brought us together is known by their record, or by name alone', () => {
  const story = new Story();
  const ana = story.person('Ana');
  const [björn, chiara] = [
    story.person('Björn', { metThrough: ana }),
    story.person('Chiara', { metThroughName: 'her aunt' }),
  ];
  const names = metThroughNames(story.document);
  expect([names.get(björn), names.get(chiara), names.get(ana)]).toEqual(['Ana', 'her aunt', undefined]);
});

test('a filter asks for a renamed tag by its new name, once', () => {
  const filter: PeopleFilter = { allTags: ['a', 'b'], noTags: ['a'], place: 'Porto' };
  expect(withTag(filter, 'a', 'c')).toEqual({ allTags: ['c', 'b'], noTags: ['c'], place: 'Porto' });
  expect(withTag(filter, 'a', 'b')).toEqual({ allTags: ['b'], noTags: ['b'], place: 'Porto' });
  expect(withTag({ place: 'Porto' }, 'a', 'b')).toEqual({ place: 'Porto' });
});

function meet(story: Story, person: PersonId, on: string, kind: InteractionKind = 'met') {
  return story.change((document, stamp) => addInteraction(document, { person, kind, on, text: '' }, stamp));
}

function factsOf({ document, today }: Story): PeopleFacts {
  return {
    lastContact: lastContacts(document, contactsWritten(document, today)),
    openCards: openCardsByPerson(document),
    metThrough: metThroughNames(document),
    firmKey: firmKeys(document),
    tagBeats: document,
  };
}

function passingIn(story: Story, filter: PeopleFilter): string[] {
  const matches = matcherOf(filter, factsOf(story), story.today);
  const people = [...records(story.document.people)].filter(matches);
  return people.map(({ name }) => name).sort();
}
