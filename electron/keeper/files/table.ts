// Any table of people, from its bytes to arrivals. What each column means comes from a known format, from the user, or from a
// guess; the rest is the same for all. Rows whose cells cannot be told apart are left out and counted.
import { canonicalLinkedIn, type FileReading } from '../../../shared/model/arrival.ts';
import type { Column, ColumnField } from '../../../shared/model/columns.ts';
import { type Meaning, type RowDraft, scopeOf, takeCell } from './columns.ts';
import { type CsvRow, hasSurplus, plainLines, readRows } from './csv.ts';
import { DayColumns } from './day-columns.ts';
import { decodeText } from './decode.ts';
import { type Format, findFormat } from './formats.ts';
import { guessFields } from './guess.ts';
import { findAnyHeader, type Header } from './header.ts';
import { takeName } from './names.ts';
import { takePlaces } from './places.ts';
import { Gatherer } from './repeats.ts';
import { arrivalOf, cut, newDraft, setLine, tidyLine } from './tidy.ts';
import { meaningsByName } from './words.ts';

interface Table {
  readonly text: string;
  readonly header: Header;
  /** Undefined where nobody knows. */
  readonly meanings: readonly (Meaning | undefined)[];
  readonly format?: Format;
}

const OFFERED =
  /^(work|home|mobile|other|main|pager|(work|home) fax|profile|blog|(home|work) ?page|spouse|child|mother|father|parent|brother|sister|friend|relative|manager|assistant|partner|domestic partner)$/i;
/** Enough values of a column to guess by, and as many to show. */
const VALUES_SEEN = 100;
const SAMPLES = 3;
const SAMPLE_MAX = 100;

/** The columns of a table, each with a guess and up to three of its values, and the number of rows that hold something. */
export function lookAtTable(bytes: Uint8Array): { columns: Column[]; rows: number } {
  const table = openTable(bytes);
  return table ? lookAt(table) : { columns: [], rows: 0 };
}

/**
 * Reads a table, yielding after each row the share that is done. With `fields`, one for each column, it is a `table`, and the
 * user has said what it means; without, a known format or a guess has.
 */
export function* readTable(bytes: Uint8Array, fields?: readonly ColumnField[]): Generator<number, FileReading> {
  const gathered = new Gatherer();
  const table = openTable(bytes);
  const format = fields === undefined ? table?.format : undefined;
  if (table) yield* takeRows(gathered, table, meaningsOf(table, fields), format);
  return { kind: format?.kind ?? 'table', arrivals: gathered.arrivals, leftOut: gathered.leftOut, media: 0 };
}

function openTable(bytes: Uint8Array): Table | undefined {
  const text = plainLines(decodeText(bytes));
  const known = findFormat(text);
  if (known) return { text, ...known, meanings: known.format.meaningsOf(known.header.names) };
  const header = findAnyHeader(text);
  return header && { text, header, meanings: meaningsByName(header.names) };
}

/** The answers for all columns. Where the user agrees with what is known, the labels that belong to it are known too. */
function meaningsOf(table: Table, fields: readonly ColumnField[] | undefined): readonly Meaning[] {
  const wanted = fields ?? (table.format ? undefined : lookAt(table).columns.map(({ guess }) => guess));
  return table.header.names.map((_, column) => {
    const known = table.meanings[column];
    const field = wanted === undefined ? known?.field : wanted[column];
    return known !== undefined && known.field === field ? known : { field: field ?? 'keep beside' };
  });
}

function lookAt({ text, header, meanings }: Table): { columns: Column[]; rows: number } {
  const values = header.names.map((): Set<string> => new Set());
  let rows = 0;
  for (const { cells } of rowsOf(text, header)) {
    if (cells.every((cell) => tidyLine(cell) === '')) continue;
    rows++;
    for (const [column, seen] of values.entries()) {
      const cell = seen.size < VALUES_SEEN ? tidyLine(cells[column] ?? '') : '';
      if (cell !== '') seen.add(cut(cell, SAMPLE_MAX));
    }
  }
  const seen = values.map((set) => [...set]);
  const guesses = guessFields(
    meanings.map((meaning) => meaning?.field),
    seen,
  );
  const columns = header.names.map((name, column) => ({
    name,
    guess: guesses[column] ?? 'keep beside',
    samples: seen[column]?.slice(0, SAMPLES) ?? [],
  }));
  return { columns, rows };
}

