// The user's own day, wherever they are: at midnight, on days of 23 and 25 hours, and when the laptop has travelled.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../..');

/** What a laptop in a time zone computes: days of instants, and the minutes to its midnight. */
function inZone(zone: string, instants: readonly string[]): { days: string[]; minutes: number[]; stamps: string[] } {
  const script = `
    import { dayOf, msToMidnight } from './renderer/ui/today.ts';
    import { stampNow } from './electron/keeper/stamp.ts';
    const instants = ${JSON.stringify(instants)}.map((text) => new Date(text));
    console.log(JSON.stringify({
      days: instants.map((at) => dayOf(at)),
      minutes: instants.map((at) => msToMidnight(at) / 60_000),
      stamps: instants.map((at) => stampNow('x', at.getTime()).today),
    }));`;
  const args = ['--import', './tests/helpers/typescript.mjs', '--input-type=module', '-e', script];
  const env = { ...process.env, TZ: zone };
  return JSON.parse(execFileSync(process.execPath, args, { cwd: ROOT, env, encoding: 'utf8' }));
}

describe.each([
  ['Pacific/Auckland', '2026-11-22T10:59:00Z', '2026-11-22', 1],
  ['Pacific/Auckland', '2026-11-22T11:00:00Z', '2026-11-23', 24 * 60],
  ['America/Los_Angeles', '2026-11-22T07:59:00Z', '2026-11-21', 1],
  ['America/Los_Angeles', '2026-11-22T08:00:00Z', '2026-11-22', 24 * 60],
  ['Asia/Kathmandu', '2026-11-22T18:14:00Z', '2026-11-22', 1],
  // The clocks go forward: a day of 23 hours; back: one of 25.
  ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29', 23 * 60],
  ['Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25', 25 * 60],
  // Where the clocks go forward at midnight, the day begins at one.
  ['America/Santiago', '2026-09-06T03:30:00Z', '2026-09-05', 30],
  ['America/Santiago', '2026-09-06T04:00:00Z', '2026-09-06', 23 * 60],
  // A country that left out a day: 30 December 2011 never was in Samoa.
  ['Pacific/Apia', '2011-12-30T09:59:00Z', '2011-12-29', 1],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', '2011-12-31', 24 * 60],
])('In %s at %s', (zone, instant, day, minutes) => {
  test(`it is ${day} for the window and the keeper, and midnight is ${minutes} minutes away`, () => {
    expect(inZone(zone, [instant])).toEqual({ days: [day], minutes: [minutes], stamps: [day] });
  });
});
