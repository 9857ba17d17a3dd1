// The order of the table: every column sorts everybody, whoever has nothing there comes last, equals stay by name.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded } from '../../shared/model/board.ts';
import { foldFirm } from '../../shared/model/firm-name.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { contactsWritten, lastContacts, openCardsByPerson, type PeopleFacts } from '../../shared/model/people-facts.ts';
import { daysToBirthday, nextSort, type Sortable, sortPeople } from '../../shared/model/people-sort.ts';
import { PEOPLE_COLUMNS, type PeopleSort } from '../../shared/model/people-table.ts';
import type { Person } from '../../shared/model/person.ts';
import { records } from '../../shared/model/table.ts';
import { networkOf } from '../helpers/network.ts';
import { TODAY } from './story.ts';

const NOTHING: PeopleFacts = {
  lastContact: new Map(),
  openCards: new Map(),
  metThrough: new Map(),
  firmKey: foldFirm,
  tagBeats: { tagDrumbeats: {}, tagDrumbeatsAtWorst: {} },
};

const PEOPLE = [
  person('Ana', { firm: 'Ébène', closeness: 'somewhat', birthday: '1984-11-23', drumbeat: 7, metOn: '2020-01-01' }),
  person('Björn', { closeness: 'hardly', phones: { '+49 2': '' }, drumbeat: 7, metOn: '2026-11-20' }),
  person('Chiara', { firm: 'acme', closeness: 'well', birthday: '--11-21', phones: { '+49 (1)': '' } }),
  person('Dana', { firm: 'Zebra', birthday: 'soon' }),
];

test('names, words, steps and days sort as people expect; whoever has none is last both ways', () => {
  expect(sorted('name', false)).toEqual(['Ana', 'Björn', 'Chiara', 'Dana']);
  expect(sorted('name', true)).toEqual(['Dana', 'Chiara', 'Björn', 'Ana']);
  expect(sorted('firm', false)).toEqual(['Chiara', 'Ana', 'Dana', 'Björn']);
  expect(sorted('firm', true)).toEqual(['Dana', 'Ana', 'Chiara', 'Björn']);
  expect(sorted('closeness', true)).toEqual(['Chiara', 'Ana', 'Björn', 'Dana']);
  expect(sorted('phone', false)).toEqual(['Chiara', 'Björn', 'Ana', 'Dana']);
  expect(sorted('birthday', false)).toEqual(['Ana', 'Chiara', 'Björn', 'Dana']);
  expect(sorted('drumbeat', false)).toEqual(['Ana', 'Björn', 'Chiara', 'Dana']);
  expect(sorted('metThrough', true)).toEqual(['Ana', 'Björn', 'Chiara', 'Dana']);
});

test('a click sorts the way one looks for it, and a second click turns it round', () => {
  const byName = { by: 'name', down: false } as const;
  expect(nextSort(byName, 'firm')).toEqual({ by: 'firm', down: false });
  expect(nextSort(byName, 'lastContact')).toEqual({ by: 'lastContact', down: true });
  expect(nextSort(nextSort(byName, 'lastContact'), 'lastContact')).toEqual({ by: 'lastContact', down: false });
  expect(nextSort(byName, 'name')).toEqual({ by: 'name', down: true });
});

test('the next birthday may be next year, and falls on the first of March for those of the twenty-ninth', () => {
  expect(daysToBirthday('1990-11-22', '2026-11-22')).toBe(0);
  expect(daysToBirthday('--11-21', '2026-11-22')).toBe(364);
  expect(daysToBirthday('2000-02-29', '2026-11-22')).toBe(99);
  expect(daysToBirthday('2000-02-29', '2028-02-28')).toBe(1);
  expect(daysToBirthday(undefined, '2026-11-22')).toBeUndefined();
  expect(daysToBirthday('', '2026-11-22')).toBeUndefined();
  expect(daysToBirthday('17 May', '2026-11-22')).toBeUndefined();
});

test('whatever the column, everybody is there once, and the last of those who have something comes before those who do not', () => {
  const network = networkOf('S');
  const byName = indexOf([...records(network.people)]);
  const facts: PeopleFacts = {
    ...NOTHING,
    lastContact: lastContacts(network, contactsWritten(network, TODAY)),
    openCards: openCardsByPerson(network),
  };
  const ids = byName.map(({ person: { id } }) => id).sort();
  fc.assert(
    fc.property(fc.constantFrom('name' as const, ...PEOPLE_COLUMNS), fc.boolean(), (by, down) => {
      const people = sortPeople(byName, { by, down }, facts, TODAY);
      expect(people.map(({ person: { id } }) => id).sort()).toEqual(ids);
      if (by !== 'lastContact') return;
      const days = people.map(({ person: { id } }) => facts.lastContact.get(id));
      const known = days.filter((day) => day !== undefined);
      expect(days.slice(0, known.length)).toEqual(down ? known.sort().reverse() : known.sort());
    }),
  );
});

function sorted(by: PeopleSort['by'], down: boolean): string[] {
  return sortPeople(indexOf(PEOPLE), { by, down }, NOTHING, TODAY).map(({ person: { name } }) => name);
}

function indexOf(people: readonly Person[]): Sortable[] {
  const items = people.map((each) => ({ person: each, name: folded(each.name), firm: folded(each.firm ?? '') }));
  return items.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function person(name: string, fields: Partial<Person>): Person {
  return { id: name as PersonId, createdAt: 0, name, emails: {}, phones: {}, links: {}, tags: {}, ...fields };
}
