// Coming back: a whole network from a file of ours into an empty vault, every record as it was: ids, histories, the bin,
// merges and batches. Two networks are never brought together this way: ids would meet, and nobody could say who is who.

import { Refusal } from '../refusal.ts';
import { TABLE_NAMES, type TableName, type VouchsafeDocument } from './document.ts';
import type { ExportedNetwork } from './exported.ts';
import type { Stamp } from './identity.ts';
import { setEntries } from './person.ts';
import { add, everyRecord, type Kept, records, type Table } from './table.ts';

/** What a user would miss. Saved views, the meaning of columns and what was done once are no network. */
const OF_THE_NETWORK: readonly TableName[] = [
  'people',
  'asks',
  'intros',
  'interactions',
  'ties',
  'affiliations',
  'firms',
];

/**
 * Takes a network in. Me and the settings become what the file says; when the recovery key was rehearsed stays the
 * vault's own. Refuses `network-not-empty` where anything is in use, sample people too, or where a record of the file is
 * here already, in the bin. A bin with other things in it is no obstacle, and stays.
 */
export function adoptNetwork(document: VouchsafeDocument, network: ExportedNetwork, _stamp: Stamp): void {
  refuseInUse(document);
  const here = new Set(TABLE_NAMES.flatMap((name) => [...everyRecord(tableOf(document, name))].map(({ id }) => id)));
  for (const name of TABLE_NAMES) {
    const table = tableOf(document, name);
    for (const record of Object.values<Kept>(network[name])) {
      if (here.has(record.id)) throw new Refusal('network-not-empty');
      add(table, record);
    }
  }
  const { rehearsedAt } = document.settings;
  setEntries<unknown>(document.me as Record<string, unknown>, { ...network.me });
  setEntries<unknown>(document.settings as Record<string, unknown>, {
    ...network.settings,
    ...(rehearsedAt !== undefined && { rehearsedAt }),
  });
  setEntries(document.rulesOff, { ...network.rulesOff });
  setEntries(document.tagDrumbeats, { ...network.tagDrumbeats });
  setEntries(document.tagDrumbeatsAtWorst, { ...network.tagDrumbeatsAtWorst });
}

function refuseInUse(document: VouchsafeDocument): void {
  for (const name of OF_THE_NETWORK)
    if (!records(tableOf(document, name)).next().done) throw new Refusal('network-not-empty');
}

function tableOf(document: VouchsafeDocument, name: TableName): Table<Kept> {
  return document[name] as Table<Kept>;
}
