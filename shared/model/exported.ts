// A whole network as a file of ours holds it: the schema of every record, once, for reading such a file back and for the
// document that describes it to others (resources/export-schema.json).
// Must not know bytes or files: see electron/keeper/files/out/json.ts and electron/keeper/files/network.ts.
import { z } from 'zod';
import { BATCH_KINDS, type Batch } from './batch.ts';
import type { Distinction } from './distinction.ts';
import type { Me, TableName, TravellingSettings, VouchsafeDocument } from './document.ts';
import { exportedAsk, exportedIntro } from './exported-cards.ts';
import {
  anyId,
  birthday,
  count,
  day,
  id,
  instant,
  kept,
  moment,
  set,
  shape,
  text,
  texts,
  yes,
} from './exported-fields.ts';
import type { Affiliation, Firm } from './firm.ts';
import type { Instant, PersonId } from './identity.ts';
import { INTERACTION_KINDS, type Interaction } from './interaction.ts';
import type { Mapping } from './mapping.ts';
import { BACKER_ANSWERS, CLOSENESS, type Person } from './person.ts';
import type { Table } from './table.ts';
import type { Template } from './template.ts';
import type { Tie } from './tie.ts';
import type { SavedView } from './view.ts';

export const NETWORK_FORMAT = 'vouchsafe-network';
/** Raised whenever a record gets a field, a word or a table that readers of before do not know. */
export const NETWORK_VERSION = 2;

/** The records of a table by their ids, without buckets: those are our own affair. */
type Records<T> = T extends Table<infer R> ? Readonly<Record<string, R>> : never;

/** A network in a file. */
export type ExportedNetwork = {
  readonly format: typeof NETWORK_FORMAT;
  readonly version: typeof NETWORK_VERSION;
  readonly exportedAt: Instant;
  /** The laptop that wrote it. */
  readonly device?: string;
  /** False where something stayed home, or only some people were chosen. */
  readonly complete: boolean;
  readonly me: Me;
  /** Without `rehearsedAt`: that is about one vault's recovery key. */
  readonly settings: Omit<TravellingSettings, 'rehearsedAt'>;
  readonly rulesOff: Readonly<Record<string, true>>;
  readonly tagDrumbeats: Readonly<Record<string, number>>;
  readonly tagDrumbeatsAtWorst: Readonly<Record<string, number>>;
} & { readonly [Name in TableName]: Records<VouchsafeDocument[Name]> };

const backerAnswer = z.enum(BACKER_ANSWERS).exactOptional();

const person = shape<Person>('Person', 'Somebody of the network.', {
  ...kept,
  id: id(),
  name: text,
  firm: text.exactOptional(),
  title: text.exactOptional(),
  place: text.exactOptional(),
  emails: texts.describe('address: label'),
  phones: texts.describe('number: label'),
  links: texts.describe('web address: label'),
  tags: set,
  birthday: birthday.exactOptional().describe('YYYY-MM-DD, or --MM-DD without a year'),
  metOn: day.exactOptional(),
  howMet: text.exactOptional(),
  metThrough: id<PersonId>().exactOptional().describe('who brought us together'),
  metThroughName: text.exactOptional(),
  expertise: text.exactOptional().describe('what they are good at'),
  needs: text.exactOptional().describe('what they look for'),
  about: text.exactOptional(),
  closeness: z.enum(CLOSENESS).exactOptional(),
  noAsksUntil: day.exactOptional(),
  drumbeat: z.int().min(1).max(100_000).exactOptional().describe('how often I want to be in touch, in days'),
  drumbeatAtWorst: z.int().min(1).max(100_000).exactOptional(),
  snoozedUntil: day.exactOptional(),
  pickedFor: day.exactOptional(),
  language: text.exactOptional().describe('BCP 47'),
  knowsMe: backerAnswer,
  likesMe: backerAnswer,
  trustsMe: backerAnswer,
  knowsMyWork: backerAnswer,
  neverLeaves: set.exactOptional().describe('what leaves only with everything, by field; * for all about them'),
  mergedInto: id<PersonId>().exactOptional().describe('who stands for them since the two were found to be one'),
  fromFile: texts.exactOptional().describe('what their address book said last, by field'),
  uid: text.exactOptional().describe('the identity that their address book gave them'),
  alsoInFile: texts.exactOptional().describe('what their address book said and has no field here'),
});

const interaction = shape<Interaction>('Interaction', 'What I and a person did together, or a dated note.', {
  ...kept,
  id: id(),
  person: id(),
  kind: z.enum(INTERACTION_KINDS),
  on: day,
  text,
  neverLeaves: yes.exactOptional(),
  uid: text.exactOptional(),
});

