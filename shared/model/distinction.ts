// Two people look alike, and the user said that they are not the same: a record, so that both laptops remember it.
import { Refusal } from '../refusal.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import type { DistinctionId, PersonId, Stamp } from './identity.ts';
import { add, find, type Kept, records } from './table.ts';

export interface Distinction extends Kept {
  id: DistinctionId;
  a: PersonId;
  b: PersonId;
  /** More than that: they do not even know each other, as far as the user knows. It is not asked again (acquaintance.ts). */
  strangers?: true;
}

/** Records that two people are not the same. */
export function distinguish(
  document: VouchsafeDocument,
  argument: { a: PersonId; b: PersonId; strangers?: true },
  stamp: Stamp,
): void {
  const { a, b, strangers } = argument;
  if (!find(document.people, a) || !find(document.people, b)) throw new Refusal('not-found');
  if (a === b) throw new Refusal('parties-same');
  const id = stamp.newId() as DistinctionId;
  add(document.distinctions, { id, createdAt: stamp.now, a, b, ...(strangers && { strangers }) });
}

/** All pairs that were told apart, as `pairKey` writes them. */
export function distinctPairs(document: VouchsafeDocument): Set<string> {
  const pairs = new Set<string>();
  for (const { a, b } of records(document.distinctions))
    pairs.add(pairKey(survivorOf(document, a), survivorOf(document, b)));
  return pairs;
}

/** Records that two people do not know each other. */
export function denyTie(document: VouchsafeDocument, argument: { a: PersonId; b: PersonId }, stamp: Stamp): void {
  distinguish(document, { ...argument, strangers: true }, stamp);
}

/** All pairs of whom the user said that they do not know each other, as `pairKey` writes them. */
export function strangerPairs(document: VouchsafeDocument): Set<string> {
  const pairs = new Set<string>();
  for (const { a, b, strangers } of records(document.distinctions))
    if (strangers) pairs.add(pairKey(survivorOf(document, a), survivorOf(document, b)));
  return pairs;
}

/** A pair of people as one key, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
