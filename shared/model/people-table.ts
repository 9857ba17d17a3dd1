// What the table of people shows: which columns, who is let through, in which order; and the text of a saved view, which
// only this file writes and reads. It must not know how anything of it looks on screen.
import { z } from 'zod';
import { isDay } from './identity.ts';
import { CLOSENESS } from './person.ts';

/** The columns that can be chosen and put into any order. The name is always there, and always first. */
export const PEOPLE_COLUMNS = [
  'firm',
  'title',
  'place',
  'tags',
  'closeness',
  'lastContact',
  'drumbeat',
  'openCards',
  'email',
  'phone',
  'birthday',
  'metOn',
  'metThrough',
  'addedOn',
] as const;
export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number];

/** By what the table is sorted; `down` turns it round. Whoever has nothing there stands last either way. */
export interface PeopleSort {
  readonly by: 'name' | PeopleColumn;
  readonly down: boolean;
}

const tags = z.array(z.string().min(1).max(500)).min(1).max(60).readonly();
const day = z.string().refine(isDay);
const days = z.number().int().min(1).max(36_500);
const contact = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('before'), on: day }),
  z.strictObject({ is: z.literal('after'), on: day }),
  /** Not for so many days, or never. */
  z.strictObject({ is: z.literal('older'), days }),
  z.strictObject({ is: z.literal('within'), days }),
  z.strictObject({ is: z.literal('never') }),
]);

/** Whom the table lets through; every part that is given must hold. */
export const peopleFilter = z
  .strictObject({
    text: z.string().min(1).max(500),
    allTags: tags,
    anyTags: tags,
    noTags: tags,
    untagged: z.literal(true),
    /** A firm's name, in any of its spellings. */
    firm: z.string().min(1).max(500),
    place: z.string().min(1).max(500),
    /** Any of these; '' is for whom the user has not said it. */
    closeness: z
      .array(z.enum([...CLOSENESS, '']))
      .min(1)
      .max(4)
      .readonly(),
    lastContact: contact,
    open: z.enum(['card', 'intro']),
    missed: z.literal(true),
    noEmail: z.literal(true),
  })
  .partial()
  .readonly();
export type PeopleFilter = z.infer<typeof peopleFilter>;
export type ContactFilter = z.infer<typeof contact>;

/** One way to look at the people. */
export interface PeopleLook {
  readonly filter: PeopleFilter;
  readonly columns: readonly PeopleColumn[];
  readonly sort: PeopleSort;
}

export const USUAL_COLUMNS: readonly PeopleColumn[] = ['firm', 'title', 'place', 'tags', 'closeness', 'lastContact'];

/** How the table looks to whoever has chosen nothing yet. */
export const USUAL_LOOK: PeopleLook = { filter: {}, columns: USUAL_COLUMNS, sort: { by: 'name', down: false } };

/** A way to look at people as it is saved; `isFirst` says that the table opens with it. */
export interface ShownView extends PeopleLook {
  readonly isFirst: boolean;
}

const shown = z.object({
  version: z.literal(1),
  filter: peopleFilter,
  // A newer Vouchsafe may know more columns: these are left out, and the view still serves.
  columns: z.array(z.string()).max(100),
  sort: z.object({ by: z.string(), down: z.boolean() }),
  isFirst: z.boolean().optional(),
});

/** The text of a saved view: equal looks have equal texts. */
export function writeLook({ filter, columns, sort }: PeopleLook, isFirst = false): string {
  const parts = Object.entries(filter).filter(([, part]) => part !== undefined);
  const sorted = Object.fromEntries(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
  const { by, down } = sort;
  return JSON.stringify({ version: 1, filter: sorted, columns, sort: { by, down }, ...(isFirst && { isFirst }) });
}

/** What a saved view shows; undefined for a text that is damaged, or whose filter only a newer Vouchsafe understands. */
export function readLook(text: string): ShownView | undefined {
  const { data } = shown.safeParse(parsed(text));
  if (!data) return undefined;
  const columns = PEOPLE_COLUMNS.filter((column) => data.columns.includes(column));
  columns.sort((a, b) => data.columns.indexOf(a) - data.columns.indexOf(b));
  const { by, down } = data.sort;
  const isKnown = by === 'name' || PEOPLE_COLUMNS.includes(by as PeopleColumn);
  const sort = isKnown ? { by: by as PeopleSort['by'], down } : USUAL_LOOK.sort;
  return { filter: data.filter, columns, sort, isFirst: data.isFirst ?? false };
}

/** True when two looks show the same. */
export function isSameLook(a: PeopleLook, b: PeopleLook): boolean {
  return writeLook(a) === writeLook(b);
}

/** True when a filter lets everybody through. */
export function isOpenFilter(filter: PeopleFilter): boolean {
  return Object.values(filter).every((part) => part === undefined);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
