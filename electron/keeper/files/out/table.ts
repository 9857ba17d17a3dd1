// Records as a table for spreadsheets: CSV (RFC 4180) in UTF-8 with a byte order mark, or Excel takes it for something else.
// Papa Parse writes the cells; no cell becomes a formula (../cells.ts).
import Papa from 'papaparse';
import type { Day, Instant } from '../../../../shared/model/identity.ts';
import { GUARDED } from '../cells.ts';
import { tidyLine, tidyText } from '../tidy.ts';

/** One row's cells by the names of their columns; what is absent is an empty cell. */
export type Row<Column extends string = string> = Partial<Record<Column, string | number | undefined>>;

const PIECE = 64 * 1024;
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** A table in pieces, with its header. */
export function* writeTable<Column extends string>(
  columns: readonly Column[],
  rows: Iterable<Row<Column>>,
): Generator<string> {
  let cells: string[][] = [[...columns]];
  let [size, mark] = [0, BYTE_ORDER_MARK];
  for (const row of rows) {
    const line = columns.map((column) => tidyText(String(row[column] ?? '')));
    cells.push(line);
    for (const cell of line) size += cell.length + 1;
    if (size < PIECE) continue;
    yield mark + encode(cells);
    [cells, size, mark] = [[], 0, ''];
  }
  if (cells.length > 0) yield mark + encode(cells);
}

function encode(cells: string[][]): string {
  return Papa.unparse(cells, { newline: LINE_END, escapeFormulae: GUARDED }) + LINE_END;
}

/** A set's members in one cell. */
export function joinTags(tags: Readonly<Record<string, true>>): string {
  const all = Object.keys(tags).map(tidyLine);
  // Our reader, like others, parts tags at commas and semicolons, but not where Google's joint stands.
  return all.some((tag) => /[;,|]/.test(tag)) ? `${all.join(' ::: ')}${all.length > 1 ? '' : ' ::: '}` : all.join('; ');
}

/** The day of an instant, in the time zone of this laptop. */
export function dayOf(instant: Instant | undefined): Day {
  if (instant === undefined) return '';
  const at = new Date(instant);
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${String(at.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}
