// Who passes a filter of the table of people. The words that one types are left out here: the index of people knows them.
import { folded } from './board.ts';
import { beatOf } from './drumbeat.ts';
import { addDays, type Day } from './identity.ts';
import type { PeopleFacts } from './people-facts.ts';
import type { ContactFilter, PeopleFilter } from './people-table.ts';
import type { Person } from './person.ts';

type Test = (person: Person) => boolean;

/** A test for one filter, made once and asked for each person; `text` is not looked at. */
export function matcherOf(filter: PeopleFilter, facts: PeopleFacts, today: Day): Test {
  const tests = [...testsOfTags(filter), ...testsOfPerson(filter, facts), ...testsOfCards(filter, facts, today)];
  return (person) => tests.every((test) => test(person));
}

function testsOfTags({ allTags, anyTags, noTags, untagged }: PeopleFilter): Test[] {
  const has = (person: Person) => (tag: string) => Object.hasOwn(person.tags, tag);
  const tests: Test[] = [];
  if (allTags) tests.push((person) => allTags.every(has(person)));
  if (anyTags) tests.push((person) => anyTags.some(has(person)));
  if (noTags) tests.push((person) => !noTags.some(has(person)));
  if (untagged) tests.push((person) => Object.keys(person.tags).length === 0);
  return tests;
}

function testsOfPerson({ firm, place, closeness, noEmail }: PeopleFilter, { firmKey }: PeopleFacts): Test[] {
  const tests: Test[] = [];
  if (firm !== undefined) {
    const wanted = firmKey(firm);
    // Thousands share a few firms: each spelling is looked up once.
    const known = new Map<string, boolean>();
    tests.push(({ firm: theirs = '' }) => {
      const found = known.get(theirs) ?? (theirs !== '' && firmKey(theirs) === wanted);
      known.set(theirs, found);
      return found;
    });
  }
  if (place !== undefined) {
    const wanted = folded(place).trim();
    tests.push((person) => folded(person.place ?? '').includes(wanted));
  }
  if (closeness) tests.push((person) => closeness.includes(person.closeness ?? ''));
  if (noEmail) tests.push((person) => Object.keys(person.emails).length === 0);
  return tests;
}

function testsOfCards(filter: PeopleFilter, { lastContact, openCards, tagBeats }: PeopleFacts, today: Day): Test[] {
  const { lastContact: contact, open, missed } = filter;
  const tests: Test[] = [];
  if (contact) {
    const passes = testOfContact(contact, today);
    tests.push(({ id }) => passes(lastContact.get(id)));
  }
  if (open === 'card') tests.push(({ id }) => openCards.has(id));
  if (open === 'intro') tests.push(({ id }) => (openCards.get(id)?.intros ?? 0) > 0);
  if (missed) tests.push((person) => (beatOf(person, lastContact.get(person.id), today, tagBeats)?.late ?? 0) > 0);
  return tests;
}

function testOfContact(contact: ContactFilter, today: Day): (last: Day | undefined) => boolean {
  switch (contact.is) {
    case 'before':
      return (last) => last !== undefined && last < contact.on;
    case 'after':
      return (last) => last !== undefined && last > contact.on;
    case 'older': {
      const limit = addDays(today, -contact.days);
      return (last) => last === undefined || last < limit;
    }
    case 'within': {
      const limit = addDays(today, -contact.days);
      return (last) => last !== undefined && last >= limit;
    }
    case 'never':
      return (last) => last === undefined;
  }
}

/** A filter that asks for a tag under its new name, each tag once. */
export function withTag(filter: PeopleFilter, from: string, to: string): PeopleFilter {
  const renamed = (tags: readonly string[] | undefined) =>
    tags?.includes(from) ? [...new Set(tags.map((tag) => (tag === from ? to : tag)))] : tags;
  const { allTags, anyTags, noTags } = filter;
  const parts = { allTags: renamed(allTags), anyTags: renamed(anyTags), noTags: renamed(noTags) };
  return { ...filter, ...Object.fromEntries(Object.entries(parts).filter(([, tags]) => tags !== undefined)) };
}
