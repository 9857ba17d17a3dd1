// A tie said in a line: "Ana knows Bruno, well, from Acme", "Ana is Bruno's manager", "Ana kennt Bruno gut, vom Chor".
// Pure: it says which words name whom; who that is, the screen finds out. What it does not understand it leaves whole.
import type { Closeness } from './person.ts';

/** What a line says. */
export interface TieLine {
  readonly a: string;
  readonly b: string;
  /** What `a` is to `b`, and `b` to `a`. */
  readonly kind?: string;
  readonly back?: string;
  readonly closeness?: Closeness;
  /** Where from, since when: what is left. */
  readonly words?: string;
}

const NAME = '[^,;()]+?';
const REST = '(?:[\\s,;(]+(?<rest>.*?)\\)?)?';
/** After a name, which may be of several words: what is left begins with a stop. */
const STOP = '(?:\\s*[,;(]\\s*(?<rest>.*?)\\)?)?';
/** An adverb may stand before "knows". */
const HOW = '(?:(?<how>barely|hardly|only just|slightly|vaguely|somewhat|really|also)\\s+)?';

const PAIRS: Readonly<Record<string, string>> = {
  manager: 'report',
  boss: 'report',
  report: 'manager',
  mentor: 'mentee',
  mentee: 'mentor',
  parent: 'child',
  mother: 'child',
  father: 'child',
  child: 'parent',
  investor: 'founder',
  client: 'adviser',
  adviser: 'client',
};
const KINDS =
  'colleagues?|co-founders?|cofounders?|friends?|managers?|boss|reports?|mentors?|mentees?|partners?|siblings?|sisters?|brothers?|cousins?|neighbou?rs?|spouse|wife|husband|mother|father|parents?|child|investors?|clients?|advisers?|flatmates?|classmates?|old friends?|good friends?|close friends?|best friends?|former colleagues?|ex-colleagues?|Kollegen|Freunde|Geschwister|Nachbarn';

/** The sentences, the particular before the general. Names are as short as the rest allows. */
const SENTENCES: readonly RegExp[] = [
  `(?<a>${NAME}) (?:and|&|und) (?<b>${NAME}) (?:are|were|sind|waren) (?:both )?(?<kind>${KINDS})`,
  `(?<a>${NAME}) (?:is|was) (?<b>${NAME})(?:'s|’s|s'|s’) (?<kind>${KINDS})`,
  `(?<a>${NAME}) (?:is|was) (?:an? |the )?(?<kind>${KINDS}) of (?<b>${NAME})`,
  `(?<a>${NAME}) (?:and|&|und) (?<b>${NAME}) ${HOW}(?:know|knew|met|kennen) (?:each other|one another|sich)`,
  `(?<a>${NAME}) (?:and|&|und) (?<b>${NAME}) (?<rest2>(?:work|worked|studied|play|sing|live|lived|went|were|are|arbeiten|arbeiteten|studierten) .+)`,
  `(?<a>${NAME}) (?<report>reports to|works for|worked for|reported to) (?<b>${NAME})`,
  `(?<a>${NAME}) (?<manage>manages|managed|leads|led) (?<b>${NAME})`,
  `(?<a>${NAME}) (?<mentor>mentors|mentored) (?<b>${NAME})`,
  `(?<a>${NAME}) (?<friend>is friends with|is close to|is a friend of|ist befreundet mit) (?<b>${NAME})`,
  `(?<a>${NAME}) (?<work>works with|worked with|arbeitet mit) (?<b>${NAME})`,
  `(?<a>${NAME}) (?<married>is married to) (?<b>${NAME})`,
  `(?<a>${NAME}) ${HOW}(?:knows|knew|met|has met|kennt) (?<b>${NAME})`,
].map((each) => new RegExp(`^${each}${each.endsWith(`(?<b>${NAME})`) ? STOP : REST}$`, 'iu'));

