// What of the network goes into a file, and what stays home. Every format writes people as this file shows them, so that
// what never leaves is kept back in one place; a format must not read a person past it.
import { displayName, personOf, survivorOf, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { PartyId, PersonId } from '../../../../shared/model/identity.ts';
import type { Interaction } from '../../../../shared/model/interaction.ts';
import type { Person } from '../../../../shared/model/person.ts';
import { records } from '../../../../shared/model/table.ts';

export interface Wanted {
  /** Also what never leaves: the user has said so for this one file. */
  readonly everything: boolean;
  /** Only these people and what concerns them; absent for the whole network. */
  readonly people?: ReadonlySet<PersonId>;
}

/** What went into a file, and how many fields, entries, notes and whole people stayed home. */
export interface Tally {
  records: number;
  keptHome: number;
}

/** A person as a file may show them; undefined when nothing about them leaves. */
export interface Visible {
  readonly person: Person | undefined;
  readonly keptHome: number;
}

const SETS = ['emails', 'phones', 'links', 'tags', 'alsoInFile'] as const;
/** No facts, but what a record is made of. */
const BONES = new Set(['id', 'createdAt', 'binnedAt', 'mergedInto', 'sample', 'neverLeaves', 'fromFile']);
/** One fact that is kept in two fields. */
const TWINS: Readonly<Record<string, string>> = { metThrough: 'metThroughName', metThroughName: 'metThrough' };
/** Hidden texts that are shorter are not looked for within other texts: they would be found everywhere. */
const TELLING = 3;

/** Under which names a file may have said the same as a field of ours: vCard properties and columns of tables. */
const ALSO_NAMED: Readonly<Record<string, RegExp>> = {
  name: /^(N|FN|NICKNAME|SORT-STRING|X-PHONETIC.*)\b|name|yomi|initials|file as/i,
  firm: /^ORG\b|company|organi[sz]ation|department|employer/i,
  title: /^(TITLE|ROLE)\b|position|job|occupation|profession/i,
  place: /^(ADR|GEO|TZ|LABEL)\b|address|street|city|town|postal|zip|po box|country|region|location/i,
  birthday: /^BDAY\b|birth/i,
  about: /^NOTE\b|note|biography/i,
  emails: /mail/i,
  phones: /^TEL\b|phone|mobile|fax|pager/i,
  links: /^(URL|IMPP|X-SOCIALPROFILE|SOCIALPROFILE)\b|web|url|linkedin|twitter/i,
  tags: /^CATEGORIES\b|label|group|keyword|categor/i,
  metOn: /connected on|first met|met on/i,
  howMet: /how we met|met via/i,
  metThrough: /^RELATED\b|referred by|introduced|met through/i,
};

/** The people who go into a file, as it may show them. Whoever stays home as a whole is counted, and not yielded. */
export function* visiblePeople(document: VouchsafeDocument, wanted: Wanted, tally: Tally): Generator<Person> {
  for (const record of records(document.people)) {
    if (record.mergedInto !== undefined || !isWanted(document, record.id, wanted)) continue;
    const { person, keptHome } = visiblePerson(document, record, wanted);
    tally.keptHome += keptHome;
    if (person) yield person;
  }
}

/** True for somebody of the chosen people, or of the whole network. I am never chosen. */
export function isWanted(document: VouchsafeDocument, party: PartyId, wanted: Wanted): boolean {
  return wanted.people === undefined || (party !== 'me' && wanted.people.has(survivorOf(document, party)));
}

/**
 * A person without what never leaves, and how much of them that was. What their file said stays home too where it says
 * the same. `fromFile` and the entries of `neverLeaves` are freed of it as well: they would tell it.
 */
export function visiblePerson(document: VouchsafeDocument, person: Person, wanted: Wanted): Visible {
  const home = homeOf(document, person);
  if (wanted.everything || home.size === 0) return { person, keptHome: 0 };
  if (home.has('*')) return { person: undefined, keptHome: 1 };
  const visible: Person = { ...person };
  const hidden = [...takeOutFields(visible, home), ...takeOutEntries(visible, home)];
  const said = hidden.map((text) => text.toLowerCase()).filter((text) => text.length >= TELLING);
  const tells = (text: string) => said.some((each) => text.toLowerCase().includes(each));
  const also = takeOutTelling(visible, home, tells);
  return { person: visible, keptHome: hidden.length + also };
}

/** True when this field of a person, or this entry of a field, stays home. Also for `interactions` and `ties`. */
export function isHome(document: VouchsafeDocument, person: Person, wanted: Wanted, field: string): boolean {
  if (wanted.everything) return false;
  const home = homeOf(document, person);
  return home.has('*') || home.has(field);
}

/** True when nothing about a party leaves. Cards in which they have a part stay home as well. */
export function isWhollyHome(document: VouchsafeDocument, party: PartyId | undefined, wanted: Wanted): boolean {
  if (party === undefined || party === 'me' || wanted.everything) return false;
  const person = personOf(document, party);
  return person !== undefined && homeOf(document, person).has('*');
}

/** True when an interaction stays home: it never leaves, or the person's interactions never do. */
export function isInteractionHome(document: VouchsafeDocument, interaction: Interaction, wanted: Wanted): boolean {
  if (wanted.everything) return false;
  const person = personOf(document, interaction.person);
  return interaction.neverLeaves === true || (person !== undefined && isHome(document, person, wanted, 'interactions'));
}

/** How a file may call a party. */
export function visibleName(document: VouchsafeDocument, party: PartyId | undefined, wanted: Wanted): string {
  if (party === undefined) return '';
  if (party === 'me') return document.me.name?.trim() || 'me';
  const record = personOf(document, party);
  const person = record && visiblePerson(document, record, wanted).person;
  return person ? displayName(person) : 'somebody';
}

/** What never leaves of a person. One who was merged away keeps back what the one who stays keeps back. */
function homeOf(document: VouchsafeDocument, person: Person): ReadonlySet<string> {
  const survivor = person.mergedInto === undefined ? undefined : personOf(document, person.id);
  const home = new Set([...Object.keys(person.neverLeaves ?? {}), ...Object.keys(survivor?.neverLeaves ?? {})]);
  for (const field of [...home]) if (Object.hasOwn(TWINS, field)) home.add(TWINS[field] as string);
  return home;
}

/** Takes whole fields out, and answers with what they said. */
function takeOutFields(visible: Person, home: ReadonlySet<string>): string[] {
  const hidden: string[] = [];
  const fields = visible as unknown as Record<string, unknown>;
  for (const field of home) {
    const value = fields[field];
    if (BONES.has(field) || value === undefined || value === '') continue;
    if ((SETS as readonly string[]).includes(field)) {
      hidden.push(...Object.keys(value as object));
      fields[field] = {};
    } else {
      hidden.push(String(value));
      if (field === 'name') visible.name = '';
      else delete fields[field];
    }
  }
  return hidden;
}

/** Takes single entries out (`emails/ana@example.org`), and answers with their keys. */
function takeOutEntries(visible: Person, home: ReadonlySet<string>): string[] {
  const folded = new Set([...home].map((entry) => entry.toLowerCase()));
  const hidden: string[] = [];
  for (const set of SETS) {
    const entries = Object.entries(visible[set] ?? {});
    const staying = entries.filter(([key]) => folded.has(`${set}/${key}`.toLowerCase()));
    if (staying.length === 0) continue;
    const going = entries.filter(([key]) => !folded.has(`${set}/${key}`.toLowerCase()));
    (visible as unknown as Record<string, unknown>)[set] = Object.fromEntries(going);
    for (const [key, value] of staying) hidden.push(set === 'alsoInFile' ? String(value) : key);
  }
  return hidden;
}

/** Takes out what says the same elsewhere, and answers how many facts from files that were. */
function takeOutTelling(visible: Person, home: ReadonlySet<string>, tells: (text: string) => boolean): number {
  const named = [...home].flatMap((field) => ALSO_NAMED[field] ?? []);
  const also = Object.entries(visible.alsoInFile ?? {});
  const going = also.filter(([key, value]) => !named.some((names) => names.test(key)) && !tells(value));
  if (going.length < also.length) visible.alsoInFile = Object.fromEntries(going);
  const marks = Object.keys(visible.neverLeaves ?? {}).filter((field) => !field.includes('/'));
  visible.neverLeaves = Object.fromEntries(marks.map((field) => [field, true as const]));
  if (visible.fromFile) {
    const filed = Object.entries(visible.fromFile).filter(
      ([field, value]) => !home.has(field) && !home.has(field.split('/')[0] ?? '') && !tells(`${field} ${value}`),
    );
    visible.fromFile = Object.fromEntries(filed);
  }
  if (visible.uid !== undefined && tells(visible.uid)) delete visible.uid;
  return also.length - going.length;
}
