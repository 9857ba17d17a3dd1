// The board: a total view from a document to columns of cards. Whatever two laptops merged, every card that is not in
// the bin shows exactly once. Snoozed cards stay in their column, quietly.
import { nextForAsk } from './ask-next.ts';
import { type Card, isIntro } from './cards.ts';
import { type Consent, consentOf, consentsNeeded, isPrepared, refusedBy } from './consent.ts';
import { displayName, nameOf, personOf, type VouchsafeDocument } from './document.ts';
import { addDays, type Day, daysBetween, type PartyId } from './identity.ts';
import { type Intro, peopleIn, roleIn } from './intro.ts';
import { byOrder } from './order.ts';
import { records } from './table.ts';
import { thanksOwed } from './thanks.ts';

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
    | 'thank'
    | 'done';
  readonly sentence: string;
  readonly party?: PartyId;
  /** True when it waits for the user. */
  readonly mine: boolean;
}

const NUDGE_AFTER_DAYS = 3;

/** What to do next with a card (playbook: each card says one next action). */
export function nextAction(
  document: VouchsafeDocument,
  card: Card,
  today: Day,
  running: ReadonlyMap<string, number> = runningByAsk(document),
): NextAction {
  if (card.snoozedUntil !== undefined && card.snoozedUntil > today && columnOf(card, today) !== 'closed')
    return { code: 'quiet', sentence: `Put aside until ${card.snoozedUntil}`, mine: false };
  if (isIntro(card)) return nextForIntro(document, card, today);
  return nextForAsk(document, card, {
    today,
    running: running.get(card.id) ?? 0,
    first: (who) => firstName(document, who),
  });
}

function nextForIntro(document: VouchsafeDocument, intro: Intro, today: Day): NextAction {
  const first = (who: PartyId) => firstName(document, who);
  switch (columnOf(intro, today)) {
    case 'closed': {
      const [owed] = thanksOwed(intro);
      if (owed) return { code: 'thank', sentence: `Thank ${first(owed)}`, party: owed, mine: true };
      return { code: 'done', sentence: intro.outcome ?? 'Closed', mine: false };
    }
    case 'follow-up':
      return { code: 'follow up', sentence: 'Ask how it went', mine: true };
    case 'introduced':
      return { code: 'quiet', sentence: `Quiet until ${intro.followUpOn ?? 'you follow up'}`, mine: false };
    case 'ready':
      if (!isSettled(intro)) return nextForConsent(intro, today, first);
      return roleIn(intro) === 'connector'
        ? { code: 'introduce', sentence: 'Introduce them', mine: true }
        : { code: 'introduce', sentence: `${first(intro.connector)} introduces you`, mine: false };
    default:
      return nextForConsent(intro, today, first);
  }
}

function nextForConsent(intro: Intro, today: Day, first: (who: PartyId) => string): NextAction {
  const [refused] = refusedBy(intro);
  if (refused === 'me') return { code: 'ask', sentence: 'You said no: close it, or say yes', party: 'me', mine: true };
  if (refused)
    return { code: 'ask', sentence: `${first(refused)} said no: close it, or ask again`, party: refused, mine: true };
  const needed = consentsNeeded(intro);
  const later = needed.find((who) => isLater(consentOf(intro, who), today));
  if (later) {
    const sentence = `Wait for ${first(later)} until ${consentOf(intro, later).until}`;
    return { code: 'wait', sentence, party: later, mine: false };
  }
  const unasked = needed.find((who) => consentOf(intro, who).answer === 'unasked');
  if (unasked === 'me') return { code: 'ask', sentence: 'Say whether you want it', party: 'me', mine: true };
  if (unasked) return { code: 'ask', sentence: `Ask ${first(unasked)}`, party: unasked, mine: true };
  const again = needed.find((who) => consentOf(intro, who).answer === 'not now');
  if (again === 'me') return { code: 'ask', sentence: 'Say whether you want it now', party: 'me', mine: true };
  if (again) return { code: 'ask', sentence: `Ask ${first(again)} again`, party: again, mine: true };
  const open = needed.find((who) => consentOf(intro, who).answer === 'asked');
  if (open === 'me') return { code: 'ask', sentence: 'Say whether you want it', party: 'me', mine: true };
  if (open) {
    const since = consentOf(intro, open).askedOn;
    const late = since === undefined || daysBetween(since, today) >= NUDGE_AFTER_DAYS;
    return late
      ? { code: 'nudge', sentence: `Nudge ${first(open)}`, party: open, mine: true }
      : { code: 'wait', sentence: `Wait for ${first(open)}`, party: open, mine: false };
  }
  if (!isPrepared(intro)) return { code: 'prepare', sentence: `Write words for ${first(intro.connector)}`, mine: true };
  return roleIn(intro) === 'connector'
    ? { code: 'introduce', sentence: 'Introduce them', mine: true }
    : { code: 'make ready', sentence: 'Call it ready', mine: true };
}

function isLater({ answer, until }: Consent, today: Day): boolean {
  return answer === 'not now' && until !== undefined && until > today;
}

/** False while somebody has said no or not now, or has been asked again: then Ready is not the last word. */
function isSettled(intro: Intro): boolean {
  const answers = consentsNeeded(intro).map((who) => consentOf(intro, who).answer);
  return refusedBy(intro).length === 0 && !answers.includes('asked') && !answers.includes('not now');
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
    if (filter.person !== undefined && !partakers(card).includes(filter.person)) return false;
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
