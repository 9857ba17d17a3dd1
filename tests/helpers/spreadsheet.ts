// Tables as LibreOffice sees them: it opens CSV files in one run, works out every formula, and saves what its cells show.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';

/** Comma, quote, UTF-8, from the first line, US English; special numbers detected, as by a careless click on OK. */
const IN = 'CSV:44,34,76,1,,1033,false,true';
const OUT = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false';

/** The cells that LibreOffice shows of each table, by the names under which they were given. */
export function cellsShown<Name extends string>(tables: Readonly<Record<Name, string>>): Record<Name, string[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'vouchsafe-tables-'));
  try {
    const names = Object.keys(tables) as Name[];
    for (const name of names) writeFileSync(join(folder, `${name}.csv`), tables[name]);
    convert(folder, names);
    const shown = names.map((name) => [name, rowsOf(readFileSync(join(folder, 'shown', `${name}.csv`), 'utf8'))]);
    return Object.fromEntries(shown) as Record<Name, string[][]>;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The cells of a table. */
export function rowsOf(csv: string): string[][] {
  return Papa.parse<string[]>(csv.replace(/^\ufeff/, ''), { delimiter: ',', skipEmptyLines: true }).data;
}

function convert(folder: string, names: readonly string[]): void {
  // A profile of its own: another LibreOffice on this machine would take the files and answer later, or not at all.
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const files = names.map((name) => join(folder, `${name}.csv`));
  const args = ['--headless', profile, `--infilter=${IN}`, '--convert-to', OUT, '--outdir', join(folder, 'shown')];
  const { error, status, stderr } = spawnSync('soffice', [...args, ...files], { encoding: 'utf8' });
  if (error) throw new Error('LibreOffice is missing: apt-get install libreoffice-calc-nogui');
  if (status !== 0) throw new Error(stderr);
}
