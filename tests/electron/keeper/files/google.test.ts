// Google Contacts' CSV of today and from before 2024.
import { expect, test } from 'vitest';
import type { Arrival } from '../../../../shared/model/arrival.ts';
import { lists, read, readOne, vector } from './reading.ts';

const HEADER = 'First Name,Last Name,File As,Labels,E-mail 1 - Label,E-mail 1 - Value,Birthday';

test('an export of today gives all its people, nameless firms and bare addresses too', async () => {
  const { kind, arrivals, leftOut } = await read(vector('google/contacts.csv'));
  expect([kind, leftOut]).toEqual(['google', []]);
  expect(arrivals.map(({ name, firm, emails }) => name || firm || emails[0]?.address)).toEqual([
    'Ilse Marit Okonkwo-Berg Jr.',
    '李伟',
    'Nagy Anna',
    'محمد الحسن',
    'Pelagia',
    'Harbour Office',
    'nobody@example.net',
  ]);
});

test('numbered groups of columns grow, several values share a cell, and the primary address comes first', async () => {
  const [ilse] = (await read(vector('google/contacts.csv'))).arrivals;
  expect(lists(ilse as Arrival)).toEqual({
    emails: [
      'ilse@home.example (home)',
      'illy@home.example (home)',
      'ilse@fennel.example (work)',
      'ilse@sails.example (Sailing club)',
    ],
    phones: ['+49 170 5550123 (mobile)', '+49 30 5550124 (mobile)', '(030) 555-0125 (work fax)'],
    links: ['https://www.linkedin.com/in/ilse-okonkwo (profile)'],
  });
  expect(ilse?.uid).toBe('https://www.linkedin.com/in/ilse-okonkwo');
});

test('what Google knows of somebody has its field, or stands beside under its own name', async () => {
  const [ilse] = (await read(vector('google/contacts.csv'))).arrivals;
  expect(ilse).toMatchObject({
    firm: 'Fennel & Sons, Inc.',
    title: 'Head of "Growth"',
    place: 'Berlin, BE, DE',
    birthday: '1984-11-13',
    note: 'Met at the harbour.\nLikes tea, not coffee.',
    tags: ['Friends', 'Advisors, old', 'starred'],
    ties: [{ to: 'Tove Berg', kind: 'spouse' }],
    metThrough: 'Pascual Ibarra',
  });
  expect(ilse?.alsoInFile).toEqual({
    'Name Prefix': 'Dr.',
    Nickname: 'Illy',
    'Organization Department': 'Markets',
    'Address 1 - Formatted (home)': 'Lindenweg 5\nWing B\n10115 Berlin, BE\nDE',
    'Address 2 - Street (work)': 'Dock 3',
    'Address 2 - City (work)': 'Hamburg',
    Anniversary: '2010-06-01',
    Boat: '=1+1 "Dorade"',
    'Custom Field 2 - Value': 'no label',
  });
});

test('a family name comes first in Han letters, or where the person is filed so; and what the name hides is kept', async () => {
  const { arrivals } = await read(vector('google/contacts.csv'));
  expect(arrivals[1]).toMatchObject({ birthday: '--03-15', alsoInFile: { 'First Name': '伟', 'Last Name': '李' } });
  expect(arrivals[2]?.alsoInFile).toEqual({ 'First Name': 'Anna', 'Last Name': 'Nagy' });
  const ana = await readOne(`${HEADER}\nAna,Díaz,"Díaz, Ana",,,,\n`);
  expect(ana).toMatchObject({ name: 'Ana Díaz', alsoInFile: {} });
});

test('"* myContacts" is no tag, under either of its names; a label without a value is kept', async () => {
  const ana = await readOne(`${HEADER}\nAna,Díaz,,* myContacts ::: * My Contacts,Work,,\n`);
  expect(ana).toMatchObject({ tags: [], emails: [], alsoInFile: { 'E-mail 1 - Label': 'Work' } });
});

test('an export from before 2024, here in UTF-16, says the same in other words', async () => {
  const { kind, arrivals } = await read(vector('google/before-2024.csv'));
  expect(kind).toBe('google');
  expect(arrivals[0]).toMatchObject({
    name: 'Ilse M. Okonkwo-Berg',
    firm: 'Fennel & Sons, Inc.',
    title: 'Head of Growth',
    place: 'Berlin',
    birthday: '1984-11-13',
    emails: [{ address: 'ilse@fennel.example', label: 'work' }],
    links: [{ url: 'http://ilse.example', label: 'home page' }],
    tags: ['Friends'],
    ties: [{ to: 'Tove Berg', kind: 'spouse' }],
  });
  expect(arrivals[0]?.alsoInFile).toEqual({
    'Name Prefix': 'Dr.',
    'Maiden Name': 'Berg',
    'IM 1 - Type': 'Home',
    'IM 1 - Service': 'Jabber',
    'IM 1 - Value': 'ilse@chat.example',
    'Organization 1 - Department': 'Markets',
    'Address 1 - Formatted (home)': 'Lindenweg 5\nBerlin',
  });
  expect(arrivals[1]).toMatchObject({ name: 'Nagy Anna', alsoInFile: { 'Given Name': 'Anna', 'Family Name': 'Nagy' } });
});
