// Files made to hurt. Whatever comes in: a reading or a Refusal, soon, and no object of ours is any different after.
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readFile } from '../../../../electron/keeper/files/read.ts';
import { arrivalSchema } from '../../../../shared/model/arrival.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { card, read, readOne, vector } from './reading.ts';

const HEADER = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\n';
const ANA = 'Ana,Díaz,https://www.linkedin.com/in/ana,,Acme,CEO,12 Mar 2024\n';
const BO = 'Bo,Xu,https://www.linkedin.com/in/bo,,Acme,CEO,12 Mar 2024\n';

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
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
  const seeds = [...books.map((name) => vector(`vcard/${name}`)), vector('linkedin/Connections.csv')].map((bytes) =>
    bytes.subarray(0, 6000),
  );
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
