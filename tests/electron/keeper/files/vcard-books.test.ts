// Files as Apple's, Google's and Microsoft's address books wrote them: the exact facts that come out.
// The files are ez-vcard's samples, under the licence that lies beside them.
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../../shared/model/arrival.ts';
import { book, lists, read, readOne } from './reading.ts';

const MR_DOE = { firm: 'IBM', title: 'Money Counter' };
const SEVEN_PHONES = [
  '905-666-1234 (home)',
  '905-888-1234 (home fax)',
  '905-999-1234 (work fax)',
  '905-111-1234 (pager)',
  '905-222-1234 (AssistantPhone)',
];

test('an iPhone: item groups, escaped colons, `\\r\\r\\n` line ends', async () => {
  const person = await readOne(book('John_Doe_IPHONE'));
  expect(person).toMatchObject({ ...MR_DOE, name: 'Mr. John Richter James Doe Sr.', birthday: '2012-06-06' });
  expect(person.place).toBe('New York, United States of America');
  expect(lists(person)).toEqual({
    emails: ['john.doe@ibm.com'],
    phones: ['905-555-1234 (cell)', SEVEN_PHONES[0], '905-777-1234 (work)', ...SEVEN_PHONES.slice(1)],
    links: ['http://www.ibm.com (HomePage)'],
  });
  expect(person.alsoInFile).toEqual({
    NICKNAME: 'Johny',
    N: 'Doe;John;Richter,James;Mr.;Sr.',
    ORG: 'IBM;Accounting',
    'ADR (home)': ';;Silicon Alley 5,;New York;New York;12345;United States of America',
    'ADR (work)': ';;Street4\nBuilding 6\nFloor 8;New York;;12345;USA',
    'X-ABADR': 'Silicon Alley',
    'X-ABADR 2': 'Street 4, Building 6,\n Floor 8\nNew York\nUSA',
  });
  expect(person.note).toBeUndefined();
});

test("a Mac's address book: relations with Apple's labels, and its own number as UID", async () => {
  const person = await readOne(book('John_Doe_MAC_ADDRESS_BOOK'));
  expect(person).toMatchObject({ ...MR_DOE, name: 'Mr. John Richter,James Doe Sr.', birthday: '2012-06-06' });
  expect(person.uid).toBe('6b29a774-d124-4822-b8d0-2780ec117f60:abperson');
  expect(lists(person)).toEqual({
    emails: ['john.doe@ibm.com (work)'],
    phones: ['905-777-1234 (work)', SEVEN_PHONES[0], '905-555-1234 (cell)', ...SEVEN_PHONES.slice(1)],
    links: ['http://www.ibm.com (HomePage)'],
  });
  expect(person.note).toMatch(/^THIS SOFTWARE IS PROVIDED .* "AS IS" AND .*\nFavotire Color: Blue$/);
  expect(person.alsoInFile).toMatchObject({ 'X-ABRELATEDNAMES (Spouse)': 'Jenny', 'X-PHONETIC-FIRST-NAME': 'Jon' });
});

