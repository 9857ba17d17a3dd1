// Today: what waits for the user, in the order of what hurts, each with the one action that settles it. A total view: it
// reads the cards and their histories, records nothing, and shows nothing twice. What a card alone says is in today-rows.ts.
import { runningByAsk } from './board.ts';
import { displayName, survivorOf, type VouchsafeDocument } from './document.ts';
import { sayDrumbeat } from './drumbeat.ts';
import type { Dusty } from './dusty.ts';
import type { Day } from './identity.ts';
import { type DayOf, type Loop, type Memo, openLoops, REMEMBERS_NOTHING } from './loops.ts';
import { records } from './table.ts';
import { rowOfLoops } from './today-loops.ts';
import { byHurt, isAside, isPressing, type Row, subjectOf } from './today-row.ts';
import { rowsOfCard } from './today-rows.ts';

export interface Given {
  readonly dayOf: DayOf;
  /** The day on which it is said, where `today` is a later one. */
  readonly said?: Day;
  /** Who gathers dust, the most valuable first (dusty.ts); of them, those with a drumbeat come up. */
  readonly dusty: readonly Dusty[];
  readonly memo?: Memo;
}

/** Dusty relationships come up a few at a time. */
const MOST_BEATS = 3;
/** As many rows as one can take in. */
export const MOST_ROWS = 12;

/** Everything that waits for the user today, what hurts most first. */
export function todayOf(
  document: VouchsafeDocument,
  today: Day,
  { dayOf, said = today, dusty, memo = REMEMBERS_NOTHING }: Given,
): Row[] {
  const running = runningByAsk(document);
  const rows: Row[] = [];
  for (const ask of records(document.asks))
    rows.push(...rowsOfCard(document, ask, { today, said, dayOf, running: running.get(ask.id) ?? 0 }));
  for (const intro of records(document.intros))
    rows.push(...memo('rows', intro, () => rowsOfCard(document, intro, { today, said, dayOf, running: 0 })));
  rows.push(...rowsOfLoops(document, today, openLoops(document, today, dayOf, memo)));
  const met = new Set(rows.map(({ party }) => party && party !== 'me' && survivorOf(document, party)));
  rows.push(
    ...dusty
      .filter(({ person, beat }) => beat && !met.has(person.id))
      .slice(0, MOST_BEATS)
      .flatMap((each) => rowOfBeat(each) ?? []),
  );
  return rows.sort(byHurt);
}

/**
 * The first dozen of what waits. In a week that the user has planned, the rest stays quiet, but for what keeps others waiting.
 * `picked` are the ids of what was picked for it and is not done.
 */
export function calmRows(rows: readonly Row[], picked: readonly string[]): readonly Row[] {
  const loud =
    picked.length === 0 ? rows : rows.filter((row) => isPressing(row) || picked.includes(subjectOf(row)?.id ?? ''));
  return loud.slice(0, MOST_ROWS);
}

/** Thanks and news owed to one person for one card are one row: whoever tells them what came of it also thanks them. */
function rowsOfLoops(document: VouchsafeDocument, today: Day, loops: readonly Loop[]): Row[] {
  const together = new Map<string, Loop[]>();
  for (const loop of loops) {
    if (loop.kind === 'awaited' || isAside(loop.card, today)) continue;
    const key = `${loop.card.id}/${loop.party}`;
    together.set(key, [...(together.get(key) ?? []), loop]);
  }
  return [...together.values()].flatMap((loops) => rowOfLoops(document, loops, today) ?? []);
}

function rowOfBeat({ person, beat }: Dusty): Row | undefined {
  if (!beat) return undefined;
  const act = { is: 'draft', moment: 'catch-up', party: person.id } as const;
  const headline = `Catch up with ${displayName(person)}`;
  const why = `You meant to be in touch ${sayDrumbeat(beat.rhythm.ideal)}`;
  return {
    key: `drumbeat/${person.id}`,
    kind: 'drumbeat',
    party: person.id,
    headline,
    why,
    since: beat.next,
    late: beat.late,
    act,
    label: 'Draft a hello',
  };
}
