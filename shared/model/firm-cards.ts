// The open cards of firms: what is under way with the people who are there now. One walk over the cards serves all firms.
import type { Card } from './cards.ts';
import type { VouchsafeDocument } from './document.ts';
import type { FirmSeen } from './firm.ts';
import type { PersonId } from './identity.ts';
import { peopleOf } from './people-facts.ts';
import { records } from './table.ts';

/** By firm key, the cards that are not closed in which somebody of the firm has a part, each once, newest first. */
export function openCardsByFirm(document: VouchsafeDocument, firms: readonly FirmSeen[]): Map<string, Card[]> {
  const firmOf = new Map<PersonId, string>();
  for (const { key, now } of firms) for (const { id } of now) firmOf.set(id, key);
  const cards = new Map<string, Card[]>();
  for (const card of [...records(document.intros), ...records(document.asks)]) {
    if (card.stage === 'closed') continue;
    const keys = new Set([...peopleOf(document, card)].map((who) => firmOf.get(who)));
    for (const key of keys) if (key !== undefined) cards.set(key, [...(cards.get(key) ?? []), card]);
  }
  for (const theirs of cards.values()) theirs.sort((a, b) => b.createdAt - a.createdAt);
  return cards;
}
