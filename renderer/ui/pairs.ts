// The pairs that are still to be looked at: what the finder suspects, without whom the user has told apart or merged since.
// So a merge that is taken back brings its pair back by itself.
import { type Distinction, distinctPairs, pairKey } from '../../shared/model/distinction.ts';
import { personOf, survivorOf, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { DuplicateReason, Suspicion } from '../../shared/model/duplicates.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import type { Person } from '../../shared/model/person.ts';
import { records } from '../../shared/model/table.ts';

export interface Pair {
  readonly key: string;
  readonly a: Person;
  readonly b: Person;
  /** Strongest first; none where the user named the two. */
  readonly reasons: readonly DuplicateReason[];
}

/** Two people as a pair, if both are here and are not one already. */
export function pairOf(
  document: VouchsafeDocument,
  a: PersonId,
  b: PersonId,
  reasons: readonly DuplicateReason[],
): Pair | undefined {
  const [one, two] = [personOf(document, a), personOf(document, b)];
  if (!one || !two || one === two || one.binnedAt !== undefined || two.binnedAt !== undefined) return undefined;
  return { key: pairKey(one.id, two.id), a: one, b: two, reasons };
}

/** The open pairs of what was found, surest first as it was found; those that were put off come last. */
export function openPairs(
  document: VouchsafeDocument,
  found: readonly Suspicion[],
  later: ReadonlySet<string>,
): Pair[] {
  const told = distinctPairs(document);
  const pairs = new Map<string, Pair>();
  for (const { a, b, reasons } of found) {
    const pair = pairOf(document, a, b, reasons);
    if (pair && !told.has(pair.key) && !pairs.has(pair.key)) pairs.set(pair.key, pair);
  }
  const all = [...pairs.values()];
  return [...all.filter(({ key }) => !later.has(key)), ...all.filter(({ key }) => later.has(key))];
}

/** The records by which the user told a pair apart. */
export function distinctionsOf(document: VouchsafeDocument, key: string): Distinction[] {
  return [...records(document.distinctions)].filter(
    ({ a, b }) => pairKey(survivorOf(document, a), survivorOf(document, b)) === key,
  );
}
