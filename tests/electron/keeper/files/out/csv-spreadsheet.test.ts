// Our tables as a spreadsheet shows them: every cell in its column with its own text, and no formula worked out.
import { expect, test } from 'vitest';
import { writeAsksCsv } from '../../../../../electron/keeper/files/out/csv-asks.ts';
import { writeInteractionsCsv } from '../../../../../electron/keeper/files/out/csv-interactions.ts';
import { writeIntroductionsCsv } from '../../../../../electron/keeper/files/out/csv-introductions.ts';
import { writeIntrosCsv } from '../../../../../electron/keeper/files/out/csv-intros.ts';
import { writePeopleCsv } from '../../../../../electron/keeper/files/out/csv-people.ts';
import { cellsShown, rowsOf } from '../../../../helpers/spreadsheet.ts';
import { knownBoard } from './board.ts';
import { written } from './writing.ts';

test.skipIf(process.platform !== 'linux')('LibreOffice shows five tables as they were written', () => {
  const { document } = knownBoard();
  const tables = {
    people: written(writePeopleCsv, document).text,
    asks: written(writeAsksCsv, document).text,
    intros: written(writeIntrosCsv, document).text,
    interactions: written(writeInteractionsCsv, document).text,
    introductions: written(writeIntroductionsCsv, document).text,
    // What LibreOffice does to cells that nobody guarded, or this test could not fail.
    unguarded: 'Name,Number\r\n=1+1,0170\r\n',
  };
  const { unguarded, ...shown } = cellsShown(tables);
  expect(unguarded).toEqual([
    ['Name', 'Number'],
    ['2', '170'],
  ]);
  for (const [name, rows] of Object.entries(shown)) {
    expect(rows.length).toBeGreaterThan(1);
    expect(rows).toEqual(rowsOf(tables[name as keyof typeof shown]));
  }
  const cells = shown.people.flat();
  for (const cell of ["'=Ana+Díaz", "'+49 170 1234567", "'0170", "'--02-03", '李 小龙', '2025-03-04'])
    expect(cells).toContain(cell);
});
