// What a person's file said that has no field of ours: it goes out again as the property that it was, where the property
// is still true and a reader takes it for the same; else as X-VOUCHSAFE-ALSO, under the key that it was kept by.
import { TAG_MAX } from '../../../../shared/model/arrival.ts';
import type { Person } from '../../../../shared/model/person.ts';
import { readBirthday } from '../days.ts';
import { tidyLine, tidyText } from '../tidy.ts';
import { ALSO_KEY } from '../vcard-ours.ts';
import { escapeAddress, joinParts, keptParts, splitParts } from '../vcard-text.ts';
import type { CardLines, Params, Version } from './content-lines.ts';
import { labelOf, typeParams, typesOf } from './vcard-labels.ts';

/** One kept value: `ADR (home) 2` is the second of the property ADR with the label home. */
export interface Kept {
  readonly key: string;
  readonly base: string;
  readonly property: string;
  readonly label: string;
  readonly count: number;
  readonly value: string;
}

/** Properties that exist (RFC 6350, RFC 2426 and what was registered since), without those that are ours to write. */
const REGISTERED = new Set(
  (
    'SOURCE KIND NICKNAME PHOTO BDAY ANNIVERSARY GENDER ADR TEL EMAIL IMPP LANG TZ GEO TITLE ROLE LOGO ORG RELATED ' +
    'CATEGORIES SOUND URL KEY FBURL CALADRURI CALURI BIRTHPLACE DEATHPLACE DEATHDATE EXPERTISE HOBBY INTEREST ' +
    'ORG-DIRECTORY CONTACT-URI CREATED GRAMGENDER LANGUAGE PRONOUNS SOCIALPROFILE LABEL MAILER SORT-STRING NAME'
  ).split(' '),
);
/** Of no meaning without what is not kept, or ours. */
const NEVER = /^X-(ABLABEL|ADDRESSBOOKSERVER-.*|VOUCHSAFE.*)$/;
const MEDIA = /^(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE|X-SMIME|X-PGP)$/;
const STRUCTURED = /^(ADR|ORG|GENDER|X-ANDROID-CUSTOM)$/;
const LABELLED = /^(ADR|EMAIL|TEL|X-MS-TEL|URL|SOCIALPROFILE|X-SOCIALPROFILE)$/;
/** Their values are addresses. */
const URIS = /^(IMPP|GEO|SOURCE|FBURL|CALURI|CALADRURI|URL|RELATED|SOCIALPROFILE|X-SOCIALPROFILE)$/;
const URI = /^[a-z][a-z0-9+.-]*:\S+$/i;
const SCRIPT = /^(javascript|data|vbscript|file):/i;
const WEB = /^https?:\/\/[^\s/]/i;

/** Writes all that was kept beside a person, but for what `written` says went out before. */
export function addKept(
  card: CardLines,
  version: Version,
  person: Person,
  all: readonly Kept[],
  written: ReadonlySet<string>,
): void {
  const counts = new Map<string, number>();
  for (const kept of all) {
    if (written.has(kept.key)) continue;
    // A reader numbers what is alike anew: a gap would give it another key.
    const isNext = kept.count === (counts.get(kept.base) ?? 0) + 1;
    const value = isNext ? asProperty(kept, version, person) : undefined;
    if (value === undefined) addBeside(card, kept.key, kept.value);
    else {
      counts.set(kept.base, kept.count);
      addProperty(card, kept, value);
    }
  }
}

/** Writes one kept value under its key. */
function addBeside(card: CardLines, key: string, value: string): void {
  card.add('X-VOUCHSAFE-ALSO', value, { [ALSO_KEY]: key });
}

/** A kept value of a property with parts: its parts, or undefined when a reader would not keep the same text again. */
export function partsOf(value: string): string[] | undefined {
  const parts = splitParts(value);
  return tidyText(keptParts(joinParts(parts))) === value ? parts : undefined;
}

/** Writes a kept address or firm with all its parts. */
export function addKeptParts(card: CardLines, { property, label }: Kept, parts: readonly string[]): void {
  const said = LABELLED.test(property) ? labelOf(label) : typesOf(label);
  card.addParts(property, parts, label === '' ? {} : typeParams(said), label === '' ? '' : said.words);
}

