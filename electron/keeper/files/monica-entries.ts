// What happened, as Monica's users wrote it down: notes, calls, activities, conversations and events of a life become dated
// entries under their UUIDs. Gifts, debts, pets, reminders and tasks are nothing that Vouchsafe keeps account of (a debt is
// no favour): they stay beside the person, in words.
import type { InteractionKind } from '../../../shared/model/interaction.ts';
import { type Account, type Contact, type Item, itemOf, typeName } from './monica-account.ts';
import { dayIn, fieldIn, fieldsOf, isTrueIn, listIn, textIn } from './monica-json.ts';
import { addEntry, type Draft, keepAlso } from './tidy.ts';

/** Going to see something is an event; everything else that two people do is that they met. */
const EVENTS = new Set(['went_theater', 'went_concert', 'went_play', 'went_museum']);

/** Adds everything dated, and keeps the rest of a contact's collections beside. */
export function takeEntries(draft: Draft, account: Account, contact: Contact): void {
  for (const [kind, values] of contact.data)
    for (const value of values) {
      const take = KINDS.get(kind);
      if (take) take(draft, account, itemOf(typeof value === 'string' ? { uuid: value } : value));
      else if (!ELSEWHERE.has(kind)) keepAlso(draft, kind, JSON.stringify(value));
    }
}

/** Read with the fields of the contact; or photographs, which are only counted. */
const ELSEWHERE = new Set(['contact_field', 'address', 'photo']);

const KINDS: ReadonlyMap<string, (draft: Draft, account: Account, item: Item) => void> = new Map([
  ['note', (draft, _, item) => enter(draft, 'note', item, dayIn(item.fields, 'created_at'), [said(item, 'body')])],
  ['call', takeCall],
  ['activity', takeActivity],
  ['conversation', takeConversation],
  ['life_event', takeLifeEvent],
  ['document', (draft, account, item) => keepAlso(draft, 'Document', nameOfDocument(account, item))],
  ['gift', takeGift],
  ['debt', takeDebt],
  ['pet', (draft, _, item) => keepWords(draft, 'Pet', [said(item, 'name'), said(item, 'category')])],
  ['reminder', takeReminder],
  ['task', takeTask],
]);

function said({ properties }: Item, name: string): string {
  return textIn(properties, name).trim();
}

/** An entry of these lines. One without a day cannot be dated, and is a note about the person. */
function enter(draft: Draft, kind: InteractionKind, { uuid }: Item, on: string, lines: readonly string[]): void {
  const text = lines.filter((line) => line !== '').join('\n');
  if (text === '') return;
  if (on === '') draft.notes.push(text);
  else addEntry(draft, { ...(uuid !== '' && { uid: uuid }), kind, on, text }, kind);
}

function keepWords(draft: Draft, key: string, words: readonly string[]): void {
  keepAlso(draft, key, words.filter((word) => word !== '').join(', '));
}

function takeCall(draft: Draft, _: Account, item: Item): void {
  const { properties, fields } = item;
  const on = dayIn(properties, 'called_at') || dayIn(fields, 'created_at');
  const feelings = listIn(properties, 'emotions').map((each) => String(each));
  const who = isTrueIn(properties, 'contact_called') ? 'They called.' : 'I called.';
  enter(draft, 'called', item, on, [said(item, 'content'), who, feelings.length > 0 ? feelings.join(', ') : '']);
}

/** A contact names its activities by UUID: several people may have been there. */
function takeActivity(draft: Draft, account: Account, { uuid }: Item): void {
  const item = account.activities.get(uuid);
  if (!item) return;
  const type = textIn(item.properties, 'type');
  const key = textIn(account.types.get(type.toLowerCase()) ?? {}, 'translation_key');
  const on = dayIn(item.properties, 'happened_at') || dayIn(item.fields, 'created_at');
  const words = typeName(account, type);
  const lines = [said(item, 'summary') || words, said(item, 'description'), said(item, 'summary') ? words : ''];
  enter(draft, EVENTS.has(key) ? 'event' : 'met', item, on, lines);
}

function takeConversation(draft: Draft, account: Account, item: Item): void {
  const messages = listIn(item.properties, 'messages').map((each) => itemOf(each));
  const lines = messages.map((message) => {
    const content = said(message, 'content');
    return content === '' ? '' : `${isTrueIn(message.properties, 'written_by_me') ? 'I' : 'They'}: ${content}`;
  });
  const first = messages.map(({ properties }) => dayIn(properties, 'written_at')).find((day) => day !== '');
  const on = dayIn(item.properties, 'happened_at') || first || dayIn(item.fields, 'created_at');
  enter(draft, 'wrote', item, on, [typeName(account, textIn(item.properties, 'contact_field_type')), ...lines]);
}

/** Something in their life, and nothing that I did with them. */
function takeLifeEvent(draft: Draft, account: Account, item: Item): void {
  const on = dayIn(item.properties, 'happened_at') || dayIn(item.fields, 'created_at');
  const words = typeName(account, textIn(item.properties, 'type'));
  enter(draft, 'note', item, on, [words, said(item, 'name'), said(item, 'note'), said(item, 'specific_information')]);
}

function nameOfDocument({ documents }: Account, { uuid }: Item): string {
  const document = documents.get(uuid);
  return document ? said(document, 'original_filename') : '';
}

function takeGift(draft: Draft, _: Account, item: Item): void {
  const day = dayIn(item.properties, 'date');
  keepWords(draft, 'Gift', [...['name', 'status', 'amount', 'comment', 'url'].map((name) => said(item, name)), day]);
}

function takeDebt(draft: Draft, _: Account, item: Item): void {
  const currency = fieldIn(item.properties, 'currency');
  const sign = typeof currency === 'string' ? currency : textIn(fieldsOf(currency), 'iso');
  const whose = isTrueIn(item.properties, 'in_debt') ? 'I owe them' : 'they owe me';
  const status = said(item, 'status').replace('inprogress', 'open');
  const sum = `${said(item, 'amount')} ${sign}`.trim();
  keepWords(draft, 'Debt', [whose, sum, status, said(item, 'reason'), dayIn(item.fields, 'created_at')]);
}

/** Those that Monica makes by itself for a birthday say nothing that the birthday does not. */
export function takeReminder(draft: Draft, _: Account, item: Item): void {
  if (fieldIn(item.properties, 'delible') === false) return;
  const every = said(item, 'frequency_type').replaceAll('_', ' ');
  const often = said(item, 'frequency_number');
  const rhythm =
    every === '' || every === 'one time' ? '' : Number(often) > 1 ? `every ${often} ${every}s` : `every ${every}`;
  keepWords(draft, 'Reminder', [
    dayIn(item.properties, 'initial_date'),
    rhythm,
    said(item, 'title'),
    said(item, 'description'),
  ]);
}

function takeTask(draft: Draft, _: Account, item: Item): void {
  const done = isTrueIn(item.properties, 'completed') ? `done ${dayIn(item.properties, 'completed_at')}`.trim() : '';
  keepWords(draft, 'Task', [said(item, 'title'), said(item, 'description'), done]);
}
