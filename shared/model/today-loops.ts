// Open loops as rows of Today. A message that left today has been done for today; one that left earlier asks only whether
// it was sent, for nothing closes by itself.
import { nameOf, type VouchsafeDocument } from './document.ts';
import type { Day } from './identity.ts';
import type { Loop } from './loops.ts';
import { lateBy, type Row } from './today-row.ts';

/** The row of what is open with one person over one card; undefined when it was done today. */
export function rowOfLoops(document: VouchsafeDocument, loops: readonly Loop[], today: Day): Row | undefined {
  const news = loops.find(({ kind }) => kind !== 'thanks');
  const main = news ?? loops[0];
  if (!main || loops.some(({ drafted }) => drafted === today)) return undefined;
  const { card, party, since } = main;
  const drafted = loops.map((loop) => loop.drafted).find((day) => day !== undefined);
  const name = nameOf(document, party);
  return {
    key: `loop/${card.id}/${party}`,
    kind: 'thanks',
    card,
    party,
    headline: !news
      ? `Thank ${name}`
      : loops.length > 1
        ? `Thank ${name}, and tell them what came of it`
        : `Tell ${name} what came of it`,
    why: drafted ? `${main.why}. Your words left on ${drafted}` : main.why,
    since,
    late: lateBy(since, today),
    act: drafted ? { is: 'settle' } : { is: 'draft', moment: main.moment, party },
    label: drafted ? 'It was sent' : news ? 'Draft the news' : 'Draft thanks',
    loops,
  };
}
