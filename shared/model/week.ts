// This week (S3: decide what to do this week): the few that the user picked, which of them are done, and what was left of
// the weeks before. A week begins on Monday. A pick is done when a deed followed it; nobody has to tick anything.
import { Refusal } from '../refusal.ts';
import { type Card, isIntro } from './cards.ts';
import { deedsOf } from './deeds.ts';
import type { VouchsafeDocument } from './document.ts';
import { type Entry, entriesOf, note, whenWritten } from './history.ts';
import { addDays, type Day, daysBetween, type PersonId, type Stamp } from './identity.ts';
import type { Person } from './person.ts';
import { find, records, type Table } from './table.ts';
import { byHurt, type Row, type Subject, subjectOf } from './today-row.ts';

/** More than so many are no few any more. */
export const A_FEW = 7;
/** As many are suggested at once. */
const SUGGESTED = 5;
/** What was picked longer ago than so many days is not asked about again. */
const STALE_PICK_DAYS = 28;
const A_MONDAY = '2024-01-01';

/** Something that the user picked for a week. */
export interface Pick extends Subject {
  readonly record: Card | Person;
  readonly isDone: boolean;
}

export interface Week {
  readonly monday: Day;
  readonly picked: readonly Pick[];
  /** Picked for a week before and not done. */
  readonly left: readonly Pick[];
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const since = daysBetween(A_MONDAY, day);
  return addDays(day, -(((since % 7) + 7) % 7));
}

/** Picks something for the week of a day, or lets it go (`on` empty). */
export function pickForWeek(
  document: VouchsafeDocument,
  argument: { table: Subject['table']; id: string; on: Day },
  stamp: Stamp,
): void {
  const { table, id, on } = argument;
  const record = find(document[table] as Table<Card | Person>, id);
  if (!record) throw new Refusal('not-found');
  const week = on === '' ? undefined : mondayOf(on);
  if (record.pickedFor === week) return;
  if (week === undefined) delete record.pickedFor;
  else record.pickedFor = week;
  if ('history' in record) note(record, 'edited', stamp, { fields: 'pickedFor' });
}

/** The week of a day. `lastContact` says when the user was last in touch with whom. */
export function weekOf(document: VouchsafeDocument, today: Day, lastContact: ReadonlyMap<PersonId, Day>): Week {
  const monday = mondayOf(today);
  const picked: Pick[] = [];
  const left: Pick[] = [];
  const sort = (table: Subject['table'], record: Card | Person, isDone: () => boolean) => {
    const { id, pickedFor } = record;
    if (pickedFor === undefined || pickedFor > monday) return;
    if (pickedFor === monday) picked.push({ table, id, record, isDone: isDone() });
    else if (daysBetween(pickedFor, monday) <= STALE_PICK_DAYS && !isDone())
      left.push({ table, id, record, isDone: false });
  };
  for (const ask of records(document.asks)) sort('asks', ask, () => isCardDone(document, ask));
  for (const intro of records(document.intros)) sort('intros', intro, () => isCardDone(document, intro));
  for (const person of records(document.people))
    sort('people', person, () => (lastContact.get(person.id) ?? '') >= (person.pickedFor ?? monday));
  return { monday, picked: picked.sort(openFirst), left };
}

/** What the week could hold: what hurts most of all that waits by its end, one row for each card or person. */
export function suggestionsFor({ picked, left }: Week, rows: readonly Row[]): Row[] {
  const taken = new Set([...picked, ...left].map(({ id }) => id as string));
  const suggested: Row[] = [];
  for (const row of [...rows].sort(byHurt)) {
    const id = subjectOf(row)?.id;
    if (id === undefined || taken.has(id) || suggested.length >= SUGGESTED) continue;
    taken.add(id);
    suggested.push(row);
  }
  return suggested;
}

/** True when a deed followed the pick, or the card was closed; for an ask, also when somebody was proposed for it. */
function isCardDone(document: VouchsafeDocument, card: Card): boolean {
  if (card.stage === 'closed') return true;
  const pick = lastPick(card);
  if (deedsOf(card).some(({ at }) => at > (pick?.at ?? 0))) return true;
  if (isIntro(card)) return false;
  // An introduction is another card: only by the clock is it before or after.
  const pickedAt = pick ? whenWritten(pick) : 0;
  for (const { ask, createdAt } of records(document.intros)) if (ask === card.id && createdAt > pickedAt) return true;
  return false;
}

function lastPick(card: Card): Entry | undefined {
  return entriesOf(card).find(({ what, fields }) => what === 'edited' && fields === 'pickedFor');
}

function openFirst(a: Pick, b: Pick): number {
  return Number(a.isDone) - Number(b.isDone) || a.record.createdAt - b.record.createdAt || (a.id < b.id ? -1 : 1);
}
