// Renames a tag for everybody who has it, and in the saved views that ask for it. A name that is a tag already joins the two.
import type { SavedViewId } from '../../../shared/model/identity.ts';
import { withTag } from '../../../shared/model/people-filter.ts';
import { readLook, writeLook } from '../../../shared/model/people-table.ts';
import { records } from '../../../shared/model/table.ts';
import { everybodyTagged, tagCounts } from '../../../shared/model/tags.ts';
import { attempt } from '../../ui/attempt.ts';
import { offerUndo } from '../../ui/offer.tsx';
import { sayPeople } from '../../ui/saying.ts';
import { request, theDocument } from '../../vouchsafe.ts';

/** Answers whether it was done. All of it is taken back by the one button that is offered. */
export async function renameTag(from: string, to: string): Promise<boolean> {
  const { people, views } = theDocument();
  const count = tagCounts(people).find(({ tag }) => tag === from)?.count ?? 0;
  const asking = [...records(views)].flatMap(({ id, shows: before }) => {
    const look = readLook(before);
    const after = look && writeLook({ ...look, filter: withTag(look.filter, from, to) }, look.isFirst);
    return after === undefined || after === before ? [] : [{ id, before, after }];
  });
  const edit = (id: SavedViewId, shows: string) => request('view.edit', { id, changes: { shows } });
  return await attempt(async () => {
    for (const { id, after } of asking) await edit(id, after);
    const ids = everybodyTagged(people, from);
    const batch = await request('people.edit', { ids, changes: { addTags: [to], removeTags: [from] } });
    offerUndo(`“${from}” is now “${to}”, for ${sayPeople(count)}.`, async () => {
      await request('batch.undo', { id: batch });
      for (const { id, before } of asking) await edit(id, before);
    });
  });
}
