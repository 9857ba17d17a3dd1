// Correcting the record: a fact in a card's history was noted wrongly. It can be put right, or struck; it is never deleted.
// Where a card stands follows from what was recorded, so it may have to move with the correction, and says so in its history:
// before the introduction was made, and never against where the user put it by hand. What was made, stays made.
import { type Card, findCard, isIntro, putAside } from './cards.ts';
import { awaitedUntil, consentOf, isAgreed, isReady, refusedBy } from './consent.ts';
import type { VouchsafeDocument } from './document.ts';
import { correctEntry, type Entry, type EntryChanges, note, strikeEntry } from './history.ts';
import type { Day, Stamp } from './identity.ts';
import { finish, type Intro, peopleIn, reopen } from './intro.ts';

/** Puts a fact right. Refuses `not-found` for what is no fact of this card. */
export function correctFact(
  document: VouchsafeDocument,
  argument: { id: string; entry: string; changes: EntryChanges },
  stamp: Stamp,
): void {
  correcting(document, argument, stamp, (card) => correctEntry(card, argument.entry, argument.changes));
}

/** Strikes a fact, or lets it stand again. */
export function strikeFact(
  document: VouchsafeDocument,
  argument: { id: string; entry: string; struck: boolean },
  stamp: Stamp,
): void {
  correcting(document, argument, stamp, (card) => strikeEntry(card, argument.entry, argument.struck, stamp.now));
}

function correcting(
  document: VouchsafeDocument,
  { id, entry: key }: { id: string; entry: string },
  stamp: Stamp,
  correct: (card: Card) => void,
): void {
  const card = findCard(document, id);
  const before = isIntro(card) ? standing(document, card, stamp.today) : undefined;
  const was = card.history[key];
  correct(card);
  const is = card.history[key];
  if (was === undefined || is === undefined || JSON.stringify(was) === JSON.stringify(is)) return;
  noteCorrection(card, was, is, stamp);
  if (before && isIntro(card)) settle(document, card, before, stamp);
}

/** What an answer said before stays to be read; words that were put right do not, for they may have been confided. */
function noteCorrection(card: Card, was: Entry, is: Entry, stamp: Stamp): void {
  const turned = was.answer !== is.answer && { from: was.answer ?? 'nothing', to: is.answer ?? 'nothing' };
  const fields = was.struckAt === is.struckAt ? 'record' : is.struckAt === undefined ? 'unstruck' : 'struck';
  note(card, 'edited', stamp, { fields, ...(is.party !== undefined && { party: is.party }), ...turned });
}

/** What the stage of a card rests on. */
interface Standing {
  readonly refused: boolean;
  readonly agreed: boolean;
  readonly heard: boolean;
  readonly awaited: Day | undefined;
}

function standing(document: VouchsafeDocument, intro: Intro, today: Day): Standing {
  return {
    refused: refusedBy(intro).length > 0,
    agreed: isAgreed(intro),
    heard: [...peopleIn(intro), 'me' as const].some((who) => consentOf(intro, who).answer !== 'unasked'),
    awaited: awaitedUntil(document, intro, today),
  };
}

/**
 * Moves a card that no longer stands where its record says. A no that comes to light closes it as declined, as a no does;
 * a no that never was opens again what it closed. A yes or a question that is gone takes the card back, one that is there
 * after all takes it on; the day until which it was put aside moves with the answer that said so.
 */
function settle(document: VouchsafeDocument, intro: Intro, before: Standing, stamp: Stamp): void {
  const after = standing(document, intro, stamp.today);
  if (intro.stage === 'closed') {
    if (before.refused && !after.refused && intro.outcome === 'declined') openAgain(document, intro, after, stamp);
    return;
  }
  if (intro.introducedOn !== undefined) return;
  if (after.refused && !before.refused) return finish(intro, 'declined', '', stamp);
  if (intro.snoozedUntil === before.awaited) putAside(intro, after.awaited);
  if (intro.stage === 'ready' && before.agreed && !after.agreed) step(intro, 'permission', stamp);
  if (intro.stage === 'permission' && before.heard && !after.heard) step(intro, 'proposed', stamp);
  else if (intro.stage === 'proposed' && !before.heard && after.heard) step(intro, 'permission', stamp);
  if (intro.stage === 'permission' && !before.agreed && isReady(document, intro, stamp.today))
    step(intro, 'ready', stamp);
}

function openAgain(document: VouchsafeDocument, intro: Intro, { heard, awaited }: Standing, stamp: Stamp): void {
  reopen(intro);
  const known = isReady(document, intro, stamp.today) ? 'ready' : heard ? 'permission' : 'proposed';
  intro.stage = intro.introducedOn === undefined ? known : 'introduced';
  putAside(intro, awaited);
  note(intro, 'reopened', stamp, { from: 'closed', to: intro.stage });
}

function step(intro: Intro, to: 'proposed' | 'permission' | 'ready', stamp: Stamp): void {
  note(intro, 'moved', stamp, { from: intro.stage, to, fields: 'record' });
  intro.stage = to;
}
