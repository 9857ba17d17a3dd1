// People whom two laptops merge or import at once: somebody stands for each, and nothing that was written is gone. On real
// Automerge documents, taken in as from a peer.
import { beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { personOf, survivorOf } from '../../../shared/model/document.ts';
import { findDuplicates } from '../../../shared/model/duplicates.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { planImport, takeIn } from '../../../shared/model/import.ts';
import { addInteraction } from '../../../shared/model/interaction.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { addPerson, editPerson } from '../../../shared/model/person.ts';
import { find, recordPath, records } from '../../../shared/model/table.ts';
import { timelineOf } from '../../../shared/model/timeline.ts';
import { meet, Settler, twoLaptops } from '../../helpers/settlers.ts';
import { TODAY } from '../../shared/story.ts';
import { arrival, mail } from '../../shared/taking.ts';

beforeAll(startAutomerge);

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
    const { study, travel } = twoLaptops();
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
    const { study: one, travel: two } = twoLaptops();
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
    const { study, travel } = twoLaptops();
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
    const { study, travel, ana } = twoLaptops();
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
