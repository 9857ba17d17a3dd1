// What of a person never leaves the vault: marks by field name (`about`), by entry (`emails/ana@example.org`), or `*` for
// everything. Exports read the same marks; addresses are compared without case, there as here.
import type { Person } from '../../../shared/model/person.ts';
import type { SetField } from '../../ui/person-fields.ts';

export const EVERYTHING = '*';

/** True when this field or entry is marked itself. */
export function isMarked(person: Person, field: string): boolean {
  const wanted = field.toLowerCase();
  return marksOf(person).some((mark) => mark.toLowerCase() === wanted);
}

/** True when nothing of them leaves, whatever else is marked. */
export function isWhollyHome(person: Person): boolean {
  return isMarked(person, EVERYTHING);
}

/** The whole list of marks with one more, or without it. */
export function marksWith(person: Person, field: string, isHome: boolean): string[] {
  const others = marksOf(person).filter((mark) => mark.toLowerCase() !== field.toLowerCase());
  return isHome ? [...others, field] : others;
}

/** The marks once a marked entry was rewritten (its mark goes with it) or taken out (`after` empty: the mark goes too). */
export function marksAfter(
  person: Person,
  set: SetField,
  before: string,
  after: string,
): { neverLeaves: string[] } | undefined {
  const [from, to] = [`${set}/${before}`, `${set}/${after}`];
  if (before === '' || !isMarked(person, from)) return undefined;
  const others = marksWith(person, from, false);
  return { neverLeaves: after === '' ? others : [...others, to] };
}

function marksOf(person: Person): string[] {
  return Object.keys(person.neverLeaves ?? {});
}
