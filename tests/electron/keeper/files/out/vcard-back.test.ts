// What goes out as vCards comes back: our own reader finds every field of odd people again, from either version.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeVcard3, writeVcard4 } from '../../../../../electron/keeper/files/out/vcard.ts';
import { tidyLine, tidyText } from '../../../../../electron/keeper/files/tidy.ts';
import { readVcards } from '../../../../../electron/keeper/files/vcard.ts';
import { type Arrival, arrivalSchema } from '../../../../../shared/model/arrival.ts';
import type { VouchsafeDocument } from '../../../../../shared/model/document.ts';
import { affiliationsOf } from '../../../../../shared/model/firm.ts';
import type { Person } from '../../../../../shared/model/person.ts';
import { records } from '../../../../../shared/model/table.ts';
import { tiesOf } from '../../../../../shared/model/tie.ts';
import { oddNetwork } from '../../../../helpers/odd.ts';
import { written } from './writing.ts';

/** A person as a reader has to find them: the same facts, each text in the form in which Vouchsafe takes texts in. */
function arrivalOf(document: VouchsafeDocument, person: Person): Arrival {
  const line = (field: keyof Person) => (person[field] ? { [field]: tidyLine(String(person[field])) } : {});
  const text = (field: keyof Person, as: string = field) =>
    person[field] ? { [as]: tidyText(String(person[field])) } : {};
  const label = (words: string) => (words === '' ? {} : { label: tidyLine(words) });
  const { birthday, metOn, closeness, drumbeat, metThroughName } = person;
  const past = affiliationsOf(document, person.id).map(({ firm, until = '' }) => ({ firm: tidyLine(firm), until }));
  const ties = tiesOf(document, person.id).map(({ other, kind }) => ({ to: uidOf(other), kind: tidyLine(kind) }));
  return {
    name: tidyLine(person.name),
    ...line('firm'),
    ...line('title'),
    ...line('place'),
    emails: Object.entries(person.emails).map(([address, words]) => ({ address, ...label(words) })),
    phones: Object.entries(person.phones).map(([number, words]) => ({ number, ...label(words) })),
    links: Object.entries(person.links).map(([url, words]) => ({ url, ...label(words) })),
    tags: Object.keys(person.tags).map(tidyLine).sort(),
    ...text('about', 'note'),
    ...text('expertise'),
    ...text('needs'),
    ...text('howMet'),
    ...(metThroughName && { metThrough: tidyLine(metThroughName) }),
    ...(birthday && { birthday }),
    ...(metOn && { metOn }),
    ...(closeness && { closeness }),
    ...(drumbeat && { drumbeat }),
    ...(past.length > 0 && { past }),
    ...(ties.length > 0 && { ties }),
    uid: uidOf(person.id),
    alsoInFile: person.alsoInFile ?? {},
  };
}

function uidOf(id: string): string {
  return [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-');
}

function readBack(text: string): readonly Arrival[] {
  const steps = readVcards(Buffer.from(text));
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value.leftOut).toEqual([]);
  return step.value.arrivals;
}

describe.each([
  ['4.0', writeVcard4],
  ['3.0', writeVcard3],
] as const)('vCard %s', (_, writer) => {
  test('keeps every field of odd people', () => {
    fc.assert(
      fc.property(oddNetwork(6), (document) => {
        const arrivals = new Map(readBack(written(writer, document).text).map((arrival) => [arrival.uid, arrival]));
        for (const person of records(document.people)) {
          const arrival = arrivals.get(uidOf(person.id)) as Arrival;
          expect(arrivalSchema.parse(arrival)).toEqual(arrival);
          expect({ ...arrival, tags: [...arrival.tags].sort() }).toEqual(arrivalOf(document, person));
        }
      }),
      { numRuns: 40 },
    );
  });
});
