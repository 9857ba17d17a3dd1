// What gusts of weather are made of: a verb that picks its people and cards from those that are there, and hostile words.
import type { TableName, VouchsafeDocument } from '../../shared/model/document.ts';
import type { PartyId, Stamp } from '../../shared/model/identity.ts';
import { everyRecord, find, type Kept, type Table } from '../../shared/model/table.ts';
import type { Random } from '../torture/random.ts';

export type Verb = (document: VouchsafeDocument, stamp: Stamp) => unknown;

/** One step of the weather. */
export type Gust = (document: VouchsafeDocument, random: Random) => Verb;

export const WORDS = [
  'why not',
  'ليلى حداد',
  '<b onload=alert(1)>&"',
  '__proto__',
  'constructor',
  'a\r\nb',
  ' ',
  '\u202ekcab',
  '🪸',
];
function idsIn(document: VouchsafeDocument, table: TableName): string[] {
  return [...everyRecord(document[table] as Table<Kept>)].map(({ id }) => id);
}

/** Somebody or something of a table; an id of nobody where it is empty. */
export function one<Id extends string>(document: VouchsafeDocument, table: TableName, random: Random): Id {
  const ids = idsIn(document, table);
  return (ids.length === 0 ? 'ee'.repeat(16) : random.pick(ids)) as Id;
}

/** Mostly somebody with a part in the introduction, so that something comes of it. */
export function insider(document: VouchsafeDocument, id: string, random: Random): PartyId {
  const intro = find(document.intros, id);
  const inside = intro ? [intro.partyA, intro.partyB ?? intro.partyA, intro.connector] : [];
  return inside.length === 0 || random.oneIn(7) ? one(document, 'people', random) : random.pick(inside);
}
