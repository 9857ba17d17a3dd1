// Moments of a life's record, as exact as somebody remembers them: a year, a month or a day (`2019`, `2019-04`, `2019-04-01`).
import { isDay } from '../../../shared/model/identity.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment in words: "2019", "Apr 2019", "1 Apr 2019". */
export function sayMoment(moment: string): string {
  const [year = '', month, day] = moment.split('-');
  return [day && Number(day), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(' ');
}

/** What somebody wrote as it is kept; '' for nothing, undefined for what is no moment. */
export function readMoment(text: string): string | undefined {
  const written = text.trim().toLowerCase();
  if (written === '') return '';
  const iso = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(written);
  const [, year = '', month, day] = iso ?? inWords(written);
  const kept = [year, month, day].filter((part) => part !== undefined).join('-');
  return isDay([year, month ?? '01', day ?? '01'].join('-')) ? kept : undefined;
}

/** "Apr 2019", "April 2019", "4/2019", "1 Apr 2019". */
function inWords(written: string): (string | undefined)[] {
  const parts = written.split(/[\s.,/]+/).filter(Boolean);
  const [first = '', second = '', third] = parts.length === 2 ? ['', ...parts] : parts;
  const named = MONTHS.findIndex((name) => second.startsWith(name.toLowerCase())) + 1;
  const month = named || (/^\d{1,2}$/.test(second) ? Number(second) : 0);
  if (month === 0 || !/^\d{0,2}$/.test(first)) return [];
  return ['', third, String(month).padStart(2, '0'), first === '' ? undefined : first.padStart(2, '0')];
}
