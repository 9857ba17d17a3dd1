// The board: a total view from a document to columns of cards. Whatever two laptops merged, every card that is not in
// the bin shows exactly once. Snoozed cards stay in their column, quietly.

import { type Card, isIntro } from './cards.ts';
import { displayName, isSameParty, nameOf, personOf, type VouchsafeDocument } from './document.ts';
import { addDays, type Day, type PartyId } from './identity.ts';
import { peopleIn, roleIn } from './intro.ts';
import { nextForAsk } from './next-ask.ts';
import { nextForIntro } from './next-intro.ts';
import { byOrder } from './order.ts';
import { records } from './table.ts';

export const COLUMNS = [
  'captured',
  'shaped',
  'proposed',
  'permission',
  'ready',
  'introduced',
  'follow-up',
  'closed',
] as const;
export type Column = (typeof COLUMNS)[number];

/** What the user filters by; every part that is given must hold. */
export interface Filter {
  readonly role?: 'connect' | 'ask' | undefined;
  readonly due?: boolean | undefined;
  readonly tag?: string | undefined;
  readonly person?: PartyId | undefined;
  readonly text?: string | undefined;
}

export interface Board {
  readonly columns: Readonly<Record<Column, readonly Card[]>>;
  readonly open: number;
  readonly waiting: number;
  /** Cards that the filter hides. */
  readonly hidden: number;
}

/** The column in which a card stands today: an introduction whose follow-up has come due stands in Follow-up. */
export function columnOf(card: Card, today: Day): Column {
  if (!isIntro(card)) return COLUMNS.includes(card.stage) ? card.stage : 'captured';
  if (card.stage === 'introduced' && card.followUpOn !== undefined && card.followUpOn <= today) return 'follow-up';
  return COLUMNS.includes(card.stage) ? card.stage : 'proposed';
}

/** All cards in their columns, in their order. */
export function boardOf(document: VouchsafeDocument, today: Day, filter: Filter = {}): Board {
  const columns = Object.fromEntries(COLUMNS.map((column) => [column, [] as Card[]])) as Record<Column, Card[]>;
  const counts = { open: 0, waiting: 0, hidden: 0 };
  const matches = matcher(document, today, filter);
  const running = runningByAsk(document);
  for (const table of [document.asks, document.intros])
    for (const card of records<Card>(table as Parameters<typeof records<Card>>[0])) {
      const column = columnOf(card, today);
      if (column !== 'closed') counts.open++;
      if (column !== 'captured' && nextAction(document, card, today, running).mine) counts.waiting++;
      if (matches(card)) columns[column].push(card);
      else counts.hidden++;
    }
  for (const column of COLUMNS) columns[column].sort(column === 'closed' ? byClosing : byOrder);
  return { columns, ...counts };
}

/** The one thing to do next with a card, and whether it is the user's turn. */
export interface NextAction {
  readonly code:
    | 'shape'
    | 'propose'
    | 'ask now'
    | 'take up'
    | 'ask'
    | 'nudge'
    | 'wait'
    | 'prepare'
    | 'introduce'
    | 'make ready'
    | 'quiet'
    | 'follow up'
    | 'hear'
    | 'thank'
    | 'tell'
    | 'done';
  readonly sentence: string;
  /** Whom it is about; absent where it is about the card. */
  readonly party?: PartyId;
  /** True when it waits for the user. */
  readonly mine: boolean;
}

/** What to do next with a card (playbook: each card says one next action). */
export function nextAction(
  document: VouchsafeDocument,
  card: Card,
  today: Day,
  running: ReadonlyMap<string, number> = runningByAsk(document),
): NextAction {
  if (card.snoozedUntil !== undefined && card.snoozedUntil > today && columnOf(card, today) !== 'closed')
    return {
      code: 'quiet',
      sentence: `Put aside until ${card.snoozedUntil}${card.snoozedTime ? `, ${card.snoozedTime}` : ''}`,
      mine: false,
    };
  const first = (who: PartyId) => firstName(document, who);
  if (isIntro(card)) return nextForIntro(document, card, columnOf(card, today), today, first);
  return nextForAsk(document, card, { today, running: running.get(card.id) ?? 0, first });
}

/** How many introductions are running for each ask, by its id: neither closed nor in the bin. */
export function runningByAsk(document: VouchsafeDocument): ReadonlyMap<string, number> {
  const running = new Map<string, number>();
  for (const { ask, stage } of records(document.intros))
    if (ask !== undefined && stage !== 'closed') running.set(ask, (running.get(ask) ?? 0) + 1);
  return running;
}

/** A card's title: an introduction is named after its two sides. */
export function titleOf(document: VouchsafeDocument, card: Card): string {
  if (!isIntro(card)) return card.title;
  const [a, b] = [firstName(document, card.partyA), card.partyB ? firstName(document, card.partyB) : 'somebody'];
  return `${a === 'me' ? 'Me' : a} ${roleIn(card) === 'connector' ? '↔' : '→'} ${b}`;
}

const HONORIFIC = /^(?:dr|prof|mr|mrs|ms|mx|sir|dame|ing|mag)\.?$/i;

/** The first word of a name, as people are called on a card. */
export function firstName(document: VouchsafeDocument, who: PartyId): string {
  if (who === 'me') return 'me';
  const person = personOf(document, who);
  if (!person) return nameOf(document, who);
  const words = displayName(person).split(/\s+/);
  return words.find((word) => !HONORIFIC.test(word)) ?? words[0] ?? '';
}

const PLAIN = /^[\x20-\x7e\n]*$/;

/** Text without case and accents, for matching as one types. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** True when a card is due by tomorrow, or its follow-up has come. */
export function isDue(card: Card, today: Day): boolean {
  const column = columnOf(card, today);
  if (column === 'closed') return false;
  return column === 'follow-up' || (card.due !== undefined && card.due <= addDays(today, 1));
}

function matcher(document: VouchsafeDocument, today: Day, filter: Filter): (card: Card) => boolean {
  const words = folded(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  return (card) => {
    if (filter.role && filter.role !== roleOfCard(card)) return false;
    if (filter.due && !isDue(card, today)) return false;
    if (filter.tag !== undefined && !Object.hasOwn(card.tags, filter.tag)) return false;
    const { person } = filter;
    if (person !== undefined && !partakers(card).some((who) => isSameParty(document, who, person))) return false;
    if (words.length === 0) return true;
    const text = folded(textOf(document, card));
    return words.every((word) => text.includes(word));
  };
}

/** On which side of the desk the user sits: do I connect others, or do I ask? */
export function roleOfCard(card: Card): 'connect' | 'ask' {
  if (isIntro(card)) return roleIn(card) === 'connector' ? 'connect' : 'ask';
  return card.asker === 'me' ? 'ask' : 'connect';
}

function partakers(card: Card): PartyId[] {
  return isIntro(card) ? peopleIn(card) : [card.asker];
}

function textOf(document: VouchsafeDocument, card: Card): string {
  const names = partakers(card).map((who) => nameOf(document, who));
  const own = isIntro(card) ? [card.why] : [card.title, ...Object.values(card.brief)];
  return [...own, ...names, ...Object.keys(card.tags)].join('\n');
}

function byClosing(a: Card, b: Card): number {
  return (b.closedAt ?? 0) - (a.closedAt ?? 0) || byOrder(a, b);
}
