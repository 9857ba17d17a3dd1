// Days of the calendar: those that exist are days, and counting them forth and back ends where it began.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, isDay, partyId } from '../../shared/model/identity.ts';

const day = fc
  .date({ min: new Date('0000-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('a day', () => {
  test.each(['2026-11-22', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    ...['', '2026-02-30', '2025-02-29', '1900-02-29', '2026-13-01', '2026-00-10', '2026-11-31', '2026-1-2'],
    ...[
      '22.11.2026',
      '2026-11-22T00:00',
      ' 2026-11-22',
      '2026-11-22\n',
      '+010000-01-01',
      '2026-11-22Z',
      '２０２６-11-22',
    ],
  ])('%j does not exist', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('is never thrown over, whatever text is asked about', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isDay(text) === 'boolean'));
    fc.assert(fc.property(fc.stringMatching(/^\d{4}-\d\d-\d\d$/), (text) => typeof isDay(text) === 'boolean'));
  });
});

describe('counting days', () => {
  test('forth and back ends where it began, through leap years and changes of the clock', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -100_000, max: 100_000 }), (from, days) => {
        const to = addDays(from, days);
        expect(isDay(to)).toBe(true);
        if (to === '9999-12-31' || to === '0000-01-01') return;
        expect(addDays(to, -days)).toBe(from);
        expect(daysBetween(from, to)).toBe(days);
        expect(daysBetween(to, from) + days).toBe(0);
        expect(Math.sign(days)).toBe(to > from ? 1 : to < from ? -1 : 0);
      }),
    );
  });

  test('ends at the last day that four digits can write', () => {
    expect(addDays('9999-12-30', 21)).toBe('9999-12-31');
    expect(addDays('0000-01-05', -21)).toBe('0000-01-01');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });
});

test('a party is me or an id, and nothing else', () => {
  for (const text of ['me', 'ab'.repeat(16)]) expect(partyId.parse(text)).toBe(text);
  for (const junk of [
    '',
    'Me',
    'constructor',
    '__proto__',
    'AB'.repeat(16),
    'ab'.repeat(17),
    `${'ab'.repeat(16)}\n`,
    7,
  ])
    expect(partyId.safeParse(junk).success).toBe(false);
});
