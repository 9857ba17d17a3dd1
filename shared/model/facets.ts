// What one types to find something: plain words, and facets such as `tag:kelp`, `firm:"Kestrel Water"`, `in:notes`. Taken
// apart here, and completed as one types. Whatever is typed has a meaning: an unknown facet is plain words.
import { COLUMNS, folded } from './board.ts';

export const FACETS = ['tag', 'firm', 'role', 'place', 'due', 'stage', 'in'] as const;
export type FacetKey = (typeof FACETS)[number];

/** What can be found, as `in:` calls it. */
export const FOUND_KINDS = ['people', 'asks', 'intros', 'firms', 'notes', 'actions'] as const;
export type FoundKind = (typeof FOUND_KINDS)[number];
export const DUE = ['overdue', 'today', 'week', 'month'] as const;
export const ROLES = ['connector', 'asker', 'introduced'] as const;

export interface Facet {
  readonly key: FacetKey;
  readonly value: string;
}

/** What was typed, taken apart. */
export interface Typed {
  /** The plain words, as they were typed. */
  readonly words: string;
  readonly facets: readonly Facet[];
}

/** The values that facets take, as the network knows them. */
export interface Vocabulary {
  readonly tags: readonly string[];
  readonly firms: readonly string[];
  readonly places: readonly string[];
}

/** A way to go on: what it says, and the whole text with it. */
export interface Completion {
  readonly label: string;
  readonly text: string;
}

const TOKEN = /(?:([\p{L}]+):)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))|([\p{L}]+):(?=\s|$)/gu;
/** What stands at the end and is still being typed: a facet with a quotation that is open, or a word. */
const OPEN = /(?:^|\s)((\p{L}+:|#)["“”]([^"“”]*)|(\p{L}+:|#)?([^\s"“”]*))$/u;
const MOST_COMPLETIONS = 6;

/** Takes apart what was typed. `#kelp` is `tag:kelp`; a facet without a value is not yet one. */
export function parseTyped(text: string): Typed {
  const words: string[] = [];
  const facets: Facet[] = [];
  for (const [whole, key, quoted, bare] of text.matchAll(TOKEN)) {
    const value = (quoted ?? bare ?? '').trim();
    const known = key === undefined ? undefined : facetNamed(key);
    if (known && value !== '') facets.push({ key: known, value });
    else if (key === undefined && bare?.startsWith('#') && bare.length > 1)
      facets.push({ key: 'tag', value: bare.slice(1) });
    else if (!known && !isEmptyFacet(whole)) words.push(key === undefined ? value : whole);
  }
  return { words: words.filter(Boolean).join(' '), facets };
}

/** True when this kind is looked for: no `in:` looks everywhere. */
export function looksIn({ facets }: Typed, kind: FoundKind): boolean {
  const named = facets.filter(({ key }) => key === 'in');
  return named.length === 0 || named.some(({ value }) => kind.startsWith(folded(value)));
}

/** Ways to complete the last word: a facet's name, or its value. */
export function completions(text: string, vocabulary: Vocabulary): Completion[] {
  const [, token = '', quotedKey, inQuotes, typedKey, plain] = OPEN.exec(untilOpen(text)) ?? [];
  const [name, typed] = [quotedKey ?? typedKey, inQuotes ?? plain ?? ''];
  const before = text.slice(0, text.length - token.length);
  const key = name === '#' ? 'tag' : name === undefined ? undefined : facetNamed(name.slice(0, -1));
  if (key) return valuesOf(key, vocabulary, typed).map((value) => completed(before, key, value));
  if (name !== undefined || token === '') return [];
  const named = FACETS.filter((facet) => facet.startsWith(folded(token)) && token.length < facet.length);
  return named.map((facet) => ({ label: `${facet}:`, text: `${before}${facet}:` }));
}

/** A facet as one types it. */
export function sayFacet({ key, value }: Facet): string {
  return `${key}:${/[\s"]/.test(value) ? `"${value}"` : value}`;
}

function completed(before: string, key: FacetKey, value: string): Completion {
  const said = sayFacet({ key, value });
  return { label: said, text: `${before}${said} ` };
}

function valuesOf(key: FacetKey, vocabulary: Vocabulary, typed: string): string[] {
  const start = folded(typed).trim();
  const all = allValues(key, vocabulary);
  const first = all.filter((value) => folded(value).startsWith(start));
  const inside = all.filter((value) => !first.includes(value) && folded(value).includes(start));
  const found = [...first, ...inside].slice(0, MOST_COMPLETIONS);
  // What stands there in full needs no completing.
  return found.length === 1 && found[0] === typed ? [] : found;
}

function allValues(key: FacetKey, vocabulary: Vocabulary): readonly string[] {
  switch (key) {
    case 'tag':
      return vocabulary.tags;
    case 'firm':
      return vocabulary.firms;
    case 'place':
      return vocabulary.places;
    case 'role':
      return ROLES;
    case 'due':
      return DUE;
    case 'stage':
      return COLUMNS;
    case 'in':
      return FOUND_KINDS;
  }
}

function facetNamed(name: string): FacetKey | undefined {
  const key = folded(name);
  return FACETS.find((facet) => facet === key);
}

function isEmptyFacet(token: string): boolean {
  return token.endsWith(':') && facetNamed(token.slice(0, -1)) !== undefined;
}

/** The text, or, where a quotation is closed at its end, nothing to complete. */
function untilOpen(text: string): string {
  return (text.match(/["“”]/g)?.length ?? 0) % 2 === 0 && /["“”]$/.test(text) ? ' ' : text;
}
