// What speaks for or against turning to somebody now: how close they are, the last contact, their load, what was given
// and received, until when they asked for no asks. Gathered for all in one walk each, never once for each person.
import { survivorOf, type VouchsafeDocument } from './document.ts';
import type { Day, PersonId } from './identity.ts';
import { peopleIn } from './intro.ts';
import { contactsInCards, contactsWritten, lastContacts, openCardsByPerson } from './people-facts.ts';
import type { Closeness, Person } from './person.ts';
import { records } from './table.ts';

export interface Readiness {
  readonly closeness?: Closeness;
  readonly lastContact?: Day;
  /** Introductions in which they have a part now (S2.3: load). */
  readonly open: number;
  /** What I gave them and received: introductions, referrals, help (S3.2). */
  readonly given: number;
  readonly received: number;
  /** They asked not to be asked before this day, which is still to come. */
  readonly noAsksUntil?: Day;
}

/** Gathers the facts, and answers how to look them up for a person. */
export function factsOfAll(document: VouchsafeDocument, today: Day): (person: Person) => Readiness {
  const contacts = lastContacts(document, contactsWritten(document, today), contactsInCards(document, today));
  const open = openCardsByPerson(document);
  const deeds = deedsByPerson(document);
  return ({ id, closeness, noAsksUntil }) => {
    const lastContact = contacts.get(id);
    return {
      ...(closeness && { closeness }),
      ...(lastContact && { lastContact }),
      open: open.get(id)?.intros ?? 0,
      given: deeds.get(id)?.given ?? 0,
      received: deeds.get(id)?.received ?? 0,
      ...(noAsksUntil !== undefined && noAsksUntil > today && { noAsksUntil }),
    };
  };
}

/** What passed between me and each person, counted as the ledger counts it. */
function deedsByPerson(document: VouchsafeDocument): Map<PersonId, { given: number; received: number }> {
  const deeds = new Map<PersonId, { given: number; received: number }>();
  const count = (id: PersonId, side: 'given' | 'received') => {
    const who = survivorOf(document, id);
    const known = deeds.get(who) ?? { given: 0, received: 0 };
    known[side]++;
    deeds.set(who, known);
  };
  for (const intro of records(document.intros)) {
    if (intro.introducedOn === undefined) continue;
    for (const party of peopleIn(intro))
      if (party === intro.connector) count(party as PersonId, 'received');
      else if (intro.connector === 'me') count(party as PersonId, 'given');
  }
  for (const { person, kind } of records(document.interactions))
    if (kind === 'gave help') count(person, 'given');
    else if (kind === 'received help') count(person, 'received');
  return deeds;
}
