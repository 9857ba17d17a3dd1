// Lines that say thanks or ask to be reminded. A reminder is an ask of mine with a day, put aside until then: it needs no new
// kind of record, it comes back on the board and in Today, and a promise would need an introduction to hang on.
import { takeDay } from './days.ts';
import { capital, groupOf, squeeze } from './line.ts';
import type { Meaning } from './meaning.ts';
import type { Reading } from './reading.ts';
import { whoIs } from './who.ts';

const THANKS = [
  /^\s*(?:say\s+|send\s+)?(?:thank(?:s|ed)?|thx|danke|dank)(?:\s+you)?(?:\s+(?:to|an))?\s+(?<who>\S.*?)(?:\s+(?:for|für)\s.*)?[\s.!]*$/diu,
  /^\s*(?:bei\s+)?(?<who>\S.*?)\s+(?:danken|bedanken|danke sagen)[\s.!]*$/diu,
];
const REMINDER =
  /^\s*(?:please\s+|bitte\s+)?(?:remind me\b|remember(?=\s+to\s)|don['’]t forget(?=\s+to\s)|nicht vergessen\b|erinnere?\s+mich\b|reminder:?|(?=follow[ -]?up with\s)|(?=nachhaken bei\s))/iu;
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
  if (!match) return undefined;
  const { on, rest } = takeDay(reading.text, reading.today, reading.findDays, 'ahead');
  const title = capital(squeeze(rest.slice(match[0].length).replace(LEAD, ''))).slice(0, 300);
  return { is: 'reminder', confidence: 'sure', title, tags: reading.tags, ...(on && { on }) };
}
