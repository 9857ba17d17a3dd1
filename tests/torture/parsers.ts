// A storm over everything that reads files: address books of every kind, spoilt in many ways. Each must give a reading or a
// Refusal within a second, change no object of ours, and lose nobody in silence: every person carries a mark in their note,
// and a mark that is still in the file must be in what was read, or at a line that is said to be left out.
import { plainLines } from '../../electron/keeper/files/csv.ts';
import { decodeText } from '../../electron/keeper/files/decode.ts';
import { isNetwork, readNetwork } from '../../electron/keeper/files/network.ts';
import { readFile } from '../../electron/keeper/files/read.ts';
import { recognise } from '../../electron/keeper/files/recognise.ts';
import { lookAtTable } from '../../electron/keeper/files/table.ts';
import { arrivalSchema, FILE_KINDS, type FileReading } from '../../shared/model/arrival.ts';
import { Refusal } from '../../shared/refusal.ts';
import { addressBook } from '../helpers/address-books.ts';
import { type Random, randomFrom } from './random.ts';
import { newTally, type Tally } from './tally.ts';

const PEOPLE = 12;
const SLOWEST_MS = 1_000;
/** Lines that a spoilt card or row takes at most. What stands in the first line of a file is a header. */
const NEAR = 120;
const MARK = /mark[0-9]{4}mark/g;
/** What files hold that means something to some reader. */
const NASTY = [
  '"',
  '""',
  '\\',
  '\0',
  '\r',
  '\n',
  ',',
  ';',
  '\t',
  ':',
  '=\n',
  '\ufeff',
  '\u202e',
  '\ud83d',
  '__proto__',
  'constructor',
  ' ::: ',
  'BEGIN:VCARD\n',
  'END:VCARD\n',
  'ENCODING=QUOTED-PRINTABLE',
  'item1.',
  '[[[[[[[[',
  '{"a":',
  '=HYPERLINK("x")',
  '9'.repeat(400),
  'First Name,Last Name\n',
];

/** Spoils so many files. Prints what it found wrong, with the number of the file. */
export async function stormOfParsers(seed: number, count: number): Promise<Tally> {
  const tally = newTally();
  const books = booksOf(seed);
  for (let round = 0; round < count; round++) {
    const bytes = fileOf(seed, round, books);
    const began = performance.now();
    const reading = await read(bytes).catch((error: unknown) => error);
    tally.rounds++;
    if (performance.now() - began > SLOWEST_MS) tally.alarms += told(round, 'took over a second');
    if (isPolluted()) tally.altered += told(round, 'changed an object of ours');
    if (reading instanceof Refusal) continue;
    if (reading instanceof Error) tally.unopenable += told(round, `threw ${reading.stack}`);
    else if (reading !== undefined) judge(tally, round, bytes, reading as FileReading);
  }
  return tally;
}

/** The spoilt file of a round: the same for the same numbers. */
export function fileOf(seed: number, round: number, books = booksOf(seed)): Uint8Array {
  const random = randomFrom(seed * 1_000_003 + round);
  return spoilt(random, random.pick(books), random.pick(books));
}

function booksOf(seed: number): Buffer[] {
  return FILE_KINDS.filter((kind) => kind !== 'linkedin').map((kind) => marked(addressBook(kind, PEOPLE, seed)));
}

/** Reads as the keeper does; a table with the meanings that it guesses itself. Undefined for a network of our own. */
async function read(bytes: Uint8Array): Promise<FileReading | undefined> {
  if (isNetwork(bytes)) return void readNetwork(bytes);
  if (recognise(bytes) !== 'table') return await readFile(bytes);
  return await readFile(
    bytes,
    undefined,
    undefined,
    lookAtTable(bytes).columns.map(({ guess }) => guess),
  );
}

function judge(tally: Tally, round: number, bytes: Uint8Array, { kind, arrivals, leftOut }: FileReading): void {
  if (arrivals.some((arrival) => !arrivalSchema.safeParse(arrival).success))
    tally.altered += told(round, 'gave somebody who is none');
  const text = decodeText(bytes);
  // Text round a card is the mail that brought it, also when that text was a table once.
  const isOurs = (line: string) => kind !== 'vcard' || line.startsWith('NOTE');
  const linesOf = (each: string) => each.split('\n').map((line) => (isOurs(line) ? line : ''));
  const there = new Set(marksIn(linesOf(text).join('\n')));
  const kept = new Set(marksIn(JSON.stringify(arrivals)));
  const isTold = (mark: string) =>
    [text, plainLines(text)].some((each) =>
      [...linesOf(each).entries()].some(
        ([place, line]) => line.includes(mark) && (place === 0 || leftOut.some((row) => isNear(row.line, place + 1))),
      ),
    );
  const lost = arrivals.length === 0 ? [] : [...there].filter((mark) => !kept.has(mark) && !isTold(mark));
  tally.acknowledged += there.size;
  if (lost.length > 0) tally.lost += told(round, `lost ${lost.join(' ')}`);
}

/** A card, or a row over several lines, is said to be left out by its first line. */
function isNear(first: number, line: number): boolean {
  return first <= line && line - first <= NEAR;
}

function marked(book: Uint8Array): Buffer {
  let person = 0;
  const words = new TextDecoder()
    .decode(book)
    .replace(/[a-z ]{200,}/g, (note) => `mark${String(person++).padStart(4, '0')}mark ${note.slice(0, 40)}`);
  return Buffer.from(words);
}

function marksIn(text: string): string[] {
  return text.match(MARK) ?? [];
}

/** One to eight hurts: letters changed, parts cut out, doubled, swapped in from another book, and meaningful bits put in. */
function spoilt(random: Random, book: Buffer, other: Buffer): Buffer {
  let bytes = Buffer.from(book);
  for (let hurt = random.int(8); hurt >= 0; hurt--) {
    const at = random.int(bytes.length + 1);
    const end = Math.min(bytes.length, at + random.int(random.oneIn(4) ? 2_000 : 20));
    const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    const nasty = Buffer.from(random.pick(NASTY));
    const from = random.int(other.length);
    switch (random.int(7)) {
      case 0:
        bytes = Buffer.concat([before, random.bytes(part.length), after]);
        break;
      case 1:
        bytes = Buffer.concat([before, after]);
        break;
      case 2:
        bytes = Buffer.concat([before, part, part, after]);
        break;
      case 3:
        bytes = Buffer.concat([before, other.subarray(from, from + random.int(500)), after]);
        break;
      case 4:
        bytes = Buffer.concat([before, ...Array.from({ length: 1 + random.int(40) }, () => nasty), part, after]);
        break;
      case 5:
        bytes = Buffer.from(
          bytes.toString('utf8').replaceAll(random.pick([',', '"', '\n', ';', '\r']), nasty.toString()),
        );
        break;
      default:
        bytes = Buffer.concat([before, nasty, part, after]);
    }
    if (bytes.length > 200_000) bytes = bytes.subarray(0, 200_000);
  }
  return random.oneIn(20) ? Buffer.from(`\ufeff${bytes.toString('utf8')}`, 'utf16le') : bytes;
}

function isPolluted(): boolean {
  return Object.keys(Object.prototype).length > 0 || 'polluted' in {};
}

function told(round: number, what: string): 1 {
  console.log(`file ${round}: ${what}`);
  return 1;
}
