// The tags, firms and places that facets are completed with: read from the document when somebody types a facet, and kept
// until it changes.
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Vocabulary } from '../../../shared/model/facets.ts';
import { records } from '../../../shared/model/table.ts';
import { keeping } from '../../ui/keeping.ts';

/** All values of facets, those that most have first. */
export const vocabularyOf = keeping(
  ['people', 'asks', 'intros', 'firms'],
  (document: VouchsafeDocument): Vocabulary => {
    const [tags, firms, places] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
    const count = (counts: Map<string, number>, value: string | undefined) =>
      value && counts.set(value, (counts.get(value) ?? 0) + 1);
    for (const person of records(document.people)) {
      count(firms, person.firm);
      count(places, person.place);
      for (const tag in person.tags) count(tags, tag);
    }
    const others = [...records(document.asks), ...records(document.intros), ...records(document.firms)];
    for (const { tags: theirs } of others) for (const tag in theirs) count(tags, tag);
    const byCount = (counts: Map<string, number>) => [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
    return { tags: byCount(tags), firms: byCount(firms), places: byCount(places) };
  },
);
