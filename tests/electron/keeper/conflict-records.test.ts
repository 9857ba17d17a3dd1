// Whole records on two laptops: sets begun at once, cards moved, bins against edits, merges, imports. Nothing vanishes.
// On real Automerge documents, taken in as from a peer.
import { beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { editAsk } from '../../../shared/model/ask.ts';
import { boardOf } from '../../../shared/model/board.ts';
import { bin, findCard } from '../../../shared/model/cards.ts';
import { entriesOf } from '../../../shared/model/history.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { planImport, takeIn } from '../../../shared/model/import.ts';
import { closeIntro, moveCard } from '../../../shared/model/move.ts';
import { editPerson } from '../../../shared/model/person.ts';
import { find, recordPath } from '../../../shared/model/table.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { meet, type Settler, twoLaptops } from '../../helpers/settlers.ts';
import { TODAY } from '../../shared/story.ts';
import { arrival } from '../../shared/taking.ts';

beforeAll(startAutomerge);

const tagsOf = (laptop: Settler, id: PersonId, set: 'tags' | 'neverLeaves' = 'tags') =>
  Object.keys(find(laptop.document.people, id)?.[set] ?? {}).sort();
const about = (laptop: Settler, id: PersonId) => find(laptop.document.people, id)?.about;

describe('sets', () => {
  test('Y59: people of today have all their sets from the first, so what is put into them at once is all there', () => {
    const { study, travel, ana } = twoLaptops();
    for (const [laptop, tag] of [
      [study, 'health'],
      [travel, 'mills'],
    ] as const)
      laptop.change((d) => editPerson(d, { id: ana, changes: { tags: [tag], neverLeaves: [tag] } }));
    for (const [laptop, size] of [
      [study, 'M'],
      [travel, 'L'],
    ] as const)
      laptop.change((d, s) =>
        takeIn(d, planImport(d, [arrival('Ana', { alsoInFile: { [`X-${size}`]: size } })], {}), s),
      );
    meet(study, travel);
    for (const laptop of [study, travel]) {
      expect([tagsOf(laptop, ana), tagsOf(laptop, ana, 'neverLeaves')]).toEqual([
        ['health', 'mills'],
        ['health', 'mills'],
      ]);
      expect([laptop.words, laptop.found]).toEqual([[], []]);
    }
  });

  /** Somebody of an older vault, in which this set did not exist before something was put into it. */
  function older() {
    const scene = twoLaptops();
    const { ana } = scene;
    scene.study.change((d) => {
      const person = find(d.people, ana);
      delete person?.neverLeaves;
    });
    meet(scene.study, scene.travel);
    scene.study.change((d) => editPerson(d, { id: ana, changes: { neverLeaves: ['about'] } }));
    scene.travel.change((d) => editPerson(d, { id: ana, changes: { neverLeaves: ['needs', 'about'] } }));
    scene.study.change((d) => editPerson(d, { id: ana, changes: { neverLeaves: ['about', 'place'] } }));
    meet(scene.study, scene.travel);
    return { ...scene, path: ['people', ...recordPath(ana), 'neverLeaves'] };
  }

  test('Y59: two sets begun at once in an older vault: joined, nothing is missing, and it is over on both', () => {
    const { study, travel, ana, path } = older();
    expect(study.words).toHaveLength(1);
    expect(study.words[0]).toMatch(/^Ana, what never leaves the vault: also (needs on travel|place on study)$/);
    const [conflict] = study.told;
    study.settle(path, conflict?.kind === 'set' ? conflict.missing : {});
    travel.takeFrom(study);
    for (const laptop of [study, travel])
      expect([tagsOf(laptop, ana, 'neverLeaves'), laptop.words, laptop.found]).toEqual([
        ['about', 'needs', 'place'],
        [],
        [],
      ]);
    study.undo();
    travel.takeFrom(study);
    expect([study.told.length, travel.told.length]).toEqual([1, 1]);
  });

  test('Y59: left out, it is over too, until that is taken back', () => {
    const { study, travel, ana, path } = older();
    const before = [tagsOf(study, ana, 'neverLeaves'), study.words];
    study.settle(path, {});
    travel.takeFrom(study);
    expect([tagsOf(study, ana, 'neverLeaves'), study.words, travel.found]).toEqual([before[0], [], []]);
    study.undo();
    expect([tagsOf(study, ana, 'neverLeaves'), study.words]).toEqual(before);
  });
});

describe('cards', () => {
  test('Y60: moved on both: one stage stands, both moves are in the history, and the stage is to be settled', () => {
    const { study, travel, intro: id } = twoLaptops();
    study.change((d, s) => moveCard(d, { id, to: 'permission', override: true }, s));
    travel.change((d, s) => closeIntro(d, { id, outcome: 'no reply', override: true }, s));
    meet(study, travel);
    expect(study.words).toEqual(['Ana ↔ Björn, the column: closed (travel) | permission (study)']);
    const what = entriesOf(findCard(study.document, id)).map((entry) => entry.what);
    expect(what.filter((each) => each === 'moved' || each === 'closed').sort()).toEqual(['closed', 'moved']);
    for (const { value } of study.field.values) {
      study.settle(study.field.path, value);
      const columns = boardOf(study.document, TODAY).columns;
      expect(columns[value as 'closed'].map((card) => card.id)).toContain(id);
      expect(findCard(study.document, id).closedAt === undefined).toBe(value !== 'closed');
      study.undo();
      expect(study.told).toHaveLength(1);
    }
    travel.takeFrom(study);
    expect([...travel.words]).toEqual([...study.words]);
    expect(travel.document).toEqual(study.document);
  });

  test('Y60: moved to the same column on both, nothing is said', () => {
    const { study, travel, ask: id } = twoLaptops();
    for (const laptop of [study, travel]) laptop.change((d, s) => moveCard(d, { id, to: 'shaped', override: true }, s));
    meet(study, travel);
    expect([
      study.words,
      entriesOf(findCard(study.document, id)).filter(({ what }) => what === 'moved').length,
    ]).toEqual([[], 2]);
  });
});

describe('the bin against an edit', () => {
  function binned() {
    const scene = twoLaptops();
    const { study, travel, ask, cem } = scene;
    travel.change((d, s) => bin(d, { table: 'asks', ids: [ask] }, s));
    study.change((d, s) => editAsk(d, { id: ask, changes: { due: '2026-12-24' } }, s));
    study.change((d, s) => bin(d, { table: 'people', ids: [cem] }, s));
    travel.change((d) => editPerson(d, { id: cem, changes: { about: 'Sails' } }));
    meet(study, travel);
    return { ...scene, card: ['asks', ...recordPath(ask)], person: ['people', ...recordPath(cem)] };
  }
  const SAID = ['A CFO, binned on travel, changed on study', 'Cem, binned on study, changed on travel'];

  test('Y61: it lies in the bin on both, with the edit in it, and both say so', () => {
    const { study, travel, ask, cem } = binned();
    for (const laptop of [study, travel]) {
      expect([...laptop.words].sort()).toEqual(SAID);
      expect(laptop.found).toHaveLength(2);
      expect(find(laptop.document.asks, ask)).toMatchObject({ due: '2026-12-24', binnedAt: expect.any(Number) });
      expect(about(laptop, cem)).toBe('Sails');
    }
  });

  test.each([true, false])(
    'Y61: restored (%s) or left on one laptop, it is over on both; taken back, it is as before',
    (restore) => {
      const { study, travel, ask, cem, card, person } = binned();
      const isIn = (laptop: Settler) =>
        [find(laptop.document.asks, ask), find(laptop.document.people, cem)].map((one) => one?.binnedAt !== undefined);
      study.leave(card, restore);
      study.leave(person, restore);
      travel.takeFrom(study);
      for (const laptop of [study, travel])
        expect([laptop.words, laptop.found, isIn(laptop)]).toEqual([[], [], [!restore, !restore]]);
      study.undo();
      study.undo();
      travel.takeFrom(study);
      for (const laptop of [study, travel])
        expect([[...laptop.words].sort(), isIn(laptop)]).toEqual([SAID, [true, true]]);
      expect(() => study.leave(['people', ...recordPath(ask)], true)).toThrow(new Refusal('changed-since'));
    },
  );

  test('Y61: binned on both, or by one who knew the edit, there is nothing to say', () => {
    const { study, travel, ask, ana } = twoLaptops();
    study.change((d, s) => editAsk(d, { id: ask, changes: { due: '2026-12-24' } }, s));
    meet(study, travel);
    for (const laptop of [study, travel]) laptop.change((d, s) => bin(d, { table: 'asks', ids: [ask] }, s));
    study.change((d) => editPerson(d, { id: ana, changes: { about: 'x' } }));
    meet(study, travel);
    expect([study.words, study.found]).toEqual([[], []]);
  });

  test('Y61: binned on one, and on the other a set begun in it that was not there: both say so', () => {
    const { study, travel, ana } = twoLaptops();
    study.change((d) => {
      const person = find(d.people, ana);
      delete person?.neverLeaves;
    });
    meet(study, travel);
    study.change((d, s) => bin(d, { table: 'people', ids: [ana] }, s));
    travel.change((d) => editPerson(d, { id: ana, changes: { neverLeaves: ['needs'] } }));
    meet(study, travel);
    for (const { words } of [study, travel]) expect(words).toEqual(['Ana, binned on study, changed on travel']);
  });
});
