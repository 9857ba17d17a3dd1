// What a file says of somebody's own fields, and which of it is taken. The user's word stands: a field is open to a file
// while it is empty, or still what the last file said; and what the user took out stays out.
// Must not write before it has been asked: `wouldChange` and `takeFields` go by the same judgements.
import type { Arrival } from './arrival.ts';
import { uuidOf } from './identity.ts';
import { type Person, setEntry, struck } from './person.ts';

/** The fields that hold one value each. */
const SINGLE = [
  'name',
  'firm',
  'title',
  'place',
  'birthday',
  'metOn',
  'uid',
  'howMet',
  'expertise',
  'needs',
  'closeness',
  'drumbeat',
] as const;
type Field = (typeof SINGLE)[number] | 'about';

/** What an arrival says, field by field, as text. */
export type Said = readonly (readonly [field: Field, value: string])[];

/**
 * A record whose file may speak again, and the person who stands for it. They are one, unless the record was merged into
 * somebody: then the person is updated, and the record still remembers what its own file said last.
 */
export interface Unit {
  readonly person: Person;
  readonly filed: Person;
}

/** What an arrival says of the fields that hold one value. */
export function saidBy(arrival: Arrival): Said {
  const said: [Field, string][] = [];
  for (const field of SINGLE) {
    const value = arrival[field];
    if (value !== undefined && value !== '') said.push([field, String(value)]);
  }
  if (arrival.note) said.push(['about', arrival.note]);
  return said;
}

/** True when taking an arrival in would change anything of the person's own. */
export function wouldChange(unit: Unit, arrival: Arrival, said: Said): boolean {
  return (
    unit.person.binnedAt !== undefined ||
    said.some(([field, value]) => isOpenTo(unit, field, value)) ||
    bringsPrivacy(unit, arrival) ||
    newEntries(unit.person, arrival).length > 0 ||
    newTags(unit.person, arrival).length > 0 ||
    newAlso(unit, arrival).length > 0
  );
}

/** Writes what an arrival may change, and remembers that a file said it. Whoever was in the bin comes back. */
export function takeFields(unit: Unit, arrival: Arrival, said: Said): void {
  const { person, filed } = unit;
  if (person.binnedAt !== undefined) delete person.binnedAt;
  person.fromFile ??= {};
  filed.fromFile ??= {};
  for (const [field, value] of said) {
    if (!isOpenTo(unit, field, value)) continue;
    if (field === 'drumbeat') person.drumbeat = Number(value);
    else (person as unknown as Record<string, string>)[field] = value;
    filed.fromFile[field] = value;
  }
  if (bringsPrivacy(unit, arrival)) {
    person.neverLeaves ??= {};
    person.neverLeaves['*'] = true;
    filed.fromFile.isPrivate = 'true';
  }
  for (const [field, key, label] of newEntries(person, arrival)) setEntry(person[field], key, label);
  for (const tag of newTags(person, arrival)) setEntry(person.tags, tag, true);
  keepBeside(unit, newAlso(unit, arrival));
}

/** Keeps what has no field. What was merged into somebody adds to theirs, and never writes over it. */
export function keepBeside({ person, filed }: Unit, also: readonly (readonly [key: string, value: string])[]): void {
  if (also.length === 0) return;
  filed.alsoInFile ??= {};
  person.alsoInFile ??= {};
  for (const [key, value] of also) {
    setEntry(filed.alsoInFile, key, value);
    if (isNew(person.alsoInFile, key)) setEntry(person.alsoInFile, key, value);
  }
}

/** A field is open to a file while it is empty, or still what the last file said. */
function isOpenTo({ person, filed }: Unit, field: Field, value: string): boolean {
  const held = person[field];
  const current = held === undefined ? '' : String(held);
  // Their own id, out of a file of ours, is not news.
  if (current === value || (field === 'uid' && value === uuidOf(filed.id))) return false;
  const before = filed.fromFile?.[field] ?? '';
  return current === '' ? before !== value && person.fromFile?.[field] !== value : current === before;
}

/** A file's "private" is taken once: who is let go again by the user stays let go. */
function bringsPrivacy({ person, filed }: Unit, arrival: Arrival): boolean {
  return arrival.isPrivate === true && !person.neverLeaves?.['*'] && filed.fromFile?.isPrivate === undefined;
}

/** Addresses, numbers and links that are new here, and that the user has not taken out before. */
function newEntries(person: Person, { emails, phones, links }: Arrival): NewEntry[] {
  const found: NewEntry[] = [];
  const look = (field: NewEntry[0], key: string, label = '') => {
    if (isNew(person[field], key) && !isStruck(person, field, key)) found.push([field, key, label]);
  };
  for (const { address, label } of emails) look('emails', address, label);
  for (const { number, label } of phones) look('phones', number, label);
  for (const { url, label } of links) look('links', url, label);
  return found;
}

type NewEntry = readonly [field: 'emails' | 'phones' | 'links', key: string, label: string];

function isStruck({ fromFile }: Person, field: Parameters<typeof struck>[0], key: string): boolean {
  return fromFile !== undefined && Object.hasOwn(fromFile, struck(field, key));
}

function newTags(person: Person, arrival: Arrival): string[] {
  return arrival.tags.filter((tag) => isNew(person.tags, tag) && !isStruck(person, 'tags', tag));
}

function newAlso({ filed }: Unit, arrival: Arrival): (readonly [string, string])[] {
  const held = filed.alsoInFile ?? {};
  return Object.entries(arrival.alsoInFile).filter(
    ([key, value]) => isNew(held, key) || (key !== '__proto__' && held[key] !== value),
  );
}

/** True for a key that could be added; `__proto__` never can. */
function isNew(set: object, key: string): boolean {
  return key !== '__proto__' && !Object.hasOwn(set, key);
}
