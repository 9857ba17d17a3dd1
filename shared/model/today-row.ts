// A row of Today: what waits, since when, and the one action that settles it; and the order of what hurts. What becomes a
// row is in today.ts and the files beside it.
import type { Card } from './cards.ts';
import { type Day, daysBetween, type PartyId, type PersonId } from './identity.ts';
import type { DayOf, Loop } from './loops.ts';
import type { Moment } from './messages/moments.ts';

/** What hurts most stands first: a word I gave; thanks and news; people who wait for me; then whom to ask again. */
export const ROW_KINDS = [
  'my promise',
  'follow up',
  'thanks',
  'introduce',
  'answer',
  'due',
  'planted',
  'chase',
  'ask',
  'awaited',
  'their promise',
  'stale',
  'back',
  'stalled',
  'drumbeat',
] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** Kinds that hurt alike share a rank; within it, the later a row, the higher. */
const RANKS: Readonly<Record<RowKind, number>> = {
  'my promise': 0,
  'follow up': 1,
  thanks: 1,
  introduce: 2,
  answer: 2,
  due: 3,
  planted: 3,
  chase: 4,
  ask: 4,
  awaited: 5,
  'their promise': 5,
  stale: 6,
  back: 7,
  stalled: 8,
  drumbeat: 9,
};

export const GROUPS = ['You owe', 'People wait for you', 'Ask again', 'Look again', 'Keep in touch'] as const;
export type Group = (typeof GROUPS)[number];

/** The group under which a row stands; groups follow the ranks. */
export function groupOf({ kind }: Pick<Row, 'kind'>): Group {
  const rank = RANKS[kind];
  return rank <= 1
    ? 'You owe'
    : rank <= 3
      ? 'People wait for you'
      : rank <= 6
        ? 'Ask again'
        : rank <= 8
          ? 'Look again'
          : 'Keep in touch';
}

/** The one thing to do about a row. */
export type RowAct =
  | { readonly is: 'draft'; readonly moment: Moment; readonly party?: PartyId }
  | { readonly is: 'asked' | 'answered'; readonly party: PartyId }
  | { readonly is: 'introduce' | 'close' | 'open' | 'propose' | 'make ready' | 'take up' }
  /** Says that the row's promise was kept. */
  | { readonly is: 'keep' }
  /** The message left; the user says that it was sent. */
  | { readonly is: 'settle' };

/** One thing that waits. */
export interface Row {
  readonly key: string;
  readonly kind: RowKind;
  readonly card?: Card;
  /** Of whom it is; absent where it is about the whole card. */
  readonly party?: PartyId;
  /** The promise that it is about. */
  readonly promise?: string;
  readonly headline: string;
  readonly why: string;
  /** The day on which it came up, and how many days ago that was. */
  readonly since: Day;
  readonly late: number;
  readonly act: RowAct;
  /** The words on its button. */
  readonly label: string;
  /** The open loops that it closes. */
  readonly loops?: readonly Loop[];
}

/** What the rows of a card are made with. */
export interface Around {
  readonly today: Day;
  /** The day on which it is said, where rows are looked for until a later one. */
  readonly said?: Day;
  readonly dayOf: DayOf;
  /** How many introductions are running for an ask. */
  readonly running: number;
}

/** What hurts more: the lower rank, then the later. */
export function byHurt(a: Row, b: Row): number {
  return RANKS[a.kind] - RANKS[b.kind] || b.late - a.late || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** True when somebody else is kept waiting by it: what the quiet of a planned week does not cover. */
export function isPressing({ kind }: Pick<Row, 'kind'>): boolean {
  return RANKS[kind] <= 2;
}

/** True while a card is put aside, by the user or by a "not now". */
export function isAside(card: Card, today: Day): boolean {
  return card.snoozedUntil !== undefined && card.snoozedUntil > today;
}

/** The card or the person that a row is about: what is snoozed, and picked for the week. */
export function subjectOf({ card, party }: Pick<Row, 'card' | 'party'>): Subject | undefined {
  if (card) return { table: 'connector' in card ? 'intros' : 'asks', id: card.id };
  return party === undefined || party === 'me' ? undefined : { table: 'people', id: party };
}

export interface Subject {
  readonly table: 'asks' | 'intros' | 'people';
  readonly id: string | PersonId;
}

/** The days that a row waits already. */
export function lateBy(since: Day, today: Day): number {
  return Math.max(0, daysBetween(since, today));
}
