// What other tables say of people: when the user was last in touch, which open cards they have a part in, who brought
// them together. Each is one walk over a table, to be kept until that table changes; never one walk for each person.
import type { Ask } from './ask.ts';
import { type Card, isIntro } from './cards.ts';
import { nameOf, survivorOf, type VouchsafeDocument } from './document.ts';
import type { TagDrumbeats } from './drumbeat.ts';
import { BETWEEN_PEOPLE, type Entry, whenWritten } from './history.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import { type Intro, peopleIn } from './intro.ts';
import { records, type Table } from './table.ts';

export interface OpenCards {
  readonly asks: number;
  readonly intros: number;
}

export interface PeopleFacts {
  readonly lastContact: ReadonlyMap<PersonId, Day>;
  readonly openCards: ReadonlyMap<PersonId, OpenCards>;
  /** By the person who was met, the name of who brought us together. */
  readonly metThrough: ReadonlyMap<PersonId, string>;
  /** A firm's key by any of its spellings. */
  readonly firmKey: (name: string) => string;
  readonly tagBeats: TagDrumbeats;
}

/**
 * When the user was last in touch with each person, as it was written down. A plain note is about somebody, not with them;
 * what is to come has not been.
 */
export function contactsWritten(document: VouchsafeDocument, today: Day): Map<PersonId, Day> {
  const last = new Map<PersonId, Day>();
  for (const { person, kind, on } of records(document.interactions))
    if (kind !== 'note' && on <= today && on > (last.get(person) ?? '')) last.set(person, on);
  return last;
}

const CONTACTS: ReadonlySet<string> = new Set(BETWEEN_PEOPLE);

/**
 * When cards last brought the user in touch with each person: they were asked, answered, were thanked or told, a message
 * left for them, or an introduction was made. Thanks and news that were waived, and what was struck, are none.
 */
export function contactsInCards(document: VouchsafeDocument, today: Day): Map<PersonId, Day> {
  const last = new Map<PersonId, Day>();
  const meet = (who: PartyId | undefined, on: Day) => {
    if (who !== undefined && who !== 'me' && on <= today && on > (last.get(who) ?? '')) last.set(who, on);
  };
  for (const table of [document.asks, document.intros])
    for (const card of records<Card>(table as Table<Card>)) {
      for (const key in card.history) {
        const entry = card.history[key] as Entry;
        if (isContact(entry)) meet(entry.party, entry.on ?? dayOfInstant(whenWritten(entry)));
      }
      // Not from its entry: an introduction that was taken back leaves that behind.
      if (isIntro(card) && card.introducedOn !== undefined)
        for (const who of peopleIn(card)) meet(who, card.introducedOn);
    }
  return last;
}

function isContact({ what, to, struckAt }: Entry): boolean {
  return CONTACTS.has(what) && struckAt === undefined && to !== 'waived';
}

/** Of entries so old that they have no day. */
function dayOfInstant(at: number): Day {
  return new Date(at).toISOString().slice(0, 10);
}

/** When the user was last in touch with each person, from wherever it was written, as merges stand now. */
export function lastContacts(
  document: VouchsafeDocument,
  ...written: readonly ReadonlyMap<PersonId, Day>[]
): Map<PersonId, Day> {
  const last = new Map<PersonId, Day>();
  for (const each of written)
    for (const [id, on] of each) {
      const who = survivorOf(document, id);
      if (on > (last.get(who) ?? '')) last.set(who, on);
    }
  return last;
}

/** How many asks and introductions that are not closed each person has a part in. */
export function openCardsByPerson(document: VouchsafeDocument): Map<PersonId, OpenCards> {
  const open = new Map<PersonId, { asks: number; intros: number }>();
  const count = (card: Card, kind: keyof OpenCards) => {
    if (card.stage === 'closed') return;
    for (const who of peopleOf(document, card)) {
      const counts = open.get(who) ?? { asks: 0, intros: 0 };
      counts[kind]++;
      open.set(who, counts);
    }
  };
  for (const ask of records(document.asks)) count(ask, 'asks');
  for (const intro of records(document.intros)) count(intro, 'intros');
  return open;
}

/** The people who have a part in a card, each once, as merges stand now. */
export function peopleOf(document: VouchsafeDocument, card: Ask | Intro): Set<PersonId> {
  const parties: readonly PartyId[] = isIntro(card) ? peopleIn(card) : [card.asker];
  return new Set(parties.filter((who) => who !== 'me').map((who) => survivorOf(document, who)));
}

/** Who brought us together, by name, for everybody of whom that is known. */
export function metThroughNames(document: VouchsafeDocument): Map<PersonId, string> {
  const names = new Map<PersonId, string>();
  for (const { id, metThrough, metThroughName } of records(document.people)) {
    const name = metThrough === undefined ? metThroughName : nameOf(document, metThrough);
    if (name) names.set(id, name);
  }
  return names;
}
