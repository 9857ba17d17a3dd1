// The part of the table of requests that settles what two laptops wrote at once (keeper/sync/PROTOCOL.md Y58–Y61).
import { z } from 'zod';
import { entry } from './entry.ts';

/** Keys of the document down to a field, a set or a record. */
const path = z.array(z.string().min(1).max(1_000)).min(2).max(8);
const scalar = z.union([z.string().max(1_000_000), z.number(), z.boolean()]);

export const conflictRequests = {
  // a value of a field, an entry of a history, or what a set is to hold besides
  'conflicts.settle': entry(z.object({ path, value: z.union([scalar, z.record(z.string().max(1_000), scalar)]) })),
  // what was binned on one laptop and changed on the other is brought back, or stays in the bin
  'conflicts.leave': entry(z.object({ record: path, restore: z.boolean() })),
} as const;
