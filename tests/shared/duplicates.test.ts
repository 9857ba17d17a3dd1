// Who is in the network twice: a table of pairs as life brings them, and what must never be taken for one person.
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../shared/model/arrival.ts';
import { distinguish } from '../../shared/model/distinction.ts';
import { emptyDocument } from '../../shared/model/document.ts';
import { type DuplicateReason, findDuplicates, findLookAlikes } from '../../shared/model/duplicates.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { addPerson, type PersonFields } from '../../shared/model/person.ts';
import { stampAt } from '../helpers/stamp.ts';

type Said = PersonFields & { mail?: string; phone?: string; link?: string };

function finished<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function networkOf(...people: Said[]) {
  const document = emptyDocument();
  const stamp = stampAt();
  const ids = people.map(({ mail, phone, link, ...fields }) =>
    addPerson(
      document,
      {
        ...fields,
        ...(mail && { emails: { [mail]: '' } }),
        ...(phone && { phones: { [phone]: '' } }),
        ...(link && { links: { [link]: '' } }),
      },
      stamp,
    ),
  );
  return { document, ids, stamp };
}

function reasons(a: Said, b: Said): readonly DuplicateReason[] {
  const [pair] = finished(findDuplicates(networkOf(a, b).document));
  return pair?.reasons ?? [];
}

const ONE: readonly [string, Said, Said, DuplicateReason][] = [
  [
    'one address',
    { name: 'Ana Jansen', mail: 'ana@a.example' },
    { name: 'Jansen, Ana', mail: 'Ana@A.example' },
    'same e-mail',
  ],
  [
    'an address without a name',
    { name: '', mail: 'ana@a.example' },
    { name: 'Ana Jansen', mail: 'ana@a.example' },
    'same e-mail',
  ],
  [
    'one profile under two spellings',
    { name: 'Ana', link: 'https://linkedin.com/in/ana-j/' },
    { name: 'A. J.', link: 'http://nl.linkedin.com/in/Ana-J?x=1' },
    'same LinkedIn address',
  ],
  [
    'one name at one firm',
    { name: 'Björn Díaz', firm: 'Díaz & Holm AB' },
    { name: 'Bjorn Diaz', firm: 'Diaz and Holm' },
    'same name and firm',
  ],
  [
    'one word for a name, at one firm',
    { name: 'Priya', firm: 'Kestrel' },
    { name: 'PRIYA', firm: 'Kestrel Ltd' },
    'same name and firm',
  ],
  [
    'family name first',
    { name: 'Nagy Ilona', firm: 'Lumen' },
    { name: 'Ilona Nagy', firm: 'Lumen' },
    'same name and firm',
  ],
  [
    'one telephone, with and without its country',
    { name: 'Goran Ekwueme', phone: '+44 20 7946 0018' },
    { name: 'G. Ekwueme', phone: '020 7946 0018' },
    'names alike, same phone',
  ],
  [
    'a slip of the pen, one telephone',
    { name: 'Mateusz Kowalski', phone: '+48 22 555 01 02' },
    { name: 'Mateusz Kowlaski', phone: '0048225550102' },
    'names alike, same phone',
  ],
  [
    'a middle name, one firm',
    { name: 'Léa Varga', firm: 'Lumen Ledger' },
    { name: 'Lea Marie Varga', firm: 'Lumen Ledger' },
    'names alike, same firm',
  ],
  [
    'oe for ö, one firm',
    { name: 'Jörg Müller', firm: 'Harbour GmbH' },
    { name: 'Joerg Mueller', firm: 'Harbour' },
    'same name and firm',
  ],
  [
    'an initial, one firm',
    { name: 'S. Lindqvist', firm: 'Willow' },
    { name: 'Søren Lindqvist', firm: 'Willow' },
    'names alike, same firm',
  ],
  [
    'one name, one of them without a firm',
    { name: 'Hana Weiss' },
    { name: 'hana weiss', firm: 'Kestrel' },
    'same name',
  ],
  ['one name from right to left', { name: 'ليلى حداد' }, { name: 'ليلى حداد', firm: 'Atelier Noor' }, 'same name'],
];

