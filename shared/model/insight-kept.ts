// How well thanks and news were kept, for Insight: what was sent, let go, and is still owed, over introductions and asks.
import type { VouchsafeDocument } from './document.ts';
import { factsOf, type History } from './history.ts';
import type { PartyId } from './identity.ts';
import { type Intro, peopleIn, roleIn } from './intro.ts';
import { type DayOf, type LoopKind, openLoops } from './loops.ts';
import { records } from './table.ts';
import { newsOwed, newsTo, SETTLED, type Settled, thanksOwed, thanksTo } from './thanks.ts';

/** Of what is owed: how often it was given, let go, and is still open. */
export interface Kept {
  sent: number;
  waived: number;
  owed: number;
}

/** Thanks and news over all cards. While a card runs, nothing is late yet. */
export function keptOver(document: VouchsafeDocument, today: string, dayOf: DayOf): { thanks: Kept; news: Kept } {
  const thanks: Kept = { sent: 0, waived: 0, owed: 0 };
  const news: Kept = { sent: 0, waived: 0, owed: 0 };
  for (const intro of records(document.intros)) {
    count(thanks, peopleIn(intro), (who) => thanksTo(intro, who));
    count(news, newsFor(intro), (who) => newsTo(intro, who));
    if (intro.stage !== 'closed') continue;
    thanks.owed += thanksOwed(intro).length;
    news.owed += newsOwed(intro).length;
  }
  for (const ask of records(document.asks)) {
    countLast(thanks, ask, 'thanked');
    countLast(news, ask, 'reported');
  }
  for (const { card, kind } of openLoops(document, today, dayOf)) if ('asker' in card) OWED[kind]?.({ thanks, news });
  return { thanks, news };
}

const OWED: Partial<Record<LoopKind, (kept: { thanks: Kept; news: Kept }) => void>> = {
  thanks: ({ thanks }) => thanks.owed++,
  progress: ({ news }) => news.owed++,
};

function count(kept: Kept, people: readonly PartyId[], settled: (who: PartyId) => Settled | undefined): void {
  for (const who of people) {
    const said = settled(who);
    if (said) kept[said]++;
  }
}

/** The last word to each whom a card thanked or told. */
function countLast(kept: Kept, card: { history: History }, what: 'thanked' | 'reported'): void {
  const last = new Map(factsOf(card, what).map(({ party, to }) => [party, to]));
  for (const to of last.values()) {
    const said = SETTLED.find((each) => each === to);
    if (said) kept[said]++;
  }
}

/** News of an introduction to me is for its connector. */
function newsFor(intro: Intro): PartyId[] {
  return roleIn(intro) === 'connector' ? [] : [intro.connector];
}
