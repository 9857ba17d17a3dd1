// What each vCard property means to us (RFC 6350 §6, RFC 2426 §3, vCard 2.1 §2). A property without a line in the table
// is kept beside the person under its own name; only what speaks of the file, not of the person, is passed over.
import { readBirthday } from './days.ts';
import { addEmail, addLink, addPhone, addTag, type Draft, keepAlso, setLine } from './tidy.ts';
import type { ContentLine } from './vcard-lines.ts';
import { takeRelation } from './vcard-relations.ts';
import { keptParts, splitParts, unescapeText } from './vcard-text.ts';

/** One property on its way into a draft. */
interface Property {
  readonly draft: Draft;
  readonly line: ContentLine;
  readonly label: string;
  /** Where the value is kept when no field takes it. */
  readonly key: string;
}

/** About the file, the program or the drawing of the card. */
const PASSED_OVER = new Set([
  'VERSION',
  'PRODID',
  'REV',
  'PROFILE',
  'X-ABLABEL',
  'X-MS-OL-DESIGN',
  'X-MS-OL-DEFAULT-POSTAL-ADDRESS',
]);
const MEDIA = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'X-MS-CARDPICTURE', 'X-SMIME', 'X-PGP']);
const STRUCTURED = new Set(['N', 'ADR', 'ORG', 'GENDER', 'X-ANDROID-CUSTOM']);
/** Types that say nothing to a person. `pref` is said by the order instead. */
const MUTE_TYPES = new Set(['internet', 'pref', 'voice', 'x400', 'msg', 'postal', 'parcel', 'intl', 'dom', '']);
/** The group in which Google and Android put everybody. */
const SYSTEM_GROUP = /^\*? ?my ?contacts$/i;

const FIELDS: ReadonlyMap<string, (property: Property) => void> = new Map([
  ['FN', ({ draft, line, key }) => setLine(draft, 'name', unescapeText(line.value), key)],
  ['TITLE', ({ draft, line, key }) => setLine(draft, 'title', unescapeText(line.value), key)],
  ['UID', ({ draft, line, key }) => setLine(draft, 'uid', readUid(line.value), key)],
  ['EMAIL', ({ draft, line, label, key }) => addEmail(draft, unescapeText(line.value), label, key)],
  ['TEL', ({ draft, line, label, key }) => addPhone(draft, unescapeText(line.value), label, key)],
  ['X-MS-TEL', ({ draft, line, label, key }) => addPhone(draft, unescapeText(line.value), label, key)],
  ['URL', ({ draft, line, label, key }) => addLink(draft, unescapeText(line.value), label, key)],
  ['X-SOCIALPROFILE', ({ draft, line, label, key }) => addLink(draft, unescapeText(line.value), label, key)],
  ['SOCIALPROFILE', ({ draft, line, label, key }) => addLink(draft, unescapeText(line.value), label, key)],
  ['NOTE', ({ draft, line }) => void draft.notes.push(unescapeText(line.value))],
  ['CATEGORIES', takeCategories],
  ['ORG', takeOrganisation],
  ['ADR', takeAddress],
  ['BDAY', takeBirthday],
  ['CLASS', takeClass],
]);

/** Puts all properties of a card into a draft, and counts the media whose data were left out. */
export function takeProperties(draft: Draft, lines: readonly ContentLine[]): number {
  const labels = labelsOf(draft, lines);
  let media = 0;
  for (const line of preferredFirst(lines)) {
    if (PASSED_OVER.has(line.name)) continue;
    if (MEDIA.has(line.name) && !isReadable(line)) media += line.value === '' ? 0 : 1;
    else takeProperty(draft, line, (line.group && labels.get(line.group)) || typeLabel(line));
  }
  takeName(draft, lines);
  // A Mac's own number for a card is better than none.
  draft.lines.uid ?? setLine(draft, 'uid', readUid(draft.also.get('X-ABUID') ?? ''), 'X-ABUID');
  return media;
}

/** Apple's labels by the group of the property that they belong to. One that belongs to nothing is kept beside. */
function labelsOf(draft: Draft, lines: readonly ContentLine[]): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const { name, group, value } of lines) {
    if (name !== 'X-ABLABEL') continue;
    labels.set(group, appleLabel(unescapeText(value)));
    if (!lines.some((line) => line.group === group && line.name !== 'X-ABLABEL')) keepAlso(draft, name, value);
  }
  return labels;
}

function takeProperty(draft: Draft, line: ContentLine, label: string): void {
  const key = label === '' ? line.name : `${line.name} (${label})`;
  const take = FIELDS.get(line.name);
  if (take) return take({ draft, line, label, key });
  const isTold = takeRelation(draft, line, label, unescapeText(line.value), splitParts(line.value));
  if (line.name !== 'N' && !isTold) keepAlso(draft, key, readable(line));
}

