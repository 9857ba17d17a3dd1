// Who is meant by a row: the reason is told, the user may say that it is somebody else, and two who were merged stay one.
import { describe, expect, test } from 'vitest';
import { undoBatch } from '../../shared/model/batch-undo.ts';
import { distinctPairs, pairKey } from '../../shared/model/distinction.ts';
import { survivorOf } from '../../shared/model/document.ts';
import type { BatchId } from '../../shared/model/identity.ts';
import { planImport } from '../../shared/model/import.ts';
import { interactionsWith } from '../../shared/model/interaction.ts';
import { type MergeField, mergePeople } from '../../shared/model/merge.ts';
import { editPeople, editPerson } from '../../shared/model/person.ts';
import { everyRecord, find, type Kept, records, type Table } from '../../shared/model/table.ts';
import { Story, unlawful } from './story.ts';
import { arrival, mail, named, people, take } from './taking.ts';

describe('the reason why a row is taken for somebody', () => {
  const profile = 'https://www.linkedin.com/in/ana';

  test.each([
    ['same e-mail', { emails: { 'ANA@tide.example': '' } }, mail('ana@tide.example')],
    ['same LinkedIn address', { links: { [profile]: '' } }, { uid: profile }],
    ['same name and firm', { firm: 'Tidewater' }, { firm: 'Tidewater' }],
    ['same name', {}, {}],
  ] as const)('is: %s', (reason, fields, facts) => {
    const story = new Story();
    const ana = story.person('Ana', fields);
    const steps = planImport(story.document, [arrival('Ana', { ...facts, note: 'Tall' }), arrival('Bo')]);
    expect(steps).toMatchObject([{ person: ana, effect: 'update', reason }, { effect: 'add' }]);
    expect(steps[1]).not.toHaveProperty('reason');
  });

  test('is the identity that their file gave them, though the user took their address out', () => {
    const story = new Story();
    take(story, [arrival('Ana', { uid: 'a1', ...mail('ana@tide.example') })]);
    const { id } = named(story, 'Ana');
    story.change((document) => editPerson(document, { id, changes: { emails: {}, name: 'Anna' } }));
    const [step] = planImport(story.document, [arrival('Ana', { uid: 'a1', note: 'Tall' })]);
    expect(step).toMatchObject({ person: id, reason: 'same identity in their files' });
  });
});

describe('a row that is somebody else', () => {
  const father = arrival('Jan Jansen', { ...mail('jansen@x.example'), title: 'Skipper' });
  const son = arrival('Jan Jansen', { ...mail('jansen@x.example'), title: 'Student', tags: ['young'] });
  const titles = (story: Story) =>
    people(story)
      .map(({ title }) => title)
      .sort();

  test('is added, and both are on record as two', () => {
    const story = new Story();
    take(story, [father]);
    const { id } = named(story, 'Jan Jansen');
    expect(planImport(story.document, [son])).toMatchObject([{ person: id, effect: 'update', reason: 'same e-mail' }]);
    expect(take(story, [son], [0])).toEqual(['add']);
    expect(titles(story)).toEqual(['Skipper', 'Student']);
    const [a = '', b = ''] = people(story).map((person) => person.id);
    expect([...distinctPairs(story.document)]).toEqual([pairKey(a, b)]);
    expect(unlawful(story.document)).toEqual([]);
  });

  test('is not added again by the same file, whether it is said again or not', () => {
    const story = new Story();
    take(story, [father]);
    take(story, [son, arrival('Bo')], [0]);
    const before = story.document;
    for (const apart of [[], [0], [0, 1]]) {
      expect(take(story, [son, arrival('Bo')], apart)).toEqual(['none', 'none']);
      expect(take(story, [father], apart)).toEqual(['none']);
    }
    expect(story.document).toBe(before);
  });

  test('is updated by a newer file of its own, and the other by theirs', () => {
    const story = new Story();
    take(story, [father]);
    take(story, [son], [0]);
    expect(take(story, [{ ...son, title: 'Engineer' }])).toEqual(['update']);
    expect(titles(story)).toEqual(['Engineer', 'Skipper']);
    expect(take(story, [father])).toEqual(['none']);
  });

  test('leaves nobody else in the file to be taken for the one it is not', () => {
    const story = new Story();
    story.person('Jo Smith');
    const rows = [arrival('Jo Smith', { place: 'Leeds' }), arrival('Jo Smith', { firm: 'Kelp' })];
    expect(planImport(story.document, rows).map(({ effect }) => effect)).toEqual(['update', 'add']);
    expect(take(story, rows, [0])).toEqual(['add', 'add']);
    expect(take(story, rows)).toEqual(['none', 'none']);
    expect(people(story)).toHaveLength(3);
  });

  test('that would be added or changes nothing is as it is', () => {
    const story = new Story();
    take(story, [father]);
    expect(take(story, [father, arrival('Bo')], [0, 1, 7])).toEqual(['none', 'add']);
    expect([...records(story.document.distinctions)]).toEqual([]);
  });
});

