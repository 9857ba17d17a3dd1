// Days in a line. Which words are a day is asked of a parser that is handed in (shared/ knows no library); here is which of
// them are meant: "by Friday" is when an ask is due, "may" and "sat" are mostly words, and "in 2019" is no deadline.
import { addDays, type Day, daysBetween, isDay } from '../identity.ts';
import { type FoundHour, hoursIn } from './hours.ts';
import { blank } from './line.ts';
import type { FoundDay } from './meaning.ts';

/** Finds days in a text: ahead of today where a weekday or month is named alone, or behind it. */
export type FindDays = (text: string, today: Day, towards: 'ahead' | 'behind') => readonly FoundDay[];

const DUE =
  /(?:^|\s)(?:(?:due|deadline|needed|spätestens|no later than)\s*(?:by|on|bis|am)?|by(?:\s+(?:eod|cob|eob|close of business|end of (?:the )?day)(?:\s+(?:on|of))?)?|until|till|til|before|bis(?:\s+(?:zum|zur|am|spätestens))?|vor)[:\s]+(?:the\s+|dem\s+)?$/iu;
/** Plain at the end of a line. */
const ON = /(?:^|\s)(?:on|am)\s+(?:the\s+)?$/iu;
const LEADING = /(?:^|\s)(?:on|am|an|im|in|this|diesen|by|until|bis|zum)\s+$/iu;
/** Words that are a day only after another word has said so. */
const WEAK =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|(?!(?:eod|eow|eom|eoy|cob)$)\p{L}{1,3}\.?)$/iu;
const ELSEWHERE =
  /(?:^|\s)(?:for|of|from|since|the|a|an|in|für|seit|von|vom|der|die|das|zum|zur|im|ab)\s+(?:the\s+|der\s+|die\s+|das\s+)?$/iu;

/** When an ask is due, with its hour if one stands beside the day. Other hours stay in the line: they say something else. */
export function takeDue(text: string, today: Day, find: FindDays): { due?: FoundDay; rest: string } {
  const hours = hoursIn(text, false);
  const bare = hours.reduce(blank, text);
  const { due, rest } = takeDueDay(bare, today, find);
  const at = due && hours.find((hour) => isBeside(text, due, hour));
  const whole = hours
    .filter((hour) => hour !== at)
    .reduce((all, { start, end }) => all.slice(0, start) + text.slice(start, end) + all.slice(end), rest);
  return { ...(due && { due: at ? { ...due, time: at.time } : due }), rest: whole };
}

function isBeside(text: string, day: FoundDay, hour: FoundHour): boolean {
  return /^[\s,]*$/u.test(text.slice(Math.min(day.end, hour.end), Math.max(day.start, hour.start)));
}

/** When an ask is due, and the line without it: said with "by", or plainly at either end of the line. */
function takeDueDay(text: string, today: Day, find: FindDays): { due?: FoundDay; rest: string } {
  for (const found of find(text, today, 'ahead')) {
    if (found.day < today) continue;
    const before = text.slice(0, found.start);
    const said = DUE.exec(before) ?? (isAtEdge(text, found) ? ON.exec(before) : null);
    const start = said ? said.index : found.start;
    if (said || (isAtEdge(text, found) && isPlain(text, found, before)))
      return taken(text, { ...found, start: start + (said && /^\s/.test(said[0]) ? 1 : 0) }, found);
  }
  return { rest: text };
}

/** The first day that the line names in any way, and the line without it. */
export function takeDay(
  text: string,
  today: Day,
  find: FindDays,
  towards: 'ahead' | 'behind',
): { on?: FoundDay; rest: string } {
  for (const found of find(text, today, towards)) {
    const before = text.slice(0, found.start);
    const said = LEADING.exec(before);
    if (!said && WEAK.test(wordsOf(text, found))) continue;
    if (towards === 'behind' && daysBetween(found.day, today) < 0) continue;
    const start = said ? said.index + (/^\s/.test(said[0]) ? 1 : 0) : found.start;
    const { due, rest } = taken(text, { ...found, start }, found);
    return { ...(due && { on: due }), rest };
  }
  return { rest: text };
}

function taken(text: string, whole: FoundDay, found: FoundDay): { due?: FoundDay; rest: string } {
  return { due: found, rest: blank(text, whole) };
}

function isPlain(text: string, found: FoundDay, before: string): boolean {
  const words = wordsOf(text, found);
  return !WEAK.test(words) && !/^in\s+\p{L}+$/iu.test(words) && !ELSEWHERE.test(before);
}

function isAtEdge(text: string, { start, end }: FoundDay): boolean {
  return /^[\s:,.!?]*$/u.test(text.slice(end)) || text.slice(0, start).trim() === '';
}

function wordsOf(text: string, { start, end }: FoundDay): string {
  return text.slice(start, end).trim();
}

