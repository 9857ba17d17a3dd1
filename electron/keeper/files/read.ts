// A file's bytes to a file's reading, whatever its kind, in slices: the keeper keeps answering windows meanwhile, tells
// how far it is, and can be told to stop. Nothing is kept of a reading that was cancelled.
import type { FileKind, FileReading } from '../../../shared/model/arrival.ts';
import type { ColumnField } from '../../../shared/model/columns.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { inSlices } from '../slices.ts';
import { readMonica } from './monica.ts';
import { recognise } from './recognise.ts';
import { readTable } from './table.ts';
import { readVcards } from './vcard.ts';

type Reader = (bytes: Uint8Array, fields?: readonly ColumnField[]) => Generator<number, FileReading>;
const READERS: Partial<Record<FileKind, Reader>> = {
  vcard: readVcards,
  monica: readMonica,
  linkedin: readTable,
  google: readTable,
  outlook: readTable,
  thunderbird: readTable,
  dex: readTable,
  clay: readTable,
  table: readTable,
};

/**
 * Recognises and reads a file. `onProgress` hears the share that is done, from 0 to 1. Refuses as `recognise` does, and
 * with `import-cancelled` when the signal is raised. `fields` say what the columns of a table mean, in their order; a known
 * format needs none, and a file that is no table has no use for them.
 */
export async function readFile(
  bytes: Uint8Array,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
  fields?: readonly ColumnField[],
): Promise<FileReading> {
  const reader = READERS[recognise(bytes)];
  if (!reader) throw new Refusal('file-unrecognised');
  const reading = await inSlices(reader(bytes, fields), onProgress, signal);
  // Nobody, and nothing that was left out: then it only looked like what it was taken for.
  if (reading.arrivals.length + reading.leftOut.length === 0) throw new Refusal('file-unrecognised');
  return reading;
}
