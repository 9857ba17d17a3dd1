// Birthdays as people write them, and as they are kept: `1984-05-17`, or `--05-17` where nobody knows the year.
import { isDay } from '../../shared/model/identity.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMES = 'January February March April May June July August September October November December'.split(' ');

/** A birthday in words: "17 May 1984", "17 May", or what stands there if it is neither. */
export function sayBirthday(kept: string | undefined): string {
  const [, year, month, day] = /^(\d{4}|-)-(\d\d)-(\d\d)$/.exec(kept ?? '') ?? [];
  const name = NAMES[Number(month) - 1];
  if (name === undefined) return kept ?? '';
  return [Number(day), name, year === '-' ? '' : year].join(' ').trim();
}

/** What somebody wrote as it is kept; '' clears it, undefined is no birthday. */
export function readBirthday(text: string): string | undefined {
  const written = text.trim().toLowerCase();
  if (written === '') return '';
  const [, year = '-', month = '', day = ''] = /^(?:(\d{4})-|--)?(\d\d)-(\d\d)$/.exec(written) ?? inWords(written);
  const kept = `${year}-${month}-${day}`;
  return isDay(kept.replace(/^--/, '2000-')) ? kept : undefined;
}

/** "17 May 1984", "May 17, 1984", "17. May". */
function inWords(written: string): (string | undefined)[] {
  const [first = '', second = '', year] = written.split(/[\s.,/]+/).filter(Boolean);
  const [day, name] = /^\d/.test(first) ? [first, second] : [second, first];
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  if (month === 0 || !/^\d{1,2}(st|nd|rd|th)?$/.test(day)) return [];
  return ['', year, String(month).padStart(2, '0'), String(Number.parseInt(day, 10)).padStart(2, '0')];
}
