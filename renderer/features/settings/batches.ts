// What was done to many at once, as a list: imports, merges and bulk edits, newest first. A total view of the document.
import { BATCH_KINDS, type Batch, type BatchKind } from '../../../shared/model/batch.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { records } from '../../../shared/model/table.ts';
import { sayNumber, sayPeople } from '../../ui/saying.ts';
import { sayInstant } from '../../ui/today.ts';

/** Every batch that is not in the bin, newest first; those of one instant by their id, alike on every laptop. */
export function batchesIn(document: VouchsafeDocument): Batch[] {
  const known = [...records(document.batches)].filter(({ kind }) => BATCH_KINDS.includes(kind));
  return known.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1));
}

const KIND: Readonly<Record<BatchKind, string>> = {
  import: 'Import',
  merge: 'Merge',
  bulk: 'Change of many',
};

/** Its kind, when and where it was done, and how many it touched: "Import · 22 Nov 10:19 · study · 594 people added". */
export function sayFacts({ kind, createdAt, device, added, updated }: Batch): string {
  const counts = [added ? `${sayPeople(added)} added` : '', updated ? `${sayNumber(updated)} updated` : ''];
  return [KIND[kind], sayInstant(createdAt), device, ...counts].filter(Boolean).join(' · ');
}
