// What a file says of two people together: whom somebody knows, and who brought us together, taken in once however often
// the file comes.
import { describe, expect, test } from 'vitest';
import type { Arrival, ArrivalEntry } from '../../shared/model/arrival.ts';
import { boardOf } from '../../shared/model/board.ts';
import { bin } from '../../shared/model/cards.ts';
import type { TableName } from '../../shared/model/document.ts';
import { entriesOf } from '../../shared/model/history.ts';
import { roleIn } from '../../shared/model/intro.ts';
import { ledgerWith } from '../../shared/model/ledger.ts';
import { editPerson } from '../../shared/model/person.ts';
import { everyRecord, records } from '../../shared/model/table.ts';
import { thanksOwed } from '../../shared/model/thanks.ts';
import { editTie, recordTie, tiesOf } from '../../shared/model/tie.ts';
import { Story, TODAY, unlawful } from './story.ts';
import { arrival, mail, named, take } from './taking.ts';

const _WALK: ArrivalEntry = { uid: 'w1', kind: 'met', on: '2022-06-30', text: 'Walk along the Douro' };
const _CALL: ArrivalEntry = { kind: 'called', on: '2026-03-14', text: 'The new ward' };

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
    expect(entriesOf(intro).map(({ what }) => what)).toEqual([
      'closed',
      'reported',
      'thanked',
      'thanked',
      'introduced',
    ]);
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
