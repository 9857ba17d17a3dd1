// A suggestion in words, as the screen says it: why this person, and what speaks for or against asking them now.
import { addDays, type Day, daysBetween } from './identity.ts';
import type { MatchField, Reason } from './match.ts';
import type { Readiness } from './match-facts.ts';

const FIELD_WORDS: Readonly<Record<MatchField, string>> = {
  name: 'named in the ask',
  expertise: 'expertise',
  tag: 'tag',
  title: 'title',
  firm: 'firm',
  needs: 'looks for',
  place: 'place',
  about: 'about them',
  note: 'note',
};

/** A reason in words: "expertise: ‘pricing for clinics’", "note of 2026-03-02: ‘…’". */
export function sayReason({ field, words, on }: Reason): string {
  if (field === 'name') return FIELD_WORDS.name;
  return `${FIELD_WORDS[field]}${on ? ` of ${on}` : ''}: ‘${words}’`;
}

/** What else to know before asking them, one short part each: strength, recency, load, ledger, and until when not. */
export function sayReadiness(facts: Readiness, today: Day): string[] {
  const { closeness, lastContact, open, given, received, noAsksUntil } = facts;
  return [
    closeness === undefined ? '' : closeness === 'hardly' ? 'you hardly know them' : `you know them ${closeness}`,
    lastContact === undefined ? 'no contact noted' : `in touch ${sayLapse(lastContact, today)}`,
    open === 0 ? '' : open === 1 ? 'in 1 open intro' : `in ${open} open intros`,
    given + received === 0 ? '' : `you gave ${given}, received ${received}`,
    noAsksUntil === undefined ? '' : `asked for no asks until ${noAsksUntil}`,
  ].filter(Boolean);
}

/** How long ago a day was: "today", "3 weeks ago", "2 years ago". */
export function sayLapse(day: Day, today: Day): string {
  const days = daysBetween(day, today);
  if (days <= 0) return 'today';
  if (days < 14) return days === 1 ? 'yesterday' : `${days} days ago`;
  if (days < 60) return `${Math.round(days / 7)} weeks ago`;
  if (day > addDays(today, -700)) return `${Math.round(days / 30.4)} months ago`;
  return `${Math.round(days / 365.25)} years ago`;
}