test('Gmail: an address in one part, an anniversary, a spouse, a note with line breaks', async () => {
  const person = await readOne(book('John_Doe_GMAIL'));
  expect(person).toMatchObject({ ...MR_DOE, name: 'Mr. John Richter, James Doe Sr.', birthday: '1980-03-22' });
  expect(person.place).toBeUndefined();
  expect(lists(person)).toEqual({
    emails: ['john.doe@ibm.com (home)'],
    phones: ['905-555-1234 (cell)', '905-666-1234 (home)'],
    links: ['http://www.ibm.com (work)'],
  });
  expect(person.note).toMatch(/"AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, .*\nFavotire Color: Blue$/);
  expect(person.alsoInFile).toMatchObject({
    'X-ABDATE (Anniversary)': '1975-03-01',
    'X-ABRELATEDNAMES (Spouse)': 'Jenny',
    'ADR (home)': ';Crescent moon drive\n555-asd\nNice Area, Albaney, New York 12345\nUnited States of America;;;;;',
  });
});

test('Gmail, everything filled in: each label, each relation', async () => {
  const person = await readOne(book('gmail-single2'));
  expect(person).toMatchObject({
    name: 'VCard Test',
    firm: 'TheCompany',
    title: 'TheJobTitle',
    birthday: '1912-06-23',
  });
  expect(person.emails.at(-1)).toEqual({ address: 'customcategory@example.com', label: 'CustomEmailCategory' });
  expect(person.phones).toHaveLength(11);
  expect(lists(person).links).toEqual([
    'http://www.example1.com',
    'http://www.example2.com (PROFILE)',
    'http://www.example3.com (BLOG)',
    'http://www.example4.com (HomePage)',
    'http://www.example5.com (work)',
    'http://www.example6.com (CustomWebsiteCategory)',
  ]);
  expect(person.note).toBe('note line 1\nnote line 2\nCustomField: field value');
  const relations = Object.keys(person.alsoInFile).filter((key) => key.startsWith('X-ABRELATEDNAMES'));
  expect(relations).toHaveLength(16);
  expect(person.alsoInFile).toMatchObject({
    'X-ABRELATEDNAMES (REFERRED_BY)': 'Name13',
    'ADR 2': ';;114 Main St;NY;New York;10011;',
  });
});

test('Gmail, one person and a list of three', async () => {
  const greg = await readOne(book('gmail-single'));
  expect(greg).toMatchObject({ name: 'Greg Dartmouth', firm: 'TheCompany', birthday: '1960-09-10' });
  expect(greg.phones.at(-1)).toEqual({ number: '555 555 2222', label: 'GRAND_CENTRAL' });
  expect(greg.links).toEqual([{ url: 'http://TheProfile.com', label: 'PROFILE' }]);
  const { arrivals } = await read(book('gmail-list'));
  expect(arrivals.map(({ name, emails }) => [name, emails[0]?.address])).toEqual([
    ['Arnold Smith', 'asmithk@gmail.com'],
    ['Chris Beatle', 'chrisy55d@yahoo.com'],
    ['Doug White', 'dwhite@gmail.com'],
  ]);
});

test('Outlook: version 2.1, bare types, a photograph that a blank line ends', async () => {
  const person = await readOne(book('John_Doe_MS_OUTLOOK'));
  expect(person).toMatchObject({ ...MR_DOE, name: 'Mr. John Richter James Doe Sr.', birthday: '1980-03-22' });
  expect(lists(person)).toEqual({
    emails: ['john.doe@ibm.cm'],
    phones: ['(905) 555-1234 (work)', '(905) 666-1234 (home)'],
    links: ['http://www.ibm.com (work)'],
  });
  expect(person.note).toMatch(/^THIS SOFTWARE IS PROVIDED BY GEORGE EL-HADDAD ''AS IS''/);
  expect(person.alsoInFile).toMatchObject({
    'LABEL (work)': 'Cresent moon drive\nAlbaney, New York  12345',
    'X-MS-MANAGER': 'Big Blue',
    'X-MS-ASSISTANT': 'Jenny',
    'X-MS-ANNIVERSARY': '20110113',
    ROLE: 'Counting Money',
  });
});

describe('Outlook, other years', () => {
  test('2003: quoted-printable with soft breaks, a firm with a comma, a key of many lines', async () => {
    const { arrivals, media } = await read(book('outlook-2003'));
    expect(media).toBe(1);
    const [person] = arrivals as [Arrival];
    expect(person).toMatchObject({
      name: 'John Doe III',
      firm: 'Company, The',
      title: 'The Job Title',
      birthday: '1980-03-21',
    });
    expect(person.note).toBe('This is the note field!!\nSecond line\n\nThird line is empty');
    expect(person.emails).toEqual([{ address: 'jdoe@hotmail.com' }]);
    expect(person.place).toBe('Austin, TX, United States of America');
  });

  test('2007: one number and one address under two labels each', async () => {
    const { arrivals, media } = await read(book('outlook-2007'));
    expect(media).toBe(2);
    const [person] = arrivals as [Arrival];
    expect(person).toMatchObject({ name: 'Mr. Michael Angstadt Jr.', birthday: '1922-03-10' });
    expect(lists(person)).toEqual({
      emails: ['mike.angstadt@gmail.com'],
      phones: [
        '(111) 555-1111 (work)',
        '(111) 555-2222 (home)',
        '(111) 555-4444 (cell, callback)',
        '(111) 555-3333 (work fax)',
      ],
      links: ['http://mikeangstadt.name (home, work)'],
    });
    expect(person.note?.split('\n')).toHaveLength(4);
    expect(person.alsoInFile).toMatchObject({ 'X-MS-SPOUSE': 'TheSpouse' });
  });
});
