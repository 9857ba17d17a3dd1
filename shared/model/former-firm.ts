// A file says that somebody changed firms: where they were until today becomes an affiliation. By hand, the page asks.
// Must not guess: another spelling of the same firm is no change, and a firm taken away is no firm that they left.
import type { VouchsafeDocument } from './document.ts';
import type { Affiliation } from './firm.ts';
import { foldFirm } from './firm-name.ts';
import type { AffiliationId, Stamp } from './identity.ts';
import type { Person } from './person.ts';
import { add } from './table.ts';

/** Where somebody is, before that is changed. */
export type Post = Pick<Person, 'firm' | 'title'>;

/** True when somebody is at another firm now than they were. */
export function hasChangedFirm(was: Post, person: Person): boolean {
  return Boolean(was.firm && person.firm) && foldFirm(was.firm ?? '') !== foldFirm(person.firm ?? '');
}

/** Records where a person was until today. To be called when `hasChangedFirm`. */
export function noteFormerFirm(document: VouchsafeDocument, person: Person, was: Post, stamp: Stamp): void {
  const id = stamp.newId() as AffiliationId;
  const affiliation: Affiliation = {
    id,
    createdAt: stamp.now,
    person: person.id,
    firm: was.firm ?? '',
    until: stamp.today,
  };
  if (was.title) affiliation.title = was.title;
  add(document.affiliations, affiliation);
}
