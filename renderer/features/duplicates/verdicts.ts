// What the user decides of a pair: one person, or two. Each is done at once, said, and can be taken back.
import { distinctPairs, pairKey } from '../../../shared/model/distinction.ts';
import { displayName, survivorOf } from '../../../shared/model/document.ts';
import type { MergeField } from '../../../shared/model/merge.ts';
import type { Person } from '../../../shared/model/person.ts';
import { records } from '../../../shared/model/table.ts';
import { attempt, attemptOnce } from '../../ui/attempt.ts';
import { offer } from '../../ui/offer.tsx';
import { undoBatch } from '../../ui/undo-batch.ts';
import { request, theDocument } from '../../vouchsafe.ts';

/** One offer at a time: what is offered is always the last thing that was done here. */
const OFFER = 'duplicates';

/** Merges two people. Answers whether it was done. */
export async function merge(keep: Person, other: Person, takeFromOther: readonly MergeField[]): Promise<boolean> {
  return attemptOnce(async () => {
    const argument = { keep: keep.id, other: other.id, takeFromOther: [...takeFromOther] };
    const batch = await request('person.merge', argument);
    offer({
      id: OFFER,
      said: `${displayName(other)} is one with ${displayName(keep)} now.`,
      action: 'Undo',
      onAction: () => undoBatch(batch),
    });
  });
}

/** Records that two people are not the same. Answers whether it was done. */
export async function tellApart(a: Person, b: Person): Promise<boolean> {
  return attemptOnce(async () => {
    if (!distinctPairs(theDocument()).has(pairKey(a.id, b.id)))
      await request('person.distinguish', { a: a.id, b: b.id });
    offer({
      id: OFFER,
      said: `${displayName(a)} and ${displayName(b)} are two people.`,
      action: 'Undo',
      onAction: () => forgetDistinction(a, b),
    });
  });
}

function forgetDistinction(a: Person, b: Person): Promise<boolean> {
  const document = theDocument();
  const key = pairKey(a.id, b.id);
  const ids = [...records(document.distinctions)]
    .filter((each) => pairKey(survivorOf(document, each.a), survivorOf(document, each.b)) === key)
    .map(({ id }) => id);
  return attempt(() => request('bin.put', { table: 'distinctions', ids }));
}