function* takeRows(
  gathered: Gatherer,
  { text, header }: Table,
  meanings: readonly Meaning[],
  format: Format | undefined,
): Generator<number> {
  const days = new DayColumns(format?.dayOrder);
  const prepare = format?.prepare?.(header.names);
  const scope = scopeOf(header.names);
  const order = orderOf(meanings);
  const shape = { names: header.names, meanings, order, days, scope, keepsNameOrder: format?.keepsNameOrder ?? false };
  for (const line of linesBefore(text, header)) gathered.leaveOut(line, 'malformed');
  let isAstray = false;
  for (const row of rowsOf(text, header)) {
    isAstray = isMisshapen(row, header.names.length, isAstray);
    if (isAstray) gathered.leaveOut(row.line, 'malformed');
    else takeRow(gathered, shape, prepare?.(row.cells) ?? row.cells, row.line);
    yield row.end / text.length;
  }
  for (const _ of days.settle(gathered.arrivals)) yield 1;
}

function rowsOf(text: string, { names, delimiter, from, line }: Header): Generator<CsvRow> {
  return readRows(text, delimiter, from, line, { columns: names.length });
}

/** The lines before the header: a title, or people whom nobody can place. LinkedIn's notes are neither. */
function linesBefore(text: string, header: Header): number[] {
  const lines = text.slice(0, header.at).split('\n').entries();
  const filled = [...lines].filter(([place, line]) => line.trim() !== '' && !(place === 0 && /^sep=.$/i.test(line)));
  return /^\s*"?notes:/i.test(text) ? [] : filled.map(([place]) => place + 1);
}

/** Broken quotes, the short lines after them, or more cells than columns: nobody knows which cell is which. */
function isMisshapen(row: CsvRow, columns: number, isAstray: boolean): boolean {
  return row.isBroken || hasSurplus(row.cells, columns) || (isAstray && row.cells.length < columns);
}

interface Shape {
  readonly names: readonly string[];
  readonly meanings: readonly Meaning[];
  readonly order: (cells: readonly string[]) => readonly number[];
  readonly days: DayColumns;
  readonly scope: string;
  readonly keepsNameOrder: boolean;
}

function takeRow(gathered: Gatherer, shape: Shape, cells: readonly string[], line: number): void {
  const { draft, said, places }: RowDraft = { draft: newDraft(), said: [], places: [] };
  const { names, meanings, days, scope } = shape;
  let isEmpty = true;
  for (const column of shape.order(cells)) {
    const value = cells[column] ?? '';
    const meaning = meanings[column];
    if (value === '' || !meaning || tidyLine(value) === '') continue;
    isEmpty = false;
    if (meaning.saidWith?.some((other) => tidyLine(cells[other] ?? '') !== '')) continue;
    const label = labelOf(meaning, cells);
    takeCell({ draft, said, places, value, column: names[column] ?? '', label, meaning, days, scope });
  }
  if (isEmpty) return gathered.leaveOut(line, 'empty');
  takeName(draft, said, shape.keepsNameOrder);
  takePlaces(draft, places);
  if (draft.lines.uid === undefined && draft.links.size > 0)
    setLine(draft, 'uid', [...draft.links.keys()].map(canonicalLinkedIn).find((url) => url) ?? '', 'LinkedIn');
  gathered.take(arrivalOf(draft), line);
}

/** The columns in the order in which a row has them: what it calls the first of several ("* Work") before the others. */
function orderOf(meanings: readonly Meaning[]): (cells: readonly string[]) => readonly number[] {
  const all = [...meanings.keys()];
  const labels = all.flatMap((column) => meanings[column]?.labelAt ?? []);
  const isFirst = (column: number, cells: readonly string[]) =>
    (cells[meanings[column]?.labelAt ?? -1] ?? '').startsWith('* ');
  return (cells) =>
    labels.some((label) => cells[label]?.startsWith('* '))
      ? [...all.filter((column) => isFirst(column, cells)), ...all.filter((column) => !isFirst(column, cells))]
      : all;
}

/** The label of a cell's value; those that programs offer in small letters, as everywhere here. */
function labelOf({ label = '', labelAt }: Meaning, cells: readonly string[]): string {
  if (labelAt === undefined) return label;
  const said = tidyLine(cells[labelAt] ?? '').replace(/^\* ?/, '');
  return OFFERED.test(said) ? said.toLowerCase() : said;
}
