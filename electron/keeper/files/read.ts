// A file's bytes to a file's reading, whatever its kind, in slices: the keeper keeps answering windows meanwhile, tells
// how far it is, and can be told to stop. Nothing is kept of a reading that was cancelled.
import type { FileReading } from '../../../shared/model/arrival.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { readLinkedIn } from './linkedin.ts';
import { readMonica } from './monica.ts';
import { recognise } from './recognise.ts';
import { readVcards } from './vcard.ts';

const SLICE_MS = 20;

type Reader = (bytes: Uint8Array) => Generator<number, FileReading>;
const READERS: Partial<Record<FileReading['kind'], Reader>> = {
  linkedin: readLinkedIn,
  vcard: readVcards,
  monica: readMonica,
};

/**
 * Recognises and reads a file. `onProgress` hears the share that is done, from 0 to 1. Refuses as `recognise` does, and
 * with `import-cancelled` when the signal is raised.
 */
export async function readFile(
  bytes: Uint8Array,
  onProgress?: (share: number) => void,
  signal?: AbortSignal,
): Promise<FileReading> {
  const reader = READERS[recognise(bytes)];
  if (!reader) throw new Refusal('file-unrecognised');
  const steps = reader(bytes);
  for (;;) {
    if (signal?.aborted) throw new Refusal('import-cancelled');
    const until = performance.now() + SLICE_MS;
    let step = steps.next();
    while (!step.done && performance.now() < until) step = steps.next();
    onProgress?.(step.done ? 1 : step.value);
    if (step.done) return step.value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
