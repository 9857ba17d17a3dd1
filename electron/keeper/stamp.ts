// The clock and the dice of the model: what each change is stamped with.
import { randomUUID } from 'node:crypto';
import type { Stamp } from '../../shared/model/identity.ts';

/** A stamp for a change made now on this laptop. Its day is the user's own, not the one in Greenwich. */
export function stampNow(device: string): Stamp {
  const now = new Date();
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const today = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return { newId: () => randomUUID().replaceAll('-', ''), now: now.getTime(), today, device };
}
