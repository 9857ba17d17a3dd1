// Where a table begins, and what its columns are called. A header is found by what it says, not by where it stands: notes,
// titles and blank lines come before it. Whether the delimiter is right shows in the same way.
import { LABEL_MAX, LINE_MAX } from '../../../shared/model/arrival.ts';
import { type CsvRow, readRows, splitLine } from './csv.ts';
import { tidyLine } from './tidy.ts';
import { isKnownWord } from './words.ts';

export interface Header {
  /** A column without a name is called by its place: "Column 3". */
  readonly names: readonly string[];
  readonly delimiter: string;
  /** Where the header begins. */
  readonly at: number;
  /** The offset and the number of the first line after the header. */
  readonly from: number;
  readonly line: number;
}

/** LinkedIn's notes take three to five lines; a header further down is not one. */
const WITHIN_LINES = 40;
const WITHIN = 64 * 1024;
const HEADER_MAX = 32 * 1024;
export const COLUMNS_MAX = 1000;
const DELIMITERS = [',', ';', '\t', '|'];
/** So many rows tell what a table looks like. */
const ROWS_SEEN = 100;
/** So many of them are to be of one width, if no name among the columns is known. */
const EVEN_SHARE = 0.6;
/** So many lines of a list of addresses are addresses. */
const LIST_SHARE = 0.8;

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const NAMED_ADDRESS = /^[^@]{1,200}@[^@\s]+\.[^@\s]+$/;
const DATA = /^(https?:\/\/\S+|\+?[\d()/. -]{6,}|\d{1,4}([/.-])\d{1,2}\2\d{1,4})$/;
/** Sentences are no names of columns. */
const PROSE = /[.?!]\s|[?!]$/;
/** JSON, HTML and XML. */
const OTHER_FORMAT = /^\s*([[{]\s*["{[\]}]|<[a-z!?])/i;

/** The first of the lines at the beginning whose cells are accepted as the names of columns. */
export function findHeader(text: string, accepts: (names: readonly string[]) => boolean): Header | undefined {
  let from = 0;
  for (let line = 1; line <= WITHIN_LINES && from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const row = text.slice(from, end === -1 ? text.length : end).slice(0, HEADER_MAX);
    const at = from;
    from = end === -1 ? text.length : end + 1;
    for (const delimiter of DELIMITERS) {
      if (!row.includes(delimiter)) continue;
      const names = namesOf(splitLine(row, delimiter));
      if (names.length <= COLUMNS_MAX && !isData(names) && accepts(names))
        return { names, delimiter, at, from, line: line + 1 };
    }
  }
  return undefined;
}

/** The header of any table that has at least two columns, or one of e-mail addresses. Without a header, its first row. */
export function findAnyHeader(whole: string): Header | undefined {
  const text = whole.length > WITHIN ? whole.slice(0, whole.lastIndexOf('\n', WITHIN) + 1) : whole;
  if (OTHER_FORMAT.test(text)) return undefined;
  const said = /^sep=(.)\n/i.exec(text)?.[1];
  const found = (said === undefined ? DELIMITERS : [said])
    .map((delimiter) => headerWith(text, delimiter, said === undefined ? 0 : 6))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.score - a.score);
  return found[0]?.header ?? addressList(text);
}

/** The header that a delimiter gives, and how well it does. */
function headerWith(text: string, delimiter: string, from: number): { header: Header; score: number } | undefined {
  const rows = firstRows(text, delimiter, from);
  const width = Math.max(2, usualWidth(rows));
  const candidates = rows
    .filter(({ cells }) => filled(cells) >= 2)
    .slice(0, 10)
    .map((row, place) => ({ row, known: knownIn(row.cells, place === 0) }))
    .filter(({ row, known }) => row.cells.length <= COLUMNS_MAX && (known >= 2 || row.cells.length >= width));
  const best = candidates.find(({ known }) => known >= 2) ?? candidates[0];
  if (!best) return undefined;
  const share = rows.filter(({ cells }) => cells.length === width).length / rows.length;
  const isProse = best.row.cells.some((cell) => PROSE.test(cell)) && !rows.some(({ cells }) => isData(cells));
  const isName = isData(best.row.cells) || (rows.length > 1 && !isProse);
  if (best.known < 2 && (share < EVEN_SHARE || !isName)) return undefined;
  if (rows.length < 2 && isLong(best.row.cells)) return undefined;
  return { header: headerAt(text, best.row, delimiter), score: best.known * 10 + share * Math.min(width, 10) };
}

/** How many names of a row are known; what holds a quote was split in the wrong place. A later row is somebody who works at a Company, unless most of it is known. */
function knownIn(cells: readonly string[], isFirst: boolean): number {
  const known = isData(cells) ? 0 : cells.filter((cell) => !cell.includes('"') && isKnownWord(cell)).length;
  return isFirst || known * 2 > filled(cells) ? known : 0;
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => tidyLine(cell) !== '').length;
}

/** A column of e-mail addresses, with or without names before them. */
function addressList(text: string): Header | undefined {
  const rows = firstRows(text, ',', 0).filter(({ cells }) => cells.length === 1);
  const [first, ...rest] = rows;
  if (!first) return undefined;
  const isAddress = ({ cells: [cell = ''] }: CsvRow) => cell.length < LINE_MAX && NAMED_ADDRESS.test(tidyLine(cell));
  const people = isAddress(first) ? rows : rest;
  if (people.length === 0 || people.filter(isAddress).length < people.length * LIST_SHARE) return undefined;
  const header = headerAt(text, first, ',');
  return isAddress(first) ? { ...header, names: ['Column 1'], from: first.from, line: first.line } : header;
}

/** A row as the header, or, if it is somebody's data, as the first row of a table without one. */
function headerAt(text: string, row: CsvRow, delimiter: string): Header {
  const at = row.from;
  if (isData(row.cells)) return { names: namesOf(row.cells.map(() => '')), delimiter, at, from: at, line: row.line };
  const lines = text.slice(row.from, row.end).split('\n').length - 1;
  return { names: namesOf(row.cells), delimiter, at, from: row.end, line: row.line + lines };
}

function firstRows(text: string, delimiter: string, from: number): CsvRow[] {
  const rows: CsvRow[] = [];
  for (const row of readRows(text, delimiter, from, from === 0 ? 1 : 2, { reread: WITHIN }))
    if (rows.push(row) >= ROWS_SEEN) break;
  return rows;
}

/** The number of cells that most rows have. */
function usualWidth(rows: readonly CsvRow[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0])[0];
}

/** Somebody's cells: no name of a column is an address, a number or a day. */
function isData(cells: readonly string[]): boolean {
  return cells.map(tidyLine).some((cell) => cell.length < LINE_MAX && (ADDRESS.test(cell) || DATA.test(cell)));
}

/** The names of a form's columns are its questions, and may be long; those of a program's are not. */
function isLong(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.length > LABEL_MAX);
}

/** True if at least two of the names say something known. */
export function isTelling({ names }: Header): boolean {
  return names.filter(isKnownWord).length >= 2;
}

function namesOf(cells: readonly string[]): string[] {
  return cells.map((cell, place) => tidyLine(cell) || `Column ${place + 1}`);
}
