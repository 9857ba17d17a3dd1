// Hours in a line, in English and German: "at 3pm", "um 9 Uhr", "half past four", "in 20 minutes". An hour that does not say
// whether it is before noon is one of the working day: half past four is in the afternoon, eight o'clock in the morning.
import { addDays, type Day, type Time } from '../identity.ts';
import type { Span } from './meaning.ts';

/** An hour as the line says it. `days` is how many midnights lie between now and then. */
export interface FoundHour extends Span {
  readonly time: Time;
  readonly days?: number;
}

const LEAD = String.raw`(?<![\p{L}\d.:,#-])(?:(?:at|by|um|gegen|@|ab|around|about)\s+)?`;
const NUMBER = String.raw`\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf`;
const END = String.raw`(?![\p{L}\d%€$£])`;
/** "3 am", but not the German "um 3 am Montag". */
const AM = String.raw`[ap]\.?m\b\.?(?!\s+(?:mon|di|mi|do|fr|sa|so)\w*tag|\s+mittwoch|\s+\d)`;
/** Which half of the day, where it is said. */
const HALF = String.raw`(?:\s*(?<half>${AM}|in the (?:morning|afternoon|evening)|tonight|abends|morgens|nachmittags|früh)|\s+o['’]?clock)?`;
const CLOCK = pattern(String.raw`${LEAD}(?<hour>\d{1,2}):(?<minute>[0-5]\d)(?:\s*(?:uhr|h)\b)?${HALF}${END}`);
const UHR = pattern(
  String.raw`${LEAD}(?<hour>${NUMBER})(?:\.(?<minute>[0-5]\d))?\s*uhr(?:\s+(?<after>[0-5]\d))?${HALF}${END}`,
);
const NOON_SAID = pattern(
  String.raw`${LEAD}(?<hour>${NUMBER})(?:[.:](?<minute>[0-5]\d))?\s*(?<half>${AM}|in the (?:morning|afternoon|evening)|abends|morgens|nachmittags)${END}`,
);
const PAST = pattern(
  String.raw`${LEAD}(?:a\s+)?(?<part>half|quarter|viertel|halb|\d{1,2}\s+min\w*)(?:\s+(?<way>past|to|nach|vor))?\s+(?<hour>${NUMBER})${HALF}${END}`,
);
const NAMED = pattern(`${LEAD}(?<name>noon|midday|midnight|mittags|mitternacht)${END}`);
/** "at 3": only where nothing follows that it could be the number of. */
const BARE = pattern(
  String.raw`(?<![\p{L}\d])(?:at|um|gegen)\s+(?<hour>${NUMBER})${HALF}(?=\s*(?:$|[,.;:!](?!\d)|(?:to|that|on|about|tomorrow|today|tonight|morgen|heute|am|an|daran)\b))`,
);
const FROM_NOW = pattern(
  String.raw`(?<![\p{L}\d])in\s+(?<count>\d{1,3}|an?|half an|einer?|(?:einer )?halben|one|two|three|zwei|drei)\s+(?<unit>hours?|hrs?|h|minutes?|mins?|stunden?|minuten?)${END}`,
);

const WORDS = NUMBER.split('|').slice(1);

function pattern(source: string): RegExp {
  return new RegExp(source, 'giu');
}

