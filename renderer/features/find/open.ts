// Opening what was found, where it lives: a person's or a firm's page, a card's panel on the board, a note on its page.
import type { Hit } from '../../../shared/found.ts';
import { survivorOf } from '../../../shared/model/document.ts';
import type { InteractionId, PersonId } from '../../../shared/model/identity.ts';
import { find } from '../../../shared/model/table.ts';
import { leaveTo } from '../../ui/back-keys.ts';
import { go, openDialog } from '../../ui/place.ts';
import { theDocument } from '../../vouchsafe.ts';

/** Opens a hit; a dialog that was open gives way. */
export function openFound({ table, id }: Pick<Hit, 'table' | 'id'>): void {
  switch (table) {
    case 'people':
      return leaveTo({ is: 'person', id: id as PersonId });
    case 'firms':
      return leaveTo({ is: 'firms', firm: id });
    case 'asks':
    case 'intros':
      return go({ screen: { is: 'board' }, panel: id, dialog: undefined });
    case 'interactions': {
      const document = theDocument();
      const note = find(document.interactions, id);
      if (!note) return;
      return leaveTo({ is: 'person', id: survivorOf(document, note.person), note: id as InteractionId });
    }
  }
}

/** What Ctrl+Enter does: an introduction for a person or an ask; nothing else has one. */
export function proposeFound({ table, id }: Pick<Hit, 'table' | 'id'>): boolean {
  if (table === 'people') openDialog({ is: 'intro', party: id as PersonId });
  else if (table === 'asks') openDialog({ is: 'intro', ask: id as never });
  else return false;
  return true;
}
