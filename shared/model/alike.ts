// When do two names, numbers or records look like one person? Small pure judgements, each wary of false alarms: a couple
// that shares an address, a father and a son, Maria and Mario are two people.
import { canonicalLinkedIn, foldName } from './arrival.ts';
import { foldFirm } from './firm-name.ts';

/** What can be told of somebody when looking for their double: folded once, compared often. */
export interface Traits {
  readonly words: readonly string[];
  /** The words of the name in alphabetical order: family name first or last is one name. */
  readonly name: string;
  readonly firm: string;
  readonly mails: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
  readonly uid: string;
}

/** The traits of a person or of an arrival. */
export function traitsOf(said: {
  readonly name: string;
  readonly firm: string | undefined;
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly links: readonly string[];
  readonly uid: string | undefined;
}): Traits {
  const words = foldWords(said.name);
  const profiles = [said.uid ?? '', ...said.links].map(canonicalLinkedIn).filter((url) => url !== undefined);
  return {
    words,
    name: [...words].sort().join(' '),
    firm: said.firm ? foldFirm(said.firm) : '',
    mails: new Set(said.emails.map((address) => address.toLowerCase())),
    phones: new Set(said.phones.map(foldPhone).filter((digits) => digits !== '')),
    profiles: new Set(profiles),
    uid: said.uid !== undefined && profiles.length === 0 ? said.uid : '',
  };
}

/** True when nothing speaks against two being one: two LinkedIn profiles are two people. */
export function couldBeOne(a: Traits, b: Traits): boolean {
  return a.profiles.size === 0 || b.profiles.size === 0 || share(a.profiles, b.profiles);
}

/** True when one name may be the other, shortened, turned round, with an initial or with one slip of the pen. */
export function areNamesAlike(a: Traits, b: Traits): boolean {
  if (a.words.length === 0 || b.words.length === 0) return false;
  if (a.name === b.name) return true;
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const left = [...long];
  const odd: string[] = [];
  for (const word of short) {
    const place = left.indexOf(word);
    if (place === -1) odd.push(word);
    else left.splice(place, 1);
  }
  if (odd.length === 0) return short.some((word) => word.length > 1);
  const [word] = odd;
  if (odd.length > 1 || word === undefined || short.length < 2) return false;
  return left.some((other) => isInitialOf(word, other) || isInitialOf(other, word) || isSlip(word, other));
}

/** The last nine digits: with or without country code it is one telephone. Fewer than seven tell nobody apart. */
export function foldPhone(number: string): string {
  const digits = number.replace(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-9);
}

/** True when two sets have something in common. */
export function share(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of a) if (b.has(key)) return true;
  return false;
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/** The words of a name, letters without their marks; `oe` and `ö` are one. */
function foldWords(name: string): string[] {
  const plain = foldName(name).replace(/[ßøæœłđðþ]/g, (letter) => LETTERS[letter] ?? letter);
  return plain
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => word.replace(/([aou])e/g, '$1'));
}

function isInitialOf(initial: string, word: string): boolean {
  return initial.length === 1 && word.length > 1 && word.startsWith(initial);
}

/** One letter too many, too few, other, or two swapped, in a word of five or more, and not at its end: Martin is not Martina. */
function isSlip(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 5 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let [i, j] = [a.length - 1, b.length - 1];
  while (i >= start && j >= start && a[i] === b[j]) {
    i--;
    j--;
  }
  if (i === a.length - 1 || start === 0) return false;
  const [mine, theirs] = [a.slice(start, i + 1), b.slice(start, j + 1)];
  return mine.length + theirs.length <= 2 && mine.length <= 1 && theirs.length <= 1
    ? true
    : mine.length === 2 && theirs.length === 2 && mine[0] === theirs[1] && mine[1] === theirs[0];
}
