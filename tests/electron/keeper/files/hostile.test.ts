// Files made to hurt. Whatever comes in: a reading or a Refusal, soon, and no object of ours is any different after.
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readFile } from '../../../../electron/keeper/files/read.ts';
import { lookAtTable } from '../../../../electron/keeper/files/table.ts';
import { arrivalSchema } from '../../../../shared/model/arrival.ts';
import { COLUMN_FIELDS } from '../../../../shared/model/columns.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { card, read, readOne, vector, vectors } from './reading.ts';

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';
const ANA = 'Ana,Díaz,https://www.linkedin.com/in/ana,,Acme,CEO,12 Mar 2024\n';
const BO = 'Bo,Xu,https://www.linkedin.com/in/bo,,Acme,CEO,12 Mar 2024\n';

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

/** How long something takes of the processor: the clock on the wall tells of the neighbours too. */
async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = process.cpuUsage();
  const value = await work();
  return { value, ms: process.cpuUsage(began).user / 1000 };
}

describe('a CSV', () => {
  test.each([
    ['a million quotes', '"'.repeat(1_000_001)],
    ['quotes that never close', '"x'.repeat(500_000)],
    ['a quote and a million blanks', `"${' '.repeat(1_000_000)}"x`],
    ['quotes and commas', '",'.repeat(500_000)],
    ['a million commas', ','.repeat(1_000_000)],
    ['a broken quote on each of many lines', '"x"y\n'.repeat(100_000)],
  ])('of %s is read in seconds, and who stood before it is taken', async (_, bomb) => {
    const { value, ms } = await timed(() => read(`${HEADER}${ANA}${bomb}`));
    expect(value.arrivals[0]?.name).toBe('Ana Díaz');
    expect(value.leftOut.length).toBeGreaterThan(0);
    expect(ms).toBeLessThan(5000);
  });

  test('with a cell of 10 MB loses that row and no other', async () => {
    const { arrivals, leftOut } = await read(`${HEADER}${ANA}Big,Cell,,,"${'x, '.repeat(3_500_000)}",CEO,\n${BO}`);
    expect(arrivals.map(({ name }) => name)).toEqual(['Ana Díaz', 'Bo Xu']);
    expect(leftOut).toEqual([{ line: 3, reason: 'malformed' }]);
  });

  test('with a cell of 1 MB keeps the beginning', async () =>
    expect((await readOne(`${HEADER}Ana,Díaz,,,,"${'x, '.repeat(350_000)}",\n`)).title).toMatch(/^x, .*…$/));

  test('with `__proto__` and `constructor` among its headers keeps what they hold', async () => {
    const ana = await readOne('First Name,Last Name,Connected On,__proto__,constructor\nAna,Díaz,,polluted,odd\n');
    expect(ana.alsoInFile).toEqual({ '(__proto__)': 'polluted', constructor: 'odd' });
    expect(Object.getPrototypeOf(ana.alsoInFile)).toBe(Object.prototype);
  });

  test('with NULs in its cells is read without them', async () =>
    expect((await readOne(HEADER + ANA.replace('Ana', 'A\0na').replace('CEO', 'C\0EO'))).name).toBe('Ana Díaz'));

  test('in UTF-16 with half a letter gives well-formed text', async () => {
    const ana = await readOne(Buffer.from(`\ufeff${HEADER}A\ud83d,D\ude00,,,,,\n`, 'utf16le'));
    expect(ana.name).toBe('A\ufffd D\ufffd');
  });

  test('of two million rows of nothing is refused', async () =>
    await expect(readFile(Buffer.from(HEADER + ',\n'.repeat(2_000_000)))).rejects.toThrow(Refusal));
});