/** Ends of weeks, months and years, and numbers of weeks, as people shorten them and calendars of words do not know. */
export function shortDays(text: string, today: Day): FoundDay[] {
  const found: FoundDay[] = [];
  const look = (pattern: RegExp, dayOf: (match: RegExpExecArray) => Day | undefined) => {
    for (const match of text.matchAll(pattern)) {
      const day = dayOf(match);
      if (day) found.push({ start: match.index, end: match.index + match[0].length, day });
    }
  };
  look(EOD, () => today);
  look(/\b(?:this (?:morning|afternoon|evening)|heute (?:morgen|früh|mittag|nachmittag|abend))\b/giu, () => today);
  look(/(?<![\p{L}\d])(?:y['’]?day|ydy)(?![\p{L}\d])/giu, () => addDays(today, -1));
  look(/\b(?:2moro|2morrow|2mrw|tmrw|tmr|tomoz)\b/giu, () => addDays(today, 1));
  look(/\b(?:nxt|next) w(?:ee)?k\b/giu, () => addDays(today, 7));
  look(/\b(?:end of next week|ende (?:der )?nächste[rn]? woche)\b/giu, () => addDays(fridayOf(today), 7));
  look(/\b(?:eow|end of (?:the |this )?week|ende (?:der|dieser) woche)\b/giu, () => fridayOf(today));
  look(/\b(?:eom|(?:the )?end of (?:the |this )?month|monatsende|ende (?:des|dieses) monats)\b/giu, () =>
    monthEnd(Number(today.slice(0, 4)), Number(today.slice(5, 7))),
  );
  look(
    /\b(?:eoy|(?:the )?end of (?:the |this )?year|jahresende|ende (?:des|dieses) jahres)\b/giu,
    () => `${today.slice(0, 4)}-12-31`,
  );
  look(/\bin a fortnight\b|\bin vierzehn tagen\b/giu, () => addDays(today, 14));
  look(/\b(?:christmas|xmas|weihnachten)\b/giu, () => nextOn(today, 12, 25));
  look(/(?<=\bthe )(\d{1,2})(?:st|nd|rd|th)\b(?! of)/giu, ([, date]) => nextDate(today, Number(date)));
  look(MONTH_ALONE, ([name = '']) => nextOn(today, monthOf(name), 1));
  look(MID_MONTH, ([, name = '']) => nextOn(today, monthOf(name), 15));
  look(/\bin (\d{1,2}) ?(?:wks?|w)\b/giu, ([, weeks]) => addDays(today, 7 * Number(weeks)));
  look(END_OF_MONTH, ([, name = '']) => {
    const month = monthOf(name);
    const year = Number(today.slice(0, 4));
    return monthEnd(month < Number(today.slice(5, 7)) ? year + 1 : year, month);
  });
  look(/\b(\d{1,2})\.(\d{1,2})\.(?!\d)/gu, ([, date, month]) => nextOn(today, Number(month), Number(date)));
  return found;
}

/** The end of today, unless a day stands beside it. */
const EOD =
  /\b(?:eod|eob|cob|close of business|end of (?:the )?day)\b(?!\s+(?:on |of )?(?:mon|tue|wed|thu|fri|sat|sun|tod|tom|\d))/giu;
const MONTHS = ['jan', 'feb', 'm[aä]r', 'apr', 'ma[yi]', 'jun', 'jul', 'aug', 'sep', 'o[ck]t', 'nov', 'de[cz]'];
const NAMED =
  'january?|february?|march|märz|april|may|mai|june?|juni|july?|juli|august|september|o[ck]tober|november|de[cz]ember';
const MONTH_ALONE = new RegExp(String.raw`(?<=\b(?:by|until|before|bis|in|im) )(?:${NAMED})\b(?! \d)`, 'giu');
const MID_MONTH = new RegExp(String.raw`\b(?:mid|mitte)[ -](${NAMED})\b`, 'giu');
const END_OF_MONTH = new RegExp(String.raw`\bende (${NAMED})\b`, 'giu');

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => new RegExp(`^${month}`, 'iu').test(name)) + 1;
}

/** The next day of a month with this number. */
function nextDate(today: Day, date: number): Day | undefined {
  const [year = 0, month = 0, now = 0] = today.split('-').map(Number);
  const [inYear, inMonth] = date >= now ? [year, month] : month === 12 ? [year + 1, 1] : [year, month + 1];
  const day = `${inYear}-${String(inMonth).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}

function fridayOf(today: Day): Day {
  const weekday = (daysBetween('2026-11-23', today) % 7) + (today < '2026-11-23' ? 7 : 0);
  return addDays(today, (4 - (weekday % 7) + 7) % 7);
}

function monthEnd(year: number, month: number): Day {
  const first = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return addDays(first, -1);
}

function nextOn(today: Day, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > 31) return undefined;
  const rest = `-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const day = `${today.slice(0, 4)}${rest}`;
  const next = day < today ? `${Number(today.slice(0, 4)) + 1}${rest}` : day;
  return isDay(next) ? next : undefined;
}
