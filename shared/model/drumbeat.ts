// The drumbeat: how often the user wants to be in touch with a person (S0.5), and when the next time is due. It starts anew
// with every interaction. A plain note is not one: what I write about somebody is no contact with them.
import { addDays, type Day, daysBetween } from './identity.ts';
import type { Interaction } from './interaction.ts';

/** The usual drumbeats, in days. */
export const DRUMBEATS: Readonly<Record<number, string>> = {
  14: 'every 2 weeks',
  30: 'every month',
  91: 'every quarter',
  182: 'every half year',
  365: 'every year',
};

/** Where a drumbeat stands. */
export interface Beat {
  /** The last contact; undefined when none is noted. */
  readonly last: Day | undefined;
  /** The day by which the next is due: today, when none is noted. */
  readonly next: Day;
  /** How many days it is missed by; 0 while it is not. */
  readonly late: number;
}

/** Where the drumbeat of somebody stands who was last met on a day; undefined for those who have none. */
export function beatOf(drumbeat: number | undefined, last: Day | undefined, today: Day): Beat | undefined {
  if (drumbeat === undefined) return undefined;
  const next = last === undefined ? today : addDays(last, drumbeat);
  return { last, next, late: Math.max(0, daysBetween(next, today)) };
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
