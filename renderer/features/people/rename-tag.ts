// Renames a tag for everybody who has it, in the saved views that ask for it, and with its drumbeat. A name that is a tag already joins the two.
import { joinedRhythm, type Rhythm, rhythmOfTag } from '../../../shared/model/drumbeat.ts';
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
  const document = theDocument();
  const { people, views } = document;
  const count = tagCounts(people).find(({ tag }) => tag === from)?.count ?? 0;
  const asking = [...records(views)].flatMap(({ id, shows: before }) => {
    const look = readLook(before);
    const after = look && writeLook({ ...look, filter: withTag(look.filter, from, to) }, look.isFirst);
    return after === undefined || after === before ? [] : [{ id, before, after }];
  });
  const edit = (id: SavedViewId, shows: string) => request('view.edit', { id, changes: { shows } });
  const [own, others] = [rhythmOfTag(document, from), rhythmOfTag(document, to)];
  const joined = joinedRhythm(document, from, to);
  return await attempt(async () => {
    for (const { id, after } of asking) await edit(id, after);
    const ids = everybodyTagged(people, from);
    const batch = await request('people.edit', { ids, changes: { addTags: [to], removeTags: [from] } });
    if (own) {
      await beat(to, joined);
      await beat(from, undefined);
    }
    offerUndo(`“${from}” is now “${to}”, for ${sayPeople(count)}.`, async () => {
      await request('batch.undo', { id: batch });
      for (const { id, before } of asking) await edit(id, before);
      if (own) {
        await beat(from, own);
        await beat(to, others);
      }
    });
  });
}

/** Says how often to be in touch with everybody who has a tag. */
export function beat(tag: string, rhythm: Rhythm | undefined): Promise<unknown> {
  return request('tag.drumbeat', { tag, ideal: rhythm?.ideal ?? 0, atWorst: rhythm?.atWorst ?? 0 });
}
