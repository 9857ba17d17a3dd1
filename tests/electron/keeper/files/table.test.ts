// Any other table: what its columns seem to mean, and what they mean once the user has said so.
import { describe, expect, test } from 'vitest';
import { lookAtTable } from '../../../../electron/keeper/files/table.ts';
import type { ColumnField } from '../../../../shared/model/columns.ts';
import { read, readOne, vector } from './reading.ts';

const look = (file: string | Uint8Array) => lookAtTable(typeof file === 'string' ? Buffer.from(file) : file);
const guesses = (file: string | Uint8Array) => look(file).columns.map(({ guess }) => guess);

describe('the columns of a table are guessed', () => {
  test.each<[string, ColumnField[]]>([
    ['First Name,Surname,Company,Job title,E-mail', ['given name', 'family name', 'firm', 'title', 'e-mail']],
    ['first_name,last_name,emailAddress,mobilePhone', ['given name', 'family name', 'e-mail', 'phone']],
    ['Vorname;Name;Firma;Ort;Geburtsdatum', ['given name', 'family name', 'firm', 'town', 'birthday']],
    ['Nachname;Rufnummer;Straße;PLZ;Land', ['family name', 'phone', 'address', 'address', 'country']],
    ['Prénom;Nom;Société;Poste;Courriel', ['given name', 'family name', 'firm', 'title', 'e-mail']],
    ['Nom;Téléphone;Ville;Anniversaire;Remarques', ['name', 'phone', 'town', 'birthday', 'note']],
    ['Nombre;Apellidos;Correo;Empresa;Cargo', ['given name', 'family name', 'e-mail', 'firm', 'title']],
    ['Who;Mail;Tel;Where they work;What they do', ['name', 'e-mail', 'phone', 'firm', 'title']],
    ['Name,How we met,Introduced by,Met on', ['name', 'how we met', 'met through', 'met on']],
    ['Name,Good at,Looking for,Keep in touch', ['name', 'good at', 'looks for', 'drumbeat']],
    ['Name,Last contacted,Tags,Private,ID', ['name', 'last contact', 'tags', 'private', 'identity']],
    ['Name,LinkedIn,Website,Spouse,Shoe size', ['name', 'web address', 'web address', 'knows', 'keep beside']],
    ['Name,Title,Job title,E-mail type', ['name', 'prefix', 'title', 'keep beside']],
  ])('by their names: %s', (header, fields) => expect(guesses(`${header}\n`)).toEqual(fields));

  test('by their values, where names say nothing or the wrong thing', () => {
    const rows = [
      'A,B,C,D,E,Contact,Email',
      'x,+49 30 5550118,https://ana.example,1984-11-13,2024-01-02,ana@example.com,no',
      'x,030 555 0119,www.bo.example,1990-05-05,2024-01-03,bo@example.com,yes',
    ];
    const [x, ...fields] = guesses(rows.join('\n'));
    expect(x).toBe('keep beside');
    expect(fields).toEqual(['phone', 'web address', 'birthday', 'keep beside', 'e-mail', 'keep beside']);
  });

  test('with samples from rows that have a value, and the number of rows that hold anything', () => {
    const empty = 'Ana,\n'.repeat(50);
    expect(look(`Name,Colour\n${empty},,\n,red\n,red\n,green\n,blue\n,grey\n`)).toEqual({
      columns: [
        { name: 'Name', guess: 'name', samples: ['Ana'] },
        { name: 'Colour', guess: 'keep beside', samples: ['red', 'green', 'blue'] },
      ],
      rows: 55,
    });
  });

  test('without a header, they are counted, and the first row is somebody', async () => {
    const { columns, rows } = look(vector('thunderbird/no-header.csv'));
    expect(rows).toBe(2);
    expect(columns.slice(0, 5).map(({ name, guess, samples }) => [name, guess, samples[0]])).toEqual([
      ['Column 1', 'keep beside', 'Rory'],
      ['Column 2', 'keep beside', 'Pike'],
      ['Column 3', 'name', 'Rory Pike'],
      ['Column 4', 'keep beside', undefined],
      ['Column 5', 'e-mail', 'rory@example.net'],
    ]);
    const { arrivals } = await read(vector('thunderbird/no-header.csv'));
    expect(arrivals.map(({ name }) => name)).toEqual(['Rory Pike', 'Ilse Okonkwo']);
    expect(guesses('Ana Díaz,030 555 0120\nBo Xu,030 555 0121\n')).toEqual(['name', 'phone']);
  });

  test('of a known format, they are known', () => {
    expect(guesses('First Name,Last Name,Connected On\nAna,Díaz,12 Mar 2024\n')).toEqual([
      'given name',
      'family name',
      'met on',
    ]);
  });

  test('of no table, there are none', () => expect(look('Dear Ana,\n')).toEqual({ columns: [], rows: 0 }));
});

