// Due moments: cards that were put aside until an hour, and whose hour has come. Only what has an hour tells of itself. What
// is due on a day, and came up after the digest was told, stays quiet until the next one: whoever sets a day has said that
// any hour of it will do, they have just set it themselves, and Today shows it. A desk that rings for all of it is muted.
import { titleOf } from './board.ts';
import { type Card, isIntro } from './cards.ts';
import { capital, MOST_BODY, sayCount, type Told } from './digest.ts';
import type { VouchsafeDocument } from './document.ts';
import { type Day, isDay, isTime, type Time } from './identity.ts';
import { plainLine } from './plain-line.ts';
import { records } from './table.ts';

/** A moment by the clock on the wall, `YYYY-MM-DD HH:MM`; the later one is the greater text. */
export type WallMoment = string;

export interface DueMoment {
  readonly card: Card;
  readonly at: WallMoment;
  /** The same for the same card at the same moment; another one when it is put aside anew. */
  readonly key: string;
}

/** A reminder, and the keys of what it tells, by which nothing is told twice. */
export interface Reminder extends Told {
  readonly key: string;
  readonly keys: readonly string[];
}

/** Titles of several are joined up to here. */
const MOST_TOGETHER = 3;

export function wallMoment(day: Day, time: Time): WallMoment {
  return `${day} ${time}`;
}

/** All moments of all cards, past and to come, in their order. */
export function momentsIn(document: VouchsafeDocument): DueMoment[] {
  const moments: DueMoment[] = [];
  const note = (card: Card) => {
    const { id, stage, snoozedUntil, snoozedTime } = card;
    if (snoozedUntil === undefined || snoozedTime === undefined || stage === 'closed') return;
    if (!isDay(snoozedUntil) || !isTime(snoozedTime)) return;
    const at = wallMoment(snoozedUntil, snoozedTime);
    moments.push({ card, at, key: `moment/${id}/${at}` });
  };
  for (const ask of records(document.asks)) note(ask);
  for (const intro of records(document.intros)) note(intro);
  return moments.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.key < b.key ? -1 : 1));
}

/** Those of them that came after one moment, up to and with another. */
export function dueBetween(moments: readonly DueMoment[], since: WallMoment, now: WallMoment): DueMoment[] {
  return moments.filter(({ at }) => at > since && at <= now);
}

/** One reminder for each moment that has come just now. */
export function tellMoment(document: VouchsafeDocument, { card, key }: DueMoment, names: boolean): Reminder {
  const what = isIntro(card) ? 'An introduction' : 'An ask';
  const body = names ? plainLine(titleFor(document, card), MOST_BODY) : 'You put it aside until now.';
  return { key, keys: [key], title: `${what} is back`, body, to: { card: card.id } };
}

/** What came while nobody could be told, all in one. */
export function tellMissed(
  document: VouchsafeDocument,
  moments: readonly DueMoment[],
  names: boolean,
): Reminder | undefined {
  const [first, ...more] = moments;
  if (!first) return undefined;
  const count = moments.length;
  const keys = moments.map((each) => each.key);
  const title = `While you were away: ${count === 1 ? 'something is' : `${sayCount(count)} things are`} back`;
  const to = more.length === 0 ? ({ card: first.card.id } as const) : ({ screen: 'today' } as const);
  return {
    key: count === 1 ? first.key : `missed/${keys.at(-1)}`,
    keys,
    title,
    body: names ? titlesOf(document, moments) : sayKinds(moments),
    to,
  };
}

function titlesOf(document: VouchsafeDocument, moments: readonly DueMoment[]): string {
  const shown = moments.slice(0, MOST_TOGETHER);
  const rest = moments.length - shown.length;
  const room = rest > 0 ? MOST_BODY - ` · and ${rest} more`.length : MOST_BODY;
  const each = Math.floor(room / shown.length) - 3;
  const titles = shown.map(({ card }) => plainLine(titleFor(document, card), each));
  return [...titles, ...(rest > 0 ? [`and ${rest} more`] : [])].join(' · ');
}

function sayKinds(moments: readonly DueMoment[]): string {
  const intros = moments.filter(({ card }) => isIntro(card)).length;
  const asks = moments.length - intros;
  const parts = [
    ...(asks > 0 ? [asks === 1 ? 'an ask' : `${sayCount(asks)} asks`] : []),
    ...(intros > 0 ? [intros === 1 ? 'an introduction' : `${sayCount(intros)} introductions`] : []),
  ];
  return `${capital(parts.join(' and '))}, put aside until then.`;
}

function titleFor(document: VouchsafeDocument, card: Card): string {
  return isIntro(card) ? titleOf(document, card) : card.title;
}
