// Notes, calls and meetings as a table: one row each, newest first as on a person's page.
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import type { Interaction } from '../../../../shared/model/interaction.ts';
import { records } from '../../../../shared/model/table.ts';
import { type Row, writeTable } from './table.ts';
import { isInteractionHome, isWanted, type Tally, visibleName, type Wanted } from './wanted.ts';

const COLUMNS = ['Person', 'On', 'Kind', 'Text', 'Id'] as const;
const COLUMNS_OF_EVERYTHING = ['Person', 'On', 'Kind', 'Text', 'Never leaves', 'Id'] as const;
type Cells = Row<(typeof COLUMNS_OF_EVERYTHING)[number]>;

/** Interactions as CSV, in pieces. */
export function* writeInteractionsCsv(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally = { records: 0, keptHome: 0 },
): Generator<string, Tally> {
  yield* writeTable(wanted.everything ? COLUMNS_OF_EVERYTHING : COLUMNS, rowsOf(document, wanted, tally));
  return tally;
}

function* rowsOf(document: VouchsafeDocument, wanted: Wanted, tally: Tally): Generator<Cells> {
  for (const interaction of [...records(document.interactions)].sort(newestFirst)) {
    if (!isWanted(document, interaction.person, wanted)) continue;
    if (isInteractionHome(document, interaction, wanted)) {
      tally.keptHome++;
      continue;
    }
    tally.records++;
    yield {
      Person: visibleName(document, interaction.person, wanted),
      On: interaction.on,
      Kind: interaction.kind,
      Text: interaction.text,
      'Never leaves': interaction.neverLeaves ? 'yes' : '',
      Id: interaction.id,
    };
  }
}

function newestFirst(a: Interaction, b: Interaction): number {
  return a.on === b.on ? b.createdAt - a.createdAt : a.on < b.on ? 1 : -1;
}