const TWO: readonly [string, Said, Said][] = [
  [
    'a couple with one address',
    { name: 'Ana Jansen', mail: 'home@j.example' },
    { name: 'Piet Jansen', mail: 'home@j.example' },
  ],
  [
    'two who answer one switchboard',
    { name: 'Ana Jansen', phone: '+31 20 555 0100' },
    { name: 'Olu Abara', phone: '+31 20 555 0100' },
  ],
  [
    'two profiles with one name at one firm',
    { name: 'Ana Silva', firm: 'Acme', link: 'https://www.linkedin.com/in/ana-1' },
    { name: 'Ana Silva', firm: 'Acme', link: 'https://www.linkedin.com/in/ana-2' },
  ],
  ['one name at two firms', { name: 'Ana Silva', firm: 'Acme' }, { name: 'Ana Silva', firm: 'Kestrel' }],
  ['Maria and Mario', { name: 'Maria Costa', firm: 'Acme' }, { name: 'Mario Costa', firm: 'Acme' }],
  ['Martin and Martina', { name: 'Martin Holm', firm: 'Acme' }, { name: 'Martina Holm', firm: 'Acme' }],
  ['a first name alone, twice', { name: 'Ana' }, { name: 'Ana' }],
  ['brothers at one firm', { name: 'Jan Kowalski', firm: 'Acme' }, { name: 'Piotr Kowalski', firm: 'Acme' }],
  [
    'alike at one firm, with an address each',
    { name: 'Li Wei', firm: 'Acme', mail: 'li.wei@acme.example' },
    { name: 'Li Wei Ling', firm: 'Acme', mail: 'liwei.ling@acme.example' },
  ],
  ['one first name at one firm', { name: 'Priya Raman', firm: 'Acme' }, { name: 'Priya Shah', firm: 'Acme' }],
  ['numbers too short to tell', { name: 'Ana Jansen', phone: '112' }, { name: 'Ana de Jansen', phone: '112' }],
];

describe('two records', () => {
  test.each(ONE)('%s: may be one person', (_, a, b, reason) => {
    expect(reasons(a, b)[0]).toBe(reason);
    expect(reasons(b, a)[0]).toBe(reason);
  });

  test.each(TWO)('%s: are two people', (_, a, b) => {
    expect(reasons(a, b)).toEqual([]);
    expect(reasons(b, a)).toEqual([]);
  });
});

describe('the list of pairs', () => {
  test('has the surest first, and every reason of a pair', () => {
    const { document, ids } = networkOf(
      { name: 'Hana Weiss' },
      { name: 'Hana Weiss', firm: 'Kestrel' },
      { name: 'Ana Jansen', firm: 'Acme', mail: 'a@a.example', phone: '+31 20 555 0100' },
      { name: 'Ana Jansen', firm: 'Acme', mail: 'a@a.example', phone: '020 555 0100' },
    );
    const pairs = finished(findDuplicates(document));
    expect(pairs.map(({ a, b }) => [a, b].sort())).toEqual([ids.slice(2).sort(), ids.slice(0, 2).sort()]);
    expect(pairs[0]?.reasons).toEqual(['same e-mail', 'same name and firm', 'names alike, same phone']);
  });

  test('leaves out who is in the bin, the invented sample, and whoever was told apart', () => {
    const twice = () => networkOf({ name: 'Hana Weiss' }, { name: 'Hana Weiss' });
    const { document, ids, stamp } = twice();
    const [a, b] = ids as [PersonId, PersonId];
    distinguish(document, { a: b, b: a }, stamp);
    expect(finished(findDuplicates(document))).toEqual([]);
    for (const field of ['binnedAt', 'sample'] as const) {
      const other = twice();
      const person = Object.values(other.document.people[other.ids[0]?.slice(0, 2) ?? ''] ?? {})[0];
      if (person) Object.assign(person, { [field]: field === 'sample' ? true : 1 });
      expect(finished(findDuplicates(other.document))).toEqual([]);
    }
  });

  test('does not drown in a name that hundreds share', () => {
    const { document } = networkOf(...Array.from({ length: 400 }, (): Said => ({ name: 'Maria Silva' })));
    expect(finished(findDuplicates(document)).length).toBeLessThanOrEqual(2_000);
  });
});

describe('rows of a file', () => {
  const row = (name: string, phone?: string): Arrival => ({
    name,
    emails: [],
    phones: phone ? [{ number: phone }] : [],
    links: [],
    tags: [],
    alsoInFile: {},
  });

  test('are compared with the network and with each other, and the network with itself is not', () => {
    const { document, ids } = networkOf(
      { name: 'Hana Weiss' },
      { name: 'Weiss Hana' },
      { name: 'Olu Abara', phone: '+31 20 555 0100' },
    );
    const rows = new Map([
      [4, row('O. Abara', '020 5550100')],
      [7, row('Zoë Petrov', '+33 1 55 50 10 00')],
      [8, row('Zoe Petrov')],
    ]);
    const pairs = finished(findLookAlikes(document, rows));
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      [ids[2], 'row 4'],
      ['row 7', 'row 8'],
    ]);
  });
});
