// What was said in confidence stands in the histories of cards: an entry with `neverLeaves`. Unless everything was asked for,
// such an entry leaves without its words; that it happened, when and with whom, is what the card itself says. An entry about
// somebody of whom nothing leaves stays home as a whole, and so does why an ask was declined, unless its asker may be told.
import { type Card, isIntro } from '../../../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { Entry, History } from '../../../../shared/model/history.ts';
import { isWhollyHome, type Wanted } from './wanted.ts';

/** The texts of an entry that somebody said or wrote. */
const SAID = ['words', 'terms', 'subject'] as const satisfies readonly (keyof Entry)[];

/** A card as a file may hold it, and how many entries, or words, stayed home. */
export function visibleCard<C extends Card>(
  document: VouchsafeDocument,
  card: C,
  wanted: Wanted,
): { readonly card: C; readonly keptHome: number } {
  if (wanted.everything) return { card, keptHome: 0 };
  const history: History = {};
  let keptHome = 0;
  for (const [id, entry] of Object.entries(card.history)) {
    const isHome = isWhollyHome(document, entry.party, wanted);
    if (isHome || isInConfidence(entry)) keptHome++;
    if (!isHome) history[id] = isInConfidence(entry) ? withoutWords(entry) : entry;
  }
  const visible = { ...card, history };
  if (!isIntro(visible) && visible.declinedFor !== undefined && !visible.mayTellReason) {
    keptHome++;
    delete visible.declinedFor;
  }
  return { card: keptHome === 0 ? card : visible, keptHome };
}

function isInConfidence(entry: Entry): boolean {
  return entry.neverLeaves === true && SAID.some((field) => entry[field] !== undefined);
}

function withoutWords({ words: _, terms: __, subject: ___, ...entry }: Entry): Entry {
  return entry;
}

/** True for a record that has a history. */
export function isCard(record: object): record is Card {
  return 'history' in record && ('asker' in record || isIntro(record as Card));
}
