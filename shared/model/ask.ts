// An ask: a need that is not yet tied to one match. Its brief makes it clear; the board moves it from captured to shaped,
// and introductions are proposed for it. Capture costs seconds, so only a title is required.
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { putAside, topOrder } from './cards.ts';
import type { VouchsafeDocument } from './document.ts';
import { type History, note } from './history.ts';
import { type AskId, type Day, type Instant, isDay, type PartyId, partyId, type Stamp, type Time } from './identity.ts';
import type { Outcome } from './outcome.ts';
import { setEntries, setText } from './person.ts';
import { add, find, type Kept } from './table.ts';

export const ASK_KINDS = ['introduction', 'referral', 'recommendation'] as const;
export type AskKind = (typeof ASK_KINDS)[number];
export type AskStage = 'captured' | 'shaped' | 'closed';

/** The ask made clear (S1, S3, S4). What is absent is not said yet. */
export interface Brief {
  /** What exactly is wanted. */
  what?: string;
  /** A named person, or a role and a firm. */
  who?: string;
  why?: string;
  whyConnector?: string;
  connectorUpside?: string;
  targetUpside?: string;
  /** What could make either hesitate, and what removes that. */
  hesitation?: string;
  /** The value the asker brings even in the first talk. */
  value?: string;
  /** The few forwardable words. */
  blurb?: string;
  /** How the target likes to be met (S1.5). */
  terms?: string;
  /** For a referral: what the voucher can honestly vouch for. */
  vouch?: string;
  /** How to go about it, as the connector and I worked it out together (S1.4). */
  approach?: string;
}

export interface Ask extends Kept {
  id: AskId;
  title: string;
  asker: PartyId;
  kind: AskKind;
  stage: AskStage;
  order: string;
  brief: Brief;
  due?: Day;
  tags: Record<string, true>;
  snoozedUntil?: Day;
  /** At what time of that day, by the clock on the wall, it comes back. Says nothing without the day. */
  snoozedTime?: Time;
  outcome?: Outcome;
  outcomeWords?: string;
  closedAt?: Instant;
  /** The job of a job seeker's referral, and the day on which it was handed in. `due` is its deadline. */
  jobRole?: string;
  jobFirm?: string;
  jobLink?: string;
  submittedOn?: Day;
  /** The ask out of which this one came. */
  cameFrom?: AskId;
  /** The mail or message out of which it was captured, whole. */
  source?: string;
  /** The reason for declining it, and whether the asker may be told that. */
  declinedFor?: string;
  mayTellReason?: true;
  /** The value that came of it, for whoever helped to hear (S3.8). */
  value?: string;
  /** The Monday of the week for which the user picked it (S3: this week's few). */
  pickedFor?: Day;
  history: History;
}

const words = z.string().max(20_000);
export const briefFields = z
  .object({
    what: words,
    who: words,
    why: words,
    whyConnector: words,
    connectorUpside: words,
    targetUpside: words,
    hesitation: words,
    value: words,
    blurb: words,
    terms: words,
    vouch: words,
    approach: words,
  })
  .partial();

export const askFields = z
  .object({
    title: z.string().trim().max(300),
    asker: partyId,
    kind: z.enum(ASK_KINDS),
    due: z.string().refine((day) => day === '' || isDay(day)),
    tags: z.array(z.string().trim().min(1).max(60)),
    jobRole: z.string().trim().max(300),
    jobFirm: z.string().trim().max(300),
    jobLink: z.string().trim().max(2_000),
    submittedOn: z.string().refine((day) => day === '' || isDay(day)),
    value: words,
    source: words,
    brief: briefFields,
  })
  .partial();
export type AskFields = z.infer<typeof askFields>;

/** Captures an ask: a title is enough. It goes to the top of the first column. */
export function captureAsk(document: VouchsafeDocument, fields: AskFields, stamp: Stamp): AskId {
  const id = stamp.newId() as AskId;
  const ask: Ask = {
    id,
    createdAt: stamp.now,
    title: '',
    asker: 'me',
    kind: 'introduction',
    stage: 'captured',
    order: topOrder(document),
    brief: {},
    tags: {},
    history: {},
  };
  refuseUnknown(document, fields.asker);
  setAskFields(ask, fields);
  if (ask.title === '') throw new Refusal('title-missing');
  note(ask, 'captured', stamp);
  add(document.asks, ask);
  return id;
}

/** Changes the fields that are given, and no other. An empty text clears a field; a title stays. */
export function editAsk(document: VouchsafeDocument, argument: { id: AskId; changes: AskFields }, stamp: Stamp): void {
  const ask = findAsk(document, argument.id);
  const { kind, ...changes } = argument.changes;
  if (changes.title === '') throw new Refusal('title-missing');
  refuseUnknown(document, changes.asker);
  if (kind !== undefined && kind !== ask.kind) {
    note(ask, 'reclassified', stamp, { from: ask.kind, to: kind });
    ask.kind = kind;
  }
  const changed = setAskFields(ask, changes);
  if (changed.length > 0) note(ask, 'edited', stamp, { fields: changed.join(' ') });
}

/** Ends an ask with an outcome. */
export function finishAsk(ask: Ask, outcome: Outcome, said: string, stamp: Stamp, overrode?: string): void {
  ask.stage = 'closed';
  ask.outcome = outcome;
  ask.closedAt = stamp.now;
  putAside(ask, undefined);
  setText(ask, { outcomeWords: said });
  note(ask, 'closed', stamp, { to: outcome, ...(said && { words: said }), ...(overrode && { overrode }) });
}

/** Takes back how a closed ask ended; that stays in the history. */
export function reopenAsk(ask: Ask): void {
  delete ask.outcome;
  delete ask.outcomeWords;
  delete ask.closedAt;
  delete ask.declinedFor;
  delete ask.mayTellReason;
}

/** The ask with this id, or the refusal `not-found`. */
export function findAsk(document: VouchsafeDocument, id: string): Ask {
  const ask = find(document.asks, id);
  if (!ask) throw new Refusal('not-found');
  return ask;
}

/** The parts of a brief that Shaped needs and that nobody has said yet (S1, S3.5, S4). */
export function missingFromBrief(ask: Ask): ('what' | 'who' | 'why')[] {
  return (['what', 'who', 'why'] as const).filter((part) => !ask.brief[part]?.trim());
}

function refuseUnknown(document: VouchsafeDocument, asker: PartyId | undefined): void {
  if (asker !== undefined && asker !== 'me' && !find(document.people, asker)) throw new Refusal('not-found');
}

function setAskFields(ask: Ask, fields: AskFields): string[] {
  const { tags, brief, ...plain } = fields;
  const changed = setText(ask, plain);
  if (brief) changed.push(...setText(ask.brief, brief));
  if (tags && setEntries(ask.tags, Object.fromEntries(tags.map((tag) => [tag, true as const])))) changed.push('tags');
  return changed;
}
