// Goes where something outside the window leads: the menu, the tray, a notification, what was just captured.
import type { Destination } from '../../shared/destination.ts';
import { takeStep } from './keys.ts';
import { go, goTo, openDialog } from './place.ts';

/** Goes there. */
export function follow(to: Destination): void {
  if ('card' in to) go({ screen: { is: 'board' }, panel: to.card, dialog: undefined });
  else if ('person' in to) goTo({ is: 'person', id: to.person });
  else if ('screen' in to) goTo({ is: to.screen });
  else if ('step' in to) takeStep(to.step);
  else openDialog({ is: to.dialog });
}
