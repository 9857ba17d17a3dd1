// The drumbeat: how often the user wants to be in touch with a person (S0.5), and when the next time is due. It starts anew
// with every interaction. A plain note is not one: what I write about somebody is no contact with them.
import { addDays, type Day, daysBetween } from './identity.ts';
import type { Interaction } from './interaction.ts';
import type { Person } from './person.ts';

/** The usual drumbeats, in days. */
export const DRUMBEATS: Readonly<Record<number, string>> = {
  7: 'every week',
  14: 'every 2 weeks',
  30: 'every month',
  90: 'every quarter',
  180: 'every half year',
  365: 'every year',
};

/** Where a drumbeat stands. */
export interface Beat {
  /** The day by which the next contact is due. */
  readonly next: Day;
  /** How many days it is missed by; 0 while it is not. */
  readonly late: number;
}

/**
 * Where a person's drumbeat stands; undefined for who has none. It counts from the last contact, else from the day they
 * met, else from the day they were added.
 */
export function beatOf(person: Person, last: Day | undefined, today: Day): Beat | undefined {
  if (person.drumbeat === undefined) return undefined;
  const since = last ?? person.metOn ?? new Date(person.createdAt).toISOString().slice(0, 10);
  const next = addDays(since, person.drumbeat);
  return { next, late: Math.max(0, daysBetween(next, today)) };
}

/** The latest contact among interactions, up to today. */
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
