// What stands behind a person's ledger, entry by entry: each says where it was recorded, so that it can be put right there
// at any time. Struck facts are listed too, and can stand again.
import type { Card } from './cards.ts';
import { isIntro } from './cards.ts';
import { isSameParty, nameOf, type VouchsafeDocument } from './document.ts';
import { type Entry, isFact, whenWritten } from './history.ts';
import type { Day, PartyId, PersonId } from './identity.ts';
import type { Interaction } from './interaction.ts';
import { type Intro, partiesOf, peopleIn } from './intro.ts';
import { isDeclined, isFavour, isReferral } from './ledger.ts';
import { records, type Table } from './table.ts';

export type LedgerKind = 'given' | 'received' | 'asked' | 'declined' | 'thanked' | 'reported';

/** One entry: of a card as a whole, of a fact in its history, or of an interaction. */
export interface LedgerEntry {
  readonly key: string;
  readonly kind: LedgerKind;
  readonly on: Day;
  readonly words: string;
  readonly card?: Card;
  readonly fact?: Entry;
  readonly interaction?: Interaction;
}

/** Every entry of a person's ledger, newest first. `dayOf` tells the day of an instant where the user is. */
export function ledgerEntries(
  document: VouchsafeDocument,
  person: PersonId,
  theirs: Iterable<Interaction>,
  dayOf: (at: number) => Day,
): LedgerEntry[] {
  const isThem = (party: PartyId | undefined) => party !== undefined && isSameParty(document, party, person);
  const entries: LedgerEntry[] = [];
  for (const intro of records(document.intros))
    if (peopleIn(intro).some(isThem)) entries.push(...ofIntro(document, intro, isThem));
  for (const table of [document.intros, document.asks])
    for (const card of records<Card>(table as Table<Card>))
      for (const fact of Object.values(card.history))
        if (isThem(fact.party)) entries.push(...ofFact(document, card, fact, dayOf));
  for (const interaction of theirs) entries.push(...ofInteraction(interaction));
  return entries.sort((a, b) => (a.on === b.on ? (a.key < b.key ? -1 : 1) : a.on < b.on ? 1 : -1));
}

function ofIntro(document: VouchsafeDocument, intro: Intro, isThem: (party: PartyId) => boolean): LedgerEntry[] {
  const { introducedOn: on, connector } = intro;
  if (on === undefined) return [];
  const isReceived = isThem(connector);
  if (!isReceived && connector !== 'me') return [];
  const what = isReferral(document, intro) ? 'a referral' : 'an introduction';
  const whom = partiesOf(intro)
    .filter((party) => party !== 'me' && !isThem(party))
    .map((party) => nameOf(document, party));
  const words = `${what} to ${whom.join(' and ') || 'somebody'}`;
  return [{ key: intro.id, kind: isReceived ? 'received' : 'given', on, words, card: intro }];
}

function ofFact(document: VouchsafeDocument, card: Card, fact: Entry, dayOf: (at: number) => Day): LedgerEntry[] {
  const kind = kindOf(card, fact);
  if (kind === undefined) return [];
  const about = isIntro(card)
    ? `meeting ${
        partiesOf(card)
          .filter((party) => party !== 'me' && party !== fact.party)
          .map((party) => nameOf(document, party))
          .join(' and ') || 'somebody'
      }`
    : `“${card.title}”`;
  const words = {
    asked: `asked about ${about}`,
    declined: `said ${fact.answer ?? 'no'} to ${about}`,
    thanked: `thanked for ${about}`,
    reported: `told what came of ${about}`,
  }[kind];
  return [{ key: fact.id, kind, on: fact.on ?? dayOf(whenWritten(fact)), words, card, fact }];
}

function kindOf(card: Card, fact: Entry): 'asked' | 'declined' | 'thanked' | 'reported' | undefined {
  if (!isFact(fact)) return undefined;
  if (isFavour(card, fact)) return 'asked';
  if (isDeclined(card, fact)) return 'declined';
  if (fact.to !== 'sent') return undefined;
  return fact.what === 'thanked' || fact.what === 'reported' ? fact.what : undefined;
}

function ofInteraction(interaction: Interaction): LedgerEntry[] {
  const { id, kind, on, text } = interaction;
  if (kind !== 'gave help' && kind !== 'received help') return [];
  const words = text.trim() ? `help: ${text.trim()}` : 'help';
  return [{ key: id, kind: kind === 'gave help' ? 'given' : 'received', on, words, interaction }];
}
