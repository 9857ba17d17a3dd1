// What goes out as vCards is understood by others: Debian's python3-vobject finds every field of odd people, from either
// version, and no field that is none.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeVcard3, writeVcard4 } from '../../../../../electron/keeper/files/out/vcard.ts';
import { tidyLine, tidyText } from '../../../../../electron/keeper/files/tidy.ts';
import type { Person } from '../../../../../shared/model/person.ts';
import { records } from '../../../../../shared/model/table.ts';
import { oddNetwork } from '../../../../helpers/odd.ts';
import { type Line, readByVobject } from '../../../../helpers/vobject.ts';
import { written } from './writing.ts';

type Card = readonly Line[];

/** The values of a property, in their order. */
function all(card: Card, name: string): unknown[] {
  return card.filter((line) => line.name === name).map((line) => line.value);
}

/** Entries as the property says them, with the words that label them. */
function labelled(card: Card, name: string): [unknown, string][] {
  return card
    .filter((line) => line.name === name)
    .map(({ value, group, params }) => {
      const words = card.find((line) => line.name === 'X-ABLABEL' && line.group === group)?.value;
      return [value, String((group && words) ?? params.TYPE?.join(' ') ?? '')];
    });
}

/** What every address book has a field for. */
function fieldsOf(card: Card) {
  return {
    name: all(card, 'FN'),
    // A kept ORG may follow.
    firm: (all(card, 'ORG')[0] as string[] | undefined)?.[0],
    title: all(card, 'TITLE')[0],
    emails: labelled(card, 'EMAIL'),
    phones: labelled(card, 'TEL'),
    links: labelled(card, 'URL').filter(([url]) => String(url).startsWith('https:')),
    note: all(card, 'NOTE'),
    hasPlace: (place: string) => all(card, 'ADR').some((parts) => placeOf(parts as string[]) === place),
    hasTags: (tags: string[]) => tags.every((tag) => all(card, 'CATEGORIES').flat().includes(tag)),
    knows: all(card, 'X-VOUCHSAFE-EXPERTISE'),
    howMet: all(card, 'X-VOUCHSAFE-HOW-MET'),
    born: all(card, 'BDAY')[0],
  };
}

function placeOf([, , , town = '', region = '', , country = '']: string[]): string {
  return tidyLine([...new Set([town, region, country])].filter((part) => part !== '').join(', '));
}

function expectFields(card: Card, person: Person): void {
  const { hasPlace, hasTags, born, ...fields } = fieldsOf(card);
  const list = (entries: Record<string, string>) =>
    Object.entries(entries).map(([key, words]) => [key, tidyLine(words)]);
  expect(fields).toEqual({
    name: [tidyLine(person.name)],
    firm: person.firm && tidyLine(person.firm),
    title: person.title && tidyLine(person.title),
    emails: list(person.emails),
    phones: list(person.phones),
    links: list(person.links),
    note: person.about ? [tidyText(person.about)] : [],
    knows: person.expertise ? [tidyText(person.expertise)] : [],
    howMet: person.howMet ? [tidyText(person.howMet)] : [],
  });
  if (person.place) expect(hasPlace(tidyLine(person.place))).toBe(true);
  expect(hasTags(Object.keys(person.tags).map(tidyLine))).toBe(true);
  const digits = (day: unknown) => String(day).replaceAll('-', '').slice(-4);
  if (person.birthday) expect(digits(born)).toBe(digits(person.birthday));
  // Whatever its property is: what a file had said is there again. Structured values are others' affair.
  const values = card.flatMap(({ value }) => value);
  for (const [key, value] of Object.entries(person.alsoInFile ?? {}))
    if (!/^(N|ADR|ORG|GENDER)\b/.test(key)) expect(values).toContain(value);
}

describe.skipIf(process.platform !== 'linux').each([
  ['4.0', writeVcard4],
  ['3.0', writeVcard3],
] as const)('vCard %s', (version, writer) => {
  test('is understood by python3-vobject, whoever is in it', () => {
    fc.assert(
      fc.property(oddNetwork(60), (document) => {
        const { text, tally } = written(writer, document);
        const cards = readByVobject(text);
        expect([cards.length, tally.records]).toEqual([60, 60]);
        const people = [...records(document.people)];
        for (const [place, person] of people.entries()) {
          const card = cards[place] as Card;
          expect(all(card, 'VERSION')).toEqual([version]);
          expectFields(card, person);
          // Nothing that a name or a note holds became a property of its own.
          expect(all(card, 'N')).toHaveLength(1);
          expect(all(card, 'CLASS')).toEqual([]);
        }
      }),
      // Shrinking would start a Python for each try.
      { numRuns: 2, endOnFailure: true },
    );
  });
});
