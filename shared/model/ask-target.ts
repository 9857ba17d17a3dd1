// Whom an ask names: a person of the network, or a firm where somebody is. So that one need not be typed again to look for
// a warm path. It reads what stands there; it guesses nobody who is not named in full.
import type { Ask } from './ask.ts';
import { folded } from './board.ts';
import { displayName, isSameParty, type VouchsafeDocument } from './document.ts';
import { foldFirm } from './firm-name.ts';
import { records } from './table.ts';
import type { Target } from './warm.ts';

interface Named {
  readonly name: string;
  readonly target: Target | undefined;
}

const NOBODY: Named = { name: '', target: undefined };

/** Shorter names stand in too many sentences by chance. */
const NAME_MIN = 4;

/** The person or else the firm that an ask names, by the longest name; undefined when it names nobody. */
export function targetOf(document: VouchsafeDocument, ask: Ask): Target | undefined {
  const { title, brief, jobFirm } = ask;
  if (jobFirm) return { firm: jobFirm };
  const text = [title, brief.who ?? '', brief.what ?? ''].join(' . ');
  const words = ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const isNamed = (name: string, than: string) =>
    name.length >= NAME_MIN && name.length > than.length && words.includes(` ${name} `);
  let person: Named = NOBODY;
  let firm: Named = NOBODY;
  const seen = new Set<string>();
  for (const each of records(document.people)) {
    const name = folded(displayName(each)).replace(/[^\p{L}\p{N}]+/gu, ' ');
    if (name.includes(' ') && isNamed(name, person.name) && !isSameParty(document, each.id, ask.asker))
      person = { name, target: { person: each.id } };
    if (!each.firm || seen.has(each.firm)) continue;
    seen.add(each.firm);
    const plain = foldFirm(each.firm);
    if (isNamed(plain, firm.name)) firm = { name: plain, target: { firm: each.firm } };
  }
  return person.target ?? firm.target;
}
