// Words as the index knows them: without case, marks or the letters that keyboards lack. Han, kana and Thai have no blanks
// between words, so each of their signs is a word; an Arabic word is also known without its article.
// Must be the same for what is indexed and what is typed, or nothing is found.
import { folded } from '../../../shared/model/board.ts';

/** A word where it stands in a text, with everything by which it is found. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly forms: readonly string[];
}

const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ-][\p{L}\p{N}\p{M}]+)*/gu;
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;
/** Most words are, and are known at a glance. */
const SIMPLE = /^[a-z0-9]{1,40}$/;
const APOSTROPHE = /['’ʼ]/g;
/** No word that anybody types is longer; what is, is data. */
const LONGEST = 40;
const MOST_WORDS = 8;

/** Letters that no normal form takes apart, as they are typed where the keyboard has none of them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ə: 'e',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
};
const ODD = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/** A text without case, marks and odd letters; it may be longer or shorter than the text. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII, most of what is written, and quick.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return folded(text).replace(ODD, (letter) => LETTERS[letter] ?? letter);
}

/** Every word of a text, as it is indexed. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of plain(text).matchAll(WORD)) words.push(...formsOf(word));
  return words;
}

/** The words of a text where they stand, to show what was found. */
export function* piecesOf(text: string): Generator<Piece> {
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!SIGN.test(word)) yield { start: index, end: index + word.length, forms: formsOf(plain(word)) };
    else
      for (const { 0: run, index: at } of word.matchAll(RUN)) {
        const start = index + at;
        yield { start, end: start + run.length, forms: formsOf(plain(run)) };
      }
  }
}

/** What somebody typed, as words to look for; each once. */
export function wordsTyped(text: string): string[] {
  const words = new Set<string>();
  for (const [word] of plain(text).matchAll(WORD))
    for (const part of word.replace(APOSTROPHE, '').split('-'))
      if (SIGN.test(part)) for (const [run] of part.matchAll(RUN)) words.add(run);
      else words.add(withoutArticle(part) ?? part);
  return [...words].slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST));
}

/** True for a single letter: it says little, and only names and the like are asked for it. */
export function isLetter(word: string): boolean {
  return word.length === 1 && !SIGN.test(word);
}

function formsOf(word: string): string[] {
  if (SIMPLE.test(word)) return [word];
  if (SIGN.test(word)) return word.match(RUN) ?? [];
  const parts = word.split(/['’ʼ-]/);
  const joined = parts.length > 1 ? [parts.join('')] : [];
  const bare = parts.map(withoutArticle).filter((part) => part !== undefined);
  return [...parts, ...joined, ...bare].map((form) => form.slice(0, LONGEST));
}

function withoutArticle(word: string): string | undefined {
  return word.startsWith('ال') && word.length > 3 ? word.slice(2) : undefined;
}
