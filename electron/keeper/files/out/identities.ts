// By which identity a file speaks of each of its people: the one that another file gave them, or ours. Stable between
// exports, so that whoever reads a second file updates and does not double.
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import { type PersonId, uuidOf } from '../../../../shared/model/identity.ts';
import { visiblePeople, type Wanted } from './wanted.ts';

/** So many people take a few milliseconds. */
const SOME = 500;

/** Everybody in a file, with an identity that nobody else in it has. Yields empty pieces, so that others get their turn. */
export function* uidsOf(document: VouchsafeDocument, wanted: Wanted): Generator<string, Map<PersonId, string>> {
  const uids = new Map<PersonId, string>();
  const taken = new Set<string>();
  for (const person of visiblePeople(document, wanted, { records: 0, keptHome: 0 })) {
    const uid = person.uid !== undefined && !taken.has(person.uid) ? person.uid : uuidOf(person.id);
    taken.add(uid);
    uids.set(person.id, uid);
    if (uids.size % SOME === 0) yield '';
  }
  return uids;
}
