// How the table of people is looked at: a view is read as it was saved, and whatever text another laptop left is survived.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isOpenFilter,
  isSameLook,
  PEOPLE_COLUMNS,
  type PeopleLook,
  peopleFilter,
  readLook,
  USUAL_LOOK,
  writeLook,
} from '../../shared/model/people-table.ts';
import { READY_VIEWS } from '../../shared/model/ready-views.ts';
import { viewFields } from '../../shared/model/view.ts';

const FULL: PeopleLook = {
  filter: {
    text: 'água',
    allTags: ['climate', '"quoted"'],
    anyTags: ['constructor'],
    noTags: ['seed'],
    firm: 'Kelp & Co',
    place: 'Lisbon',
    closeness: ['well', ''],
    lastContact: { is: 'before', on: '2026-02-28' },
    open: 'card',
    missed: true,
    noEmail: true,
  },
  columns: ['birthday', 'firm'],
  sort: { by: 'lastContact', down: true },
};

test('a view is read as it was saved, and says whether the table opens with it', () => {
  for (const look of [FULL, USUAL_LOOK, ...READY_VIEWS]) {
    const { filter, columns, sort } = look;
    expect(readLook(writeLook(look))).toEqual({ filter, columns, sort, isFirst: false });
    expect(readLook(writeLook(look, true))?.isFirst).toBe(true);
    expect(viewFields.parse({ name: 'a', shows: writeLook(look) }).shows).toBe(writeLook(look));
  }
});

test('looks that show the same are the same, in whatever order their filters were added', () => {
  const [one, other] = [
    { ...USUAL_LOOK, filter: { noEmail: true as const, place: 'Porto', missed: undefined } },
    { ...USUAL_LOOK, filter: { place: 'Porto', noEmail: true as const } },
  ];
  expect(isSameLook(one, other)).toBe(true);
  expect(isSameLook(one, { ...other, columns: [...other.columns].reverse() })).toBe(false);
  expect(isSameLook(one, { ...other, sort: { by: 'name', down: true } })).toBe(false);
  expect(isOpenFilter({ missed: undefined })).toBe(true);
  expect(isOpenFilter({ missed: true })).toBe(false);
});

test('of a newer view the known columns are shown; one whose filter is not understood is left alone', () => {
  const saved = JSON.parse(writeLook(FULL));
  const read = (change: object) => readLook(JSON.stringify({ ...saved, ...change }));
  expect(read({ columns: ['moonPhase', 'tags', 'firm', 'tags'], more: 1 })?.columns).toEqual(['tags', 'firm']);
  expect(read({ sort: { by: 'moonPhase', down: true } })?.sort).toEqual(USUAL_LOOK.sort);
  expect(read({ filter: { moonPhase: 'full' } })).toBeUndefined();
  expect(read({ filter: { lastContact: { is: 'before', on: '2026-02-30' } } })).toBeUndefined();
  expect(read({ filter: { closeness: ['best friends'] } })).toBeUndefined();
  expect(read({ version: 2 })).toBeUndefined();
});

test('no text is too odd to be read', () => {
  const odd = ['', 'null', '[]', '{}', '{"version":1}', '"1"', '{"version":1,"filter":[],"columns":{},"sort":null}'];
  for (const text of odd) expect(readLook(text), text).toBeUndefined();
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readLook(text)));
  const columns = fc.array(fc.oneof(fc.constantFrom(...PEOPLE_COLUMNS), fc.string()), { maxLength: 100 });
  fc.assert(
    fc.property(columns, (given) => {
      const look = readLook(JSON.stringify({ ...JSON.parse(writeLook(FULL)), columns: given }));
      expect(new Set(look?.columns).size).toBe(look?.columns.length);
      expect(PEOPLE_COLUMNS).toEqual(expect.arrayContaining([...(look?.columns ?? [])]));
    }),
  );
});

test('the ready views have names of their own, and the first lets everybody through', () => {
  expect(isOpenFilter(READY_VIEWS[0].filter)).toBe(true);
  expect(new Set(READY_VIEWS.map(({ key }) => key)).size).toBe(READY_VIEWS.length);
  for (const { filter } of READY_VIEWS.slice(1)) {
    expect(isOpenFilter(filter)).toBe(false);
    expect(peopleFilter.parse(filter)).toEqual(filter);
  }
});
