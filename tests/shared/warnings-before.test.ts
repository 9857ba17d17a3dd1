// "Should I?" before "who?": what happened between the two before. Each rule with what it must catch and what it must leave
// alone: a false alarm is a fault, for whoever is warned for nothing three times reads no fourth.
import { bin } from '../../shared/model/cards.ts';
import { recordWithdrawal } from '../../shared/model/consent.ts';
import type { IntroId, PersonId } from '../../shared/model/identity.ts';
import { planOf } from '../../shared/model/warning-facts.ts';
import { ago, answeredBefore, type Circle, describeRule, merge, offeredByPriya, throughPriya } from './circle.ts';

const binned = ({ story }: Circle, id: IntroId) =>
  story.change((d, stamp) => bin(d, { table: 'intros', ids: [id] }, stamp));
/** Ana, under another name, until it was seen that the two are one. */
function laterMerged(c: Circle, tell: (double: PersonId) => unknown): undefined {
  const double = c.known('A. Jansen');
  tell(double);
  merge(c, c.ana, double);
}

const THEN = '2025-03-02';
const MADE = `You introduced Ana Jansen and Björn Díaz on ${THEN}`;
describeRule('introduced-before', [
  ['made, and it worked out', (c) => void c.made(c.ana, c.bjorn, THEN, 'worked out'), `${MADE}: worked out.`],
  ['the other way round', (c) => void c.made(c.bjorn, c.ana, THEN, 'did not click'), `${MADE}: did not click.`],
  [
    'made, and still quiet',
    (c) => void c.made(c.ana, c.bjorn, THEN),
    `${MADE}, and nobody has said yet what came of it.`,
  ],
  [
    'twice: the last time is named',
    (c) => {
      for (const on of ['2024-01-01', THEN]) c.made(c.ana, c.bjorn, on, 'no reply');
    },
    `${MADE}: no reply.`,
  ],
  [
    'Priya introduced us',
    (c) => {
      c.made('me', c.ana, THEN, 'worked out', { connector: c.priya });
      return throughPriya(c);
    },
    `Priya Raman introduced you and Ana Jansen on ${THEN}: worked out.`,
  ],
  [
    'under a name that was merged since',
    (c) => laterMerged(c, (double) => c.made(double, c.bjorn, THEN, 'worked out')),
    `${MADE}: worked out.`,
  ],
  [
    'Jürgen und Ana, ohne Folgen',
    (c) => {
      c.made(c.jurgen, c.ana, THEN, 'met, nothing came of it');
      return [c.jurgen, c.ana];
    },
    `You introduced Jürgen Groß and Ana Jansen on ${THEN}: met, nothing came of it.`,
  ],
  ['proposed, but never made', (c) => c.closed(c.proposed(c.ana, c.bjorn, THEN)) as undefined, ''],
  ['Ana to somebody else', (c) => void c.made(c.ana, c.jurgen, THEN, 'worked out'), ''],
  [
    'each of them to the same third',
    (c) => {
      for (const who of [c.ana, c.bjorn]) c.made(who, c.priya, THEN);
    },
    '',
  ],
  ['in the bin', (c) => void binned(c, c.made(c.ana, c.bjorn, THEN)), ''],
  [
    'only one side is known yet',
    (c) => {
      c.made(c.ana, c.bjorn, THEN);
      return { connector: 'me', parties: [c.ana] };
    },
    '',
  ],
  ['the card itself', (c) => planOf(c.story.intro(c.made(c.ana, c.bjorn, THEN))), ''],
]);

