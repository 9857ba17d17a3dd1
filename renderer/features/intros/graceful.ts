// After a no or "not now": whoever else had heard of the introduction is owed a word that does not say who declined (S2.4,
// S2.12). It is offered, never sent.
import { toldInVain } from '../../../shared/model/consent.ts';
import { nameOf } from '../../../shared/model/document.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { findIntro } from '../../../shared/model/intro.ts';
import { offer } from '../../ui/offer.tsx';
import { openDialog } from '../../ui/place.ts';
import { theDocument } from '../../vouchsafe.ts';

/** Offers the graceful message to the first of those who had heard of it; nobody else means no offer. */
export function offerGraceful(card: string, decliner: PartyId, answer: 'no' | 'not now'): void {
  const document = theDocument();
  const intro = findIntro(document, card);
  const [party] = toldInVain(intro, decliner);
  if (party === undefined) return;
  const name = nameOf(document, party);
  const what = answer === 'no' ? 'Closed as declined.' : 'It waits for its day.';
  offer({
    said: `${what} ${name} had heard of it.`,
    action: 'Write gracefully',
    onAction: () => openDialog({ is: 'draft', moment: 'decline', card, party }),
  });
}