/** FN, else what N says, else a nickname. N is kept where FN does not tell given name from family name (RFC 6350 §6.2.2). */
function takeName(draft: Draft, lines: readonly ContentLine[]): void {
  const [line, ...others] = lines.filter(({ name, value }) => name === 'N' && value.replaceAll(';', '').trim() !== '');
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = splitParts(line?.value ?? '');
  const full = [prefix, given, middle, family, suffix].filter((part) => part !== '').join(' ');
  draft.lines.name ?? setLine(draft, 'name', full, 'N');
  draft.lines.name ?? setLine(draft, 'name', draft.also.get('NICKNAME') ?? '', 'NICKNAME');
  const isPlain = draft.lines.name === full && full === `${given} ${family}`.trim();
  if (line && !isPlain) keepAlso(draft, 'N', readable(line));
  for (const other of others) keepAlso(draft, 'N', readable(other));
  if (!isFirm(draft, lines, full)) return;
  if (draft.lines.name !== undefined && draft.lines.name !== draft.lines.firm) keepAlso(draft, 'FN', draft.lines.name);
  delete draft.lines.name;
}

/** A firm's own card: said so, or nobody's name and the firm's as FN. Its firm is told by ORG. */
function isFirm(draft: Draft, lines: readonly ContentLine[], full: string): boolean {
  const { name, firm } = draft.lines;
  const isSaid = lines.some((line) => /^(KIND:org|X-ABSHOWAS:company)$/i.test(`${line.name}:${line.value.trim()}`));
  if (isSaid && firm === undefined && name !== undefined) draft.lines.firm = name;
  return isSaid ? full === '' || full === name : full === '' && name !== undefined && name === firm;
}

/** The first part is the firm; departments have no field, so that the whole is kept too (RFC 6350 §6.6.4). */
function takeOrganisation({ draft, line, key }: Property): void {
  const [firm = '', ...departments] = splitParts(line.value).filter((part) => part !== '');
  const isFirst = draft.lines.firm === undefined;
  if (isFirst) setLine(draft, 'firm', firm, key);
  if (departments.length > 0 || draft.lines.firm !== firm) keepAlso(draft, key, readable(line));
}

/** Town, region and country make the place; the whole is kept too, and what is to be written on a letter (RFC 6350 §6.3.1). */
function takeAddress({ draft, line, label, key }: Property): void {
  const [, , , town = '', region = '', , country = ''] = splitParts(line.value);
  const place = [...new Set([town, region, country])].filter((part) => part !== '').join(', ');
  if (draft.lines.place === undefined) setLine(draft, 'place', place, key);
  if (splitParts(line.value).some((part) => part !== '')) keepAlso(draft, key, readable(line));
  const written = line.params.get('LABEL')?.join(', ') ?? '';
  keepAlso(draft, label === '' ? 'LABEL' : `LABEL (${label})`, unescapeText(written));
}

/** Who is marked as private keeps the mark too (RFC 2426 §3.7.1): another program may want it back. */
function takeClass({ draft, line, key }: Property): void {
  if (/^\s*(private|confidential)\s*$/i.test(line.value)) draft.facts.isPrivate = true;
  keepAlso(draft, key, unescapeText(line.value));
}

function takeBirthday({ draft, line, key }: Property): void {
  const day = readBirthday(unescapeText(line.value), line.params.get('X-APPLE-OMIT-YEAR')?.[0]);
  if (day === undefined) keepAlso(draft, key, unescapeText(line.value));
  else setLine(draft, 'birthday', day, key);
}

/** Some programs escape the commas between categories, and none means a comma within one. */
function takeCategories({ draft, line, key }: Property): void {
  for (const tag of unescapeText(line.value).split(',')) if (!SYSTEM_GROUP.test(tag.trim())) addTag(draft, tag, key);
}

/** `urn:uuid:` and capitals come and go between exports of one program. */
function readUid(value: string): string {
  return unescapeText(value)
    .trim()
    .replace(/^urn:uuid:/i, '')
    .toLowerCase();
}

/** By PREF=1…100 (RFC 6350 §5.3) or TYPE=pref; otherwise as they stand. */
function preferredFirst(lines: readonly ContentLine[]): ContentLine[] {
  return lines
    .map((line) => ({ line, rank: preference(line) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ line }) => line);
}

function preference({ params }: ContentLine): number {
  const rank = Number.parseInt(params.get('PREF')?.[0] ?? '', 10);
  if (rank >= 1 && rank <= 100) return rank;
  return params.get('TYPE')?.some((type) => type.toLowerCase() === 'pref') ? 1 : 101;
}

function typeLabel({ params }: ContentLine): string {
  const types = (params.get('TYPE') ?? params.get('X-SERVICE-TYPE') ?? []).map((type) => type.toLowerCase());
  return [...new Set(types)].filter((type) => !MUTE_TYPES.has(type)).join(' ');
}

/** Apple's own labels stand in brackets: `_$!<HomePage>!$_`. */
function appleLabel(text: string): string {
  return text.replace(/^_\$!<(.*)>!\$_$/, '$1').trim();
}

/**
 * Words, or where a photograph is to be had, and not the photograph: Japanese telephones write how a name sounds into
 * SOUND.
 */
function isReadable({ value, params }: ContentLine): boolean {
  if (/^(b|base64)$/i.test(params.get('ENCODING')?.[0] ?? '') || /^\s*data:/i.test(value)) return false;
  return value.length < 200 || /[^\w+/=\s]/.test(value);
}

/** A value to be read by people. Semicolons that separate and semicolons that are text stay apart. */
function readable({ name, value }: ContentLine): string {
  return STRUCTURED.has(name) ? keptParts(value) : unescapeText(value);
}
