// Taking people in from files: the same file again adds nobody and changes nothing; a newer one updates what the user has
// not touched; what the user did stays.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Arrival, arrivalSchema } from '../../shared/model/arrival.ts';
import { bin } from '../../shared/model/cards.ts';
import { planImport } from '../../shared/model/import.ts';
import { editPerson, type PersonFields } from '../../shared/model/person.ts';
import { addSample } from '../../shared/model/sample.ts';
import { everyRecord, find } from '../../shared/model/table.ts';
import { recordsIn, Story, unlawful } from './story.ts';
import { arrival, mail, people, take } from './taking.ts';

const edit = (story: Story, changes: PersonFields, n = 0) => {
  const { id } = people(story)[n] as ReturnType<typeof people>[number];
  story.change((document) => editPerson(document, { id, changes }));
};
const only = (story: Story) => {
  expect(people(story)).toHaveLength(1);
  return people(story)[0];
};

describe('the same file again', () => {
  test('adds nobody and changes nothing', () => {
    const story = new Story();
    const file = [
      arrival('Ana Jansen', {
        uid: 'urn:1',
        firm: 'Tidewater',
        ...mail('ana@tide.example'),
        note: 'Tall',
        tags: ['health'],
      }),
      arrival('Björn Díaz', { links: [{ url: 'https://www.linkedin.com/in/bjorn' }], metOn: '2020-02-29' }),
      arrival('', mail('info@kelp.example')),
      arrival('', { firm: 'Lumen Ledger' }),
      arrival('Mo', { phones: [{ number: '+351 1', label: 'work' }], alsoInFile: { 'X-SIZE': 'M', constructor: 'x' } }),
    ];
    for (const each of file) expect(arrivalSchema.parse(each)).toEqual(each);
    expect(take(story, file)).toEqual(file.map(() => 'add'));
    const before = story.document;
    expect(take(story, file)).toEqual(file.map(() => 'none'));
    expect(story.document).toBe(before);
    expect(unlawful(before)).toEqual([]);
  });

  test('two people with one name stay two, however alike', () => {
    const story = new Story();
    const file = [
      arrival('John Smith'),
      arrival('John Smith'),
      arrival('John Smith', { place: 'Leeds' }),
      arrival('John Smith', mail('js@kelp.example')),
    ];
    take(story, file);
    for (const again of [file, [...file].reverse()]) {
      expect(take(story, again)).toEqual(['none', 'none', 'none', 'none']);
      expect(people(story)).toHaveLength(4);
    }
  });

  test('brings back whoever is in the bin, with what the user had written', () => {
    const story = new Story();
    take(story, [arrival('Ana', { firm: 'Tidewater' })]);
    edit(story, { expertise: 'care at home' });
    const ids = people(story).map(({ id }) => id);
    story.change((document, stamp) => bin(document, { table: 'people', ids }, stamp));
    expect(take(story, [arrival('Ana', { firm: 'Tidewater' })])).toEqual(['update']);
    expect(only(story)).toMatchObject({ expertise: 'care at home' });
    expect(only(story)).not.toHaveProperty('binnedAt');
  });

  test('finds whom the user has renamed, and does not bring back what the user took out', () => {
    const story = new Story();
    const file = [
      arrival('Ana Jansen', { firm: 'Tidewater', phones: [{ number: '1' }] }),
      arrival('Mo', mail('mo@kelp.example')),
    ];
    take(story, file);
    const ana = people(story).findIndex(({ name }) => name === 'Ana Jansen');
    edit(story, { name: 'Ana Janssen', firm: 'Tidewater Health', phones: {} }, ana);
    edit(story, { emails: {} }, 1 - ana);
    expect(take(story, file)).toEqual(['none', 'none']);
    expect(people(story)).toHaveLength(2);
  });

  test('brings back no note that the user has cleared, and no firm', () => {
    const story = new Story();
    const file = [arrival('Ana', { ...mail('ana@tide.example'), note: 'Tall', firm: 'Tidewater' })];
    take(story, file);
    edit(story, { about: '', firm: '' });
    expect(take(story, file)).toEqual(['none']);
    expect(only(story)).not.toHaveProperty('about');
  });
});

