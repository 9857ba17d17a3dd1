// The only door to chrono-node: which words of a text are a day, in English and German. It decides nothing about what the
// day is for; shared/model/capture does, which also knows hours. Windows send their lines to the keeper, so none of them loads it.
import { de, en, type ParsedResult } from 'chrono-node';
import { shortDays } from '../../shared/model/capture/days.ts';
import type { FoundDay } from '../../shared/model/capture/meaning.ts';
import { addDays, type Day } from '../../shared/model/identity.ts';

/** As people shorten them and the library does not; of the same length, so that places stay true. */
const SHORT = /\b(?:tues|weds)\b/giu;

/** The last text that was read: several readings of one keystroke ask for the same. */
let last: { readonly asked: string; readonly days: readonly FoundDay[] } | undefined;

/** Days in a text, in the order in which they stand; of two that overlap, the longer. */
export function daysInText(text: string, today: Day, towards: 'ahead' | 'behind'): readonly FoundDay[] {
  const asked = [towards, today, text].join(' ');
  if (last?.asked !== asked) last = { asked, days: parsed(text, today, towards) };
  return last.days;
}

function parsed(text: string, today: Day, towards: 'ahead' | 'behind'): readonly FoundDay[] {
  const noon = new Date(`${today}T12:00:00`);
  const options = { forwardDate: towards === 'ahead' };
  const known = text.replace(SHORT, (day) => `${day.slice(0, 3)} `);
  const all = [...en.casual.parse(known, noon, options), ...de.casual.parse(text, noon, options)];
  const days = all.filter(namesDay).map((found) => whole(dayFound(found, today, towards), known, text));
  const longestFirst = [...shortDays(text, today), ...days].sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: FoundDay[] = [];
  for (const day of longestFirst)
    if (!kept.some(({ start, end }) => day.start < end && start < day.end)) kept.push(day);
  return kept.sort((a, b) => a.start - b.start);
}

/** Where a short form was read as a shorter one, its last letter belongs to it. */
function whole(found: FoundDay, known: string, text: string): FoundDay {
  return known[found.end] === text[found.end] ? found : { ...found, end: found.end + 1 };
}

/** An hour alone is no day, nor is "10 to 20". */
function namesDay({ start }: ParsedResult): boolean {
  return start.isCertain('day') || start.isCertain('weekday') || start.isCertain('month');
}

/** Behind us a weekday is the last one there was, not the nearest. */
function dayFound({ index, text, start }: ParsedResult, today: Day, towards: 'ahead' | 'behind'): FoundDay {
  let day = dayOf(start.date());
  if (towards === 'behind' && day > today && start.isCertain('weekday')) day = addDays(day, -7);
  return { start: index, end: index + text.length, day };
}

function dayOf(date: Date): Day {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
