// An introduction: one concrete connection between two parties through a connector, asked for or offered. Consent is
// a record per person, with date, channel and words. Recording facts moves the card forward; nothing here is sent.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { type Ask, findAsk } from './ask.ts';
import { putAside, topOrder } from './cards.ts';
import { DEFAULT_FOLLOW_UP_DAYS, isSameParty, survivorOf, type VouchsafeDocument } from './document.ts';
import { type History, note } from './history.ts';
import {
  type AskId,
  addDays,
  type Day,
  type Instant,
  type IntroId,
  isDay,
  type PartyId,
  partyId,
  type Stamp,
  type Time,
} from './identity.ts';
import type { Outcome } from './outcome.ts';
import { setEntries, setText } from './person.ts';
import type { Undertaking } from './promise.ts';
import { add, find, type Kept } from './table.ts';

export const CHANNELS = ['email', 'message', 'phone', 'in person'] as const;
export type Channel = (typeof CHANNELS)[number];
export const MODES = ['permission first', 'direct'] as const;
export type Mode = (typeof MODES)[number];
export type Role = 'connector' | 'asker' | 'introduced';
export type IntroStage = 'proposed' | 'permission' | 'ready' | 'introduced' | 'follow-up' | 'closed';

export interface Intro extends Kept {
  id: IntroId;
  ask?: AskId;
  connector: PartyId;
  partyA: PartyId;
  /** Absent while only a party and a connector are known. */
  partyB?: PartyId;
  /** The connector offered it of their own accord: then my role is "introduced". */
  offered?: true;
  mode: Mode;
  stage: IntroStage;
  order: string;
  /** Why they should meet, and what each gains. */
  why?: string;
  gainA?: string;
  gainB?: string;
  /** What I give a connector to forward (S3.5): the words, and the names. */
  blurb?: string;
  names?: string;
  /** What the two of us think is the best way to go about it (S1.4). */
  approach?: string;
  promises: Record<string, Undertaking>;
  due?: Day;
  tags: Record<string, true>;
  how?: Channel;
  introducedOn?: Day;
  followUpOn?: Day;
  snoozedUntil?: Day;
  /** At what time of that day, by the clock on the wall, it comes back. Says nothing without the day. */
  snoozedTime?: Time;
  outcome?: Outcome;
  outcomeWords?: string;
  /** The value that came of it, for whoever helped to hear (S3.8). */
  value?: string;
  closedAt?: Instant;
  /** The Monday of the week for which the user picked it (S3: this week's few). */
  pickedFor?: Day;
  history: History;
}

const words = z.string().max(20_000);
const optionalDay = z.string().refine((day) => day === '' || isDay(day));

export const introProposal = z.object({
  ask: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((id) => id as AskId)
    .optional(),
  connector: partyId,
  partyA: partyId,
  partyB: partyId.optional(),
  offered: z.literal(true).optional(),
  mode: z.enum(MODES),
  why: words.optional(),
});
export type IntroProposal = z.infer<typeof introProposal>;

export const introFields = z
  .object({
    why: words,
    gainA: words,
    gainB: words,
    blurb: words,
    names: words,
    approach: words,
    value: words,
    due: optionalDay,
    followUpOn: optionalDay,
    mode: z.enum(MODES),
    tags: z.array(z.string().trim().min(1).max(60)),
  })
  .partial();

/** My role in an introduction follows from who connects. */
export function roleIn(intro: Intro): Role {
  if (intro.connector === 'me') return 'connector';
  return intro.offered ? 'introduced' : 'asker';
}

/** Both parties that are known, in their order. */
export function partiesOf(intro: Intro): PartyId[] {
  return intro.partyB === undefined ? [intro.partyA] : [intro.partyA, intro.partyB];
}

/** Everybody with a part in it: the parties, and the connector where that is not me. */
export function peopleIn(intro: Intro): PartyId[] {
  return [...new Set([...partiesOf(intro), intro.connector])].filter((id) => id !== 'me');
}

/**
 * Under which id somebody stands in an introduction: of people who were merged it keeps the id with which it began, and its
 * facts are recorded under that. Whoever has no part in it stays who they are.
 */
export function standsAs(document: VouchsafeDocument, intro: Intro, who: PartyId): PartyId {
  const inside = [...partiesOf(intro), intro.connector];
  return inside.includes(who) ? who : (inside.find((party) => isSameParty(document, party, who)) ?? who);
}

/** Proposes an introduction: two parties, or one party and a connector. */
export function proposeIntro(document: VouchsafeDocument, proposal: IntroProposal, stamp: Stamp): IntroId {
  refuseUnfit(document, proposal);
  const id = stamp.newId() as IntroId;
  const { why, ask, partyB, offered, ...who } = proposal;
  const intro: Intro = {
    ...who,
    ...(ask && { ask }),
    ...(partyB && { partyB }),
    ...(offered && { offered }),
    id,
    createdAt: stamp.now,
    stage: 'proposed',
    order: topOrder(document),
    promises: {},
    tags: {},
    history: {},
  };
  if (why) intro.why = why;
  if (ask !== undefined && roleIn(intro) === 'asker') setText(intro, wordsOf(findAsk(document, ask)));
  note(intro, 'proposed', stamp);
  add(document.intros, intro);
  return id;
}

