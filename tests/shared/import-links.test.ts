// What a file brings round its people: what happened, where they were, whom they know, and who brought us together. The
// same file again brings nothing; what the user did since stays.
import { describe, expect, test } from 'vitest';
import type { Arrival, ArrivalEntry } from '../../shared/model/arrival.ts';
import { bin } from '../../shared/model/cards.ts';
import type { TableName } from '../../shared/model/document.ts';
import { affiliationsOf, editAffiliation } from '../../shared/model/firm.ts';
import { editInteraction, interactionsWith } from '../../shared/model/interaction.ts';
import { records } from '../../shared/model/table.ts';
import { Story, TODAY, unlawful } from './story.ts';
import { arrival, mail, named, people, take } from './taking.ts';

const WALK: ArrivalEntry = { uid: 'w1', kind: 'met', on: '2022-06-30', text: 'Walk along the Douro' };
const CALL: ArrivalEntry = { kind: 'called', on: '2026-03-14', text: 'The new ward' };

const ANA = arrival('Ana Jansen', { uid: 'a1', firm: 'Tidewater', ...mail('ana@tide.example') });
const BO = arrival('Bo Xu', { uid: 'b1', ...mail('bo@x.example') });

function putAway(story: Story, table: TableName, ids: readonly string[]): void {
  story.change((document, stamp) => bin(document, { table, ids: [...ids] }, stamp));
}

/** Takes a file in, then again: the second time changes nothing. */
function takeTwice(story: Story, file: readonly Arrival[]): void {
  take(story, file);
  const before = story.document;
  expect(take(story, file)).toEqual(file.map(() => 'none'));
  expect(story.document).toBe(before);
  expect(unlawful(before)).toEqual([]);
}

describe('entries', () => {
  const file = [
    { ...ANA, entries: [WALK, CALL] },
    { ...BO, entries: [WALK] },
  ];

  test('become interactions of each who was there, once', () => {
    const story = new Story();
    takeTwice(story, file);
    const texts = (name: string) => interactionsWith(story.document, named(story, name).id).map(({ text }) => text);
    expect(texts('Ana Jansen')).toEqual(['The new ward', 'Walk along the Douro']);
    expect(texts('Bo Xu')).toEqual(['Walk along the Douro']);
  });

  test('of a newer file are added, and those that the user changed or threw away stay so', () => {
    const story = new Story();
    take(story, file);
    const [call, walk] = interactionsWith(story.document, named(story, 'Ana Jansen').id);
    const changes = { text: 'A long walk', on: '2022-07-01' };
    story.change((document) => editInteraction(document, { id: walk?.id as never, changes }));
    putAway(story, 'interactions', [call?.id ?? '']);
    const note: ArrivalEntry = { uid: 'n1', kind: 'note', on: '2026-05-01', text: 'Sails' };
    expect(take(story, [{ ...ANA, entries: [WALK, CALL, note] }, BO])).toEqual(['update', 'none']);
    expect(interactionsWith(story.document, named(story, 'Ana Jansen').id).map(({ text }) => text)).toEqual([
      'Sails',
      'A long walk',
    ]);
  });

  test('tell two namesakes apart who have nothing else', () => {
    const story = new Story();
    const twins = [
      arrival('John Smith', { entries: [WALK] }),
      arrival('John Smith', { entries: [CALL] }),
      arrival('John Smith'),
    ];
    takeTwice(story, twins);
    expect(take(story, [...twins].reverse())).toEqual(['none', 'none', 'none']);
    expect([...records(story.document.interactions)]).toHaveLength(2);
  });

  test('come back with an import that was undone, and is done again', () => {
    const story = new Story();
    take(story, [ANA]);
    const ties = [{ to: 'b1', kind: 'friend' }];
    const fuller = [{ ...ANA, entries: [WALK], past: [{ firm: 'Kelp' }], ties, metThrough: 'b1' }, BO];
    take(story, fuller);
    const counts = () => [
      people(story).length,
      [...records(story.document.interactions)].length,
      [...records(story.document.affiliations)].length,
      [...records(story.document.ties)].length,
      [...records(story.document.intros)].length,
    ];
    const before = counts();
    expect(before).toEqual([2, 1, 1, 1, 1]);
    story.takeBack(story.edits);
    expect(counts()).toEqual([1, 0, 0, 0, 0]);
    expect(take(story, fuller)).toEqual(['update', 'update']);
    expect(counts()).toEqual(before);
  });
});

describe('where somebody was', () => {
  const past = [{ firm: 'Kelp & Co', title: 'CFO', from: '2019', until: '2021-04' }, { firm: 'Lumen' }];

  test('becomes affiliations, once, and what the user corrects or throws away stays', () => {
    const story = new Story();
    takeTwice(story, [{ ...ANA, past }]);
    const of = () => affiliationsOf(story.document, named(story, 'Ana Jansen').id);
    const kelp = of().find(({ firm }) => firm === 'Kelp & Co');
    expect(kelp).toMatchObject({ title: 'CFO', from: '2019', until: '2021-04' });
    story.change((document) => editAffiliation(document, { id: kelp?.id as never, changes: { title: 'COO' } }));
    putAway(story, 'affiliations', [of().find(({ firm }) => firm === 'Lumen')?.id ?? '']);
    expect(take(story, [{ ...ANA, past }])).toEqual(['none']);
    expect(of()).toHaveLength(1);
    const more = [...past, { firm: 'Kelp and Co', title: 'Trainee' }];
    expect(take(story, [{ ...ANA, past: more }])).toEqual(['update']);
    expect(of().map(({ title }) => title)).toEqual(['COO', 'Trainee']);
  });

  test('at a time that cannot be told is kept in words too', () => {
    const story = new Story();
    takeTwice(story, [{ ...ANA, past: [{ firm: 'Kelp', title: 'CFO', until: 'last spring' }] }]);
    const ana = named(story, 'Ana Jansen');
    expect(ana.alsoInFile).toEqual({ 'Former firm': 'Kelp, CFO, , last spring' });
    expect(affiliationsOf(story.document, ana.id)[0]).not.toHaveProperty('until');
  });

  test('is also the firm that a newer file moves them from, with its title, until today', () => {
    const story = new Story();
    take(story, [{ ...ANA, title: 'Founder' }]);
    take(story, [{ ...ANA, firm: 'Tidewater, Inc.' }]);
    const of = () => affiliationsOf(story.document, named(story, 'Ana Jansen').id);
    expect(of()).toEqual([]);
    takeTwice(story, [{ ...ANA, firm: 'Northlight', title: 'Partner' }]);
    expect(named(story, 'Ana Jansen')).toMatchObject({ firm: 'Northlight', title: 'Partner' });
    expect(of()).toMatchObject([{ firm: 'Tidewater, Inc.', title: 'Founder', until: TODAY }]);
  });

  test('is told by the file itself, where it tells of that firm', () => {
    const story = new Story();
    take(story, [ANA]);
    take(story, [{ ...ANA, firm: 'Northlight', past: [{ firm: 'Tidewater', until: '2025' }] }]);
    const of = affiliationsOf(story.document, named(story, 'Ana Jansen').id);
    expect(of.map(({ firm, until }) => [firm, until])).toEqual([['Tidewater', '2025']]);
  });
});
