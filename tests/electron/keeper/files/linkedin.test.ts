// LinkedIn's Connections.csv in all the shapes in which it was met.
import { describe, expect, test } from 'vitest';
import { read, readOne, vector } from './reading.ts';

const NOTES = 'Notes:\n"When exporting your connection data, you may notice that some ""addresses"" are missing."\n\n';
const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';
const ANA = 'Ana,Díaz,https://www.linkedin.com/in/ana,ana@example.com,Acme,Head of Growth,12 Mar 2024\n';
const ANA_READ = {
  name: 'Ana Díaz',
  firm: 'Acme',
  title: 'Head of Growth',
  emails: [{ address: 'ana@example.com' }],
  links: [{ url: 'https://www.linkedin.com/in/ana', label: 'LinkedIn' }],
  metOn: '2024-03-12',
  uid: 'https://www.linkedin.com/in/ana',
  alsoInFile: {},
};

describe('the export is read', () => {
  test.each([
    ['with notes', NOTES + HEADER + ANA],
    ['without notes', HEADER + ANA],
    ['with a byte order mark', `\ufeff${NOTES}${HEADER}${ANA}`],
    ['with quoted notes', `"Notes:"\n"See, ""this"""\n\n${HEADER}${ANA}`],
    ['with long notes', `Notes:\n"one"\n"two, three"\nfour\n\n\n${HEADER}${ANA}`],
    ['with notes whose quote never closes', `Notes:\n"oh no\n\n${HEADER}${ANA}`],
    ['with CRLF', (NOTES + HEADER + ANA).replaceAll('\n', '\r\n')],
    ['with CR alone', (NOTES + HEADER + ANA).replaceAll('\n', '\r')],
    ['without a last line end', (HEADER + ANA).trimEnd()],
    ['with semicolons, as a spreadsheet saved it', `sep=;\n${HEADER}${ANA}`.replaceAll(',', ';')],
    ['with tabs', (HEADER + ANA).replaceAll(',', '\t')],
    ['with a quoted header in capitals', `${HEADER.trim().toUpperCase().replace(/[^,]+/g, '"$&"')}\n${ANA}`],
  ])('%s', async (_, text) => expect(await readOne(text)).toMatchObject(ANA_READ));

  test('in UTF-16 of either order, with and without a mark, and in Windows-1252', async () => {
    const little = Buffer.from(HEADER + ANA, 'utf16le');
    const mark = Buffer.from([0xff, 0xfe]);
    for (const bytes of [little, Buffer.concat([mark, little])]) {
      expect(await readOne(bytes)).toMatchObject(ANA_READ);
      expect(await readOne(Buffer.from(bytes).swap16())).toMatchObject(ANA_READ);
    }
    expect(await readOne(Buffer.from(HEADER + ANA, 'latin1'))).toMatchObject(ANA_READ);
  });

  test('in the older layout without URL', async () => {
    const text = 'First Name,Last Name,Email Address,Company,Position,Connected On\nAna,Díaz,,Acme,CEO,1 Jan 2019\n';
    const ana = await readOne(text);
    expect(ana).toMatchObject({ name: 'Ana Díaz', firm: 'Acme', title: 'CEO', metOn: '2019-01-01', links: [] });
    expect(ana.uid).toBeUndefined();
  });

  test('with URL as the last column, and columns that nobody knows', async () => {
    const text =
      'First Name,Last Name,Company,Position,Connected On,Mood,URL\nAna,Díaz,Acme,CEO,1 Jan 2019,sunny,linkedin.com/in/Ana/\n';
    expect(await readOne(text)).toMatchObject({
      uid: 'https://www.linkedin.com/in/ana',
      alsoInFile: { Mood: 'sunny' },
    });
  });
});

describe('a day', () => {
  test.each([
    ['12 Mar 2024', '2024-03-12'],
    ['7-Feb-22', '2022-02-07'],
    ['03/15/2024', '2024-03-15'],
    ['03/04/2024', '2024-03-04'],
    ['15/03/2024', '2024-03-15'],
    ['2024-03-15', '2024-03-15'],
    ['01 September 2011', '2011-09-01'],
  ])('%s is %s', async (written, day) => {
    const ana = await readOne(HEADER + ANA.replace('12 Mar 2024', written));
    expect(ana.metOn).toBe(day);
    expect(ana.alsoInFile).toEqual({});
  });

  test.each(['31 Feb 2024', '12 Foo 2024', 'yesterday', '13/13/2024'])(
    '%s is none, and is kept beside',
    async (written) => {
      const ana = await readOne(HEADER + ANA.replace('12 Mar 2024', written));
      expect(ana.metOn).toBeUndefined();
      expect(ana.alsoInFile).toEqual({ 'Connected On': written });
    },
  );
});

