// Where a window of the desk is to go because something outside it was chosen: the menu, the tray, a notification, what was
// just captured. It names cards and people by id only, because the main process hands it on.
import { z } from 'zod';
import { hexId } from './entry.ts';
import { personId } from './model/identity.ts';

export const destination = z.union([
  z.object({ card: hexId }),
  z.object({ person: personId }),
  z.object({ screen: z.enum(['today', 'board', 'people', 'map', 'insight', 'settings', 'laptops']) }),
  z.object({ dialog: z.enum(['ask', 'intro', 'person', 'log', 'inbox', 'import', 'export', 'keys']) }),
  // not a place, but a step of the page's own history, from the menu
  z.object({ step: z.enum(['undo', 'redo']) }),
]);
export type Destination = z.infer<typeof destination>;