describe('a newer file', () => {
  const dated = (firm: string, more: Partial<Arrival> = {}) => [
    arrival('Ana', { ...mail('ana@tide.example'), firm, ...more }),
  ];

  test('updates what the user has not touched', () => {
    const story = new Story();
    take(story, dated('Tidewater', { note: 'Tall' }));
    expect(take(story, dated('Northlight', { note: 'Taller', title: 'Partner' }))).toEqual(['update']);
    expect(only(story)).toMatchObject({ firm: 'Northlight', about: 'Taller', title: 'Partner' });
    expect(take(story, dated('Kelp & Co'))).toEqual(['update']);
    expect(only(story)).toMatchObject({ firm: 'Kelp & Co', about: 'Taller' });
  });

  test('leaves what the user has touched', () => {
    const story = new Story();
    take(story, dated('Tidewater'));
    edit(story, { firm: 'My own words', about: 'Mine' });
    expect(take(story, dated('Northlight', { note: 'Theirs' }))).toEqual(['none']);
    expect(only(story)).toMatchObject({ firm: 'My own words', about: 'Mine' });
  });

  test('that says less takes nothing away', () => {
    const story = new Story();
    take(story, dated('Tidewater', { tags: ['health'], phones: [{ number: '1' }] }));
    expect(take(story, [arrival('', mail('ana@tide.example'))])).toEqual(['none']);
    expect(only(story)).toMatchObject({ name: 'Ana', firm: 'Tidewater', tags: { health: true }, phones: { 1: '' } });
  });

  test('fills in somebody whom the user wrote down by hand, and leaves every word of theirs', () => {
    const story = new Story();
    story.person('Ana', { title: 'Founder', emails: { 'ana@tide.example': 'work' } });
    expect(take(story, dated('Tidewater', { title: 'CEO' }))).toEqual(['update']);
    expect(only(story)).toMatchObject({ title: 'Founder', firm: 'Tidewater', emails: { 'ana@tide.example': 'work' } });
  });

  test('never touches the sample network', () => {
    const story = new Story();
    story.change((document, stamp) => addSample(document, undefined, stamp));
    expect(take(story, [arrival('Ana Jansen', { firm: 'Tidewater Health' })])).toEqual(['add']);
  });
});

test('keys that every object has are harmless', () => {
  const story = new Story();
  const names = ['__proto__', 'constructor', 'toString'];
  const alsoInFile: Record<string, string> = JSON.parse('{ "__proto__": "x", "constructor": "y" }');
  const file = [
    arrival('Ana', {
      emails: names.map((address) => ({ address, label: 'work' })),
      phones: names.map((number) => ({ number })),
      links: names.map((url) => ({ url })),
      tags: names,
      alsoInFile,
    }),
  ];
  expect(take(story, file)).toEqual(['add']);
  expect(take(story, file)).toEqual(['none']);
  const person = only(story);
  expect(Object.keys(person?.emails ?? {})).toEqual(['constructor', 'toString']);
  expect(Object.getPrototypeOf(person?.alsoInFile)).toBe(Object.prototype);
  expect(person?.alsoInFile).toEqual({ constructor: 'y' });
});

