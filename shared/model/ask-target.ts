// Whom an ask names: a person of the network, or a firm where somebody is. So that one need not be typed again to look for
// a warm path. It reads what stands there; it guesses nobody who is not named in full.
import type { Ask } from './ask.ts';
import { folded } from './board.ts';
import { displayName, isSameParty, type VouchsafeDocument } from './document.ts';
import { foldFirm } from './firm-name.ts';
import { records } from './table.ts';
import type { Target } from './warm.ts';

/** Shorter names stand in too many sentences by chance. */
const NAME_MIN = 4;

/** The person or else the firm that an ask names, the longest name first; undefined when it names nobody. */
export function targetOf(document: VouchsafeDocument, ask: Ask): Target | undefined {
  const { title, brief, jobFirm } = ask;
  if (jobFirm) return { firm: jobFirm };
  const text = [title, brief.who ?? '', brief.what ?? ''].join(' . ');
  const words = ` ${folded(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  let best: { readonly name: string; readonly target: Target } | undefined;
  const seen = new Set<string>();
  const look = (name: string, target: Target) => {
    if (name.length < NAME_MIN || name.length <= (best?.name.length ?? 0)) return;
    if (words.includes(` ${name} `)) best = { name, target };
  };
  for (const person of records(document.people)) {
    const name = displayName(person);
    if (/\s/.test(name) && !isSameParty(document, person.id, ask.asker))
      look(folded(name).replace(/[^\p{L}\p{N}]+/gu, ' '), { person: person.id });
    if (!person.firm || seen.has(person.firm)) continue;
    seen.add(person.firm);
    look(foldFirm(person.firm), { firm: person.firm });
  }
  return best?.target;
}
