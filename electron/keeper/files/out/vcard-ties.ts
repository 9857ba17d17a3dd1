// Whom a person knows, on their card: RELATED since 4.0 (RFC 6350 §6.6.6), Apple's X-ABRELATEDNAMES before. Both carry our
// own parameters: the user's word for it and the other's identity, which no address book has room for.
import type { Person } from '../../../../shared/model/person.ts';
import { tidyLine } from '../tidy.ts';
import { TIE_KIND, TIE_TO } from '../vcard-ours.ts';
import type { CardLines, Params } from './content-lines.ts';
import type { CardContext } from './relations.ts';
import { visibleName } from './wanted.ts';

/** RFC 6350 §6.6.6, without those that are no tie between two people. */
const TYPES = new Set(
  'contact acquaintance friend met co-worker colleague co-resident neighbor child parent sibling spouse kin muse crush date sweetheart agent'.split(
    ' ',
  ),
);
const ALSO_CALLED: Readonly<Record<string, string>> = {
  coworker: 'co-worker',
  neighbour: 'neighbor',
  husband: 'spouse',
  wife: 'spouse',
  mother: 'parent',
  father: 'parent',
  brother: 'sibling',
  sister: 'sibling',
  son: 'child',
  daughter: 'child',
  cousin: 'kin',
};
/** Apple's own labels; any other stands as it is. */
const APPLE = new Set(
  'mother father parent brother sister child son daughter friend spouse assistant manager other'.split(' '),
);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Writes a person's ties to others in the file. */
export function addTies({ document, wanted, version, uids, ties }: CardContext, card: CardLines, person: Person): void {
  for (const { tie, other, kind } of ties.get(person.id) ?? []) {
    const to = uids.get(other);
    if (to === undefined) continue;
    const name = tidyLine(visibleName(document, other, wanted));
    const ours: Params = {
      [TIE_TO]: to,
      [TIE_KIND]: tidyLine(kind),
      ...(tie.closeness && { 'X-VOUCHSAFE-CLOSENESS': tie.closeness }),
      ...(tie.words && { 'X-VOUCHSAFE-WORDS': tidyLine(tie.words) }),
    };
    if (version === '3.0') card.add('X-ABRELATEDNAMES', name, ours, appleLabel(kind));
    else if (UUID.test(to)) card.add('RELATED', { raw: `urn:uuid:${to}` }, { TYPE: typeOf(kind), ...ours });
    else card.add('RELATED', name, { TYPE: typeOf(kind), VALUE: 'text', ...ours });
  }
}

function typeOf(kind: string): string {
  const word = kind.trim().toLowerCase();
  if (Object.hasOwn(ALSO_CALLED, word)) return ALSO_CALLED[word] as string;
  return TYPES.has(word) ? word : 'contact';
}

function appleLabel(kind: string): string {
  const word = kind.trim().toLowerCase();
  if (!APPLE.has(word)) return tidyLine(kind) || '_$!<Other>!$_';
  return `_$!<${word.charAt(0).toUpperCase()}${word.slice(1)}>!$_`;
}
