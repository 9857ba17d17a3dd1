// Files as telephones and the smaller address books wrote them, and the examples of the two RFCs: the exact facts.
// The files are ez-vcard's samples, under the licence that lies beside them.
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../../shared/model/arrival.ts';
import { book, lists, read, readOne } from './reading.ts';

const MR_DOE = { firm: 'IBM', title: 'Money Counter' };

test('Android: six cards, quoted-printable UTF-8, no names, a torn letter, a system group that is no tag', async () => {
  const { arrivals, leftOut, media } = await read(book('John_Doe_ANDROID'));
  expect([arrivals.length, leftOut.length, media]).toEqual([6, 0, 1]);
  expect(arrivals.map(({ name }) => name)).toEqual(['', '', 'Ñ Ñ Ñ Ñ Ñ', 'Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ', 'Ñ Ñ Ñ Ñ', 'ÑÑÑÑ']);
  expect(arrivals.every(({ tags }) => tags.length === 0)).toBe(true);
  expect(arrivals[2]?.alsoInFile).toEqual({ N: 'Ñ Ñ Ñ Ñ ;;;;' });
  expect(arrivals[3]?.note).toMatch(/^Ñ Ñ .*Ñ \n\nÑ Ñ .*Ñ$/);
  expect(lists(arrivals[4] as Arrival)).toEqual({
    emails: ['bob@company.com (work)'],
    phones: ['123456 (cell, work, work fax)'],
    links: ['www.company.com', 'http://www.company.com'],
  });
  expect(arrivals[4]?.firm).toBe('Ñ'.repeat(12));
  expect(arrivals[5]).toMatchObject({ firm: 'Ñ'.repeat(44), alsoInFile: { ORG: `${'Ñ'.repeat(44)}\ufffd` } });
});

test('BlackBerry: a photograph on one line', async () => {
  const { arrivals, media } = await read(book('John_Doe_BLACK_BERRY'));
  expect(media).toBe(1);
  expect(arrivals).toEqual([
    {
      name: 'John Doe',
      firm: 'Acme Solutions',
      emails: [],
      phones: [{ number: '+96123456789', label: 'cell' }],
      links: [],
      tags: [],
      alsoInFile: { N: 'Doe;john;;;' },
    },
  ]);
});

test('Evolution: parameters of its own in quotes, an address folded in its middle, its own relations', async () => {
  const person = await readOne(book('John_Doe_EVOLUTION'));
  expect(person).toMatchObject({
    ...MR_DOE,
    name: 'Mr. John Richter, James Doe Sr.',
    birthday: '1980-03-22',
    tags: ['VIP'],
  });
  expect(person.uid).toBe('477343c8e6bf375a9bac1f96a5000837');
  expect(lists(person)).toEqual({
    emails: ['john.doe@ibm.com (work)'],
    phones: ['905-666-1234 (cell)', '905-555-1234 (work)'],
    links: ['http://www.ibm.com'],
  });
  expect(person.alsoInFile).toMatchObject({
    'X-EVOLUTION-SPOUSE': 'Maria',
    'X-EVOLUTION-MANAGER': 'Big Blue',
    'X-AIM (home)': 'johnny5@aol.com',
    ORG: 'IBM;Accounting;Dungeon',
    N: 'Doe;John;Richter, James;Mr.;Sr.',
  });
});

test('Lotus Notes: a preferred address first, a UID', async () => {
  const person = await readOne(book('John_Doe_LOTUS_NOTES'));
  expect(person).toMatchObject({ name: 'Mr. Doe John I Johny', firm: 'IBM', title: 'Generic Accountant' });
  expect([person.uid, person.birthday]).toEqual(['0e7602cc-443e-4b82-b4b1-90f62f99a199', '1980-05-21']);
  expect(lists(person)).toEqual({
    emails: ['john.doe@ibm.com (work)', 'billy_bob@gmail.com (work)'],
    phones: ['+1 (212) 204-34456 (cell)', '00-1-212-555-7777 (work fax)'],
    links: ['http://www.sun.com (HomePage)'],
  });
  expect(person.note).toContain('"AS IS"\nAND ANY');
  expect(person.alsoInFile).toMatchObject({ CLASS: 'Public', GEO: '-2.600000;3.400000', NICKNAME: 'Johny,JayJay' });
});

test('Thunderbird: three categories though their commas are escaped', async () => {
  const person = await readOne(book('thunderbird-MoreFunctionsForAddressBook-extension'));
  expect(person).toMatchObject({
    name: 'John Doe',
    firm: 'TheOrganization',
    title: 'TheTitle',
    birthday: '1970-09-21',
  });
  expect(person.tags).toEqual(['category1', 'category2', 'category3']);
  expect(person.emails).toHaveLength(5);
  expect(person.note?.split('\n')[2]).toBe('');
  expect(person.alsoInFile).toMatchObject({ 'X-SPOUSE': 'TheSpouse', 'X-ANNIVERSARY': '1990-04-30' });
});

test('FullContact: version 4.0, two firms and titles, photographs that are only pointed at', async () => {
  const { arrivals, media } = await read(book('fullcontact'));
  const [person] = arrivals as [Arrival];
  expect(media).toBe(0);
  expect(person).toMatchObject({ firm: 'Organization1', title: 'Title1', birthday: '2016-08-01', tags: ['Tag'] });
  expect(person.emails.map(({ label }) => label)).toEqual(['home', 'work', 'school', 'other', 'customtype']);
  expect(person.alsoInFile).toMatchObject({
    TITLE: 'Title2',
    'ORG 2': 'Organization2;Department2',
    'IMPP (skype)': 'skype:skype',
  });
  expect(person.alsoInFile.PHOTO).toMatch(
    /^https:\/\/d3m0kzytmr41b1\.cloudfront\.net\/c335e945d1b60edd9d75eb4837c432f637e95c8a$/,
  );
});

describe('the examples of the RFCs', () => {
  test('RFC 2426: two cards without N, addresses folded before a semicolon', async () => {
    const { arrivals } = await read(book('rfc2426-example'));
    expect(arrivals.map(({ name, firm, place }) => [name, firm, place])).toEqual([
      ['Frank Dawson', 'Lotus Development Corporation', 'Raleigh, NC, U.S.A.'],
      ['Tim Howes', 'Netscape Communications Corp.', 'Mountain View, CA, U.S.A.'],
    ]);
    expect(lists(arrivals[0] as Arrival)).toEqual({
      emails: ['Frank_Dawson@Lotus.com', 'fdawson@earthlink.net'],
      phones: ['+1-919-676-9515 (work)', '+1-919-676-9564 (fax work)'],
      links: ['http://home.earthlink.net/~fdawson'],
    });
  });

  test('RFC 6350: a birthday without a year, numbers as addresses, an extension', async () => {
    const person = await readOne(book('rfc6350-example'));
    expect(person).toMatchObject({
      name: 'Simon Perreault',
      firm: 'Viagenie',
      birthday: '--02-03',
      place: 'Quebec, QC, Canada',
    });
    expect(lists(person)).toEqual({
      emails: ['simon.perreault@viagenie.ca (work)'],
      phones: ['+1-418-656-9254 ext. 102 (work)', '+1-418-262-6501 (work cell video text)'],
      links: ['http://nomis80.org (home)'],
    });
    expect(person.alsoInFile).toMatchObject({
      'LANG 2': 'en',
      'KEY (work)': 'http://www.viagenie.ca/simon.perreault/simon.asc',
    });
  });
});
