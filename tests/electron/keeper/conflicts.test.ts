// Two laptops write the same field while apart: both values are kept, shown with whose they are, and settled by the user; and
// settling is a change like any other. On real Automerge documents, taken in as from a peer.
import { beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { type Ask, captureAsk, editAsk, findAsk } from '../../../shared/model/ask.ts';
import { joinTexts } from '../../../shared/model/conflict.ts';
import { setTagDrumbeat } from '../../../shared/model/drumbeat.ts';
import { entriesOf } from '../../../shared/model/history.ts';
import type { AskId, PersonId } from '../../../shared/model/identity.ts';
import { editIntro } from '../../../shared/model/intro.ts';
import { editMe } from '../../../shared/model/me.ts';
import { editPerson, type PersonFields } from '../../../shared/model/person.ts';
import { find, recordPath } from '../../../shared/model/table.ts';
import { editTie } from '../../../shared/model/tie.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { meet, Settler, twoLaptops } from '../../helpers/settlers.ts';

beforeAll(startAutomerge);

const HOUR = 3_600_000;

function person(laptop: Settler, id: PersonId) {
  const found = find(laptop.document.people, id);
  if (!found) throw new Error('nobody');
  return found;
}

/** Past the verbs, which would set more. */
function put(document: Settler['document'], ask: AskId, fields: Partial<Ask>): void {
  Object.assign(findAsk(document, ask), fields);
}

const edit = (id: PersonId, changes: PersonFields) => (document: Settler['document']) =>
  editPerson(document, { id, changes });

describe('the same field on both sides', () => {
  test('Y57: a text, a number, a day, a choice: both values stand, on both laptops, with whose they are', () => {
    const { study, travel, ana, ask, intro, tie } = twoLaptops();
    study.change(edit(ana, { about: 'Runs a mill', drumbeat: 30, metOn: '2024-05-01', closeness: 'well' }));
    travel.change(edit(ana, { about: 'Runs two mills', drumbeat: 90, metOn: '2024-06-01', closeness: 'hardly' }));
    study.change((d, s) => editAsk(d, { id: ask, changes: { due: '2026-12-01', brief: { why: 'Growing' } } }, s));
    travel.change((d, s) => editAsk(d, { id: ask, changes: { due: '2026-12-24', brief: { why: 'Selling' } } }, s));
    study.change((d, s) => editIntro(d, { id: intro, changes: { why: 'Both sail' } }, s));
    travel.change((d, s) => editIntro(d, { id: intro, changes: { why: 'Both row' } }, s));
    study.change((d) => editTie(d, { id: tie, changes: { kind: 'sister' } }));
    travel.change((d) => editTie(d, { id: tie, changes: { kind: 'cousin' } }));
    study.change((d) => editMe(d, { about: 'Ships' }));
    travel.change((d) => editMe(d, { about: 'Boats' }));
    study.change((d) => setTagDrumbeat(d, { tag: 'health', ideal: 30, atWorst: 0 }));
    travel.change((d) => setTagDrumbeat(d, { tag: 'health', ideal: 60, atWorst: 0 }));
    meet(study, travel);
    expect(study.document).toEqual(travel.document);
    expect([...study.words].sort()).toEqual([...travel.words].sort());
    expect([...study.words].sort()).toEqual(
      [
        'A CFO, by when: 2026-12-01 (study) | 2026-12-24 (travel)',
        'A CFO, the brief: why: Growing (study) | Selling (travel)',
        'Ana and Björn, kind: cousin (travel) | sister (study)',
        'Ana, about: Runs a mill (study) | Runs two mills (travel)',
        'Ana, how well you know them: hardly (travel) | well (study)',
        'Ana, the drumbeat, in days: 30 (study) | 90 (travel)',
        'Ana, when you met: 2024-05-01 (study) | 2024-06-01 (travel)',
        'Ana ↔ Björn, why: Both row (travel) | Both sail (study)',
        'drumbeats of tags, everybody tagged “health”: 30 (study) | 60 (travel)',
        'your profile, about: Boats (travel) | Ships (study)',
      ].sort(),
    );
    // A look through the whole document finds what the patches told of.
    expect(study.found.map(({ path }) => path.join()).sort()).toEqual(study.told.map(({ path }) => path.join()).sort());
  });

  test('Y57: the same on both, or different fields, is no conflict; nor is where a card stands in its column', () => {
    const { study, travel, ana, ask } = twoLaptops();
    study.change(edit(ana, { place: 'Porto', tags: ['health'] }));
    travel.change(edit(ana, { place: 'Porto', title: 'CFO', tags: ['mills'] }));
    for (const laptop of [study, travel])
      laptop.change((d, s) => captureAsk(d, { title: `On ${s.device}`, asker: 'me' }, s));
    study.change((d) => put(d, ask, { order: 'B' }));
    travel.change((d) => put(d, ask, { order: 'C' }));
    meet(study, travel);
    expect(study.words).toEqual([]);
    expect(study.found).toEqual([]);
    expect(Object.keys(person(study, ana).tags).sort()).toEqual(['health', 'mills']);
  });

  test('Y57: what one laptop cleared and the other wrote stands as it was written', () => {
    const { study, travel, ana } = twoLaptops();
    study.change(edit(ana, { about: 'Runs a mill' }));
    meet(study, travel);
    study.change(edit(ana, { about: '' }));
    travel.change(edit(ana, { about: 'Runs two mills' }));
    meet(study, travel);
    expect([person(study, ana).about, study.words]).toEqual(['Runs two mills', []]);
  });

  test('Y57: what is written by one who knows both values, on whichever laptop, ends it on both', () => {
    const { study, travel, ana } = twoLaptops();
    study.change(edit(ana, { about: 'a' }));
    travel.change(edit(ana, { about: 'b' }));
    meet(study, travel);
    travel.change(edit(ana, { about: 'c' }));
    expect(travel.words).toEqual([]);
    study.takeFrom(travel);
    expect([study.words, study.found]).toEqual([[], []]);
  });

  test('Y58: each value is told with its laptop and its time by that laptop’s clock, however wrong that is', () => {
    const { study, travel, ana } = twoLaptops(-26 * HOUR);
    study.change(edit(ana, { about: 'here' }));
    travel.change(edit(ana, { about: 'there' }));
    const clocks = { here: study.clock, there: travel.clock };
    meet(study, travel);
    for (const laptop of [study, travel])
      for (const { value, at, laptop: name, isHere } of laptop.field.values) {
        expect(name).toBe(value === 'here' ? 'study' : 'travel');
        expect(isHere).toBe((value === 'here') === (laptop === study));
        expect(Math.abs(at - clocks[value as 'here' | 'there'])).toBeLessThan(1_000);
      }
  });
});

describe('settling', () => {
  function apart() {
    const scene = twoLaptops();
    scene.study.change((d, s) => editAsk(d, { id: scene.ask, changes: { title: 'A CFO for a mill' } }, s));
    scene.travel.change((d, s) => editAsk(d, { id: scene.ask, changes: { title: 'A treasurer' } }, s));
    meet(scene.study, scene.travel);
    return { ...scene, path: ['asks', ...recordPath(scene.ask), 'title'] };
  }
  const title = (laptop: Settler, ask: AskId) => find(laptop.document.asks, ask)?.title;

  test.each(['A CFO for a mill', 'A treasurer', 'A CFO or treasurer'])(
    'Y58: “%s” is chosen or written, over all',
    (words) => {
      const { study, travel, ask, path } = apart();
      study.settle(path, words);
      expect([title(study, ask), study.words, study.found]).toEqual([words, [], []]);
      travel.takeFrom(study);
      expect([title(travel, ask), travel.words, travel.found]).toEqual([words, [], []]);
      expect(entriesOf(findAsk(travel.document, ask))[0]).toMatchObject({
        what: 'edited',
        fields: 'title',
        device: 'study',
      });
    },
  );

  test('Y58: taking it back brings both values back, with whose they were, on both laptops; and it can be done again', () => {
    const { study, travel, ask, path } = apart();
    const before = { words: [...study.words], shown: title(study, ask) };
    for (const chosen of study.field.values.map(({ value }) => value)) {
      study.settle(path, chosen);
      study.undo();
      expect({ words: study.words, shown: title(study, ask) }).toEqual(before);
      travel.takeFrom(study);
      expect({ words: travel.words, shown: title(travel, ask) }).toEqual(before);
      study.redo();
      expect([title(study, ask), study.words]).toEqual([chosen, []]);
      study.undo();
      meet(study, travel);
      expect([study.words, travel.words, travel.document]).toEqual([before.words, before.words, study.document]);
    }
  });

  test('Y58: what was written since is not taken back with it', () => {
    const { study, ask, path } = apart();
    study.settle(path, 'A treasurer');
    const later = (d: Settler['document']) => put(d, ask, { title: 'Somebody' });
    study.network.change(later, study.clock);
    expect(() => study.undo()).toThrow(new Refusal('changed-since'));
    expect([title(study, ask), study.found]).toEqual(['Somebody', []]);
  });

  test('Y58: a value that nobody wrote is refused, and so is settling what is settled', () => {
    const { study, ana, travel, path } = apart();
    for (const value of [7, true, { a: true }])
      expect(() => study.settle(path, value)).toThrow(new Refusal('changed-since'));
    study.settle(path, 'A treasurer');
    expect(() => study.settle(path, 'A treasurer')).toThrow(new Refusal('changed-since'));
    study.change(edit(ana, { closeness: 'well' }));
    travel.change(edit(ana, { closeness: 'hardly' }));
    meet(study, travel);
    expect(() => study.settle(['people', ...recordPath(ana), 'closeness'], 'very')).toThrow(
      new Refusal('changed-since'),
    );
  });

  test('Y58: settled on both laptops in two ways while apart, it is to be settled again', () => {
    const { study, travel, ask, path } = apart();
    study.settle(path, 'A treasurer');
    travel.settle(path, 'Somebody with money');
    meet(study, travel);
    expect(study.words).toEqual([`${title(study, ask)}, title: A treasurer (study) | Somebody with money (travel)`]);
    expect([...travel.words]).toEqual([...study.words]);
  });

  test('Y58: three laptops, three texts: all are told, and joined without saying a line twice', () => {
    const { study, travel, ana } = twoLaptops();
    const kitchen = new Settler('kitchen');
    kitchen.takeFrom(study);
    for (const [laptop, about] of [
      [study, 'Sails\nMills'],
      [travel, 'Sails\nBridges'],
      [kitchen, 'Bees'],
    ] as const)
      laptop.change(edit(ana, { about }));
    meet(study, travel, kitchen);
    const joined = joinTexts(kitchen.field);
    expect(joined.split('\n').sort()).toEqual(['Bees', 'Bridges', 'Mills', 'Sails']);
    kitchen.settle(kitchen.field.path, joined);
    meet(study, travel, kitchen);
    for (const laptop of [study, travel, kitchen])
      expect([person(laptop, ana).about, laptop.words]).toEqual([joined, []]);
  });
});
