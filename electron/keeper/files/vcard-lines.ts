// vCard syntax without its meaning: bytes → cards → unfolded content lines (RFC 6350 §3.2, §3.3; RFC 2426 §4; vCard 2.1 §2).
// Our own because address books do not keep to it: of the fixtures ical.js throws on five and misreads a sixth (bare types,
// quoted-printable, `\r\r\n`), one bad line costs it the whole file, and it unfolds after decoding, not before.
// Lines stay bytes (as Latin-1 characters) until they are whole: folding may split a letter (RFC 6350 §3.2).
import { decodeCharset, decodeLine } from './decode.ts';

export interface RawCard {
  /** The line of its BEGIN, counted from 1, and the offset after its END. */
  readonly line: number;
  readonly end: number;
  readonly lines: readonly string[];
  /** What a contact is made of, and no card round it: its BEGIN is spoilt. */
  readonly isStray?: true;
}

export interface ContentLine {
  readonly group: string;
  /** In capitals, as are the names of parameters. */
  readonly name: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  /** Decoded, but with its backslashes. */
  readonly value: string;
}

/** Longest name with parameters, and longest value, that are looked at: far more than is ever kept, photographs aside. */
const HEAD_MAX = 20_000;
const VALUE_MAX = 400_000;

/** Lines that only contacts have. A mail that brought the cards has none. */
const STRAY = /^\s*(?:[\w-]+\.)?(?:FN|N|EMAIL|TEL|ORG|NOTE|UID)[;:]/i;

/** The cards of a file. Text around them is passed over, unless it is of contacts; a card that is not ended ends where the next begins. */
export function* splitCards(text: string): Generator<RawCard> {
  const newline = text.includes('\n') ? '\n' : '\r';
  let [at, line, begun, depth, stray] = [0, 0, 0, 0, 0];
  let before = '';
  let lines: string[] = [];
  while (at < text.length) {
    const end = text.indexOf(newline, at);
    const physical = withoutReturns(text.slice(at, end === -1 ? text.length : end));
    const start = at;
    at = end === -1 ? text.length : end + 1;
    line++;
    const mark = physical.length < 40 ? cardMark(physical) : undefined;
    if (mark === 'BEGIN' && begun && isAgent(before)) depth++;
    else if (mark === 'END' && depth > 0) depth--;
    else if (mark) {
      if (begun) yield { line: begun, end: mark === 'END' ? at : start, lines };
      else if (stray) yield { line: stray, end: start, lines: [], isStray: true };
      stray = 0;
      begun = mark === 'BEGIN' ? line : 0;
      [lines, depth] = [[], 0];
    } else if (begun && depth === 0) lines.push(physical);
    // A card within a card is the words of its AGENT (RFC 2426 §3.5.4).
    else if (begun) lines[lines.length - 1] += `${physical}\\n`;
    else if (!stray && STRAY.test(physical.slice(0, 200))) stray = line;
    before = physical;
  }
  if (begun) yield { line: begun, end: at, lines };
  else if (stray) yield { line: stray, end: at, lines: [], isStray: true };
}

/** A card's content lines, and those of its lines that are none. */
export function contentLines(card: RawCard): { lines: ContentLine[]; junk: string[] } {
  const keepsBlank = card.lines.some((line) => /^VERSION:\s*2\.1\s*$/i.test(line));
  const [lines, junk]: [ContentLine[], string[]] = [[], []];
  for (const unfolded of unfold(card.lines, keepsBlank)) {
    const parsed = parseLine(unfolded);
    if (parsed) lines.push(parsed);
    else junk.push(decodeLine(unfolded.slice(0, VALUE_MAX)));
  }
  return { lines, junk };
}

/**
 * Joins folded lines (RFC 6350 §3.2: without the blank; vCard 2.1 §2.1.3: with it), soft breaks of quoted-printable, and
 * base64 that nobody indented. A blank line ends all of them.
 */
