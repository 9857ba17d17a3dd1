// Identities, instants and days: the small words every noun is written with.
// Must not know a clock or dice: fresh ids and the time come in with a stamp.
import { z } from 'zod';

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Branded<'person'>;
export type AskId = Branded<'ask'>;
export type IntroId = Branded<'intro'>;
export type InteractionId = Branded<'interaction'>;
export type TieId = Branded<'tie'>;
export type AffiliationId = Branded<'affiliation'>;
export type FirmId = Branded<'firm'>;
export type BatchId = Branded<'batch'>;
export type DistinctionId = Branded<'distinction'>;
export type SavedViewId = Branded<'view'>;
export type MappingId = Branded<'mapping'>;
export type TemplateId = Branded<'template'>;

/** Me, or somebody in the network. */
export type PartyId = 'me' | PersonId;
export const partyId = z
  .string()
  .regex(/^(me|[0-9a-f]{32})$/)
  .transform((id) => id as PartyId);

export const personId = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((id) => id as PersonId);

/** An id in the form that other programs know (RFC 9562): by it a file of ours names whoever has no other identity. */
export function uuidOf(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A day of the calendar, `YYYY-MM-DD`, in the user's own time zone. */
export type Day = string;

/** A time of a day, `HH:MM` from 00:00 to 23:59, by the clock on the user's wall. */
export type Time = string;

/** An instant: milliseconds since 1970, UTC. */
export type Instant = number;

/** What the outside gives to each change: fresh ids, the time, the name of this laptop. */
export interface Stamp {
  /** A fresh id: 32 hex digits. */
  readonly newId: () => string;
  readonly now: Instant;
  readonly today: Day;
  readonly device: string;
}

const DAY_MS = 86_400_000;
const FIRST_DAY = Date.parse('0000-01-01T00:00:00Z');
const LAST_DAY = Date.parse('9999-12-31T00:00:00Z');
/** No instant is later: the day of one that is could not be written. */
export const LAST_INSTANT: Instant = LAST_DAY;

/** True for a day that exists (`2026-02-30` does not). */
export function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && isoDay(at) === text;
}

/** True for a time of a day. */
export function isTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** The day so many days after (or, negative, before) another; days of four-digit years only. */
export function addDays(day: Day, days: number): Day {
  const at = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
  return isoDay(Math.max(FIRST_DAY, Math.min(LAST_DAY, at)));
}

/** Whole days from one day to a later one; negative when it is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

function isoDay(at: Instant): Day {
  return new Date(at).toISOString().slice(0, 10);
}