const OPEN = 'An introduction between Ana Jansen and Björn Díaz is open already, in';
describeRule('still-open', [
  ['proposed, and nobody asked', (c) => void c.proposed(c.ana, c.bjorn, ago(2)), `${OPEN} Proposed.`],
  ['asked, no answer', (c) => void c.story.asked(c.proposed(c.ana, c.bjorn, ago(20)), c.ana), `${OPEN} Permission.`],
  ['the other way round', (c) => void c.proposed(c.bjorn, c.ana, ago(2)), `${OPEN} Proposed.`],
  [
    'both said yes',
    (c) => {
      const id = c.proposed(c.ana, c.bjorn, ago(2));
      for (const who of [c.ana, c.bjorn]) c.story.answered(id, who, 'yes');
    },
    `${OPEN} Ready.`,
  ],
  [
    'to me, through somebody else',
    (c) => {
      c.proposed('me', c.ana, ago(2), { connector: c.jurgen });
      return throughPriya(c);
    },
    'An introduction between you and Ana Jansen is open already, in Proposed.',
  ],
  ['under a merged name', (c) => laterMerged(c, (double) => c.proposed(double, c.bjorn, ago(2))), `${OPEN} Proposed.`],
  [
    'Jürgen und Björn',
    (c) => {
      c.proposed(c.jurgen, c.bjorn, ago(2));
      return [c.jurgen, c.bjorn];
    },
    'An introduction between Jürgen Groß and Björn Díaz is open already, in Proposed.',
  ],
  ['closed', (c) => c.closed(c.proposed(c.ana, c.bjorn, ago(2))) as undefined, ''],
  ['made, and quiet', (c) => void c.made(c.ana, c.bjorn, ago(2)), ''],
  ['with another', (c) => void c.proposed(c.ana, c.jurgen, ago(2)), ''],
  ['the card itself', (c) => planOf(c.story.intro(c.proposed(c.ana, c.bjorn, ago(2)))), ''],
  ['in the bin', (c) => void binned(c, c.proposed(c.ana, c.bjorn, ago(2))), ''],
  [
    'whom to meet is still open',
    (c) => {
      c.proposed('me', undefined, ago(2), { connector: c.priya });
      return { connector: c.priya, parties: ['me'] };
    },
    '',
  ],
]);

const RECENT = `Ana Jansen said no to an introduction on ${ago(60)}.`;
describeRule('declined-before', [
  [
    'this one, three years ago',
    (c) => c.story.answered(c.proposed(c.ana, c.bjorn, ago(1100)), c.bjorn, 'no', { on: ago(1090) }) as undefined,
    `Björn Díaz said no to an introduction to Ana Jansen on ${ago(1090)}.`,
  ],
  [
    'both said no to it',
    (c) => {
      const id = c.proposed(c.ana, c.bjorn, ago(99));
      for (const who of [c.ana, c.bjorn]) c.story.answered(id, who, 'no', { on: ago(98) });
    },
    `Ana Jansen said no to an introduction to Björn Díaz on ${ago(98)}. Björn Díaz said no to an introduction to Ana Jansen on ${ago(98)}.`,
  ],
  [
    'a yes that was taken back',
    (c) => {
      const id = c.proposed(c.ana, c.bjorn, ago(99));
      c.story.answered(id, c.ana, 'yes', { on: ago(98) });
      c.story.change((d, stamp) => recordWithdrawal(d, { id, party: c.ana, on: ago(90) }, stamp));
    },
    `Ana Jansen said no to an introduction to Björn Díaz on ${ago(90)}.`,
  ],
  ['another one, this year', (c) => void answeredBefore(c, c.ana, 'no', ago(60)), RECENT],
  [
    'Priya, als ich sie bat: „Lieber nicht, ich kenne ihn kaum“',
    (c) => {
      const id = c.proposed('me', c.bjorn, ago(40), { connector: c.priya });
      c.story.answered(id, c.priya, 'no', { on: ago(39), words: 'Lieber nicht, ich kenne ihn kaum' });
      return throughPriya(c);
    },
    `Priya Raman said no to an introduction on ${ago(39)}.`,
  ],
  ['under a merged name', (c) => laterMerged(c, (double) => answeredBefore(c, double, 'no', ago(60))), RECENT],
  [
    'Jürgen: „Danke, aber nein“',
    (c) => {
      const id = c.proposed(c.jurgen, c.ana, ago(60));
      c.story.answered(id, c.jurgen, 'no', { on: ago(60), words: 'Danke, aber nein' });
      return [c.jurgen, c.ana];
    },
    `Jürgen Groß said no to an introduction to Ana Jansen on ${ago(60)}.`,
  ],
  ['another one, long ago', (c) => void answeredBefore(c, c.ana, 'no', ago(400)), ''],
  [
    'it was the other side who said no to hers',
    (c) => c.story.answered(c.proposed(c.ana, c.jurgen, ago(60)), c.jurgen, 'no', { on: ago(60) }) as undefined,
    '',
  ],
  [
    'no, and yes when asked again',
    (c) => {
      const id = c.proposed(c.ana, c.bjorn, ago(60));
      c.story.answered(id, c.ana, 'no', { on: ago(60) });
      c.story.answered(id, c.ana, 'yes', { on: ago(30) });
    },
    '',
  ],
  ['not now', (c) => void answeredBefore(c, c.ana, 'not now', ago(60), ago(10)), ''],
  ['it ended as withdrawn', (c) => c.closed(c.proposed(c.ana, c.bjorn, ago(60))) as undefined, ''],
  [
    'whoever offers may have said no to something else',
    (c) => {
      answeredBefore(c, c.priya, 'no', ago(60));
      return offeredByPriya(c);
    },
    '',
  ],
]);
