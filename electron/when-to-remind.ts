// When to remind: a pure step from what was told already and what the clock on the wall says now. Everything goes by that
// clock, in words, because instants lie about it: a laptop sleeps over the hour, travels, and is set back or ahead. A day
// that has had its digest is remembered by its name, so no jump gives it a second one, and none loses its own.
import { addDays, type Day, daysBetween, type Time } from '../shared/model/identity.ts';

/** What is remembered over restarts. */
export interface Told {
  /** The last days that had their digest, in the order in which they had it. */
  readonly digestToldOn: readonly Day[];
  /** The last days on which a locked desk said that it is locked. */
  readonly lockedToldOn: readonly Day[];
  /** Up to here (`YYYY-MM-DD HH:MM`) due moments were told; empty before the first look. */
  readonly momentsToldUntil: string;
}

/** How things stand at a look. */
export interface Situation {
  readonly day: Day;
  readonly time: Time;
  /** What the keeper says of the vault. */
  readonly vault: string;
  /** True while the user has a window of ours before them. */
  readonly isWatched: boolean;
  readonly digestHour: number | 'off';
  readonly remindLocked: boolean;
}

export interface Plan {
  /** What the keeper is asked; absent while it could not answer. */
  readonly ask?: { readonly since: string; readonly missed: boolean; readonly digest: boolean };
  /** Say that the desk is locked. */
  readonly tellLocked: boolean;
}

/** As many days are remembered: more than any journey turns back. */
const DAYS_KEPT = 8;
/** What came longer ago is not told as if it were news: Today has it. */
const LOOKS_BACK_DAYS = 7;
/** Looks are more often than that, so whoever could not be told for longer was away. */
const AWAY_MINUTES = 3;

/** What to do at a look. */
export function planReminders(told: Told, situation: Situation): Plan {
  const { day, time, vault, isWatched, remindLocked } = situation;
  const digest = isDigestDue(told, situation);
  if (vault !== 'open') {
    const isLocked = vault === 'locked' && !isWatched && remindLocked;
    return { tellLocked: isLocked && digest && !told.lockedToldOn.includes(day) };
  }
  const now = `${day} ${time}`;
  const since = sinceWhen(told.momentsToldUntil, day, now);
  return { ask: { since, missed: minutesBetween(since, now) > AWAY_MINUTES, digest }, tellLocked: false };
}

/** What is remembered when a plan was carried out: also when nothing waited, for a day's digest is looked for once. */
export function afterTelling(told: Told, { ask, tellLocked }: Plan, { day, time }: Situation): Told {
  return {
    digestToldOn: ask?.digest ? noted(told.digestToldOn, day) : told.digestToldOn,
    lockedToldOn: tellLocked ? noted(told.lockedToldOn, day) : told.lockedToldOn,
    momentsToldUntil: ask ? `${day} ${time}` : told.momentsToldUntil,
  };
}

function isDigestDue({ digestToldOn }: Told, { day, time, digestHour }: Situation): boolean {
  return digestHour !== 'off' && Number(time.slice(0, 2)) >= digestHour && !digestToldOn.includes(day);
}

/** After a jump back the hours come again: what was told in them is known by its key and not told twice. */
function sinceWhen(until: string, day: Day, now: string): string {
  if (until === '' || until > now) return now;
  const earliest = `${addDays(day, -LOOKS_BACK_DAYS)} 00:00`;
  return until < earliest ? earliest : until;
}

function minutesBetween(from: string, to: string): number {
  return daysBetween(from.slice(0, 10), to.slice(0, 10)) * 1_440 + minuteOf(to) - minuteOf(from);
}

function minuteOf(moment: string): number {
  return Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
}

function noted(days: readonly Day[], day: Day): readonly Day[] {
  return [...days, day].slice(-DAYS_KEPT);
}
