// The days that wait, for calendars (RFC 5545): follow-ups, deadlines, promises, what was put aside or planted. Days of a
// calendar (VEVENT), or tasks (VTODO). All are private, and no title names anybody unless the user wants that: calendars are
// shared, and shown on walls. No drumbeats: they start anew with each contact, and a file of them would be wrong tomorrow.
import type { Ask } from '../../../../shared/model/ask.ts';
import type { VouchsafeDocument } from '../../../../shared/model/document.ts';
import { factsOf } from '../../../../shared/model/history.ts';
import { addDays, type Day, type Instant, type PartyId, uuidOf } from '../../../../shared/model/identity.ts';
import { type Intro, partiesOf } from '../../../../shared/model/intro.ts';
import { records } from '../../../../shared/model/table.ts';
import { Refusal } from '../../../../shared/refusal.ts';
import { everybodyIn, goesOut } from './concerned.ts';
import { CardLines, Pieces } from './content-lines.ts';
import type { Origin } from './json.ts';
import { type Tally, visibleName, type Wanted } from './wanted.ts';

/** How the days leave. */
export interface CalendarChoice {
  /** As tasks instead of days. Outlook reads none. */
  readonly tasks: boolean;
  /** With the names of people, and the words of asks and promises, in the titles. */
  readonly names: boolean;
}

/** One day that waits. Its key, with the card's id, is its identity for good: a later file moves it, and doubles nothing. */
interface Due {
  readonly card: string;
  readonly key: string;
  readonly on: Day;
  /** What is due, naming nobody; and the same with names. */
  readonly plain: string;
  readonly named: string;
}

type NameOf = (party: PartyId | undefined) => string;

/** The calendar in pieces, by day. Refuses `calendar-empty` where nothing waits: RFC 5545 knows no such calendar. */
export function* writeCalendar(
  document: VouchsafeDocument,
  wanted: Wanted,
  tally: Tally,
  { now, today }: Pick<Origin, 'now' | 'today'>,
  choice: CalendarChoice = { tasks: false, names: false },
): Generator<string> {
  const dues = [...duesIn(document, wanted, tally, today)];
  if (dues.length === 0) throw new Refusal('calendar-empty');
  const pieces = new Pieces();
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Vouchsafe//Follow-ups//EN', 'CALSCALE:GREGORIAN'];
  for (const line of head) yield* pieces.take(line);
  for (const due of dues.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.card < b.card ? -1 : 1))) {
    tally.records++;
    for (const line of linesOf(due, now, choice)) yield* pieces.take(line);
  }
  yield* pieces.take('END:VCALENDAR');
  yield* pieces.rest();
}

function linesOf(due: Due, now: Instant, { tasks, names }: CalendarChoice): readonly string[] {
  const kind = tasks ? 'VTODO' : 'VEVENT';
  const date = { VALUE: 'DATE' };
  const entry = new CardLines();
  entry.add('BEGIN', { raw: kind });
  entry.add('UID', { raw: `${uuidOf(due.card)}-${due.key}` });
  entry.add('DTSTAMP', { raw: basic(new Date(now).toISOString().replace(/\.\d+/, '')) });
  if (tasks) entry.add('DUE', { raw: basic(due.on) }, date);
  else {
    entry.add('DTSTART', { raw: basic(due.on) }, date);
    entry.add('DTEND', { raw: basic(addDays(due.on, 1)) }, date);
    // It is a thing to remember: whoever looks for a free hour finds the day free.
    entry.add('TRANSP', { raw: 'TRANSPARENT' });
  }
  entry.add('SUMMARY', names ? due.named : due.plain);
  entry.add('CLASS', { raw: 'PRIVATE' });
  if (tasks) entry.add('STATUS', { raw: 'NEEDS-ACTION' });
  entry.add('END', { raw: kind });
  return entry.lines;
}

/** `2026-11-22` → `20261122`, and instants alike. */
function basic(text: string): string {
  return text.replace(/[-:]/g, '');
}

function* duesIn(document: VouchsafeDocument, wanted: Wanted, tally: Tally, today: Day): Generator<Due> {
  const nameOf: NameOf = (party) => visibleName(document, party, wanted);
  for (const ask of records(document.asks)) {
    const dues = ask.stage === 'closed' ? [] : [...duesOfAsk(ask, nameOf, today)];
    if (dues.length > 0 && goesOut(document, [ask.asker], wanted, tally)) yield* dues;
  }
  for (const intro of records(document.intros)) {
    const dues = [...duesOfIntro(intro, nameOf, today)];
    if (dues.length > 0 && goesOut(document, everybodyIn(intro), wanted, tally)) yield* dues;
  }
}

function* duesOfAsk(ask: Ask, nameOf: NameOf, today: Day): Generator<Due> {
  const due = dueOf(ask.id);
  if (ask.due && ask.submittedOn === undefined)
    yield due('due', ask.due, 'An ask is due', `Due: ${ask.title} (${nameOf(ask.asker)})`);
  // What was put aside until a day that has gone is on the board again already.
  if (ask.snoozedUntil && ask.snoozedUntil > today)
    yield due('put-aside', ask.snoozedUntil, 'Take up an ask again', `Take up again: ${ask.title}`);
  yield* planted(ask, nameOf);
}

function* duesOfIntro(intro: Intro, nameOf: NameOf, today: Day): Generator<Due> {
  const due = dueOf(intro.id);
  const pair = partiesOf(intro).map(nameOf).join(' and ');
  if (intro.stage !== 'closed') {
    const { introducedOn, followUpOn, snoozedUntil } = intro;
    if (introducedOn && followUpOn)
      yield due('follow-up', followUpOn, 'Follow up on an introduction', `Follow up: ${pair}`);
    if (intro.due && !introducedOn) yield due('due', intro.due, 'An introduction is due', `Introduce ${pair}`);
    if (snoozedUntil && snoozedUntil > today)
      yield due('put-aside', snoozedUntil, 'Take up an introduction again', `Take up again: ${pair}`);
    yield* planted(intro, nameOf);
  }
  // A promise is to be kept however the introduction ended.
  for (const { id, by, text, due: on, state, binnedAt } of Object.values(intro.promises))
    if (on && state === 'open' && binnedAt === undefined)
      yield due(`promise-${id}`, on, 'A promise is due', `Promised by ${nameOf(by)}: ${text}`);
}

/** From which day I shall ask whom I asked for leave to ask; of several with one person the last, until the ask follows. */
function* planted(card: Ask | Intro, nameOf: NameOf): Generator<Due> {
  const last = new Map<PartyId, Day | undefined>();
  for (const { what, party, until, moment } of factsOf(card, 'planted', 'asked', 'told', 'responded', 'drafted'))
    if (party && (what !== 'drafted' || moment === 'ask')) last.set(party, what === 'planted' ? until : undefined);
  for (const [party, on] of last)
    if (on) yield dueOf(card.id)(`ask-${party}`, on, 'Ask, as you said you would', `Ask ${nameOf(party)}, as agreed`);
}

function dueOf(card: string) {
  return (key: string, on: Day, plain: string, named: string): Due => ({ card, key, on, plain, named });
}
