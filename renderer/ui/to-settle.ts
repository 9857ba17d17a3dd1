// What is to be settled, by the card or the person with whom it is shown, and how a value and its writer are said.
import { type Conflict, placeOf, type Writing } from '../../shared/model/conflict.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';

/** Of a card, of a person. */
export interface About {
  readonly card?: string;
  readonly person?: string;
}

/** Ids of cards and people, and what is to be settled of each. */
export type ByPlace = ReadonlyMap<string, readonly Conflict[]>;

let known: { readonly conflicts: readonly Conflict[]; readonly byPlace: ByPlace } | undefined;

/** Made once for all cards and rows that ask. Where a conflict belongs does not change while it is told. */
export function byPlace(conflicts: readonly Conflict[], document: VouchsafeDocument): ByPlace {
  if (known?.conflicts === conflicts) return known.byPlace;
  const found = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const place = placeOf(document, conflict);
    const ids = 'card' in place ? [place.card] : 'people' in place ? [...new Set(place.people)] : [];
    for (const id of ids) found.set(id, [...(found.get(id) ?? []), conflict]);
  }
  known = { conflicts, byPlace: found };
  return found;
}

/** Which laptop wrote something. `when` is by that laptop's clock, which may be wrong. */
export function sayWriter({ laptop, isHere }: Writing, when: string): string {
  const who = isHere ? 'this laptop' : (laptop ?? 'before pairing');
  return `${who}, ${when}${isHere ? '' : ' by its clock'}`;
}
