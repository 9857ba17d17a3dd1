// When the user was last in touch with each person, from wherever it was written: what happened together, and what cards
// tell. Kept until one of those tables changes; the table of people, their pages, Today and insight all ask here.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Day, PersonId } from '../../shared/model/identity.ts';
import { contactsInCards, contactsWritten, lastContacts } from '../../shared/model/people-facts.ts';
import { useDocument } from '../vouchsafe.ts';
import { keeping } from './keeping.ts';
import { useToday } from './today.ts';

const written = keeping(['interactions'], contactsWritten);
const inCards = keeping(['asks', 'intros'], contactsInCards);

/** The last contact with each person, as merges stand now. */
export const contactsOf: (document: VouchsafeDocument, today: Day) => ReadonlyMap<PersonId, Day> = keeping(
  ['interactions', 'asks', 'intros', 'people'],
  (document, today) => lastContacts(document, written(document, today), inCards(document, today)),
);

/** The same, for a screen. */
export function useLastContacts(): ReadonlyMap<PersonId, Day> {
  return contactsOf(useDocument(), useToday());
}