describe('any other table', () => {
  const TABLE = 'Name,E-mail,Firm,Birthday\n';
  const CY = 'Cy Ode,cy@example.com,Acme,1984-03-04\n';
  const GOOGLE = 'First Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value\n';
  const look = (text: string) => lookAtTable(Buffer.from(text));

  test.each([
    ['a million quotes', '"'.repeat(1_000_001)],
    ['quotes and commas', '",'.repeat(500_000)],
    ['a million commas', ','.repeat(1_000_000)],
    ['a broken quote on each of many lines', '"x"y\n'.repeat(100_000)],
    ['a quote that swallows the rest', `"${CY.repeat(20_000)}`],
    ['quotes that swallow a line each', 'x,"y\nz",'.repeat(20_000)],
  ])('of %s is looked at and read in seconds, and who stood before it is taken', async (_, bomb) => {
    const text = TABLE + CY + bomb;
    const { value, ms } = await timed(async () => ({ seen: look(text), read: await read(text) }));
    expect(value.seen.columns).toHaveLength(4);
    expect(value.read.arrivals[0]?.name).toBe('Cy Ode');
    expect(ms).toBeLessThan(10_000);
  });

  test.each([
    ['letters', 'a'],
    ['blanks', ' '],
    ['digits', '1'],
    ['dots', 'a.'],
    ['at signs', 'a@'],
    ['commas', 'a, '],
    ['colons', ':::'],
    ['semicolons', ';x'],
    ['line breaks', '\n'],
    ['Ts', 'T '],
    ['slashes', '1/'],
    ['brackets', '<(['],
    ['Han letters', '李'],
    ['asterisks', '* '],
  ])('of nothing but %s in cells of every meaning is read in seconds', async (_, piece) => {
    const bomb = `"${piece.repeat(100_000 / piece.length)}x"`;
    const row = ['Ana', ...COLUMN_FIELDS.map(() => bomb)].join(',');
    const names = ['Name', 'Note', ...COLUMN_FIELDS.slice(1)].join(',');
    const { value, ms } = await timed(() => read(`${names}\n${row}\n`, ['name', ...COLUMN_FIELDS]));
    expect(value.arrivals).toHaveLength(1);
    expect(ms).toBeLessThan(3000);
  });

  test('of a million columns is none; of a thousand, all are read', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `Name ${n}`).join(',');
    const { value, ms } = await timed(() => read(names(1_000_000)).catch((error: unknown) => error));
    expect(value).toBeInstanceOf(Refusal);
    expect(ms).toBeLessThan(5000);
    const row = Array.from({ length: 1000 }, (_, n) => `x${n}`).join(',');
    const fields = Array.from({ length: 1000 }, () => 'keep beside' as const);
    const [first] = (await read(`${names(1000)}\n${row}\n`, ['name', ...fields.slice(1)])).arrivals;
    expect(Object.keys(first?.alsoInFile ?? {})).toHaveLength(999);
  });

  test('with `__proto__` among its columns, cells and labels harms nothing', async () => {
    const cells = '__proto__,__proto__,ana@example.com,__proto__,__proto__';
    for (const field of COLUMN_FIELDS)
      await read(`__proto__,constructor,E-mail,toString,valueOf\n${cells}\n`, ['name', field, 'e-mail', field, field]);
    const ana = await readOne(`${GOOGLE.trim()},__proto__\nAna,__proto__,ana@example.com,1,polluted\n`);
    expect(ana.emails).toEqual([{ address: 'ana@example.com', label: '__proto__' }]);
    expect(ana.alsoInFile).toEqual({ '(__proto__)': 'polluted' });
    expect(look('__proto__,Name\nx,Ana\n').columns.map(({ name }) => name)).toEqual(['__proto__', 'Name']);
  });

  test('with NULs in its header is read without them', async () =>
    expect((await readOne(`N\0ame,E-mail,Firm,Birthday\n${CY}`)).name).toBe('Cy Ode'));

  test('may hold formulas, which stay text', async () => {
    const row = '"=HYPERLINK(""http://x.example"",""Ana"")",+1+1,@SUM(A1),-2+3';
    const ana = await readOne(`Name,Note,Firm,Colour\n${row}\n`);
    expect(ana).toMatchObject({
      name: '=HYPERLINK("http://x.example","Ana")',
      note: '+1+1',
      firm: '@SUM(A1)',
      alsoInFile: { Colour: '-2+3' },
    });
  });

  test('of twenty thousand open days is settled in seconds', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => `P${n},p${n}@example.com,,03/04/1984\n`).join('');
    const { value, ms } = await timed(() => read(`${TABLE}${rows}Z,z@example.com,,23/11/1990\n`));
    expect(value.arrivals.every(({ birthday }) => birthday !== undefined)).toBe(true);
    expect(ms).toBeLessThan(5000);
  });
});

