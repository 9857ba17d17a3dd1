// One name out of the parts that a row gives. Nobody needs all of them: some people have one name, and in much of the
// world the family name comes first. A part that the finished name does not tell is kept beside.
import { foldName } from '../../../shared/model/arrival.ts';
import { type Draft, keepAlso, setLine } from './tidy.ts';

/** `name` is a whole name as it is shown, `other` one that somebody also goes by or is filed under. */
export type NamePart = 'name' | 'prefix' | 'given' | 'additional' | 'family' | 'suffix' | 'other';

export interface Said {
  readonly part: NamePart;
  readonly value: string;
  readonly column: string;
}

const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー・ ]+$/u;
const KANA = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;
/** Tells a daughter from her mother. Degrees and titles are no part of a name here: people are found by it. */
const GENERATION = /^(jr|sr|jun|sen|junior|senior|i{2,3}|iv|v)\.?$/i;

/** Sets the name, and keeps beside what it does not tell. `asItStands`: given name first, whatever the script. */
export function takeName(draft: Draft, said: readonly Said[], asItStands: boolean): void {
  const [first] = said;
  if (!first) return;
  const of = (part: NamePart) => said.filter((one) => one.part === part && one.value !== '').map(({ value }) => value);
  const [given, family, prefix] = [of('given').join(' '), of('family').join(' '), of('prefix').join(' ')];
  const suffix = of('suffix').filter((word) => GENERATION.test(word));
  const usual = words(given, ...of('additional'), family, ...suffix);
  const built = !asItStands && isFamilyFirst(given, family, of('other')) ? familyFirst(given, family, said) : usual;
  const shown = withoutPrefix(of('name')[0] ?? '', prefix);
  const name = (isFiling(shown, built) ? built : shown) || built || withoutAddresses(draft, of('other')[0] ?? '');
  setLine(draft, 'name', name, first.column);
  for (const one of said) {
    const part = { ...one, value: one.part === 'name' ? withoutPrefix(one.value, prefix) : one.value };
    if (!isTold(draft, part, name, name === built, name === usual)) keepAlso(draft, one.column, one.value);
  }
}

/** Han, kana and hangul names; or any, if the person is filed under "Nagy Anna" without a comma. */
function isFamilyFirst(given: string, family: string, others: readonly string[]): boolean {
  if (given === '' || family === '') return false;
  return (EAST_ASIAN.test(given) && EAST_ASIAN.test(family)) || others.includes(`${family} ${given}`);
}

/** Chinese and Korean names are written without a space; Japanese ones are told by their kana, if they have any. */
function familyFirst(given: string, family: string, said: readonly Said[]): string {
  const additional = said.filter(({ part }) => part === 'additional').map(({ value }) => value);
  const isClosed = EAST_ASIAN.test(given) && !KANA.test(given + family);
  return isClosed ? [family, ...additional, given].join('') : words(family, ...additional, given);
}

/** "Díaz, Ana" where Ana and Díaz are known: an order for drawers, not for people. */
function isFiling(shown: string, built: string): boolean {
  return shown.includes(',') && sorted(shown) === sorted(built);
}

/** True when the name tells this part too. */
function isTold(draft: Draft, { part, value }: Said, name: string, isBuilt: boolean, isPlain: boolean): boolean {
  if (value === name) return true;
  switch (part) {
    case 'name':
    case 'other': {
      const bare = withoutAddresses(draft, value);
      return bare === '' || (sorted(bare) !== '' && sorted(bare) === sorted(name));
    }
    case 'given':
    case 'additional':
    case 'family':
      return isPlain;
    case 'suffix':
      return isBuilt && GENERATION.test(value);
    case 'prefix':
      return false;
  }
}

/** Outlook shows people as "Ana Díaz (ana@x.example)". */
function withoutAddresses(draft: Draft, text: string): string {
  let rest = text;
  for (const { address } of draft.emails.values()) rest = rest.replace(address, '');
  return rest === text ? text : rest.replace(/[()<>"']/g, '').trim();
}

function withoutPrefix(shown: string, prefix: string): string {
  return prefix !== '' && shown.startsWith(`${prefix} `) ? shown.slice(prefix.length + 1) : shown;
}

function sorted(name: string): string {
  return foldName(name).split(' ').sort().join(' ');
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
