// The clock and the dice of the model: what each change is stamped with.
import { randomUUID } from 'node:crypto';
import type { Day, Stamp } from '../../shared/model/identity.ts';

/**
 * The zone is asked of the system anew: Node keeps the one with which it started, and a laptop travels. Writing the variable
 * makes it look again, also when none is set; that takes some 20 µs.
 */
export function noticeTimeZone(): void {
  const { TZ } = process.env;
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
}

/** Today, as the user's own day on this laptop; not the one in Greenwich. */
export function todayNow(at = Date.now()): Day {
  noticeTimeZone();
  const now = new Date(at);
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** A stamp for a change made now on this laptop. */
export function stampNow(device: string, at = Date.now()): Stamp {
  return { newId: () => randomUUID().replaceAll('-', ''), now: at, today: todayNow(at), device };
}