function* unfold(physical: readonly string[], keepsBlank: boolean): Generator<string> {
  let parts: string[] = [];
  let [isQuoted, isBase64] = [false, false];
  for (const line of physical) {
    const last = parts.at(-1);
    if (last !== undefined && isQuoted && last.endsWith('=')) {
      parts[parts.length - 1] = last.slice(0, -1);
      parts.push(line);
    } else if (last !== undefined && /^[ \t]/.test(line)) parts.push(keepsBlank && !isBase64 ? line : line.slice(1));
    else if (last !== undefined && isBase64 && /^[\w+/=]+$/.test(line)) parts.push(line);
    else {
      if (parts.length > 0) yield parts.join('');
      parts = line === '' ? [] : [line];
      isQuoted = /^[^:]*;(ENCODING=)?"?QUOTED-PRINTABLE"?[;:]/i.test(line);
      isBase64 = /^[^:]*;(ENCODING=)?"?(B|BASE64)"?[;:]/i.test(line);
    }
  }
  if (parts.length > 0) yield parts.join('');
}

/** `group.NAME;PARAM=value:value` (RFC 6350 §3.3), or undefined. */
function parseLine(line: string): ContentLine | undefined {
  const quoted = indexOutsideQuotes(line, ':');
  const colon = quoted === -1 ? line.indexOf(':') : quoted;
  if (colon === -1 || colon > HEAD_MAX) return undefined;
  const [head = '', ...pieces] = splitOutsideQuotes(decodeLine(line.slice(0, colon)), ';');
  const match = /^\s*(?:([\w-]+)\.)?([\w-]+)\s*$/.exec(head);
  if (!match) return undefined;
  const params = parseParams(pieces);
  const [, group = '', name = ''] = match;
  return {
    group: group.toLowerCase(),
    name: name.toUpperCase(),
    params,
    value: decodeValue(line.slice(colon + 1, colon + VALUE_MAX), params),
  };
}

function parseParams(pieces: readonly string[]): Map<string, string[]> {
  const params = new Map<string, string[]>();
  for (const piece of pieces) {
    const equals = piece.indexOf('=');
    const bare = piece.trim().toUpperCase();
    if (bare === '') continue;
    const name = equals === -1 ? bareParam(bare) : bare.slice(0, equals).trim();
    const raw = piece.slice(equals + 1).trim();
    // `TYPE="work,voice"` is one quoted value that means two.
    const values = name === 'TYPE' ? raw.replaceAll('"', '').split(',') : splitOutsideQuotes(raw, ',').map(unquote);
    const known = params.get(name) ?? [];
    for (const value of values) known.push(value.trim());
    params.set(name, known);
  }
  return params;
}

/** vCard 2.1 leaves out the names of parameters (`TEL;WORK;QUOTED-PRINTABLE:`). */
function bareParam(value: string): string {
  return /^(QUOTED-PRINTABLE|BASE64|B|[78]BIT)$/.test(value) ? 'ENCODING' : 'TYPE';
}

/** Out of quotes, and of the escapes of RFC 6868. */
function unquote(value: string): string {
  const plain = value.trim().replace(/^"([^"]*)"$/, '$1');
  return plain.replace(/\^([n'^])/g, (_, char: string) => (char === 'n' ? '\n' : char === '^' ? '^' : '"'));
}

/** Out of quoted-printable (RFC 2045 §6.7) or base64, then out of the character set. */
function decodeValue(value: string, params: ReadonlyMap<string, readonly string[]>): string {
  const encoding = params.get('ENCODING')?.[0]?.toUpperCase();
  const charset = params.get('CHARSET')?.[0] ?? '';
  if (encoding === 'QUOTED-PRINTABLE')
    return decodeCharset(
      value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      charset,
    );
  if (encoding === 'B' || encoding === 'BASE64')
    return decodeCharset(Buffer.from(value, 'base64').toString('latin1'), charset);
  return charset === '' ? decodeLine(value) : decodeCharset(value, charset);
}

function splitOutsideQuotes(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [from, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === separator && !isQuoted) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function indexOutsideQuotes(text: string, wanted: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === wanted && !isQuoted) return at;
  }
  return -1;
}

function cardMark(line: string): 'BEGIN' | 'END' | undefined {
  // A byte order mark in the middle: several files were put together; both marks on one line: the first had no last newline.
  const match = /^(?:\xef\xbb\xbf|\s|END:\s*VCARD\s*(?=\S))*(BEGIN|END):\s*VCARD\s*$/i.exec(line);
  return match ? (match[1]?.toUpperCase() as 'BEGIN' | 'END') : undefined;
}

/** A card within a card (vCard 2.1 §2.6.3). */
function isAgent(line: string): boolean {
  return /^([\w-]+\.)?AGENT[^:]*:\s*$/i.test(line);
}

function withoutReturns(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\r') end--;
  return line.slice(0, end);
}
