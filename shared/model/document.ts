// The whole shape of a user's network, and the empty document that every vault starts from.
// Laws that merging imposes: records in maps by id, never in arrays; edit the field, never replace a record; fields are
// only ever added, absent means the default; no `undefined`. See table.ts for buckets and the bin.
import type { Ask } from './ask.ts';
import type { Batch } from './batch.ts';
import type { Distinction } from './distinction.ts';
import type { Affiliation, Firm } from './firm.ts';
import type { Instant, PartyId, PersonId } from './identity.ts';
import type { Interaction } from './interaction.ts';
import type { Intro } from './intro.ts';
import type { Mapping } from './mapping.ts';
import type { Person } from './person.ts';
import { emptyTable, find, survivorIn, type Table } from './table.ts';
import type { Template } from './template.ts';
import type { Tie } from './tie.ts';
import type { SavedView } from './view.ts';

/** The user's own profile. */
export interface Me {
  name?: string;
  email?: string;
  firm?: string;
  title?: string;
  /** What I can do for people, in my own words. */
  about?: string;
}

/** Settings that travel with the vault from laptop to laptop. */
export interface TravellingSettings {
  /** Days from an introduction to its follow-up (S2.17: a few weeks). */
  followUpDays?: number;
  /** Days after which a yes has gone stale and is better asked for again. */
  consentDays?: number;
  /** The language in which drafts are written to whom no other is known, as a BCP 47 tag. */
  language?: string;
  /** When the recovery key was rehearsed; absent until then, and there is no board before. */
  rehearsedAt?: Instant;
}

export interface VouchsafeDocument {
  me: Me;
  settings: TravellingSettings;
  people: Table<Person>;
  asks: Table<Ask>;
  intros: Table<Intro>;
  interactions: Table<Interaction>;
  ties: Table<Tie>;
  affiliations: Table<Affiliation>;
  firms: Table<Firm>;
  batches: Table<Batch>;
  distinctions: Table<Distinction>;
  views: Table<SavedView>;
  mappings: Table<Mapping>;
  /** Warnings that the user has switched off, by rule. */
  rulesOff: Record<string, true>;
  /** How often to be in touch with everybody who has a tag, in days: ideally, and at worst. */
  tagDrumbeats: Record<string, number>;
  tagDrumbeatsAtWorst: Record<string, number>;
  templates: Table<Template>;
}

/**
 * Every part of the document, in the order in which the versions of Vouchsafe brought them. Each list is one genesis
 * change, the same in every vault: a list that has shipped never changes, a new version adds one.
 */
export const GENESIS = [
  ['me', 'settings', 'people', 'asks', 'intros', 'interactions'],
  ['ties', 'affiliations', 'firms', 'batches', 'distinctions', 'views', 'mappings'],
  ['rulesOff', 'tagDrumbeats', 'tagDrumbeatsAtWorst', 'templates'],
] as const satisfies readonly (readonly (keyof VouchsafeDocument)[])[];

/** The parts that are plain maps of facts; all others are tables. */
export const PLAIN_PARTS = ['me', 'settings', 'rulesOff', 'tagDrumbeats', 'tagDrumbeatsAtWorst'] as const;
export type Part = (typeof GENESIS)[number][number];
export type TableName = Exclude<Part, (typeof PLAIN_PARTS)[number]>;
export const TABLE_NAMES: readonly TableName[] = GENESIS.flat().filter(isTable);

function isTable(part: Part): part is TableName {
  return !(PLAIN_PARTS as readonly Part[]).includes(part);
}

export const DEFAULT_FOLLOW_UP_DAYS = 21;
/** A yes of more than half a year ago is better asked for again. */
export const DEFAULT_CONSENT_DAYS = 183;

/** The document of a new vault. Every vault starts from exactly this, or two begun apart lose one side on merging. */
export function emptyDocument(): VouchsafeDocument {
  return completed({});
}

/** A document as an older Vouchsafe left it, with the parts that it did not know yet. */
export function completed(document: Partial<VouchsafeDocument>): VouchsafeDocument {
  const whole: Record<string, unknown> = { ...document };
  for (const part of GENESIS.flat()) whole[part] ??= isTable(part) ? emptyTable() : {};
  return whole as unknown as VouchsafeDocument;
}

/** The person with this id, or whom they were merged into. */
export function personOf(document: VouchsafeDocument, id: string): Person | undefined {
  return find(document.people, survivorOf(document, id));
}

/** Who a person is after all merges. */
export function survivorOf(document: VouchsafeDocument, id: string): PersonId {
  return survivorIn(document.people, id) as PersonId;
}

/** True when two ids mean one party, as merges stand now. */
export function isSameParty(document: VouchsafeDocument, a: PartyId, b: PartyId): boolean {
  return a === b || (a !== 'me' && b !== 'me' && survivorOf(document, a) === survivorOf(document, b));
}

/** How a party is called on screen. A person who is gone from a merged document still has a name to show. */
export function nameOf(document: VouchsafeDocument, party: PartyId | undefined): string {
  if (party === undefined) return 'somebody';
  if (party === 'me') return document.me.name?.trim() || 'me';
  const person = personOf(document, party);
  return person ? displayName(person) : 'somebody unknown';
}

/** A person's name, or the next best thing: no name and no e-mail address is required of anybody. */
export function displayName(person: Pick<Person, 'name' | 'emails'> & { firm?: string | undefined }): string {
  return person.name || Object.keys(person.emails)[0] || person.firm || 'No name';
}
