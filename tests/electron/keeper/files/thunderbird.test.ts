// Thunderbird's CSV, in both orders of its columns.
import { expect, test } from 'vitest';
import { recognise } from '../../../../electron/keeper/files/recognise.ts';
import { read, readOne, vector } from './reading.ts';

test('the shown name counts; a day of birth is put together from three columns, with a year or without', async () => {
  const { kind, arrivals } = await read(vector('thunderbird/addresses.csv'));
  expect(kind).toBe('thunderbird');
  expect(arrivals.map(({ name, birthday }) => [name, birthday])).toEqual([
    ['Illy Okonkwo', '1984-03-04'],
    ['Nagy Anna', '--11-09'],
    ['Bo Okonkwo', undefined],
  ]);
  expect(arrivals[0]).toMatchObject({
    firm: 'Fennel & Sons',
    title: 'Head of Growth',
    place: 'Berlin, Germany',
    emails: [{ address: 'ilse@fennel.example' }, { address: 'ilse@home.example' }],
    note: 'Likes tea',
  });
  expect(arrivals[0]?.alsoInFile).toEqual({
    'First Name': 'Ilse',
    'Last Name': 'Okonkwo',
    Nickname: 'Illy',
    Department: 'Markets',
    'Home Address': 'Lindenweg 5',
    'Work City': 'Bergen',
    'Custom 1': 'red',
    'Screen Name': 'illy84',
  });
  expect(arrivals[2]?.alsoInFile).toEqual({ 'Birth Year': '1990' });
});

test('the older order, British, with semicolons and a delimiter too many, says the same', async () => {
  expect((await read(vector('thunderbird/older-british.csv'))).kind).toBe('thunderbird');
  expect(await readOne(vector('thunderbird/older-british.csv'))).toMatchObject({
    name: 'Rory Pike',
    firm: 'Mill Trust',
    place: 'Leadbury, Dorset',
    birthday: '1980-01-15',
    alsoInFile: { 'Home Address': '12 Mill Lane', 'Home Post Code': 'DT1 2AB', 'Screen Name': 'rp' },
  });
});

test('a file without its header is nobody’s: the user says what its columns are', () =>
  expect(recognise(vector('thunderbird/no-header.csv'))).toBe('table'));
