// Tags as groups of people: which there are, and how many have each. A tag is no record; it is there while somebody has it.
import { folded } from './board.ts';
import type { PersonId } from './identity.ts';
import type { Person } from './person.ts';
import { everyRecord, records, type Table } from './table.ts';

export interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** Every tag of people who are not in the bin, by name. */
export function tagCounts(people: Table<Person>): TagCount[] {
  return countTags(records(people));
}

/** Every tag of these people, by name. */
export function countTags(people: Iterable<Person>): TagCount[] {
  const counts = new Map<string, number>();
  for (const { tags } of people) for (const tag in tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count, key: folded(tag) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.tag < b.tag ? -1 : 1))
    .map(({ tag, count }) => ({ tag, count }));
}

/** Everybody who has a tag, also in the bin: whoever comes back later must not bring a renamed tag back with them. */
export function everybodyTagged(people: Table<Person>, tag: string): PersonId[] {
  const tagged: PersonId[] = [];
  for (const person of everyRecord(people)) if (Object.hasOwn(person.tags, tag)) tagged.push(person.id);
  return tagged;
}
