// Stamps for tests: fresh random ids, and a clock that the test sets.
import { randomUUID } from 'node:crypto';
import type { Stamp } from '../../shared/model/identity.ts';

export function stampAt(today = '2026-11-22', device = 'study laptop'): Stamp {
  return { newId: () => randomUUID().replaceAll('-', ''), now: Date.parse(`${today}T10:00:00Z`), today, device };
}
