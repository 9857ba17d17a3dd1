// The digest of a day: what waits in Today, told once, in a notification. Other people may see it (a lock screen, a shared
// screen, the list of notifications), so by itself it names nobody and quotes nothing; names come in only where the user
// said so. It reports and never urges: nothing waits, nothing is said.
import { firstName } from './board.ts';
import { isIntro } from './cards.ts';
import { consentsNeeded } from './consent.ts';
import type { VouchsafeDocument } from './document.ts';
import type { Day, PersonId, Time } from './identity.ts';
import { peopleIn } from './intro.ts';
import { plainLine } from './plain-line.ts';
import { calmRows } from './today.ts';
import type { Row } from './today-row.ts';

/** Notification servers cut longer ones, each in its own way. */
export const MOST_BODY = 120;
/** So much of it may be taken by one thing. */
const MOST_OF_ONE = 72;

/** Where a reminder leads. */
export type Lead = { readonly card: string } | { readonly person: PersonId } | { readonly screen: 'today' };

/** What a notification says, and where a click on it leads. */
export interface Told {
  readonly title: string;
  readonly body: string;
  readonly to: Lead;
}

export interface Digest extends Told {
  /** As many things wait. */
  readonly count: number;
}

/**
 * The digest of what waits, undefined when nothing does. `picked` are the ids picked for this week: it tells what Today shows.
 * A card whose hour is still to come today tells of itself then (due-moments.ts).
 */
export function digestOf(
  document: VouchsafeDocument,
  rows: readonly Row[],
  { picked, today, time, names }: { picked: readonly string[]; today: Day; time: Time; names: boolean },
): Digest | undefined {
  const waiting = calmRows(rows, picked).filter((row) => !isYetToCome(row, today, time));
  const count = waiting.length;
  if (count === 0) return undefined;
  const title = `${capital(sayCount(count))} ${count === 1 ? 'thing waits' : 'things wait'} for you today`;
  const body = names ? sayByName(document, waiting) : sayByKind(waiting);
  return { title, body, to: leadOf(waiting), count };
}

function isYetToCome({ kind, card }: Row, today: Day, time: Time): boolean {
  return kind === 'back' && card?.snoozedUntil === today && card.snoozedTime !== undefined && card.snoozedTime > time;
}

function leadOf(rows: readonly Row[]): Lead {
  const [row] = rows;
  if (!row || rows.length > 1) return { screen: 'today' };
  if (row.card) return { card: row.card.id };
  return row.party === undefined || row.party === 'me' ? { screen: 'today' } : { person: row.party };
}

/** The first things by name, as many as there is room for. */
function sayByName(document: VouchsafeDocument, rows: readonly Row[]): string {
  const lines = rows.map((row) => plainLine(sayRow(document, row), rows.length === 1 ? MOST_BODY : MOST_OF_ONE));
  for (let shown = lines.length; shown > 1; shown--) {
    const rest = lines.length - shown;
    const body = [...lines.slice(0, shown), ...(rest > 0 ? [`and ${rest} more`] : [])].join(' · ');
    if (body.length <= MOST_BODY) return body;
  }
  return [lines[0] ?? '', ...(lines.length > 1 ? [`and ${lines.length - 1} more`] : [])].join(' · ');
}

function sayRow(document: VouchsafeDocument, { kind, card, headline }: Row): string {
  if (kind !== 'introduce' || !card || !isIntro(card) || !headline.startsWith('Introduce ')) return headline;
  const agreed = consentsNeeded(card).filter((who) => who !== 'me');
  if (agreed.length !== 2 || peopleIn(card).length !== 2) return headline;
  return `${agreed.map((who) => firstName(document, who)).join(' and ')} both said yes: introduce them`;
}

/** What waits by its kinds alone: none of these words comes from the network. */
function sayByKind(rows: readonly Row[]): string {
  const counts = new Map<Noun, number>();
  for (const row of rows) {
    const noun = nounOf(row);
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  const said = [...counts].map(([[one, many], count]) => (count === 1 ? one : `${sayCount(count)} ${many}`));
  for (let shown = said.length; shown > 1; shown--) {
    const body = `${capital(list(shown < said.length ? [...said.slice(0, shown), 'more'] : said))}.`;
    if (body.length <= MOST_BODY) return body;
  }
  return `${capital(said[0] ?? '')}.`;
}

type Noun = readonly [one: string, many: string];

const NOUNS = {
  promise: ['a promise of yours', 'promises of yours'],
  'follow-up': ['a follow-up', 'follow-ups'],
  thanks: ['a thank-you', 'thank-yous'],
  news: ['news to pass on', 'pieces of news to pass on'],
  introduction: ['an introduction that is ready', 'introductions that are ready'],
  preparation: ['an introduction to prepare', 'introductions to prepare'],
  answer: ['an answer to give', 'answers to give'],
  deadline: ['a deadline', 'deadlines'],
  question: ['a question to ask', 'questions to ask'],
  nudge: ['a nudge to give', 'nudges to give'],
  look: ['something to look at again', 'things to look at again'],
  hello: ['somebody to catch up with', 'people to catch up with'],
} as const satisfies Record<string, Noun>;

function nounOf({ kind, act, loops }: Row): Noun {
  switch (kind) {
    case 'my promise':
      return NOUNS.promise;
    case 'follow up':
    case 'awaited':
      return NOUNS['follow-up'];
    case 'thanks':
      return loops?.some((loop) => loop.kind !== 'thanks') ? NOUNS.news : NOUNS.thanks;
    case 'introduce':
      return act.is === 'draft' || act.is === 'introduce' ? NOUNS.introduction : NOUNS.preparation;
    case 'answer':
      return NOUNS.answer;
    case 'due':
      return NOUNS.deadline;
    case 'planted':
    case 'ask':
    case 'stale':
      return NOUNS.question;
    case 'chase':
    case 'their promise':
      return NOUNS.nudge;
    case 'back':
    case 'stalled':
      return NOUNS.look;
    case 'drumbeat':
      return NOUNS.hello;
  }
}

const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A number in a sentence: in words up to twelve. */
export function sayCount(count: number): string {
  return NUMBERS[count] ?? String(count);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
