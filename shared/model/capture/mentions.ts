// People whom the user chose from the list after an `@`: the stretch of the line names exactly them, also where others have the
// same name, and whatever the name looks like. While the line is read, a word that nobody writes stands in for it.
import type { PersonId } from '../identity.ts';
import type { Meaning, Span } from './meaning.ts';
import type { Named, Names } from './names.ts';

/** A stretch of the line, with its `@`, and who is meant by it. */
export interface Mention extends Span {
  readonly id: PersonId;
}

/** Letters of the Yi script, each repeated as long as the name: letters without capitals, and a word by themselves. */
const FIRST_LETTER = 0xa000;
const MOST = 50;

export interface Stood {
  readonly line: string;
  readonly names: Names;
  /** Puts the names back into what was understood. */
  readonly named: (meaning: Meaning) => Meaning;
}

/** The line with its mentions as single words, and the names that know them. */
export function standIn(line: string, names: Names, mentions: readonly Mention[]): Stood {
  const meant = new Map<string, Named>();
  let stood = line;
  for (const { start, end, id } of mentions.slice(0, MOST)) {
    const person = names.byId.get(id);
    if (!person || line[start] !== '@' || end - start < 2 || end > line.length) continue;
    const word = String.fromCharCode(FIRST_LETTER + meant.size).repeat(end - start - 1);
    stood = `${stood.slice(0, start + 1)}${word}${stood.slice(end)}`;
    meant.set(word, person);
  }
  if (meant.size === 0) return { line, names, named: (meaning) => meaning };
  const put = (text: string) => [...meant].reduce((all, [word, { name }]) => withName(all, word, name), text);
  return { line: stood, names: { ...names, meant }, named: (meaning) => withNames(meaning, put) };
}

/** Mentions after the line was changed: those that are still whole, where they are now. */
export function moved(mentions: readonly Mention[], from: string, to: string): Mention[] {
  const shorter = Math.min(from.length, to.length);
  let same = 0;
  while (same < shorter && from[same] === to[same]) same++;
  let after = 0;
  while (after < shorter - same && from[from.length - 1 - after] === to[to.length - 1 - after]) after++;
  const by = to.length - from.length;
  return mentions.flatMap((mention) => {
    if (mention.end <= same) return [mention];
    if (mention.start < from.length - after) return [];
    return [{ ...mention, start: mention.start + by, end: mention.end + by }];
  });
}

function withName(text: string, word: string, name: string): string {
  return text.replaceAll(`@${word}`, () => name).replaceAll(word, () => name);
}

function withNames(meaning: Meaning, put: (text: string) => string): Meaning {
  switch (meaning.is) {
    case 'ask':
    case 'reminder':
      return { ...meaning, title: put(meaning.title) };
    case 'intro':
      return { ...meaning, why: put(meaning.why) };
    case 'contact':
      return { ...meaning, text: put(meaning.text) };
    case 'nothing':
    case 'thanks':
      return meaning;
  }
}
