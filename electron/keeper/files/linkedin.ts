// LinkedIn's `Connections.csv`. The header is found by its names: the notes before it, the order of the columns and the
// presence of URL differ between exports and years. Localised headers are not known here.
import { canonicalLinkedIn, type FileReading } from '../../../shared/model/arrival.ts';
import { type CsvRow, plainLines, readRows, splitLine } from './csv.ts';
import { readConnectedOn } from './days.ts';
import { decodeText } from './decode.ts';
import { Gatherer } from './repeats.ts';
import { addEmail, addLink, arrivalOf, type Draft, keepAlso, newDraft, setLine, tidyLine } from './tidy.ts';

interface Header {
  readonly names: readonly string[];
  readonly delimiter: string;
  /** The offset and the number of the first line after the header. */
  readonly from: number;
  readonly line: number;
}

/** Notes take three to five lines; a header further down is not one. */
const HEADER_WITHIN_LINES = 40;
/** A spreadsheet that opened and saved the file may have chosen another delimiter. */
const DELIMITERS = [',', ';', '\t'];

/** The header of a LinkedIn export: a line with first name, last name and either the day or firm and position. */
export function findHeader(text: string): Header | undefined {
  let from = 0;
  for (let line = 1; line <= HEADER_WITHIN_LINES && from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const row = text.slice(from, end === -1 ? text.length : end).slice(0, 5000);
    from = end === -1 ? text.length : end + 1;
    if (!/first name/i.test(row)) continue;
    for (const delimiter of DELIMITERS) {
      const names = splitLine(row, delimiter).map(tidyLine);
      if (isHeader(names.map((name) => name.toLowerCase()))) return { names, delimiter, from, line: line + 1 };
    }
  }
  return undefined;
}

function isHeader(names: readonly string[]): boolean {
  const has = (...wanted: string[]) => wanted.every((name) => names.includes(name));
  return has('first name', 'last name') && (has('connected on') || has('company', 'position'));
}

/** Reads an export, yielding after each row the share of the file that is done. */
export function* readLinkedIn(bytes: Uint8Array): Generator<number, FileReading> {
  const text = plainLines(decodeText(bytes));
  const header = findHeader(text);
  const gathered = new Gatherer();
  if (header) {
    let isAstray = false;
    for (const row of readRows(text, header.delimiter, header.from, header.line)) {
      isAstray = isMisshapen(row, header.names.length, isAstray);
      if (isAstray) gathered.leaveOut(row.line, 'malformed');
      else takeRow(gathered, header.names, row);
      yield row.end / text.length;
    }
  }
  return { kind: 'linkedin', arrivals: gathered.arrivals, leftOut: gathered.leftOut, media: 0 };
}

/** Broken quotes, the short lines after them, or more cells than columns: nobody knows which cell is which. */
function isMisshapen(row: CsvRow, columns: number, isAstray: boolean): boolean {
  const surplus = row.cells.slice(columns).some((cell) => tidyLine(cell) !== '');
  return row.isBroken || surplus || (isAstray && row.cells.length < columns);
}

/** What each column means. First and last name are put together elsewhere; any other column is kept beside. */
const COLUMNS: ReadonlyMap<string, (draft: Draft, value: string, name: string) => void> = new Map([
  ['email address', (draft, value, name) => addEmail(draft, value, '', name)],
  ['company', (draft, value, name) => setLine(draft, 'firm', value, name)],
  ['position', (draft, value, name) => setLine(draft, 'title', value, name)],
  ['url', takeAddress],
  ['connected on', takeDay],
]);

function takeRow(gathered: Gatherer, names: readonly string[], row: CsvRow): void {
  if (row.cells.every((cell) => tidyLine(cell) === '')) return gathered.leaveOut(row.line, 'empty');
  const draft = newDraft();
  let [first, last] = ['', ''];
  for (const [column, cell] of row.cells.entries()) {
    const name = names[column] ?? '';
    const folded = name.toLowerCase();
    const take = COLUMNS.get(folded);
    if (folded === 'first name') first = tidyLine(cell);
    else if (folded === 'last name') last = tidyLine(cell);
    else if (tidyLine(cell) === '') continue;
    else if (take) take(draft, cell, name);
    else keepAlso(draft, name, cell);
  }
  setLine(draft, 'name', `${first} ${last}`, 'Name');
  gathered.take(arrivalOf(draft), row.line);
}

/** The profile's address is the person's identity too. */
function takeAddress(draft: Draft, value: string, name: string): void {
  const profile = canonicalLinkedIn(tidyLine(value));
  addLink(draft, profile ?? value, 'LinkedIn', name);
  if (profile) setLine(draft, 'uid', profile, name);
}

function takeDay(draft: Draft, value: string, name: string): void {
  const day = readConnectedOn(tidyLine(value));
  if (day) setLine(draft, 'metOn', day, name);
  else keepAlso(draft, name, value);
}
