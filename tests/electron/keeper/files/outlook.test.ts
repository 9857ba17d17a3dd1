// Outlook's CSV: the desktop's in three languages, outlook.live.com's, and the one that Google calls "Outlook CSV".
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../../shared/model/arrival.ts';
import { lists, read, readOne, vector } from './reading.ts';

describe('the desktop', () => {
  test('names who referred somebody, and who is not to be told of', async () => {
    const { kind, arrivals } = await read(vector('outlook/desktop.csv'));
    expect(kind).toBe('outlook');
    expect(arrivals.map(({ name, metThrough, isPrivate }) => [name, metThrough, isPrivate])).toEqual([
      ['Ilse Marit Okonkwo', 'Pascual Ibarra', true],
      ['Bo Xu', undefined, undefined],
      ['Cy', undefined, undefined],
    ]);
  });

  test('keeps numbers with what they are for, ties, tags, and the rest under its own names', async () => {
    const [ilse, bo, cy] = (await read(vector('outlook/desktop.csv'))).arrivals;
    expect(lists(ilse as Arrival)).toEqual({
      emails: ['ilse@fennel.example'],
      phones: ['555 0103 (work fax)', '+47 55 55 01 04 (work)', '+47 55 55 01 05 (work)', '+47 555 01 06 (mobile)'],
      links: ['http://ilse.example'],
    });
    expect(ilse).toMatchObject({
      firm: 'Fennel & Sons, Inc.',
      title: 'Head of Growth',
      place: 'Bergen, Norway',
      note: 'First line\nSecond line',
      tags: ['Sailing', 'Advisors'],
      ties: [
        { to: 'Tim Ode', kind: 'assistant' },
        { to: 'Bo Xu', kind: 'manager' },
        { to: 'Tove Berg', kind: 'spouse' },
      ],
    });
    expect(ilse?.alsoInFile).toEqual({
      Title: 'Ms.',
      Suffix: 'PhD',
      Department: 'Markets',
      'Business Street': 'Dock 3',
      'Business Postal Code': '5003',
      'Home Street': 'Lindenweg 5',
      'Home City': 'Berlin',
      'Home Country/Region': 'Germany',
      "Assistant's Phone": '555 0102',
      Telex: '55501',
      Account: '4711',
      Children: 'Lea, Finn',
      'E-mail 2 Address': '/o=Fennel/cn=ilse',
      'E-mail 2 Type': 'EX',
      Hobby: 'Boats',
      Initials: 'I.M.O.',
      'Office Location': '3.14',
      'User 1': 'red',
    });
    expect([bo?.alsoInFile, cy?.alsoInFile]).toEqual([{}, {}]);
  });

  test('writes 0/0/00 for no day; a day that could be two is settled by another row', async () => {
    const { arrivals } = await read(vector('outlook/desktop.csv'));
    expect(arrivals.map(({ birthday }) => birthday)).toEqual(['1984-03-04', '1990-11-23', undefined]);
  });

  test('speaks German, in Windows-1252', async () => {
    const { kind, arrivals } = await read(vector('outlook/german.csv'));
    expect([kind, arrivals[1]?.name, arrivals[1]?.isPrivate, arrivals[1]?.alsoInFile]).toEqual([
      'outlook',
      'Jörg Öztürk',
      undefined,
      {},
    ]);
    expect(arrivals[0]).toMatchObject({
      name: 'Käthe Müßig',
      firm: 'Kühn & Söhne',
      title: 'Leiterin',
      place: 'Lübeck, Deutschland',
      birthday: '1977-09-10',
      metThrough: 'Pascual Ibarra',
      isPrivate: true,
      emails: [{ address: 'kaethe@kuehn.example' }, { address: 'km@heim.example' }],
      tags: ['Segeln', 'Beirat'],
      ties: [
        { to: 'Bo Xu', kind: 'manager' },
        { to: 'Uwe Müßig', kind: 'spouse' },
      ],
      alsoInFile: { Anrede: 'Frau', Abteilung: 'Einkauf', 'Straße geschäftlich': 'Gänsemarkt 3', Ort: 'Raum 7' },
    });
  });

  test('speaks French, in UTF-16 with tabs, where two columns are called "Titre"', async () => {
    const { kind, arrivals } = await read(vector('outlook/french.csv'));
    expect(kind).toBe('outlook');
    expect(arrivals[0]).toMatchObject({
      name: 'Zoé Léger-Ñandú',
      title: 'Directrice',
      firm: 'Marée & Fils',
      place: 'Brest, France',
      birthday: '1981-04-17',
      metThrough: 'Pascual Ibarra',
      isPrivate: true,
      phones: [
        { number: '+33 2 55 55 01 12', label: 'work' },
        { number: '+33 2 55 55 01 13', label: 'work' },
        { number: '+33 6 55 55 01 14', label: 'mobile' },
      ],
      alsoInFile: { Titre: 'Mme', Service: 'Achats', 'Rue (bureau)': '3, quai du Port' },
    });
    expect(arrivals[1]).toMatchObject({ name: 'Loïc Ode', birthday: '1979-06-05', alsoInFile: {} });
  });
});

test('outlook.live.com has other columns in another order', async () => {
  expect((await read(vector('outlook/live.csv'))).kind).toBe('outlook');
  expect(await readOne(vector('outlook/live.csv'))).toMatchObject({
    name: 'Ilse Okonkwo',
    firm: 'Fennel & Sons',
    place: 'Berlin, BE',
    birthday: '1984-03-04',
    emails: [{ address: 'ilse@fennel.example' }, { address: 'ilse@home.example' }],
    ties: [{ to: 'Tove Berg', kind: 'spouse' }],
    alsoInFile: { Nickname: 'Illy', IMAddress: 'ilse@chat.example', Schools: 'Harbour School' },
  });
});

test('Google\'s "Outlook CSV" is one too', async () => {
  expect((await read(vector('outlook/from-google.csv'))).kind).toBe('outlook');
  expect(await readOne(vector('outlook/from-google.csv'))).toMatchObject({
    name: 'Ilse Okonkwo',
    place: 'Bergen, Norway',
    metThrough: 'Pascual Ibarra',
    tags: ['Sailing'],
    phones: [{ number: '+47 55 55 01 04', label: 'home' }],
    alsoInFile: { 'Home Address': 'Lindenweg 5\nBerlin', 'Business Country': 'Norway' },
  });
});
