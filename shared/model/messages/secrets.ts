// What must not stand in a message: fields, notes and words in confidence that are marked “never leaves”, and an index of them
// in which the words of a draft are found at once. An index is made for one bucket of a table, so that it can be kept.
import type { Card } from '../cards.ts';
import type { VouchsafeDocument } from '../document.ts';
import { survivorOf } from '../document.ts';
import type { PartyId } from '../identity.ts';
import type { Interaction } from '../interaction.ts';
import type { Person } from '../person.ts';
import { everyRecord } from '../table.ts';
import { bareWordsIn } from './leak-words.ts';

export interface Secret {
  readonly of: PartyId | undefined;
  /** What it is, in words: `phone number`, `note`. */
  readonly what: string;
  /** A person knows their own; a message to them alone may say it. */
  readonly isTheirs: boolean;
  readonly is: 'words' | 'address' | 'phone' | 'link';
  readonly text: string;
}

/** Secrets as they are looked for. */
export interface SecretIndex {
  readonly secrets: readonly { readonly secret: Secret; readonly words: readonly string[] }[];
  /** Where each run of `RUN` words begins, by its hash: secret × 2¹⁶ + place. */
  readonly runs: ReadonlyMap<number, readonly number[]>;
  /** Secrets shorter than a run, by their first word. */
  readonly short: ReadonlyMap<string, readonly number[]>;
  readonly others: readonly Secret[];
}

/** So many words in a row must be in common, or the whole of what is shorter. */
export const RUN = 4;
const PLACES = 65_536;

const FIELDS: Readonly<Record<string, readonly [what: string, isTheirs: boolean]>> = {
  name: ['name', true],
  firm: ['firm', true],
  title: ['title', true],
  place: ['place', true],
  birthday: ['birthday', true],
  howMet: ['note on how you met', false],
  metThroughName: ['note on who brought you together', false],
  expertise: ['expertise', false],
  needs: ['needs', false],
  about: ['note', false],
};
const SETS = [
  ['emails', 'e-mail address', 'address'],
  ['phones', 'phone number', 'phone'],
  ['links', 'link', 'link'],
  ['tags', 'tag', 'words'],
] as const;

/** What of a person never leaves. */
export function secretsOfPerson(person: Person): Secret[] {
  const marks = new Set(Object.keys(person.neverLeaves ?? {}).map((mark) => mark.toLowerCase()));
  if (marks.size === 0) return [];
  const isHome = (field: string) => marks.has('*') || marks.has(field.toLowerCase());
  const secrets: Secret[] = [];
  for (const [field, [what, isTheirs]] of Object.entries(FIELDS)) {
    const text = person[field as keyof Person];
    if (typeof text === 'string' && text && isHome(field))
      secrets.push({ of: person.id, what, isTheirs, is: 'words', text });
  }
  for (const [field, what, is] of SETS)
    for (const text of Object.keys(person[field]))
      if (isHome(field) || isHome(`${field}/${text}`))
        secrets.push({ of: person.id, what, isTheirs: field !== 'tags', is, text });
  return secrets;
}

/** An interaction that never leaves, on its own account or because none with that person does. */
export function secretsOfInteraction({ person, text, neverLeaves }: Interaction, home: ReadonlySet<string>): Secret[] {
  if (!text || !(neverLeaves || home.has(person))) return [];
  return [{ of: person, what: 'note', isTheirs: false, is: 'words', text }];
}

/** What was said in confidence, as a card's history keeps it. */
export function secretsOfCard({ history }: Card): Secret[] {
  const secrets: Secret[] = [];
  for (const { neverLeaves, party, words, terms } of Object.values(history))
    if (neverLeaves)
      for (const text of [words, terms])
        if (text) secrets.push({ of: party, what: 'words in confidence', isTheirs: true, is: 'words', text });
  return secrets;
}

/** The people with whom no interaction leaves, also as merges stand now. */
export function wholeHome(document: VouchsafeDocument): ReadonlySet<string> {
  const home = new Set<string>();
  const merged: Person[] = [];
  for (const person of everyRecord(document.people)) {
    if (person.mergedInto !== undefined) merged.push(person);
    if (person.neverLeaves?.['*'] || person.neverLeaves?.interactions) home.add(person.id);
  }
  for (const { id } of merged) if (home.has(survivorOf(document, id))) home.add(id);
  return home;
}

/** Makes secrets findable. */
export function indexSecrets(all: readonly Secret[]): SecretIndex {
  const secrets: { secret: Secret; words: string[] }[] = [];
  const runs = new Map<number, number[]>();
  const short = new Map<string, number[]>();
  const others: Secret[] = [];
  for (const secret of all) {
    if (secret.is !== 'words') {
      others.push(secret);
      continue;
    }
    const words = bareWordsIn(secret.text);
    const [first] = words;
    if (first === undefined) continue;
    const n = secrets.push({ secret, words }) - 1;
    if (words.length < RUN) put(short, first, n);
    const hashes = words.slice(0, PLACES - 1).map(hashOf);
    for (let at = 0; at + RUN <= hashes.length; at++) put(runs, hashOfRun(hashes, at), n * PLACES + at);
  }
  return { secrets, runs, short, others };
}

/** Which secret, and where in it, a place in `runs` means. */
export function placeOf(packed: number): readonly [secret: number, at: number] {
  return [Math.floor(packed / PLACES), packed % PLACES];
}

/** A word as a number (FNV-1a). */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** A run of `RUN` words as a number. */
export function hashOfRun(hashes: readonly number[], at: number): number {
  let hash = 0;
  for (let n = at; n < at + RUN; n++) hash = Math.imul(hash ^ (hashes[n] ?? 0), 0x01000193) + n - at;
  return hash;
}

function put<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