describe('a header is found', () => {
  const ANA = { name: 'Ana Díaz', firm: 'Acme', emails: [{ address: 'ana@example.com' }], alsoInFile: {} };
  const rows = [
    ['Name', 'Firma', 'E-Mail'],
    ['Ana Díaz', 'Acme', 'ana@example.com'],
    ['Bo, "the" Xu', 'A|B;C', 'bo@example.com'],
  ];
  const csv = (delimiter: string, newline = '\n') =>
    rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)).join(newline);
  const encodings: [string, (text: string) => Uint8Array][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 the other way round', (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ['Windows-1252', (text) => Buffer.from(text, 'latin1')],
  ];

  for (const delimiter of [',', ';', '\t', '|'])
    test.each(encodings)(`with ${JSON.stringify(delimiter)} in %s`, async (_, encode) => {
      for (const newline of ['\n', '\r\n', '\r']) {
        const { kind, arrivals } = await read(encode(csv(delimiter, newline)));
        expect([kind, arrivals.length]).toEqual(['table', 2]);
        expect(arrivals[0]).toMatchObject(ANA);
        expect(arrivals[1]).toMatchObject({ name: 'Bo, "the" Xu', firm: 'A|B;C' });
      }
    });

  test('after a title, blank lines or a spreadsheet’s own first line; what stood before it is said to be left out', async () => {
    const { arrivals, leftOut } = await read(`My contacts\n\n\n${csv(';')}`);
    expect(arrivals).toHaveLength(2);
    expect(leftOut).toEqual([{ line: 1, reason: 'malformed' }]);
    expect((await read(`sep=|\n${csv('|')}`)).leftOut).toEqual([]);
    expect((await read(`sep=|\n${csv('|')}`)).arrivals).toHaveLength(2);
  });

  test('with line breaks inside its names', async () =>
    expect(await readOne('"Full\nname","E-mail\naddress"\nAna Díaz,ana@example.com\n')).toMatchObject({
      name: 'Ana Díaz',
      emails: [{ address: 'ana@example.com' }],
    }));

  test('when rows are shorter than it, as some spreadsheets leave them', async () => {
    const { arrivals, leftOut } = await read('Name,Firm,Phone,Note\nAna,Acme\nBo\nCy,Acme\nDi,Acme,,kind\n');
    expect([arrivals.length, leftOut]).toEqual([4, []]);
  });

  test('when nobody knows its words, and somebody below works at a Company', async () => {
    const { arrivals } = await read('Ad,Soyad,Iş,Şehir\nAli,Kaya,Company Ltd,Sin City\nAy,Su,Rope,Quay\n');
    expect(arrivals).toEqual([]);
    const mapped = await read('Ad,Soyad,Iş,Şehir\nAli,Kaya,Company Ltd,Sin City\n', [
      'given name',
      'family name',
      'firm',
    ]);
    expect(mapped.arrivals[0]).toMatchObject({
      name: 'Ali Kaya',
      firm: 'Company Ltd',
      alsoInFile: { Şehir: 'Sin City' },
    });
  });

  test('when its names are the questions of a form', async () => {
    const question =
      'What would you like to be introduced for? Tell us in a few words, as you would tell a friend of yours';
    const ana = await readOne(
      `Timestamp,Your name,E-mail address,"${question}"\n2026/02/03,Ana,ana@example.com,Rope\n`,
    );
    expect(ana).toMatchObject({ name: 'Ana', alsoInFile: { Timestamp: '2026/02/03' } });
    expect(Object.entries(ana.alsoInFile)).toHaveLength(2);
  });

  test('over one column of addresses, with names or without', async () => {
    const { arrivals } = await read('E-mail\nana@example.com\nbo@example.com\n');
    expect(arrivals.map(({ emails }) => emails[0]?.address)).toEqual(['ana@example.com', 'bo@example.com']);
    const { arrivals: named } = await read('Ana Díaz <ana@example.com>\nBo Xu <bo@example.com>\n');
    expect(named.map(({ name }) => name)).toEqual(['Ana Díaz', 'Bo Xu']);
  });
});