describe('two who were merged', () => {
  const ANA = arrival('Ana Jansen', { uid: 'a1', firm: 'Tidewater', title: 'CEO', alsoInFile: { ADR: 'Porto' } });
  const DOUBLE = arrival('A. M. Jansen', {
    uid: 'a2',
    title: 'Founder',
    place: 'Leeds',
    alsoInFile: { ADR: 'Leeds', SIZE: 'M' },
  });

  function merged(takeFromOther: readonly MergeField[] = []) {
    const story = new Story();
    take(story, [ANA, DOUBLE]);
    const [keep, other] = [named(story, 'Ana Jansen').id, named(story, 'A. M. Jansen').id];
    const batch = story.change((document, stamp) => mergePeople(document, { keep, other, takeFromOther }, stamp));
    return { story, keep, other, batch, edits: story.edits };
  }

  test('are not torn apart by the file that brought both, nor is anybody added', () => {
    for (const fields of [[], ['name', 'title', 'place']] as const) {
      const { story } = merged(fields);
      const before = story.document;
      for (const file of [[ANA, DOUBLE], [DOUBLE, ANA], [DOUBLE], [ANA]])
        expect(take(story, file)).toEqual(file.map(() => 'none'));
      expect(story.document).toBe(before);
    }
  });

  test('are one who is updated by what is new about either', () => {
    const { story, keep, other } = merged(['place']);
    const newer = { ...DOUBLE, place: 'York', title: 'Owner', ...mail('am@x.example'), tags: ['kelp'] };
    const steps = planImport(story.document, [ANA, newer]);
    expect(steps).toMatchObject([{ effect: 'none' }, { effect: 'update', person: keep, filed: other }]);
    take(story, [ANA, newer]);
    const ana = find(story.document.people, keep);
    expect(ana).toMatchObject({ name: 'Ana Jansen', title: 'CEO', place: 'York', tags: { kelp: true } });
    expect(ana?.emails).toEqual({ 'am@x.example': '' });
    expect(ana?.alsoInFile).toEqual({ ADR: 'Porto', SIZE: 'M' });
    expect(survivorOf(story.document, other)).toBe(keep);
    expect(take(story, [ANA, newer])).toEqual(['none', 'none']);
    expect([...records(story.document.people)]).toHaveLength(1);
    expect(unlawful(story.document)).toEqual([]);
  });

  test('have what happened with either, once', () => {
    const { story, keep } = merged();
    const entries = [{ uid: 'e1', kind: 'met' as const, on: '2022-06-30', text: 'Walk' }];
    const file = [ANA, { ...DOUBLE, entries, ties: [{ to: 'a1', kind: 'self' }] }];
    take(story, file);
    expect(interactionsWith(story.document, keep)).toHaveLength(1);
    expect([...records(story.document.ties)]).toEqual([]);
    expect(take(story, file)).toEqual(['none', 'none']);
  });

  test('are spoken of by either identity', () => {
    const { story, keep } = merged();
    take(story, [arrival('Bo Xu', { metThrough: 'a2', ties: [{ to: 'a1', kind: 'friend' }] })]);
    expect(named(story, 'Bo Xu').metThrough).toBe(keep);
    const before = story.document;
    const again = arrival('Bo Xu', { metThrough: 'a1', ties: [{ to: 'a2', kind: 'friend' }] });
    expect(take(story, [again])).toEqual(['none']);
    expect(story.document).toBe(before);
  });

  test('and parted again are each as their file has them', () => {
    const { story, batch, edits, other } = merged(['title']);
    take(story, [ANA, { ...DOUBLE, place: 'York' }]);
    story.change((document, stamp) => undoBatch(document, { id: batch, edits }, stamp));
    expect(survivorOf(story.document, other)).toBe(other);
    expect(take(story, [ANA, DOUBLE])).not.toContain('add');
    expect(people(story)).toHaveLength(2);
  });
});

