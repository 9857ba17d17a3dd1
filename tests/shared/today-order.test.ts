// What hurts most stands first, and the groups of Today follow that order.
import { describe, expect, test } from 'vitest';
import type { PersonId } from '../../shared/model/identity.ts';
import { byHurt, groupOf, type Row, subjectOf } from '../../shared/model/today-row.ts';
import { TODAY } from './story.ts';

describe('What hurts', () => {
  const row = (kind: Row['kind'], late: number): Row => ({
    key: `${kind}/${late}`,
    kind,
    headline: kind,
    why: '',
    since: TODAY,
    late,
    act: { is: 'open' },
    label: 'Open it',
  });

  test.each<[hurtsMore: Row, than: Row]>([
    [row('my promise', 0), row('follow up', 90)],
    [row('my promise', 3), row('my promise', 2)],
    [row('thanks', 1), row('introduce', 30)],
    [row('thanks', 9), row('follow up', 8)],
    [row('follow up', 9), row('thanks', 8)],
    [row('introduce', 0), row('chase', 40)],
    [row('answer', 5), row('introduce', 4)],
    [row('due', 0), row('chase', 40)],
    [row('chase', 0), row('awaited', 20)],
    [row('chase', 2), row('ask', 1)],
    [row('their promise', 0), row('stale', 300)],
    [row('back', 0), row('stalled', 50)],
    [row('stalled', 0), row('drumbeat', 900)],
  ])('%o stands above %o', (more, less) => {
    expect([less, more].sort(byHurt)).toEqual([more, less]);
    expect(byHurt(more, less)).toBe(-byHurt(less, more));
  });

  test('groups follow the order, so that none is torn apart', () => {
    const kinds = ['my promise', 'thanks', 'answer', 'due', 'chase', 'stale', 'back', 'stalled', 'drumbeat'] as const;
    expect([...new Set(kinds.map((kind) => groupOf({ kind })))]).toEqual([
      'You owe',
      'People wait for you',
      'Ask again',
      'Look again',
      'Keep in touch',
    ]);
  });

  test('a row is about its card, or else about its person', () => {
    expect(subjectOf({ party: 'ab'.repeat(16) as PersonId })).toEqual({ table: 'people', id: 'ab'.repeat(16) });
    expect(subjectOf({ party: 'me' })).toBeUndefined();
  });
});
