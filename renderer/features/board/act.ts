// Doing what a card says next: each next action is one dialog, one request, or the panel where it is done.

import { missingFromBrief } from '../../../shared/model/ask.ts';
import type { NextAction } from '../../../shared/model/board.ts';
import type { Card } from '../../../shared/model/cards.ts';
import { isIntro } from '../../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { roleIn } from '../../../shared/model/intro.ts';
import { attempt, attemptMove, say } from '../../ui/attempt.ts';
import { go, openDialog } from '../../ui/place.ts';
import { request } from '../../vouchsafe.ts';

/** Does a card's next action. */
export function actOn(document: VouchsafeDocument, card: Card, next: NextAction): void {
  if (isIntro(card)) return actOnIntro(document, card, next);
  if (next.code === 'propose') return openDialog({ is: 'intro', ask: card.id });
  if (next.code === 'shape' && missingFromBrief(card).length === 0)
    return void attemptMove({ name: 'card.move', argument: { id: card.id, to: 'shaped' } });
  go({ panel: card.id });
}

function actOnIntro(document: VouchsafeDocument, intro: Extract<Card, { connector: unknown }>, next: NextAction): void {
  const { id } = intro;
  const connects = roleIn(intro) === 'connector';
  switch (next.code) {
    case 'ask':
      if (next.party === undefined) return;
      if (connects) return openDialog({ is: 'draft', moment: 'permission', card: id, party: next.party });
      return openDialog({ is: next.party === 'me' ? 'answered' : 'asked', card: id, party: next.party });
    case 'nudge':
    case 'wait':
      return next.party === undefined ? undefined : openDialog({ is: 'answered', card: id, party: next.party });
    case 'introduce':
      return openDialog(connects ? { is: 'draft', moment: 'introduction', card: id } : { is: 'introduce', card: id });
    case 'make ready':
      return void attemptMove({ name: 'card.move', argument: { id, to: 'ready' } });
    case 'follow up':
      return openDialog({ is: 'close', card: id });
    case 'thank':
      if (next.party !== undefined) void thank(id, next.party, nameOf(document, next.party));
      return;
    default:
      return go({ panel: id });
  }
}

async function thank(
  id: Extract<Card, { connector: unknown }>['id'],
  party: NonNullable<NextAction['party']>,
  name: string,
) {
  if (await attempt(() => request('card.thank', { id, party, thanks: 'sent' }))) say(`Noted: you thanked ${name}.`);
}
