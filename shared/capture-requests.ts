// The part of the table that is about a captured line: what it means, whom its `@` may mean, and keeping it. It is all that the
// capture window may ask of the keeper, so nothing else belongs here.
import { z } from 'zod';
import { answering, day, hexId, time, words } from './entry.ts';
import { captureIntent, type WhereKept } from './model/capture/keep.ts';
import type { Meaning } from './model/capture/meaning.ts';
import { type PersonId, personId } from './model/identity.ts';

/** Somebody whom the line may go on to name. */
export interface Completion {
  readonly id: PersonId;
  readonly name: string;
  readonly firm?: string;
  readonly title?: string;
}

/** So many are offered after an `@`. */
export const COMPLETIONS_MOST = 7;

const place = z.number().int().min(0).max(20_000);
const mention = z.object({ start: place, end: place, id: personId });

export const captureTable = {
  'capture.understand': answering<Meaning>()(
    z.object({ line: words, today: day, now: time.optional(), mentions: z.array(mention).max(50).optional() }),
  ),
  'capture.complete': answering<readonly Completion[]>()(z.object({ words: z.string().max(100) })),
  // `captured` is what waits in the inbox, out of which this came
  'capture.keep': answering<WhereKept>()(z.intersection(captureIntent, z.object({ captured: hexId.optional() }))),
} as const;
