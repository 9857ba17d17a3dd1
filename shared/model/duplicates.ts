// Who is in the network twice? Pairs that look like one person, each with its reasons, surest first. Nobody is merged here.
// Only those are compared who share a key (an address, a profile, a number, a word of the name at one firm), so that
// 20,000 people take about a second; in slices, because windows wait for the same process.
import { areNamesAlike, couldBeOne, share, type Traits, traitsOf } from './alike.ts';
import type { Arrival } from './arrival.ts';
import { distinctPairs, pairKey } from './distinction.ts';
import type { VouchsafeDocument } from './document.ts';
import type { PersonId } from './identity.ts';
import type { Person } from './person.ts';
import { records } from './table.ts';

export const DUPLICATE_REASONS = [
  'same e-mail',
  'same LinkedIn address',
  'same identity in their files',
  'same name and firm',
  'names alike, same phone',
  'names alike, same firm',
  'same name',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Two people who may be one. */
export interface Suspicion {
  readonly a: PersonId;
  readonly b: PersonId;
  /** Strongest first. */
  readonly reasons: readonly DuplicateReason[];
}

/** Two records that may be one person; their ids are whatever the caller gave. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly reasons: readonly DuplicateReason[];
}

/** So many share one key: it is a firm's switchboard or a very common name, and says nothing about anybody. */
const COMMON = 60;
/** A list of more would be read by nobody. The surest stay. */
const PAIRS_MAX = 2_000;
const SLICE = 500;

/** Finds pairs in the network, yielding the share that is done. */
export function* findDuplicates(document: VouchsafeDocument): Generator<number, Suspicion[]> {
  const traits = yield* traitsOfAll(document);
  const distinct = distinctPairs(document);
  const pairs = yield* findPairs(traits, (a, b) => distinct.size === 0 || !distinct.has(pairKey(a, b)));
  return pairs as readonly Pair[] as Suspicion[];
}

/** Rows of a file that would be new, and yet look like somebody of the network or like each other. Rows are `row <n>`. */
export function* findLookAlikes(
  document: VouchsafeDocument,
  rows: ReadonlyMap<number, Arrival>,
): Generator<number, Pair[]> {
  const traits = yield* traitsOfAll(document);
  for (const [row, arrival] of rows) traits.set(`row ${row}`, traitsOfArrival(arrival));
  const isRow = (id: string) => id.startsWith('row ');
  return yield* findPairs(traits, (a, b) => isRow(a) || isRow(b));
}

/** Pairs among these, surest first, of whom `isAsked` wants to know. */
export function* findPairs(
  traits: ReadonlyMap<string, Traits>,
  isAsked: (a: string, b: string) => boolean,
): Generator<number, Pair[]> {
  const index = new Map<string, string[]>();
  const pairs = new Map<string, Pair>();
  let done = 0;
  for (const [id, mine] of traits) {
    if (++done % SLICE === 0) yield (1 + done / traits.size) / 2;
    for (const key of keysOf(mine)) {
      const sharing = index.get(key);
      if (!sharing) {
        index.set(key, [id]);
        continue;
      }
      if (sharing.length >= COMMON) continue;
      for (const other of sharing) compare(pairs, traits, id, other, isAsked);
      sharing.push(id);
    }
  }
  return [...pairs.values()]
    .filter(({ reasons }) => reasons.length > 0)
    .sort(bySureness)
    .slice(0, PAIRS_MAX);
}

function* traitsOfAll(document: VouchsafeDocument): Generator<number, Map<string, Traits>> {
  const traits = new Map<string, Traits>();
  const people = [...records(document.people)].filter(({ sample }) => !sample);
  for (const [done, person] of people.entries()) {
    if (done % SLICE === 0) yield done / people.length / 2;
    traits.set(person.id, traitsOfPerson(person));
  }
  return traits;
}

function compare(
  pairs: Map<string, Pair>,
  traits: ReadonlyMap<string, Traits>,
  a: string,
  b: string,
  isAsked: (a: string, b: string) => boolean,
): void {
  if (a === b || !isAsked(a, b)) return;
  const reasons = reasonsFor(traits.get(a) as Traits, traits.get(b) as Traits);
  // Nearly all have none, so that only few are remembered, and few compared twice.
  if (reasons.length > 0) pairs.set(pairKey(a, b), { a: b, b: a, reasons });
}

/** Why two may be one; empty when they are not. */
export function reasonsFor(a: Traits, b: Traits): DuplicateReason[] {
  if (!couldBeOne(a, b)) return [];
  const isProfile = share(a.profiles, b.profiles);
  const isUid = a.uid !== '' && a.uid === b.uid;
  const alike = areNamesAlike(a, b);
  const isNameless = a.name === '' || b.name === '';
  const isSameName = a.name !== '' && a.name === b.name;
  const isSameFirm = a.firm !== '' && a.firm === b.firm;
  const isOtherFirm = a.firm !== '' && b.firm !== '' && !isSameFirm;
  const found: Record<DuplicateReason, boolean> = {
    'same e-mail': share(a.mails, b.mails) && (alike || isNameless),
    'same LinkedIn address': isProfile,
    'same identity in their files': isUid,
    'same name and firm': isSameName && isSameFirm,
    'names alike, same phone': alike && share(a.phones, b.phones),
    'names alike, same firm': alike && !isSameName && isSameFirm && !isFullOfOthers(a, b),
    'same name': isSameName && a.words.length > 1 && !isOtherFirm && !isSameFirm,
  };
  return DUPLICATE_REASONS.filter((reason) => found[reason]);
}

/** Two e-mail addresses at one firm, none shared: the firm itself tells them apart. */
function isFullOfOthers(a: Traits, b: Traits): boolean {
  const hosts = new Set([...a.mails].map(hostOf));
  return !share(a.mails, b.mails) && [...b.mails].some((address) => hosts.has(hostOf(address)));
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

function keysOf({ words, name, firm, mails, phones, profiles, uid }: Traits): Set<string> {
  const keys = new Set<string>();
  for (const address of mails) keys.add(`mail ${address}`);
  for (const url of profiles) keys.add(`profile ${url}`);
  for (const digits of phones) keys.add(`phone ${digits}`);
  if (uid !== '') keys.add(`uid ${uid}`);
  if (words.length > 1) keys.add(`name ${name}`);
  if (firm !== '' && name !== '') keys.add(`at ${firm} ${name}`);
  if (firm !== '') for (const word of words) if (word.length > 1) keys.add(`at ${firm} ${word}`);
  return keys;
}

function bySureness(a: Pair, b: Pair): number {
  const rank = ({ reasons }: Pair) => DUPLICATE_REASONS.indexOf(reasons[0] as DuplicateReason) - reasons.length / 10;
  return rank(a) - rank(b) || (a.a < b.a ? -1 : 1);
}

function traitsOfPerson(person: Person): Traits {
  const { name, firm, uid } = person;
  const [emails, phones, links] = [person.emails, person.phones, person.links].map((set) => Object.keys(set));
  return traitsOf({ name, firm, uid, emails: emails ?? [], phones: phones ?? [], links: links ?? [] });
}

function traitsOfArrival({ name, firm, uid, emails, phones, links }: Arrival): Traits {
  return traitsOf({
    name,
    firm,
    uid,
    emails: emails.map(({ address }) => address),
    phones: phones.map(({ number }) => number),
    links: links.map(({ url }) => url),
  });
}
