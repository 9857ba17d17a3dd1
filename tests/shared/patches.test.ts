// Patches, applied: what windows and the keeper rely on when they keep two copies of one document in step.
import { applyPatches as applyWithImmer, enablePatches, produceWithPatches, setAutoFreeze } from 'immer';
import { beforeAll, expect, test } from 'vitest';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import { addSample, removeSample } from '../../shared/model/sample.ts';
import { applyPatches } from '../../shared/patches.ts';
import type { Patch } from '../../shared/state.ts';
import { networkWith } from '../helpers/network.ts';
import { stampAt } from '../helpers/stamp.ts';

const COUNTS = { people: 40, asks: 10, intros: 10, interactions: 40 };

beforeAll(() => {
  enablePatches();
  setAutoFreeze(false);
});

test('a copy that is given the patches of a change is the document after the change', () => {
  let [here, there] = [networkWith(COUNTS), networkWith(COUNTS)];
  for (const verb of [addSample, removeSample]) {
    const [after, patches] = produceWithPatches(here, (draft) =>
      verb(draft as VouchsafeDocument, undefined, stampAt()),
    );
    expect(applyPatches(there, patches as Patch[])).toEqual(applyWithImmer(there, patches));
    there = applyPatches(there, structuredClone(patches) as Patch[]);
    here = after;
    expect(there).toEqual(here);
  }
});

test('what no patch touches keeps its identity, and the document before stays as it was', () => {
  const before = networkWith(COUNTS);
  const was = structuredClone(before);
  const [bucket = '', id = ''] =
    Object.entries(before.people).flatMap(([name, all]) => Object.keys(all).map((each) => [name, each]))[0] ?? [];
  const after = applyPatches(before, [
    { op: 'replace', path: ['people', bucket, id, 'name'], value: 'Ana' },
    { op: 'add', path: ['people', bucket, id, 'tags', 'kelp'], value: true },
    { op: 'remove', path: ['people', bucket, id, 'firm'] },
  ]);
  expect(after.people[bucket]?.[id]).toMatchObject({ name: 'Ana', tags: { kelp: true } });
  expect(after.people[bucket]?.[id]).not.toHaveProperty('firm');
  expect(before).toEqual(was);
  expect(after.asks).toBe(before.asks);
  expect(after.people[bucket]?.[id]?.emails).toBe(before.people[bucket]?.[id]?.emails);
});

test('a patch that leads nowhere, or into a word, is a bug', () => {
  const document = networkWith(COUNTS);
  expect(() => applyPatches(document, [{ op: 'add', path: ['people', 'zz', 'id'], value: {} }])).toThrow('nowhere');
  expect(() => applyPatches(document, [{ op: 'add', path: ['me', 'name', 'length'], value: 1 }])).toThrow('nowhere');
  expect(() => applyPatches(document, [{ op: 'add', path: ['constructor', 'name'], value: 1 }])).toThrow('nowhere');
});
