// Interactions as one looks them up by person: grouped once per bucket of their table, and again only for a bucket that
// changed. So a page of one person does not read the notes of all others after each keystroke.
import { useMemo } from 'react';
import { survivorOf, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import type { Interaction } from '../../shared/model/interaction.ts';
import type { Person } from '../../shared/model/person.ts';
import { everyRecord, type Table } from '../../shared/model/table.ts';
import { useDocument } from '../vouchsafe.ts';

type Bucket = Readonly<Record<string, Interaction>>;
type Grouped = ReadonlyMap<PersonId, readonly Interaction[]>;
type Merged = ReadonlyMap<PersonId, readonly Person[]>;

/** A bucket or a table that did not change keeps its identity, so what was found in it is found here again. */
const grouped = new WeakMap<Bucket, Grouped>();
const merged = new WeakMap<Table<Person>, Merged>();

/** A person's interactions, newest first; also those with whoever was merged into them. */
export function useInteractionsWith(person: PersonId): readonly Interaction[] {
  const document = useDocument();
  const { interactions } = document;
  const ids = idsOf(document, person).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the people, only the ids of this one have a part in it.
  return useMemo(() => interactionsOf(document, person), [interactions, ids]);
}

/** As the hook, for a document at hand. */
export function interactionsOf(document: VouchsafeDocument, person: PersonId): readonly Interaction[] {
  const ids = idsOf(document, person);
  const found: Interaction[] = [];
  for (const bucket of Object.values(document.interactions)) {
    const groups = grouped.get(bucket) ?? group(bucket);
    for (const id of ids) found.push(...(groups.get(id) ?? []));
  }
  return found.sort((a, b) => (a.on === b.on ? b.createdAt - a.createdAt : a.on < b.on ? 1 : -1));
}

/** Who was merged into a person, directly or through others. */
export function mergedIntoOf(document: VouchsafeDocument, person: PersonId): readonly Person[] {
  const known = merged.get(document.people) ?? groupMerged(document);
  return known.get(person) ?? NOBODY;
}

const NOBODY: readonly Person[] = [];

function idsOf(document: VouchsafeDocument, person: PersonId): PersonId[] {
  return [person, ...mergedIntoOf(document, person).map(({ id }) => id)];
}

function group(bucket: Bucket): Grouped {
  const groups = new Map<PersonId, Interaction[]>();
  for (const interaction of Object.values(bucket)) {
    if (interaction.binnedAt !== undefined) continue;
    const list = groups.get(interaction.person);
    if (list) list.push(interaction);
    else groups.set(interaction.person, [interaction]);
  }
  grouped.set(bucket, groups);
  return groups;
}

function groupMerged(document: VouchsafeDocument): Merged {
  const groups = new Map<PersonId, Person[]>();
  for (const person of everyRecord(document.people)) {
    if (person.mergedInto === undefined) continue;
    const survivor = survivorOf(document, person.id);
    // Of two who were merged into each other, one stands for both.
    if (survivor !== person.id) groups.set(survivor, [...(groups.get(survivor) ?? []), person]);
  }
  merged.set(document.people, groups);
  return groups;
}