describe('what the user took out', () => {
  test('stays out: a tag, one by one or of many, a drumbeat, how close, a mark of privacy', () => {
    const story = new Story();
    const file = [
      arrival('Ana', {
        uid: 'a1',
        tags: ['a', 'b', 'c'],
        drumbeat: 30,
        closeness: 'well',
        isPrivate: true,
        howMet: 'Sea',
      }),
    ];
    take(story, file);
    const { id } = named(story, 'Ana');
    expect(named(story, 'Ana')).toMatchObject({ drumbeat: 30, closeness: 'well', neverLeaves: { '*': true } });
    const changes = { tags: ['b', 'c'], drumbeat: 0, closeness: '' as const, neverLeaves: [], howMet: 'At sea' };
    story.change((document) => editPerson(document, { id, changes }));
    story.change((document, stamp) => editPeople(document, { ids: [id], changes: { removeTags: ['c'] } }, stamp));
    expect(take(story, file)).toEqual(['none']);
    const ana = named(story, 'Ana');
    expect(ana).toMatchObject({ tags: { b: true }, neverLeaves: {}, howMet: 'At sea' });
    expect([ana.tags, ana.drumbeat, ana.closeness]).toEqual([{ b: true }, undefined, undefined]);
  });

  test('a newer file changes a drumbeat and a closeness that are still its own', () => {
    const story = new Story();
    const file = (drumbeat: number) => [arrival('Ana', { uid: 'a1', drumbeat, expertise: 'Care', needs: 'A CFO' })];
    take(story, file(30));
    expect(take(story, file(90))).toEqual(['update']);
    expect(named(story, 'Ana')).toMatchObject({ drumbeat: 90, expertise: 'Care', needs: 'A CFO' });
    expect(take(story, file(90))).toEqual(['none']);
  });
});

test('an import that is undone and done again is as it was at first', () => {
  const story = new Story();
  take(story, [arrival('Ana', { uid: 'a1' })]);
  const file = [
    arrival('Ana', { uid: 'a1', firm: 'Kelp', tags: ['x'], isPrivate: true, metThrough: 'b1' }),
    arrival('Bo', { uid: 'b1', ties: [{ to: 'a1', kind: 'friend' }], past: [{ firm: 'Lumen' }] }),
  ];
  const plan = () => planImport(story.document, file).map(({ effect, links }) => ({ effect, ties: links.ties.length }));
  expect(take(story, file)).toEqual(['update', 'add']);
  const shape = () => [...records(story.document.people)].map(({ name, firm, tags }) => ({ name, firm, tags }));
  const before = new Set(shape().map((each) => JSON.stringify(each)));
  story.takeBack(story.edits);
  expect(plan()).toEqual([
    { effect: 'update', ties: 0 },
    { effect: 'update', ties: 1 },
  ]);
  take(story, file);
  expect(new Set(shape().map((each) => JSON.stringify(each)))).toEqual(before);
  const { ties, intros, affiliations } = story.document;
  expect([ties, intros, affiliations].map((table) => [...records<Kept>(table as Table<Kept>)].length)).toEqual([
    1, 1, 1,
  ]);
  expect([...everyRecord(story.document.people)]).toHaveLength(2);
});

test('an import that says who had introduced somebody known is undone as a whole, the introducer too', () => {
  const story = new Story();
  const bo = story.person('Bo Xu', { emails: { 'bo@x.example': '' } });
  take(story, [arrival('Bo Xu', { ...mail('bo@x.example'), metThrough: 'a1' }), arrival('Ana', { uid: 'a1' })]);
  expect(find(story.document.people, bo)?.metThrough).toBe(named(story, 'Ana').id);
  const [batch] = [...records(story.document.batches)];
  const { edits } = story;
  const plan = story.change((document, stamp) => undoBatch(document, { id: batch?.id as BatchId, edits }, stamp));
  expect(plan.kept).toEqual([]);
  expect(people(story).map(({ name }) => name)).toEqual(['Bo Xu']);
  expect(find(story.document.people, bo)).not.toHaveProperty('metThrough');
  expect([...records(story.document.intros)]).toEqual([]);
});
