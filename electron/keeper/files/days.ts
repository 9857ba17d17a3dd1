// Days as files write them, to `YYYY-MM-DD`. What cannot be read for certain is undefined: whoever asks keeps the
// original beside the person instead of guessing.
import { isDay } from '../../../shared/model/identity.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Years that programs write for "no year": Apple 1604, others 1900 or nought. */
const NO_YEAR = new Set(['1604', '1900', '0000']);

/** LinkedIn's "Connected On": `12 Mar 2024`, `7-Feb-22`, `03/15/2024` (month first, unless there is no such month). */
export function readConnectedOn(text: string): string | undefined {
  const named = /^(\d{1,2})[ -]+([a-z]{3})[a-z]*\.?[ -]+(\d{2}|\d{4})$/i.exec(text.trim());
  if (named) {
    const [, day = '', month = '', year = ''] = named;
    return existing(year, MONTHS.indexOf(month.toLowerCase()) + 1, day);
  }
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})$/.exec(text.trim());
  if (slashed) {
    const [, first = '', second = '', year = ''] = slashed;
    return existing(year, first, second) ?? existing(year, second, first);
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return iso ? existing(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '') : undefined;
}

/** A vCard's BDAY (RFC 6350 §6.2.5, §4.3.1; older basic and extended forms): `YYYY-MM-DD`, or `--MM-DD` without a year. */
export function readBirthday(text: string, omitYear?: string): string | undefined {
  const match = /^(\d{4}|--)-?(\d{2})-?(\d{2})([T ].*)?$/.exec(text.trim());
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const yearless = year === '--' || year === omitYear || NO_YEAR.has(year);
  // Every fourth year may have a 29 February.
  const full = `${yearless ? '2000' : year}-${month}-${day}`;
  if (!isDay(full)) return undefined;
  return yearless ? `--${month}-${day}` : full;
}

/** LinkedIn began in 2003, so that a year of two digits is of this century. */
function existing(year: string, month: string | number, day: string): string | undefined {
  const full = `${year.padStart(4, '20')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(full) ? full : undefined;
}
