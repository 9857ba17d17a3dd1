// Backers (S4): a few people who know me, like me, trust me and know what I can do. They send leads without being asked. Four
// plain questions say who they are; where one answer lacks, there is one thing to do about it. Quality, not size.
import type { Day, PersonId } from './identity.ts';
import type { BackerAnswer, Person } from './person.ts';
import { records, type Table } from './table.ts';

/** The four questions, in the order in which a relationship answers them. */
export const BACKER_QUESTIONS = ['knowsMe', 'likesMe', 'trustsMe', 'knowsMyWork'] as const;
export type BackerQuestion = (typeof BACKER_QUESTIONS)[number];

/** Where somebody stands as a backer. */
export type Standing =
  /** All four are yes: they would send leads. */
  | 'backer'
  /** One of the four lacks, all others are yes. */
  | 'nearly'
  /** More than one lacks. */
  | 'not yet'
  /** At least one question is open, and what is answered does not rule them out. */
  | 'open'
  | 'unrated';

/** What the user has answered about a person, by question. */
export function answersOf(person: Person): (BackerAnswer | undefined)[] {
  return BACKER_QUESTIONS.map((question) => person[question]);
}

/** The questions whose answer is not yes; those that are open too. */
export function lacksOf(person: Person): BackerQuestion[] {
  return BACKER_QUESTIONS.filter((question) => person[question] !== 'yes');
}

/** Where a person stands. */
export function standingOf(person: Person): Standing {
  const answers = answersOf(person);
  const open = answers.filter((answer) => answer === undefined).length;
  const lacking = answers.filter((answer) => answer === 'partly' || answer === 'no').length;
  if (open === answers.length) return 'unrated';
  if (lacking > 1) return 'not yet';
  if (open > 0) return 'open';
  return lacking === 1 ? 'nearly' : 'backer';
}

/** What to do about somebody, by the one thing that lacks; 'dusty' for a relationship that is all there and gathers dust. */
export type Lack = BackerQuestion | 'dusty';

export interface Backer {
  readonly person: Person;
  readonly last?: Day;
  /** What lacks most: the dust first, for nobody warms to a piece of work from somebody who has gone silent. */
  readonly lacks?: Lack;
}

export interface Backers {
  /** They would send leads, by name. */
  readonly backers: readonly Backer[];
  /** One thing lacks. */
  readonly nearly: readonly Backer[];
  /** Close ones with open questions, the closest and most lately met first. */
  readonly unrated: readonly Person[];
  /** How many close ones there are, rated or not. */
  readonly close: number;
}

/** Who would send leads, who nearly would, and who of the close ones has not been rated. One walk over all people. */
export function backersOf(
  people: Table<Person>,
  lastContacts: ReadonlyMap<PersonId, Day>,
  isDusty: (person: Person) => boolean,
): Backers {
  const backers: Backer[] = [];
  const nearly: Backer[] = [];
  const unrated: { readonly person: Person; readonly rank: number }[] = [];
  let close = 0;
  for (const person of records(people)) {
    const standing = standingOf(person);
    const isClose = person.closeness === 'well' || person.closeness === 'somewhat';
    if (isClose) close++;
    if (standing === 'open' || (standing === 'unrated' && isClose))
      unrated.push({ person, rank: rankOf(person, standing) });
    if (standing !== 'backer' && standing !== 'nearly') continue;
    const last = lastContacts.get(person.id);
    const lacks: Lack | undefined = isDusty(person) ? 'dusty' : lacksOf(person)[0];
    const backer: Backer = { person, ...(last !== undefined && { last }), ...(lacks && { lacks }) };
    (standing === 'backer' ? backers : nearly).push(backer);
  }
  const byName = (a: Backer, b: Backer) => a.person.name.localeCompare(b.person.name) || byId(a.person, b.person);
  return {
    backers: backers.sort(byName),
    nearly: nearly.sort(byName),
    unrated: unrated
      .sort((a, b) => b.rank - a.rank || lately(b.person, a.person, lastContacts) || byId(a.person, b.person))
      .map(({ person }) => person),
    close,
  };
}

/** Who has been begun comes first: they are finished with the next answer. */
function rankOf(person: Person, standing: Standing): number {
  const begun = standing === 'open' ? 4 : 0;
  return begun + (person.closeness === 'well' ? 2 : person.closeness === 'somewhat' ? 1 : 0);
}

function lately(a: Person, b: Person, last: ReadonlyMap<PersonId, Day>): number {
  const [one, other] = [last.get(a.id) ?? '', last.get(b.id) ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}

function byId(a: Person, b: Person): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
