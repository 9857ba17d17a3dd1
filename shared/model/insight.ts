// Insight (S4: quality, not size): from ask to outcome, how often introductions work out, how long things take, whether thanks
// and news were given, what was given and received. One walk over each table. Counts only: nobody is ranked here.
import type { Ask } from './ask.ts';
import type { VouchsafeDocument } from './document.ts';
import { type Entry, factsOf } from './history.ts';
import { type Day, daysBetween, type Instant } from './identity.ts';
import { type Kept, keptOver } from './insight-kept.ts';
import { type Intro, partiesOf } from './intro.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';
import { records } from './table.ts';

/** One step of the way, and how many came that far. */
export interface Step {
  readonly step: string;
  readonly count: number;
}

/** What was given and received in a quarter of a year. */
export interface Quarter {
  /** `2026-Q4`. */
  readonly quarter: string;
  given: number;
  received: number;
}

export interface Insight {
  /** From captured to worked out; each step counts whoever came at least that far. */
  readonly asks: readonly Step[];
  readonly intros: readonly Step[];
  /** How introductions that were made and are over ended. */
  readonly outcomes: readonly { readonly outcome: Outcome; readonly count: number }[];
  /** The middle of all, in days, and of how many; undefined where there is none yet. */
  readonly toConsent: Median | undefined;
  readonly toIntroduction: Median | undefined;
  readonly thanks: Kept;
  readonly news: Kept;
  /** Of those whom I introduced: how many told me how it went. */
  readonly heard: { readonly told: number; readonly of: number };
  /** Newest last; no gaps. */
  readonly quarters: readonly Quarter[];
}

export interface Median {
  readonly days: number;
  readonly of: number;
}

/** So many quarters are shown. */
const QUARTERS = 8;

/** Everything that the screen says. `dayOf` tells the day of an instant where the user is. */
export function insightOf(document: VouchsafeDocument, today: Day, dayOf: (at: Instant) => Day): Insight {
  const intros = [...records(document.intros)];
  const asks = [...records(document.asks)];
  const ended = endedBy(intros);
  return {
    asks: stepsOfAsks(asks, intros),
    intros: stepsOfIntros(intros),
    outcomes: OUTCOMES.map((outcome) => ({ outcome, count: ended.get(outcome) ?? 0 })),
    toConsent: median(intros.flatMap(daysToYes)),
    toIntroduction: median(intros.flatMap((intro) => daysToIntroduction(intro, dayOf))),
    ...keptOver(document, today, dayOf),
    heard: heardFrom(intros),
    quarters: quartersOf(document, intros, today),
  };
}

/** True when there is nothing to tell yet. */
export function isBlank({ asks, intros }: Insight): boolean {
  return (asks[0]?.count ?? 0) + (intros[0]?.count ?? 0) === 0;
}

function stepsOfAsks(asks: readonly Ask[], intros: readonly Intro[]): Step[] {
  const led = new Set(intros.map(({ ask }) => ask));
  const made = new Set(intros.filter(({ introducedOn }) => introducedOn !== undefined).map(({ ask }) => ask));
  const worked = new Set(intros.filter(({ outcome }) => outcome === 'worked out').map(({ ask }) => ask));
  const went = { shaped: 0, led: 0, made: 0, worked: 0 };
  for (const ask of asks) {
    const isWorked = ask.outcome === 'worked out' || worked.has(ask.id);
    const isMade = made.has(ask.id);
    const isLed = led.has(ask.id);
    // Each step counts whoever came further: an ask can be answered without an introduction of mine.
    if (isWorked) went.worked++;
    if (isMade || isWorked) went.made++;
    if (isLed || isWorked) went.led++;
    if (isLed || isWorked || wasShaped(ask)) went.shaped++;
  }
  return [
    { step: 'captured', count: asks.length },
    { step: 'shaped', count: went.shaped },
    { step: 'led to an introduction', count: went.led },
    { step: 'introduction made', count: went.made },
    { step: 'worked out', count: went.worked },
  ];
}

function wasShaped(ask: Ask): boolean {
  if (ask.stage === 'shaped') return true;
  return Object.values(ask.history).some(({ what, to }: Entry) => what === 'moved' && to === 'shaped');
}

