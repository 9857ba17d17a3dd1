// Messages that left the desk: for which moment, to whom, by which way and in which words. They are kept on the card; the
// app itself sends nothing. How a message is written is in messages/.
import { Refusal } from '../refusal.ts';
import { findCard, isIntro } from './cards.ts';
import type { VouchsafeDocument } from './document.ts';
import { type Entry, factsOf, type History, noteEach } from './history.ts';
import type { PartyId, Stamp } from './identity.ts';
import { standsAs } from './intro.ts';
import { find } from './table.ts';

/** Records that a draft left Vouchsafe: one entry for each whom it went to. */
export function noteMessage(
  document: VouchsafeDocument,
  argument: {
    id: string;
    moment: string;
    parties: readonly PartyId[];
    channel: string;
    subject: string;
    words: string;
  },
  stamp: Stamp,
): void {
  const card = findCard(document, argument.id);
  const { moment, parties, channel, subject, words } = argument;
  for (const party of parties) if (party !== 'me' && !find(document.people, party)) throw new Refusal('not-found');
  const said = { moment, channel, on: stamp.today, ...(subject && { subject }), ...(words && { words }) };
  noteEach(
    card,
    'drafted',
    stamp,
    parties.map((party) => ({ ...said, party: isIntro(card) ? standsAs(document, card, party) : party })),
  );
}

/** The messages that left from a card, oldest first. */
export function messagesOf(card: { history: History }): Entry[] {
  return factsOf(card, 'drafted');
}
