// The ledger: what was given to a person and received from them. It is shown to steer generosity (S3.2: give before you
// get), never as a debt.
import { isSameParty, type VouchsafeDocument } from './document.ts';
import type { PartyId, PersonId } from './identity.ts';
import { type Interaction, interactionsWith } from './interaction.ts';
import { type Intro, partiesOf, peopleIn } from './intro.ts';
import { find, records } from './table.ts';

export interface Ledger {
  readonly given: { introductions: number; referrals: number; help: number };
  readonly received: { introductions: number; referrals: number; help: number };
  /** Introductions now running in which they have a part (S2.3: load). */
  readonly open: number;
}

/** What passed between me and a person. Whoever has their interactions at hand gives them, and saves a walk over all. */
export function ledgerWith(
  document: VouchsafeDocument,
  person: PersonId,
  theirs: Iterable<Interaction> = interactionsWith(document, person),
): Ledger {
  const given = { introductions: 0, referrals: 0, help: 0 };
  const received = { introductions: 0, referrals: 0, help: 0 };
  let open = 0;
  const isThem = (party: PartyId) => isSameParty(document, party, person);
  for (const intro of records(document.intros)) {
    if (!peopleIn(intro).some(isThem)) continue;
    if (intro.stage !== 'closed') open++;
    if (intro.introducedOn === undefined) continue;
    const side = isThem(intro.connector) ? received : intro.connector === 'me' ? given : undefined;
    if (side) side[isReferral(document, intro) ? 'referrals' : 'introductions']++;
  }
  for (const { kind } of theirs) {
    if (kind === 'gave help') given.help++;
    if (kind === 'received help') received.help++;
  }
  return { given, received, open };
}

function isReferral(document: VouchsafeDocument, intro: Intro): boolean {
  return intro.ask !== undefined && find(document.asks, intro.ask)?.kind === 'referral';
}

/** The introductions and asks in which a person has a part. */
export function cardsOf(document: VouchsafeDocument, person: PersonId) {
  const intros = [...records(document.intros)].filter((intro) =>
    [...partiesOf(intro), intro.connector].some((party) => isSameParty(document, party, person)),
  );
  const asks = [...records(document.asks)].filter((ask) => isSameParty(document, ask.asker, person));
  return { intros, asks };
}
