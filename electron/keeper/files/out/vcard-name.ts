// A name as vCard wants it besides FN: family name, given name and the rest (RFC 6350 §6.2.2). Vouchsafe keeps a name as one
// line. What a file said of its parts goes out again while it fits the name; otherwise the name is split where that is
// honest, and whole where it is not: a guess in a field called "family name" is no fact.
import type { Person } from '../../../../shared/model/person.ts';
import { tidyLine, tidyText } from '../tidy.ts';
import { joinParts, keptParts, splitParts } from '../vcard-text.ts';

/** Family name, given name, additional names, prefixes, suffixes. */
export type NameParts = readonly string[];

export interface Named {
  readonly parts: NameParts;
  /** The parts are what a file said. */
  readonly isFiled: boolean;
  /** A reader who puts the parts together gets the name itself. */
  readonly isPlain: boolean;
}

/** Words that belong to the family name after them. */
const PARTICLE =
  /^(v[ao]n|vom|zu|zum|zur|d[aeiou]s?|del|della|dello|dei|degli|der|den|du|des|la|las|le|les|los|lo|ter|ten|te|bin|ibn|bint|al|el|ben|abu|av|af|y|e|st\.?|saint)$/i;
/** Names in these scripts say the family name first. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]+$/u;

/** The parts of a person's name. One who has none is all blanks. */
export function namePartsOf(person: Person): Named {
  const name = tidyLine(person.name);
  const filed = person.alsoInFile?.N;
  const filedParts = filed === undefined ? undefined : splitParts(filed);
  if (filedParts && isFaithful(filedParts, filed as string) && fits(filedParts, name, person.fromFile?.name))
    return { parts: filedParts, isFiled: true, isPlain: isPlain(filedParts, name) };
  const parts = splitName(name);
  return { parts, isFiled: false, isPlain: isPlain(parts, name) };
}

/** One name is a given name; of several, the last is the family name with its particles. */
function splitName(name: string): NameParts {
  const words = name.split(' ').filter((word) => word !== '');
  const rest = ['', '', ''];
  if (words.length === 2 && words.every((word) => FAMILY_FIRST.test(word)))
    return [words[0] ?? '', words[1] ?? '', ...rest];
  // "Díaz, Ana", "Ana Díaz, MBA": nobody can tell these apart.
  if (words.length < 2 || /[,;(]/.test(name)) return ['', name, ...rest];
  let family = words.length - 1;
  while (family > 1 && PARTICLE.test(words[family - 1] ?? '')) family--;
  return [words.slice(family).join(' '), words.slice(0, family).join(' '), ...rest];
}

/** The parts of a file fit a name that says nothing else, or a nickname's name that the file gave together with them. */
function fits(parts: NameParts, name: string, filedName: string | undefined): boolean {
  const said = new Set(parts.flatMap(wordsOf));
  const words = wordsOf(name);
  if (words.length > 0 && words.every((word) => said.has(word))) return true;
  const family = wordsOf(parts[0] ?? '');
  return filedName === name && family.length > 0 && family.every((word) => words.includes(word));
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** As the reader judges whether the parts say more than the name. */
function isPlain([family = '', given = '', ...rest]: NameParts, name: string): boolean {
  return rest.every((part) => part === '') && name === `${given} ${family}`.trim();
}

/** True when these parts, written and read again, are the same text as before. */
function isFaithful(parts: NameParts, filed: string): boolean {
  return parts.length <= 5 && tidyText(keptParts(joinParts(parts))) === filed;
}
