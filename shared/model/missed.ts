// Whose drumbeat was missed (S0: dusty relationships come up, the most valuable first). What a drumbeat is, is in
// drumbeat.ts; this only chooses and orders people for a list.
import type { VouchsafeDocument } from './document.ts';
import { beatOf, sayDrumbeat } from './drumbeat.ts';
import type { Day, PersonId } from './identity.ts';
import type { Person } from './person.ts';
import { records } from './table.ts';

export interface Missed {
  readonly person: Person;
  /** The day by which a contact was due, and how many days ago that was. */
  readonly since: Day;
  readonly late: number;
  /** How often it was meant, in words: "every month". */
  readonly every: string;
}

const WORTH = { well: 0, somewhat: 1, hardly: 3 } as const;

/** Everybody whose drumbeat was missed and who is not put aside: who is known best first, then who is missed longest. */
export function missedBeats(
  document: VouchsafeDocument,
  lastContact: ReadonlyMap<PersonId, Day>,
  today: Day,
): Missed[] {
  const missed: Missed[] = [];
  for (const person of records(document.people)) {
    if (person.drumbeat === undefined || (person.snoozedUntil ?? '') > today) continue;
    const beat = beatOf(person, lastContact.get(person.id), today);
    if (beat && beat.late > 0)
      missed.push({ person, since: beat.next, late: beat.late, every: sayDrumbeat(person.drumbeat) });
  }
  return missed.sort(
    (a, b) => worthOf(a.person) - worthOf(b.person) || b.late - a.late || (a.person.id < b.person.id ? -1 : 1),
  );
}

function worthOf({ closeness }: Person): number {
  return closeness === undefined ? 2 : WORTH[closeness];
}
