// The shape of a Monica 4 export (`version` 1.0-preview.1): an account with collections of records, each with a UUID and its
// properties, and the words for the types that they name by UUID.
import { type Fields, fieldIn, fieldsOf, listIn, textIn } from './monica-json.ts';

/** Something with an identity: a contact, a note, a relationship. */
export interface Item {
  readonly uuid: string;
  /** Its properties, and beside them when it was made. */
  readonly properties: Fields;
  readonly fields: Fields;
}

/** A person as Monica has them. */
export interface Contact extends Item {
  /** Collections of their own, by kind: `note`, `call` … */
  readonly data: ReadonlyMap<string, readonly unknown[]>;
}

export interface Account {
  readonly contacts: readonly Contact[];
  readonly relationships: readonly Item[];
  readonly activities: ReadonlyMap<string, Item>;
  readonly documents: ReadonlyMap<string, Item>;
  readonly addressBooks: readonly Item[];
  /** Records that are about no contact: entries of a journal, and kinds that are not known here. */
  readonly others: readonly Item[];
  /** How many photographs and documents the file holds. */
  readonly media: number;
  /** Words for types of fields, activities and events, and for genders, by UUID. */
  readonly types: ReadonlyMap<string, Fields>;
  readonly isFamilyNameFirst: boolean;
  /** The contact who is the owner of the account. */
  readonly me: string;
}

/** What is read elsewhere in this reader, or speaks of the account alone. */
const KINDS = new Set([
  'user',
  'contact',
  'relationship',
  'activity',
  'document',
  'photo',
  'addressbook',
  'address_book',
]);

/** True when a text begins as an export of Monica does. */
export function isMonica(head: string): boolean {
  return /^\s*\{/.test(head) && ['version', 'app_version', 'account'].every((name) => head.includes(`"${name}"`));
}

/** The account of an export, or undefined when the file is none. */
export function accountOf(json: unknown): Account | undefined {
  const root = fieldsOf(json);
  const account = fieldsOf(fieldIn(root, 'account'));
  if (!Array.isArray(fieldIn(account, 'data'))) return undefined;
  const data = collectionsOf(account);
  const items = (kind: string) => (data.get(kind) ?? []).map(itemOf).filter(({ uuid }) => uuid !== '');
  const owner = ownerOf(items('user'), textIn(root, 'exported_by'));
  const documents = items('document');
  return {
    // Somebody without an identity is nobody's relation, but comes in all the same.
    contacts: (data.get('contact') ?? []).map(itemOf).map((item) => ({ ...item, data: collectionsOf(item.fields) })),
    relationships: items('relationship'),
    activities: byUuid(items('activity')),
    documents: byUuid(documents),
    addressBooks: [...items('addressbook'), ...items('address_book')],
    others: [...data.keys()].filter((kind) => !KINDS.has(kind)).flatMap((kind) => (data.get(kind) ?? []).map(itemOf)),
    media: items('photo').length + documents.length,
    types: typesOf(fieldsOf(fieldIn(account, 'instance'))),
    isFamilyNameFirst: /^lastname|^nickname_lastname/.test(textIn(owner, 'name_order')),
    me: textIn(owner, 'me_contact'),
  };
}

/** A record with its identity, which is empty when it is none. */
export function itemOf(value: unknown): Item {
  const fields = fieldsOf(value);
  const [uuid = ''] = /^[\w-]{1,100}$/.exec(textIn(fields, 'uuid').toLowerCase()) ?? [];
  return { uuid, properties: fieldsOf(fieldIn(fields, 'properties')), fields };
}

/** What a type is called: by the user, else by its key. */
export function typeName({ types }: Account, uuid: string): string {
  const type = types.get(uuid.toLowerCase()) ?? {};
  return textIn(type, 'name') || textIn(type, 'translation_key').replaceAll('_', ' ');
}

function collectionsOf(fields: Fields): Map<string, unknown[]> {
  const collections = new Map<string, unknown[]>();
  for (const each of listIn(fields, 'data')) {
    const kind = textIn(fieldsOf(each), 'type');
    const values = collections.get(kind) ?? [];
    // One by one: a call cannot take a hundred thousand arguments.
    for (const value of listIn(fieldsOf(each), 'values')) values.push(value);
    collections.set(kind, values);
  }
  return collections;
}

function byUuid(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.uuid, item]));
}

function typesOf(instance: Fields): Map<string, Fields> {
  const types = new Map<string, Fields>();
  for (const kind of ['contact_field_types', 'activity_types', 'life_event_types', 'genders'])
    for (const each of listIn(instance, kind)) {
      const { uuid, properties } = itemOf(each);
      types.set(uuid, properties);
    }
  return types;
}

/** Settings of whoever exported the account; others may use it too. */
function ownerOf(users: readonly Item[], exporter: string): Fields {
  const owner = users.find(({ uuid }) => uuid === exporter.toLowerCase()) ?? users[0];
  return owner?.properties ?? {};
}
