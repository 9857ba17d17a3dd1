// The clock and the dice of the model: what each change is stamped with.
import { randomUUID } from 'node:crypto';
import type { Stamp } from '../../shared/model/identity.ts';

/**
 * The zone is asked of the system anew: Node keeps the one with which it started, and a laptop travels. Writing the variable
 * makes it look again, also when none is set; that takes some 20 µs.
 */
export function noticeTimeZone(): void {
  const { TZ } = process.env;
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
}

/** A stamp for a change made now on this laptop. Its day is the user's own, not the one in Greenwich. */
export function stampNow(device: string, at = Date.now()): Stamp {
  noticeTimeZone();
  const now = new Date(at);
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  const today = parts.map((part) => String(part).padStart(2, '0')).join('-');
  return { newId: () => randomUUID().replaceAll('-', ''), now: now.getTime(), today, device };
}
