// The arithmetic of a list that is walked and chosen from with keys.
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';

/** The row to which a key moves, or undefined for a key that moves nothing. */
export function stepOf(key: string, at: number, count: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  };
  const wanted = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return wanted === undefined ? undefined : Math.max(0, Math.min(count - 1, wanted));
}

/** What is chosen, with everybody from the anchor, if it is shown, to a row. */
export function chooseRange(
  chosen: ReadonlySet<PersonId>,
  people: readonly Person[],
  anchor: PersonId | undefined,
  to: number,
): ReadonlySet<PersonId> {
  const found = people.findIndex(({ id }) => id === anchor);
  const from = found < 0 ? to : found;
  const range = people.slice(Math.min(from, to), Math.max(from, to) + 1);
  return new Set([...chosen, ...range.map(({ id }) => id)]);
}

/** What is chosen, with one person more or less. */
export function toggled(chosen: ReadonlySet<PersonId>, id: PersonId): ReadonlySet<PersonId> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
