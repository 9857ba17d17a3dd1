// The whole shape of a user's network, and the empty document that every vault starts from.
// Laws that merging imposes: records in maps by id, never in arrays; edit the field, never replace a record; fields are
// only ever added, absent means the default; no `undefined`. See table.ts for buckets and the bin.
import type { Ask } from './ask.ts';
import type { Instant, PartyId } from './identity.ts';
import type { Interaction } from './interaction.ts';
import type { Intro } from './intro.ts';
import type { Person } from './person.ts';
import { emptyTable, find, type Table } from './table.ts';

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
}

export type TableName = 'people' | 'asks' | 'intros' | 'interactions';
export const TABLE_NAMES: readonly TableName[] = ['people', 'asks', 'intros', 'interactions'];

export const DEFAULT_FOLLOW_UP_DAYS = 21;

/** The document of a new vault. Every vault starts from exactly this, or two begun apart lose one side on merging. */
export function emptyDocument(): VouchsafeDocument {
  return {
    me: {},
    settings: {},
    people: emptyTable(),
    asks: emptyTable(),
    intros: emptyTable(),
    interactions: emptyTable(),
  };
}

/** How a party is called on screen. A person who is gone from a merged document still has a name to show. */
export function nameOf(document: VouchsafeDocument, party: PartyId | undefined): string {
  if (party === undefined) return 'somebody';
  if (party === 'me') return document.me.name?.trim() || 'me';
  const person = find(document.people, party);
  return person ? displayName(person) : 'somebody unknown';
}

/** A person's name, or the next best thing: no name and no e-mail address is required of anybody. */
export function displayName(person: Pick<Person, 'name' | 'emails'> & { firm?: string | undefined }): string {
  return person.name || Object.keys(person.emails)[0] || person.firm || 'No name';
}
