// What the inbox of captures looks like to a window: lines that were sealed while the vault was locked, or not finished.
// Anybody who can write to the vault's folder can seal, so a line is only ever shown and kept by the user.
import { z } from 'zod';
import { answering, entry, hexId } from './entry.ts';
import { LAST_INSTANT } from './model/identity.ts';

/** So long a captured line may be, in UTF-16 units. */
export const LINE_MAX = 20_000;

/** A line that waits. `capturedAt` in ms; an unfinished one was still being typed when its window went. */
export interface CapturedLine {
  readonly id: string;
  readonly line: string;
  readonly capturedAt: number;
  readonly isUnfinished: boolean;
}

export const inboxRequests = {
  // works without an open vault: it is sealed to its public key. The same id again replaces
  'capture.seal': entry(
    z.object({
      id: hexId,
      line: z.string().max(LINE_MAX),
      /** Still being typed: kept up to date so that no crash loses it. */
      isUnfinished: z.boolean().optional(),
      /** Now, if absent; of an unfinished one absent while it is being typed. */
      capturedAt: z.number().int().min(0).max(LAST_INSTANT).optional(),
    }),
  ),
  // what was being typed was kept or emptied; a finished one stays
  'capture.forget': entry(z.object({ id: hexId })),
  // the newest last
  'inbox.list': answering<readonly CapturedLine[]>()(z.undefined()),
  'inbox.drop': entry(z.object({ id: hexId })),
} as const;
