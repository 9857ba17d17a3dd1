// Two people look alike, and the user said that they are not the same: a record, so that both laptops remember it.
import { Refusal } from '../refusal.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import type { DistinctionId, PersonId, Stamp } from './identity.ts';
import { add, find, type Kept, records } from './table.ts';

export interface Distinction extends Kept {
  id: DistinctionId;
  a: PersonId;
  b: PersonId;
}

/** Records that two people are not the same. */
export function distinguish(document: VouchsafeDocument, argument: { a: PersonId; b: PersonId }, stamp: Stamp): void {
  const { a, b } = argument;
  if (!find(document.people, a) || !find(document.people, b)) throw new Refusal('not-found');
  if (a === b) throw new Refusal('parties-same');
  const id = stamp.newId() as DistinctionId;
  add(document.distinctions, { id, createdAt: stamp.now, a, b });
}

/** All pairs that were told apart, as `pairKey` writes them. */
export function distinctPairs(document: VouchsafeDocument): Set<string> {
  const pairs = new Set<string>();
  for (const { a, b } of records(document.distinctions))
    pairs.add(pairKey(survivorOf(document, a), survivorOf(document, b)));
  return pairs;
}

/** A pair of people as one key, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
