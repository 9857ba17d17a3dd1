// Two people turn out to be one. The one who stays takes what the user chose from the other; the other keeps all they had,
// and from now on stands for the one who stays (`survivorOf`). So every card, tie and note is re-pointed without being
// rewritten, whatever the other laptop still writes about either of them.
import { Refusal } from '../refusal.ts';
import { type Batch, noteBatch } from './batch.ts';
import { displayName, survivorOf, type VouchsafeDocument } from './document.ts';
import type { BatchId, PartyId, PersonId, Stamp } from './identity.ts';
import { type Interaction, interactionsWith } from './interaction.ts';
import { type Intro, peopleIn } from './intro.ts';
import { type Person, setEntry } from './person.ts';
import { find, type Kept, records, type Table } from './table.ts';

/** The fields of which one value must be chosen. Addresses, numbers, links and tags are joined. */
export const MERGE_FIELDS = [
  'name',
  'firm',
  'title',
  'place',
  'birthday',
  'metOn',
  'howMet',
  'metThrough',
  'metThroughName',
  'expertise',
  'needs',
  'about',
  'closeness',
  'noAsksUntil',
  'drumbeat',
  'drumbeatAtWorst',
  'language',
  'knowsMe',
  'likesMe',
  'trustsMe',
  'knowsMyWork',
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];
const SETS = ['emails', 'phones', 'links', 'tags', 'neverLeaves', 'alsoInFile', 'fromFile'] as const;

/** Where two people say different things, or only the other says something: what a merge has to choose. */
export interface MergeChoice {
  readonly field: MergeField;
  readonly keep: string;
  readonly other: string;
  /** What we would take: what is there, and of two names or notes the longer one. */
  readonly suggests: 'keep' | 'other';
}

/** The choices of a merge, with a sensible default for each. */
export function mergeChoices(keep: Person, other: Person): MergeChoice[] {
  return MERGE_FIELDS.flatMap((field) => {
    const [mine, theirs] = [String(keep[field] ?? ''), String(other[field] ?? '')];
    if (theirs === '' || mine === theirs) return [];
    const isFuller = (field === 'name' || field === 'birthday') && theirs.includes(mine.replace(/^--/, ''));
    return [
      { field, keep: mine, other: theirs, suggests: mine === '' || isFuller ? ('other' as const) : ('keep' as const) },
    ];
  });
}

/** Whom to keep by default: the one of whom more is known, then the older one. */
export function fullerOf(a: Person, b: Person): Person {
  const weight = (person: Person) =>
    MERGE_FIELDS.filter((field) => person[field] !== undefined).length +
    SETS.reduce((sum, set) => sum + Object.keys(person[set] ?? {}).length, 0);
  const [mine, theirs] = [weight(a), weight(b)];
  if (mine !== theirs) return mine > theirs ? a : b;
  return a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? a : b;
}

/**
 * Merges `other` into `keep`. Refuses `not-found`, `parties-same` for one and the same, and `merge-introduced` when an
 * introduction connects the two: then they were thought two for a reason.
 */
export function mergePeople(
  document: VouchsafeDocument,
  argument: { keep: PersonId; other: PersonId; takeFromOther: readonly MergeField[] },
  stamp: Stamp,
): BatchId {
  const [keepId, otherId] = [survivorOf(document, argument.keep), survivorOf(document, argument.other)];
  const [keep, other] = [find(document.people, keepId), find(document.people, otherId)];
  if (!keep || !other) throw new Refusal('not-found');
  if (keepId === otherId) throw new Refusal('parties-same');
  if (introBetween(document, keepId, otherId)) throw new Refusal('merge-introduced');
  const words = `${displayName(other)} → ${displayName(keep)}`;
  const batch = noteBatch(document, { kind: 'merge', words, keep: keepId, other: otherId }, stamp);
  for (const field of argument.takeFromOther) {
    const value = other[field];
    if (value !== undefined) (keep as unknown as Record<string, unknown>)[field] = value;
  }
  for (const field of SETS) joinSet(keep, other, field);
  keep.uid ??= other.uid as string;
  if (keep.uid === undefined) delete keep.uid;
  delete keep.binnedAt;
  other.mergedInto = keepId;
  delete other.binnedAt;
  return batch;
}

/** The people who were merged into this one, directly or through others. */
export function mergedInto(document: VouchsafeDocument, person: PersonId): Person[] {
  const merged: Person[] = [];
  for (const bucket of Object.values(document.people))
    for (const other of Object.values(bucket))
      if (other.mergedInto !== undefined && other.id !== person && survivorOf(document, other.id) === person)
        merged.push(other);
  return merged;
}

/** The merge by which a person became another, if it can be taken back as a whole; undefined in older vaults. */
export function mergeOf(document: VouchsafeDocument, other: PersonId): Batch | undefined {
  const merges = [...records(document.batches)].filter(
    (batch) => batch.other === other && batch.undoneAt === undefined,
  );
  return merges.sort((a, b) => b.createdAt - a.createdAt)[0];
}

/**
 * How many records speak of a person, by kind: in a merge they will stand for the one who stays. Whoever has their
 * interactions at hand gives them, and saves a walk over all.
 */
export function recordsAbout(
  document: VouchsafeDocument,
  person: PersonId,
  theirs: readonly Interaction[] = interactionsWith(document, person),
) {
  const who = survivorOf(document, person);
  const isThem = (id: PartyId) => id === who || (id !== 'me' && survivorOf(document, id) === who);
  const count = <R extends Kept>(table: Table<R>, isAbout: (record: R) => boolean) =>
    [...records(table)].filter(isAbout).length;
  return {
    asks: count(document.asks, ({ asker }) => isThem(asker)),
    introductions: count(document.intros, (intro) => peopleIn(intro).some(isThem)),
    notes: theirs.length,
    ties: count(document.ties, ({ a, b }) => isThem(a) || isThem(b)),
    affiliations: count(document.affiliations, (affiliation) => isThem(affiliation.person)),
  };
}

/** The introduction that connects two people, who therefore cannot be one. */
export function introBetween(document: VouchsafeDocument, a: PersonId, b: PersonId): Intro | undefined {
  const [one, two] = [survivorOf(document, a), survivorOf(document, b)];
  for (const intro of records(document.intros)) {
    const people = peopleIn(intro).map((id) => survivorOf(document, id));
    if (people.includes(one) && people.includes(two)) return intro;
  }
  return undefined;
}

function joinSet(keep: Person, other: Person, field: (typeof SETS)[number]): void {
  const theirs = Object.entries(other[field] ?? {});
  if (theirs.length === 0) return;
  keep[field] ??= {};
  const mine = keep[field] as Record<string, unknown>;
  const known = new Set(Object.keys(mine).map((key) => key.toLowerCase()));
  for (const [key, value] of theirs) if (!known.has(key.toLowerCase())) setEntry(mine, key, value);
}
