// The table of firms: each with who is there now, who was, and what is under way. A total view of the document.
import { folded } from './board.ts';
import type { Card } from './cards.ts';
import { personOf, type VouchsafeDocument } from './document.ts';
import { type Affiliation, type Firm, firmsOf } from './firm.ts';
import { openCardsByFirm } from './firm-cards.ts';
import type { Person } from './person.ts';

export interface FirmRow {
  readonly key: string;
  readonly name: string;
  readonly record: Firm | undefined;
  readonly now: readonly Person[];
  readonly before: readonly PastPerson[];
  readonly open: readonly Card[];
  /** Everything by which it is found, folded. */
  readonly text: string;
}

/** Somebody who was there and is elsewhere now. */
export interface PastPerson {
  readonly person: Person;
  readonly affiliation: Affiliation;
}

export const FIRM_COLUMNS = ['name', 'now', 'before', 'open', 'tags'] as const;
export type FirmColumn = (typeof FIRM_COLUMNS)[number];
export interface FirmSort {
  readonly by: FirmColumn;
  readonly down: boolean;
}

/** All firms, those with most people first. */
export function firmRows(document: VouchsafeDocument): FirmRow[] {
  const firms = firmsOf(document);
  const open = openCardsByFirm(document, firms);
  return firms.map(({ key, name, record, now, before }) => {
    const names = [name, ...Object.keys(record?.aliases ?? {}), ...now.map(({ firm }) => firm ?? '')];
    return {
      key,
      name,
      record,
      now,
      before: before.flatMap(({ person: id, affiliation }) => {
        const person = personOf(document, id);
        const isElsewhere = person && person.binnedAt === undefined && !now.some((each) => each.id === person.id);
        return isElsewhere ? [{ person, affiliation }] : [];
      }),
      open: open.get(key) ?? [],
      text: folded([...new Set([...names, ...Object.keys(record?.tags ?? {})])].join('\n')),
    };
  });
}

/** The firms in whose names and tags every word stands. */
export function searchFirms(rows: readonly FirmRow[], typed: string): readonly FirmRow[] {
  const words = folded(typed).split(/\s+/).filter(Boolean);
  return words.length === 0 ? rows : rows.filter(({ text }) => words.every((word) => text.includes(word)));
}

/** The sorting after a click on a column's head: counts begin with the most. */
export function nextFirmSort(sort: FirmSort, by: FirmColumn): FirmSort {
  return { by, down: sort.by === by ? !sort.down : by !== 'name' && by !== 'tags' };
}

/** The same firms in another order; equals by name, and those without tags last. */
export function sortFirms(rows: readonly FirmRow[], { by, down }: FirmSort): readonly FirmRow[] {
  const turn = down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, name: folded(row.name), key: keyOf(row, by) }));
  keyed.sort((a, b) => {
    if (a.key !== b.key && (a.key === '' || b.key === '')) return a.key === '' ? 1 : -1;
    return turn * compare(a.key, b.key) || (by === 'name' ? turn : 1) * compare(a.name, b.name);
  });
  return keyed.map(({ row }) => row);
}

function keyOf(row: FirmRow, by: FirmColumn): string | number {
  if (by === 'name') return folded(row.name);
  return by === 'tags'
    ? folded(
        Object.keys(row.record?.tags ?? {})
          .sort()
          .join('\n'),
      )
    : row[by].length;
}

function compare(a: string | number, b: string | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
