// A person of the user's network: type, schema, verbs. Names and addresses are the person's; the rest is what the user
// knows. No name and no e-mail address is required: LinkedIn gives almost no addresses, and some people have one name.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { noteBatch } from './batch.ts';
import type { VouchsafeDocument } from './document.ts';
import { type BatchId, type Day, isDay, type PersonId, type Stamp } from './identity.ts';
import { add, find, type Kept } from './table.ts';

export const CLOSENESS = ['hardly', 'somewhat', 'well'] as const;
export type Closeness = (typeof CLOSENESS)[number];

/** An answer to one of the four questions about a backer. */
export const BACKER_ANSWERS = ['yes', 'partly', 'no'] as const;
export type BackerAnswer = (typeof BACKER_ANSWERS)[number];

export interface Person extends Kept {
  id: PersonId;
  name: string;
  firm?: string;
  title?: string;
  place?: string;
  /** Address → label ("work"), as with phones and links: a set that merges. */
  emails: Record<string, string>;
  phones: Record<string, string>;
  links: Record<string, string>;
  tags: Record<string, true>;
  /** `YYYY-MM-DD`, or `--MM-DD` without a year. */
  birthday?: string;
  metOn?: Day;
  howMet?: string;
  /** Who brought us together: somebody of the network, or only their name. */
  metThrough?: PersonId;
  metThroughName?: string;
  expertise?: string;
  needs?: string;
  about?: string;
  closeness?: Closeness;
  /** Asked not to be asked before this day (S2.3). */
  noAsksUntil?: Day;
  /** How often I want to be in touch with them, in days, ideally (S0.5). */
  drumbeat?: number;
  /** The longest that it may take, in days: from then on it hurts. */
  drumbeatAtWorst?: number;
  /** No reminder about them before this day. */
  snoozedUntil?: Day;
  /** The Monday of the week for which the user picked them (S3: this week's few). */
  pickedFor?: Day;
  /** In which language one writes to them, as a BCP 47 tag. */
  language?: string;
  /** The four plain questions about a backer (S4). */
  knowsMe?: BackerAnswer;
  likesMe?: BackerAnswer;
  trustsMe?: BackerAnswer;
  knowsMyWork?: BackerAnswer;
  /** What never leaves the vault, by field name; `*` for everything about them. Absent in people of older vaults. */
  neverLeaves?: Record<string, true>;
  /** They turned out to be this other person, who stands for them everywhere. */
  mergedInto?: PersonId;
  /**
   * What their file said last, by field: a newer file may update a field that the user has not touched since. Also
   * `emails/…` for each address and `tags/…` for each tag that the user took out, and `past/…` for each former firm told.
   */
  fromFile?: Record<string, string>;
  /** The identity that a file gave them (a vCard's UID, a LinkedIn address). */
  uid?: string;
  /** What a file said that has no field of ours: kept, and given back on export. */
  alsoInFile?: Record<string, string>;
}

const line = z.string().trim().max(500);
const text = z.string().max(20_000);
const set = z.record(z.string().min(1).max(500), z.string().max(100));

/** The fields that a user edits. An empty string clears a field. */
export const personFields = z
  .object({
    name: line,
    firm: line,
    title: line,
    place: line,
    emails: set,
    phones: set,
    links: set,
    tags: z.array(z.string().trim().min(1).max(60)),
    birthday: z.string().refine((day) => day === '' || isDay(day.replace(/^--/, '2000-'))),
    metOn: z.string().refine((day) => day === '' || isDay(day)),
    howMet: text,
    metThrough: z
      .string()
      .regex(/^([0-9a-f]{32})?$/)
      .transform((id) => id as PersonId),
    metThroughName: line,
    expertise: text,
    needs: text,
    about: text,
    closeness: z.enum([...CLOSENESS, '']),
    noAsksUntil: z.string().refine((day) => day === '' || isDay(day)),
    snoozedUntil: z.string().refine((day) => day === '' || isDay(day)),
    /** 0 for none. */
    drumbeat: z.number().int().min(0).max(3650),
    drumbeatAtWorst: z.number().int().min(0).max(3650),
    language: z.string().trim().max(35),
    knowsMe: z.enum([...BACKER_ANSWERS, '']),
    likesMe: z.enum([...BACKER_ANSWERS, '']),
    trustsMe: z.enum([...BACKER_ANSWERS, '']),
    knowsMyWork: z.enum([...BACKER_ANSWERS, '']),
    neverLeaves: z.array(z.string().min(1).max(600)),
  })
  .partial();
export type PersonFields = z.infer<typeof personFields>;

/** Adds a person by hand. Refuses `name-missing` when there is nothing to find them by. */
export function addPerson(document: VouchsafeDocument, fields: PersonFields, stamp: Stamp): PersonId {
  const id = stamp.newId() as PersonId;
  const person = blankPerson(id, stamp);
  setFields(person, fields);
  refuseNameless(person);
  add(document.people, person);
  return id;
}

/** A person of whom nothing is known yet. All sets are made with them: made later, on two laptops at once, one would be lost. */
export function blankPerson(id: PersonId, stamp: Stamp): Person {
  const sets = { emails: {}, phones: {}, links: {}, tags: {}, neverLeaves: {}, fromFile: {}, alsoInFile: {} };
  return { id, createdAt: stamp.now, name: '', ...sets };
}

