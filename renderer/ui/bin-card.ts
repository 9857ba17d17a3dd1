// Putting a card into the bin from its panel: done at once, and said how to take it back.
import type { TableName } from '../../shared/model/document.ts';
import { request } from '../vouchsafe.ts';
import { attempt, say } from './attempt.ts';
import { go } from './place.ts';

/** Bins one record and closes its panel. */
export async function binCard(table: TableName, id: string, title: string): Promise<void> {
  if (!(await attempt(() => request('bin.put', { table, ids: [id] })))) return;
  go({ panel: undefined });
  say(`“${title}” is in the bin. Ctrl+Z brings it back.`);
}