const tie = shape<Tie>('Tie', 'Two people of the network know each other.', {
  ...kept,
  id: id(),
  a: id(),
  b: id(),
  kind: text.exactOptional().describe('what a is to b'),
  back: text.exactOptional().describe('what b is to a, where that is another word'),
  closeness: z.enum(CLOSENESS).exactOptional(),
  words: text.exactOptional(),
});

const affiliation = shape<Affiliation>('Affiliation', 'A person was at a firm. Where they are now is their firm.', {
  ...kept,
  id: id(),
  person: id(),
  firm: text,
  title: text.exactOptional(),
  from: moment.exactOptional(),
  until: moment.exactOptional(),
});

const firm = shape<Firm>('Firm', 'What I say about a firm.', {
  ...kept,
  id: id(),
  name: text,
  aliases: set,
  tags: set,
  link: text.exactOptional(),
  about: text.exactOptional(),
});

const batch = shape<Batch>('Batch', 'One change that touched many records.', {
  ...kept,
  id: id(),
  device: text,
  kind: z.enum(BATCH_KINDS),
  words: text,
  report: text.exactOptional(),
  added: count.exactOptional(),
  updated: count.exactOptional(),
  keep: id<PersonId>().exactOptional(),
  other: id<PersonId>().exactOptional(),
  undoneAt: instant.exactOptional(),
});

const distinction = shape<Distinction>('Distinction', 'Two people look alike and are not the same.', {
  ...kept,
  id: id(),
  a: id(),
  b: id(),
  strangers: z.literal(true).exactOptional(),
});

const view = shape<SavedView>('SavedView', 'A saved view of the table of people.', {
  ...kept,
  id: id(),
  name: text,
  shows: text,
});

const mapping = shape<Mapping>('Mapping', 'What the columns of a table mean.', {
  ...kept,
  id: id(),
  header: text.describe('a name a line'),
  fields: text.describe('a field a line'),
});

const template = shape<Template>('Template', 'My own words for a moment.', {
  ...kept,
  id: id(),
  moment: text,
  language: text.describe('BCP 47'),
  name: text.exactOptional(),
  subject: text,
  body: text,
});

const me = shape<Me>('Me', 'The owner of the network.', {
  name: text.exactOptional(),
  email: text.exactOptional(),
  firm: text.exactOptional(),
  title: text.exactOptional(),
  about: text.exactOptional(),
});

const settings = shape<ExportedNetwork['settings']>('Settings', 'Settings that travel with the network.', {
  followUpDays: z.int().min(1).max(365).exactOptional().describe('from an introduction to its follow-up'),
  consentDays: z.int().min(1).max(3_650).exactOptional().describe('after which a yes is stale'),
  language: text.exactOptional().describe('BCP 47'),
});

/** The schema of a table's records. */
export const EXPORTED_RECORDS: { readonly [Name in TableName]: z.ZodType<RecordOf<Name>> } = {
  people: person,
  asks: exportedAsk,
  intros: exportedIntro,
  interactions: interaction,
  ties: tie,
  affiliations: affiliation,
  firms: firm,
  batches: batch,
  distinctions: distinction,
  views: view,
  mappings: mapping,
  templates: template,
};
type RecordOf<Name extends TableName> = VouchsafeDocument[Name] extends Table<infer R> ? R : never;

const days = z.record(z.string(), z.int().min(1).max(100_000));

/** Everything in a file but its tables. */
export const exportedHead = {
  format: z.literal(NETWORK_FORMAT),
  version: z.literal(NETWORK_VERSION),
  exportedAt: instant.describe('milliseconds since 1970, UTC, as all instants here'),
  device: text.exactOptional().describe('the laptop that wrote it'),
  complete: z.boolean().describe('false where something stayed home, or only some people were chosen'),
  me,
  settings,
  rulesOff: set.describe('warnings that are switched off'),
  tagDrumbeats: days.describe('by tag'),
  tagDrumbeatsAtWorst: days,
};

/** The whole file, for the document that describes it; files are read record by record. */
export const exportedNetwork = z
  .strictObject({
    ...exportedHead,
    ...Object.fromEntries(Object.entries(EXPORTED_RECORDS).map(([name, record]) => [name, z.record(anyId, record)])),
  })
  .meta({
    title: 'A network of Vouchsafe, version 2',
    description:
      'What Vouchsafe writes as JSON and reads back. Tables hold records by id, and the key of each is its id; so it is with histories and promises. What is absent has not been said. A party is “me” or the id of a person. Records with binnedAt are in the bin.',
  });
