// A saved view of the table of people: its filters, its columns and its order under a name, on both laptops.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { VouchsafeDocument } from './document.ts';
import type { SavedViewId, Stamp } from './identity.ts';
import { setText } from './person.ts';
import { add, find, type Kept } from './table.ts';

export interface SavedView extends Kept {
  id: SavedViewId;
  name: string;
  /** What it shows, as text that only the table reads: a view changes as a whole. */
  shows: string;
}

export const viewFields = z.object({ name: z.string().trim().min(1).max(60), shows: z.string().max(5_000) });

export const viewChanges = viewFields.partial();

/** Saves a view under a name. */
export function saveView(document: VouchsafeDocument, argument: z.infer<typeof viewFields>, stamp: Stamp): SavedViewId {
  const id = stamp.newId() as SavedViewId;
  add(document.views, { ...argument, id, createdAt: stamp.now });
  return id;
}

/** Renames a saved view, or changes what it shows. */
export function editView(
  document: VouchsafeDocument,
  argument: { id: SavedViewId; changes: z.infer<typeof viewChanges> },
): void {
  const view = find(document.views, argument.id);
  if (!view) throw new Refusal('not-found');
  setText(view, argument.changes);
}
