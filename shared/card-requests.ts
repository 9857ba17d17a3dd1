// The part of the table that is about cards: asks, introductions, and what is recorded in their histories.
import { z } from 'zod';
import { answering, day, dayOrNone, entry, hexId, time, words } from './entry.ts';
import { ASK_KINDS, askFields } from './model/ask.ts';
import { COLUMNS } from './model/board.ts';
import { RESPONSES } from './model/broadcast.ts';
import { ANSWERS } from './model/consent.ts';
import { FEELINGS } from './model/feedback.ts';
import { type AskId, type IntroId, partyId, personId } from './model/identity.ts';
import { CHANNELS, introFields, introProposal, MODES } from './model/intro.ts';
import { MOMENTS } from './model/messages/moments.ts';
import { OUTCOMES } from './model/outcome.ts';
import { SETTLED } from './model/thanks.ts';

const askId = hexId.transform((id) => id as AskId);
const introId = hexId.transform((id) => id as IntroId);
/** What one message may add to the history of its card, in characters. */
export const MESSAGE_WORDS_MAX = 1_000_000;
const override = z.boolean().optional();
/** Switches the mode on the way, as one change. */
const mode = z.enum(MODES).optional();

export const cardRequests = {
  // one line, as the user confirmed what it means
  // asks
  'ask.capture': answering<AskId>()(askFields),
  'ask.edit': entry(z.object({ id: askId, changes: askFields })),
  'ask.grow': answering<AskId>()(z.object({ id: askId, title: z.string().trim().max(300), kind: z.enum(ASK_KINDS) })),
  'ask.decline': entry(z.object({ id: askId, reason: words.optional(), mayTellReason: z.boolean().optional() })),
  'ask.tell': entry(
    z.object({ id: askId, parties: z.array(personId).min(1).max(1_000), channel: z.enum(CHANNELS), on: day }),
  ),
  'ask.response': entry(
    z.object({ id: askId, party: personId, response: z.enum(RESPONSES), on: day, words: words.optional() }),
  ),
  'ask.close': entry(z.object({ id: askId, outcome: z.enum(OUTCOMES), words: words.optional() })),
  // introductions
  'intro.propose': answering<IntroId>()(introProposal),
  'intro.edit': entry(z.object({ id: introId, changes: introFields })),
  'intro.nameParty': entry(z.object({ id: introId, party: partyId })),
  'intro.asked': entry(
    z.object({ id: introId, party: partyId, channel: z.enum(CHANNELS), on: day, words: words.optional() }),
  ),
  'intro.answered': entry(
    z.object({
      id: introId,
      party: partyId,
      answer: z.enum(ANSWERS),
      on: day,
      until: day.optional(),
      words: words.optional(),
      terms: words.optional(),
      neverLeaves: z.boolean().optional(),
    }),
  ),
  'intro.withdrew': entry(z.object({ id: introId, party: partyId, on: day, words: words.optional() })),
  'intro.feedback': entry(
    z.object({
      id: introId,
      party: partyId,
      on: day,
      feeling: z.enum(FEELINGS).optional(),
      words: words.optional(),
      neverLeaves: z.boolean().optional(),
    }),
  ),
  'intro.introduce': entry(z.object({ id: introId, how: z.enum(CHANNELS), on: day, mode, override })),
  'intro.close': entry(
    z.object({
      id: introId,
      outcome: z.enum(OUTCOMES),
      words: words.optional(),
      /** What came of it, and who was thanked: one change, and one undo, with the closing. */
      value: words.optional(),
      thanked: z.array(partyId).max(10).optional(),
      override,
    }),
  ),
  'intro.promise': entry(
    z.object({ id: introId, by: partyId, text: z.string().trim().min(1).max(2_000), due: day.optional() }),
  ),
  'intro.editPromise': entry(
    z.object({
      id: introId,
      promise: hexId,
      changes: z.object({ text: z.string().trim().min(1).max(2_000), due: dayOrNone, struck: z.boolean() }).partial(),
    }),
  ),
  'intro.settlePromise': entry(z.object({ id: introId, promise: hexId, state: z.enum(['open', 'kept', 'let go']) })),
  // cards
  'card.move': entry(
    z.object({ id: hexId, to: z.enum(COLUMNS), above: hexId.optional(), below: hexId.optional(), mode, override }),
  ),
  // this week's few: on which day's week, or none
  'week.pick': entry(z.object({ table: z.enum(['asks', 'intros', 'people']), id: hexId, on: dayOrNone })),
  'card.snooze': entry(z.object({ id: hexId, until: dayOrNone, time: time.optional() })),
  'card.thank': entry(z.object({ id: hexId, party: partyId, thanks: z.enum(SETTLED) })),
  'card.news': entry(z.object({ id: hexId, party: partyId, news: z.enum(SETTLED), on: day, words: words.optional() })),
  'card.plant': entry(
    z.object({ id: hexId, party: personId, on: day, until: day.optional(), words: words.optional() }),
  ),
  'card.assess': entry(z.object({ id: hexId, party: personId, on: day, words: z.string().trim().min(1).max(20_000) })),
  'card.message': entry(
    z
      .object({
        id: hexId,
        moment: z.enum(MOMENTS),
        parties: z.array(partyId).min(1).max(1_000),
        channel: z.string().max(40),
        subject: z.string().max(1_000),
        words,
      })
      // The words are kept for each whom they went to: a long letter to a thousand would be tens of megabytes of history.
      .refine(({ parties, words }) => parties.length * words.length <= MESSAGE_WORDS_MAX),
  ),
  // a fact in a card's history was noted wrongly
  'fact.correct': entry(
    z.object({
      id: hexId,
      entry: hexId,
      changes: z
        .object({
          on: day,
          until: dayOrNone,
          words,
          terms: words,
          channel: z.enum([...CHANNELS, '']),
          answer: z.enum([...ANSWERS, ...RESPONSES, ...FEELINGS, '']),
          neverLeaves: z.boolean(),
        })
        .partial(),
    }),
  ),
  'fact.strike': entry(z.object({ id: hexId, entry: hexId, struck: z.boolean() })),
} as const;
