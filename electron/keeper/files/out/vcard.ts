// People as vCards, 4.0 (RFC 6350) or 3.0 (RFC 2426): every address book reads one of them, and our own reader takes all
// of it back. What no property can say goes out as X-VOUCHSAFE-…, what a file had said goes out as it came in.

import { displayName, survivorOf, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import { uuidOf } from '../../../../shared/model/identity.ts';
import type { Person } from '../../../../shared/model/person.ts';
import { readBirthday } from '../days.ts';
import { tidyLine } from '../tidy.ts';
import { MARK } from '../vcard-ours.ts';
import { escapeAddress } from '../vcard-text.ts';
import { CardLines, Pieces, type Version } from './content-lines.ts';
import { uidsOf } from './identities.ts';
import { type CardContext, pastAmong, tiesAmong } from './relations.ts';
import { addFirms, addPlaces } from './vcard-addresses.ts';
import { addKept, keptOf } from './vcard-also.ts';
import { labelOf, typeParams } from './vcard-labels.ts';
import { namePartsOf } from './vcard-name.ts';
import { addTies } from './vcard-ties.ts';
import { type Tally, visibleName, visiblePeople, type Wanted } from './wanted.ts';

/** People as a vCard 4.0 file, in pieces. */
export function writeVcard4(document: VouchsafeDocument, wanted: Wanted, tally?: Tally): Generator<string, Tally> {
  return writeVcards(document, wanted, '4.0', tally);
}

/** People as a vCard 3.0 file, in pieces. */
export function writeVcard3(document: VouchsafeDocument, wanted: Wanted, tally?: Tally): Generator<string, Tally> {
  return writeVcards(document, wanted, '3.0', tally);
}

function* writeVcards(
  document: VouchsafeDocument,
  wanted: Wanted,
  version: Version,
  tally: Tally = { records: 0, keptHome: 0 },
): Generator<string, Tally> {
  const uids = yield* uidsOf(document, wanted);
  const people = new Set(uids.keys());
  const ties = yield* tiesAmong(document, wanted, people, tally);
  const past = pastAmong(document, wanted, people, tally);
  const context: CardContext = { document, wanted, version, uids, ties, past };
  const pieces = new Pieces();
  for (const person of visiblePeople(document, wanted, tally)) {
    for (const line of cardOf(context, person)) yield* pieces.take(line);
    tally.records++;
  }
  yield* pieces.rest();
  return tally;
}

/** The content lines of one person's card, unfolded. */
function cardOf(context: CardContext, person: Person): string[] {
  const card = new CardLines();
  const { version } = context;
  const beside = keptOf(person);
  card.add('BEGIN', 'VCARD');
  card.add('VERSION', version);
  card.add('PRODID', '-//Vouchsafe//EN');
  addIdentity(context, card, person);
  const written = new Set(addName(card, person));
  for (const key of addFirms(card, person, beside)) written.add(key);
  if (person.title) card.add('TITLE', tidyLine(person.title));
  addLists(card, person);
  for (const key of addPlaces(card, person, beside)) written.add(key);
  addBirthday(card, version, person);
  if (person.about) card.add('NOTE', person.about);
  addTies(context, card, person);
  addOurs(context, card, person);
  addKept(card, version, person, beside, written);
  addPrivacy(context, card, person);
  card.add('END', 'VCARD');
  return card.lines;
}

/** A web address is no good UID: address books make file names of them. It goes beside ours. */
function addIdentity({ uids, version }: CardContext, card: CardLines, person: Person): void {
  const uid = uids.get(person.id) ?? uuidOf(person.id);
  if (UUID.test(uid)) return card.add('UID', { raw: `urn:uuid:${uid}` });
  if (/^[\w.:@+{}=-]{1,200}$/.test(uid) && uid === uid.toLowerCase() && !uid.startsWith('urn:uuid:'))
    return card.add('UID', uid, version === '4.0' ? { VALUE: 'text' } : {});
  card.add('UID', { raw: `urn:uuid:${uuidOf(person.id)}` });
  card.add('X-VOUCHSAFE-UID', uid);
}

/** FN and N. Answers with the keys of what was kept and went out with them. */
function addName(card: CardLines, person: Person): string[] {
  const { parts, isFiled, isPlain } = namePartsOf(person);
  const name = tidyLine(person.name);
  card.add('FN', name === '' ? tidyLine(displayName(person)) : name);
  card.addParts('N', parts, isFiled || isPlain ? {} : { [MARK]: 'split' });
  if (name === '') card.add('X-VOUCHSAFE-NAMELESS', '1');
  return isFiled && !isPlain ? ['N'] : [];
}

/** Addresses, numbers, links and tags. */
function addLists(card: CardLines, person: Person): void {
  for (const [property, entries] of [
    ['EMAIL', person.emails],
    ['TEL', person.phones],
    ['URL', person.links],
  ] as const)
    for (const [value, words] of Object.entries(entries)) {
      const label = labelOf(words);
      const text = tidyLine(value);
      card.add(property, property === 'URL' ? { raw: escapeAddress(text) } : text, typeParams(label), label.words);
    }
  const tags = Object.keys(person.tags);
  // The reader takes a comma for the end of a tag, and this group for none.
  const [odd, plain] = [tags.filter((tag) => ODD_TAG.test(tag)), tags.filter((tag) => !ODD_TAG.test(tag))];
  if (plain.length > 0)
    card.add('CATEGORIES', { raw: plain.map((tag) => tidyLine(tag).replace(/[;\\]/g, '\\$&')).join(',') });
  for (const tag of odd) card.add('CATEGORIES', tidyLine(tag), { [MARK]: 'tag' });
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const ODD_TAG = /,|^\s*\*? ?my ?contacts\s*$/i;

/** Without a year: `--0203` (RFC 6350 §4.3.1), or Apple's 1604, the year of which address books know that it is none. */
function addBirthday(card: CardLines, version: Version, { birthday }: Person): void {
  if (birthday === undefined) return;
  const omits = birthday.startsWith('--');
  const value = version === '4.0' ? birthday.replace(/(\d)-/g, '$1') : birthday.replace(/^--/, '1604-');
  card.add('BDAY', { raw: value }, omits && version === '3.0' ? { 'X-APPLE-OMIT-YEAR': '1604' } : {});
  if (readBirthday(value) !== birthday) card.add('X-VOUCHSAFE-BIRTHDAY', birthday);
}

/** What only we say. */
function addOurs(context: CardContext, card: CardLines, person: Person): void {
  const { metOn, howMet, expertise, needs, closeness, drumbeat, noAsksUntil } = person;
  for (const [name, value] of [
    ['MET-ON', metOn],
    ['HOW-MET', howMet],
    ['MET-THROUGH', metThroughOf(context, person)],
    ['EXPERTISE', expertise],
    ['NEEDS', needs],
    ['CLOSENESS', closeness],
    ['DRUMBEAT', drumbeat],
    ['NO-ASKS-UNTIL', noAsksUntil],
  ] as const)
    if (value) card.add(`X-VOUCHSAFE-${name}`, String(value));
  for (const { firm, title = '', from = '', until = '' } of context.past.get(person.id) ?? [])
    card.addParts('X-VOUCHSAFE-PAST', [firm, title, from, until].map(tidyLine));
}

/** The UID of somebody in the file, or a name. */
function metThroughOf({ document, wanted, uids }: CardContext, person: Person): string | undefined {
  if (person.metThrough === undefined) return person.metThroughName && tidyLine(person.metThroughName);
  const who = survivorOf(document, person.metThrough);
  return who === person.id ? undefined : (uids.get(who) ?? tidyLine(visibleName(document, who, wanted)));
}

/** Only where everything was wanted does a card hold what never leaves; it says so (RFC 2426 §3.7.1). */
function addPrivacy({ wanted }: CardContext, card: CardLines, person: Person): void {
  const marks = Object.keys(person.neverLeaves ?? {});
  if (!wanted.everything || marks.length === 0) return;
  card.add('CLASS', marks.includes('*') ? 'PRIVATE' : 'CONFIDENTIAL');
  for (const mark of marks) if (mark !== '*') card.add('X-VOUCHSAFE-NEVER-LEAVES', mark);
}