// What readers give: nobody in a file shares a profile, a UID, or an address under a name that agrees.
const said = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const someone = fc.constantFrom('Ana', 'Björn', 'Nobody', 'urn:0', 'urn:1', 'urn:2', 'https://www.linkedin.com/in/p3');
const arrivalOf = (n: number): fc.Arbitrary<Arrival> =>
  fc
    .record({
      name: fc.constantFrom('', 'Ana', 'Ana Jansen', 'ana', 'Björn', 'John Smith'),
      firm: said(fc.constantFrom('Tidewater', 'Kelp & Co')),
      title: said(fc.constantFrom('CEO', 'Founder')),
      place: said(fc.constantFrom('Porto', 'Leeds')),
      metOn: said(fc.constantFrom('2020-02-29', '2021-01-01')),
      note: said(fc.constantFrom('Tall', 'Short')),
      uid: said(fc.constantFrom(`urn:${n}`, `https://www.linkedin.com/in/p${n}`)),
      emails: fc.subarray([{ address: `a${n}@x.example` }, { address: `b${n}@x.example`, label: 'work' }]),
      phones: fc.subarray([{ number: '1' }, { number: '2', label: 'home' }]),
      links: fc.subarray([{ url: `https://www.linkedin.com/in/q${n}` }, { url: 'https://x.example' }]),
      tags: fc.subarray(['a', 'constructor']),
      alsoInFile: fc.dictionary(fc.constantFrom('X-SIZE', 'ADR'), fc.constantFrom('M', 'L'), { maxKeys: 2 }),
      howMet: said(fc.constantFrom('At sea', 'At school')),
      drumbeat: said(fc.constantFrom(7, 30)),
      closeness: said(fc.constantFrom('hardly', 'well')),
      isPrivate: said(fc.constant(true)),
      metThrough: said(someone),
      past: said(fc.subarray([{ firm: 'Lumen' }, { firm: 'Tidewater', title: 'CEO', until: '2020' }])),
      entries: said(
        fc.subarray([
          { uid: `e${n}`, kind: 'note', on: '2020-01-01', text: 'x' },
          { kind: 'met', on: '2020-01-02', text: `y${n}` },
        ]),
      ),
      ties: said(fc.array(fc.record({ to: someone, kind: fc.constantFrom('', 'friend') }), { maxLength: 2 })),
    })
    .map(
      (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as Arrival,
    );
const file = fc.nat(8).chain((length) => fc.tuple(...Array.from({ length }, (_, n) => arrivalOf(n))));

test('any file twice is that file once, in whatever order its people come the second time', () => {
  fc.assert(
    fc.property(file, fc.infiniteStream(fc.nat()), (arrivals, dice) => {
      const story = new Story();
      expect(take(story, arrivals)).toEqual(arrivals.map(() => 'add'));
      const before = story.document;
      const shuffled = arrivals
        .map((each) => ({ each, at: dice.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
      for (const again of [arrivals, shuffled]) {
        expect(take(story, again)).toEqual(again.map(() => 'none'));
        expect(story.document).toBe(before);
      }
      expect(unlawful(before)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('after any two files, each of them again adds nobody', () => {
  fc.assert(
    fc.property(file, file, (first, second) => {
      const story = new Story();
      take(story, first);
      take(story, second);
      take(story, first);
      take(story, second);
      const count = people(story).length;
      for (const again of [first, second]) expect(take(story, again)).not.toContain('add');
      expect(people(story)).toHaveLength(count);
      expect([...everyRecord(story.document.people)].length).toBe(count);
    }),
    { numRuns: 150 },
  );
});

test('nobody is updated twice by one file', () => {
  fc.assert(
    fc.property(file, file, (first, second) => {
      const story = new Story();
      take(story, first);
      const ids = planImport(story.document, second).flatMap(({ person }) => (person === undefined ? [] : [person]));
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 150 },
  );
});

test('any import that is undone and done again leaves as much as it did at first', () => {
  const count = (story: Story) =>
    recordsIn(story.document).filter(({ id, binnedAt }) => binnedAt === undefined && !find(story.document.batches, id))
      .length;
  fc.assert(
    fc.property(file, file, (first, second) => {
      const story = new Story();
      take(story, first);
      const before = count(story);
      if (!take(story, second).some((effect) => effect !== 'none')) return;
      const after = count(story);
      story.takeBack(story.edits);
      expect(count(story)).toBe(before);
      take(story, second);
      expect(count(story)).toBe(after);
    }),
    { numRuns: 60 },
  );
});
