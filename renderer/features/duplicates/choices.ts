// What a merge has to choose, as the screen shows it: the fields in which the two differ, with what the user chose or a
// sensible default; the fields that only the one who stays has; what is the same in both; and the sets that are joined.
import { MERGE_FIELDS, type MergeField, mergeChoices } from '../../../shared/model/merge.ts';
import type { Person } from '../../../shared/model/person.ts';
import { SET_FIELDS, type SetField } from '../../ui/person-fields.ts';

/** A field in which the two differ. Values are given as text; '' where one says nothing. */
export interface Difference {
  readonly field: MergeField;
  readonly keep: string;
  readonly other: string;
  /** Whose value is taken. */
  readonly taken: 'keep' | 'other';
  /** False where only the one who stays says something: then there is nothing to choose. */
  readonly isChoice: boolean;
}

/** What the user chose by hand: whose value, by field. It survives a change of who stays. */
export type Chosen = Readonly<Partial<Record<MergeField, Person['id']>>>;

/** The fields in which two people differ, in the order of a person's page: first those that leave a choice. */
export function differencesOf(keep: Person, other: Person, chosen: Chosen): Difference[] {
  const all = everyDifference(keep, other, chosen);
  return [...all.filter(({ isChoice }) => isChoice), ...all.filter(({ isChoice }) => !isChoice)];
}

function everyDifference(keep: Person, other: Person, chosen: Chosen): Difference[] {
  const choices = new Map(mergeChoices(keep, other).map((choice) => [choice.field, choice]));
  return MERGE_FIELDS.flatMap((field): Difference[] => {
    const choice = choices.get(field);
    const mine = String(keep[field] ?? '');
    if (!choice) {
      const isOnlyMine = mine !== '' && other[field] === undefined;
      return isOnlyMine ? [{ field, keep: mine, other: '', taken: 'keep', isChoice: false }] : [];
    }
    const byHand = chosen[field];
    const taken = byHand === undefined ? choice.suggests : byHand === other.id ? 'other' : 'keep';
    return [{ field, keep: choice.keep, other: choice.other, taken, isChoice: true }];
  });
}

/** The fields in which two people say the very same. */
export function sameFields(keep: Person, other: Person): MergeField[] {
  return MERGE_FIELDS.filter(
    (field) => keep[field] !== undefined && keep[field] !== '' && keep[field] === other[field],
  );
}

/** One entry of a joined set. */
export interface Entry {
  readonly value: string;
  readonly label: string;
  /** It comes from the other, who is merged away. */
  readonly isNew: boolean;
}

/** The sets as they will be, with what the other brings; sets that stay empty are left out. */
export function joinedSets(keep: Person, other: Person): { field: SetField; entries: Entry[] }[] {
  return SET_FIELDS.flatMap((field) => {
    const known = new Set(Object.keys(keep[field]).map((value) => value.toLowerCase()));
    const entriesOf = (person: Person, isNew: boolean) =>
      Object.entries(person[field]).map(([value, label]) => ({
        value,
        label: typeof label === 'string' ? label : '',
        isNew,
      }));
    const theirs = entriesOf(other, true).filter(({ value }) => !known.has(value.toLowerCase()));
    const entries = [...entriesOf(keep, false), ...theirs];
    return entries.length === 0 ? [] : [{ field, entries }];
  });
}
