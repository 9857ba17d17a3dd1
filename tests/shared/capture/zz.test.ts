import { test } from 'vitest';
import { HELD_OUT_2 } from './held-out-2.ts';
import { said } from './saying.ts';

test('x', () => {
  let n = 0;
  for (const [t, m] of HELD_OUT_2)
    if (said(t) !== m) {
      n++;
      console.log(`${t}\n   want ${m}\n   got  ${said(t)}`);
    }
  console.log(n, HELD_OUT_2.length);
});