describe('a row', () => {
  test('of commas only is empty; of a URL or a day only, nameless', async () => {
    const { arrivals, leftOut } = await read(
      `${NOTES}${HEADER}${ANA},,,,,,\n,,https://www.linkedin.com/in/x,,,,\n,,,,,,12 Mar 2024\n , ,,,,,\n`,
    );
    expect(arrivals).toHaveLength(1);
    expect(leftOut).toEqual([
      { line: 6, reason: 'empty' },
      { line: 7, reason: 'nameless' },
      { line: 8, reason: 'nameless' },
      { line: 9, reason: 'empty' },
    ]);
  });

  test('with an e-mail address or a firm and no name is taken', async () => {
    const { arrivals } = await read(`${HEADER},,,x@example.com,,,\n,,,,Acme,,\n`);
    expect(arrivals.map(({ name, firm, emails }) => [name, firm, emails.length])).toEqual([
      ['', undefined, 1],
      ['', 'Acme', 0],
    ]);
  });

  test('that comes twice is taken once, and what only one of the two says is kept', async () => {
    const { arrivals, leftOut } = await read(
      `${HEADER}${ANA}${ANA}Ana,Díaz,https://www.linkedin.com/in/ana/?x=1,ana@home.example,Other,,12 Mar 2024\n`,
    );
    expect(leftOut.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'repeated'],
      [4, 'repeated'],
    ]);
    expect(arrivals).toHaveLength(1);
    expect(arrivals[0]).toMatchObject({
      ...ANA_READ,
      emails: [{ address: 'ana@example.com' }, { address: 'ana@home.example' }],
      alsoInFile: { firm: 'Other' },
    });
  });

  test('of the older layout that comes twice is taken once; two people of one name are two', async () => {
    const header = 'First Name,Last Name,Email Address,Company,Position,Connected On\n';
    const { arrivals, leftOut } = await read(
      `${header}Wei,Xu,,A,,1 Jan 2019\nWei,Xu,,B,,1 Jan 2019\nWei,Xu,,A,,1 Jan 2019\n`,
    );
    expect(arrivals.map(({ firm }) => firm)).toEqual(['A', 'B']);
    expect(leftOut).toEqual([{ line: 4, reason: 'repeated' }]);
  });

  test('of a namesake with another URL is somebody else', async () =>
    expect(
      (await read(HEADER + ANA + ANA.replace('in/ana', 'in/ana2').replace('ana@', 'ana2@'))).arrivals,
    ).toHaveLength(2));

  test('may hold commas, doubled quotes and line breaks in quotes, and lines are still counted right', async () => {
    const row = '"Ana, Maria",O\'Neil,,,"""Quoted"" Labs, Inc.","Head of\nGrowth",12 Mar 2024\n';
    const { arrivals, leftOut } = await read(`${HEADER}${row},,,,,,\n`);
    expect(arrivals[0]).toMatchObject({
      name: "Ana, Maria O'Neil",
      firm: '"Quoted" Labs, Inc.',
      title: 'Head of Growth',
    });
    expect(leftOut).toEqual([{ line: 4, reason: 'empty' }]);
  });

  test('with too many cells is malformed, for nobody knows which cell is which', async () =>
    expect((await read(`${HEADER}Ana,Díaz,,,Acme, Inc.,CEO,12 Mar 2024\n${ANA}`)).leftOut).toEqual([
      { line: 2, reason: 'malformed' },
    ]));

  test('whose quote never closes costs nobody else', async () => {
    const others = Array.from(
      { length: 3000 },
      (_, i) => `P${i},X,https://www.linkedin.com/in/p${i},,"Foo, Inc.",CEO,1 Jan 2020\n`,
    );
    const broken = 'Bad,Quote,https://www.linkedin.com/in/bad,,"Acme,CEO,12 Mar 2024\n';
    const { arrivals, leftOut } = await read(
      HEADER + others.slice(0, 1500).join('') + broken + others.slice(1500).join(''),
    );
    expect(arrivals).toHaveLength(3000);
    expect(leftOut).toEqual([{ line: 1502, reason: 'malformed' }]);
  });

  test('may name somebody from right to left, by one word, or by a picture', async () => {
    const { arrivals } = await read(`${HEADER}محمد,الحسن,,,,,\nPelé,,,,,,\n👩🏽‍🚀,,,,,,\n李,伟,,,,,\n`);
    expect(arrivals.map(({ name }) => name)).toEqual(['محمد الحسن', 'Pelé', '👩🏽‍🚀', '李 伟']);
  });

  test('may not turn the text of the window round', async () =>
    expect((await readOne(`${HEADER}\u202eAna\u202c,Díaz\u0007,,,,,\n`)).name).toBe('Ana Díaz'));
});

test('the invented export of six hundred rows gives all its people', async () => {
  const { kind, arrivals, leftOut } = await read(vector('linkedin/Connections.csv'));
  expect(kind).toBe('linkedin');
  expect(arrivals).toHaveLength(594);
  expect(leftOut.filter(({ reason }) => reason === 'empty')).toHaveLength(6);
  expect(leftOut.filter(({ reason }) => reason === 'repeated')).toEqual([
    { line: 216, reason: 'repeated' },
    { line: 428, reason: 'repeated' },
  ]);
  expect(arrivals.every(({ uid, metOn }) => uid !== undefined && metOn !== undefined)).toBe(true);
  expect(arrivals[1]).toMatchObject({ name: 'Dmitri Nakamura', firm: 'Fennel & Sons, Inc.', metOn: '2011-07-14' });
  expect(arrivals[3]).toMatchObject({ name: 'Zoë Díaz', firm: '"Quoted" Labs', title: 'Angel Investor' });
});
