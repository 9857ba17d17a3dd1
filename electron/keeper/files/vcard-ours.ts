// What Vouchsafe says of people and no vCard property can: X-VOUCHSAFE-… (RFC 6350 §6.10), written by out/vcard.ts and read
// back here. Also properties of everybody's that carry our mark, because read as anybody's they would say something else.
// A card may come from a stranger: what does not keep to our own limits is kept beside, under its property's name.
import {
  type Arrival,
  type ArrivalTie,
  LINE_MAX,
  type PastFirm,
  TAG_MAX,
  TEXT_MAX,
} from '../../../shared/model/arrival.ts';
import { isDay } from '../../../shared/model/identity.ts';
import { CLOSENESS } from '../../../shared/model/person.ts';
import { cut, keepUnder, tidyLine, tidyText } from './tidy.ts';
import type { ContentLine } from './vcard-lines.ts';
import { splitParts, unescapeText } from './vcard-text.ts';

/** On a property of everybody's: what we mean by it. */
export const MARK = 'X-VOUCHSAFE';
/** On a relation: whom it means, as a UID of the same file or a name; and the user's own word for it. */
export const TIE_TO = 'X-VOUCHSAFE-TO';
export const TIE_KIND = 'X-VOUCHSAFE-KIND';
/** On X-VOUCHSAFE-ALSO: under which key it was kept. */
export const ALSO_KEY = 'X-KEY';

/** An arrival in the making. */
type Found = { -readonly [Field in keyof Arrival]?: Arrival[Field] } & {
  readonly tags: string[];
  readonly past: PastFirm[];
  readonly ties: ArrivalTie[];
  readonly also: Map<string, string>;
};

/** Takes what a property says, or answers false. */
type Taker = (found: Found, line: ContentLine) => boolean;

const TAKERS: ReadonlyMap<string, Taker> = new Map<string, Taker>([
  ['X-VOUCHSAFE-EXPERTISE', (found, line) => setText(found, 'expertise', line)],
  ['X-VOUCHSAFE-NEEDS', (found, line) => setText(found, 'needs', line)],
  ['X-VOUCHSAFE-HOW-MET', (found, line) => setText(found, 'howMet', line)],
  ['X-VOUCHSAFE-MET-THROUGH', (found, line) => setLine(found, 'metThrough', line)],
  ['X-VOUCHSAFE-UID', (found, line) => setLine(found, 'uid', line)],
  ['X-VOUCHSAFE-MET-ON', (found, line) => isDay(textOf(line)) && setLine(found, 'metOn', line)],
  ['X-VOUCHSAFE-BIRTHDAY', (found, line) => isDay(textOf(line)) && setLine(found, 'birthday', line)],
  ['X-VOUCHSAFE-DRUMBEAT', takeDrumbeat],
  ['X-VOUCHSAFE-CLOSENESS', takeCloseness],
  ['X-VOUCHSAFE-PAST', takePast],
  ['X-VOUCHSAFE-ALSO', takeAlso],
  /** No name is known: FN holds what stands for it. */
  [
    'X-VOUCHSAFE-NAMELESS',
    (found) => {
      found.name = '';
      return true;
    },
  ],
]);

/** Properties of everybody's that carry our mark, by what it says. */
const MARKED: ReadonlyMap<string, Taker> = new Map<string, Taker>([
  /** ADR: nothing but the place, which the user wrote. */
  ['place', takePlace],
  /** CATEGORIES: one tag with commas, or one that address books give to everybody. */
  ['tag', takeTag],
  /** N: only how we split the name, which is FN. */
  ['split', () => true],
]);

/** The lines that are anybody's, and those that only we understand; Apple's label of such a line is neither. */
export function splitOurs(lines: readonly ContentLine[]): { theirs: ContentLine[]; ours: ContentLine[] } {
  const ours = lines.filter(isOurs);
  const groups = new Set(ours.map(({ group }) => group).filter((group) => group !== ''));
  const isLabel = ({ name, group }: ContentLine) => name === 'X-ABLABEL' && groups.has(group);
  return { ours, theirs: lines.filter((line) => !isOurs(line) && !isLabel(line)) };
}

