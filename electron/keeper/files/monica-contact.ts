// A contact of Monica's to an arrival: name, dates, addresses and fields. What has no field of ours is kept beside, under the
// vCard property for it where there is one, so that it goes out again as that; only what speaks of the program is passed over.
import { canonicalLinkedIn } from '../../../shared/model/arrival.ts';
import { type Account, type Contact, type Item, itemOf, typeName } from './monica-account.ts';
import { takeEntries, takeReminder } from './monica-entries.ts';
import { dayIn, type Fields, fieldIn, fieldsOf, isTrueIn, listIn, textIn } from './monica-json.ts';
import {
  addEmail,
  addLink,
  addPhone,
  addTag,
  type Draft,
  keepAlso,
  newDraft,
  setLine,
  setText,
  tidyLine,
} from './tidy.ts';

/** A draft with all that a contact says by itself; relations to others come from elsewhere. */
export function draftOf(account: Account, contact: Contact): Draft {
  const draft = newDraft();
  setLine(draft, 'uid', contact.uuid, 'UID');
  takeName(draft, account, contact.properties);
  takeTags(draft, account, contact);
  for (const name of Object.keys(contact.properties)) {
    const take = PROPERTIES.get(name);
    if (take) take(draft, contact.properties, name);
    else if (!PASSED_OVER.has(name)) keepAlso(draft, name, wordsOf(fieldIn(contact.properties, name)));
  }
  for (const name of ['first_met_reminder', 'deceased_reminder'])
    takeReminder(draft, account, itemOf(fieldIn(contact.properties, name)));
  takeGender(draft, account, textIn(contact.properties, 'gender'));
  for (const field of contact.data.get('contact_field') ?? []) takeField(draft, account, itemOf(field));
  for (const address of contact.data.get('address') ?? []) takeAddress(draft, itemOf(address));
  takeEntries(draft, account, contact);
  return draft;
}

/** Read elsewhere; or of the program: pictures that it drew, its counts, its protocol marks. */
const PASSED_OVER = new Set(
  (
    'first_name middle_name last_name tags gender is_starred is_active is_partial avatar number_of_views ' +
    'last_consulted_at distant_etag stay_in_touch_trigger_date first_met_through first_met_reminder deceased_reminder'
  ).split(' '),
);

const PROPERTIES: ReadonlyMap<string, (draft: Draft, properties: Fields, name: string) => void> = new Map([
  ['nickname', (draft, properties, name) => keepAlso(draft, 'NICKNAME', textIn(properties, name))],
  ['description', (draft, properties, name) => void draft.notes.push(textIn(properties, name))],
  ['job', (draft, properties, name) => setLine(draft, 'title', textIn(properties, name), name)],
  ['company', (draft, properties, name) => setLine(draft, 'firm', textIn(properties, name), name)],
  ['first_met_additional_info', (draft, properties, name) => setText(draft, 'howMet', textIn(properties, name), name)],
  ['food_preferences', (draft, properties, name) => keepAlso(draft, 'Food preferences', textIn(properties, name))],
  ['last_talked_to', (draft, properties, name) => keepAlso(draft, 'Last talked to', dayIn(properties, name))],
  ['birthdate', takeBirthdate],
  ['deceased_date', (draft, properties, name) => keepAlso(draft, 'DEATHDATE', sayDate(properties, name))],
  ['is_dead', takeDeath],
  ['first_met_date', takeFirstMet],
  ['stay_in_touch_frequency', takeFrequency],
  ['vcard', takeVcard],
]);

/** A name in the order of the account: family name first where its owner has it so. */
export function nameOf({ isFamilyNameFirst }: Account, properties: Fields): string {
  const [first = '', middle = '', last = ''] = partsOfName(properties);
  const parts = isFamilyNameFirst ? [last, first, middle] : [first, middle, last];
  return parts.filter((part) => part !== '').join(' ') || tidyLine(textIn(properties, 'nickname'));
}

/** How a name is split is kept where the name itself does not tell. */
function takeName(draft: Draft, account: Account, properties: Fields): void {
  const name = nameOf(account, properties);
  const [first = '', middle = '', last = ''] = partsOfName(properties);
  setLine(draft, 'name', name, 'FN');
  const isPlain = name === `${first} ${last}`.trim() || first + middle + last === '';
  if (!isPlain) keepAlso(draft, 'N', [last, first, middle, '', ''].map(escapePart).join(';'));
}

function partsOfName(properties: Fields): string[] {
  return ['first_name', 'middle_name', 'last_name'].map((name) => tidyLine(textIn(properties, name)));
}

function escapePart(part: string): string {
  return part.replace(/[\\;]/g, '\\$&');
}

/** Whom the user starred or archived can be found by a tag, as can the members of an address book. */
function takeTags(draft: Draft, account: Account, { uuid, properties }: Contact): void {
  for (const tag of listIn(properties, 'tags')) addTag(draft, wordsOf(tag), 'tags');
  if (isTrueIn(properties, 'is_starred')) addTag(draft, 'starred', 'tags');
  if (fieldIn(properties, 'is_active') === false) addTag(draft, 'archived', 'tags');
  if (uuid !== '' && uuid === account.me.toLowerCase()) addTag(draft, 'me', 'tags');
  for (const book of account.addressBooks)
    if (listIn(book.fields, 'contacts').includes(uuid)) addTag(draft, textIn(book.properties, 'name'), 'tags');
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
}

