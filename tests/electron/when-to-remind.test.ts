// When a desk reminds, whatever clocks do: laptops sleep over the hour, summer time comes and goes, their owners fly, and
// clocks are set. A day has at most one digest, and no jump costs a day its own.
import { afterEach, describe, expect, test } from 'vitest';
import { wallNow } from '../../electron/keeper/stamp.ts';
import { afterTelling, planReminders, type Situation, type Told } from '../../electron/when-to-remind.ts';

const { TZ } = process.env;
afterEach(() => {
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

const NOTHING: Told = { digestToldOn: [], lockedToldOn: [], momentsToldUntil: '' };
const USUAL = { vault: 'open', isWatched: false, digestHour: 9, remindLocked: true } as const;

/** A laptop: looks at instants or at what its wall clock says, and notes what it told and when. */
class Laptop {
  told = NOTHING;
  readonly digests: string[] = [];
  readonly locked: string[] = [];
  /** Each stretch of which moments were told, and whether as missed. */
  readonly stretches: { since: string; now: string; missed: boolean }[] = [];

  look(at: number | string, more: Partial<Situation> = {}): void {
    const wall = typeof at === 'number' ? wallNow(at) : { day: at.slice(0, 10), time: at.slice(11) };
    const situation: Situation = { ...USUAL, ...more, ...wall };
    const plan = planReminders(this.told, situation);
    const now = `${wall.day} ${wall.time}`;
    if (plan.ask?.digest) this.digests.push(now);
    if (plan.tellLocked) this.locked.push(now);
    if (plan.ask) this.stretches.push({ since: plan.ask.since, now, missed: plan.ask.missed });
    this.told = afterTelling(this.told, plan, situation);
  }

  /** Looks every 20 s from one instant to another. */
  runs(from: string, to: string, more: Partial<Situation> = {}): void {
    for (let at = Date.parse(from); at <= Date.parse(to); at += 20_000) this.look(at, more);
  }
}

describe('The digest of a day', () => {
  test('comes at its hour, once', () => {
    process.env.TZ = 'UTC';
    const laptop = new Laptop();
    laptop.runs('2026-11-20T00:00:00Z', '2026-11-22T23:59:59Z');
    expect(laptop.digests).toEqual(['2026-11-20 09:00', '2026-11-21 09:00', '2026-11-22 09:00']);
  });

  test('that was slept over comes on waking the same day; that of a day that was slept through never comes', () => {
    const laptop = new Laptop();
    for (const at of [
      '2026-11-20 08:59',
      '2026-11-20 13:20',
      '2026-11-20 13:21',
      '2026-11-22 07:00',
      '2026-11-22 09:00',
    ])
      laptop.look(at);
    expect(laptop.digests).toEqual(['2026-11-20 13:20', '2026-11-22 09:00']);
  });

  test('is off where it is off', () => {
    const laptop = new Laptop();
    laptop.look('2026-11-20 09:00', { digestHour: 'off' });
    expect(laptop.digests).toEqual([]);
  });

  test('set to a later hour does not come twice', () => {
    const laptop = new Laptop();
    laptop.look('2026-11-20 09:00');
    laptop.look('2026-11-20 18:00', { digestHour: 18 });
    expect(laptop.digests).toHaveLength(1);
  });

  test.each([0, 1, 2, 3, 23])(
    'comes once a day at %i h, also in the nights in which summer time begins and ends',
    (digestHour) => {
      process.env.TZ = 'Europe/Berlin';
      for (const [from, to, days] of [
        ['2026-03-27T23:00:00Z', '2026-03-30T21:59:59Z', ['2026-03-28', '2026-03-29', '2026-03-30']],
        ['2026-10-23T22:00:00Z', '2026-10-26T22:59:59Z', ['2026-10-24', '2026-10-25', '2026-10-26']],
      ] as const) {
        const laptop = new Laptop();
        laptop.runs(from, to, { digestHour });
        expect(laptop.digests.map((at) => at.slice(0, 10))).toEqual(days);
      }
    },
  );

  test.each([
    ['one hour', '2026-11-20 08:30'],
    ['a day', '2026-11-19 10:00'],
    ['twenty years', '2006-11-20 10:00'],
  ])('is not told again when the clock is set back by %s, and the days to come have theirs', (_, back) => {
    const laptop = new Laptop();
    for (const at of [
      '2026-11-19 09:00',
      '2026-11-20 09:00',
      back,
      '2026-11-20 09:00',
      '2026-11-20 23:00',
      '2026-11-21 09:00',
    ])
      laptop.look(at);
    const [before, today, ...rest] = laptop.digests.filter((at) => at.startsWith('2026'));
    expect([before, today, ...rest]).toEqual(['2026-11-19 09:00', '2026-11-20 09:00', '2026-11-21 09:00']);
  });

  test('comes on every day after a clock that was years ahead is put right', () => {
    const laptop = new Laptop();
    for (const at of [
      '2026-11-20 09:00',
      '2031-01-01 09:00',
      '2026-11-20 10:00',
      '2026-11-21 09:00',
      '2026-11-22 09:00',
    ])
      laptop.look(at);
    expect(laptop.digests.filter((at) => at < '2030')).toEqual([
      '2026-11-20 09:00',
      '2026-11-21 09:00',
      '2026-11-22 09:00',
    ]);
  });

  test('comes once on each day of the calendar to somebody who flies around the world', () => {
    const laptop = new Laptop();
    const journey = [
      ['Pacific/Auckland', '2026-11-20T20:30:00Z'],
      ['America/Los_Angeles', '2026-11-21T17:30:00Z'],
      ['Pacific/Kiritimati', '2026-11-22T10:00:00Z'],
      ['Europe/London', '2026-11-24T10:00:00Z'],
    ] as const;
    let from = '2026-11-19T20:30:00Z';
    for (const [zone, to] of journey) {
      process.env.TZ = zone;
      laptop.runs(from, to);
      from = to;
    }
    const days = laptop.digests.map((at) => at.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect([...days].sort()).toEqual(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24']);
  });
});

describe('A locked desk', () => {
  test('says so at the hour, once a day, and tells the digest when it is opened', () => {
    const laptop = new Laptop();
    for (const at of ['2026-11-20 08:59', '2026-11-20 09:00', '2026-11-20 09:01']) laptop.look(at, { vault: 'locked' });
    laptop.look('2026-11-20 11:00');
    laptop.look('2026-11-20 12:00', { vault: 'locked' });
    laptop.look('2026-11-21 12:00', { vault: 'locked' });
    expect(laptop.locked).toEqual(['2026-11-20 09:00', '2026-11-21 12:00']);
    expect(laptop.digests).toEqual(['2026-11-20 11:00']);
  });

  test('is silent where the user wants that, sits before it, or has no vault yet', () => {
    const laptop = new Laptop();
    laptop.look('2026-11-20 09:00', { vault: 'locked', remindLocked: false });
    laptop.look('2026-11-20 09:00', { vault: 'locked', isWatched: true });
    for (const vault of ['no vault', 'starting', 'opening', 'rehearsing']) laptop.look('2026-11-20 09:00', { vault });
    expect([laptop.locked, laptop.digests, laptop.stretches]).toEqual([[], [], []]);
  });
});

describe('Due moments', () => {
  test('are looked for from where the last look ended, without a gap', () => {
    process.env.TZ = 'Europe/Berlin';
    const laptop = new Laptop();
    laptop.runs('2026-11-20T08:00:00Z', '2026-11-20T09:00:00Z');
    for (const [n, { since, missed }] of laptop.stretches.entries()) {
      expect(since).toBe(laptop.stretches[n - 1]?.now ?? '2026-11-20 09:00');
      expect(missed).toBe(false);
    }
  });

  test('that came during sleep or behind the lock are told as missed', () => {
    const laptop = new Laptop();
    laptop.look('2026-11-20 09:00');
    laptop.look('2026-11-20 10:00', { vault: 'locked' });
    laptop.look('2026-11-20 14:00');
    expect(laptop.stretches.at(-1)).toEqual({ since: '2026-11-20 09:00', now: '2026-11-20 14:00', missed: true });
  });

  test('of the hour that summer time leaves out are told after it', () => {
    process.env.TZ = 'Europe/Berlin';
    const laptop = new Laptop();
    laptop.runs('2026-03-29T00:59:00Z', '2026-03-29T01:01:00Z');
    expect(laptop.stretches.some(({ since, now }) => since < '2026-03-29 02:30' && now >= '2026-03-29 02:30')).toBe(
      true,
    );
  });

  test('are looked for again after the clock went back, and in the hours that a flight to the east leaps over', () => {
    const laptop = new Laptop();
    for (const at of ['2026-11-20 12:00', '2026-11-20 09:00', '2026-11-20 09:01', '2026-11-20 15:00']) laptop.look(at);
    expect(laptop.stretches.map(({ since }) => since.slice(11))).toEqual(['12:00', '09:00', '09:00', '09:01']);
  });

  test('of more than a week ago are no news', () => {
    const laptop = new Laptop();
    laptop.look('2026-11-01 12:00');
    laptop.look('2026-11-20 12:00');
    expect(laptop.stretches.at(-1)?.since).toBe('2026-11-13 00:00');
  });
});
