// Whatever a table says of somebody is found again in what was read of them: in a field, as a label, or kept beside. Random
// people, written with the header of every format that we know, and of tables whose columns mean anything at all.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookAtTable } from '../../../../electron/keeper/files/table.ts';
import { type Arrival, foldName } from '../../../../shared/model/arrival.ts';
import { COLUMN_FIELDS, type ColumnField } from '../../../../shared/model/columns.ts';
import { read, vector, vectors } from './reading.ts';

const WORDS = [
  ...['Ana', 'Díaz', "O'Neil", '李', 'さくら', 'محمد', '👩🏽‍🚀', 'Jr.', 'Ünïcödé', 'de', 'la', 'nul'],
  ...['=1+1', '+49', '-', '"quoted"', '<b>', '(x)', '#1', '100%', 'a,b', 'x;y', 'tab\there', 'line\nbreak'],
  ...['__proto__', 'constructor', 'toString', 'https://x.example/a?b=c', '@home', '|', '* Work', '0/0', '::', '&amp;'],
];
const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const unique = fc.uuid().map((id) => id.slice(0, 8));
const day = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2026-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const link = fc.oneof(
  unique.map((id) => `https://${id}.example/x`),
  unique.map((id) => `https://www.linkedin.com/in/${id}`),
);

/** What a column of each meaning may hold; any other, any text. */
const VALUES: Partial<Record<ColumnField, fc.Arbitrary<string>>> = {
  'e-mail': fc.oneof(
    unique.map((id) => `${id}@x.example`),
    fc.tuple(unique, unique).map(([a, b]) => `${a}@x.example; ${b}@y.example`),
    text,
  ),
  phone: fc.oneof(fc.constantFrom('+49 30 5550123', '(030) 555-0124 ::: +1 202 555 0125', 'none'), text),
  'web address': fc.oneof(link, text),
  birthday: fc.oneof(day, fc.constantFrom('--03-15', '3/15/84', '04/05/1984', 'spring'), text),
  'met on': fc.oneof(day, fc.constantFrom('7-Feb-22', '04/05/2024', 'long ago')),
  'last contact': fc.oneof(day, fc.constantFrom('04/05/2024', 'never')),
  drumbeat: fc.constantFrom('30', 'monthly', 'whenever'),
  private: fc.constantFrom('yes', 'no', 'perhaps'),
  identity: fc.oneof(fc.uuid(), unique, text),
};

/** What somebody's row says, in words that stand by themselves. */
function wordsOf(field: ColumnField, value: string): string[] {
  if (field === 'leave out' || field === 'private' || field === 'drumbeat') return [];
  const words = value.split(/[\s,;|"<>()]+|:::|mailto:/).map(foldName);
  return words.filter((word) => word !== '' && word !== '*');
}

/** Everything that was read of them. A day may be written in another way than it was. */
function allOf(arrival: Arrival): string {
  const values: string[] = [];
  JSON.stringify(arrival, (key, value: unknown) => {
    values.push(key);
    if (typeof value === 'string') values.push(value);
    return value;
  });
  return foldName(values.join(' '));
}

function isKept(arrival: Arrival, field: ColumnField, value: string): boolean {
  const all = allOf(arrival);
  const [days, dates] = [
    [arrival.birthday, arrival.metOn, ...(arrival.entries ?? []).map(({ on }) => on)],
    value.trim(),
  ];
  if (/^\d+[/-]|^--|^7-Feb/.test(dates) && days.some((read) => read !== undefined)) return true;
  return wordsOf(field, value).every((word) => all.includes(word));
}

function csv(names: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  return Buffer.from(`${[names, ...rows].map(line).join('\r\n')}\r\n`);
}

/** Some rows for columns of these meanings; each says in one column who it is. */
function rowsFor(fields: readonly ColumnField[]): fc.Arbitrary<string[][]> {
  const who = fields.findIndex((field) => field === 'name' || field === 'given name' || field === 'e-mail');
  const cell = (field: ColumnField, column: number) => {
    if (column === who) return unique.map((id) => (field === 'e-mail' ? `${id}@who.example` : `Who${id}`));
    return fc.option(VALUES[field] ?? text, { nil: '', freq: 2 });
  };
  // A row that repeats another is rightly left out and told; so what says who it is carries the number of its row.
  const numbered = (row: string[], n: number) =>
    row.map((value, column) =>
      column === who || value.startsWith(PROFILE) ? value.replace(/(?=@)|$/, `n${n}`) : value,
    );
  return fc.array(fc.tuple(...fields.map(cell)), { minLength: 1, maxLength: 4 }).map((rows) => rows.map(numbered));
}

const PROFILE = 'https://www.linkedin.com/in/';

async function expectKept(names: readonly string[], fields: readonly ColumnField[], rows: string[][], said: boolean) {
  const { arrivals, leftOut } = await read(csv(names, rows), said ? fields : undefined);
  expect(leftOut).toEqual([]);
  expect(arrivals).toHaveLength(rows.length);
  for (const [place, row] of rows.entries())
    for (const [column, value] of row.entries()) {
      const [arrival, field] = [arrivals[place] as Arrival, fields[column] ?? 'keep beside'];
      if (!isKept(arrival, field, value)) expect({ column: names[column], field, value, arrival }).toBe('kept');
    }
}

const headers = ['google', 'outlook', 'thunderbird', 'dex', 'clay', 'linkedin', 'table'].flatMap((kind) =>
  vectors(kind)
    .filter((name) => name !== 'no-header.csv')
    .map((name) => `${kind}/${name}`),
);

test.each(headers)('nothing is lost of people written as %s', async (path) => {
  const { columns } = lookAtTable(vector(path));
  const [names, fields] = [columns.map(({ name }) => name), columns.map(({ guess }) => guess)];
  const isTable = path.startsWith('table');
  await fc.assert(
    fc.asyncProperty(rowsFor(fields), (rows) => expectKept(names, fields, rows, isTable)),
    { numRuns: 25 },
  );
});

test('nothing is lost of a table, whatever the user says that its columns mean', async () => {
  const fields = fc.array(fc.constantFrom(...COLUMN_FIELDS), { minLength: 2, maxLength: 12 });
  const tables = fields.chain((some) => {
    const all: ColumnField[] = ['name', ...some];
    return fc.tuple(fc.constant(all), rowsFor(all));
  });
  await fc.assert(
    fc.asyncProperty(tables, async ([meanings, rows]) => {
      const names = meanings.map((_, column) => `Column ${String.fromCharCode(65 + column)}`);
      await expectKept(names, meanings, rows, true);
    }),
    { numRuns: 150 },
  );
});
