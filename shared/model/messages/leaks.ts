// The leak check: what a draft would give away, found before it goes. It only shows; the user decides. What is looked for is
// in secrets.ts (marked “never leaves”) and card-leaks.ts (what follows from the card). Marked words count when a run of them,
// or the whole of what is short, stands in the draft: politeness in common does not.
import { nameOf, survivorOf, type VouchsafeDocument } from '../document.ts';
import type { PartyId } from '../identity.ts';
import { bareWordsIn, isTelling, type Word, wordsIn } from './leak-words.ts';
import { lastDigits, RUN, runsOf, type Secret, type SecretIndex } from './secrets.ts';

export interface Leak {
  /** `Ana Jansen’s phone number`; goes into “It tells …”. */
  readonly tells: string;
  /** The words of the draft that tell it. */
  readonly excerpt: string;
}

export interface Outgoing {
  readonly to: readonly string[];
  readonly bcc?: readonly string[];
  readonly subject: string;
  readonly body: string;
  /** Whom it goes to, as far as they are of the network. */
  readonly parties: readonly PartyId[];
  /** Whom the card is about. */
  readonly concerned: readonly PartyId[];
}

/** What of the marked secrets stands in a draft; each once. */
export function marksIn(document: VouchsafeDocument, draft: Outgoing, indexes: Iterable<SecretIndex>): Leak[] {
  const text = `${draft.subject}\n${draft.body}`;
  const words = wordsIn(text);
  const reader = {
    document,
    draft,
    text,
    words,
    runs: placesOf(runsOf(words.map(({ word }) => word))),
    said: new Set(words.map(({ word }) => word)),
    addresses: addressesIn([...draft.to, ...(draft.bcc ?? []), text].join('\n')),
    numbers: numbersIn(text),
    written: text.toLowerCase(),
  };
  const leaks = new Map<string, Leak>();
  for (const index of indexes)
    for (const leak of [...runsIn(reader, index), ...shortIn(reader, index), ...othersIn(reader, index)])
      if (!leaks.has(leak.tells)) leaks.set(leak.tells, leak);
  return [...leaks.values()];
}

interface Reader {
  readonly document: VouchsafeDocument;
  readonly draft: Outgoing;
  readonly text: string;
  readonly words: readonly Word[];
  readonly runs: Places;
  readonly said: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly numbers: readonly string[];
  readonly written: string;
}

/** Where runs of words stand, by their hash; `maybe` says no at once to nearly all that do not. */
interface Places {
  readonly maybe: Uint8Array;
  readonly at: ReadonlyMap<number, readonly number[]>;
}
const LOW = 0xffff;

function placesOf(runs: Int32Array): Places {
  const maybe = new Uint8Array(LOW + 1);
  const at = new Map<number, number[]>();
  for (const [place, run] of runs.entries()) {
    maybe[run & LOW] = 1;
    at.set(run, [...(at.get(run) ?? []), place]);
  }
  return { maybe, at };
}

function* runsIn(reader: Reader, { long }: SecretIndex): Generator<Leak> {
  const { maybe, at } = reader.runs;
  for (const { secret, runs } of long)
    for (let from = 0; from < runs.length; from++) {
      const run = runs[from] ?? 0;
      if (maybe[run & LOW] === 0) continue;
      for (const place of at.get(run) ?? []) yield* leakAt(reader, secret, place, from);
    }
}

function* leakAt(reader: Reader, secret: Secret, place: number, from: number): Generator<Leak> {
  const words = bareWordsIn(secret.text);
  const length = inCommon(reader.words, place, words, from);
  if (length < RUN || mayTell(reader, secret)) return;
  const run = reader.words.slice(place, place + length);
  if (tellsEnough(reader, secret, run)) yield leakOf(reader, secret, excerptOf(reader, place, length));
}

/** Of somebody whom the message is about, four words in a row are enough; of others, five. Two of them must tell something. */
function tellsEnough(reader: Reader, secret: Secret, run: readonly Word[]): boolean {
  const telling = run.filter(({ word }) => isTelling(word)).length;
  return telling >= 2 && (run.length > RUN || isConcerned(reader, secret));
}

function inCommon(words: readonly Word[], at: number, secret: readonly string[], from: number): number {
  let length = 0;
  while (at + length < words.length && words[at + length]?.word === secret[from + length]) length++;
  return length;
}

