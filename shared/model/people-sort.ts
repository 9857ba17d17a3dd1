// The order of the table of people. Whoever has nothing in the column stands last, whichever way it is sorted, and equals
// keep the order of their names.
import { folded } from './board.ts';
import { beatOf } from './drumbeat.ts';
import { type Day, daysBetween, isDay } from './identity.ts';
import type { PeopleFacts } from './people-facts.ts';
import type { PeopleSort } from './people-table.ts';
import { CLOSENESS, type Person } from './person.ts';

/** A person with what the index has folded already. */
export interface Sortable {
  readonly person: Person;
  readonly name: string;
  readonly firm: string;
}

/** Of these one wants to see the latest, the most or the nearest first. */
const DOWN_FIRST: readonly PeopleSort['by'][] = ['closeness', 'lastContact', 'openCards', 'metOn', 'addedOn'];

/** The sorting after a click on a column's head: that column; and the other way round when it was that column already. */
export function nextSort(sort: PeopleSort, by: PeopleSort['by']): PeopleSort {
  return { by, down: sort.by === by ? !sort.down : DOWN_FIRST.includes(by) };
}

/** The same people, who come in by name, in another order. */
export function sortPeople<Item extends Sortable>(
  byName: readonly Item[],
  { by, down }: PeopleSort,
  facts: PeopleFacts,
  today: Day,
): readonly Item[] {
  if (by === 'name') return down ? [...byName].reverse() : byName;
  const keyOf = keyFor(by, facts, today);
  const having: { item: Item; key: string | number }[] = [];
  const lacking: Item[] = [];
  for (const item of byName) {
    const key = keyOf(item);
    if (key === undefined || key === '') lacking.push(item);
    else having.push({ item, key });
  }
  const turn = down ? -1 : 1;
  having.sort((a, b) => (a.key < b.key ? -turn : a.key > b.key ? turn : 0));
  return [...having.map(({ item }) => item), ...lacking];
}

type Key = string | number | undefined;

function keyFor(by: Exclude<PeopleSort['by'], 'name'>, facts: PeopleFacts, today: Day): (item: Sortable) => Key {
  switch (by) {
    case 'firm':
      return ({ firm }) => firm;
    case 'title':
    case 'place':
      return ({ person }) => folded(person[by] ?? '');
    case 'tags':
      return ({ person }) => folded(Object.keys(person.tags).sort().join('\n'));
    case 'closeness':
      return ({ person }) => (person.closeness ? CLOSENESS.indexOf(person.closeness) : undefined);
    case 'lastContact':
      return ({ person }) => facts.lastContact.get(person.id);
    case 'drumbeat':
      return ({ person }) => beatOf(person, facts.lastContact.get(person.id), today, facts.tagBeats)?.next;
    case 'openCards':
      return ({ person }) => countOf(facts.openCards.get(person.id));
    case 'email':
      return ({ person }) => folded(Object.keys(person.emails)[0] ?? '');
    case 'phone':
      return ({ person }) => Object.keys(person.phones)[0]?.replace(/[^\d+]/g, '');
    case 'birthday':
      return ({ person }) => daysToBirthday(person.birthday, today);
    case 'metOn':
      return ({ person }) => person.metOn;
    case 'metThrough':
      return ({ person }) => folded(facts.metThrough.get(person.id) ?? '');
    case 'addedOn':
      return ({ person }) => person.createdAt;
  }
}

function countOf(open: { asks: number; intros: number } | undefined): number | undefined {
  return open && open.asks + open.intros;
}

/** Days until the next birthday; who was born on 29 February is congratulated on 1 March in other years. */
export function daysToBirthday(birthday: string | undefined, today: Day): number | undefined {
  const monthAndDay = birthday?.slice(-5);
  if (birthday === undefined || !isDay(`2000-${monthAndDay}`)) return undefined;
  const year = Number(today.slice(0, 4));
  const [days = 0, next = 0] = [year, year + 1].map((each) => daysBetween(today, inYear(each, monthAndDay ?? '')));
  return days >= 0 ? days : next;
}

function inYear(year: number, monthAndDay: string): Day {
  const day = `${String(year).padStart(4, '0')}-${monthAndDay}`;
  return isDay(day) ? day : `${day.slice(0, 4)}-03-01`;
}