describe('the user’s word', () => {
  const FILE = 'Wer,Was,Wo\nAna Díaz,Boats,Acme\n';

  test('is what the columns mean', async () => {
    const reading = await read(FILE, ['name', 'good at', 'firm']);
    expect(reading.kind).toBe('table');
    expect(reading.arrivals[0]).toMatchObject({ name: 'Ana Díaz', expertise: 'Boats', firm: 'Acme', alsoInFile: {} });
  });

  test('leaves out a column, or keeps it beside', async () => {
    const { arrivals } = await read(FILE, ['name', 'leave out', 'keep beside']);
    expect(arrivals[0]).toMatchObject({ name: 'Ana Díaz', alsoInFile: { Wo: 'Acme' } });
    expect(JSON.stringify(arrivals)).not.toContain('Boats');
  });

  test('may be shorter than the table: the rest is kept beside', async () =>
    expect((await read(FILE, ['name'])).arrivals[0]?.alsoInFile).toEqual({ Was: 'Boats', Wo: 'Acme' }));

  test('counts for a known format too', async () => {
    const { kind, arrivals } = await read('First Name,Last Name,Connected On\nAna,Díaz,harbour\n', [
      'given name',
      'family name',
      'how we met',
    ]);
    expect([kind, arrivals[0]?.howMet]).toEqual(['table', 'harbour']);
  });

  test('may be any of the meanings', async () => {
    const columns: [string, ColumnField, string][] = [
      ['a', 'prefix', 'Dr.'],
      ['b', 'given name', 'Ana'],
      ['c', 'additional name', 'Luz'],
      ['d', 'family name', 'Díaz'],
      ['e', 'suffix', 'III'],
      ['f', 'nickname', 'Nana'],
      ['g', 'firm', 'Acme'],
      ['h', 'title', 'CEO'],
      ['i', 'department', 'Top'],
      ['j', 'e-mail', 'ana@a.example; ana@b.example'],
      ['k', 'phone', '+49 30 5550122; fax: none'],
      ['l', 'web address', 'https://linkedin.com/in/Ana'],
      ['m', 'address', 'Quay 1'],
      ['n', 'town', 'Cádiz'],
      ['o', 'region', 'Andalucía'],
      ['p', 'country', 'Spain'],
      ['q', 'birthday', '1984-03-04'],
      ['r', 'met on', '2019-05-06'],
      ['s', 'how we met', 'Sailing'],
      ['t', 'met through', 'Bo'],
      ['u', 'knows', 'Cy'],
      ['v', 'good at', 'Boats'],
      ['w', 'looks for', 'Rope'],
      ['x', 'note', 'Kind'],
      ['y', 'tags', 'VIP, crew'],
      ['z', 'drumbeat', 'quarterly'],
      ['aa', 'last contact', '2026-02-03'],
      ['ab', 'private', 'yes'],
      ['ac', 'identity', '6f9619ff-8b86-d011-b42d-00c04fc964ff'],
      ['ad', 'keep beside', '=SUM(A1:A9)'],
      ['ae', 'leave out', 'gone'],
    ];
    const row = (cells: string[]) => cells.map((cell) => `"${cell}"`).join(',');
    const file = [row(columns.map(([name]) => name)), row(columns.map(([, , value]) => value))].join('\n');
    const { arrivals } = await read(
      file,
      columns.map(([, field]) => field),
    );
    expect(arrivals).toEqual([
      {
        name: 'Ana Luz Díaz III',
        firm: 'Acme',
        title: 'CEO',
        place: 'Cádiz, Andalucía, Spain',
        birthday: '1984-03-04',
        metOn: '2019-05-06',
        metThrough: 'Bo',
        uid: '6f9619ff-8b86-d011-b42d-00c04fc964ff',
        emails: [{ address: 'ana@a.example' }, { address: 'ana@b.example' }],
        phones: [{ number: '+49 30 5550122' }],
        links: [{ url: 'https://www.linkedin.com/in/ana', label: 'LinkedIn' }],
        note: 'Kind',
        tags: ['VIP', 'crew'],
        howMet: 'Sailing',
        expertise: 'Boats',
        needs: 'Rope',
        drumbeat: 90,
        isPrivate: true,
        ties: [{ to: 'Cy', kind: 'u' }],
        entries: [{ kind: 'in touch', on: '2026-02-03', text: 'Last contact, from the column “aa”' }],
        alsoInFile: {
          a: 'Dr.',
          f: 'Nana',
          i: 'Top',
          k: 'fax: none',
          m: 'Quay 1',
          ad: '=SUM(A1:A9)',
        },
      },
    ]);
  });

  test('"17" is an identity in its own table, and nobody’s in another', async () => {
    const one = (await read('Name,Nr\nAna,17\n', ['name', 'identity'])).arrivals[0];
    const again = (await read('Name,Nr\nAna Díaz,17\n', ['name', 'identity'])).arrivals[0];
    const other = (await read('Name,Member\nBo,17\n', ['name', 'identity'])).arrivals[0];
    expect(one?.uid).toMatch(/^17 /);
    expect(again?.uid).toBe(one?.uid);
    expect(other?.uid).not.toBe(one?.uid);
  });

  test('"private" is believed unless the file clearly says no', async () => {
    const file = 'Name,P\nA,no\nB,False\nC,ja\nD,Privat\nE,perhaps\nF,\nG,0\n';
    const { arrivals } = await read(file, ['name', 'private']);
    expect(arrivals.map(({ name, isPrivate = false }) => [name, isPrivate])).toEqual([
      ['A', false],
      ['B', false],
      ['C', true],
      ['D', true],
      ['E', true],
      ['F', false],
      ['G', false],
    ]);
    expect(arrivals[4]?.alsoInFile).toEqual({ P: 'perhaps' });
  });

  test.each([
    ['30', 30],
    ['every 2 weeks', 14],
    ['Quarterly', 90],
    ['6 months', 180],
    ['alle 3 Monate', 90],
    ['mensuel', 30],
    ['annual', 365],
    ['never', undefined],
    ['0', undefined],
    ['99999', undefined],
  ])('a drumbeat of "%s" is %s days', async (text, days) =>
    expect((await read(`Name,D\nAna,${text}\n`, ['name', 'drumbeat'])).arrivals[0]?.drumbeat).toBe(days),
  );
});
