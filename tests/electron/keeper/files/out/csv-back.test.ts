// People as a table come back as they were: a spreadsheet may work on it and Vouchsafe takes it again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GUARDED, withoutGuard } from '../../../../../electron/keeper/files/cells.ts';
import { writePeopleCsv } from '../../../../../electron/keeper/files/out/csv-people.ts';
import { lookAtTable, readTable } from '../../../../../electron/keeper/files/table.ts';
import { tidyLine, tidyText } from '../../../../../electron/keeper/files/tidy.ts';
import { type Arrival, arrivalSchema } from '../../../../../shared/model/arrival.ts';
import { planImport, takeIn } from '../../../../../shared/model/import.ts';
import type { Person } from '../../../../../shared/model/person.ts';
import { records } from '../../../../../shared/model/table.ts';
import { oddLine, oddNetwork } from '../../../../helpers/odd.ts';
import { stampAt } from '../../../../helpers/stamp.ts';
import { networkOf, written } from './writing.ts';

function readBack(text: string): readonly Arrival[] {
  const steps = readTable(Buffer.from(text));
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.leftOut).toEqual([]);
  return step.value.arrivals;
}

/** What a table of people holds, as a reader has to find it. */
function inTable(person: Person) {
  const line = (text = '') => tidyLine(text);
  return {
    name: line(person.name),
    firm: line(person.firm),
    title: line(person.title),
    place: line(person.place),
    emails: Object.keys(person.emails),
    phones: Object.keys(person.phones),
    links: Object.keys(person.links),
    // In a table 1604 and 1900 are a program's words for no year.
    birthday: person.birthday?.replace(/^(1604|1900)-/, '--'),
    metOn: person.metOn,
    howMet: person.howMet && tidyText(person.howMet),
    expertise: person.expertise && tidyText(person.expertise),
    needs: person.needs && tidyText(person.needs),
    note: person.about && tidyText(person.about),
    metThrough: person.metThroughName && line(person.metThroughName),
    drumbeat: person.drumbeat,
  };
}

function asRead(arrival: Arrival): ReturnType<typeof inTable> {
  const {
    firm = '',
    title = '',
    place = '',
    birthday,
    metOn,
    howMet,
    expertise,
    needs,
    note,
    metThrough,
    drumbeat,
  } = arrival;
  return {
    name: arrival.name,
    firm,
    title,
    place,
    emails: arrival.emails.map(({ address }) => address),
    phones: arrival.phones.map(({ number }) => number),
    links: arrival.links.map(({ url }) => url),
    ...{ birthday, metOn, howMet, expertise, needs, note, metThrough, drumbeat },
  };
}

describe('E19: people as CSV', () => {
  test('are read back, however odd they are', () => {
    fc.assert(
      fc.property(oddNetwork(6), (document) => {
        const arrivals = readBack(written(writePeopleCsv, document).text);
        for (const [place, person] of [...records(document.people)].entries()) {
          const arrival = arrivals[place] as Arrival;
          expect(arrivalSchema.parse(arrival)).toEqual(arrival);
          expect(asRead(arrival)).toEqual(inTable(person));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('come back with their labels and tags', () => {
    const { document } = networkOf(
      {
        name: 'Ana',
        phones: { '+49 170 1': 'Boat', '0170': '' },
        emails: { 'a@example.org': 'work' },
        tags: ['x, y', 'z'],
      },
      { name: 'Ben', tags: ['one', 'two'] },
      { name: 'Chi', tags: ['only, one'] },
    );
    const arrivals = new Map(readBack(written(writePeopleCsv, document).text).map((each) => [each.name, each]));
    expect(arrivals.get('Ana')?.phones).toEqual([{ number: '+49 170 1', label: 'Boat' }, { number: '0170' }]);
    expect(arrivals.get('Ana')?.emails).toEqual([{ address: 'a@example.org', label: 'work' }]);
    expect(['Ana', 'Ben', 'Chi'].map((name) => arrivals.get(name)?.tags)).toEqual([
      ['x, y', 'z'],
      ['one', 'two'],
      ['only, one'],
    ]);
  });

  test('have more addresses than columns, and lose none', () => {
    const emails = Object.fromEntries(Array.from({ length: 14 }, (_, place) => [`a${place}@example.org`, '']));
    const { text } = written(writePeopleCsv, networkOf({ name: 'Ana', emails }).document);
    expect(text).not.toContain('E-mail 11');
    expect(readBack(text)[0]?.emails).toHaveLength(14);
  });

  test('are known by their columns, and the user sees what each is taken for', () => {
    const { text } = written(writePeopleCsv, networkOf({ name: 'Ana', emails: { 'a@example.org': 'work' } }).document);
    const guesses = Object.fromEntries(lookAtTable(Buffer.from(text)).columns.map(({ name, guess }) => [name, guess]));
    expect(guesses).toMatchObject({
      Name: 'name',
      Firm: 'firm',
      'E-mail 1': 'e-mail',
      'E-mail 1 label': 'leave out',
      'How we met': 'how we met',
      'Met through': 'met through',
      UID: 'identity',
      'Also in file': 'leave out',
    });
  });

  test('change nothing when they come back unchanged', () => {
    const alsoInFile = { NICKNAME: 'Nan' };
    const { document } = networkOf({ name: 'Ana Díaz', about: '- a\n- b', phones: { '+49 170': 'cell' }, alsoInFile });
    const steps = planImport(document, readBack(written(writePeopleCsv, document).text));
    expect(steps.map(({ person }) => person)).toEqual([...records(document.people)].map(({ id }) => id));
    takeIn(document, steps, stampAt());
    expect([...records(document.people)]).toMatchObject([
      { about: '- a\n- b', phones: { '+49 170': 'cell' }, alsoInFile },
    ]);
  });
});

describe('E18: a cell’s apostrophe', () => {
  test('comes off again, and no other', () => {
    fc.assert(
      fc.property(
        fc.oneof(oddLine(), fc.constantFrom("'=1", "''=1", "'t Hooft", "'", "'0170", '"=1"', ' =1', '\t=1')),
        (cell) => {
          const written = GUARDED.test(cell) ? `'${cell}` : cell;
          expect(withoutGuard(written)).toBe(cell);
          expect(GUARDED.test(written)).toBe(GUARDED.test(cell));
        },
      ),
    );
  });

  test.each([
    ['=1+1', true],
    ['+49 170 123', true],
    ['-2', true],
    ['@SUM(A1)', true],
    [' "=1"', true],
    ['＝1', true],
    ['0170123', true],
    ['123456789012345', true],
    ['12E5', true],
    ["'t Hooft", false],
    ['2024-05-01', false],
    ['0', false],
    ['30', false],
    ['Ana - Díaz', false],
    ['(030) 123', false],
  ])('stands before %j: %s', (cell, isGuarded) => expect(GUARDED.test(cell)).toBe(isGuarded));

  test('is found in no time before long rows of quotes', () =>
    expect(GUARDED.test(`${'"\''.repeat(50_000)}x`)).toBe(false));
});
