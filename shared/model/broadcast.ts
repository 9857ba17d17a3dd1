// Who was told of an ask, and who answered (S0: a broadcast ask goes to many people). Each answer can become an introduction.
// For my own asks also: what was planted with whom (S3.3), and what they think of my assumptions (S1.3).
// Of people who were merged, whoever stays stands for both: therefore the readers here ask who somebody is now.
import { Refusal } from '../refusal.ts';
import { type Ask, findAsk } from './ask.ts';
import { findCard } from './cards.ts';
import type { VouchsafeDocument } from './document.ts';
import { type Entry, factsOf, note, noteEach } from './history.ts';
import type { AskId, Day, PersonId, Stamp } from './identity.ts';
import type { Channel } from './intro.ts';
import { find } from './table.ts';

export const RESPONSES = ['knows just the one', 'knows somebody', 'will think', 'knows nobody', 'rather not'] as const;
export type Response = (typeof RESPONSES)[number];
/** Who somebody is now, after merges; `survivorOf` of a document at hand. */
type WhoNow = (party: PersonId) => PersonId;
const asNamed: WhoNow = (party) => party;

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
  const { parties, channel, on } = argument;
  for (const party of parties) refuseUnknown(document, party);
  noteEach(
    ask,
    'told',
    stamp,
    parties.map((party) => ({ party, channel, on })),
  );
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
export function toldOf(ask: Ask, whoNow: WhoNow = asNamed): Told[] {
  const told = new Map<PersonId, Told>();
  for (const { what, party: named, on, channel, answer, words } of factsOf(ask, 'told', 'responded')) {
    if (named === undefined || named === 'me') continue;
    const party = whoNow(named);
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

/** True for an answer from which an introduction can come. */
export function isKnowing({ response }: Told): boolean {
  return response === 'knows somebody' || response === 'knows just the one';
}

/** More answers than can be honoured well: each of them is somebody's goodwill. */
const TOO_MANY = 5;

/** What a broadcast brought (S0): nobody yet, nobody at all, a few, too many, or the home run. */
export type Echo = 'nobody yet' | 'nobody' | 'a few' | 'too many' | 'the home run';

/** What came back so far. One answer that fits exactly is the home run, however many others there are. */
export function echoOf(told: readonly Told[]): Echo {
  if (told.some(({ response }) => response === 'knows just the one')) return 'the home run';
  const knowing = told.filter(isKnowing).length;
  if (knowing >= TOO_MANY) return 'too many';
  if (knowing > 0) return 'a few';
  const isOver = told.every(({ response }) => response === 'knows nobody' || response === 'rather not');
  return isOver ? 'nobody' : 'nobody yet';
}

/** What was planted with one person (S3.3), and whether the ask itself has followed. */
export interface Planting {
  readonly party: PersonId;
  /** When I asked whether I may ask. */
  readonly on?: Day;
  /** From when I may. */
  readonly until?: Day;
  readonly words?: string;
  readonly isAsked: boolean;
}

/** What was planted with whom, the last with each, in the order in which it was planted. */
export function plantingsOf(ask: Ask, whoNow: WhoNow = asNamed): Planting[] {
  const plantings = new Map<PersonId, Planting>();
  for (const { what, party: named, on, until, words, moment } of factsOf(
    ask,
    'planted',
    'told',
    'responded',
    'drafted',
  )) {
    if (named === undefined || named === 'me') continue;
    const party = whoNow(named);
    const before = plantings.get(party);
    if (what === 'planted')
      plantings.set(party, {
        party,
        isAsked: false,
        ...(on && { on }),
        ...(until && { until }),
        ...(words && { words }),
      });
    else if (before && (what !== 'drafted' || moment === 'ask')) plantings.set(party, { ...before, isAsked: true });
  }
  return [...plantings.values()];
}

/** What connectors said of my assumptions (S1.3), oldest first. */
export function assessmentsOf(ask: Ask): Entry[] {
  return factsOf(ask, 'assessed');
}

/** Who had to do with an ask itself: told, answered, or asked for leave to ask. Who of them helped is in helped.ts. */
export function involvedIn(ask: Ask): PersonId[] {
  const involved = factsOf(ask, 'told', 'responded', 'planted', 'assessed').map(({ party }) => party);
  return [...new Set(involved)].filter((party): party is PersonId => party !== undefined && party !== 'me');
}

function refuseUnknown(document: VouchsafeDocument, party: PersonId): void {
  if (!find(document.people, party)) throw new Refusal('not-found');
}
