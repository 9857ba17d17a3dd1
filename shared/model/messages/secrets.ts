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

/** Secrets as they are looked for. Their words are taken apart again where a hash is found: keeping them would be dear. */
export interface SecretIndex {
  /** Each with the hash of every run of `RUN` words in it. */
  readonly long: readonly { readonly secret: Secret; readonly runs: Int32Array }[];
  /** Secrets shorter than a run, by their first word. */
  readonly short: ReadonlyMap<string, readonly Secret[]>;
  /** By the address in small letters. */
  readonly addresses: ReadonlyMap<string, readonly Secret[]>;
  /** By the last digits of the number. */
  readonly phones: ReadonlyMap<string, readonly Secret[]>;
  readonly links: readonly Secret[];
}

/** So many words in a row must be in common, or the whole of what is shorter. */
export const RUN = 4;

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
  const long: { secret: Secret; runs: Int32Array }[] = [];
  const [short, addresses, phones] = [
    new Map<string, Secret[]>(),
    new Map<string, Secret[]>(),
    new Map<string, Secret[]>(),
  ];
  const links: Secret[] = [];
  for (const secret of all)
    switch (secret.is) {
      case 'address':
        put(addresses, secret.text.toLowerCase(), secret);
        break;
      case 'phone':
        put(phones, lastDigits(secret.text), secret);
        break;
      case 'link':
        links.push(secret);
        break;
      case 'words': {
        const words = bareWordsIn(secret.text);
        if (words.length >= RUN) long.push({ secret, runs: runsOf(words) });
        else if (words[0] !== undefined) put(short, words[0], secret);
      }
    }
  return { long, short, addresses, phones, links };
}

/** True when there is nothing to look for. */
export function isEmpty({ long, short, addresses, phones, links }: SecretIndex): boolean {
  return long.length + short.size + addresses.size + phones.size + links.length === 0;
}

/** What two ways of writing one number have in common. */
export function lastDigits(number: string): string {
  return number.replace(/\D/g, '').slice(-6);
}

function put(map: Map<string, Secret[]>, key: string, secret: Secret): void {
  const list = map.get(key);
  if (list) list.push(secret);
  else map.set(key, [secret]);
}

/** The hash of every run of words. */
export function runsOf(words: readonly string[]): Int32Array {
  const hashes = words.map(hashOf);
  const runs = new Int32Array(Math.max(0, words.length - RUN + 1));
  for (let at = 0; at < runs.length; at++) runs[at] = hashOfRun(hashes, at);
  return runs;
}

/** A word as a number (FNV-1a). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** A run of `RUN` words as a number. */
function hashOfRun(hashes: readonly number[], at: number): number {
  let hash = 0;
  for (let n = at; n < at + RUN; n++) hash = Math.imul(hash ^ (hashes[n] ?? 0), 0x01000193) + n - at;
  return hash;
}
