// What is kept of a card is what would be made anew: whatever changes, the rows with a memory are the rows without.
import { expect, test } from 'vitest';
import { cardMemory } from '../../../renderer/ui/card-memo.ts';
import { addDays } from '../../../shared/model/identity.ts';
import { editMe, editSettings } from '../../../shared/model/me.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { editPerson } from '../../../shared/model/person.ts';
import { todayOf } from '../../../shared/model/today.ts';
import { dayOf } from '../../shared/days.ts';
import { friends } from '../../shared/moves.ts';

test('a change anywhere shows at once, and what did not change is not made again', () => {
  const { story, ana, bjorn, priya } = friends();
  const memory = cardMemory();
  const rows = () => {
    const { document, today } = story;
    const kept = todayOf(document, today, { dayOf, dusty: [], memo: memory(document, today) });
    expect(kept).toEqual(todayOf(document, today, { dayOf, dusty: [] }));
    return kept;
  };
  const id = story.propose({ partyA: ana, partyB: bjorn });
  const other = story.propose({ connector: priya, partyA: 'me', partyB: bjorn });
  for (const who of [ana, bjorn]) {
    story.asked(id, who);
    story.answered(id, who, 'yes');
  }
  story.today = addDays(story.today, 10);
  const [before, ...rest] = rows();
  expect([before?.headline, rest.length]).toEqual(['Introduce Ana Jansen and Björn Díaz', 1]);
  story.asked(other, priya);
  expect(rows()[0]).toBe(before);
  story.change((d) => editPerson(d, { id: ana, changes: { name: 'Ana Castell' } }));
  expect(rows()[0]?.headline).toBe('Introduce Ana Castell and Björn Díaz');
  story.change((d) => editSettings(d, { consentDays: 5 }));
  expect(rows().map(({ kind }) => kind)).toEqual(['stale']);
  story.change((d) => editMe(d, { name: 'Mo' }));
  story.change((d, s) => mergePeople(d, { keep: priya, other: ana, takeFromOther: [] }, s));
  expect(rows()[0]?.headline).toBe('Ask Priya Raman again');
});