/** Changes the fields that are given, and no other. */
export function editPerson(document: VouchsafeDocument, argument: { id: PersonId; changes: PersonFields }): void {
  const person = find(document.people, argument.id);
  if (!person) throw new Refusal('not-found');
  setFields(person, argument.changes);
  refuseNameless(person);
}

/** Tags, untags, or sets the drumbeat of many at once, as one batch. */
export function editPeople(
  document: VouchsafeDocument,
  argument: {
    ids: readonly PersonId[];
    changes: {
      addTags?: readonly string[] | undefined;
      removeTags?: readonly string[] | undefined;
      drumbeat?: number | undefined;
      drumbeatAtWorst?: number | undefined;
    };
  },
  stamp: Stamp,
): BatchId {
  const { addTags = [], removeTags = [], drumbeat } = argument.changes;
  // Without a drumbeat there is nothing that could be at worst.
  const drumbeatAtWorst = drumbeat === 0 ? 0 : argument.changes.drumbeatAtWorst;
  for (const id of argument.ids) {
    const person = find(document.people, id);
    if (!person) throw new Refusal('not-found');
    for (const tag of addTags) setEntry(person.tags, tag, true);
    for (const tag of removeTags) {
      if (isFromFile(person) && Object.hasOwn(person.tags, tag)) setEntry(person.fromFile, struck('tags', tag), '');
      delete person.tags[tag];
    }
    setDays(person, 'drumbeat', drumbeat);
    setDays(person, 'drumbeatAtWorst', drumbeatAtWorst);
  }
  const done = [
    ...addTags.map((tag) => `tag “${tag}”`),
    ...removeTags.map((tag) => `without tag “${tag}”`),
    ...(drumbeat === undefined ? [] : [drumbeat === 0 ? 'no drumbeat' : `drumbeat of ${drumbeat} days`]),
    ...(drumbeatAtWorst ? [`${drumbeatAtWorst} days at worst`] : []),
  ];
  return noteBatch(document, { kind: 'bulk', words: `${argument.ids.length} people: ${done.join(', ')}` }, stamp);
}

function setFields(person: Person, fields: PersonFields): void {
  const { emails, phones, links, tags, neverLeaves, drumbeat, drumbeatAtWorst, ...plain } = fields;
  setText(person, plain);
  setDays(person, 'drumbeat', drumbeat);
  setDays(person, 'drumbeatAtWorst', drumbeatAtWorst);
  if (neverLeaves) {
    person.neverLeaves ??= {};
    setEntries(person.neverLeaves, Object.fromEntries(neverLeaves.map((field) => [field, true as const])));
  }
  setListed(person, 'emails', emails);
  setListed(person, 'phones', phones);
  setListed(person, 'links', links);
  setListed(person, 'tags', tags && Object.fromEntries(tags.map((tag) => [tag, true as const])));
}

/** Sets a number of days; 0 clears it. */
function setDays(person: Person, field: 'drumbeat' | 'drumbeatAtWorst', days: number | undefined): void {
  if (days === 0) delete person[field];
  else if (days !== undefined && days !== person[field]) person[field] = days;
}

/** Makes a list of a person what it is to be, and notes in `fromFile` what the user took out. */
function setListed(person: Person, field: Listed, wanted: Record<string, string | true> | undefined): void {
  if (!wanted) return;
  for (const key in person[field])
    if (isFromFile(person) && !Object.hasOwn(wanted, key)) setEntry(person.fromFile, struck(field, key), '');
  setEntries<string | true>(person[field], wanted);
}

/** True for whom a file told of: it would bring back what the user takes out. */
function isFromFile(person: Person): person is Person & Required<Pick<Person, 'fromFile'>> {
  return Object.keys(person.fromFile ?? {}).length > 0;
}

type Listed = 'emails' | 'phones' | 'links' | 'tags';

/** Where `fromFile` notes that the user took an address or a tag out, or the same file would bring it back. */
export function struck(field: Listed, key: string): string {
  return `${field}/${key}`;
}

/** Sets text fields; an empty text clears its field. Never writes what is already there: that would cost history. */
export function setText(record: object, fields: object): string[] {
  const target = record as Record<string, unknown>;
  const changed: string[] = [];
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined || (target[field] ?? '') === value) continue;
    if (value === '' && field !== 'name') delete target[field];
    else target[field] = value;
    changed.push(field);
  }
  return changed;
}

/** Makes a set of scalars equal to another by adding and removing entries, never by replacing it. */
export function setEntries<V>(current: Record<string, V>, wanted: Record<string, V>): boolean {
  let changed = false;
  for (const key of Object.keys(current))
    if (!Object.hasOwn(wanted, key)) {
      delete current[key];
      changed = true;
    }
  for (const [key, value] of Object.entries(wanted)) if (setEntry(current, key, value)) changed = true;
  return changed;
}

/** Adds or changes one entry of a set. Keys are what users and files wrote: `constructor` is one, `__proto__` is none. */
export function setEntry<V>(current: Record<string, V>, key: string, value: V): boolean {
  if (key === '__proto__' || (Object.hasOwn(current, key) && current[key] === value)) return false;
  current[key] = value;
  return true;
}

function refuseNameless(person: Person): void {
  const named = person.name || person.firm || Object.keys(person.emails).length > 0;
  if (!named) throw new Refusal('name-missing');
}
