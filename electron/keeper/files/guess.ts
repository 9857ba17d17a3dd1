// What a column of unknown meaning may be, by its values: they may contradict its name, and in a table without a header they
// are all there is. A guess is shown to the user before anything comes of it.
import { canonicalLinkedIn } from '../../../shared/model/arrival.ts';
import type { ColumnField } from '../../../shared/model/columns.ts';
import { isNoDay, readDay } from './days.ts';

/** So many of the values are to be alike. */
const SHARE = 0.8;
/** A column of days most of which are before this year is one of birthdays. */
const BIRTHDAYS_BEFORE = 2005;

const NAMES: readonly ColumnField[] = ['name', 'given name', 'family name'];
/** With a name before it or without. */
const ADDRESS = /^([^<>@]*<)?[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+>?$/;
/** Seven digits or more, beginning with + or 0, or parted in groups. */
const PHONE = /^(?=(\D*\d){7,15}\D*$)([+(0]|\d+[ ()./-])[\d ()./-]+$/;
const WEB = /^(https?:\/\/|www\.)\S+$/i;
const WORDS = /^\p{Lu}[\p{L}.'’-]*( [\p{L}.'’-]+){1,3}$/u;

/**
 * What columns mean: by their names (undefined where those say nothing) as far as the values agree with that, else by their
 * values. Where nothing is called a name, the first column that looks like names is one.
 */
export function guessFields(
  byNames: readonly (ColumnField | undefined)[],
  values: readonly (readonly string[])[],
): ColumnField[] {
  const guesses = byNames.map((byName, column) => guessField(byName, values[column] ?? []));
  if (guesses.some((guess) => NAMES.includes(guess))) return guesses;
  const people = byNames.findIndex(
    (byName, column) => byName === undefined && (values[column]?.length ?? 0) > 1 && share(values[column], WORDS),
  );
  return guesses.map((guess, column) => (column === people ? 'name' : guess));
}

function guessField(byName: ColumnField | undefined, values: readonly string[]): ColumnField {
  const has = (pattern: RegExp) => values.length === 0 || values.some((value) => pattern.test(value));
  if (byName !== 'note' && byName !== 'identity' && share(values, ADDRESS)) return 'e-mail';
  switch (byName) {
    case 'e-mail':
      return has(/@/) ? 'e-mail' : 'keep beside';
    case 'phone':
    case 'birthday':
    case 'met on':
    case 'last contact':
      return has(/\d/) ? byName : 'keep beside';
    case undefined:
      return byValues(values);
    default:
      return byName;
  }
}

function byValues(values: readonly string[]): ColumnField {
  if (share(values, (value) => WEB.test(value) || canonicalLinkedIn(value) !== undefined)) return 'web address';
  if (share(values, isDate)) return share(values, isLongAgo) ? 'birthday' : 'keep beside';
  return share(values, PHONE) ? 'phone' : 'keep beside';
}

/** True when nearly all values are of a kind, and there are any. */
function share(values: readonly string[] = [], kind: RegExp | ((value: string) => boolean)): boolean {
  const isOfKind = typeof kind === 'function' ? kind : (value: string) => kind.test(value);
  return values.length > 0 && values.filter(isOfKind).length >= values.length * SHARE;
}

function isDate(value: string): boolean {
  const { day, isOpen } = readDay(value, 'birthday');
  return isNoDay(value) || day !== undefined || isOpen === true;
}

function isLongAgo(value: string): boolean {
  const { day = '' } = readDay(value, 'birthday', 'day first');
  return day.startsWith('--') || Number(day.slice(0, 4)) < BIRTHDAYS_BEFORE;
}
