// Firms as things of their own. A firm is first of all a name that people carry; a record is made only when the user has
// something to say about it. Who was there before is an affiliation, one record each.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { survivorOf, type VouchsafeDocument } from './document.ts';
import { foldFirm } from './firm-name.ts';
import { type AffiliationId, type FirmId, type PersonId, personId, type Stamp } from './identity.ts';
import { type Person, setEntries, setText } from './person.ts';
import { add, find, type Kept, records } from './table.ts';

/** What the user says about a firm. */
export interface Firm extends Kept {
  id: FirmId;
  name: string;
  /** Other names under which its people carry it. */
  aliases: Record<string, true>;
  tags: Record<string, true>;
  link?: string;
  about?: string;
}

/** A person was at a firm. Where they are now is their own `firm`. */
export interface Affiliation extends Kept {
  id: AffiliationId;
  person: PersonId;
  firm: string;
  title?: string;
  /** A year, a month or a day: `2019`, `2019-04`. */
  from?: string;
  until?: string;
}

const line = z.string().trim().max(500);
const set = z.array(z.string().trim().min(1).max(500));
export const firmFields = z
  .object({ name: line, aliases: set, tags: set, link: line, about: z.string().max(20_000) })
  .partial();

const moment = z.string().regex(/^(\d{4}(-\d\d(-\d\d)?)?)?$/);
export const affiliationFields = z.object({ firm: line, title: line, from: moment, until: moment }).partial();
export const affiliationProposal = affiliationFields.extend({ person: personId, firm: line.min(1) });

/** One firm with all its people, under its best-known name. */
export interface FirmSeen {
  /** Its key: the folded name, the same on every laptop. */
  readonly key: string;
  readonly name: string;
  readonly record: Firm | undefined;
  readonly now: readonly Person[];
  readonly before: readonly { readonly person: PersonId; readonly affiliation: Affiliation }[];
}

/** Says something about a firm. The firm is made a record by the first such words. */
export function describeFirm(
  document: VouchsafeDocument,
  argument: { name: string; changes: z.infer<typeof firmFields> },
  stamp: Stamp,
): FirmId {
  const known = firmNamed(document, argument.name);
  const id = known?.id ?? (stamp.newId() as FirmId);
  if (!known) add(document.firms, { id, createdAt: stamp.now, name: argument.name, aliases: {}, tags: {} });
  const firm = find(document.firms, id) as Firm;
  const { aliases, tags, ...plain } = argument.changes;
  setText(firm, plain);
  if (aliases) setEntries(firm.aliases, asSet(aliases));
  if (tags) setEntries(firm.tags, asSet(tags));
  return id;
}

/** Records that a person was at a firm. */
export function addAffiliation(
  document: VouchsafeDocument,
  argument: z.infer<typeof affiliationProposal>,
  stamp: Stamp,
): AffiliationId {
  const { person, firm, ...plain } = argument;
  if (!find(document.people, person)) throw new Refusal('not-found');
  const id = stamp.newId() as AffiliationId;
  add(document.affiliations, { id, createdAt: stamp.now, person, firm });
  setText(find(document.affiliations, id) as Affiliation, plain);
  return id;
}

/** Changes what was recorded of somebody's time at a firm. */
export function editAffiliation(
  document: VouchsafeDocument,
  argument: { id: AffiliationId; changes: z.infer<typeof affiliationFields> },
): void {
  const affiliation = find(document.affiliations, argument.id);
  if (!affiliation) throw new Refusal('not-found');
  setText(affiliation, argument.changes);
}

/** Where a person was before, latest first. */
export function affiliationsOf(document: VouchsafeDocument, person: PersonId): Affiliation[] {
  const who = survivorOf(document, person);
  return [...records(document.affiliations)]
    .filter((affiliation) => survivorOf(document, affiliation.person) === who)
    .sort((a, b) => (b.until ?? '').localeCompare(a.until ?? '') || b.createdAt - a.createdAt);
}

/** All firms, those with most people first. Names that differ only in case, accents or legal form are one firm. */
export function firmsOf(document: VouchsafeDocument): FirmSeen[] {
  const names = new Map<string, Map<string, number>>();
  const now = new Map<string, Person[]>();
  const before = new Map<string, { person: PersonId; affiliation: Affiliation }[]>();
  const recordsByKey = recordsByFirmKey(document);
  const keyOf = keysFrom(recordsByKey.alias);
  const meet = (name: string) => {
    const key = keyOf(name);
    const spellings = names.get(key) ?? new Map<string, number>();
    spellings.set(name, (spellings.get(name) ?? 0) + 1);
    names.set(key, spellings);
    return key;
  };
  for (const person of records(document.people)) if (person.firm) push(now, meet(person.firm), person);
  for (const affiliation of records(document.affiliations))
    push(before, meet(affiliation.firm), { person: survivorOf(document, affiliation.person), affiliation });
  for (const firm of recordsByKey.record.values()) if (!names.has(foldFirm(firm.name))) meet(firm.name);
  return [...names]
    .map(([key, spellings]) => {
      const record = recordsByKey.record.get(key);
      return {
        key,
        name: record?.name ?? commonest(spellings),
        record,
        now: now.get(key) ?? [],
        before: before.get(key) ?? [],
      };
    })
    .sort((a, b) => b.now.length - a.now.length || a.name.localeCompare(b.name));
}

/** The key of a firm by any of its spellings, also by the other names that the user gave it. */
export function firmKeys(document: VouchsafeDocument): (name: string) => string {
  return keysFrom(recordsByFirmKey(document).alias);
}

/** Thousands of people share a few firms: each spelling is folded once. */
function keysFrom(alias: ReadonlyMap<string, string>): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? foldFirm(name);
    known.set(name, found);
    return alias.get(found) ?? found;
  };
}

/** The record of a firm that carries this name, or one of its other names. */
export function firmNamed(document: VouchsafeDocument, name: string): Firm | undefined {
  const { record, alias } = recordsByFirmKey(document);
  const key = foldFirm(name);
  return record.get(alias.get(key) ?? key);
}

/** Records by key; and other names to keys. Of two records that two laptops made for one firm, the older stands. */
function recordsByFirmKey(document: VouchsafeDocument) {
  const record = new Map<string, Firm>();
  const alias = new Map<string, string>();
  const all = [...records(document.firms)].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  for (const firm of all) if (!record.has(foldFirm(firm.name))) record.set(foldFirm(firm.name), firm);
  for (const firm of all)
    for (const name of Object.keys(firm.aliases))
      if (!record.has(foldFirm(name)) && !alias.has(foldFirm(name))) alias.set(foldFirm(name), foldFirm(firm.name));
  return { record, alias };
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  return [...spellings].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? '';
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

function asSet(names: readonly string[]): Record<string, true> {
  return Object.fromEntries(names.map((name) => [name, true as const]));
}
