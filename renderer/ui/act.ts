// Doing what a card says next, from the board, its panel or any list: each next action is one dialog, one request, or the
// field of the panel where it is done.
import { type Ask, missingFromBrief } from '../../shared/model/ask.ts';
import type { NextAction } from '../../shared/model/board.ts';
import { type Card, isIntro } from '../../shared/model/cards.ts';
import { type Intro, roleIn } from '../../shared/model/intro.ts';
import { attemptMove } from './attempt.ts';
import { type Dialog, go, openDialog } from './place.ts';

/** Does a card's next action. */
export function actOn(card: Card, next: NextAction): void {
  if (isIntro(card)) return actOnIntro(card, next);
  if (next.code === 'propose') return openDialog({ is: 'intro', ask: card.id });
  if (next.code === 'shape') {
    const [missing] = missingFromBrief(card);
    if (missing) return writeIn(card.id, missing);
    return void attemptMove({ name: 'card.move', argument: { id: card.id, to: 'shaped' } });
  }
  const dialog = dialogForAsk(card, next);
  if (dialog) openDialog(dialog);
  else go({ screen: { is: 'board' }, panel: card.id });
}

function dialogForAsk(ask: Ask, { code, party }: NextAction): Dialog | undefined {
  if (party === undefined) return undefined;
  if (code === 'ask now') return { is: 'draft', moment: 'ask', card: ask.id, party };
  if (code !== 'take up') return undefined;
  return { is: 'intro', ask: ask.id, connector: party };
}

/** Opens a card's panel and puts the cursor into one of its fields. */
export function writeIn(card: string, field: string): void {
  go({ screen: { is: 'board' }, panel: card, dialog: undefined });
  focusField(field, 20);
}

function actOnIntro(intro: Intro, next: NextAction): void {
  const dialog = dialogFor(intro, next);
  if (dialog) return openDialog(dialog);
  if (next.code === 'make ready')
    return void attemptMove({ name: 'card.move', argument: { id: intro.id, to: 'ready' } });
  // The first of what the connector still lacks.
  if (next.code === 'prepare') return writeIn(intro.id, intro.blurb?.trim() ? 'names' : 'blurb');
  go({ screen: { is: 'board' }, panel: intro.id });
}

function dialogFor(intro: Intro, { code, party }: NextAction): Dialog | undefined {
  const card = intro.id;
  const connects = roleIn(intro) === 'connector';
  switch (code) {
    case 'ask':
      if (party === 'me') return { is: 'answered', card, party };
      return party && { is: 'draft', moment: connects ? 'permission' : 'ask', card, party };
    case 'nudge':
      return party && { is: 'draft', moment: 'nudge', card, party };
    case 'wait':
      return party && { is: 'answered', card, party };
    case 'introduce':
      return connects ? { is: 'draft', moment: 'introduction', card } : { is: 'introduce', card };
    case 'follow up':
      return party ? { is: 'draft', moment: 'follow-up', card, party } : { is: 'close', card };
    case 'hear':
      return party && { is: 'feedback', card, party };
    case 'thank':
      return party && { is: 'draft', moment: 'thanks', card, party };
    case 'tell':
      return party && { is: 'draft', moment: 'circle back', card, party };
    default:
      return undefined;
  }
}

/** The panel may have to open first. */
function focusField(field: string, frames: number): void {
  const element = document.querySelector<HTMLElement>(`[data-field="${field}"] :is(textarea, input)`);
  element?.focus();
  element?.scrollIntoView({ block: 'center' });
  if (frames > 0 && !element) requestAnimationFrame(() => focusField(field, frames - 1));
}
