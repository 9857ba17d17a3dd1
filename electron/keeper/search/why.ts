// Why something was found: an excerpt of the text that answered, and which of its characters did. Made for what is shown
// only, from the records themselves: the index has no texts.
import type { FoundIn, Why } from '../../../shared/found.ts';
import { fieldName, type Text, WEIGHTS } from './texts.ts';
import { piecesOf, plain } from './words.ts';

/** A typed word, and the words of the index that it may be a misspelling of. */
export interface Sought {
  readonly typed: string;
  readonly like: ReadonlySet<string>;
}

type Span = readonly [start: number, end: number];

const LONGEST = 120;
/** So much of a text is shown before what was found in it. */
const BEFORE = 40;
const TITLES: readonly FoundIn[] = ['name', 'what', 'people'];
/** Longer ones are read up to here: somebody may have pasted a book. */
const READ_MOST = 20_000;

/** The reasons: what it is called, where that answered; then the text that answers most of the other words. */
export function whyFound(texts: readonly Text[], names: readonly string[], sought: readonly Sought[]): Why[] {
  if (sought.length === 0) return [];
  const titles = [
    ...names.map((text) => ({ field: 'people' as FoundIn, weight: 0, text })),
    ...texts.filter(isTitle).map(reading),
  ];
  const [title] = answers(titles, sought).sort((a, b) => b.words.size - a.words.size);
  // Whoever is called what was asked for needs no further reason.
  if (title?.words.size === sought.length) return [excerpt(title)];
  const fresh = (words: ReadonlySet<number>) => [...words].filter((word) => !title?.words.has(word)).length;
  const others = answers(texts.filter((text) => !isTitle(text)).map(reading), sought);
  const [other] = others
    .filter(({ words }) => fresh(words) > 0)
    .sort((a, b) => fresh(b.words) - fresh(a.words) || b.weight - a.weight);
  return [title, other].flatMap((each) => (each ? [excerpt(each)] : []));
}

interface Read {
  readonly field: FoundIn;
  readonly weight: number;
  readonly text: string;
}

interface Answer extends Read {
  readonly spans: readonly Span[];
  readonly words: ReadonlySet<number>;
}

function reading([field, text]: Text): Read {
  return { field: fieldName(field), weight: WEIGHTS[field] ?? 0, text };
}

function isTitle([field]: Text): boolean {
  return TITLES.includes(fieldName(field));
}

/** Those texts that answer, on one line each. */
function answers(texts: readonly Read[], sought: readonly Sought[]): Answer[] {
  const lines = texts.map((each) => ({ ...each, text: each.text.slice(0, READ_MOST).replace(/\s+/g, ' ').trim() }));
  return lines.map((each) => ({ ...each, ...found(each.text, sought) })).filter(({ spans }) => spans.length > 0);
}

/** Where words of a text answer, and which words they answer. */
function found(text: string, sought: readonly Sought[]): { spans: Span[]; words: Set<number> } {
  const spans: Span[] = [];
  const words = new Set<number>();
  const apart = plain(text);
  const flat = `${apart}\n${apart.replace(/['’ʼ-]/g, '')}`;
  // Most texts do not answer, and are not taken apart to find that out.
  if (!sought.some(({ typed, like }) => flat.includes(typed) || isAnyIn(like, flat))) return { spans, words };
  for (const { start, end, forms } of piecesOf(text)) {
    const answers = [...sought.keys()].filter((place) => isAnswer(forms, sought[place] as Sought));
    if (answers.length === 0) continue;
    for (const place of answers) words.add(place);
    const last = spans.at(-1);
    if (last && last[1] === start) spans[spans.length - 1] = [last[0], end];
    else spans.push([start, end]);
  }
  return { spans, words };
}

function isAnyIn(words: ReadonlySet<string>, text: string): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

function isAnswer(forms: readonly string[], { typed, like }: Sought): boolean {
  return forms.some((form) => form.startsWith(typed) || like.has(form));
}

function excerpt({ field, text, spans }: Answer): Why {
  const first = spans[0]?.[0] ?? 0;
  if (text.length <= LONGEST) return { field, excerpt: text, spans };
  const from = first <= BEFORE ? 0 : wordBefore(text, first - BEFORE);
  const until = from + LONGEST >= text.length ? text.length : wordBefore(text, from + LONGEST);
  const [lead, tail] = [from > 0 ? '… ' : '', until < text.length ? ' …' : ''];
  const shift = lead.length - from;
  return {
    field,
    excerpt: `${lead}${text.slice(from, until).trimEnd()}${tail}`,
    spans: spans.filter(([, end]) => end <= until).map(([start, end]) => [start + shift, end + shift] as const),
  };
}

/** The beginning of a word at or a little before a place; the place itself in a text without blanks. */
function wordBefore(text: string, place: number): number {
  const blank = text.lastIndexOf(' ', place);
  return place - blank < 25 ? blank + 1 : place;
}
