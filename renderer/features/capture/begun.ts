// The `@` and the beginning of a name before the caret, and the line once somebody was chosen for it.
import { cut } from '../../../shared/model/capture/line.ts';
import { type Mention, moved } from '../../../shared/model/capture/mentions.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Line } from './use-meaning.ts';

/** A name that has been begun: where its `@` stands, where it ends, and its words so far. */
export interface Begun {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

const WORD = String.raw`[\p{L}\p{M}\d][\p{L}\p{M}\d'’._\u200c\u200d-]*`;
/** Up to three words: a surname may follow, and somebody is found by the first letters of each. */
const BEGUN = new RegExp(String.raw`(?<=^|[\s(,:])@(${WORD}(?: ${WORD}){0,2})$`, 'u');
const REST = /^[\p{L}\p{M}\d'’._-]*/u;
/** As much of a name as the line holds; whom it means does not depend on that. */
const NAME_MOST = 40;

/** The name that is begun at the caret, unless it was chosen already. */
export function begunAt({ line, mentions }: Line, caret: number): Begun | undefined {
  const match = BEGUN.exec(line.slice(0, caret));
  if (!match || mentions.some(({ start }) => start === match.index)) return undefined;
  const rest = REST.exec(line.slice(caret))?.[0].length ?? 0;
  return { start: match.index, end: caret + rest, words: match[1] ?? '' };
}

/** The line with somebody chosen for what was begun, and where the caret goes. */
export function withChosen(
  { line, mentions }: Line,
  { start, end }: Begun,
  person: { readonly id: PersonId; readonly name: string },
): Line & { readonly caret: number } {
  const name = cut(person.name.replace(/\s+/gu, ' ').trim(), NAME_MOST);
  const after = line.slice(end);
  const next = `${line.slice(0, start)}@${name}${/^\s/u.test(after) ? '' : ' '}${after}`;
  const mention: Mention = { start, end: start + 1 + name.length, id: person.id };
  const all = [...moved(mentions, line, next), mention].sort((a, b) => a.start - b.start);
  return { line: next, mentions: all, caret: mention.end + 1 };
}
