// What a file says about one person: plain facts, before anybody has decided what to do with them. Every format yields
// these records, so that the import dialog, the matching and the verbs know one shape only.
// Must not touch the document: an arrival becomes a person elsewhere.
import { z } from 'zod';
import { type Day, isDay } from './identity.ts';
import { INTERACTION_KINDS, type InteractionKind } from './interaction.ts';
import { CLOSENESS, type Closeness } from './person.ts';

/** One person as a file describes them. Line fields hold no line breaks; lists hold nothing twice. */
export interface Arrival {
  readonly name: string;
  readonly firm?: string;
  readonly title?: string;
  readonly place?: string;
  readonly emails: readonly { readonly address: string; readonly label?: string }[];
  readonly phones: readonly { readonly number: string; readonly label?: string }[];
  readonly links: readonly { readonly url: string; readonly label?: string }[];
  /** `YYYY-MM-DD`, or `--MM-DD` without a year. */
  readonly birthday?: string;
  /** LinkedIn's "Connected On". */
  readonly metOn?: string;
  readonly note?: string;
  readonly tags: readonly string[];
  readonly expertise?: string;
  readonly needs?: string;
  readonly howMet?: string;
  /** Who brought us together: the `uid` of another person of the file, or a name. */
  readonly metThrough?: string;
  /** Days. */
  readonly drumbeat?: number;
  readonly closeness?: Closeness;
  /** The file marks them as private: nothing about them is to leave. */
  readonly isPrivate?: true;
  /** Where they were before. */
  readonly past?: readonly PastFirm[];
  /** Dated notes, calls and meetings. */
  readonly entries?: readonly ArrivalEntry[];
  /** Whom they know: the `uid` of another person of the file, or a name; `kind` is what the other is to them. */
  readonly ties?: readonly ArrivalTie[];
  /** The identity that the file gives: a vCard's UID or a LinkedIn profile's address, in canonical form. */
  readonly uid?: string;
  /**
   * What has no field of ours. The key is a CSV header, or a vCard property with its label: `ADR (home)`, the second one
   * `ADR (home) 2`. Structured values keep their semicolons. A value ending in `…` was longer than we keep.
   */
  readonly alsoInFile: Readonly<Record<string, string>>;
}

export interface PastFirm {
  readonly firm: string;
  readonly title?: string;
  readonly from?: string;
  readonly until?: string;
}

export interface ArrivalEntry {
  /** The identity that the file gives it. */
  readonly uid?: string;
  readonly kind: InteractionKind;
  readonly on: Day;
  readonly text: string;
}

export interface ArrivalTie {
  readonly to: string;
  readonly kind: string;
}

/**
 * Why a row was not taken. `nameless`: no name, no e-mail address and no firm. `repeated`: said already, and joined.
 * `impersonal`: it belongs to nobody, as an entry of a journal does.
 */
export interface LeftOut {
  readonly line: number;
  readonly reason: 'empty' | 'repeated' | 'nameless' | 'impersonal' | 'malformed';
}

