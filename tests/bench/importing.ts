// Importing a LinkedIn export: from the click that takes it in to the last byte on disk, onto a network that is there.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Imports } from '../../electron/keeper/imports.ts';
import { weighChange } from '../../electron/keeper/sync/chunk.ts';
import { linkedInFile } from '../helpers/network.ts';
import type { Desk } from './desk.ts';
import { type Figure, timed } from './figure.ts';

// Issue 2, section 4: 5,000 rows are durable within 3 s of the click. The longer file gets as much time a row.
const TAKEN = { 5000: 3_000, 20000: 12_000 } as const;
// What is longer becomes several changes (sync/PROTOCOL.md Y37).
const MOST_VALUES = 250_000;
// Before the click there is a progress bar: reading, recognising and matching.
const READ = { 5000: 2_000, 20000: 8_000 } as const;

export async function measureImporting(desk: Desk): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const rows of [5_000, 20_000] as const) {
    const { read, taken, values } = await importRows(desk, rows);
    const name = `import of ${rows.toLocaleString('en')} rows`;
    figures.push({ name: `${name}, to the preview`, value: read, unit: 'ms', limit: READ[rows] });
    figures.push({ name: `${name}, click to durable`, value: taken, unit: 'ms', limit: TAKEN[rows] });
    figures.push({ name: `${name}, values of a change`, value: values / 1_000, unit: 'k', limit: MOST_VALUES / 1_000 });
  }
  return figures;
}

async function importRows(desk: Desk, rows: number): Promise<{ read: number; taken: number; values: number }> {
  return await desk.inSession(async ({ session }) => {
    const file = join(desk.vaultDir, '..', `Connections-${rows}.csv`);
    await writeFile(file, linkedInFile(rows));
    const imports = new Imports(session);
    imports.offer('token', file);
    const { ms: read, value: answer } = await timed(() => imports.read('token', 1, () => undefined));
    if (!('people' in answer)) throw new Error('that was no file of people');
    const preview = answer.people;
    const { vault } = session;
    const { append } = vault;
    let values = 0;
    vault.append = (changes) => {
      values = Math.max(values, ...changes.map((change) => weighChange(change).values));
      return append.call(vault, changes);
    };
    const { ms: taken, value: report } = await timed(() => imports.take(preview.reading, [], 2, () => undefined));
    if (report.added + report.updated === 0) throw new Error('nothing was imported');
    return { read, taken, values };
  });
}
