// Whom an ask seeks, where it is one person of the network by name: then a connector is asked for that introduction, and not
// whether somebody comes to mind. A description names nobody.
import { folded } from '../board.ts';
import { type Card, isIntro } from '../cards.ts';
import { isSameParty, nameOf, personOf, type VouchsafeDocument } from '../document.ts';
import type { PartyId } from '../identity.ts';
import { roleIn } from '../intro.ts';
import { records } from '../table.ts';

/** The name of the one who is sought; undefined where nobody is named, or the message goes to them. */
export function namedIn(
  document: VouchsafeDocument,
  card: Card | undefined,
  parties: readonly PartyId[],
): string | undefined {
  const who = card && soughtIn(document, card);
  if (who === undefined || who === 'me' || !personOf(document, who)?.name?.trim()) return undefined;
  return parties.some((party) => isSameParty(document, party, who)) ? undefined : nameOf(document, who);
}

function soughtIn(document: VouchsafeDocument, card: Card): PartyId | undefined {
  if (isIntro(card)) return roleIn(card) === 'asker' ? card.partyB : undefined;
  const wanted = folded(card.brief.who ?? '').trim();
  if (!wanted) return undefined;
  for (const { id, name } of records(document.people))
    if (name && folded(name).trim() === wanted && !isSameParty(document, id, card.asker)) return id;
  return undefined;
}
