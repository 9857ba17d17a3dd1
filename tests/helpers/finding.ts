// What a search finds, by the names that a window shows.
import { Search } from '../../electron/keeper/search.ts';
import { nameOf, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { InteractionId, PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { find as findIn } from '../../shared/model/table.ts';
import { type Story, TODAY } from '../shared/story.ts';

interface Told {
  readonly document: VouchsafeDocument;
}

/** A search that follows a story. */
export function searchIn(story: Told): Search {
  return new Search(
    () => story.document,
    () => TODAY,
  );
}

/** What answers to a text, best first, once the index has caught up. */
export async function found(story: Told, text: string, search = searchIn(story)): Promise<string[]> {
  const { document } = story;
  await search.follow();
  return search.find({ text, limit: 40 }).hits.map(({ table, id, name }) => {
    if (table === 'people') return nameOf(document, id as PersonId);
    if (table === 'firms') return `firm ${name}`;
    if (table === 'asks') return `ask ${findIn(document.asks, id)?.title}`;
    if (table === 'interactions') return `note ${findIn(document.interactions, id)?.text}`;
    return 'intro';
  });
}

/** Notes something about somebody. */
export function noteOf(story: Story, person: PersonId, text: string, on = TODAY): InteractionId {
  return story.change((document, stamp) => addInteraction(document, { person, kind: 'note', on, text }, stamp));
}