describe('a vCard', () => {
  test.each([
    ['a line folded a hundred thousand times', `NOTE:a\n${' b\n'.repeat(100_000)}`],
    ['a hundred thousand soft breaks', `NOTE;ENCODING=QUOTED-PRINTABLE:${'=C3=91=\n'.repeat(100_000)}`],
    ['a hundred thousand parameters', `TEL${';A=b'.repeat(100_000)}:1`],
    ['a hundred thousand types', `TEL;TYPE=${'a,'.repeat(100_000)}b:1`],
    ['half a million semicolons', `ORG:${';'.repeat(500_000)}`],
    ['half a million backslashes', `N:${'\\'.repeat(500_000)}`],
    ['half a million quotes', `TEL;"${'a":"'.repeat(250_000)}`],
    ['ten thousand alike properties', Array.from({ length: 10_000 }, (_, i) => `X-A:${i}`).join('\n')],
    ['ten thousand addresses', Array.from({ length: 10_000 }, (_, i) => `EMAIL:${i}@x.example`).join('\n')],
    ['a megabyte of blanks', `NOTE:${' '.repeat(1_000_000)}x`],
  ])('with %s is read in seconds', async (_, lines) => {
    const { value, ms } = await timed(() => readOne(card(`FN:Ana\n${lines}`)));
    expect(value.name).toBe('Ana');
    expect(ms).toBeLessThan(5000);
  });

  test('with a hundred thousand properties is nobody’s', async () =>
    expect((await read(card(`FN:Ana\n${'X-A:1\n'.repeat(100_000)}`))).leftOut).toEqual([
      { line: 1, reason: 'malformed' },
    ]));

  test('file of a hundred thousand beginnings is read in seconds', async () => {
    const { ms } = await timed(() => read('BEGIN:VCARD\n'.repeat(100_000)));
    expect(ms).toBeLessThan(5000);
  });

  test('with `__proto__` for a property, a parameter, a group and a label harms nothing', async () => {
    const text =
      '__proto__:polluted\n__proto__.TEL;__proto__=polluted:1\n__proto__.X-ABLabel:__proto__\nX-A;TYPE=__proto__:b';
    const ana = await readOne(card(`FN:Ana\n${text}`));
    expect(ana.phones).toEqual([{ number: '1', label: '__proto__' }]);
    expect(ana.alsoInFile).toEqual({ __PROTO__: 'polluted', 'X-A (__proto__)': 'b' });
  });
});

describe('any mutation of any fixture', () => {
  const books = readdirSync(new URL('../../../vectors/vcard/', import.meta.url)).filter((name) =>
    name.endsWith('.vcf'),
  );
  const tables = (['linkedin', 'google', 'outlook', 'thunderbird', 'dex', 'clay', 'table'] as const).flatMap((kind) =>
    vectors(kind).map((name) => `${kind}/${name}`),
  );
  const seeds = [...books.map((name) => `vcard/${name}`), ...tables].map((path) => vector(path).subarray(0, 6000));
  const SPLINTERS = [
    '"',
    '""',
    '\n',
    '\r\n ',
    '=',
    '=\r\n',
    '\\',
    ';',
    ':',
    ',',
    '\0',
    '\ufeff',
    '\ud83d\ude00',
    'BEGIN:VCARD\r\n',
    'END:VCARD\r\n',
    '__proto__',
    ';ENCODING=QUOTED-PRINTABLE',
    ';CHARSET=utf-16',
    'AGENT:\r\n',
    ' ::: ',
    '|',
    'sep=;\n',
    '* ',
    '03/04/1984',
  ];
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    drop: fc.nat({ max: 300 }),
    put: fc.oneof(fc.constantFrom(...SPLINTERS.map((text) => Buffer.from(text))), fc.uint8Array({ maxLength: 12 })),
  });

  test('gives a reading that the schema takes, or a Refusal, within a second', async () => {
    const property = fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      async (seed, edits) => {
        let bytes: Buffer = seed;
        for (const { at, drop, put } of edits) {
          const from = Math.floor(at * bytes.length);
          bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + drop)]);
        }
        const { value, ms } = await timed(() => readFile(bytes).catch((error: unknown) => error));
        expect(ms).toBeLessThan(1000);
        if (value instanceof Refusal) return;
        const { arrivals } = value as Awaited<ReturnType<typeof readFile>>;
        for (const arrival of arrivals) expect(arrivalSchema.safeParse(arrival).success).toBe(true);
      },
    );
    await fc.assert(property, { numRuns: 2000 });
  });
});