/** Hours that the line says beyond doubt, in the order in which they stand; with `isLoose` also "at 3", and "in an hour". */
export function hoursIn(text: string, isLoose: boolean, now?: Time): FoundHour[] {
  const found: FoundHour[] = [];
  const look = (pattern: RegExp, timeOf: (groups: Said) => Pick<FoundHour, 'time' | 'days'> | undefined) => {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      const time = timeOf((match.groups ?? {}) as Said);
      if (time && !found.some(({ start, end }) => span.start < end && start < span.end))
        found.push({ ...span, ...time });
    }
  };
  look(CLOCK, ({ hour, minute, half }) => said(Number(hour), Number(minute), half, hour.startsWith('0')));
  look(UHR, ({ hour, minute, after, half }) => said(numberOf(hour), Number(minute ?? after ?? 0), half, false));
  look(NOON_SAID, ({ hour, minute, half }) => said(numberOf(hour), Number(minute ?? 0), half, false));
  look(PAST, pastHour);
  look(NAMED, ({ name }) => ({ time: /^mi(?:dnight|tternacht)/iu.test(name) ? '23:59' : '12:00' }));
  if (!isLoose) return inOrder(found);
  look(BARE, ({ hour, half }) => said(numberOf(hour), 0, half, false));
  if (now !== undefined) look(FROM_NOW, (groups) => fromNow(groups, now));
  return inOrder(found);
}

/** The day of an hour that is said without one: today if it is still to come. */
export function dayOfHour({ time, days }: FoundHour, today: Day, now: Time | undefined): Day {
  if (days !== undefined) return addDays(today, days);
  return now !== undefined && time <= now ? addDays(today, 1) : today;
}

type Said = Readonly<Record<'hour' | 'name' | 'part' | 'count' | 'unit', string>> &
  Readonly<Record<'minute' | 'after' | 'half' | 'way', string | undefined>>;

/** "Half past four", "Viertel vor neun", "halb fünf" (which is before five), "ten to eight". */
function pastHour({ part, way, hour, half }: Said): { time: Time } | undefined {
  const isHalb = /^halb$/iu.test(part);
  if (isHalb ? way !== undefined : way === undefined || (/^half$/iu.test(part) && !/^past$/iu.test(way)))
    return undefined;
  const minutes = /^hal/iu.test(part) ? 30 : /^[qv]/iu.test(part) ? 15 : Number.parseInt(part, 10);
  const isBefore = isHalb || /^(?:to|vor)$/iu.test(way ?? '');
  const at = said(numberOf(hour), 0, half, false);
  if (!at || minutes > 59) return undefined;
  const [inHours = 0] = at.time.split(':').map(Number);
  const all = (inHours * 60 + (isBefore ? -minutes : minutes) + 1_440) % 1_440;
  return { time: clock(Math.floor(all / 60), all % 60) };
}

function said(hour: number, minute: number, half: string | undefined, isPlain: boolean): { time: Time } | undefined {
  if (hour > 24 || (half !== undefined && hour > 12 && !/^(?:abends|nachm|tonight)/iu.test(half))) return undefined;
  const isLate = half !== undefined && /^(?:p|in the (?:a|e)|tonight|abends|nachm)/iu.test(half);
  const isWorking = half === undefined && !isPlain && hour >= 1 && hour <= 6;
  if ((isLate || isWorking) && hour < 12) return { time: clock(hour + 12, minute) };
  const isNight = half !== undefined && !isLate && hour === 12;
  return { time: clock(isNight ? 0 : hour % 24, minute) };
}

function fromNow({ count, unit }: Said, now: Time): { time: Time; days: number } {
  const isHour = /^(?:h|st)/iu.test(unit);
  const many = /hal[fb]/iu.test(count) ? 0.5 : numberOf(count) || 1;
  const [hours = 0, minutes = 0] = now.split(':').map(Number);
  const all = hours * 60 + minutes + many * (isHour ? 60 : 1);
  return { time: clock(Math.floor(all / 60) % 24, all % 60), days: Math.floor(all / 1_440) };
}

function numberOf(text: string): number {
  const at = WORDS.indexOf(text.toLowerCase());
  return at < 0 ? Number.parseInt(text, 10) : (at % 12) + 1;
}

function clock(hours: number, minutes: number): Time {
  return [hours, minutes].map((part) => String(part).padStart(2, '0')).join(':');
}

function inOrder(found: FoundHour[]): FoundHour[] {
  return found.sort((a, b) => a.start - b.start);
}
