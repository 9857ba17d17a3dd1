// The clock and the dice of the model: what each change is stamped with.
import { randomUUID } from 'node:crypto';
import type { Day, Instant, Stamp, Time } from '../../shared/model/identity.ts';

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
  return dayOf(at);
}

/** A stamp for a change made now on this laptop. */
export function stampNow(device: string, at = Date.now()): Stamp {
  return { newId: () => randomUUID().replaceAll('-', ''), now: new Date(at).getTime(), today: todayNow(at), device };
}

/** The user's day of an instant, in the zone that was noticed last. */
export function dayOf(at: Instant): Day {
  const then = new Date(at);
  return [then.getFullYear(), twoDigits(then.getMonth() + 1), twoDigits(then.getDate())].join('-');
}

/** What the clock on the user's wall says. */
export function wallNow(at = Date.now()): { readonly day: Day; readonly time: Time } {
  noticeTimeZone();
  const now = new Date(at);
  return { day: dayOf(at), time: `${twoDigits(now.getHours())}:${twoDigits(now.getMinutes())}` };
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
