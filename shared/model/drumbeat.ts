// The drumbeat: how often the user wants to be in touch with a person (S0.5): ideally, and at worst. It is the person's own,
// or that of their tags, and starts anew with every contact, however it was logged (people-facts.ts).
import type { VouchsafeDocument } from './document.ts';
import { addDays, type Day, daysBetween } from './identity.ts';
import type { Interaction } from './interaction.ts';
import { type Person, setEntry } from './person.ts';

/** The usual drumbeats, in days. */
export const DRUMBEATS: Readonly<Record<number, string>> = {
  7: 'every week',
  14: 'every 2 weeks',
  30: 'every month',
  90: 'every quarter',
  180: 'every half year',
  365: 'every year',
};

/** The drumbeats of tags, as the document holds them. */
export type TagDrumbeats = Pick<VouchsafeDocument, 'tagDrumbeats' | 'tagDrumbeatsAtWorst'>;

/** How often to be in touch, in days. */
export interface Rhythm {
  readonly ideal: number;
  /** The longest that it may take; never less than the ideal. Absent where nobody said. */
  readonly atWorst?: number;
  /** The tag that it comes from; absent for a person's own. */
  readonly tag?: string;
}

/** Where a drumbeat stands. */
export interface Beat {
  readonly rhythm: Rhythm;
  /** The day by which the next contact is due. */
  readonly next: Day;
  /** How many days it is missed by; 0 while it is not. */
  readonly late: number;
  /** True from the day after which it hurts: the longest that it may take has passed. */
  readonly hurts: boolean;
}

/** A person's rhythm: their own, else the strictest of their tags; undefined for who has none. */
export function rhythmOf(person: Person, tags: TagDrumbeats): Rhythm | undefined {
  if (person.drumbeat !== undefined || person.drumbeatAtWorst !== undefined)
    return rhythm(person.drumbeat, person.drumbeatAtWorst);
  let strictest: Rhythm | undefined;
  for (const tag in person.tags) {
    const theirs = rhythmOfTag(tags, tag);
    if (theirs && (!strictest || isStricter(theirs, strictest))) strictest = { ...theirs, tag };
  }
  return strictest;
}

/** The rhythm of a tag, if it has one. */
export function rhythmOfTag({ tagDrumbeats, tagDrumbeatsAtWorst }: TagDrumbeats, tag: string): Rhythm | undefined {
  return rhythm(daysOf(tagDrumbeats, tag), daysOf(tagDrumbeatsAtWorst, tag));
}

/** Of two laptops that changed one number each, the lesser may be "at worst": then it is both. */
function rhythm(ideal: number | undefined, atWorst: number | undefined): Rhythm | undefined {
  if (ideal === undefined) return atWorst === undefined ? undefined : { ideal: atWorst, atWorst };
  return { ideal, ...(atWorst !== undefined && { atWorst: Math.max(ideal, atWorst) }) };
}

function isStricter(a: Rhythm, b: Rhythm): boolean {
  const worst = ({ atWorst = Number.POSITIVE_INFINITY }: Rhythm) => atWorst;
  return a.ideal < b.ideal || (a.ideal === b.ideal && worst(a) < worst(b));
}

function daysOf(beats: Readonly<Record<string, number>>, tag: string): number | undefined {
  return Object.hasOwn(beats, tag) ? beats[tag] : undefined;
}

/**
 * Where a person's drumbeat stands; undefined for who has none. It counts from the last contact, else from the day they
 * met, else from the day they were added.
 */
export function beatOf(person: Person, last: Day | undefined, today: Day, tags: TagDrumbeats): Beat | undefined {
  const rhythm = rhythmOf(person, tags);
  if (!rhythm) return undefined;
  const since = knownSince(person, last);
  const next = addDays(since, rhythm.ideal);
  const hurts = rhythm.atWorst !== undefined && addDays(since, rhythm.atWorst) < today;
  return { rhythm, next, late: Math.max(0, daysBetween(next, today)), hurts };
}

/** From which day on the silence counts. */
export function knownSince(person: Person, last: Day | undefined): Day {
  return last ?? person.metOn ?? new Date(person.createdAt).toISOString().slice(0, 10);
}

/** Says how often to be in touch with everybody who has a tag; 0 for none. The ideal goes with what it is at worst. */
export function setTagDrumbeat(
  document: VouchsafeDocument,
  { tag, ideal, atWorst }: { tag: string; ideal: number; atWorst: number },
): void {
  setDays(document.tagDrumbeats, tag, ideal);
  setDays(document.tagDrumbeatsAtWorst, tag, ideal === 0 ? 0 : atWorst);
}

function setDays(beats: Record<string, number>, tag: string, days: number): void {
  if (days > 0) setEntry(beats, tag, days);
  else if (Object.hasOwn(beats, tag)) delete beats[tag];
}

/** What two tags beat that become one: the stricter of the two. Undefined where neither beats. */
export function joinedRhythm(tags: TagDrumbeats, one: string, other: string): Rhythm | undefined {
  const [a, b] = [rhythmOfTag(tags, one), rhythmOfTag(tags, other)];
  return a && b ? (isStricter(b, a) ? b : a) : (a ?? b);
}

/** The latest contact among interactions, up to today. A plain note is not one: what I write about somebody is no contact. */
export function lastContact(interactions: Iterable<Interaction>, today: Day): Interaction | undefined {
  let latest: Interaction | undefined;
  for (const interaction of interactions)
    if (interaction.kind !== 'note' && interaction.on <= today && (!latest || interaction.on > latest.on))
      latest = interaction;
  return latest;
}

/** A drumbeat in words: "every month", "every 45 days". */
export function sayDrumbeat(days: number): string {
  return (Object.hasOwn(DRUMBEATS, days) && DRUMBEATS[days]) || (days === 1 ? 'every day' : `every ${days} days`);
}

/** A rhythm in words: "every month, at worst every quarter". */
export function sayRhythm({ ideal, atWorst }: Rhythm): string {
  const ideally = sayDrumbeat(ideal);
  return atWorst === undefined || atWorst === ideal ? ideally : `${ideally}, at worst ${sayDrumbeat(atWorst)}`;
}
