// Whom a name in a line means: the one who is called exactly so, else the only one whose name has these words.
// Where several may be meant nobody is: the user says who.
import { folded } from '../../../shared/model/board.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Indexed } from '../../ui/people-index.ts';

/** The person that a name means; undefined when it means nobody, or one of several. */
export function whoIs(index: readonly Indexed[], typed: string): PersonId | undefined {
  const name = folded(typed).trim();
  const words = name.split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const exact = index.filter((each) => each.name === name);
  const found = exact.length > 0 ? exact : index.filter((each) => beginsWith(each.name, words));
  return found.length === 1 ? found[0]?.person.id : undefined;
}

function beginsWith(name: string, words: readonly string[]): boolean {
  const own = name.split(/\s+/);
  return words.every((word) => own.some((each) => each === word || (word.length > 2 && each.startsWith(word))));
}