function stepsOfIntros(intros: readonly Intro[]): Step[] {
  const went = { asked: 0, agreed: 0, made: 0, worked: 0 };
  for (const intro of intros) {
    const isWorked = intro.outcome === 'worked out';
    const isMade = intro.introducedOn !== undefined || isWorked;
    const said = factsOf(intro, 'asked', 'answered');
    const isAgreed = isMade || said.some(({ answer }) => answer === 'yes');
    if (isWorked) went.worked++;
    if (isMade) went.made++;
    if (isAgreed) went.agreed++;
    if (isAgreed || said.length > 0) went.asked++;
  }
  return [
    { step: 'proposed', count: intros.length },
    { step: 'somebody asked', count: went.asked },
    { step: 'somebody said yes', count: went.agreed },
    { step: 'introduced', count: went.made },
    { step: 'worked out', count: went.worked },
  ];
}

function endedBy(intros: readonly Intro[]): Map<Outcome, number> {
  const ended = new Map<Outcome, number>();
  for (const { introducedOn, stage, outcome } of intros)
    if (introducedOn !== undefined && stage === 'closed' && outcome) ended.set(outcome, (ended.get(outcome) ?? 0) + 1);
  return ended;
}

/** From the first time that somebody was asked to their first yes. */
function daysToYes(intro: Intro): number[] {
  const asked = new Map<string, Day>();
  const days = new Map<string, number>();
  for (const { what, party, on, answer } of factsOf(intro, 'asked', 'answered')) {
    if (party === undefined || on === undefined) continue;
    if (what === 'asked' && !asked.has(party)) asked.set(party, on);
    const since = asked.get(party);
    if (what === 'answered' && answer === 'yes' && since !== undefined && !days.has(party))
      days.set(party, Math.max(0, daysBetween(since, on)));
  }
  return [...days.values()];
}

function daysToIntroduction({ createdAt, introducedOn }: Intro, dayOf: (at: Instant) => Day): number[] {
  return introducedOn === undefined ? [] : [Math.max(0, daysBetween(dayOf(createdAt), introducedOn))];
}

/** The middle one of all; of an even number the mean of the two in the middle. */
export function median(all: readonly number[]): Median | undefined {
  if (all.length === 0) return undefined;
  const sorted = [...all].sort((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return { days: (low + high) / 2, of: sorted.length };
}

function heardFrom(intros: readonly Intro[]): { told: number; of: number } {
  let [told, of] = [0, 0];
  for (const intro of intros) {
    if (intro.connector !== 'me' || intro.introducedOn === undefined) continue;
    const tellers = new Set(factsOf(intro, 'heard').map(({ party }) => party));
    const parties = partiesOf(intro).filter((party) => party !== 'me');
    of += parties.length;
    told += parties.filter((party) => tellers.has(party)).length;
  }
  return { told, of };
}

/** Introductions made and help given, and the same received, by the quarter in which it was. */
function quartersOf(document: VouchsafeDocument, intros: readonly Intro[], today: Day): Quarter[] {
  const last: Quarter[] = lastQuarters(today).map((quarter) => ({ quarter, given: 0, received: 0 }));
  const byQuarter = new Map(last.map((each) => [each.quarter, each]));
  const count = (on: Day, side: 'given' | 'received') => {
    const quarter = on <= today ? byQuarter.get(quarterOf(on)) : undefined;
    if (quarter) quarter[side]++;
  };
  for (const { introducedOn, connector } of intros)
    if (introducedOn !== undefined) count(introducedOn, connector === 'me' ? 'given' : 'received');
  for (const { kind, on } of records(document.interactions)) {
    if (kind === 'gave help') count(on, 'given');
    if (kind === 'received help') count(on, 'received');
  }
  const first = last.findIndex(({ given, received }) => given + received > 0);
  return first === -1 ? [] : last.slice(first);
}

/** The quarter of a day: `2026-Q4`. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The quarters up to today's, oldest first. */
function lastQuarters(today: Day): string[] {
  const now = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1;
  return Array.from({ length: QUARTERS }, (_, n) => {
    const each = now - QUARTERS + 1 + n;
    return `${Math.floor(each / 4)}-Q${(each % 4) + 1}`;
  });
}
