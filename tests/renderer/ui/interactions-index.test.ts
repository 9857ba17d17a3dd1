// Interactions found by person: the same as the model finds by walking all of them.
import { expect, test } from 'vitest';
import { interactionsOf, mergedIntoOf } from '../../../renderer/ui/interactions-index.ts';
import { bin } from '../../../shared/model/cards.ts';
import { addInteraction, interactionsWith } from '../../../shared/model/interaction.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { everyRecord } from '../../../shared/model/table.ts';
import { networkWith } from '../../helpers/network.ts';
import { Story } from '../../shared/story.ts';

test('everybody of an invented network has their interactions, newest first', () => {
  const network = networkWith({ people: 40, asks: 0, intros: 0, interactions: 400 });
  for (const { id } of everyRecord(network.people))
    expect(interactionsOf(network, id)).toEqual(interactionsWith(network, id));
});

test('a note that is added, binned, or comes by a merge shows at once', () => {
  const story = new Story();
  const [ana, twin] = [story.person('Ana'), story.person('Ana J.')];
  const write = (person: typeof ana, text: string) =>
    story.change((document, stamp) =>
      addInteraction(document, { person, kind: 'note', on: '2026-11-01', text }, stamp),
    );
  const words = () => interactionsOf(story.document, ana).map(({ text }) => text);
  const first = write(ana, 'one');
  write(twin, 'two');
  expect(words()).toEqual(['one']);
  story.change((document, stamp) => mergePeople(document, { keep: ana, other: twin, takeFromOther: [] }, stamp));
  expect(words().sort()).toEqual(['one', 'two']);
  expect(mergedIntoOf(story.document, ana).map(({ id }) => id)).toEqual([twin]);
  story.change((document, stamp) => bin(document, { table: 'interactions', ids: [first] }, stamp));
  expect(words()).toEqual(['two']);
});
