// vCard and iCalendar syntax on its way out: properties to content lines (RFC 6350 §3.3, RFC 5545 §3.1), folded at 75 octets,
// in pieces of a file.
// Our own: of the libraries that are kept, ical.js lets a bare carriage return through, which makes one property two; vcard4
// folds in the middle of a letter and knows no 3.0; vcard-creator knows no 4.0. None minds where a fold falls.
// Nothing of a value may end its line or its card, whatever strangers wrote into it.
import { tidyLine, tidyText } from '../tidy.ts';
import { escapeText, joinParts } from '../vcard-text.ts';

export type Version = '4.0' | '3.0';
export type Params = Readonly<Record<string, string | readonly string[]>>;

const OCTETS_MAX = 75;
const PIECE = 64 * 1024;
const ASCII = /^[\0-\x7f]*$/;
/** Nothing to tidy. */
const TIDY = /^[!-~](?:[ -~]*[!-~])?$/;
/** What lenient readers take for the beginning or the end of a card or an entry, even after a blank. */
const MARK = /^\s*(BEGIN|END):\s*(VCARD|VCALENDAR|VEVENT|VTODO)\s*$/i;

/** A card in the making: its content lines in their order, unfolded. */
export class CardLines {
  readonly lines: string[] = [];
  #labels = 0;

  /** A property with a text, or with a value of another type that is `raw`: escaped already, or in need of none. */
  add(name: string, value: string | { readonly raw: string }, params: Params = {}, label = ''): void {
    const text = typeof value === 'string' ? escapeText(tidied(value)) : oneLine(value.raw);
    const group = label === '' ? '' : `item${++this.#labels}.`;
    this.lines.push(`${group}${name}${writeParams(params)}:${text}`);
    if (group !== '') this.lines.push(`${group}X-ABLabel:${escapeText(tidyLine(label))}`);
  }

  /** A property whose value has parts (N, ADR, ORG). */
  addParts(name: string, parts: readonly string[], params: Params = {}, label = ''): void {
    this.add(name, { raw: joinParts(parts.map(tidied)) }, params, label);
  }
}

/** Whole lines to pieces of a file, none much longer than 64 KB. */
export class Pieces {
  #text = '';

  /** Folds a line, and answers with a piece when there is enough for one. */
  *take(line: string): Generator<string> {
    this.#text += `${fold(line)}\r\n`;
    if (this.#text.length < PIECE) return;
    yield this.#text;
    this.#text = '';
  }

  *rest(): Generator<string> {
    if (this.#text !== '') yield this.#text;
    this.#text = '';
  }
}

/**
 * One content line as lines of at most 75 octets, never cut within a letter (RFC 6350 §3.2). A line may get longer where a
 * continuation would be all blanks: many readers take such a one for the end of the property.
 */
export function fold(line: string): string {
  const isPlain = ASCII.test(line);
  if (isPlain && line.length <= OCTETS_MAX) return line;
  const chunks: string[] = [];
  for (let at = 0; at < line.length; ) {
    // The blank of a continuation counts.
    const most = at === 0 ? OCTETS_MAX : OCTETS_MAX - 1;
    const end = isPlain ? at + most : endWithin(line, at, most);
    pushChunk(chunks, line.slice(at, end));
    at = end;
  }
  return chunks.join('\r\n ');
}

/** Where a text has to end in order to take at most so many octets, whole letters only. */
function endWithin(text: string, from: number, octets: number): number {
  let [at, room] = [from, octets];
  while (at < text.length) {
    const code = text.codePointAt(at) as number;
    room -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (room < 0) break;
    at += code < 0x10000 ? 1 : 2;
  }
  return at;
}

function pushChunk(chunks: string[], chunk: string): void {
  const last = chunks.length - 1;
  if (last >= 0 && chunk.trim() === '') chunks[last] += chunk;
  else if (last >= 0 && MARK.test(chunk)) chunks.push(...chunk.split(/(?=:)/));
  else chunks.push(chunk);
}

/** `;NAME=value`: quoted where it has to be, with the escapes of RFC 6868. */
function writeParams(params: Params): string {
  return Object.entries(params)
    .map(([name, value]) => `;${name}=${(typeof value === 'string' ? [value] : value).map(writeParam).join(',')}`)
    .join('');
}

function writeParam(value: string): string {
  const escapes: Readonly<Record<string, string>> = { '^': '^^', '\n': '^n', '"': "^'" };
  const text = tidyText(value).replace(/[\^\n"]/g, (char) => escapes[char] ?? char);
  return /^[\w.+-]+$/.test(text) ? text : `"${text}"`;
}

function tidied(text: string): string {
  return TIDY.test(text) ? text : tidyText(text);
}

/** A raw value never holds a line break; should one come, it ends here as a blank. */
function oneLine(raw: string): string {
  return raw.replace(/[\r\n]+/g, ' ');
}
