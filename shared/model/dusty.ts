// Dusty relationships (S0: keep the drumbeat of your tribe going): who has not been heard of for too long, the most valuable
// first, a few at a time. What counts as valuable is one small rule that the user can read.

import { survivorOf, type VouchsafeDocument } from './document.ts';
import { type Beat, beatOf, knownSince, rhythmOf } from './drumbeat.ts';
import { type Day, daysBetween, type PartyId, type PersonId } from './identity.ts';
import { peopleIn } from './intro.ts';
import type { Person } from './person.ts';
import { records } from './table.ts';

/** Whoever is known well and has no drumbeat gathers dust after so many days (half a year). */
export const DUSTY_DAYS = 182;

export interface Dusty {
  readonly person: Person;
  /** Where their drumbeat stands; absent for who has none, and is known well. */
  readonly beat?: Beat;
  readonly last?: Day;
  /** Days since the last contact, or since they met or were added. */
  readonly silent: number;
  readonly worth: number;
}

/** What passed between me and a person, in introductions, referrals and help. */
interface Passed {
  given: number;
  received: number;
  /** True while a card with them is open. */
  open: boolean;
}

/**
 * Who gathers dust, the most valuable first, so many of them. Dusty is whose drumbeat is missed, and who is known well and
 * was not in touch for half a year; or, where only drumbeats are wanted, the first alone. Nobody who is put aside for now.
 */
export function dustyPeople(
  document: VouchsafeDocument,
  lastContacts: ReadonlyMap<PersonId, Day>,
  today: Day,
  limit: number,
  only?: 'drumbeats',
): Dusty[] {
  const found: { person: Person; beat: Beat | undefined; last: Day | undefined; silent: number }[] = [];
  for (const person of records(document.people)) {
    if (person.snoozedUntil !== undefined && person.snoozedUntil > today) continue;
    // Of most people of a large network neither is said; their days need not be counted.
    if ((only || person.closeness !== 'well') && rhythmOf(person, document) === undefined) continue;
    const last = lastContacts.get(person.id);
    const beat = beatOf(person, last, today, document);
    const silent = daysBetween(knownSince(person, last), today);
    if (beat ? beat.late > 0 : person.closeness === 'well' && silent > DUSTY_DAYS)
      found.push({ person, beat, last, silent });
  }
  if (found.length === 0) return [];
  const passed = passedWith(document, new Set(found.map(({ person }) => person.id)));
  return found
    .map(({ beat, last, ...each }) => ({
      ...each,
      ...(beat && { beat }),
      ...(last !== undefined && { last }),
      worth: worthOf(each.person, passed.get(each.person.id)) + (beat?.hurts ? 2 : 0),
    }))
    .sort((a, b) => b.worth - a.worth || lateness(b) - lateness(a) || (a.person.id < b.person.id ? -1 : 1))
    .slice(0, limit);
}

/** How long the silence is beyond what was meant. */
function lateness({ beat, silent }: Pick<Dusty, 'beat' | 'silent'>): number {
  return beat ? beat.late : silent - DUSTY_DAYS;
}

/**
 * How much a relationship is worth tending, in points: known well 3, somewhat 1; each yes to the four questions of a backer
 * 1, each partly a half; help received 1 each, given a half each, 3 and 2 at most; an open card 1. Past what the
 * user called the worst 2 more.
 */
export function worthOf(person: Person, passed: Partial<Passed> = {}): number {
  const { given = 0, received = 0, open = false } = passed;
  const known = person.closeness === 'well' ? 3 : person.closeness === 'somewhat' ? 1 : 0;
  const answers = [person.knowsMe, person.likesMe, person.trustsMe, person.knowsMyWork];
  const backing = answers.reduce((sum, answer) => sum + (answer === 'yes' ? 1 : answer === 'partly' ? 0.5 : 0), 0);
  return known + backing + Math.min(3, received) + Math.min(2, given / 2) + (open ? 1 : 0);
}

/** What passed with each of these people: one walk over introductions, asks and interactions. */
function passedWith(document: VouchsafeDocument, people: ReadonlySet<PersonId>): Map<PersonId, Passed> {
  const passed = new Map<PersonId, Passed>();
  const of = (party: PartyId): Passed | undefined => {
    if (party === 'me') return undefined;
    const id = survivorOf(document, party);
    if (!people.has(id)) return undefined;
    const known = passed.get(id) ?? { given: 0, received: 0, open: false };
    passed.set(id, known);
    return known;
  };
  for (const intro of records(document.intros))
    for (const party of peopleIn(intro)) {
      const theirs = of(party);
      if (!theirs) continue;
      if (intro.stage !== 'closed') theirs.open = true;
      if (intro.introducedOn === undefined) continue;
      if (intro.connector === party) theirs.received++;
      else if (intro.connector === 'me') theirs.given++;
    }
  for (const { asker, stage } of records(document.asks)) {
    const theirs = of(asker);
    if (theirs && stage !== 'closed') theirs.open = true;
  }
  for (const { person, kind } of records(document.interactions)) {
    if (kind !== 'gave help' && kind !== 'received help') continue;
    const theirs = of(person);
    if (theirs) theirs[kind === 'gave help' ? 'given' : 'received']++;
  }
  return passed;
}
