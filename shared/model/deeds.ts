// What of a card's history is a deed: something that was done about it among people. Editing, sorting and putting aside are
// none; by deeds one sees that a day or a week has moved a card on.
import { type Entry, type History, isFact } from './history.ts';

const MORE_DEEDS: readonly Entry['what'][] = ['introduced', 'settled', 'closed', 'moved'];

/** The deeds of a card that stand, in no order. */
export function deedsOf(card: { history: History }): Entry[] {
  return Object.values(card.history).filter(
    (entry) => entry.struckAt === undefined && (isFact(entry) || MORE_DEEDS.includes(entry.what)),
  );
}
