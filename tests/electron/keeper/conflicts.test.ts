// Two laptops write the same field while apart: both values are kept, shown with whose they are, and settled by the user; and
// settling is a change like any other. On real Automerge documents, taken in as from a peer.
import { beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { captureAsk, editAsk } from '../../../shared/model/ask.ts';
import { joinTexts } from '../../../shared/model/conflict.ts';
import { recordAsked } from '../../../shared/model/consent.ts';
import { correctFact, strikeFact } from '../../../shared/model/correction.ts';
import { setTagDrumbeat } from '../../../shared/model/drumbeat.ts';
import { entriesOf } from '../../../shared/model/history.ts';
import type { AskId, IntroId, PersonId, TieId } from '../../../shared/model/identity.ts';
import { editIntro, findIntro, proposeIntro } from '../../../shared/model/intro.ts';
import { editMe } from '../../../shared/model/me.ts';
import { addPerson, editPerson, type PersonFields } from '../../../shared/model/person.ts';
import { addPromise, editPromise } from '../../../shared/model/promise.ts';
import { find, recordPath } from '../../../shared/model/table.ts';
import { editTie, recordTie } from '../../../shared/model/tie.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { meet, Settler } from '../../helpers/settlers.ts';
import { TODAY } from '../../shared/story.ts';

beforeAll(startAutomerge);

const HOUR = 3_600_000;

interface Scene {
  readonly study: Settler;
  readonly travel: Settler;
  readonly ana: PersonId;
  readonly bjorn: PersonId;
  readonly ask: AskId;
  readonly intro: IntroId;
  readonly tie: TieId;
}

/** Ana and Björn, an ask of hers and an introduction, on both laptops; the travel laptop's clock is wrong. */
function begin(ahead = 0): Scene {
  const [study, travel] = [new Settler('study'), new Settler('travel', { ahead })];
  const made = study.change((document, stamp) => {
    const ana = addPerson(document, { name: 'Ana' }, stamp);
    const bjorn = addPerson(document, { name: 'Björn' }, stamp);
    const ask = captureAsk(document, { title: 'A CFO', asker: ana }, stamp);
    const intro = proposeIntro(
      document,
      { connector: 'me', partyA: ana, partyB: bjorn, mode: 'permission first' },
      stamp,
    );
    const tie = recordTie(document, { a: ana, b: bjorn, kind: 'colleague' }, stamp);
    return { ana, bjorn, ask, intro, tie };
  });
  travel.takeFrom(study);
  return { study, travel, ...made };
}

function person(laptop: Settler, id: PersonId) {
  const found = find(laptop.document.people, id);
  if (!found) throw new Error('nobody');
  return found;
}

const edit = (id: PersonId, changes: PersonFields) => (document: Settler['document']) =>
  editPerson(document, { id, changes });

describe('the same field on both sides', () => {
  test('Y57: a text, a number, a day, a choice: both values stand, on both laptops, with whose they are', () => {
    const { study, travel, ana, ask, intro, tie } = begin();
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
    const { study, travel, ana, ask } = begin();
    study.change(edit(ana, { place: 'Porto', tags: ['health'] }));
    travel.change(edit(ana, { place: 'Porto', title: 'CFO', tags: ['mills'] }));
    for (const laptop of [study, travel])
      laptop.change((d, s) => captureAsk(d, { title: `On ${s.device}`, asker: 'me' }, s));
    study.change((d) => void (find(d.asks, ask)!.order = 'B'));
    travel.change((d) => void (find(d.asks, ask)!.order = 'C'));
    meet(study, travel);
    expect(study.words).toEqual([]);
    expect(study.found).toEqual([]);
    expect(Object.keys(person(study, ana).tags).sort()).toEqual(['health', 'mills']);
  });

  test('Y57: what one laptop cleared and the other wrote stands as it was written', () => {
    const { study, travel, ana } = begin();
    study.change(edit(ana, { about: 'Runs a mill' }));
    meet(study, travel);
    study.change(edit(ana, { about: '' }));
    travel.change(edit(ana, { about: 'Runs two mills' }));
    meet(study, travel);
    expect([person(study, ana).about, study.words]).toEqual(['Runs two mills', []]);
  });

  test('Y57: what is written by one who knows both values, on whichever laptop, ends it on both', () => {
    const { study, travel, ana } = begin();
    study.change(edit(ana, { about: 'a' }));
    travel.change(edit(ana, { about: 'b' }));
    meet(study, travel);
    travel.change(edit(ana, { about: 'c' }));
    expect(travel.words).toEqual([]);
    study.takeFrom(travel);
    expect([study.words, study.found]).toEqual([[], []]);
  });

  test('Y58: each value is told with its laptop and its time by that laptop’s clock, however wrong that is', () => {
    const { study, travel, ana } = begin(-26 * HOUR);
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
    const scene = begin();
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
      expect(entriesOf(find(travel.document.asks, ask)!)[0]).toMatchObject({
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
    const later = (d: Settler['document']) => void (find(d.asks, ask)!.title = 'Somebody');
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
    const { study, travel, path } = apart();
    study.settle(path, 'A treasurer');
    travel.settle(path, 'Somebody with money');
    meet(study, travel);
    expect(study.words).toEqual(
      ['A CFO for a mill, title: A treasurer (study) | Somebody with money (travel)'].map((said) =>
        said.replace('A CFO for a mill', String(title(study, find(study.document.asks, path[2] as AskId)!.id))),
      ),
    );
    expect([...travel.words]).toEqual([...study.words]);
  });

  test('Y58: three laptops, three texts: all are told, and joined without saying a line twice', () => {
    const { study, travel, ana } = begin();
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

describe('what was recorded', () => {
  function recorded() {
    const scene = begin(5 * HOUR);
    scene.study.change((d, s) =>
      recordAsked(d, { id: scene.intro, party: scene.ana, channel: 'phone', on: TODAY, words: 'x' }, s),
    );
    meet(scene.study, scene.travel);
    const entry = entriesOf(findIntro(scene.study.document, scene.intro)).find(({ what }) => what === 'asked')!;
    return { ...scene, entry: entry.id };
  }

  test('Y64: a fact corrected on both sides keeps both, and one is chosen', () => {
    const { study, travel, intro: id, entry } = recorded();
    study.change((d, s) => correctFact(d, { id, entry, changes: { words: 'no phone' } }, s));
    travel.change((d, s) => correctFact(d, { id, entry, changes: { words: 'no calls', channel: 'email' } }, s));
    meet(study, travel);
    expect(study.words[0]).toContain('what was recorded: you asked Ana (');
    const [shown, other] = study.field.values;
    expect([shown, other].map((one) => (one?.value as { words: string }).words).sort()).toEqual([
      'no calls',
      'no phone',
    ]);
    study.settle(study.field.path, other?.value);
    travel.takeFrom(study);
    for (const laptop of [study, travel]) {
      expect(findIntro(laptop.document, id).history[entry]).toEqual(other?.value);
      expect(laptop.words).toEqual([]);
    }
    study.undo();
    expect([findIntro(study.document, id).history[entry], study.told.length]).toEqual([shown?.value, 1]);
  });

  test('Y64: corrected here and struck there', () => {
    const { study, travel, intro: id, entry } = recorded();
    study.change((d, s) => correctFact(d, { id, entry, changes: { words: 'no phone' } }, s));
    travel.change((d, s) => strikeFact(d, { id, entry, struck: true }, s));
    meet(study, travel);
    expect(study.words[0]).toMatch(
      /“no phone”.*\(study\).*\(struck\) \(travel\)|\(struck\) \(travel\).*“no phone”.*\(study\)/,
    );
  });

  test('Y64: entries of both stand side by side, and what was known then comes before them, with clocks a day apart', () => {
    const { study, travel, intro: id, ana, bjorn } = recorded();
    for (const [laptop, party] of [
      [study, ana],
      [travel, bjorn],
    ] as const)
      laptop.change((d, s) => recordAsked(d, { id, party, channel: 'email', on: TODAY }, s));
    meet(study, travel);
    const order = entriesOf(findIntro(study.document, id)).map(({ what, party }) => `${what} ${party ?? ''}`);
    expect(order).toHaveLength(4);
    expect(order.slice(2)).toEqual([`asked ${ana}`, 'proposed ']);
    expect(study.words).toEqual([]);
  });

  test('Y57: a promise that both put right', () => {
    const { study, travel, intro: id, ana } = begin();
    study.change((d, s) => addPromise(d, { id, by: ana, text: 'Call' }, s));
    meet(study, travel);
    const [promise = ''] = Object.keys(findIntro(study.document, id).promises);
    study.change((d, s) => editPromise(d, { id, promise, changes: { text: 'Call on Monday' } }, s));
    travel.change((d, s) => editPromise(d, { id, promise, changes: { text: 'Write' } }, s));
    meet(study, travel);
    expect(study.words).toEqual(['Ana ↔ Björn, a promise of Ana: Call on Monday (study) | Write (travel)']);
  });
});
