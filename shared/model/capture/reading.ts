// What the readers of a line share: the names, the day, the finder of days, and the line as far as it is not yet understood.
import type { Day, PersonId, Time } from '../identity.ts';
import type { FindDays } from './days.ts';
import type { FoundDay, FoundTag, OwedCard } from './meaning.ts';
import type { Names } from './names.ts';

export interface Reading {
  readonly names: Names;
  readonly today: Day;
  /** The time on the user's wall. Without it an hour without a day is one of today. */
  readonly now?: Time;
  readonly findDays: FindDays;
  /** On which cards thanks are owed to somebody, the newest first. */
  readonly owedTo: (person: PersonId) => readonly OwedCard[];
  /** The line with its tags blanked. */
  readonly text: string;
  readonly tags: readonly FoundTag[];
  /** The day with which a line began. */
  readonly onDay?: FoundDay;
}

/** Words after which the reason of an introduction follows. */
export const WHY = String.raw`(?:(?:\s+(?:re|about|because|regarding|on|over|wegen|weil|zum thema)\b|\s*[:;,–—])[:\s]*(?<why>.+))?`;
