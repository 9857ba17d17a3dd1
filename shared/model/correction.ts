// Correcting the record: a fact in a card's history was noted wrongly. It can be put right, or struck; it is never deleted.
import { findCard } from './cards.ts';
import type { VouchsafeDocument } from './document.ts';
import { correctEntry, type EntryChanges, strikeEntry } from './history.ts';
import type { Stamp } from './identity.ts';

/** Puts a fact right. Refuses `not-found` for what is no fact of this card. */
export function correctFact(
  document: VouchsafeDocument,
  argument: { id: string; entry: string; changes: EntryChanges },
): void {
  correctEntry(findCard(document, argument.id), argument.entry, argument.changes);
}

/** Strikes a fact, or lets it stand again. */
export function strikeFact(
  document: VouchsafeDocument,
  argument: { id: string; entry: string; struck: boolean },
  stamp: Stamp,
): void {
  strikeEntry(findCard(document, argument.id), argument.entry, argument.struck, stamp.now);
}
