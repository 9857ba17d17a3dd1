// Tags as groups of people.
import { expect, test } from 'vitest';
import { bin } from '../../shared/model/cards.ts';
import { countTags, everybodyTagged, tagCounts } from '../../shared/model/tags.ts';
import { Story } from './story.ts';

test('tags are counted over everybody who is in use, by name, in whatever case they are written', () => {
  const story = new Story();
  const ana = story.person('Ana', { tags: ['seed', 'Água', 'constructor'] });
  story.person('Björn', { tags: ['seed', 'Seed'] });
  const gone = story.person('Chiara', { tags: ['seed', 'gone'] });
  story.change((document, stamp) => bin(document, { table: 'people', ids: [gone] }, stamp));
  expect(tagCounts(story.document.people)).toEqual([
    { tag: 'Água', count: 1 },
    { tag: 'constructor', count: 1 },
    { tag: 'Seed', count: 1 },
    { tag: 'seed', count: 2 },
  ]);
  expect(countTags([])).toEqual([]);
  expect(everybodyTagged(story.document.people, 'seed')).toHaveLength(3);
  expect(everybodyTagged(story.document.people, 'Água')).toEqual([ana]);
  expect(everybodyTagged(story.document.people, 'toString')).toEqual([]);
});
