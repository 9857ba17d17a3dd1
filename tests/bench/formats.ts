// Every kind of file that brings people, 5,000 and 20,000 rows each, into a small vault: to the preview, and from the click
// to the last byte on disk. Each kind on a copy of its own.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Imports } from '../../electron/keeper/imports.ts';
import { FILE_KINDS, type FileKind } from '../../shared/model/arrival.ts';
import { addressBook } from '../helpers/address-books.ts';
import type { Desk } from './desk.ts';
import { type Figure, timed } from './figure.ts';

const ROWS = [5_000, 20_000] as const;
// As for LinkedIn in importing.ts: 3 s for 5,000 rows once the user has said yes, and 2 s of progress before; notes are more text.
const TAKEN = { 5000: 4_000, 20000: 16_000 } as const;
const READ = { 5000: 2_000, 20000: 8_000 } as const;
const MEMORY_MB = 1_500;

export async function measureFormats(desk: Desk): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const kind of FILE_KINDS)
    for (const rows of ROWS) {
      const { read, taken } = await importFile(desk, kind, rows);
      const name = `${kind}, ${rows.toLocaleString('en')} rows`;
      figures.push({ name: `${name}, to the preview`, value: read, unit: 'ms', limit: READ[rows] });
      figures.push({ name: `${name}, click to durable`, value: taken, unit: 'ms', limit: TAKEN[rows] });
    }
  const peak = process.resourceUsage().maxRSS / 1024;
  figures.push({ name: 'memory at most, all of these', value: peak, unit: 'MB', limit: MEMORY_MB });
  return figures;
}

async function importFile(desk: Desk, kind: FileKind, rows: number): Promise<{ read: number; taken: number }> {
  return await desk.inSession(async ({ session }) => {
    const file = join(desk.vaultDir, '..', `${kind}-${rows}`);
    await writeFile(file, addressBook(kind, rows));
    const imports = new Imports(session);
    imports.offer('token', file);
    const quiet = () => undefined;
    const { ms: read, value: preview } = await timed(async () => {
      const answer = await imports.read('token', 1, quiet);
      if (!('columns' in answer)) return answer;
      const { reading, columns } = answer.columns;
      return await imports.columns(
        reading,
        columns.map(({ guess }) => guess),
        1,
        quiet,
      );
    });
    if (!('people' in preview)) throw new Error('that was no file of people');
    if (preview.people.kind !== kind) throw new Error(`${kind} was taken for ${preview.people.kind}`);
    const { ms: taken, value: report } = await timed(() => imports.take(preview.people.reading, [], 2, quiet));
    if (report.added < rows * 0.9) throw new Error(`${kind}: only ${report.added} of ${rows} were added`);
    return { read, taken };
  });
}
