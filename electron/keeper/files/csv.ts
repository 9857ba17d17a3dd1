// CSV to rows, on Papa Parse's tokenizer. Ours is what surrounds it: windows of the text, so that no call takes long;
// line numbers; and mistrust of a quote that does not close, which would swallow everyone after it in silence.
// Text comes in with `\n` line ends and without NUL (`plainLines`).
import Papa from 'papaparse';
import { withoutGuard } from './cells.ts';

export interface CsvRow {
  readonly cells: readonly string[];
  /** Where the row begins: its line, counted from 1, and its offset; and where it ends in the text. */
  readonly line: number;
  readonly from: number;
  readonly end: number;
  /** A quote in it does not close, or closes in another row: only its first line was consumed. */
  readonly isBroken: boolean;
}

interface Piece {
  readonly cells: readonly string[];
  readonly end: number;
  readonly isBroken: boolean;
}

const WINDOW = 64 * 1024;
/** A row that is longer than the window and has more bad quotes than this is no row; nor is one of so many characters. */
const BAD_QUOTES_MAX = 100;
const ROW_MAX = 4 * 1024 * 1024;
/** So much text is read twice because of broken quotes. */
const REREAD_MAX = 16 * 1024 * 1024;

/** Line ends as `\n`, no NUL, no byte order mark left in the middle by a careless concatenation. */
export function plainLines(text: string): string {
  return text.replace(/\r+\n|\r/g, '\n').replace(/[\0\ufeff]/g, '');
}

/** The cells of one line (RFC 4180 §2). */
export function splitLine(line: string, delimiter: string): readonly string[] {
  return Papa.parse<string[]>(line, { delimiter, newline: '\n', fastMode: false, preview: 1 }).data[0] ?? [];
}

/**
 * The rows from an offset on, wholly blank lines left out. `firstLine` is the number of the line that begins there. A row of
 * several lines that holds something beyond so many `columns` has swallowed its neighbours: it is broken too. After
 * `reread` characters read twice, a quote is a letter like any other.
 */
export function* readRows(
  text: string,
  delimiter: string,
  from: number,
  firstLine: number,
  { columns = Number.POSITIVE_INFINITY, reread = REREAD_MAX } = {},
): Generator<CsvRow> {
  let [at, line, size, left] = [from, firstLine, WINDOW, reread];
  while (at < text.length) {
    const window = text.slice(at, at + size);
    const isLast = at + size >= text.length;
    const pieces = readWindow(window, delimiter, left > 0 ? '"' : '\0', isLast, columns);
    if (pieces.length === 0) {
      size *= 2;
      continue;
    }
    let done = 0;
    for (const piece of pieces) {
      const end = piece.isBroken ? endOfLine(text, at + done) - at : piece.end;
      const { cells, isBroken } = piece;
      if (cells.length > 1 || cells[0] !== '')
        yield { cells: cells.map(withoutGuard), line, from: at + done, end: at + end, isBroken };
      line += countLines(text, at + done, at + end);
      if (isBroken) left -= Math.max(0, piece.end - end);
      done = end;
    }
    at += done;
    size = WINDOW;
  }
}

/** The rows that a window holds in full, up to and with the first broken one. None: the window is too small. */
function readWindow(window: string, delimiter: string, quoteChar: string, isLast: boolean, columns: number): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  Papa.parse<string[]>(window, {
    delimiter,
    quoteChar,
    newline: '\n',
    fastMode: false,
    step: ({ data, errors, meta }, parser) => {
      const end = meta.cursor;
      const isCut = end >= window.length && !isLast;
      const isUnclosed = errors.some((error) => error.code === 'MissingQuotes');
      const isHopeless = isCut && (errors.length > BAD_QUOTES_MAX || end - start >= ROW_MAX);
      const isSuspect = errors.length > 0 || (data.length > columns && hasSurplus(data, columns));
      const isBroken =
        isHopeless || (!isCut && isSuspect && (isUnclosed || window.slice(start, end - 1).includes('\n')));
      if (!isCut || isHopeless) pieces.push({ cells: data, end, isBroken });
      start = end;
      if (isBroken) parser.abort();
    },
  });
  return pieces;
}

/** True for cells that hold something beyond so many columns. */
export function hasSurplus(cells: readonly string[], columns: number): boolean {
  return cells.slice(columns).some((cell) => cell.trim() !== '');
}

function endOfLine(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at + 1;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