/** An arrival with what our own lines say of it: they know better than what was read of the others. */
export function takeOurs(arrival: Arrival, ours: readonly ContentLine[], lines: readonly ContentLine[]): Arrival {
  if (ours.length === 0) return arrival;
  const also = new Map(Object.entries(arrival.alsoInFile));
  const found: Found = { tags: [...arrival.tags], past: [], ties: [], also };
  for (const line of ours) {
    const take = TAKERS.get(line.name) ?? MARKED.get(markOf(line)) ?? takeTie;
    if (!take(found, line)) keepLine(also, line);
    if (markOf(line) === 'split') found.name ??= nameIn(lines);
  }
  const { also: _, past, ties, ...fields } = found;
  return {
    ...arrival,
    ...fields,
    ...(past.length > 0 && { past: [...(arrival.past ?? []), ...past] }),
    ...(ties.length > 0 && { ties: [...(arrival.ties ?? []), ...ties] }),
    alsoInFile: Object.fromEntries(also),
  };
}

function isOurs(line: ContentLine): boolean {
  return TAKERS.has(line.name) || MARKED.has(markOf(line)) || line.params.has(TIE_TO);
}

function keepLine(also: Map<string, string>, line: ContentLine): void {
  const text = cut(tidyText(unescapeText(line.value)), TEXT_MAX);
  if (text !== '') keepUnder(also, line.name, text);
}

function markOf({ params }: ContentLine): string {
  return params.get(MARK)?.[0] ?? '';
}

function nameIn(lines: readonly ContentLine[]): string {
  const line = lines.find(({ name }) => name === 'FN');
  return line ? textOf(line) : '';
}

function textOf({ value }: ContentLine): string {
  return tidyLine(unescapeText(value));
}

function setLine(found: Found, field: 'metThrough' | 'uid' | 'metOn' | 'birthday', line: ContentLine): boolean {
  const text = textOf(line);
  if (text === '' || text.length > LINE_MAX) return false;
  found[field] = text;
  return true;
}

function setText(found: Found, field: 'expertise' | 'needs' | 'howMet', line: ContentLine): boolean {
  const text = tidyText(unescapeText(line.value));
  if (text === '' || text.length > TEXT_MAX) return false;
  found[field] = text;
  return true;
}

function takeDrumbeat(found: Found, line: ContentLine): boolean {
  const days = Number(textOf(line));
  if (!Number.isInteger(days) || days < 1 || days > 3650) return false;
  found.drumbeat = days;
  return true;
}

function takeCloseness(found: Found, line: ContentLine): boolean {
  const closeness = CLOSENESS.find((each) => each === textOf(line));
  if (closeness) found.closeness = closeness;
  return closeness !== undefined;
}

/** Firm, title, from, until. */
function takePast(found: Found, line: ContentLine): boolean {
  const parts = splitParts(line.value).map(tidyLine);
  const [firm = '', title = '', from = '', until = ''] = parts;
  const isWithin = parts.every((part) => part.length <= LINE_MAX);
  if (firm === '' || !isWithin || ![from, until].every((moment) => /^(\d{4}(-\d\d(-\d\d)?)?)?$/.test(moment)))
    return false;
  found.past.push({ firm, ...(title && { title }), ...(from && { from }), ...(until && { until }) });
  return true;
}

function takeAlso(found: Found, line: ContentLine): boolean {
  const text = tidyText(unescapeText(line.value));
  const key = line.params.get(ALSO_KEY)?.[0] ?? '';
  if (text === '' || text.length > TEXT_MAX || key === '') return false;
  keepUnder(found.also, key, text);
  return true;
}

/** Without a text there is no place, whatever an address says. */
function takePlace(found: Found, line: ContentLine): boolean {
  const [, , , place = ''] = splitParts(line.value).map(tidyLine);
  if (place === '' || place.length > LINE_MAX) return false;
  found.place = place;
  return true;
}

function takeTag(found: Found, line: ContentLine): boolean {
  const tag = textOf(line);
  if (tag === '' || tag.length > TAG_MAX) return false;
  if (!found.tags.includes(tag)) found.tags.push(tag);
  return true;
}

function takeTie(found: Found, line: ContentLine): boolean {
  const to = tidyLine(line.params.get(TIE_TO)?.[0] ?? '');
  const kind = tidyLine(line.params.get(TIE_KIND)?.[0] ?? '');
  if (to === '' || to.length > LINE_MAX || kind.length > TAG_MAX) return false;
  found.ties.push({ to, kind });
  return true;
}
