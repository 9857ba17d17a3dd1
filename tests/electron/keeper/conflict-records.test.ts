// Whole records on two laptops: sets begun at once, cards moved, bins against edits, merges, imports. Nothing vanishes.
// On real Automerge documents, taken in as from a peer.
import { beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { captureAsk, editAsk } from '../../../shared/model/ask.ts';
import { boardOf } from '../../../shared/model/board.ts';
import { bin, findCard } from '../../../shared/model/cards.ts';
import { personOf, survivorOf } from '../../../shared/model/document.ts';
import { findDuplicates } from '../../../shared/model/duplicates.ts';
import { entriesOf } from '../../../shared/model/history.ts';
import type { AskId, IntroId, PersonId } from '../../../shared/model/identity.ts';
import { planImport, takeIn } from '../../../shared/model/import.ts';
import { addInteraction } from '../../../shared/model/interaction.ts';
import { proposeIntro } from '../../../shared/model/intro.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { closeIntro, moveCard } from '../../../shared/model/move.ts';
import { addPerson, editPerson } from '../../../shared/model/person.ts';
import { find, recordPath, records } from '../../../shared/model/table.ts';
import { timelineOf } from '../../../shared/model/timeline.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { meet, Settler } from '../../helpers/settlers.ts';
import { TODAY } from '../../shared/story.ts';
import { arrival, mail } from '../../shared/taking.ts';

beforeAll(startAutomerge);

interface Scene {
  readonly study: Settler;
  readonly travel: Settler;
  readonly people: readonly [PersonId, PersonId, PersonId];
  readonly ask: AskId;
  readonly intro: IntroId;
}

function begin(): Scene {
  const [study, travel] = [new Settler('study'), new Settler('travel', { ahead: -7_200_000 })];
  const made = study.change((document, stamp) => {
    const people = ['Ana', 'Björn', 'Cem'].map((name) => addPerson(document, { name }, stamp));
    const [ana, bjorn] = people as [PersonId, PersonId];
    const ask = captureAsk(document, { title: 'A CFO', asker: ana }, stamp);
    const who = { connector: 'me', partyA: ana, partyB: bjorn, mode: 'permission first' } as const;
    return { people: people as unknown as Scene['people'], ask, intro: proposeIntro(document, who, stamp) };
  });
  travel.takeFrom(study);
  return { study, travel, ...made };
}

const tagsOf = (laptop: Settler, id: PersonId, set: 'tags' | 'neverLeaves' = 'tags') =>
  Object.keys(find(laptop.document.people, id)?.[set] ?? {}).sort();
const about = (laptop: Settler, id: PersonId) => find(laptop.document.people, id)?.about;

describe('sets', () => {
  test('Y59: people of today have all their sets from the first, so what is put into them at once is all there', () => {
    const { study, travel, people } = begin();
    const [ana] = people;
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
    const scene = begin();
    const [ana] = scene.people;
    scene.study.change((d) => {
      const person = find(d.people, ana);
      delete person?.neverLeaves;
    });
    meet(scene.study, scene.travel);
    scene.study.change((d) => editPerson(d, { id: ana, changes: { neverLeaves: ['about'] } }));
    scene.travel.change((d) => editPerson(d, { id: ana, changes: { neverLeaves: ['needs', 'about'] } }));
    scene.study.change((d) => editPerson(d, { id: ana, changes: { neverLeaves: ['about', 'place'] } }));
    meet(scene.study, scene.travel);
    return { ...scene, ana, path: ['people', ...recordPath(ana), 'neverLeaves'] };
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
    const { study, travel, intro: id } = begin();
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
    const { study, travel, ask: id } = begin();
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
    const scene = begin();
    const { study, travel, ask, people } = scene;
    travel.change((d, s) => bin(d, { table: 'asks', ids: [ask] }, s));
    study.change((d, s) => editAsk(d, { id: ask, changes: { due: '2026-12-24' } }, s));
    const [, , cem] = people;
    study.change((d, s) => bin(d, { table: 'people', ids: [cem] }, s));
    travel.change((d) => editPerson(d, { id: cem, changes: { about: 'Sails' } }));
    meet(study, travel);
    return { ...scene, cem, card: ['asks', ...recordPath(ask)], person: ['people', ...recordPath(cem)] };
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
    const { study, travel, ask, people } = begin();
    const [ana] = people;
    study.change((d, s) => editAsk(d, { id: ask, changes: { due: '2026-12-24' } }, s));
    meet(study, travel);
    for (const laptop of [study, travel]) laptop.change((d, s) => bin(d, { table: 'asks', ids: [ask] }, s));
    study.change((d) => editPerson(d, { id: ana, changes: { about: 'x' } }));
    meet(study, travel);
    expect([study.words, study.found]).toEqual([[], []]);
  });
});

describe('people', () => {
  const merge = (keep: PersonId, other: PersonId) => (laptop: Settler) =>
    laptop.change((d, s) => mergePeople(d, { keep, other, takeFromOther: [] }, s));
  const note = (laptop: Settler, person: PersonId, text: string) =>
    laptop.change((d, s) => addInteraction(d, { person, kind: 'note', on: TODAY, text }, s));
  const notesWith = (laptop: Settler, id: PersonId) =>
    timelineOf(
      laptop.document,
      personOf(laptop.document, id) as never,
      [...records(laptop.document.interactions)],
      () => TODAY,
    ).length;

  test('Y62: two merged into each other, and three in a ring: one stands for all, on both, with all that was written', () => {
    const { study, travel } = begin();
    const kitchen = new Settler('kitchen');
    const ring = study.change((d, s) => ['Dee', 'Dee', 'Dee'].map((name) => addPerson(d, { name }, s))) as [
      PersonId,
      PersonId,
      PersonId,
    ];
    const [a, b, c] = ring;
    for (const [n, id] of ring.entries()) note(study, id, `note ${n}`);
    meet(study, travel, kitchen);
    merge(a, b)(study);
    merge(b, a)(travel);
    meet(study, travel);
    const [lowest] = [a, b].sort();
    for (const laptop of [study, travel]) {
      expect([a, b].map((id) => survivorOf(laptop.document, id))).toEqual([lowest, lowest]);
      expect(laptop.words).toEqual([]);
    }
    const { study: one, travel: two } = begin();
    const three = new Settler('kitchen');
    const others = one.change((d, s) => ['Eve', 'Eve', 'Eve'].map((name) => addPerson(d, { name }, s))) as [
      PersonId,
      PersonId,
      PersonId,
    ];
    const [x, y, z] = others;
    for (const id of others) note(one, id, 'Hello');
    meet(one, two, three);
    merge(x, y)(one);
    merge(y, z)(two);
    merge(z, x)(three);
    meet(one, two, three);
    const [first] = [...others].sort() as [PersonId];
    for (const laptop of [one, two, three]) {
      expect(others.map((id) => survivorOf(laptop.document, id))).toEqual([first, first, first]);
      expect(notesWith(laptop, first)).toBeGreaterThanOrEqual(3);
      for (const id of others) expect(find(laptop.document.people, id)?.name).toBe('Eve');
    }
    expect(find(study.document.people, c)?.mergedInto).toBeUndefined();
  });

  test('Y62: one merged into two: who they are is to be settled, and what was written shows with whoever stands for them', () => {
    const { study, travel } = begin();
    const [a, b, c] = study.change((d, s) => ['Dee', 'Dee B.', 'Dee C.'].map((name) => addPerson(d, { name }, s))) as [
      PersonId,
      PersonId,
      PersonId,
    ];
    note(study, a, 'Hello');
    meet(study, travel);
    merge(b, a)(study);
    merge(c, a)(travel);
    meet(study, travel);
    expect(study.words).toEqual(['Dee, who they are: Dee B. (study) | Dee C. (travel)']);
    expect(survivorOf(study.document, a)).toBe(survivorOf(travel.document, a));
    for (const id of [b, c]) {
      study.settle(['people', ...recordPath(a), 'mergedInto'], id);
      expect([survivorOf(study.document, a), study.words]).toEqual([id, []]);
      expect(notesWith(study, id)).toBeGreaterThan(0);
      study.undo();
    }
  });

  test('Y63: the same file on both makes each person twice, and they are found as duplicates; an import against an edit is Y57', () => {
    const { study, travel, people } = begin();
    const [ana] = people;
    study.change((d) => editPerson(d, { id: ana, changes: { emails: { 'ana@tide.example': '' } } }));
    meet(study, travel);
    const file = [
      arrival('Ana', { firm: 'Tidewater', ...mail('ana@tide.example') }),
      arrival('Goran Ekwueme', { ...mail('goran@kelp.example'), birthday: '1980-02-03' }),
    ];
    for (const laptop of [study, travel]) laptop.change((d, s) => takeIn(d, planImport(d, file, {}), s));
    travel.change((d) => editPerson(d, { id: ana, changes: { firm: 'Kelp & Co' } }));
    meet(study, travel);
    const twice = [...records(study.document.people)]
      .filter(({ name }) => name === 'Goran Ekwueme')
      .map(({ id }) => id);
    expect(twice).toHaveLength(2);
    const steps = findDuplicates(study.document);
    let found = steps.next();
    while (!found.done) found = steps.next();
    const pairs = (found.value as readonly { a: string; b: string }[]).map(({ a, b }) => [a, b].sort().join());
    expect(pairs).toContain([...twice].sort().join());
    merge(twice[0] as PersonId, twice[1] as PersonId)(study);
    travel.takeFrom(study);
    expect([...records(travel.document.people)].filter(({ name }) => name === 'Goran Ekwueme')).toHaveLength(1);
    expect(study.words).toEqual(['Ana, firm: Kelp & Co (travel) | Tidewater (study)']);
  });
});
