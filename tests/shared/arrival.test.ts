// Who is the same person? Keys and matching of arrivals.
import { describe, expect, test } from 'vitest';
import {
  type Arrival,
  arrivalSchema,
  canonicalLinkedIn,
  findSame,
  indexByKeys,
  keysOf,
  namesAgree,
} from '../../shared/model/arrival.ts';

function person(facts: Partial<Arrival>): Arrival {
  return { name: '', emails: [], phones: [], links: [], tags: [], alsoInFile: {}, ...facts };
}

/** Takes a file in twice: how many people are there after the second time? */
function countAfterTwice(arrivals: readonly Arrival[]): number {
  const people = [...arrivals];
  const taken = new Set<Arrival>();
  for (const arrival of arrivals) {
    const same = findSame(arrival, indexByKeys(people), taken);
    if (same) taken.add(same);
    else people.push(arrival);
  }
  return people.length;
}

describe('a LinkedIn address', () => {
  const canonical = 'https://www.linkedin.com/in/ana-díaz';
  test.each([
    'https://www.linkedin.com/in/ana-díaz',
    'https://www.linkedin.com/in/ana-d%C3%ADaz',
    'http://linkedin.com/in/ana-d%c3%adaz/',
    'https://es.LinkedIn.com/in/Ana-D%C3%ADaz?trk=people',
    'www.linkedin.com/in/ana-díaz/en#about',
    'https://www.linkedin.com/in/ana-di\u0301az',
  ])('has one form: %s', (url) => expect(canonicalLinkedIn(url)).toBe(canonical));

  test('of the old kind keeps its numbers', () =>
    expect(canonicalLinkedIn('https://www.linkedin.com/pub/ana-diaz/12/345/678')).toBe(
      'https://www.linkedin.com/pub/ana-diaz/12/345/678',
    ));

  test.each([
    'https://www.linkedin.com/company/acme',
    'https://linkedin.com.evil.example/in/a',
    'https://www.linkedin.com/in/',
    '',
  ])('is not %s', (url) => expect(canonicalLinkedIn(url)).toBeUndefined());

  test.each(['%', '%zz', 'a%2Fb', '%E0%A4%A'])('with a name like %s is left undecoded', (slug) =>
    expect(canonicalLinkedIn(`https://www.linkedin.com/in/${slug}`)).toBe(
      `https://www.linkedin.com/in/${slug.toLowerCase()}`,
    ),
  );
});

describe('keys', () => {
  test('are UID, profile and addresses, strongest first', () =>
    expect(
      keysOf(
        person({
          name: 'Ana',
          uid: 'a-1',
          emails: [{ address: 'Ana@Example.com' }],
          links: [{ url: 'http://linkedin.com/in/Ana/' }, { url: 'https://ana.example' }],
        }),
      ),
    ).toEqual(['uid:a-1', 'linkedin:https://www.linkedin.com/in/ana', 'mail:ana@example.com']));

  test('name and firm only where there is nothing better', () =>
    expect(keysOf(person({ name: ' ÉLODIE  Müller-Weiss', firm: 'Blau GmbH.' }))).toEqual([
      'name:elodie muller weiss|blau gmbh',
    ]));

  test('keep apart what differs by more than accents: Devanagari vowels, Chinese, Arabic', () => {
    const keys = ['कि', 'का', '李伟', '李薇', 'محمد', 'محمود'].map((name) => keysOf(person({ name }))[0]);
    expect(new Set(keys).size).toBe(6);
  });
});

describe('the same file again', () => {
  test('doubles nobody: by profile, by UID, by address, by name and firm', () =>
    expect(
      countAfterTwice([
        person({
          name: 'Ana',
          uid: 'https://www.linkedin.com/in/ana',
          links: [{ url: 'https://www.linkedin.com/in/ana' }],
        }),
        person({ name: 'Bo', uid: 'b-1' }),
        person({ name: 'Cleo', emails: [{ address: 'c@example.com' }] }),
        person({ name: 'Dan', firm: 'Acme' }),
      ]),
    ).toBe(4));

  test('keeps two of one name two, whatever else is said of them', () => {
    expect(countAfterTwice([person({ name: 'Wei Xu', firm: 'A' }), person({ name: 'Wei Xu', firm: 'B' })])).toBe(2);
    expect(countAfterTwice([person({ name: 'Wei Xu' }), person({ name: 'Wei Xu' })])).toBe(2);
  });

  test('keeps a couple with one address two', () => {
    const emails = [{ address: 'meier@example.com' }];
    expect(countAfterTwice([person({ name: 'Anna Meier', emails }), person({ name: 'Karl Meier', emails })])).toBe(2);
  });
});

describe('somebody known', () => {
  const known = person({ name: 'Ana Díaz', firm: 'Acme', uid: 'https://www.linkedin.com/in/ana', title: 'CEO' });
  const index = indexByKeys([known]);
  const find = (facts: Partial<Arrival>) => findSame(person(facts), index, new Set());

  test('is found by profile under a new name and firm', () =>
    expect(find({ name: 'Ana Brown', firm: 'Else', uid: 'https://www.linkedin.com/in/ana' })).toBe(known));

  test('is found by name and firm in a file that knows no profile', () =>
    expect(find({ name: 'ana diaz', firm: 'ACME' })).toBe(known));

  test('is not a namesake with another profile or firm', () => {
    expect(find({ name: 'Ana Díaz', firm: 'Acme', uid: 'https://www.linkedin.com/in/ana-2' })).toBeUndefined();
    expect(find({ name: 'Ana Díaz', firm: 'Other' })).toBeUndefined();
  });

  test('among namesakes is the one most alike', () => {
    const [first, second] = [
      person({ name: 'Mum', phones: [{ number: '1' }] }),
      person({ name: 'Mum', phones: [{ number: '2' }] }),
    ];
    expect(findSame(second, indexByKeys([first, second]), new Set())).toBe(second);
  });
});

test.each([
  ['John Doe', 'John Richter Doe', true],
  ['Doe, John', 'john doe', true],
  ['', 'Anybody', true],
  ['Anna Meier', 'Karl Meier', false],
])('%s and %s may be one person: %s', (a, b, agree) => expect(namesAgree(a, b)).toBe(agree));

test('the schema takes a day without a year, and no field that is not ours', () => {
  expect(arrivalSchema.safeParse(person({ birthday: '--02-29' })).success).toBe(true);
  expect(arrivalSchema.safeParse(person({ birthday: '--02-30' })).success).toBe(false);
  expect(arrivalSchema.safeParse({ ...person({}), isAdmin: true }).success).toBe(false);
});
