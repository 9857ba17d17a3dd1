// What a message that was sent means for its card: one question, and what a yes to it records. Nothing is recorded unasked.
import { type Card, isIntro } from '../../../shared/model/cards.ts';
import { newsAwaited } from '../../../shared/model/feedback.ts';
import { addDays, type Day, type PartyId, type PersonId } from '../../../shared/model/identity.ts';
import type { Channel, Intro } from '../../../shared/model/intro.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { attempt, attemptMove, say } from '../../ui/attempt.ts';
import { today } from '../../ui/today.ts';
import { request } from '../../vouchsafe.ts';

export interface SentMessage {
  readonly moment: Moment;
  readonly card: Card | undefined;
  readonly parties: readonly PartyId[];
  readonly channel: Channel;
  readonly subject: string;
  readonly body: string;
}

export interface Settling {
  readonly question: string;
  readonly yes: string;
  /** True when a day is asked for: from when one may ask. */
  readonly asksDay?: true;
  /** Answers whether it was recorded. */
  readonly settle: (from: Day) => Promise<boolean>;
}

const LONGEST_WORDS = 20_000;
const FOLLOW_UP_AGAIN_DAYS = 7;

/** What to ask once a message has left; undefined where nothing follows from it. */
export function settlingOf(sent: SentMessage): Settling | undefined {
  const { card, moment } = sent;
  if (moment === 'catch-up') return { ...SENT, yes: 'Note that I wrote today', settle: () => noteContact(sent) };
  if (!card) return undefined;
  if (!isIntro(card)) return settlingOfAsk(card, sent);
  switch (moment) {
    case 'permission':
    case 'ask':
      return { ...SENT, yes: 'Note that I asked today', settle: () => noteAsked(card, sent) };
    case 'nudge':
      return { ...SENT, yes: 'Note that I asked again today', settle: () => noteAsked(card, sent) };
    case 'introduction':
      return { ...INTRODUCED, settle: () => noteIntroduced(card, sent.channel) };
    case 'talking points':
      return { ...INTRODUCED, settle: () => noteIntroduced(card, 'in person') };
    case 'follow-up':
      return newsAwaited(card).length === 0
        ? undefined
        : { ...SENT, yes: 'Come back to it in a week', settle: () => followUpLater(card) };
    default:
      return settlingOfAny(card, sent);
  }
}

const SENT = { question: 'Have you sent it?' };
const INTRODUCED = { question: 'Have you introduced them?', yes: 'Mark it introduced today' };

function settlingOfAsk(card: Card, sent: SentMessage): Settling | undefined {
  if (sent.moment !== 'ask') return settlingOfAny(card, sent);
  const { channel } = sent;
  const parties = peopleOf(sent);
  const tell = () => request('ask.tell', { id: card.id, parties, channel, on: today() });
  return { ...SENT, yes: 'Note that I told them today', settle: () => attempt(tell) };
}

function settlingOfAny(card: Card, sent: SentMessage): Settling | undefined {
  const { id } = card;
  const on = today();
  const each = (record: (party: PersonId) => Promise<unknown>) => () =>
    attempt(async () => {
      for (const party of peopleOf(sent)) await record(party);
    });
  switch (sent.moment) {
    case 'permission to ask':
      return {
        ...SENT,
        yes: 'Note that I planted it',
        asksDay: true,
        settle: (until) => each((party) => request('card.plant', { id, party, on, ...(until && { until }) }))(),
      };
    case 'thanks':
      return {
        ...SENT,
        yes: 'Note the thanks',
        settle: each((party) => request('card.thank', { id, party, thanks: 'sent' })),
      };
    case 'decline':
    case 'circle back':
    case 'progress':
      return {
        ...SENT,
        yes: 'Note that I told them',
        settle: each((party) => request('card.news', { id, party, news: 'sent', on, words: sent.subject })),
      };
    default:
      return undefined;
  }
}

function noteAsked({ id }: Intro, { parties, channel, body }: SentMessage): Promise<boolean> {
  const words = body.slice(0, LONGEST_WORDS);
  return attempt(async () => {
    for (const party of parties) await request('intro.asked', { id, party, channel, on: today(), words });
  });
}

async function noteIntroduced({ id }: Intro, how: Channel): Promise<boolean> {
  const isDone = await attemptMove({ name: 'intro.introduce', argument: { id, how, on: today() } });
  if (isDone) say('Introduced. The card stays quiet until its follow-up.');
  return isDone;
}

function followUpLater({ id }: Intro): Promise<boolean> {
  const followUpOn = addDays(today(), FOLLOW_UP_AGAIN_DAYS);
  return attempt(() => request('intro.edit', { id, changes: { followUpOn } }));
}

function noteContact(sent: SentMessage): Promise<boolean> {
  return attempt(async () => {
    for (const person of peopleOf(sent))
      await request('interaction.add', { person, kind: 'wrote', on: today(), text: sent.subject });
  });
}

function peopleOf({ parties }: SentMessage): PersonId[] {
  return parties.filter((party): party is PersonId => party !== 'me');
}
