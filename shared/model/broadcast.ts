// Who was told of an ask, and who answered (S0: a broadcast ask goes to many people). Each answer can become an introduction.
// For my own asks also: what was planted with whom (S3.3), and what they think of my assumptions (S1.3).
import { Refusal } from '../refusal.ts';
import { type Ask, findAsk } from './ask.ts';
import { findCard } from './cards.ts';
import type { VouchsafeDocument } from './document.ts';
import { factsOf, note } from './history.ts';
import type { AskId, Day, PersonId, Stamp } from './identity.ts';
import type { Channel } from './intro.ts';
import { find } from './table.ts';

export const RESPONSES = ['knows somebody', 'will think', 'knows nobody', 'rather not'] as const;
export type Response = (typeof RESPONSES)[number];

/** One whom the user told of an ask. */
export interface Told {
  readonly party: PersonId;
  readonly on?: Day;
  readonly channel?: string;
  readonly response?: Response;
  readonly respondedOn?: Day;
  readonly words?: string;
}

/** Records that people were told of an ask, how and when. */
export function tellOfAsk(
  document: VouchsafeDocument,
  argument: { id: AskId; parties: readonly PersonId[]; channel: Channel; on: Day },
  stamp: Stamp,
): void {
  const ask = findAsk(document, argument.id);
  for (const party of argument.parties) {
    refuseUnknown(document, party);
    note(ask, 'told', stamp, { party, channel: argument.channel, on: argument.on });
  }
}

/** Records what somebody answered, told or not. */
export function recordResponse(
  document: VouchsafeDocument,
  argument: { id: AskId; party: PersonId; response: Response; on: Day; words?: string | undefined },
  stamp: Stamp,
): void {
  const ask = findAsk(document, argument.id);
  const { party, response, on, words } = argument;
  refuseUnknown(document, party);
  note(ask, 'responded', stamp, { party, answer: response, on, ...(words && { words }) });
}

/** Records that I asked somebody whether I may ask (S3.3), and from which day I shall. */
export function plantAsk(
  document: VouchsafeDocument,
  argument: { id: string; party: PersonId; on: Day; until?: Day | undefined; words?: string | undefined },
  stamp: Stamp,
): void {
  const card = findCard(document, argument.id);
  const { party, on, until, words } = argument;
  refuseUnknown(document, party);
  note(card, 'planted', stamp, { party, on, ...(until && { until }), ...(words && { words }) });
}

/** Records what a connector thinks of the assumptions behind an ask (S1.3). */
export function recordAssessment(
  document: VouchsafeDocument,
  argument: { id: string; party: PersonId; on: Day; words: string },
  stamp: Stamp,
): void {
  const card = findCard(document, argument.id);
  refuseUnknown(document, argument.party);
  note(card, 'assessed', stamp, { party: argument.party, on: argument.on, words: argument.words });
}

/** Whom the user told of an ask and what each answered last, in the order in which they were told. */
export function toldOf(ask: Ask): Told[] {
  const told = new Map<PersonId, Told>();
  for (const { what, party, on, channel, answer, words } of factsOf(ask, 'told', 'responded')) {
    if (party === undefined || party === 'me') continue;
    const before = told.get(party) ?? { party };
    if (what === 'told') told.set(party, { ...before, ...(on && { on }), ...(channel && { channel }) });
    else {
      const { words: _, ...rest } = before;
      const response = RESPONSES.find((each) => each === answer);
      told.set(party, {
        ...rest,
        ...(response && { response }),
        ...(on && { respondedOn: on }),
        ...(words && { words }),
      });
    }
  }
  return [...told.values()];
}

/** Who had a hand in an ask itself: told, answered, or asked for leave to ask. */
export function helpersOf(ask: Ask): PersonId[] {
  const helped = factsOf(ask, 'told', 'responded', 'planted', 'assessed').map(({ party }) => party);
  return [...new Set(helped)].filter((party): party is PersonId => party !== undefined && party !== 'me');
}

function refuseUnknown(document: VouchsafeDocument, party: PersonId): void {
  if (!find(document.people, party)) throw new Refusal('not-found');
}