/** Where the second name ends though no comma says so: at how well, and at where from. */
const AFTER =
  /\s+((?:very well|really well|quite well|well|closely|a bit|a little|somewhat|slightly|barely|hardly|sehr gut|gut|kaum|etwas|flüchtig|from|since|through|via|at|in|for|as|aus|von|vom|seit|über)(?:\s.*|$))$/iu;

const WELL =
  /^(?:very |really |quite |sehr )?(?:well|closely|gut)$|^(?:close|good friends|close friends|best friends)$/iu;
const SOMEWHAT = /^(?:somewhat|a bit|a little|slightly|etwas|so so|fairly)$/iu;
const HARDLY = /^(?:hardly|barely|only just|vaguely|kaum|flüchtig|not well|just met)$/iu;
const ADVERB =
  /^(very well|really well|quite well|well|closely|a bit|a little|somewhat|slightly|barely|hardly|not well|sehr gut|gut|kaum|etwas|flüchtig)(?=[\s,;]|$)[\s,;]*/iu;

/** Reads a line; undefined when it does not say who knows whom. */
export function readTieLine(line: string): TieLine | undefined {
  const text = line
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.!]+$/, '');
  for (const sentence of SENTENCES) {
    const said = sentence.exec(text)?.groups;
    if (!said) continue;
    const whole = said.b ?? '';
    const [b, tail] = [whole.replace(AFTER, ''), AFTER.exec(whole)?.[1]];
    const rest = [tail, said.rest2, said.rest].filter(Boolean).join(', ');
    const a = (said.a ?? '').trim();
    if (a !== '' && b.trim() !== '' && !/\b(?:and|und)\b|&/i.test(b)) return madeOf(a, b.trim(), rest, said);
  }
  return undefined;
}

function madeOf(a: string, b: string, rest: string, said: Record<string, string | undefined>): TieLine {
  const { closeness, words } = restOf(rest, closenessIn(said.how ?? ''));
  const kind = kindOf(said);
  const close =
    closeness ??
    (/^(?:good|close|best|old) /i.test(said.kind ?? '') || said.friend?.includes('close') ? 'well' : undefined);
  return {
    a,
    b,
    ...(kind && { kind, back: PAIRS[kind] ?? kind }),
    ...(close && { closeness: close }),
    ...(words && { words }),
  };
}

/** Takes how well out of what is left. */
function restOf(rest: string, known: Closeness | undefined): { closeness: Closeness | undefined; words: string } {
  let closeness = known;
  const parts = rest.split(/\s*[,;]\s*/).flatMap((part) => {
    const adverb = ADVERB.exec(part);
    const found = adverb ? closenessIn(adverb[1] ?? '') : closenessIn(part);
    if (!found) return part ? [part] : [];
    closeness = found;
    const left = adverb ? part.slice(adverb[0].length).trim() : '';
    return left ? [left] : [];
  });
  return {
    closeness,
    words: parts
      .join(', ')
      .replace(/\s*[()]\s*/g, ' ')
      .trim(),
  };
}

function closenessIn(words: string): Closeness | undefined {
  const text = words.trim();
  if (HARDLY.test(text)) return 'hardly';
  if (SOMEWHAT.test(text)) return 'somewhat';
  return WELL.test(text) ? 'well' : undefined;
}

const ONE: Readonly<Record<string, string>> = {
  kollegen: 'colleague',
  freunde: 'friend',
  geschwister: 'sibling',
  nachbarn: 'neighbour',
  wife: 'spouse',
  husband: 'spouse',
  boss: 'manager',
  cofounder: 'co-founder',
  'ex-colleague': 'former colleague',
};

/** One word for what the first is to the second. */
function kindOf(said: Record<string, string | undefined>): string | undefined {
  if (said.report) return 'report';
  if (said.manage) return 'manager';
  if (said.mentor) return 'mentor';
  if (said.friend) return 'friend';
  if (said.work) return 'colleague';
  if (said.married) return 'spouse';
  const word = said.kind?.toLowerCase().replace(/^(?:good|close|best|old) /, '');
  if (!word) return undefined;
  const one = word === 'boss' || ONE[word] ? word : word.replace(/s$/, '');
  return ONE[one] ?? one;
}
