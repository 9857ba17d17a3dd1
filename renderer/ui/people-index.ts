// People as one searches them while typing: folded text per person, made once and again only for those who changed.
import { folded } from '../../shared/model/board.ts';
import { displayName } from '../../shared/model/document.ts';
import type { Person } from '../../shared/model/person.ts';
import { records, type Table } from '../../shared/model/table.ts';
import { useDocument } from '../vouchsafe.ts';

export interface Indexed {
  readonly person: Person;
  readonly name: string;
  readonly firm: string;
  readonly text: string;
}

/** A record that did not change keeps its identity, so its text is found here again. */
const known = new WeakMap<Person, Indexed>();

/** The index of a table, which is never changed but replaced: every picker and the people screen share it. */
const made = new WeakMap<Table<Person>, readonly Indexed[]>();

/** Everybody who is not in the bin, by name; nobody while it is not needed, for making it takes a while. */
export function usePeopleIndex(isNeeded = true): readonly Indexed[] {
  const { people } = useDocument();
  return isNeeded ? indexPeople(people) : NOBODY;
}

const NOBODY: readonly Indexed[] = [];

/** The index itself. At 20,000 people the first one takes a quarter of a second, later ones a tenth of that. */
export function indexPeople(people: Table<Person>): readonly Indexed[] {
  const index = made.get(people) ?? [...records(people)].map(indexed).sort((a, b) => compare(a.name, b.name));
  made.set(people, index);
  return index;
}

/** Those in whose text every word stands, in the order they were in. */
export function filterPeople(index: readonly Indexed[], typed: string): Person[] {
  const words = wordsOf(typed);
  return index.filter(({ text }) => hasWords(text, words)).map(({ person }) => person);
}

/** Those in whose text every word stands; whose name begins with the words come first. */
export function searchPeople(index: readonly Indexed[], typed: string, most = Number.POSITIVE_INFINITY): Person[] {
  const query = folded(typed).trim();
  const words = wordsOf(typed);
  const first: Person[] = [];
  const others: Person[] = [];
  for (const { person, name, text } of index) {
    if (!hasWords(text, words)) continue;
    if (name.startsWith(query)) first.push(person);
    else others.push(person);
    if (first.length >= most) break;
  }
  return [...first, ...others].slice(0, most);
}

function indexed(person: Person): Indexed {
  const found = known.get(person);
  if (found) return found;
  const name = folded(displayName(person));
  const firm = folded(person.firm ?? '');
  const parts = [person.title, person.place, person.expertise, person.needs, person.about];
  const sets = [person.emails, person.phones, person.tags].flatMap((set) => Object.keys(set));
  const text = [name, firm, folded([...parts, ...sets].join('\n'))].join('\n');
  const made = { person, name, firm, text };
  known.set(person, made);
  return made;
}

function wordsOf(typed: string): string[] {
  return folded(typed).split(/\s+/).filter(Boolean);
}

function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

function compare<Key extends string | number>(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
