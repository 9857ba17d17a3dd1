// The sample files of Papa Parse, which somebody else wrote. None of them is an address book, and all of them are CSV.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { lookAtTable, readTable } from '../../../../electron/keeper/files/table.ts';

const folder = join(dirname(createRequire(import.meta.url).resolve('papaparse')), 'tests');
const samples = readdirSync(folder).filter((name) => name.endsWith('.csv'));

test('each is looked at and read to its end', () => {
  expect(samples).toContain('utf-8-bom-sample.csv');
  for (const name of samples) {
    const bytes = readFileSync(join(folder, name));
    const { columns, rows } = lookAtTable(bytes);
    let step: IteratorResult<number, { arrivals: readonly unknown[]; leftOut: readonly unknown[] }>;
    const steps = readTable(
      bytes,
      columns.map(() => 'keep beside' as const),
    );
    for (step = steps.next(); !step.done; ) step = steps.next();
    expect([name, step.value.arrivals.length + step.value.leftOut.length]).toEqual([name, rows]);
  }
});

test('a byte order mark is no part of the first name', () => {
  const { columns, rows } = lookAtTable(readFileSync(join(folder, 'utf-8-bom-sample.csv')));
  expect([columns.map(({ name }) => name), rows]).toEqual([['A', 'B', 'C'], 1]);
});
