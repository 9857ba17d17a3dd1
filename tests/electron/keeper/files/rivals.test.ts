// The CSV of Dex and of Clay (Mesh): other systems in which people keep up with people.
import { expect, test } from 'vitest';
import { recognise } from '../../../../electron/keeper/files/recognise.ts';
import { read, vector } from './reading.ts';

const lastContact = { kind: 'in touch', on: '2026-02-03', text: 'Last contact, from the column “Last Contacted”' };

test('Dex says how we met, how often to be in touch, and when it was last', async () => {
  const { kind, arrivals } = await read(vector('dex/contacts.csv'));
  expect(kind).toBe('dex');
  expect(arrivals[0]).toMatchObject({
    name: 'Ilse Okonkwo',
    uid: 'https://www.linkedin.com/in/ilse-okonkwo',
    firm: 'Fennel & Sons',
    title: 'Head of Growth',
    place: 'Bergen, Norway',
    birthday: '1984-03-04',
    emails: [{ address: 'ilse@fennel.example' }, { address: 'ilse@home.example' }],
    links: [
      { url: 'https://www.linkedin.com/in/ilse-okonkwo', label: 'LinkedIn' },
      { url: 'https://twitter.com/ilse_example', label: 'Twitter' },
      { url: 'ilse.example' },
    ],
    howMet: 'At the harbour',
    drumbeat: 90,
    tags: ['Sailing', 'Advisors', 'Board'],
    entries: [lastContact],
    alsoInFile: { Starred: 'true' },
  });
  expect(arrivals[1]).toMatchObject({
    name: 'Bo',
    howMet: 'Pascual',
    alsoInFile: {
      Twitter: '@bo_example',
      'Last Contacted': '02/03/2026',
      'Keep In Touch Frequency': "Don't keep in touch",
    },
  });
  expect(arrivals[1]?.entries).toBeUndefined();
});

test('Clay says when somebody was last contacted, which is a note: it does not say how', async () => {
  const { kind, arrivals } = await read(vector('clay/contacts.csv'));
  expect(kind).toBe('clay');
  expect(arrivals[0]).toMatchObject({
    name: 'Ilse Okonkwo',
    uid: 'https://www.linkedin.com/in/ilse-okonkwo',
    birthday: '--03-04',
    note: 'Likes tea\n\nSails.',
    tags: ['Sailing', 'Board'],
    entries: [lastContact],
    alsoInFile: {},
  });
  expect(arrivals[1]).toMatchObject({ name: 'Bo Xu', firm: 'Harbour Office' });
});

test.each([
  ['First Name,Email 1', 'dex'],
  ['First Name,Met Via', 'dex'],
  ['First Name,Last Name,How We Met', 'dex'],
  ['First name,Organization', 'clay'],
  ['Name,Organization,Last Contacted', 'clay'],
  ['First name,Last name,Email', 'table'],
  ['first name,how we met', 'table'],
])('%s is a header of %s', (header, kind) => expect(recognise(Buffer.from(`${header}\nAna,Díaz\n`))).toBe(kind));
