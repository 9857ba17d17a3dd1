// What asks and introductions have in common: they are cards of the board, stand in an order, are put aside, go to the
// bin and come back. What differs between them is in ask.ts and intro.ts.
import { Refusal } from '../refusal.ts';
import type { Ask } from './ask.ts';
import type { TableName, VouchsafeDocument } from './document.ts';
import { note } from './history.ts';
import type { Day, Stamp, Time } from './identity.ts';
import type { Intro } from './intro.ts';
import { keyBetween } from './order.ts';
import { everyRecord, find, type Kept, type Table } from './table.ts';

export type Card = Ask | Intro;

/** True when a card is an introduction. */
export function isIntro(card: Card): card is Intro {
  return 'connector' in card;
}

/** The card with this id, ask or introduction. */
export function findCard(document: VouchsafeDocument, id: string): Card {
  const card = find(document.asks, id) ?? find(document.intros, id);
  if (!card) throw new Refusal('not-found');
  return card;
}

/** A sort key above every other card: what is new stands on top. */
export function topOrder(document: VouchsafeDocument): string {
  let lowest: string | undefined;
  for (const table of [document.asks, document.intros])
    for (const card of everyRecord<Card>(table as Table<Card>))
      if (lowest === undefined || card.order < lowest) lowest = card.order;
  return keyBetween(undefined, lowest);
}

/** Puts a card aside until a day and, if one was said, a time of it, or takes it up again (`until` empty). */
export function snoozeCard(
  document: VouchsafeDocument,
  argument: { id: string; until: Day; time?: Time | undefined },
  stamp: Stamp,
): void {
  const { id, until, time } = argument;
  const card = findCard(document, id);
  putAside(card, until === '' ? undefined : until, time);
  note(card, 'snoozed', stamp, until === '' ? {} : { on: until });
}

/** A card is aside until a day, with or without a time of it, or not at all. */
export function putAside(card: Card, until: Day | undefined, time?: Time): void {
  if (until === undefined) delete card.snoozedUntil;
  else card.snoozedUntil = until;
  if (until === undefined || time === undefined) delete card.snoozedTime;
  else card.snoozedTime = time;
}

/** Puts records into the bin. Nothing is lost: `restore` brings them back. */
export function bin(document: VouchsafeDocument, argument: { table: TableName; ids: string[] }, stamp: Stamp): void {
  for (const id of argument.ids) {
    const record = found(document, argument.table, id);
    if (record.binnedAt !== undefined) continue;
    record.binnedAt = stamp.now;
    if ('history' in record) note(record as Card, 'binned', stamp);
  }
}

/** Brings records back from the bin. */
export function restore(
  document: VouchsafeDocument,
  argument: { table: TableName; ids: string[] },
  stamp: Stamp,
): void {
  for (const id of argument.ids) {
    const record = found(document, argument.table, id);
    if (record.binnedAt === undefined) continue;
    delete record.binnedAt;
    if ('history' in record) note(record as Card, 'restored', stamp);
  }
}

function found(document: VouchsafeDocument, table: TableName, id: string): Kept {
  const record = find<Kept>(document[table] as Table<Kept>, id);
  if (!record) throw new Refusal('not-found');
  return record;
}
