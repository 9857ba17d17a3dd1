// Keeping what a line meant, as one change and so one undo: a new person only where the user confirmed them, then the ask, the
// introduction, the contact or the thanks. Must not understand anything: what is meant comes in whole and parsed.
import { z } from 'zod';
import { Refusal } from '../../refusal.ts';
import { askFields, captureAsk } from '../ask.ts';
import { snoozeCard } from '../cards.ts';
import type { VouchsafeDocument } from '../document.ts';
import { type AskId, isDay, isTime, type PartyId, type PersonId, partyId, type Stamp } from '../identity.ts';
import { addInteraction, INTERACTION_KINDS } from '../interaction.ts';
import { editIntro, proposeIntro } from '../intro.ts';
import { addPerson, editPerson } from '../person.ts';
import { find } from '../table.ts';
import { recordThanks } from '../thanks.ts';

const day = z.string().refine(isDay);
/** Somebody known, or the name of somebody new whom the user confirmed. */
const party = z.union([partyId, z.object({ name: z.string().trim().min(1).max(500) })]);
const tags = askFields.shape.tags.unwrap();
const text = z.string().max(20_000);

export const captureIntent = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('ask'),
    title: z.string().trim().min(1).max(300),
    asker: party,
    due: day.optional(),
    /** Puts it aside until then: a reminder. */
    asideUntil: day.optional(),
    asideTime: z.string().refine(isTime).optional(),
    tags,
    source: text.optional(),
  }),
  z.object({ is: z.literal('intro'), a: party, b: party, why: text, due: day.optional(), tags }),
  z.object({
    is: z.literal('contact'),
    people: z.array(party).min(1).max(20),
    kind: z.enum(INTERACTION_KINDS),
    on: day,
    text,
    /** For everybody who was there. */
    tags: tags.optional(),
  }),
  z.object({ is: z.literal('thanks'), card: z.string().regex(/^[0-9a-f]{32}$/), to: partyId }),
]);
export type CaptureIntent = z.infer<typeof captureIntent>;
type Party = z.infer<typeof party>;

/** Where what was kept is found: a card, or the page of a person. */
export interface WhereKept {
  readonly card?: string;
  readonly person?: PersonId;
}

/** Does what a captured line meant. Refuses as the verbs do that it is made of. */
export function captureLine(document: VouchsafeDocument, intent: CaptureIntent, stamp: Stamp): WhereKept {
  switch (intent.is) {
    case 'ask':
      return { card: keepAsk(document, intent, stamp) };
    case 'intro': {
      const { a, b, why, due, tags } = intent;
      const parties = { partyA: partyFor(document, a, stamp), partyB: partyFor(document, b, stamp) };
      const id = proposeIntro(document, { connector: 'me', ...parties, mode: 'permission first', why }, stamp);
      if (due !== undefined || tags.length > 0)
        editIntro(document, { id, changes: { ...(due && { due }), tags } }, stamp);
      return { card: id };
    }
    case 'contact':
      return { person: keepContact(document, intent, stamp) };
    case 'thanks':
      recordThanks(document, { id: intent.card, party: intent.to, thanks: 'sent' }, stamp);
      return { card: intent.card };
  }
}

function keepAsk(document: VouchsafeDocument, intent: CaptureIntent & { is: 'ask' }, stamp: Stamp): AskId {
  const { title, due, tags, source, asideUntil, asideTime } = intent;
  const asker = partyFor(document, intent.asker, stamp);
  const id = captureAsk(document, { title, asker, tags, ...(due && { due }), ...(source && { source }) }, stamp);
  if (asideUntil !== undefined && (asideUntil > stamp.today || (asideTime !== undefined && asideUntil === stamp.today)))
    snoozeCard(document, { id, until: asideUntil, time: asideTime }, stamp);
  return id;
}

function keepContact(document: VouchsafeDocument, intent: CaptureIntent & { is: 'contact' }, stamp: Stamp): PersonId {
  const { kind, on, text, tags = [] } = intent;
  const parties = intent.people.map((each) => partyFor(document, each, stamp));
  const people = parties.filter((each): each is PersonId => each !== 'me');
  for (const person of new Set(people)) {
    addInteraction(document, { person, kind, on, text }, stamp);
    const had = Object.keys(find(document.people, person)?.tags ?? {});
    if (tags.length > 0) editPerson(document, { id: person, changes: { tags: [...new Set([...had, ...tags])] } });
  }
  const [first] = people;
  if (first === undefined) throw new Refusal('not-found');
  return first;
}

function partyFor(document: VouchsafeDocument, party: Party, stamp: Stamp): PartyId {
  return typeof party === 'string' ? party : addPerson(document, { name: party.name }, stamp);
}
