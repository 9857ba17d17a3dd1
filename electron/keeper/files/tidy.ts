// An arrival in the making. Everything that a reader finds passes through here: trimmed, without control characters,
// within the limits, never twice. What does not fit a field is kept in `alsoInFile`; nothing is dropped in silence.
import {
  type Arrival,
  type ArrivalEntry,
  type ArrivalTie,
  LABEL_MAX,
  LINE_MAX,
  type PastFirm,
  TAG_MAX,
  TEXT_MAX,
} from '../../../shared/model/arrival.ts';

/** So many values may stand under one key; a file with more of them is no address book. */
const ALIKE_MAX = 50;
const LIST_MAX = 500;
/** Years of notes and calls. */
const ENTRIES_MAX = 5000;
const KEYS_MAX = 1000;
/** Nothing beyond can come to be kept, so that no regular expression need see it. */
const RAW_MAX = 3 * TEXT_MAX;

type LineField = 'name' | 'firm' | 'title' | 'place' | 'birthday' | 'metOn' | 'metThrough' | 'uid';
type TextField = 'howMet' | 'expertise' | 'needs';

export interface Draft {
  readonly lines: Partial<Record<LineField, string>>;
  readonly texts: Partial<Record<TextField, string>>;
  /** What is neither text nor list; whoever sets it has checked it. */
  readonly facts: { -readonly [Fact in 'drumbeat' | 'closeness' | 'isPrivate']?: NonNullable<Arrival[Fact]> };
  readonly notes: string[];
  /** Maps and sets throughout: keys come from strangers, and `__proto__` is one of them. */
  readonly emails: Map<string, { address: string; label: string }>;
  /** Number → label, and address → label. What the file lists twice, it often labels twice. */
  readonly phones: Map<string, string>;
  readonly links: Map<string, string>;
  readonly tags: Set<string>;
  /** By what makes two of them the same. */
  readonly past: Map<string, PastFirm>;
  readonly entries: Map<string, ArrivalEntry>;
  readonly ties: Map<string, ArrivalTie>;
  readonly also: Map<string, string>;
}

export function newDraft(): Draft {
  const lists = { emails: new Map(), phones: new Map(), links: new Map(), tags: new Set<string>() };
  const records = { past: new Map(), entries: new Map(), ties: new Map(), also: new Map() };
  return { lines: {}, texts: {}, facts: {}, notes: [], ...lists, ...records };
}

/** Text on one line. Embedding and override marks go too: phones wrap numbers in them, and forgers turn names round. */
export function tidyLine(text: string): string {
  if (text.length < LINE_MAX && /^[!-~]*(?: [!-~]+)*$/.test(text) && text[0] !== ' ') return text;
  return text
    .slice(0, RAW_MAX)
    .replace(/(?![\s\u0085])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim();
}

/** Text of several lines: line breaks and tabs stay. */
export function tidyText(text: string): string {
  return text
    .slice(0, RAW_MAX)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cs}\ufeff]/gu, '')
    .trim();
}

/** Sets a field, if it is empty and the text fits; keeps the text under `key` otherwise. */
export function setLine(draft: Draft, field: LineField, text: string, key: string): void {
  const value = tidyLine(text);
  const current = draft.lines[field];
  if (value === '' || value === current) return;
  if (current === undefined) draft.lines[field] = cut(value, LINE_MAX);
  if (draft.lines[field] !== value) keepAlso(draft, key, text);
}

/** Sets a text of several lines, likewise. */
export function setText(draft: Draft, field: TextField, text: string, key: string): void {
  const value = tidyText(text);
  if (value === '' || value === draft.texts[field]) return;
  draft.texts[field] ??= cut(value, TEXT_MAX);
  if (draft.texts[field] !== value) keepAlso(draft, key, text);
}

/** Adds an e-mail address; what has no `@` in its middle is none and is kept under `key`. */
export function addEmail(draft: Draft, text: string, label: string, key: string): void {
  const address = tidyLine(text)
    .replace(/^mailto:/i, '')
    .replace(/[\s\u200e\u200f]/g, '');
  const folded = address.toLowerCase();
  if (!/^[^@]+@[^@]+$/.test(address) || address.length > LINE_MAX || isFull(draft.emails)) keepAlso(draft, key, text);
  else draft.emails.set(folded, { address, label: joinLabels(draft.emails.get(folded)?.label, label) });
}

/** Adds a telephone number, out of its `tel:` address (RFC 3966) if it stands in one. */
export function addPhone(draft: Draft, text: string, label: string, key: string): void {
  const number = tidyLine(text)
    .replace(/^tel:/i, '')
    .replace(/;ext=(\d+).*$/i, ' ext. $1')
    .replace(/[\u200e\u200f]/g, '')
    .trim();
  if (number.length > LINE_MAX || isFull(draft.phones)) keepAlso(draft, key, text);
  else if (number !== '') draft.phones.set(number, joinLabels(draft.phones.get(number), label));
}

/** Adds a web address. Only `http`, `https` or none: a link is there to be clicked, and `javascript:` is one too. */
export function addLink(draft: Draft, text: string, label: string, key: string): void {
  const url = tidyLine(text);
  const isShort = url.length <= LINE_MAX && !/\s/.test(url);
  const isWeb = isShort && (/^https?:\/\/[^/]/i.test(url) || /^[^/:@]+\.[^/:@]+(:\d+)?(\/|$)/.test(url));
  if (!isWeb || isFull(draft.links)) keepAlso(draft, key, text);
  else draft.links.set(url, joinLabels(draft.links.get(url), label));
}

