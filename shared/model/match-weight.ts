// How much speaks for somebody whom an ask may mean: rare words more than common ones, what they can do more than what a
// note says; then closeness, recency, load and the ledger, which move somebody up or down and never out.
import { type Day, daysBetween } from './identity.ts';
import type { MatchField } from './match.ts';
import type { Readiness } from './match-facts.ts';
import type { Person } from './person.ts';

/** A text about a person that answers some words of the question: bit n for the n-th. */
export interface Finding {
  readonly field: MatchField;
  readonly text: string;
  readonly on?: Day;
  readonly answers: number;
}

/** Somebody with what of them answers; `name` is folded. */
export interface Found {
  readonly person: Person;
  readonly name: string;
  readonly findings: readonly Finding[];
}

const FIELD: Readonly<Record<MatchField, number>> = {
  name: 5,
  expertise: 4,
  tag: 3.5,
  title: 3,
  firm: 3,
  needs: 2,
  place: 2,
  about: 2,
  note: 1.5,
};
const CLOSE = { well: 1.3, somewhat: 1.1, hardly: 0.8 } as const;
/** In touch within a quarter; not for two years. */
const RECENT_DAYS = 92;
const LONG_AGO_DAYS = 731;
const SEVERAL_OPEN_INTROS = 3;

/** Those who were found, the likeliest first, and of each the best finding first. Equals by name, then by id. */
export function rank(
  found: readonly Found[],
  facts: (person: Person) => Readiness,
  words: number,
  today: Day,
): readonly Found[] {
  const rarity = raritiesOf(found, words);
  const weights = new Map(found.map((each) => [each, weigh(each, rarity) * readinessOf(facts(each.person), today)]));
  const byName = (a: Found, b: Found) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.person.id < b.person.id ? -1 : 1;
  return [...found]
    .sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0) || byName(a, b))
    .map((each) => ({ ...each, findings: [...each.findings].sort((a, b) => worth(b, rarity) - worth(a, rarity)) }));
}

/** How much each word tells: one that everybody answers tells little. */
function raritiesOf(found: readonly Found[], words: number): number[] {
  const holders = new Array<number>(words).fill(0);
  for (const { findings } of found) {
    const answers = findings.reduce((all, each) => all | each.answers, 0);
    for (let n = 0; n < words; n++) if (answers & (1 << n)) holders[n] = (holders[n] ?? 0) + 1;
  }
  return holders.map((count) => Math.log(1 + (found.length + 1) / (count + 1)));
}

/** Each word counts by the best place where it stands, and a little for every further one. */
function weigh({ findings }: Found, rarity: readonly number[]): number {
  return rarity.reduce((sum, tells, n) => {
    const fields = findings.filter(({ answers }) => answers & (1 << n)).map(({ field }) => FIELD[field]);
    return fields.length === 0 ? sum : sum + tells * (Math.max(...fields) + 0.2 * (fields.length - 1));
  }, 0);
}

function worth({ field, answers }: Finding, rarity: readonly number[]): number {
  return FIELD[field] * rarity.reduce((sum, tells, n) => (answers & (1 << n) ? sum + tells : sum), 0);
}

/** Whether it is a good moment to turn to them: 1 when nothing is known. */
function readinessOf({ closeness, lastContact, open, given, received, noAsksUntil }: Readiness, today: Day): number {
  const days = lastContact === undefined ? undefined : daysBetween(lastContact, today);
  const recency = days === undefined ? 1 : days <= RECENT_DAYS ? 1.15 : days > LONG_AGO_DAYS ? 0.9 : 1;
  const load = open >= SEVERAL_OPEN_INTROS ? 0.75 : 1;
  // Whoever was helped is readier to help; whoever always gave is spared (S3.2).
  const ledger = given > received ? 1.1 : received > given + 2 ? 0.9 : 1;
  const asked = noAsksUntil === undefined ? 1 : 0.4;
  return (closeness ? CLOSE[closeness] : 1) * recency * load * ledger * asked;
}
