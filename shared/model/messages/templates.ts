// Which words a message begins with: the built-in ones of a language, or the user's own. The built-in ones are data
// (resources/templates/) and come in as an argument; this file only chooses.
import type { VouchsafeDocument } from '../document.ts';
import { personOf } from '../document.ts';
import type { PartyId, TemplateId } from '../identity.ts';
import type { Outcome } from '../outcome.ts';
import { records } from '../table.ts';
import type { Moment } from './moments.ts';

interface Words {
  readonly subject: string;
  readonly body: string;
}

/** The words of one language that come with Vouchsafe. */
export interface BuiltIn {
  /** BCP 47. */
  readonly language: string;
  /** How the facts are put: `{title}` and `{firm}` of whom somebody is, the outcomes, what a missing fact is called. */
  readonly titleAtFirm: string;
  /** What an introduction for me is about where no ask says it, with `{name}`. */
  readonly meeting: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly gaps: Readonly<Record<string, string>>;
  readonly templates: Readonly<Record<Moment, Words>>;
  /** The ask for somebody who is named. */
  readonly named: Words;
}

/** Words to begin with. */
export interface Beginning {
  /** Absent for what is built in. */
  readonly id?: TemplateId;
  readonly language: string;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
}

const LAST_RESORT = 'en';

/** The built-in words for a language: of the same language elsewhere (`de` for `de-AT`), or else English. */
export function builtInFor(builtIns: readonly BuiltIn[], language: string): BuiltIn {
  const found = builtIns.find((each) => each.language === baseOf(language));
  const last = found ?? builtIns.find((each) => each.language === LAST_RESORT) ?? builtIns[0];
  if (!last) throw new Error('no language is built in');
  return last;
}

/** `de` of `de-AT`. */
export function baseOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}

/** The languages in which a message can be begun: the built-in ones, and those of the user's own templates. */
export function languagesOf(
  document: VouchsafeDocument,
  builtIns: readonly BuiltIn[],
  moment?: Moment,
): readonly string[] {
  const own = [...records(document.templates)]
    .filter((template) => moment === undefined || template.moment === moment)
    .map(({ language }) => language);
  return [...new Set([...builtIns.map(({ language }) => language), ...own])];
}

/**
 * All words with which a message for a moment can begin in a language: the user's own by name, then what is built in.
 * `isNamed` is true for an ask that names whom it seeks.
 */
export function beginningsFor(
  document: VouchsafeDocument,
  builtIns: readonly BuiltIn[],
  moment: Moment,
  language: string,
  isNamed = false,
): readonly Beginning[] {
  const own = [...records(document.templates)]
    .filter((template) => template.moment === moment && isSameLanguage(template.language, language))
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
    .map(({ id, name, subject, body, language: written }) => ({
      id,
      language: written,
      name: name || 'My own',
      subject,
      body,
    }));
  const built = builtIns.find((each) => each.language === baseOf(language));
  // A language that is the user's own has no built-in words: those in English would not be in it.
  if (!built) return own.length > 0 ? own : [builtInBeginning(builtInFor(builtIns, language), moment, isNamed)];
  return [...own, builtInBeginning(built, moment, isNamed)];
}

function builtInBeginning({ language, templates, named }: BuiltIn, moment: Moment, isNamed: boolean): Beginning {
  return { language, name: 'Built in', ...(isNamed && moment === 'ask' ? named : templates[moment]) };
}

/** The language in which one writes to people: theirs if they share one that can be begun in, else the user's own, else English. */
export function languageFor(
  document: VouchsafeDocument,
  builtIns: readonly BuiltIn[],
  moment: Moment,
  parties: readonly PartyId[],
): string {
  const can = languagesOf(document, builtIns, moment);
  const theirs = parties.filter((who) => who !== 'me').map((who) => personOf(document, who)?.language);
  const shared = theirs.every((language) => language === theirs[0]) ? theirs[0] : undefined;
  for (const wanted of [shared, document.settings.language]) {
    const found =
      wanted && (can.find((each) => isExactly(each, wanted)) ?? can.find((each) => isSameLanguage(each, wanted)));
    if (found) return found;
  }
  return LAST_RESORT;
}

function isExactly(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function isSameLanguage(a: string, b: string): boolean {
  return baseOf(a) === baseOf(b);
}
