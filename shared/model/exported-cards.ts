// The schema of asks and introductions as an exported network holds them, with all that hangs on them: briefs,
// promises and histories, in which every consent, message and thank-you stands. See exported-fields.ts for how such a schema is written.
import { z } from 'zod';
import { ASK_KINDS, type Ask, type AskStage, type Brief } from './ask.ts';
import { anyId, day, id, instant, kept, oneOf, party, set, shape, text, time, yes } from './exported-fields.ts';
import type { Entry } from './history.ts';
import { CHANNELS, type Intro, type IntroStage, MODES } from './intro.ts';
import { OUTCOMES } from './outcome.ts';
import type { Undertaking } from './promise.ts';

const entry = shape<Entry>('Entry', 'One line of the history of an ask or an introduction.', {
  id: id(),
  at: instant,
  device: text,
  what: oneOf({
    captured: true,
    proposed: true,
    edited: true,
    moved: true,
    asked: true,
    answered: true,
    withdrew: true,
    introduced: true,
    switched: true,
    promised: true,
    settled: true,
    thanked: true,
    reported: true,
    heard: true,
    told: true,
    responded: true,
    planted: true,
    assessed: true,
    reclassified: true,
    linked: true,
    drafted: true,
    snoozed: true,
    closed: true,
    reopened: true,
    binned: true,
    restored: true,
    undid: true,
  }),
  party: party.exactOptional().describe('the person it was about'),
  from: text.exactOptional(),
  to: text.exactOptional(),
  overrode: text.exactOptional().describe('rules that were overridden, separated by blanks'),
  channel: text.exactOptional(),
  answer: text.exactOptional(),
  on: day.exactOptional(),
  until: day.exactOptional(),
  words: text.exactOptional(),
  terms: text.exactOptional().describe('on which they agreed'),
  neverLeaves: yes.exactOptional(),
  moment: text.exactOptional().describe('of a message'),
  subject: text.exactOptional(),
  card: anyId.exactOptional().describe('of a link'),
  struckAt: instant.exactOptional().describe('taken back: it counts no more'),
  fields: text.exactOptional().describe('what was edited, separated by blanks'),
});
const history = z.record(anyId, entry);

const order = z
  .string()
  .regex(/^[0-9A-Za-z]*[1-9A-Za-z]$/)
  .describe('where the card stands: such texts are compared character by character');

const brief = shape<Brief>('Brief', 'An ask made clear.', {
  what: text.exactOptional(),
  who: text.exactOptional(),
  why: text.exactOptional(),
  whyConnector: text.exactOptional(),
  connectorUpside: text.exactOptional(),
  targetUpside: text.exactOptional(),
  hesitation: text.exactOptional(),
  value: text.exactOptional(),
  blurb: text.exactOptional().describe('the few forwardable words'),
  terms: text.exactOptional().describe('how the target likes to be met'),
  vouch: text.exactOptional(),
  approach: text.exactOptional().describe('worked out with the connector'),
});

export const exportedAsk = shape<Ask>('Ask', 'A need that is not yet tied to one match.', {
  ...kept,
  id: id(),
  title: text,
  asker: party,
  kind: z.enum(ASK_KINDS),
  stage: oneOf<AskStage>({ captured: true, shaped: true, closed: true }),
  order,
  brief,
  due: day.exactOptional(),
  tags: set,
  snoozedUntil: day.exactOptional(),
  snoozedTime: time.exactOptional().describe('of the day until which it is put aside'),
  outcome: z.enum(OUTCOMES).exactOptional(),
  outcomeWords: text.exactOptional(),
  closedAt: instant.exactOptional(),
  jobRole: text.exactOptional(),
  jobFirm: text.exactOptional(),
  jobLink: text.exactOptional(),
  submittedOn: day.exactOptional(),
  cameFrom: id<Ask['id']>().exactOptional(),
  source: text.exactOptional().describe('the message out of which it was captured'),
  declinedFor: text.exactOptional(),
  mayTellReason: yes.exactOptional(),
  value: text.exactOptional(),
  pickedFor: day.exactOptional(),
  history,
});

const promise = shape<Undertaking>('Promise', 'What somebody undertook.', {
  id: id(),
  by: party,
  text,
  due: day.exactOptional(),
  state: oneOf<Undertaking['state']>({ open: true, kept: true, 'let go': true }),
  binnedAt: instant.exactOptional(),
});

export const exportedIntro = shape<Intro>('Intro', 'One connection between two parties through a connector.', {
  ...kept,
  id: id(),
  ask: id<Ask['id']>().exactOptional(),
  connector: party,
  partyA: party,
  partyB: party.exactOptional(),
  offered: yes.exactOptional().describe('by the connector, of their own accord'),
  mode: z.enum(MODES),
  stage: oneOf<IntroStage>({
    proposed: true,
    permission: true,
    ready: true,
    introduced: true,
    'follow-up': true,
    closed: true,
  }),
  order,
  why: text.exactOptional(),
  gainA: text.exactOptional(),
  gainB: text.exactOptional(),
  blurb: text.exactOptional(),
  names: text.exactOptional(),
  promises: z.record(anyId, promise),
  due: day.exactOptional(),
  tags: set,
  how: z.enum(CHANNELS).exactOptional(),
  introducedOn: day.exactOptional(),
  followUpOn: day.exactOptional(),
  snoozedUntil: day.exactOptional(),
  snoozedTime: time.exactOptional().describe('of the day until which it is put aside'),
  outcome: z.enum(OUTCOMES).exactOptional(),
  outcomeWords: text.exactOptional(),
  approach: text.exactOptional(),
  value: text.exactOptional().describe('that came of it'),
  pickedFor: day.exactOptional(),
  closedAt: instant.exactOptional(),
  history,
});
