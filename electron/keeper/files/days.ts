// Days as files write them, to `YYYY-MM-DD`. What cannot be read for certain is not read: whoever asks keeps the original
// beside the person instead of guessing. `03/04/2024` is two days, until another row of its column shows the order.
import { isDay } from '../../../shared/model/identity.ts';

export type DayOrder = 'day first' | 'month first';

/** What a text says of a day. */
export interface WrittenDay {
  /** `YYYY-MM-DD`; of a birthday also `--MM-DD`. */
  readonly day?: string;
  /** Part of what was written is not in `day`: a year of two digits. */
  readonly isCut?: true;
  /** There is such a day in one order only, which the rest of its column then has too. */
  readonly proves?: DayOrder;
  /** Either order would do. */
  readonly isOpen?: true;
}

/** Months in English, German, French, Spanish and Italian, by how they begin without accents. */
const MONTHS = [
  /^(jan|ene|gen)/,
  /^(feb|fev)/,
  /^(mar|mrz|maer)/,
  /^(apr|avr|abr)/,
  /^(may|mai|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|aou|ago)/,
  /^(sep|set)/,
  /^(oct|okt|ott)/,
  /^nov/,
  /^(dec|dez|dic)/,
];
/** Years that programs write for "no year": Apple 1604, others 1900 or nought. */
const NO_YEAR = new Set(['1604', '1900', '0000']);
/** Outlook's "no day": noughts, and the day on which its calendar ends. */
const NO_DAY = /^(0{1,2}([/.-])0{1,2}\2(0{2}|0{4})|0000-00-00|0?1[/.-]0?1[/.-]4501|4501-01-01)$/;

const DAY_MAX = 60;

/** Two-digit years not after hyphens: `24-03-12` may begin with its year. */
const NUMBERS = /^(\d{1,2})(?:([/.]) ?(\d{1,2})(?:\2 ?(\d{4}|\d{2})?)?|-(\d{1,2})-(\d{4}))$/;
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th|er|o|\.)?(?: de)?[ -]+([a-z]{3,12})\.?(?:,?(?: del?)?[ -]+(\d{4}|\d{2}))?$/;
const MONTH_DAY = /^([a-z]{3,12})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?(?:,?[ ]+(\d{4}|\d{2}))?$/;
const YEAR_FIRST = /^(\d{4}|--)([-/.]?)(\d{1,2})[-/.]?(\d{1,2})$/;

/** True for the ways in which programs write that there is no day. */
export function isNoDay(text: string): boolean {
  return NO_DAY.test(withoutTime(text));
}

/**
 * A day in any of the ways in which tables have it. A year of two digits is of this century if the day is `recent`; of a
 * birthday nobody knows, so that month and day remain. Only birthdays may lack a year.
 */
export function readDay(text: string, kind: 'birthday' | 'recent', order?: DayOrder): WrittenDay {
  const plain = withoutTime(text);
  const [, first = '', mark, second, year, afterHyphen = '', hyphenYear] = NUMBERS.exec(plain) ?? [];
  const numbers = [first, second ?? afterHyphen] as const;
  if (first !== '') return readNumbers(numbers, year ?? hyphenYear, mark === '.' ? 'day first' : order, kind);
  const [month, day, named] = namedDay(plain);
  if (month !== undefined) return existing(named, month, day, kind);
  const [, leading = '', dash = '', third = '', fourth = ''] = YEAR_FIRST.exec(plain) ?? [];
  const isRun = dash === '' && (third.length < 2 || fourth.length < 2);
  return leading === '' || isRun ? {} : existing(leading === '--' ? undefined : leading, third, fourth, kind);
}

/** A vCard's BDAY (RFC 6350 §6.2.5, §4.3.1; older basic and extended forms): `YYYY-MM-DD`, or `--MM-DD` without a year. */
export function readBirthday(text: string, omitYear?: string): string | undefined {
  const match = /^(\d{4}|--)-?(\d{2})-?(\d{2})([T ].*)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  return existing(year === '--' || year === omitYear ? undefined : year, month, day, 'birthday').day;
}

function readNumbers(
  [first, second]: readonly [string, string],
  year: string | undefined,
  order: DayOrder | undefined,
  kind: 'birthday' | 'recent',
): WrittenDay {
  const dayFirst = existing(year, second, first, kind);
  const monthFirst = existing(year, first, second, kind);
  if (dayFirst.day === undefined && monthFirst.day === undefined) return {};
  if (dayFirst.day === undefined) return { ...monthFirst, proves: 'month first' };
  if (monthFirst.day === undefined) return { ...dayFirst, proves: 'day first' };
  if (dayFirst.day === monthFirst.day) return dayFirst;
  if (order === undefined) return { isOpen: true };
  return order === 'day first' ? dayFirst : monthFirst;
}

/** Month (from 1), day and year of a text with a month's name. */
function namedDay(text: string): readonly [number | undefined, string, string | undefined] {
  const plain = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
  const [, day = '', name = '', year] = DAY_MONTH.exec(plain) ?? [];
  const [, otherName = name, otherDay = day, otherYear = year] = MONTH_DAY.exec(plain) ?? [];
  const month = MONTHS.findIndex((beginning) => beginning.test(otherName)) + 1;
  return [month === 0 ? undefined : month, otherDay, otherYear];
}

/** The day, if there is one. Every fourth year may have a 29 February. */
function existing(
  year: string | undefined,
  month: string | number,
  day: string,
  kind: 'birthday' | 'recent',
): WrittenDay {
  const rest = `${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (year !== undefined && !(kind === 'birthday' && (year.length < 4 || NO_YEAR.has(year)))) {
    const full = `${year.padStart(4, '20')}-${rest}`;
    return isDay(full) ? { day: full } : {};
  }
  if (kind === 'recent' || !isDay(`2000-${rest}`)) return {};
  return { day: `--${rest}`, ...(year?.length === 2 && { isCut: true }) };
}

/** Without a weekday before and a time of day after. A long text is no day. */
function withoutTime(text: string): string {
  if (text.length > DAY_MAX) return '';
  return text
    .trim()
    .replace(/^\p{L}{2,12}\.?, /u, '')
    .replace(/,?[T ]+\d{1,2}:\d{2}.*$/, '');
}
