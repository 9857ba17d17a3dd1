// What was made of an introduction is kept while it, the day, the settings and the people in it are the same: they keep their
// identity. So one changed card among thousands costs one card, not a walk over all.

import { type Card, isIntro } from '../../shared/model/cards.ts';
import { personOf, type VouchsafeDocument } from '../../shared/model/document.ts';
import type { Day } from '../../shared/model/identity.ts';
import { peopleIn } from '../../shared/model/intro.ts';
import type { Memo } from '../../shared/model/loops.ts';

interface Kept {
  readonly from: readonly unknown[];
  readonly value: unknown;
}

/** A memory of one view; each view has its own, for each looks at a day of its own. */
export function cardMemory(): (document: VouchsafeDocument, today: Day) => Memo {
  const memory = { rows: new WeakMap<Card, Kept>(), loops: new WeakMap<Card, Kept>() };
  return (document, today) =>
    <Value>(what: 'rows' | 'loops', card: Card, make: () => Value): Value => {
      const from = [today, document.settings, document.me, ...castOf(document, card)];
      const kept = memory[what].get(card);
      if (kept && kept.from.length === from.length && from.every((part, n) => part === kept.from[n]))
        return kept.value as Value;
      const value = make();
      memory[what].set(card, { from, value });
      return value;
    };
}

function castOf(document: VouchsafeDocument, card: Card): unknown[] {
  if (!isIntro(card)) return [document.people];
  return peopleIn(card).map((who) => (who === 'me' ? who : personOf(document, who)));
}
