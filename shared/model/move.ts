// Moving a card on the board: the verbs behind mouse, keyboard, panel and palette alike. A move that breaks a rule is
// refused as `board-rule` with the rules as details; the same request with `override` does it and writes that down.
import { Refusal } from '../refusal.ts';
import { type Ask, findAsk, finishAsk, reopenAsk } from './ask.ts';
import { type Column, columnOf } from './board.ts';
import { type Card, findCard, isIntro, topOrder } from './cards.ts';
import { DEFAULT_FOLLOW_UP_DAYS, type VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import { type AskId, addDays, type Day, type IntroId, type PartyId, type Stamp } from './identity.ts';
import {
  type Channel,
  findIntro,
  finish,
  type Intro,
  type IntroStage,
  type Mode,
  markIntroduced,
  reopen,
  switchMode,
} from './intro.ts';
import { keyBetween } from './order.ts';
import type { Outcome } from './outcome.ts';
import { setText } from './person.ts';
import { type Broken, brokenByMove, brokenByShaping, STAGES } from './rules.ts';
import { everyRecord, type Table } from './table.ts';
import { recordThanks } from './thanks.ts';

interface Move {
  id: string;
  to: Column;
  /** The cards between which it is dropped; absent at an end of the column. */
  above?: string | undefined;
  below?: string | undefined;
  override?: boolean | undefined;
  /** Switches an introduction to this mode on the way: "make it direct" is one change, and one undo. */
  mode?: Mode | undefined;
}

/** Moves a card to a column, or within one. Refuses `move-impossible`, or `board-rule` with details `Broken[]`. */
export function moveCard(document: VouchsafeDocument, move: Move, stamp: Stamp): void {
  const card = findCard(document, move.id);
  const from = columnOf(card, stamp.today);
  if (isIntro(card)) switchMode(card, move.mode, stamp);
  if (from !== move.to) {
    if (isIntro(card)) moveIntro(document, card, move, from, stamp);
    else moveAsk(card, move, from, stamp);
  }
  card.order = orderBetween(document, move);
}

/** Records that the introduction was made. Refuses `board-rule` unless consents allow it or it is overridden. */
export function introduce(
  document: VouchsafeDocument,
  argument: { id: IntroId; how: Channel; on: Day; mode?: Mode | undefined; override?: boolean | undefined },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  switchMode(intro, argument.mode, stamp);
  const broken = brokenByMove(document, intro, 'introduced', stamp.today).filter(
    ({ rule }) => rule !== 'introduction-made',
  );
  const overrode = allow(broken, argument.override);
  markIntroduced(document, intro, { how: argument.how, on: argument.on, ...(overrode && { overrode }) }, stamp);
}

/**
 * Ends an introduction with an outcome, and with the value that came of it (S3.8). Thanks that are still owed break a rule;
 * those to `thanked` are noted in the same change.
 */
export function closeIntro(
  document: VouchsafeDocument,
  argument: {
    id: IntroId;
    outcome: Outcome;
    words?: string | undefined;
    value?: string | undefined;
    thanked?: readonly PartyId[] | undefined;
    override?: boolean | undefined;
  },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  for (const party of argument.thanked ?? []) recordThanks(document, { id: intro.id, party, thanks: 'sent' }, stamp);
  const changed = setText(intro, { value: argument.value });
  if (changed.length > 0) note(intro, 'edited', stamp, { fields: 'value' });
  const broken = brokenByMove(document, intro, 'closed', stamp.today).filter(({ rule }) => rule !== 'outcome-said');
  finish(intro, argument.outcome, argument.words ?? '', stamp, allow(broken, argument.override));
}

/** Ends an ask with an outcome. */
export function closeAsk(
  document: VouchsafeDocument,
  argument: { id: AskId; outcome: Outcome; words?: string | undefined },
  stamp: Stamp,
): void {
  finishAsk(findAsk(document, argument.id), argument.outcome, argument.words ?? '', stamp);
}

function moveAsk(ask: Ask, move: Move, from: Column, stamp: Stamp): void {
  if (move.to !== 'captured' && move.to !== 'shaped' && move.to !== 'closed') throw new Refusal('move-impossible');
  if (move.to === 'closed') {
    if (!move.override) throw new Refusal('outcome-missing');
    return finishAsk(ask, 'withdrawn', '', stamp, 'outcome-said');
  }
  const overrode = move.to === 'shaped' ? allow(brokenByShaping(ask), move.override) : undefined;
  noteMove(ask, move.to, from, overrode, stamp);
  ask.stage = move.to;
  reopenAsk(ask);
}

function moveIntro(document: VouchsafeDocument, intro: Intro, move: Move, from: Column, stamp: Stamp): void {
  if (move.to === 'captured' || move.to === 'shaped') throw new Refusal('move-impossible');
  const overrode = allow(brokenByMove(document, intro, move.to, stamp.today), move.override);
  if (move.to === 'closed') return finish(intro, intro.outcome ?? 'withdrawn', '', stamp, overrode);
  noteMove(intro, move.to, from, overrode, stamp);
  setStage(document, intro, move.to, stamp);
}

/** Puts an introduction at a stage, with the dates that follow from it; who may do so is the board's affair. */
export function setStage(
  document: VouchsafeDocument,
  intro: Intro,
  to: Exclude<IntroStage, 'closed'>,
  stamp: Stamp,
): void {
  if (intro.stage === 'closed') reopen(intro);
  // Going back to before the introduction takes its date back, or its follow-up would come due all the same.
  if (STAGES.indexOf(to) < STAGES.indexOf('introduced')) {
    delete intro.introducedOn;
    delete intro.followUpOn;
    delete intro.how;
  }
  const isMade = to === 'introduced' || to === 'follow-up';
  if (isMade && intro.introducedOn === undefined) markIntroduced(document, intro, { on: stamp.today }, stamp);
  // Back from a follow-up that has come due: another few weeks, or the card would not stay where it was put.
  else if (to === 'introduced')
    intro.followUpOn = addDays(stamp.today, document.settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS);
  intro.stage = to;
}

/** The overridden rules by id, or the refusal. */
function allow(broken: readonly Broken[], override: boolean | undefined): string | undefined {
  if (broken.length === 0) return undefined;
  if (!override) throw new Refusal('board-rule', broken);
  return broken.map(({ rule }) => rule).join(' ');
}

function noteMove(card: Ask | Intro, to: Column, from: Column, overrode: string | undefined, stamp: Stamp): void {
  note(card, card.stage === 'closed' ? 'reopened' : 'moved', stamp, { from, to, ...(overrode && { overrode }) });
}

function orderBetween(document: VouchsafeDocument, { id, above, below }: Move): string {
  if (above === undefined && below === undefined) return topOrder(document);
  const low = above === undefined ? undefined : findCard(document, above).order;
  const high = below === undefined ? undefined : findCard(document, below).order;
  if (above === id || below === id) return findCard(document, id).order;
  // Two laptops chose the same key, so there is no room between the two: it goes behind both.
  if (low !== undefined && low === high) return keyBetween(low, nextOrder(document, low));
  return low !== undefined && high !== undefined && low > high ? keyBetween(high, low) : keyBetween(low, high);
}

/** The lowest sort key above another. */
function nextOrder(document: VouchsafeDocument, order: string): string | undefined {
  let next: string | undefined;
  for (const table of [document.asks, document.intros])
    for (const card of everyRecord<Card>(table as Table<Card>))
      if (card.order > order && (next === undefined || card.order < next)) next = card.order;
  return next;
}
