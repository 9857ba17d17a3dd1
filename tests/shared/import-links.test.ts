// What a file brings round its people: what happened, where they were, whom they know, and who brought us together. The
// same file again brings nothing; what the user did since stays.
import { describe, expect, test } from 'vitest';
import type { Arrival, ArrivalEntry } from '../../shared/model/arrival.ts';
import { boardOf } from '../../shared/model/board.ts';
import { bin } from '../../shared/model/cards.ts';
import type { TableName } from '../../shared/model/document.ts';
import { affiliationsOf, editAffiliation } from '../../shared/model/firm.ts';
import { entriesOf } from '../../shared/model/history.ts';
import { editInteraction, interactionsWith } from '../../shared/model/interaction.ts';
import { roleIn } from '../../shared/model/intro.ts';
import { ledgerWith } from '../../shared/model/ledger.ts';
import { editPerson } from '../../shared/model/person.ts';
import { thanksOwed } from '../../shared/model/promise.ts';
import { everyRecord, records } from '../../shared/model/table.ts';
import { editTie, recordTie, tiesOf } from '../../shared/model/tie.ts';
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

describe('a tie', () => {
  test('is recorded once, with what each side says', () => {
    const story = new Story();
    const file = [
      { ...ANA, ties: [{ to: 'b1', kind: 'mentor' }] },
      { ...BO, ties: [{ to: 'a1', kind: 'protégé' }] },
    ];
    takeTwice(story, file);
    const [ana, bo] = [named(story, 'Ana Jansen').id, named(story, 'Bo Xu').id];
    expect([...records(story.document.ties)]).toHaveLength(1);
    expect(tiesOf(story.document, ana)).toMatchObject([{ other: bo, kind: 'mentor' }]);
    expect(tiesOf(story.document, bo)).toMatchObject([{ other: ana, kind: 'protégé' }]);
  });

  test('of two kinds has both words', () => {
    const story = new Story();
    const ties = [
      { to: 'b1', kind: 'friend' },
      { to: 'Bo Xu', kind: 'colleague' },
      { to: 'b1', kind: '' },
    ];
    takeTwice(story, [{ ...ANA, ties }, BO]);
    expect(tiesOf(story.document, named(story, 'Bo Xu').id)[0]?.kind).toBe('friend, colleague');
    expect([...records(story.document.ties)]).toHaveLength(1);
  });

  test('leads to somebody of the network, by identity or by the only name like it', () => {
    const story = new Story();
    take(story, [BO]);
    story.person('Chiara Guerra');
    const ties = [
      { to: 'b1', kind: 'friend' },
      { to: 'Chiara Guerra', kind: 'sister' },
    ];
    takeTwice(story, [{ ...ANA, ties }]);
    const others = new Map(
      tiesOf(story.document, named(story, 'Ana Jansen').id).map(({ other, kind }) => [other, kind]),
    );
    expect(others.get(named(story, 'Bo Xu').id)).toBe('friend');
    expect(others.get(named(story, 'Chiara Guerra').id)).toBe('sister');
  });

  test('to a name that nobody or several have stays in words, until somebody can tell', () => {
    const story = new Story();
    for (const place of ['Porto', 'Leeds']) story.person('John Smith', { place });
    const ties = ['John Smith', 'Jenny', 'Jo', 'Ana Jansen'].map((to) => ({
      to,
      kind: to === 'Jenny' ? '' : 'friend',
    }));
    takeTwice(story, [{ ...ANA, ties }]);
    expect(named(story, 'Ana Jansen').alsoInFile).toEqual({
      'RELATED (friend)': 'John Smith',
      RELATED: 'Jenny',
      'RELATED (friend) 2': 'Jo',
      'RELATED (friend) 3': 'Ana Jansen',
    });
    expect([...records(story.document.ties)]).toEqual([]);
    story.person('Jenny');
    takeTwice(story, [{ ...ANA, ties }]);
    expect(tiesOf(story.document, named(story, 'Jenny').id)).toHaveLength(1);
  });

  test('that the reader kept in words already is not kept twice', () => {
    const story = new Story();
    const alsoInFile = { 'X-MS-SPOUSE': 'Jenny', 'RELATED (friend)': 'urn:uuid:AB-1' };
    const ties = [
      { to: 'Jenny', kind: 'spouse' },
      { to: 'ab-1', kind: 'friend' },
    ];
    takeTwice(story, [{ ...ANA, ties, alsoInFile }]);
    expect(named(story, 'Ana Jansen').alsoInFile).toEqual(alsoInFile);
  });

  test('that the user changed, made or threw away stays as they left it', () => {
    const story = new Story();
    const file = [{ ...ANA, ties: [{ to: 'b1', kind: 'friend' }] }, BO];
    take(story, file);
    const [tie] = [...records(story.document.ties)];
    story.change((document) => editTie(document, { id: tie?.id as never, changes: { kind: 'rival' } }));
    expect(take(story, file)).toEqual(['none', 'none']);
    putAway(story, 'ties', [tie?.id ?? '']);
    expect(take(story, file)).toEqual(['none', 'none']);
    expect([...records(story.document.ties)]).toEqual([]);

    const mine = new Story();
    const [ana, bo] = [
      mine.person('Ana Jansen', { emails: { 'ana@tide.example': '' } }),
      mine.person('Bo Xu', { emails: { 'bo@x.example': '' } }),
    ];
    mine.change((document, stamp) => recordTie(document, { a: bo, b: ana, kind: 'rival' }, stamp));
    take(mine, file);
    expect([...records(mine.document.ties)]).toMatchObject([{ a: bo, b: ana, kind: 'rival' }]);
  });
});

