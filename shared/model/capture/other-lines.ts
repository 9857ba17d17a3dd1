// Lines that say thanks or ask to be reminded. A reminder is an ask of mine with a day, put aside until then: it needs no new
// kind of record, it comes back on the board and in Today, and a promise would need an introduction to hang on.
import { takeDay } from './days.ts';
import { dayOfHour, hoursIn } from './hours.ts';
import { blank, capital, cut, groupOf, squeeze } from './line.ts';
import type { FoundDay, Meaning } from './meaning.ts';
import type { Reading } from './reading.ts';
import { whoIs } from './who.ts';

const THANKS = [
  /^\s*(?:say\s+|send\s+)?(?:thank(?:s|ed)?|thx|ty|tysm|danke|dank)(?:\s+you)?(?:\s+(?:to|an))?\s+(?<who>\S.*?)(?:\s+(?:for|für)\s.*)?[\s.!]*$/diu,
  /^\s*(?:bei\s+)?(?<who>\S.*?)\s+(?:danken|bedanken|danke sagen)[\s.!]*$/diu,
];
const REMINDER =
  /^\s*(?:please\s+|bitte\s+)?(?:remind me\b|remember(?=\s+to\s)|don['’]t forget(?=\s+to\s)|nicht vergessen\b|erinnere?\s+mich\b|reminder:?|(?=follow[ -]?up (?:with|w\/?)\s)|(?=nachhaken bei\s))/iu;
/** Something to be done on a day, with a person or not: "ping Bruno on Monday". Without a day it is an ask like any other. */
const TO_DO =
  /^\s*(?:ping|chase|nudge|call(?: back)?|phone|ring|e?-?mail|text|message|write to|check in with|check with|get back to|circle back|ask(?=\s.*\s(?:how|whether|if|about|when|what)\s)|frag(?=\s.*\s(?:wie|ob|wann|was)\s))\s+\S/iu;
const TO_DO_LAST =
  /\s(?:anrufen|zurückrufen|anschreiben|anpingen|kontaktieren|nachfassen|nachhaken|melden|schreiben)(?=[\s.!]*$)/iu;
const LEAD = /^[\s,:]*(?:(?:to|about|that|daran|an|dass)\b[\s,:]*)?/iu;

/** The line as thanks to somebody who is known; to somebody unknown none can be owed. */
export function readThanks(reading: Reading): Meaning | undefined {
  for (const pattern of THANKS) {
    const match = pattern.exec(reading.text.replaceAll('@', ' '));
    const said = match && groupOf(match, 'who');
    const to = said && whoIs(reading.names, said, false);
    if (to?.chosen.is !== 'person') continue;
    const cards = reading.owedTo(to.chosen.id);
    return { is: 'thanks', confidence: 'sure', to, cards, tags: reading.tags };
  }
  return undefined;
}

/** The line as something to be reminded of. */
export function readReminder(reading: Reading): Meaning | undefined {
  const match = REMINDER.exec(reading.text);
  const isToDo = match === null && (TO_DO.test(reading.text) || TO_DO_LAST.test(reading.text));
  if (!match && !isToDo) return undefined;
  const { on, rest } = takeMoment(reading);
  if (isToDo && !on) return undefined;
  const title = cut(capital(squeeze(rest.slice(match?.[0].length ?? 0).replace(LEAD, ''))), 300);
  return { is: 'reminder', confidence: 'sure', title, tags: reading.tags, ...(on && { on }) };
}

/** The day and the hour that the line names; of an hour alone, the next time that it comes. */
function takeMoment({ text, today, now, findDays }: Reading): { on?: FoundDay; rest: string } {
  const [hour] = hoursIn(text, true, now);
  const { on, rest } = takeDay(hour ? blank(text, hour) : text, today, findDays, 'ahead');
  if (!hour) return { ...(on && { on }), rest };
  const { start, end, time } = hour;
  return { on: { ...(on ?? { start, end, day: dayOfHour(hour, today, now) }), time }, rest };
}