/** What the brief of my ask gives a connector already: nobody writes it twice. */
function wordsOf({ brief }: Ask): Pick<Intro, 'blurb' | 'approach'> {
  return { ...(brief.blurb && { blurb: brief.blurb }), ...(brief.approach && { approach: brief.approach }) };
}

/** Names the second party of an introduction that began with one. Refuses `changed-since` when it has been named. */
export function nameParty(document: VouchsafeDocument, argument: { id: IntroId; party: PartyId }, stamp: Stamp): void {
  const intro = findIntro(document, argument.id);
  if (intro.partyB === argument.party) return;
  if (intro.partyB !== undefined) throw new Refusal('changed-since');
  if ([intro.partyA, intro.connector].some((party) => isSameParty(document, party, argument.party)))
    throw new Refusal('parties-same');
  if (argument.party !== 'me' && !find(document.people, argument.party)) throw new Refusal('not-found');
  intro.partyB = argument.party;
  note(intro, 'edited', stamp, { fields: 'party', party: argument.party });
}

/** Changes the fields that are given, and no other. */
export function editIntro(
  document: VouchsafeDocument,
  argument: { id: IntroId; changes: z.infer<typeof introFields> },
  stamp: Stamp,
): void {
  const intro = findIntro(document, argument.id);
  const { tags, mode, ...plain } = argument.changes;
  const changed = setText(intro, plain);
  if (tags && setEntries(intro.tags, Object.fromEntries(tags.map((tag) => [tag, true as const])))) changed.push('tags');
  if (changed.length > 0) note(intro, 'edited', stamp, { fields: changed.join(' ') });
  switchMode(intro, mode, stamp);
}

/** Switches between permission first and direct, and writes it down. */
export function switchMode(intro: Intro, mode: Mode | undefined, stamp: Stamp): void {
  if (mode === undefined || mode === intro.mode) return;
  intro.mode = mode;
  note(intro, 'switched', stamp, { to: mode });
}

/** Puts the facts of an introduction that was made onto its card; who may do so is the board's affair. */
export function markIntroduced(
  document: VouchsafeDocument,
  intro: Intro,
  made: { how?: Channel; on: Day; overrode?: string },
  stamp: Stamp,
): void {
  reopen(intro);
  intro.stage = 'introduced';
  if (made.how) intro.how = made.how;
  intro.introducedOn = made.on;
  intro.followUpOn = addDays(made.on, document.settings.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS);
  putAside(intro, undefined);
  note(intro, 'introduced', stamp, {
    on: made.on,
    ...(intro.connector !== 'me' && { party: intro.connector }),
    ...(made.how && { channel: made.how }),
    ...(made.overrode && { overrode: made.overrode }),
  });
}

/** Takes back how a closed introduction ended; that stays in the history. */
export function reopen(intro: Intro): void {
  delete intro.outcome;
  delete intro.outcomeWords;
  delete intro.closedAt;
}

/** Ends an introduction. Thanks stay owed until they are sent or waived, whatever the outcome. */
export function finish(intro: Intro, outcome: Outcome, said: string, stamp: Stamp, overrode?: string): void {
  intro.stage = 'closed';
  intro.outcome = outcome;
  intro.closedAt = stamp.now;
  putAside(intro, undefined);
  setText(intro, { outcomeWords: said });
  note(intro, 'closed', stamp, { to: outcome, ...(said ? { words: said } : {}), ...(overrode ? { overrode } : {}) });
}

/** The introduction with this id, or the refusal `not-found`. */
export function findIntro(document: VouchsafeDocument, id: string): Intro {
  const intro = find(document.intros, id);
  if (!intro) throw new Refusal('not-found');
  return intro;
}

function refuseUnfit(document: VouchsafeDocument, proposal: IntroProposal): void {
  const { connector, partyA, partyB } = proposal;
  const all = partyB === undefined ? [partyA, connector] : [partyA, partyB, connector];
  if (partyB === undefined && connector === 'me') throw new Refusal('parties-missing');
  // By who they are now: of two who were merged, an older card may still name either.
  if (new Set(all.map((id) => survivorOf(document, id))).size < all.length) throw new Refusal('parties-same');
  if (!all.includes('me')) throw new Refusal('parties-without-me');
  if (all.some((id) => id !== 'me' && !find(document.people, id))) throw new Refusal('not-found');
  if (proposal.ask !== undefined) findAsk(document, proposal.ask);
}
