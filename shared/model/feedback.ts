// How it went, as each party tells it (S2.14): honest, and without blame. It stands in the card's history.
import { Refusal } from '../refusal.ts';
import type { VouchsafeDocument } from './document.ts';
import { type Entry, factsOf, note } from './history.ts';
import type { Day, IntroId, PartyId, Stamp } from './identity.ts';
import { findIntro, type Intro, partiesOf, standsAs } from './intro.ts';

/** What a party says of it, in a word. */
export const FEELINGS = ['glad of it', 'neutral', 'did not click'] as const;
export type Feeling = (typeof FEELINGS)[number];

/** Records what a party told of how it went. */
export function recordFeedback(
  document: VouchsafeDocument,
  argument: {
    id: IntroId;
    party: PartyId;
    on: Day;
    feeling?: Feeling | undefined;
    words?: string | undefined;
    neverLeaves?: boolean | undefined;
  },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const { on, feeling, words, neverLeaves } = argument;
  const party = standsAs(document, intro, argument.party);
  if (!partiesOf(intro).includes(party)) throw new Refusal('not-a-party');
  note(intro, 'heard', stamp, {
    party,
    on,
    ...(feeling && { answer: feeling }),
    ...(words && { words }),
    ...(neverLeaves && { neverLeaves }),
  });
}

/** What the parties told, oldest first. */
export function feedbackOf(intro: Intro): Entry[] {
  return factsOf(intro, 'heard');
}

/** Who of those whom I introduced has not told me yet how it went. */
export function newsAwaited(intro: Intro): PartyId[] {
  if (intro.connector !== 'me' || intro.introducedOn === undefined) return [];
  const told = new Set(feedbackOf(intro).map(({ party }) => party));
  return partiesOf(intro).filter((party) => party !== 'me' && !told.has(party));
}
