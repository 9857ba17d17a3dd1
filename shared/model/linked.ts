// Asks that grew out of one another: a recommendation becomes a referral, one talk opens the next. Both cards say so in
// their histories, so the way from one to the other is found from either end.
import { type Ask, type AskKind, captureAsk, findAsk } from './ask.ts';
import type { VouchsafeDocument } from './document.ts';
import { factsOf, note } from './history.ts';
import type { AskId, Stamp } from './identity.ts';
import { find } from './table.ts';

/** Another ask, and on which side of this one it stands. */
export interface LinkedAsk {
  readonly ask: Ask;
  /** `from`: this one came out of it. `to`: it came out of this one. */
  readonly side: 'from' | 'to';
}

/**
 * Grows a new ask out of another, of any kind. Its brief and tags go along, to be changed there; what was worked out with
 * one connector does not.
 */
export function growAsk(
  document: VouchsafeDocument,
  argument: { id: AskId; title: string; kind: AskKind },
  stamp: Stamp,
): AskId {
  const parent = findAsk(document, argument.id);
  const { approach: _, ...brief } = parent.brief;
  const { title, kind } = argument;
  const tags = Object.keys(parent.tags);
  const id = captureAsk(document, { title, kind, asker: parent.asker, brief: { ...brief }, tags }, stamp);
  const child = findAsk(document, id);
  child.cameFrom = parent.id;
  note(child, 'linked', stamp, { card: parent.id, to: 'from' });
  note(parent, 'linked', stamp, { card: id, to: 'to' });
  return id;
}

/** The asks that this one came out of or led to, oldest first; none that is in the bin. */
export function linkedTo(document: VouchsafeDocument, ask: Ask): LinkedAsk[] {
  const found = new Map<string, LinkedAsk>();
  for (const { card, to } of factsOf(ask, 'linked')) {
    const other = card === undefined ? undefined : find(document.asks, card);
    if (other && other.binnedAt === undefined) found.set(other.id, { ask: other, side: to === 'from' ? 'from' : 'to' });
  }
  return [...found.values()];
}
