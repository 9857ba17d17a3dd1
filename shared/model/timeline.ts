// A person's timeline: interactions and notes, what happened with their asks and introductions, messages sent, and the
// imports and merges that touched them, in one list, newest first. A view: it reads and records nothing.
import type { Ask } from './ask.ts';
import type { Batch } from './batch.ts';
import { involvedIn } from './broadcast.ts';
import { type Card, isIntro } from './cards.ts';
import { isSameParty, type VouchsafeDocument } from './document.ts';
import { BETWEEN_PEOPLE, type Entry, whenWritten } from './history.ts';
import type { Day, Instant, PartyId, PersonId } from './identity.ts';
import type { Interaction } from './interaction.ts';
import { cardsOf } from './ledger.ts';
import { mergedInto } from './merge.ts';
import type { Person } from './person.ts';
import { find, records } from './table.ts';

export const TIMELINE_KINDS = ['notes', 'contact', 'introductions', 'asks', 'messages', 'records'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One thing that happened. */
export type Moment = { readonly id: string; readonly on: Day; readonly at: Instant; readonly kind: TimelineKind } & (
  | { readonly interaction: Interaction }
  | { readonly card: Card; readonly entry: Entry }
  | { readonly batch: Batch }
);

/** What of a card's history belongs to everybody in it, and what only to the one whom it is about. */
const FOR_ALL: readonly Entry['what'][] = ['captured', 'proposed', 'introduced', 'drafted', 'closed'];
const FOR_ONE: readonly Entry['what'][] = [...BETWEEN_PEOPLE, 'promised', 'settled'];

/**
 * All that happened with a person, newest first. `interactions` are theirs: whoever shows them has them at hand, and
 * need not look through all again. `dayOf` tells the day of an instant where the user is.
 */
export function timelineOf(
  document: VouchsafeDocument,
  person: Person,
  interactions: readonly Interaction[],
  dayOf: (at: Instant) => Day,
): Moment[] {
  const { asks, intros } = cardsOf(document, person.id);
  const helped = asksHelpedBy(document, person.id);
  const moments = [
    ...interactions.map(momentOfInteraction),
    ...[...asks, ...intros].flatMap((card) => momentsOfCard(document, card, person.id, dayOf)),
    ...helped.flatMap((ask) => momentsOfCard(document, ask, person.id, dayOf, [])),
    ...batchesOf(document, person).map(
      (batch): Moment => ({ id: batch.id, on: dayOf(batch.createdAt), at: batch.createdAt, kind: 'records', batch }),
    ),
  ];
  return moments.sort((a, b) => compare(b.on, a.on) || b.at - a.at || compare(b.id, a.id));
}

function momentOfInteraction(interaction: Interaction): Moment {
  const kind = interaction.kind === 'note' ? 'notes' : 'contact';
  return { id: interaction.id, on: interaction.on, at: interaction.createdAt, kind, interaction };
}

function momentsOfCard(
  document: VouchsafeDocument,
  card: Card,
  person: PersonId,
  dayOf: (at: Instant) => Day,
  forAll = FOR_ALL,
): Moment[] {
  const isThem = (party: PartyId) => isSameParty(document, party, person);
  return Object.values(card.history)
    .filter(({ what, party, struckAt }) => {
      // Struck as wrong: the card itself still shows it.
      if (struckAt !== undefined) return false;
      // A message to one is not a message to the other.
      if (what === 'drafted' && party !== undefined) return isThem(party);
      return forAll.includes(what) || (FOR_ONE.includes(what) && party !== undefined && isThem(party));
    })
    .map((entry) => ({
      id: entry.id,
      on: entry.on ?? dayOf(whenWritten(entry)),
      at: entry.at,
      kind: entry.what === 'drafted' ? 'messages' : isIntro(card) ? 'introductions' : 'asks',
      card,
      entry,
    }));
}

/** Asks of others in which they had a hand: they were told, answered, or were asked for leave to ask. */
function asksHelpedBy(document: VouchsafeDocument, person: PersonId): Ask[] {
  const isThem = (party: PartyId) => isSameParty(document, party, person);
  return [...records(document.asks)].filter((ask) => !isThem(ask.asker) && involvedIn(ask).some(isThem));
}

/** Merges in which they have a part, and imports that brought them: those are of the very instant of their record. */
function batchesOf(document: VouchsafeDocument, person: Person): Batch[] {
  const made = new Set([person, ...mergedInto(document, person.id)].map(({ createdAt }) => createdAt));
  return [...records(document.batches)].filter(({ kind, keep, other, createdAt }) => {
    if (kind === 'import') return made.has(createdAt);
    return [keep, other].some(
      (id) => id !== undefined && find(document.people, id) && isSameParty(document, id, person.id),
    );
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
