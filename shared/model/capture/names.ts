// Names as one types them, over 20,000 people within a frame: people by each folded word of their names, and those words in
// order, so that a beginning is found by halving. Made once for a table and kept by whoever asks; it never leaves memory.
import { folded } from '../board.ts';
import { displayName } from '../document.ts';
import type { Day, PersonId } from '../identity.ts';
import type { Person } from '../person.ts';
import { records, type Table } from '../table.ts';

export interface Named {
  readonly id: PersonId;
  readonly name: string;
  readonly firm: string;
  readonly words: readonly string[];
  /** Who is closer, and who was met more recently, comes first. */
  readonly closeness: number;
  readonly last: Day;
}

export interface Names {
  readonly byWord: ReadonlyMap<string, readonly Named[]>;
  /** Every word, in order. */
  readonly words: readonly string[];
  readonly byId: ReadonlyMap<PersonId, Named>;
  /** Words that stand for one person and nobody else: mentions.ts. */
  readonly meant?: ReadonlyMap<string, Named>;
}

const CLOSENESS = { well: 3, somewhat: 2, hardly: 0 } as const;
const MOST = 200;

/** Everybody in use by the words of their names. `lastContact` is what people-facts.ts makes. */
export function namesOf(people: Table<Person>, lastContact: ReadonlyMap<PersonId, Day> = new Map()): Names {
  const byWord = new Map<string, Named[]>();
  const byId = new Map<PersonId, Named>();
  for (const person of records(people)) {
    const words = wordsOfPerson(person);
    const closeness = person.closeness ? CLOSENESS[person.closeness] : 1;
    const { id, firm = '' } = person;
    const named = { id, name: displayName(person), firm, words, closeness, last: lastContact.get(id) ?? '' };
    byId.set(id, named);
    for (const word of new Set(words)) {
      const there = byWord.get(word);
      if (there) there.push(named);
      else byWord.set(word, [named]);
    }
  }
  for (const each of byWord.values()) each.sort(nearer);
  return { byWord, words: [...byWord.keys()].sort(), byId };
}

/** Folding takes most of the time, and a record that did not change keeps its identity. */
const foldedOnce = new WeakMap<Person, readonly string[]>();

function wordsOfPerson(person: Person): readonly string[] {
  const known = foldedOnce.get(person);
  if (known) return known;
  const words = wordsOf(displayName(person));
  foldedOnce.set(person, words);
  return words;
}

/** Those whose names have all these words; the last word may be a beginning. Nearest first, at most two hundred. */
export function namedBy(names: Names, said: readonly string[], isBegun: boolean): readonly Named[] {
  const [first, ...rest] = said;
  if (first === undefined) return [];
  const meant = names.meant?.get(first);
  if (meant) return rest.length === 0 ? [meant] : [];
  const begun = isBegun ? said.at(-1) : undefined;
  if (rest.length === 0 && begun !== undefined) return beginning(names, begun);
  const whole = rest.map((word, at) => (at === rest.length - 1 && begun !== undefined ? undefined : word));
  return (names.byWord.get(first) ?? [])
    .filter(({ words }) => whole.every((word) => word === undefined || words.includes(word)))
    .filter(({ words }) => begun === undefined || words.some((word) => word.startsWith(begun)))
    .slice(0, MOST);
}

/** Those with a word that begins so. */
function beginning(names: Names, start: string): readonly Named[] {
  const found = new Set<Named>();
  let [low, high] = [0, names.words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names.words[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < names.words.length && found.size < MOST * 10; at++) {
    const word = names.words[at] ?? '';
    if (!word.startsWith(start)) break;
    for (const named of names.byWord.get(word) ?? []) found.add(named);
  }
  return [...found].sort(nearer).slice(0, MOST);
}

/** Words one slip away from this one. */
export function misspelt(names: Names, word: string): string[] {
  if (word.length < 5) return [];
  return names.words.filter((each) => isSlip(word, each));
}

/** A name's words, folded; what a hyphen joins counts whole and in its parts. */
export function wordsOf(name: string): string[] {
  const words =
    folded(name)
      .replaceAll('’', "'")
      .match(/[\p{L}\d][\p{L}\d'-]*/gu) ?? [];
  return words.flatMap((word) => (word.includes('-') ? [word, ...word.split('-').filter(Boolean)] : [word]));
}

function nearer(a: Named, b: Named): number {
  if (a.closeness !== b.closeness) return b.closeness - a.closeness;
  if (a.last !== b.last) return a.last < b.last ? 1 : -1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}

/** True for words one slip apart: a letter too many, too few, another, or two that changed places; never the first. */
export function isSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a[0] !== b[0]) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [restA, restB] = [a.slice(at), b.slice(at)];
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true;
  return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
}