/** What is shorter than a run counts as a whole, and only of somebody whom the message is about: `Oslo` is many people’s place. */
function* shortIn(reader: Reader, index: SecretIndex): Generator<Leak> {
  if (index.short.size === 0) return;
  for (const [at, { word }] of reader.words.entries())
    for (const secret of index.short.get(word) ?? []) {
      const words = bareWordsIn(secret.text);
      const isWhole = inCommon(reader.words, at, words, 0) >= words.length;
      const isSaid = isWhole && words.some((each) => isTelling(each) && each.length > 2);
      if (isSaid && !mayTell(reader, secret) && isConcerned(reader, secret))
        yield leakOf(reader, secret, excerptOf(reader, at, words.length));
    }
}

function* othersIn(reader: Reader, { addresses, phones, links }: SecretIndex): Generator<Leak> {
  const near = [
    ...[...reader.addresses].flatMap((address) => addresses.get(address) ?? []),
    ...reader.numbers.flatMap((number) => phones.get(lastDigits(number)) ?? []),
    ...links,
  ];
  for (const secret of near)
    if (standsIn(reader, secret) && !mayTell(reader, secret)) yield leakOf(reader, secret, secret.text);
}

function standsIn(reader: Pick<Reader, 'addresses' | 'numbers' | 'written'>, secret: Secret): boolean {
  switch (secret.is) {
    case 'address':
      return reader.addresses.has(secret.text.toLowerCase());
    case 'phone':
      return reader.numbers.some((number) => isSameNumber(number, secret.text));
    case 'link': {
      const bare = secret.text
        .toLowerCase()
        .replace(/^\w+:\/\//, '')
        .replace(/^www\./, '')
        .replace(/\/+$/, '');
      return bare.length > 5 && reader.written.includes(bare);
    }
    case 'words':
      return false;
  }
}

/** True when an address, a number or a link of somebody stands in a text. */
export function tellsContact(text: string, is: Secret['is'], value: string): boolean {
  const reader = { addresses: addressesIn(text), numbers: numbersIn(text), written: text.toLowerCase() };
  return standsIn(reader, { is, text: value, of: undefined, what: '', isTheirs: true });
}

/** True when two numbers are one: what one writes before it, another leaves out (+49, 0). */
export function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [one, other].map((number) => number.replace(/\D/g, '').replace(/^0+/, '')) as [string, string];
  // Seven digits may be an amount: fewer than eight must be the whole of it.
  if (Math.min(a.length, b.length) < 8) return a.length >= 6 && a === b;
  return a.endsWith(b) || b.endsWith(a);
}

function numbersIn(text: string): string[] {
  const numbers = text.normalize('NFKC').match(/[+(]?\d[\d\s()./\-\u2010-\u2015]{4,}\d/g) ?? [];
  // A number in a line, and the next one after a break, are two.
  return numbers.flatMap((each) => each.split(/\n/)).filter((each) => each.replace(/\D/g, '').length >= 6);
}

function addressesIn(text: string): Set<string> {
  const found = text.toLowerCase().match(/[^\s,;:<>()[\]"\\]+@[^\s,;:<>()[\]"\\@]+/gu) ?? [];
  return new Set(found.map((address) => address.replace(/[.!?'’”“»]+$/, '')));
}

/** Their own facts may stand in a message to them alone. */
function mayTell({ document, draft }: Reader, { of, isTheirs }: Secret): boolean {
  const [only, second] = draft.parties;
  return isTheirs && only !== undefined && second === undefined && isOne(document, of, only);
}

function isConcerned({ document, draft, said }: Reader, { of }: Secret): boolean {
  if (of === undefined) return true;
  if ([...draft.parties, ...draft.concerned].some((who) => isOne(document, of, who))) return true;
  return wordsIn(nameOf(document, of)).some(({ word }) => word.length > 2 && said.has(word));
}

function isOne(document: VouchsafeDocument, a: PartyId | undefined, b: PartyId): boolean {
  return (
    a !== undefined && (a === b || (a !== 'me' && b !== 'me' && survivorOf(document, a) === survivorOf(document, b)))
  );
}

function excerptOf({ text, words }: Reader, at: number, length: number): string {
  return text.slice(words[at]?.from, words[at + length - 1]?.to).replace(/\s+/g, ' ');
}

function leakOf({ document }: Reader, { of, what }: Secret, excerpt: string): Leak {
  const tells = of === undefined || of === 'me' ? `a ${what} that never leaves` : `${nameOf(document, of)}’s ${what}`;
  return { tells, excerpt };
}
