// Birthdays as people write them.
import { expect, test } from 'vitest';
import { readBirthday, sayBirthday } from '../../../renderer/ui/birthday.ts';

test.each([
  ['1984-05-17', '1984-05-17'],
  ['--05-17', '--05-17'],
  ['05-17', '--05-17'],
  ['17 May 1984', '1984-05-17'],
  ['17. may', '--05-17'],
  ['May 17th, 1984', '1984-05-17'],
  ['29 February', '--02-29'],
  ['  ', ''],
])('“%s” is kept as “%s”', (written, kept) => {
  expect(readBirthday(written)).toBe(kept);
});

test.each(['30 February', '29 Feb 2023', 'yesterday', '17', '17 Mayor of 1984', '1984'])(
  '“%s” is no birthday',
  (written) => {
    expect(readBirthday(written)).toBeUndefined();
  },
);

test.each(['1984-05-17', '--02-29', '2001-12-01'])('what is said of %s is understood again', (kept) => {
  expect(readBirthday(sayBirthday(kept))).toBe(kept);
});