export function addTag(draft: Draft, text: string, key: string): void {
  const tag = tidyLine(text);
  if (tag.length > TAG_MAX || isFull(draft.tags)) keepAlso(draft, key, text);
  else if (tag !== '') draft.tags.add(tag);
}

/** Adds where they were before. What is too long, or one too many, is kept under `key`. */
export function addPast(draft: Draft, past: PastFirm, key: string): void {
  const said = [past.firm, past.title, past.from, past.until].map((part) => tidyLine(part ?? ''));
  const [firm = '', title = '', from = '', until = ''] = said;
  if (firm === '' || said.some((part) => part.length > LINE_MAX) || isFull(draft.past))
    return keepAlso(draft, key, said.filter((part) => part !== '').join(', '));
  const spell = { firm, ...(title && { title }), ...(from && { from }), ...(until && { until }) };
  draft.past.set(pastKey(spell), spell);
}

/** Adds a dated entry, whose day exists. */
export function addEntry(draft: Draft, entry: ArrivalEntry, key: string): void {
  const text = cut(tidyText(entry.text), TEXT_MAX);
  if (draft.entries.size >= ENTRIES_MAX) keepAlso(draft, key, `${entry.on}: ${text}`);
  else if (text !== '') draft.entries.set(entryKey({ ...entry, text }), { ...entry, text });
}

/** Adds whom they know; `kind` is what the other is to them. */
export function addTie(draft: Draft, to: string, kind: string, key: string): void {
  const tie = { to: tidyLine(to), kind: cut(tidyLine(kind), TAG_MAX) };
  if (tie.to.length > LINE_MAX || isFull(draft.ties)) keepAlso(draft, key, to);
  else if (tie.to !== '') draft.ties.set(tieKey(tie), tie);
}

export function pastKey({ firm, title = '', from = '', until = '' }: PastFirm): string {
  return JSON.stringify([firm, title, from, until]);
}

export function entryKey({ uid, kind, on, text }: ArrivalEntry): string {
  return JSON.stringify(uid === undefined ? [kind, on, text] : uid);
}

export function tieKey({ to, kind }: ArrivalTie): string {
  return JSON.stringify([to, kind]);
}

/** Keeps what has no field of ours, under a key of its own. */
export function keepAlso(draft: Draft, key: string, text: string): void {
  const value = cut(tidyText(text), TEXT_MAX);
  if (value !== '') keepUnder(draft.also, key, value);
}

/** Puts a value under `key`, `key 2`, `key 3` …; the same value under the same key only once. The last key takes the rest. */
export function keepUnder(also: Map<string, string>, key: string, value: string): void {
  const base = also.size >= KEYS_MAX ? '(more)' : keyFor(key);
  for (let count = 1; count <= ALIKE_MAX; count++) {
    const free = count === 1 ? base : `${base} ${count}`;
    const current = also.get(free);
    if (current === value) return;
    if (current === undefined) return void also.set(free, value);
    if (count === ALIKE_MAX && current.length < TEXT_MAX) also.set(free, cut(`${current}\n${value}`, TEXT_MAX));
  }
}

/** The key under which the first value of a name is kept. A plain object loses `__proto__`, or worse. */
export function keyFor(name: string): string {
  const line = cut(tidyLine(name), LABEL_MAX);
  return line === '' || line === '__proto__' ? `(${line})` : line;
}

/** The finished arrival. */
export function arrivalOf(draft: Draft): Arrival {
  const { name = '', ...lines } = draft.lines;
  const note = tidyText(draft.notes.join('\n\n'));
  if (note.length > TEXT_MAX) keepAlso(draft, 'NOTE (continued)', note.slice(cut(note, TEXT_MAX).length - 1));
  return {
    name,
    ...lines,
    emails: [...draft.emails.values()].map(({ address, label }) => ({ address, ...labelled(label) })),
    phones: [...draft.phones].map(([number, label]) => ({ number, ...labelled(label) })),
    links: [...draft.links].map(([url, label]) => ({ url, ...labelled(label) })),
    ...(note !== '' && { note: cut(note, TEXT_MAX) }),
    tags: [...draft.tags],
    ...draft.texts,
    ...draft.facts,
    ...(draft.past.size > 0 && { past: [...draft.past.values()] }),
    ...(draft.entries.size > 0 && { entries: [...draft.entries.values()] }),
    ...(draft.ties.size > 0 && { ties: [...draft.ties.values()] }),
    alsoInFile: Object.fromEntries(draft.also),
  };
}

/** No more than so many units, the last an ellipsis, and never half of a surrogate pair. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

function isFull(list: { readonly size: number }): boolean {
  return list.size >= LIST_MAX;
}

function joinLabels(known = '', text: string): string {
  const label = tidyLine(text);
  const isSaid = label === '' || known.split(', ').includes(label);
  return isSaid ? known : cut(known === '' ? label : `${known}, ${label}`, LABEL_MAX);
}

function labelled(label: string): { label?: string } {
  return label === '' ? {} : { label };
}
