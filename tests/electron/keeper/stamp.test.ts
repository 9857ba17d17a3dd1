// The keeper's day is the user's own, also when the laptop has travelled since the keeper was started.
import { afterEach, expect, test } from 'vitest';
import { stampNow } from '../../../electron/keeper/stamp.ts';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

// Half past ten in the evening in London.
const LATE = Date.parse('2026-11-22T22:30:00Z');

test('the same instant is another day somewhere else, without a new start', () => {
  process.env.TZ = 'Europe/London';
  expect(stampNow('x', LATE).today).toBe('2026-11-22');
  process.env.TZ = 'Asia/Tokyo';
  expect(stampNow('x', LATE)).toMatchObject({ today: '2026-11-23', now: LATE });
  process.env.TZ = 'America/Los_Angeles';
  expect(stampNow('x', LATE).today).toBe('2026-11-22');
});

test('asking for the zone leaves the environment as it was', () => {
  delete process.env.TZ;
  stampNow('x', LATE);
  expect('TZ' in process.env).toBe(false);
  process.env.TZ = 'Asia/Tokyo';
  stampNow('x', LATE);
  expect(process.env.TZ).toBe('Asia/Tokyo');
});

test('ids are fresh, and of 32 hex digits', () => {
  const { newId } = stampNow('x');
  const ids = Array.from({ length: 100 }, newId);
  expect(new Set(ids).size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/);
});
