// Settling what two laptops wrote at once (sync/PROTOCOL.md Y58–Y61): one value is written over all, a set gets what only the
// other held, what was binned is brought back or stays. Ordinary changes, noted in a card's history like any others.
import { Refusal } from '../refusal.ts';
import { type Ask, reopenAsk } from './ask.ts';
import { columnOf } from './board.ts';
import { type Card, isIntro, restore } from './cards.ts';
import { recordDepth } from './conflict.ts';
import type { TableName, VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import type { Stamp } from './identity.ts';
import { type Intro, reopen } from './intro.ts';
import { setStage } from './move.ts';
import { type Edit, takeBack } from './undo.ts';

type Fields = Record<string, unknown>;

/** Writes a value into a field. The caller has looked whether it may stand there. Refuses `not-found`. */
export function settleField(
  document: VouchsafeDocument,
  argument: { path: readonly string[]; value: unknown },
  stamp: Stamp,
): void {
  const { path, value } = argument;
  const holder = at(document, path.slice(0, -1));
  if (!holder) throw new Refusal('not-found');
  const card = cardAt(document, path);
  if (card && path.length === 4 && path[3] === 'stage') return settleStage(document, card, value, stamp);
  holder[path.at(-1) ?? ''] = value;
  if (card) noteSettled(card, path, stamp);
}

/** Adds to a set what only the other held. */
export function joinSet(
  document: VouchsafeDocument,
  argument: { path: readonly string[]; missing: Readonly<Fields> },
  stamp: Stamp,
): void {
  const set = at(document, argument.path);
  if (!set) throw new Refusal('not-found');
  for (const [key, value] of Object.entries(argument.missing)) if (!Object.hasOwn(set, key)) set[key] = value;
  const card = cardAt(document, argument.path);
  if (card) noteSettled(card, argument.path, stamp);
}

/** Brings back what one laptop binned while another changed it, or leaves it in the bin: binned again, by one who knows both. */
export function settleBin(
  document: VouchsafeDocument,
  argument: { path: readonly string[]; restore: boolean },
  stamp: Stamp,
): void {
  const [table, , id = ''] = argument.path;
  const record = at(document, argument.path);
  if (!record || record.binnedAt === undefined) throw new Refusal('changed-since');
  if (argument.restore) return restore(document, { table: table as TableName, ids: [id] }, stamp);
  record.binnedAt = stamp.now;
  const card = cardAt(document, argument.path);
  if (card) note(card, 'binned', stamp);
}

/** Takes back what settling did beside the value itself, which gets its rivals back (`Network.again`). */
export function unsettle(document: VouchsafeDocument, edits: readonly Edit[], path: readonly string[], stamp: Stamp) {
  const rest = edits.filter((edit) => edit.path.join('\n') !== path.join('\n') && edit.path[3] !== 'history');
  if (rest.length > 0) return takeBack(document, rest, stamp);
  const card = cardAt(document, path);
  if (card) note(card, 'undid', stamp);
}

/** Takes the settling of a bin back, as far as a verb can: it is not binned, until it is again as it was before. */
export function unbin(document: VouchsafeDocument, path: readonly string[], stamp: Stamp): void {
  const record = at(document, path);
  if (record?.binnedAt !== undefined) delete record.binnedAt;
  const card = cardAt(document, path);
  if (card) note(card, 'undid', stamp);
}

/** What a card's stage brings with it comes with it: how it ended goes when it is open again. */
function settleStage(document: VouchsafeDocument, card: Card, stage: unknown, stamp: Stamp): void {
  const from = columnOf(card, stamp.today);
  if (stage === 'closed') {
    card.stage = 'closed';
    card.closedAt ??= stamp.now;
  } else if (isIntro(card)) {
    reopen(card);
    setStage(document, card, stage as Exclude<Intro['stage'], 'closed'>, stamp);
  } else {
    reopenAsk(card);
    card.stage = stage as Ask['stage'];
  }
  note(card, 'moved', stamp, { from, to: columnOf(card, stamp.today) });
}

function noteSettled(card: Card, path: readonly string[], stamp: Stamp): void {
  const [, , , field = '', inside] = path;
  // What a fact says is put right like any other correction, and a promise has no field of its own.
  const fields = field === 'history' ? 'record' : field === 'promises' ? 'promise' : field === 'brief' ? inside : field;
  note(card, 'edited', stamp, { fields: fields ?? field });
}

function cardAt(document: VouchsafeDocument, path: readonly string[]): Card | undefined {
  if (path[0] !== 'asks' && path[0] !== 'intros') return undefined;
  return at(document, path.slice(0, recordDepth(path))) as Card | undefined;
}

function at(document: VouchsafeDocument, path: readonly string[]): Fields | undefined {
  let holder: unknown = document;
  for (const key of path) {
    if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined;
    holder = (holder as Fields)[key];
  }
  return typeof holder === 'object' && holder !== null ? (holder as Fields) : undefined;
}
