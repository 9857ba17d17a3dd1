// Who a few words name. Known people first; a capitalised name that nobody has is `new`, and anything else is no name at all.
import { folded } from '../board.ts';
import type { Somebody, Span, Who } from './meaning.ts';
import { misspelt, type Named, type Names, namedBy, wordsOf } from './names.ts';

/** "Our friend April" is April. */
const FRIEND = String.raw`(?:my|our|mein\w*|unser\w*)\s+(?:old\s+|good\s+|alte[rn]?\s+)?(?:friend|colleague|neighbour|cousin|boss|freund(?:in)?|kolleg\w+|nachbar(?:in)?)`;
const TITLES = new RegExp(
  String.raw`^(?:(?:${FRIEND}|the|dr|prof|mr|mrs|ms|mx|herrn?|frau|fr|hr|sir|dame)\b\.?\s*)+`,
  'iu',
);
const FIRM = /\s+(?:from|at|of|von|bei|aus|@)\s+(.+)$|\s*\((.+)\)$/iu;
const MINE = /^(?:me|myself|us|i|we|mich|mir|uns|ich|wir)$/iu;
/** Capitalised words that begin a sentence and name nobody. */
const NOBODY =
  /^(?:the|a|an|my|our|your|his|her|their|some\w*|any\w*|every\w*|nobody|no|one|who|what|which|this|that|he|she|it|they|you|does|do|is|are|wer|was|jemand\w*|niemand|alle|man|er|sie|es|der|die|das|ein|eine|einen|mein\w*|unser\w*)$/iu;
const MOST_OTHERS = 8;

/** Who is meant by a stretch of the line; undefined when it is no name. `mayBeNew` lets an unknown name be somebody new. */
export function whoIs(names: Names, said: Span & { text: string }, mayBeNew: boolean): Who | undefined {
  const span = trimmed(said);
  const text = said.text.trim().replace(/['’]s$/u, '');
  if (text === '' || text.length > 80) return undefined;
  if (MINE.test(text)) return { span, chosen: { is: 'me' }, others: [] };
  const found = knownBy(names, text);
  const [first, ...others] = found;
  if (first) return { span, chosen: somebody(first), others: others.slice(0, MOST_OTHERS).map(somebody) };
  return mayBeNew && isNameLike(text) ? stranger(names, text, span) : undefined;
}

/** Whom `@` and a beginning may mean: for completion as one types. */
export function completing(names: Names, begun: string, most = MOST_OTHERS + 1): readonly Named[] {
  return namedBy(names, wordsOf(begun.replaceAll('_', ' ')), true).slice(0, most);
}

/** Of some people, the first, and the others who may be meant. */
export function oneOf(people: readonly Named[]): Who | undefined {
  const [first, ...others] = people;
  return first && { chosen: somebody(first), others: others.slice(0, MOST_OTHERS).map(somebody) };
}

/** True when somebody is named exactly so, without a guess. */
export function isKnown(names: Names, text: string): boolean {
  return namedBy(names, saidWords(text), false).length > 0;
}

/** The longest beginning of a text, of up to four words, that names somebody exactly. */
export function longestKnown(names: Names, text: string): string | undefined {
  const words = [...text.matchAll(/[^\s,:;!?]+/gu)].slice(0, 4);
  for (const { index, 0: word } of words.reverse()) {
    const begun = text.slice(0, index + word.length);
    if (!/[,:;!?]/u.test(begun) && isKnown(names, begun)) return begun;
  }
  return undefined;
}

function knownBy(names: Names, text: string): readonly Named[] {
  const words = saidWords(text);
  const exact = namedBy(names, words, false);
  if (exact.length > 0) return exact;
  const german = namedBy(names, words.map(withoutUmlauts), false);
  if (german.length > 0) return german;
  if (words.length > 1 && words.at(-1)?.length === 1) {
    const initial = namedBy(names, words, true);
    if (initial.length > 0) return initial;
  }
  return ofFirm(names, text) ?? almost(names, words);
}

/** "Ana from Acme": of all called so, those of the firm. */
function ofFirm(names: Names, text: string): readonly Named[] | undefined {
  const firm = FIRM.exec(text);
  if (!firm) return undefined;
  const people = namedBy(names, saidWords(text.slice(0, firm.index)), false);
  const wanted = folded(firm[1] ?? firm[2] ?? '').trim();
  const there = people.filter((each) => folded(each.firm).includes(wanted));
  return there.length > 0 ? there : people.length > 0 ? people : undefined;
}

/** One word may have a slip, and only where nobody is called exactly so. */
function almost(names: Names, words: readonly string[]): readonly Named[] {
  for (const [at, word] of words.entries())
    for (const meant of misspelt(names, word)) {
      const found = namedBy(names, words.with(at, meant), false);
      if (found.length > 0) return found;
    }
  return [];
}

function stranger(names: Names, text: string, span: Span): Who {
  const name = text.replace(TITLES, '').replace(FIRM, '').trim() || text;
  const alike = namedBy(names, saidWords(name).slice(0, 1), false);
  return { span, chosen: { is: 'new', name }, others: alike.slice(0, MOST_OTHERS).map(somebody) };
}

function isNameLike(text: string): boolean {
  const words = text.replace(TITLES, '').replace(FIRM, '').trim().split(/\s+/);
  if (words.length === 0 || words.length > 4 || NOBODY.test(words[0] ?? '')) return false;
  return words.every((word) => /^(?:\p{Lu}|\p{Lo})[\p{L}\p{M}'’.-]*$|^(?:von|van|de|der|da|al|bin|di|zu)$/u.test(word));
}

function saidWords(text: string): string[] {
  const bare = text.replace(TITLES, '').replaceAll('’', "'");
  return folded(bare).match(/[\p{L}\d][\p{L}\d'-]*/gu) ?? [];
}

function withoutUmlauts(word: string): string {
  return word.replace(/([aou])e/g, '$1');
}

function somebody({ id, name, firm }: Named): Somebody {
  return { is: 'person', id, name, ...(firm && { firm }) };
}

function trimmed({ start, text }: Span & { text: string }): Span {
  const from = start + (text.length - text.trimStart().length);
  return { start: from, end: from + text.trim().length };
}
