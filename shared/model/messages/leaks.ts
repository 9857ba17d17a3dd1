// The leak check: what a draft would give away, found before it goes. It only shows; the user decides. What is looked for is
// in secrets.ts (marked “never leaves”) and card-leaks.ts (what follows from the card). Marked words count when a run of them,
// or the whole of what is short, stands in the draft: politeness in common does not.
import { nameOf, survivorOf, type VouchsafeDocument } from '../document.ts';
import type { PartyId } from '../identity.ts';
import { isTelling, type Word, wordsIn } from './leak-words.ts';
import { hashOf, hashOfRun, placeOf, RUN, type Secret, type SecretIndex } from './secrets.ts';

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
    hashes: words.map(({ word }) => hashOf(word)),
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
  readonly hashes: readonly number[];
  readonly said: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly numbers: readonly string[];
  readonly written: string;
}

function* runsIn(reader: Reader, index: SecretIndex): Generator<Leak> {
  const { words, hashes } = reader;
  for (let at = 0; at + RUN <= hashes.length; at++)
    for (const packed of index.runs.get(hashOfRun(hashes, at)) ?? []) {
      const [n, from] = placeOf(packed);
      const found = index.secrets[n];
      if (!found || mayTell(reader, found.secret)) continue;
      const length = inCommon(words, at, found.words, from);
      if (length >= RUN && tellsEnough(reader, found.secret, words.slice(at, at + length), found.words.length))
        yield leakOf(reader, found.secret, excerptOf(reader, at, length));
    }
}

/** Of somebody whom the message is about, four words in a row with two that tell are enough; of others, five with three. */
function tellsEnough(reader: Reader, secret: Secret, run: readonly Word[], whole: number): boolean {
  const telling = run.filter(({ word }) => isTelling(word)).length;
  if (run.length === whole && telling >= 2) return isConcerned(reader, secret) || telling >= 3;
  return isConcerned(reader, secret) ? telling >= 2 : run.length > RUN && telling >= 3;
}

function inCommon(words: readonly Word[], at: number, secret: readonly string[], from: number): number {
  let length = 0;
  while (at + length < words.length && words[at + length]?.word === secret[from + length]) length++;
  return length;
}

/** What is shorter than a run counts as a whole, and only of somebody whom the message is about: `Oslo` is many people’s place. */
function* shortIn(reader: Reader, index: SecretIndex): Generator<Leak> {
  for (const [at, { word }] of reader.words.entries())
    for (const n of index.short.get(word) ?? []) {
      const found = index.secrets[n];
      if (!found || mayTell(reader, found.secret)) continue;
      const { secret, words } = found;
      const isWhole = inCommon(reader.words, at, words, 0) >= words.length;
      if (isWhole && words.some((each) => isTelling(each) && each.length > 2) && isConcerned(reader, secret))
        yield leakOf(reader, secret, excerptOf(reader, at, words.length));
    }
}

function* othersIn(reader: Reader, { others }: SecretIndex): Generator<Leak> {
  for (const secret of others)
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
  return Math.min(a.length, b.length) >= 6 && (a.endsWith(b) || b.endsWith(a));
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