/** `ADR (home) 2` → ADR, home, 2. */
function parseKey(key: string): Pick<Kept, 'base' | 'property' | 'label' | 'count'> {
  const match = /^(([A-Z][A-Z0-9-]*)(?: \((.+)\))?)(?: ([2-9]|[1-4]\d|50))?$/s.exec(key);
  const [, base = key, property = '', label = '', count = '1'] = match ?? [];
  return { base, property, label, count: Number(count) };
}

/** Everything that was kept, alike things in their order. */
export function keptOf(person: Person): Kept[] {
  const all = Object.entries(person.alsoInFile ?? {}).map(([key, value]) => ({ key, value, ...parseKey(key) }));
  return all.sort((a, b) => (a.base < b.base ? -1 : a.base > b.base ? 1 : a.count - b.count));
}

/** How a kept value stands in its own property, or undefined when it cannot. */
function asProperty(kept: Kept, version: Version, person: Person): { text: string } | { raw: string } | undefined {
  const { property, value } = kept;
  if (!isProperty(property) || value !== tidyText(value) || !isStillTrue(kept, version, person)) return undefined;
  if (MEDIA.test(property)) return /^https?:\S+$/i.test(value) ? { raw: escapeAddress(value) } : undefined;
  if (STRUCTURED.test(property)) {
    const parts = partsOf(value);
    return parts && { raw: joinParts(parts) };
  }
  if (property === 'GEO') return isPlaceOnEarth(value, version) ? { raw: escapeAddress(value) } : undefined;
  return URIS.test(property) && URI.test(value) ? { raw: escapeAddress(value) } : { text: value };
}

function isProperty(name: string): boolean {
  return name.startsWith('X-') ? !NEVER.test(name) : REGISTERED.has(name);
}

/** A property that a field of ours comes from goes out only as what that field could not take. */
function isStillTrue({ property, value }: Kept, version: Version, person: Person): boolean {
  switch (property) {
    // Those that are still true went out before.
    case 'ADR':
    case 'ORG':
      return false;
    case 'TITLE':
      return person.title !== undefined && tidyLine(value) !== tidyLine(person.title) && !value.includes('\n');
    case 'EMAIL':
      return !/^[^@]+@[^@]+$/.test(value) && !value.includes('\n');
    case 'TEL':
    case 'X-MS-TEL':
      return false;
    case 'URL':
    case 'SOCIALPROFILE':
    case 'X-SOCIALPROFILE':
      return URI.test(value) && !WEB.test(value) && !SCRIPT.test(value);
    case 'BDAY':
      return version === '4.0' && person.birthday === undefined && readBirthday(value) === undefined;
    case 'CATEGORIES':
      return value.length > TAG_MAX && !/[,\n]/.test(value);
    // A card that says it is a firm's has no person's name.
    case 'KIND':
      return person.name === '' && /^org$/i.test(value);
    case 'X-ABSHOWAS':
      return person.name === '';
    default:
      return true;
  }
}

function addProperty(card: CardLines, kept: Kept, value: { text: string } | { raw: string }): void {
  const { property, label } = kept;
  const said = LABELLED.test(property) ? labelOf(label) : typesOf(label);
  const params: Params = { ...(label !== '' && typeParams(said)), ...valueParams(kept, value) };
  card.add(property, 'raw' in value ? value : value.text, params, label === '' ? '' : said.words);
}

/** VALUE where the text is of another type than the property's own (RFC 6350 §5.2). */
function valueParams({ property }: Kept, value: { text: string } | { raw: string }): Params {
  if (MEDIA.test(property)) return { VALUE: 'uri' };
  const isText = property === 'BDAY' || (property === 'RELATED' && 'text' in value);
  return isText ? { VALUE: 'text' } : {};
}

/** `geo:` since 4.0 (RFC 6350 §6.5.2), two numbers before (RFC 2426 §3.4.2). */
function isPlaceOnEarth(value: string, version: Version): boolean {
  return version === '4.0' ? /^geo:\S+$/i.test(value) : /^-?[\d.]+;-?[\d.]+$/.test(value);
}