/** The kinds of files that bring people. `table` is any other CSV, whose columns the user names. */
export const FILE_KINDS = [
  'linkedin',
  'vcard',
  'google',
  'outlook',
  'thunderbird',
  'dex',
  'clay',
  'monica',
  'table',
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

export interface FileReading {
  readonly kind: FileKind;
  readonly arrivals: readonly Arrival[];
  readonly leftOut: readonly LeftOut[];
  /** Photographs, logos, sounds and keys whose data were not taken. */
  readonly media: number;
}

/** Longest line (a name, an address) and longest text (a note) that an arrival holds, in UTF-16 units. */
export const LINE_MAX = 500;
export const TEXT_MAX = 20_000;
export const TAG_MAX = 60;
export const LABEL_MAX = 100;

const line = z.string().min(1).max(LINE_MAX);
const label = z.string().min(1).max(LABEL_MAX).exactOptional();
const day = z.string().refine(isDay);
const text = z.string().min(1).max(TEXT_MAX);

export const arrivalSchema: z.ZodType<Arrival> = z.strictObject({
  name: z.string().max(LINE_MAX),
  firm: line.exactOptional(),
  title: line.exactOptional(),
  place: line.exactOptional(),
  emails: z.array(z.strictObject({ address: line, label })),
  phones: z.array(z.strictObject({ number: line, label })),
  links: z.array(z.strictObject({ url: line, label })),
  birthday: z
    .string()
    .refine((value) => isDay(value.replace(/^--/, '2000-')))
    .exactOptional(),
  metOn: day.exactOptional(),
  note: text.exactOptional(),
  tags: z.array(z.string().min(1).max(TAG_MAX)),
  expertise: text.exactOptional(),
  needs: text.exactOptional(),
  howMet: text.exactOptional(),
  metThrough: line.exactOptional(),
  drumbeat: z.number().int().min(1).max(3650).exactOptional(),
  closeness: z.enum(CLOSENESS).exactOptional(),
  isPrivate: z.literal(true).exactOptional(),
  past: z
    .array(
      z.strictObject({
        firm: line,
        title: line.exactOptional(),
        from: z.string().exactOptional(),
        until: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  entries: z
    .array(z.strictObject({ uid: line.exactOptional(), kind: z.enum(INTERACTION_KINDS), on: day, text }))
    .exactOptional(),
  ties: z.array(z.strictObject({ to: line, kind: z.string().max(TAG_MAX) })).exactOptional(),
  uid: line.exactOptional(),
  alsoInFile: z.record(line, text),
});

/** What is enough to tell whether two records mean one person. A person of the document is easily put in this shape. */
export type Identified = Pick<Arrival, 'name' | 'firm' | 'title' | 'metOn' | 'uid' | 'emails' | 'phones' | 'links'>;

/**
 * The keys by which the same file, read again, finds the people it brought before: UID, LinkedIn profile, e-mail
 * addresses; a name with its firm only when there is nothing better. Strongest first.
 */
export function keysOf(arrival: Identified): readonly string[] {
  const strong = strongKeysOf(arrival);
  return strong.length > 0 ? strong : [nameKeyOf(arrival)];
}

/** UID, LinkedIn profile and e-mail addresses as keys. */
export function strongKeysOf({ uid, links, emails }: Identified): readonly string[] {
  const keys = new Set<string>();
  if (uid !== undefined && !canonicalLinkedIn(uid)) keys.add(`uid:${uid}`);
  for (const url of [uid ?? '', ...links.map((link) => link.url)]) {
    const profile = canonicalLinkedIn(url);
    if (profile) keys.add(`linkedin:${profile}`);
  }
  for (const { address } of emails) keys.add(`mail:${address.toLowerCase()}`);
  return [...keys];
}

/** People by all their keys, the weak one of name and firm included, for `findSame`. */
export function indexByKeys<Known extends Identified>(people: Iterable<Known>): Map<string, Known[]> {
  const index = new Map<string, Known[]>();
  for (const person of people)
    for (const key of [...strongKeysOf(person), nameKeyOf(person)]) {
      const known = index.get(key);
      if (known) known.push(person);
      else index.set(key, [person]);
    }
  return index;
}

/**
 * The person whom an arrival updates, or undefined for somebody new. Among several, the one most alike. Whoever imports
 * puts each answer into `taken`: one file never updates one person twice, so that two of one name stay two.
 */
export function findSame<Known extends Identified>(
  arrival: Identified,
  index: ReadonlyMap<string, readonly Known[]>,
  taken: ReadonlySet<Known>,
): Known | undefined {
  for (const key of keysOf(arrival)) {
    const same = (index.get(key) ?? []).filter((known) => !taken.has(known) && agrees(key, arrival, known));
    if (same.length > 0) return same.reduce((a, b) => (likeness(arrival, b) > likeness(arrival, a) ? b : a));
  }
  return undefined;
}

/** True when one name may be a shorter form of the other: a couple that shares an address is still two people. */
export function namesAgree(a: string, b: string): boolean {
  const [short, long] = [foldName(a).split(' '), foldName(b).split(' ')].sort((x, y) => x.length - y.length);
  return (short ?? []).every((word) => word === '' || long?.includes(word));
}

/**
 * A LinkedIn profile's address in one form: `https://www.linkedin.com/in/name`, lower case, decoded, without country host,
 * language, query or final slash. Undefined when it is no profile's address.
 */
export function canonicalLinkedIn(url: string): string | undefined {
  if (/^https:\/\/www\.linkedin\.com\/in\/[a-z0-9-]+$/.test(url)) return url;
  const match = /^(?:https?:\/\/)?(?:[a-z]{1,4}\.)?linkedin\.com\/(in|pub)\/([^?#\s]+)/i.exec(url.trim());
  const [, kind = '', path = ''] = match ?? [];
  const [slug = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (slug === '') return undefined;
  const parts = kind.toLowerCase() === 'in' ? [slug] : [slug, ...rest];
  return `https://www.linkedin.com/${[kind, ...parts.map(decodePart)].join('/').toLowerCase()}`.normalize('NFC');
}

/** A name for comparison: no case, no accents of Latin letters, no punctuation, single spaces. */
export function foldName(name: string): string {
  const plain = name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
  return plain
    .toLowerCase()
    .replace(/[\s.,;:'’"()_-]+/g, ' ')
    .trim();
}

function nameKeyOf({ name, firm }: Identified): string {
  return `name:${foldName(name)}|${foldName(firm ?? '')}`;
}

/** A shared key is proof for a UID or a profile; an address or a name is believed only if nothing contradicts it. */
function agrees(key: string, a: Identified, b: Identified): boolean {
  if (key.startsWith('uid:') || key.startsWith('linkedin:')) return true;
  const [mine, theirs] = [strongKeysOf(a), strongKeysOf(b)];
  if (differ(mine, theirs, 'linkedin:')) return false;
  if (key.startsWith('mail:')) return namesAgree(a.name, b.name);
  return !differ(mine, theirs, 'mail:') && !differ(mine, theirs, 'uid:');
}

function differ(a: readonly string[], b: readonly string[], prefix: string): boolean {
  const [mine, theirs] = [a.filter((key) => key.startsWith(prefix)), b.filter((key) => key.startsWith(prefix))];
  return mine.length > 0 && theirs.length > 0 && !mine.some((key) => theirs.includes(key));
}

function likeness(a: Identified, b: Identified): number {
  const phones = new Set(b.phones.map((phone) => phone.number));
  const facts = [foldName(a.name) === foldName(b.name), a.firm === b.firm, a.title === b.title, a.metOn === b.metOn];
  return facts.filter(Boolean).length + a.phones.filter((phone) => phones.has(phone.number)).length;
}

/** Percent-decoding that leaves alone what would change the address's structure, or is not valid. */
function decodePart(part: string): string {
  try {
    const decoded = decodeURIComponent(part);
    return /[/?#%\s]/.test(decoded) ? part : decoded;
  } catch {
    return part;
  }
}