/** A date of which only the age was known is none: Monica made it up. */
function takeBirthdate(draft: Draft, properties: Fields, name: string): void {
  const date = fieldsOf(fieldIn(properties, name));
  const day = dayIn(date, 'date');
  if (isTrueIn(date, 'is_age_based') || day === '') keepAlso(draft, 'Born', sayDate(properties, name));
  else setLine(draft, 'birthday', isTrueIn(date, 'is_year_unknown') ? day.replace(/^\d{4}/, '-') : day, 'BDAY');
}

/** A special date in words, as certain as it is. */
export function sayDate(properties: Fields, name: string): string {
  const date = fieldsOf(fieldIn(properties, name));
  const day = dayIn(date, 'date');
  if (isTrueIn(date, 'is_age_based')) return day === '' ? '' : `about ${day.slice(0, 4)}`;
  return isTrueIn(date, 'is_year_unknown') ? day.replace(/^\d{4}/, '-') : day;
}

function takeDeath(draft: Draft, properties: Fields, name: string): void {
  if (isTrueIn(properties, name) && sayDate(properties, 'deceased_date') === '') keepAlso(draft, 'Died', 'yes');
}

function takeFirstMet(draft: Draft, properties: Fields, name: string): void {
  const said = sayDate(properties, name);
  if (/^\d{4}-/.test(said)) setLine(draft, 'metOn', said, name);
  else keepAlso(draft, 'First met', said);
}

/** Days, as our drumbeat is. Nobody is reminded to call somebody who has died. */
function takeFrequency(draft: Draft, properties: Fields, name: string): void {
  const days = Number(textIn(properties, name));
  const isDrumbeat = Number.isInteger(days) && days >= 1 && days <= 3650;
  if (isDrumbeat && !isTrueIn(properties, 'is_dead')) draft.facts.drumbeat = days;
  else if (days !== 0) keepAlso(draft, 'Stay in touch (days)', textIn(properties, name));
}

/** What a telephone had sent to Monica. It may be older than the rest, so that it stays beside, without its pictures. */
function takeVcard(draft: Draft, properties: Fields, name: string): void {
  const card = textIn(properties, name).replace(/^(PHOTO|LOGO|SOUND|KEY)[;:].*(\r?\n[ \t].*)*\r?\n?/gim, '');
  keepAlso(draft, 'vCard', card);
}

/** As GENDER has it (RFC 6350 §6.2.7): a letter, and the user's own word. */
function takeGender(draft: Draft, { types }: Account, uuid: string): void {
  const gender = types.get(uuid.toLowerCase()) ?? {};
  const letter = /^[MFONU]$/.test(textIn(gender, 'type')) ? textIn(gender, 'type') : '';
  const word = tidyLine(textIn(gender, 'name'));
  if (letter !== '' || word !== '') keepAlso(draft, 'GENDER', word === '' ? letter : `${letter};${escapePart(word)}`);
}

/** An e-mail address, a number, or a name in some network of which the account knows the address. */
function takeField(draft: Draft, account: Account, { properties }: Item): void {
  const data = textIn(properties, 'data').trim();
  const uuid = textIn(properties, 'type');
  const type = account.types.get(uuid.toLowerCase()) ?? {};
  const [kind, protocol] = [textIn(type, 'type'), textIn(type, 'protocol')];
  const name = typeName(account, uuid) || 'Contact field';
  const isPlain = kind === 'email' || kind === 'phone';
  if (kind === 'email' || protocol === 'mailto:') addEmail(draft, data, isPlain ? '' : name, name);
  else if (kind === 'phone' || protocol === 'tel:') addPhone(draft, data, isPlain ? '' : name, name);
  else if (/^https?:\/\//i.test(data) || /^https?:\/\//i.test(protocol)) {
    const url = /^(https?:\/\/|www\.)/i.test(data) ? data : `${protocol}${data.replace(/^@/, '')}`;
    addLink(draft, canonicalLinkedIn(url) ?? url, name, name);
  } else keepAlso(draft, name, data);
}

/** Town, province and country make the place; the whole is kept too. Monica writes countries as two letters. */
function takeAddress(draft: Draft, { properties }: Item): void {
  const part = (name: string) => tidyLine(textIn(properties, name));
  const [town, province, country] = [part('city'), part('province'), part('country')];
  const label = part('name').replace(/^(home|work|other)$/i, (word) => word.toLowerCase());
  const key = (property: string) => (label === '' ? property : `${property} (${label})`);
  const place = [...new Set([town, province, country])].filter((each) => each !== '').join(', ');
  if (draft.lines.place === undefined) setLine(draft, 'place', place, key('ADR'));
  const parts = ['', '', part('street'), town, province, part('postal_code'), country];
  if (parts.some((each) => each !== '')) keepAlso(draft, key('ADR'), parts.map(escapePart).join(';'));
  const [north, east] = [part('latitude'), part('longitude')];
  if (north !== '' && east !== '') keepAlso(draft, key('GEO'), `geo:${north},${east}`);
}
