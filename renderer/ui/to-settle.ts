// What is to be settled, by the card or the person with whom it is shown, and how a value and its writer are said.
import { type Conflict, type Place, pathKey, placeOf, type Writing } from '../../shared/model/conflict.ts';
import type { VouchsafeDocument } from '../../shared/model/document.ts';

/** Of a card, of a person, of what is noted about a firm, or of the rest: the user's profile, settings, templates, views. */
export type About =
  | { readonly card: string }
  | { readonly person: string }
  | { readonly firm: string | undefined }
  | { readonly rest: true };

/** Ids of cards, people and firms, and what is to be settled of each; the rest is under no id. */
export type ByPlace = ReadonlyMap<string, readonly Conflict[]>;

const REST = '';

let known: { readonly conflicts: readonly Conflict[]; readonly byPlace: ByPlace } | undefined;

/** Made once for all cards and rows that ask. Where a conflict belongs does not change while it is told. */
export function byPlace(conflicts: readonly Conflict[], document: VouchsafeDocument): ByPlace {
  if (known?.conflicts === conflicts) return known.byPlace;
  const found = new Map<string, Conflict[]>();
  for (const conflict of conflicts) {
    const place = placeOf(document, conflict);
    for (const id of idsOf(place, conflict)) found.set(id, [...(found.get(id) ?? []), conflict]);
  }
  known = { conflicts, byPlace: found };
  return found;
}

/** The id under which `byPlace` has it. */
export function idOf(about: About): string {
  if ('card' in about) return about.card;
  if ('person' in about) return about.person;
  return ('firm' in about ? about.firm : undefined) ?? ('rest' in about ? REST : 'nothing');
}

function idsOf(place: Place, { path }: Conflict): readonly string[] {
  if ('card' in place) return [place.card];
  if ('people' in place) return [...new Set(place.people)];
  return ['firm' in place ? (path[2] ?? REST) : REST];
}

/** By which React knows it again. */
export function keyOf({ kind, path }: Conflict): string {
  return `${kind} ${pathKey(path)}`;
}

/** Which laptop wrote something. `when` is by that laptop's clock, which may be wrong. */
export function sayWriter({ laptop, isHere }: Writing, when: string): string {
  const who = isHere ? 'this laptop' : (laptop ?? 'before pairing');
  return `${who}, ${when}${isHere ? '' : ' by its clock'}`;
}
