// Days in the ways in which tables have them. What could be two days is neither, until its column shows which.
import { describe, expect, test } from 'vitest';
import { isNoDay, readDay } from '../../../../electron/keeper/files/days.ts';
import { read } from './reading.ts';

describe('a day of birth', () => {
  test.each([
    ['1984-11-13', '1984-11-13'],
    ['1984-11-13T00:00:00Z', '1984-11-13'],
    ['1984/1/5', '1984-01-05'],
    ['19841113', '1984-11-13'],
    ['--11-13', '--11-13'],
    [' --03-15', '--03-15'],
    ['13.11.1984', '1984-11-13'],
    ['03.04.1984', '1984-04-03'],
    ['15.3.', '--03-15'],
    ['13/11/1984', '1984-11-13'],
    ['11/13/1984', '1984-11-13'],
    ['5/5/1984', '1984-05-05'],
    ['13-11-1984', '1984-11-13'],
    ['3/15', '--03-15'],
    ['13 Nov 1984', '1984-11-13'],
    ['November 13, 1984', '1984-11-13'],
    ['Tuesday, November 13, 1984', '1984-11-13'],
    ['13th November 1984', '1984-11-13'],
    ['15. März 1984', '1984-03-15'],
    ['1er août 1984', '1984-08-01'],
    ['3 de marzo de 1984', '1984-03-03'],
    ['29 February', '--02-29'],
    ['1604-05-09', '--05-09'],
  ])('%s is %s', (text, day) => expect(readDay(text, 'birthday')).toMatchObject({ day }));

  test('of two digits for the year keeps month and day, and says that something is missing', () =>
    expect(readDay('3/15/84', 'birthday')).toMatchObject({ day: '--03-15', isCut: true }));

  test.each(['31 Feb 1984', '13/13/1984', '1984', '1984-13-01', '84-03-15', 'soon', '', '12 Foo 1984'])(
    '"%s" is none',
    (text) => expect(readDay(text, 'birthday')).toEqual({}),
  );

  test('that fits two orders is open, until an order is given', () => {
    expect(readDay('03/04/1984', 'birthday')).toEqual({ isOpen: true });
    expect(readDay('03/04/1984', 'birthday', 'day first').day).toBe('1984-04-03');
    expect(readDay('03/04/1984', 'birthday', 'month first').day).toBe('1984-03-04');
  });
});

test('a recent day has a year; of two digits, it is of this century', () => {
  expect(readDay('7-Feb-22', 'recent').day).toBe('2022-02-07');
  expect(readDay('15/03/24', 'recent').day).toBe('2024-03-15');
  expect(readDay('3/15', 'recent').day).toBeUndefined();
});

test.each(['0/0/00', '00/00/0000', '0.0.00', '0000-00-00', '1/1/4501'])('%s says that there is no day', (text) =>
  expect(isNoDay(text)).toBe(true),
);

describe('a column of days', () => {
  const column = async (...days: string[]) => {
    const rows = days.map((day, n) => `Person ${n},${day}\n`).join('');
    return (await read(`Name,Birthday\n${rows}`)).arrivals.map(({ birthday, alsoInFile }) => birthday ?? alsoInFile);
  };

  test('is believed as a whole when one row has only one reading', async () => {
    expect(await column('03/04/1984', '23/11/1990')).toEqual(['1984-04-03', '1990-11-23']);
    expect(await column('03/04/1984', '11/23/1990')).toEqual(['1984-03-04', '1990-11-23']);
  });

  test('that proves nothing, or both, keeps beside what is open', async () => {
    expect(await column('03/04/1984', '05/05/1990')).toEqual([{ Birthday: '03/04/1984' }, '1990-05-05']);
    expect(await column('03/04/1984', '11/23/1990', '23/11/1990')).toEqual([
      { Birthday: '03/04/1984' },
      '1990-11-23',
      '1990-11-23',
    ]);
  });

  test('settles nothing for another column', async () => {
    const { arrivals } = await read('Name,Birthday,Met on\nAna,03/04/1984,23/11/2020\n');
    expect(arrivals[0]).toMatchObject({ metOn: '2020-11-23', alsoInFile: { Birthday: '03/04/1984' } });
  });

  test('keeps apart two namesakes whose days are still open', async () => {
    const { arrivals } = await read('Name,Firm,Birthday\nWei Xu,A,03/04/1984\nWei Xu,A,05/04/1984\nBo,B,23/11/1990\n');
    expect(arrivals.map(({ birthday }) => birthday)).toEqual(['1984-04-03', '1984-04-05', '1990-11-23']);
  });
});