describe('who brought us together', () => {
  const file = [ANA, { ...BO, metThrough: 'a1', metOn: '2019-05-04' }];

  test('is on record as an introduction that I received, made long ago: nobody is owed anything for it', () => {
    const story = new Story();
    takeTwice(story, file);
    const [ana, bo] = [named(story, 'Ana Jansen'), named(story, 'Bo Xu')];
    expect(bo.metThrough).toBe(ana.id);
    const [intro, ...others] = [...records(story.document.intros)];
    if (!intro || others.length > 0) throw new Error('there should be one introduction');
    expect(intro).toMatchObject({
      connector: ana.id,
      partyA: 'me',
      partyB: bo.id,
      stage: 'closed',
      outcome: 'worked out',
      introducedOn: '2019-05-04',
    });
    expect(roleIn(intro)).toBe('introduced');
    expect(thanksOwed(intro)).toEqual([]);
    expect(entriesOf(intro).map(({ what }) => what)).toEqual(['closed', 'introduced']);
    expect(ledgerWith(story.document, ana.id)).toMatchObject({ received: { introductions: 1 }, open: 0 });
    expect(boardOf(story.document, TODAY).columns.closed.map(({ id }) => id)).toEqual([intro.id]);
  });

  test('without a day is an introduction without a day', () => {
    const story = new Story();
    takeTwice(story, [ANA, { ...BO, metThrough: 'Ana Jansen' }]);
    const [intro] = [...records(story.document.intros)];
    expect(intro).not.toHaveProperty('introducedOn');
  });

  test('is a name until they are in the network, and then they', () => {
    const story = new Story();
    const bo = [{ ...BO, metThrough: 'Ana Jansen' }];
    takeTwice(story, bo);
    expect(named(story, 'Bo Xu')).toMatchObject({ metThroughName: 'Ana Jansen' });
    const ana = story.person('Ana Jansen');
    takeTwice(story, bo);
    expect(named(story, 'Bo Xu').metThrough).toBe(ana);
    expect(named(story, 'Bo Xu')).not.toHaveProperty('metThroughName');
    expect([...records(story.document.intros)]).toHaveLength(1);
  });

  test('stays as the user says', () => {
    const story = new Story();
    take(story, file);
    const chiara = story.person('Chiara Guerra');
    const { id } = named(story, 'Bo Xu');
    for (const [metThrough, metThroughName] of [
      [chiara, ''],
      ['', 'My aunt'],
      ['', ''],
    ] as const) {
      const changes = { metThrough: metThrough as typeof chiara, metThroughName };
      story.change((document) => editPerson(document, { id, changes }));
      expect(take(story, file)).toEqual(['none', 'none']);
    }
    expect(named(story, 'Bo Xu')).not.toHaveProperty('metThrough');
    expect([...everyRecord(story.document.intros)]).toHaveLength(1);
  });

  test('follows a newer file where the user has not touched it', () => {
    const story = new Story();
    take(story, file);
    const chiara = arrival('Chiara Guerra', { uid: 'c1' });
    takeTwice(story, [ANA, chiara, { ...BO, metThrough: 'c1' }]);
    expect(named(story, 'Bo Xu').metThrough).toBe(named(story, 'Chiara Guerra').id);
  });

  test('is on record once, and not again when the user threw the card away or had written it', () => {
    const story = new Story();
    take(story, file);
    putAway(
      story,
      'intros',
      [...records(story.document.intros)].map(({ id }) => id),
    );
    expect(take(story, file)).toEqual(['none', 'none']);

    const mine = new Story();
    const [ana, bo] = [
      mine.person('Ana Jansen', { emails: { 'ana@tide.example': '' } }),
      mine.person('Bo Xu', { emails: { 'bo@x.example': '' } }),
    ];
    mine.propose({ connector: ana, partyA: 'me', partyB: bo });
    take(mine, file);
    expect([...everyRecord(mine.document.intros)]).toHaveLength(1);
  });

  test('is nobody when a file says that they introduced themselves', () => {
    const story = new Story();
    takeTwice(story, [{ ...ANA, metThrough: 'a1' }]);
    expect(named(story, 'Ana Jansen')).not.toHaveProperty('metThrough');
    expect([...records(story.document.intros)]).toEqual([]);
  });
});
