// Before a merge the user is told what it will re-point and what forbids it; afterwards it is found again.
import { expect, test } from 'vitest';
import { bin } from '../../shared/model/cards.ts';
import { addAffiliation } from '../../shared/model/firm.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { introBetween, mergeOf, mergePeople, recordsAbout } from '../../shared/model/merge.ts';
import { recordTie } from '../../shared/model/tie.ts';
import { Story } from './story.ts';

test('asks, introductions, notes, ties and times at firms are counted, what is in the bin is not', () => {
  const story = new Story();
  const [ana, bruno] = [story.person('Ana'), story.person('Bruno')];
  story.ask({ title: 'A CFO', asker: ana });
  const gone = story.ask({ title: 'Never mind', asker: ana });
  story.change((document, stamp) => bin(document, { table: 'asks', ids: [gone] }, stamp));
  story.propose({ partyA: ana, partyB: bruno });
  story.propose({ partyA: 'me', partyB: bruno, connector: ana });
  const note = { person: ana, kind: 'note', on: '2026-11-01', text: 'x' } as const;
  story.change((document, stamp) => addInteraction(document, note, stamp));
  story.change((document, stamp) => recordTie(document, { a: bruno, b: ana }, stamp));
  story.change((document, stamp) => addAffiliation(document, { person: ana, firm: 'Acme' }, stamp));
  const ofAna = { asks: 1, introductions: 2, notes: 1, ties: 1, affiliations: 1 };
  expect(recordsAbout(story.document, ana)).toEqual(ofAna);
});

test('an introduction between the two forbids a merge, until it is in the bin', () => {
  const story = new Story();
  const [ana, bruno] = [story.person('Ana'), story.person('Bruno')];
  const intro = story.propose({ partyA: bruno, partyB: ana });
  expect(introBetween(story.document, ana, bruno)?.id).toBe(intro);
  story.change((document, stamp) => bin(document, { table: 'intros', ids: [intro] }, stamp));
  expect(introBetween(story.document, ana, bruno)).toBeUndefined();
});

test('a merge is found by who was merged away, until it is taken back', () => {
  const story = new Story();
  const [ana, twin] = [story.person('Ana'), story.person('Ana J.')];
  const batch = story.change((document, stamp) =>
    mergePeople(document, { keep: ana, other: twin, takeFromOther: [] }, stamp),
  );
  expect(mergeOf(story.document, twin)?.id).toBe(batch);
  expect(mergeOf(story.document, ana)).toBeUndefined();
  story.takeBack(story.edits);
  expect(mergeOf(story.document, twin)).toBeUndefined();
});
