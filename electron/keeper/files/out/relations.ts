// Who is who in a file: whom each of its people knows and where they were, gathered once for all of them. Looking it up
// person by person would walk every tie for every person.
import { survivorOf, type VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { Affiliation } from '../../../../shared/model/firm.ts';
import type { PersonId } from '../../../../shared/model/identity.ts';
import { find, records } from '../../../../shared/model/table.ts';
import type { TieSeen } from '../../../../shared/model/tie.ts';
import type { Version } from './content-lines.ts';
import { isHome, isWanted, type Tally, type Wanted } from './wanted.ts';

/** So many ties take a few milliseconds. */
const SOME = 500;

/** All that a card is written from. */
export interface CardContext {
  readonly document: VouchsafeDocument;
  readonly wanted: Wanted;
  readonly version: Version;
  /** Everybody in the file, with the identity by which the file speaks of them. */
  readonly uids: ReadonlyMap<PersonId, string>;
  readonly ties: ReadonlyMap<PersonId, readonly TieSeen[]>;
  readonly past: ReadonlyMap<PersonId, readonly Affiliation[]>;
}

/**
 * Ties of the people of a file among each other, as each sees them. What stays home is counted, each tie once. Yields empty
 * pieces, so that others get their turn.
 */
export function* tiesAmong(
  document: VouchsafeDocument,
  wanted: Wanted,
  people: ReadonlySet<PersonId>,
  tally: Tally,
): Generator<string, Map<PersonId, TieSeen[]>> {
  const seen = new Map<PersonId, Map<PersonId, TieSeen>>();
  let count = 0;
  for (const tie of records(document.ties)) {
    if (++count % SOME === 0) yield '';
    const [a, b] = [survivorOf(document, tie.a), survivorOf(document, tie.b)];
    if (a === b || !isWanted(document, a, wanted) || !isWanted(document, b, wanted)) continue;
    if ([a, b].some((id) => staysHome(document, wanted, id, ['ties']))) tally.keptHome++;
    else if (people.has(a) && people.has(b)) {
      see(seen, a, { tie, other: b, kind: tie.back ?? tie.kind ?? '' });
      see(seen, b, { tie, other: a, kind: tie.kind ?? tie.back ?? '' });
    }
  }
  return new Map([...seen].map(([id, ties]) => [id, [...ties.values()]]));
}

/** Where the people of a file were before, latest first. */
export function pastAmong(
  document: VouchsafeDocument,
  wanted: Wanted,
  people: ReadonlySet<PersonId>,
  tally: Tally,
): Map<PersonId, Affiliation[]> {
  const past = new Map<PersonId, Affiliation[]>();
  for (const affiliation of records(document.affiliations)) {
    const id = survivorOf(document, affiliation.person);
    if (!people.has(id)) continue;
    if (staysHome(document, wanted, id, ['affiliations', 'firm'])) tally.keptHome++;
    else past.set(id, [...(past.get(id) ?? []), affiliation]);
  }
  for (const list of past.values())
    list.sort((a, b) => (b.until ?? '').localeCompare(a.until ?? '') || b.createdAt - a.createdAt);
  return past;
}

function staysHome(document: VouchsafeDocument, wanted: Wanted, id: PersonId, fields: readonly string[]): boolean {
  const person = find(document.people, id);
  return person !== undefined && fields.some((field) => isHome(document, person, wanted, field));
}

/** Each neighbour once, by the tie that was recorded first. */
function see(seen: Map<PersonId, Map<PersonId, TieSeen>>, id: PersonId, tie: TieSeen): void {
  const ties = seen.get(id) ?? new Map<PersonId, TieSeen>();
  if (!ties.has(tie.other)) ties.set(tie.other, tie);
  seen.set(id, ties);
}
