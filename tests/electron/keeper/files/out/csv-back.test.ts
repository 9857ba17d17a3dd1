// People as a table come back as they were: a spreadsheet may work on it and Vouchsafe takes it again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GUARDED, withoutGuard } from '../../../../../electron/keeper/files/cells.ts';
import { writePeopleCsv } from '../../../../../electron/keeper/files/out/csv-people.ts';
import { lookAtTable, readTable } from '../../../../../electron/keeper/files/table.ts';
import { tidyLine, tidyText } from '../../../../../electron/keeper/files/tidy.ts';
import { type Arrival, arrivalSchema } from '../../../../../shared/model/arrival.ts';
import { emptyDocument } from '../../../../../shared/model/document.ts';
import type { Person } from '../../../../../shared/model/person.ts';
import { records } from '../../../../../shared/model/table.ts';
import { oddLine, oddNetwork } from '../../../../helpers/odd.ts';
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
    // In a table 1900 is a program's word for no year.
    birthday: person.birthday?.replace(/^1900-/, '--'),
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

describe('people as CSV', () => {
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
      { numRuns: Number(process.env.RUNS ?? 40) },
    );
  });
});
