// Years and months as people write them.
import { expect, test } from 'vitest';
import { readMoment, sayMoment } from '../../../renderer/features/people/moment.ts';

test.each([
  ['2019', '2019', '2019'],
  ['Apr 2019', '2019-04', 'Apr 2019'],
  ['april 2019', '2019-04', 'Apr 2019'],
  ['4/2019', '2019-04', 'Apr 2019'],
  ['2019-04', '2019-04', 'Apr 2019'],
  ['1 Apr 2019', '2019-04-01', '1 Apr 2019'],
  [' ', '', ''],
])('“%s” is kept as “%s” and reads “%s”', (written, kept, said) => {
  expect(readMoment(written)).toBe(kept);
  expect(sayMoment(kept)).toBe(said);
});

test.each(['long ago', '13/2019', '31 Feb 2019', '19', 'April'])('“%s” is no moment', (written) => {
  expect(readMoment(written)).toBeUndefined();
});
