// A batch: one change that touched many records (an import, a merge, a bulk edit), on record so that it can be undone as a
// whole at any later time, on either laptop. What it did is found in the document's own history, by the batch's id.

import type { VouchsafeDocument } from './document.ts';
import type { BatchId, Instant, PersonId, Stamp } from './identity.ts';
import { add, type Kept } from './table.ts';

export const BATCH_KINDS = ['import', 'merge', 'bulk'] as const;
export type BatchKind = (typeof BATCH_KINDS)[number];

export interface Batch extends Kept {
  id: BatchId;
  device: string;
  kind: BatchKind;
  /** What it was: a file's name, the two names of a merge, what was done to how many. */
  words: string;
  /** The report of an import as plain text, to be saved whenever the user likes. */
  report?: string;
  added?: number;
  updated?: number;
  /** Of a merge: who stayed, and who turned out to be the same. Absent in merges of older vaults. */
  keep?: PersonId;
  other?: PersonId;
  undoneAt?: Instant;
}

/** Notes a batch; to be called inside the change that is the batch. */
export function noteBatch(
  document: VouchsafeDocument,
  said: Pick<Batch, 'kind' | 'words' | 'report' | 'added' | 'updated' | 'keep' | 'other'>,
  stamp: Stamp,
): BatchId {
  const id = stamp.newId() as BatchId;
  add(document.batches, { ...said, id, createdAt: stamp.now, device: stamp.device });
  return id;
}
