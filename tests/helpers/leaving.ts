// Leaving and coming back, as tests do it: a document to the bytes of a file, and such a file to a network again.
import { readNetwork } from '../../electron/keeper/files/network.ts';
import { writeNetwork } from '../../electron/keeper/files/out/json.ts';
import type { Tally, Wanted } from '../../electron/keeper/files/out/wanted.ts';
import { emptyDocument, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { ExportedNetwork } from '../../shared/model/exported.ts';
import { NOW, TODAY } from './inventor.ts';

export const ORIGIN = { now: NOW, today: TODAY, device: 'study laptop' };
export const EVERYTHING: Wanted = { everything: true };
/** What leaves when the user has not said that everything may. */
export const GUARDED: Wanted = { everything: false };

/** The file of a document. */
export function fileOf(
  document: VouchsafeDocument,
  wanted = EVERYTHING,
  tally: Tally = { records: 0, keptHome: 0 },
): Uint8Array {
  const pieces = [...writeNetwork(document, wanted, tally, ORIGIN)];
  return new TextEncoder().encode(pieces.join(''));
}

/** Reads a file to its end. */
export function read(bytes: Uint8Array): ExportedNetwork {
  const steps = readNetwork(bytes);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The file as anybody's tools see it. */
export function plainOf(bytes: Uint8Array): Record<string, Record<string, Record<string, unknown>>> {
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** A document as it comes back into another vault: all of it, but for when its recovery key was rehearsed. */
export function withoutRehearsal(document: VouchsafeDocument): VouchsafeDocument {
  const { rehearsedAt: _, ...settings } = document.settings;
  return { ...emptyDocument(), ...document, settings };
}
