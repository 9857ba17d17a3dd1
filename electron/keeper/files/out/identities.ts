// By which identity a file speaks of each of its people: the one that another file gave them, or ours. Stable between
// exports, so that whoever reads a second file updates and does not double.
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { PersonId } from '../../../../shared/model/identity.ts';
import { visiblePeople, type Wanted } from './wanted.ts';

/** Everybody in a file, with an identity that nobody else in it has. */
export function uidsOf(document: VouchsafeDocument, wanted: Wanted): Map<PersonId, string> {
  const uids = new Map<PersonId, string>();
  const taken = new Set<string>();
  for (const person of visiblePeople(document, wanted, { records: 0, keptHome: 0 })) {
    const uid = person.uid !== undefined && !taken.has(person.uid) ? person.uid : uuidOf(person.id);
    taken.add(uid);
    uids.set(person.id, uid);
  }
  return uids;
}

/** Our id in the form that everybody knows. */
export function uuidOf(id: PersonId): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
