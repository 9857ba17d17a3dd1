// What the user decides of a pair: one person, or two. Each is done at once, said, and can be taken back.
import { pairKey } from '../../../shared/model/distinction.ts';
import { displayName } from '../../../shared/model/document.ts';
import type { MergeField } from '../../../shared/model/merge.ts';
import type { Person } from '../../../shared/model/person.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { offer } from '../../ui/offer.tsx';
import { distinctionsOf } from '../../ui/pairs.ts';
import { undoBatch } from '../../ui/undo-batch.ts';
import { request, theDocument } from '../../vouchsafe.ts';

/** Merges two people. Answers whether it was done. */
export async function merge(keep: Person, other: Person, takeFromOther: readonly MergeField[]): Promise<boolean> {
  return attemptOnce(async () => {
    const argument = { keep: keep.id, other: other.id, takeFromOther: [...takeFromOther] };
    const batch = await request('person.merge', argument);
    offerBack(`${displayName(other)} is one with ${displayName(keep)} now.`, () => undoBatch(batch));
  });
}

/** Records that two people are not the same. Answers whether it was done. */
export async function tellApart(a: Person, b: Person): Promise<boolean> {
  return attemptOnce(async () => {
    if (distinctionsOf(theDocument(), pairKey(a.id, b.id)).length === 0)
      await request('person.distinguish', { a: a.id, b: b.id });
    offerBack(`${displayName(a)} and ${displayName(b)} are two people.`, () => forgetDistinction(a, b));
  });
}

/** Out of the way of the next verdict. */
function offerBack(said: string, onAction: () => unknown): void {
  offer({ said, action: 'Undo', onAction, atTop: true });
}

function forgetDistinction(a: Person, b: Person): Promise<boolean> {
  const ids = distinctionsOf(theDocument(), pairKey(a.id, b.id)).map(({ id }) => id);
  return attempt(() => request('bin.put', { table: 'distinctions', ids }));
}
