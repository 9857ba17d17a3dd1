// "Should I?" before "who?": what is known of the people, whom they know, and when they want to be left alone. Each rule with
// what it must catch and what it must leave alone.
import { bin } from '../../shared/model/cards.ts';
import { addDays } from '../../shared/model/identity.ts';
import { recordTie } from '../../shared/model/tie.ts';
import { planOf } from '../../shared/model/warning-facts.ts';
import {
  ago,
  answeredBefore,
  describeRule,
  edit,
  hardly,
  meet,
  merge,
  offeredByPriya,
  throughPriya,
  tied,
} from './circle.ts';
import { TODAY } from './story.ts';

const KNOWN = 'Ana Jansen and Björn Díaz know each other already';
const MYSELF = 'You know Ana Jansen well already: you could write yourself.';
describeRule('acquainted', [
  ['colleagues', (c) => tied(c, { kind: 'colleague' }), `${KNOWN} (colleague).`],
  ['noted from the other side', (c) => tied(c, {}, true), `${KNOWN}.`],
  ['well', (c) => tied(c, { closeness: 'well' }), `${KNOWN}.`],
  ['Schwägerin', (c) => tied(c, { kind: 'Schwägerin' }), `${KNOWN} (Schwägerin).`],
  [
    'a tie of a merged name',
    (c) => {
      const double = c.known('A. Jansen');
      c.story.change((d, stamp) => recordTie(d, { a: double, b: c.bjorn }, stamp));
      merge(c, c.ana, double);
    },
    `${KNOWN}.`,
  ],
  ['I want to meet whom I know well', (c) => throughPriya(c), MYSELF],
  ['she offers whom I know well', (c) => offeredByPriya(c), MYSELF],
  ['no tie', () => undefined, ''],
  ['they hardly know each other', (c) => tied(c, { closeness: 'hardly' }), ''],
  [
    'each knows a third',
    (c) => {
      for (const a of [c.ana, c.bjorn]) c.story.change((d, stamp) => recordTie(d, { a, b: c.jurgen }, stamp));
    },
    '',
  ],
  [
    'I know somewhat whom I want to meet',
    (c) => {
      edit(c, c.ana, { closeness: 'somewhat' });
      return throughPriya(c);
    },
    '',
  ],
  ['I know the connector well', (c) => ({ connector: c.priya, parties: ['me'] }), ''],
  ['I know well both whom I connect', (c) => [c.ana, c.jurgen], ''],
]);

const NOTHING = 'asked to be asked for nothing until';
describeRule('no-asks', [
  [
    'until Christmas',
    (c) => edit(c, c.ana, { noAsksUntil: '2026-12-24' }) as undefined,
    `Ana Jansen ${NOTHING} 2026-12-24.`,
  ],
  [
    'until tomorrow',
    (c) => edit(c, c.bjorn, { noAsksUntil: addDays(TODAY, 1) }) as undefined,
    `Björn Díaz ${NOTHING} ${addDays(TODAY, 1)}.`,
  ],
  [
    'both of them',
    (c) => {
      for (const who of [c.ana, c.bjorn]) edit(c, who, { noAsksUntil: '2027-01-07' });
    },
    `Ana Jansen ${NOTHING} 2027-01-07. Björn Díaz ${NOTHING} 2027-01-07.`,
  ],
  [
    'the connector whom I would ask',
    (c) => {
      edit(c, c.priya, { noAsksUntil: '2026-12-24' });
      return throughPriya(c);
    },
    `Priya Raman ${NOTHING} 2026-12-24.`,
  ],
  [
    'whom I want to meet',
    (c) => {
      edit(c, c.ana, { noAsksUntil: '2026-12-24' });
      return throughPriya(c);
    },
    `Ana Jansen ${NOTHING} 2026-12-24.`,
  ],
  [
    'Jürgen, in Elternzeit bis März',
    (c) => {
      edit(c, c.jurgen, { noAsksUntil: '2027-03-01' });
      return [c.jurgen, c.ana];
    },
    `Jürgen Groß ${NOTHING} 2027-03-01.`,
  ],
  [
    'a connector who offers',
    (c) => {
      edit(c, c.priya, { noAsksUntil: '2026-12-24' });
      return offeredByPriya(c);
    },
    '',
  ],
  ['until today', (c) => edit(c, c.ana, { noAsksUntil: TODAY }) as undefined, ''],
  ['long over', (c) => edit(c, c.ana, { noAsksUntil: '2026-01-01' }) as undefined, ''],
  ['never said', () => undefined, ''],
  [
    'taken back',
    (c) => {
      for (const noAsksUntil of ['2026-12-24', '']) edit(c, c.ana, { noAsksUntil });
    },
    '',
  ],
  ['somebody who has no part in it', (c) => edit(c, c.jurgen, { noAsksUntil: '2026-12-24' }) as undefined, ''],
]);

const UNTIL = '2027-01-10';
describeRule('not-now', [
  [
    'until a day to come',
    (c) => void answeredBefore(c, c.ana, 'not now', ago(9), UNTIL),
    `Ana Jansen said “not now” until ${UNTIL}.`,
  ],
  [
    'and that card was closed since',
    (c) => c.closed(answeredBefore(c, c.ana, 'not now', ago(9), UNTIL)) as undefined,
    `Ana Jansen said “not now” until ${UNTIL}.`,
  ],
  [
    'without a day, while the card is open',
    (c) => void answeredBefore(c, c.ana, 'not now', ago(9)),
    'Ana Jansen said “not now”.',
  ],
  [
    'both',
    (c) => {
      for (const who of [c.ana, c.bjorn]) answeredBefore(c, who, 'not now', ago(9), UNTIL);
    },
    `Ana Jansen said “not now” until ${UNTIL}. Björn Díaz said “not now” until ${UNTIL}.`,
  ],
  [
    'the connector whom I would ask',
    (c) => {
      c.story.answered(c.proposed('me', c.bjorn, ago(9), { connector: c.priya }), c.priya, 'not now', { until: UNTIL });
      return throughPriya(c);
    },
    `Priya Raman said “not now” until ${UNTIL}.`,
  ],
  [
    'Jürgen: „nach der Messe“',
    (c) => {
      const id = c.proposed(c.jurgen, c.bjorn, ago(2));
      c.story.answered(id, c.jurgen, 'not now', { until: UNTIL, words: 'nach der Messe' });
      return [c.jurgen, c.priya];
    },
    `Jürgen Groß said “not now” until ${UNTIL}.`,
  ],
  ['the day has come', (c) => void answeredBefore(c, c.ana, 'not now', ago(9), TODAY), ''],
  ['the day is over', (c) => void answeredBefore(c, c.ana, 'not now', ago(90), ago(60)), ''],
  ['without a day, and closed', (c) => c.closed(answeredBefore(c, c.ana, 'not now', ago(9))) as undefined, ''],
  [
    'and yes since',
    (c) => c.story.answered(answeredBefore(c, c.ana, 'not now', ago(9), UNTIL), c.ana, 'yes') as undefined,
    '',
  ],
  [
    'the other side of hers said it',
    (c) => c.story.answered(c.proposed(c.ana, c.jurgen, ago(9)), c.jurgen, 'not now', { until: UNTIL }) as undefined,
    '',
  ],
  [
    'on this card itself, where its consent says so',
    (c) => planOf(c.story.intro(answeredBefore(c, c.ana, 'not now', ago(9), UNTIL))),
    '',
  ],
]);

const HARDLY = 'You hardly know Hana Weiß, as far as your notes say. The relationship comes first.';
describeRule('hardly-known', [
  ['nothing is noted of Hana', (c) => hardly(c, {}), HARDLY],
  ['I said so', (c) => hardly(c, { closeness: 'hardly' }), HARDLY],
  ['I said so, though we met', (c) => hardly(c, { closeness: 'hardly' }, true), HARDLY],
  ['as connector', (c) => ({ connector: c.story.person('Hana Weiß'), parties: ['me', c.ana] }), HARDLY],
  [
    'the meeting is in the bin',
    (c) => {
      const hana = c.story.person('Hana Weiß');
      const id = meet(c, hana);
      c.story.change((d, stamp) => bin(d, { table: 'interactions', ids: [id] }, stamp));
      return [hana, c.ana];
    },
    HARDLY,
  ],
  ['Hana und Jürgen', (c) => [c.jurgen, hardly(c, {})[0]], HARDLY],
  ['we met once', (c) => hardly(c, {}, true), ''],
  ['somewhat', (c) => hardly(c, { closeness: 'somewhat' }), ''],
  ['well', () => undefined, ''],
  ['the stranger whom I want to meet', (c) => ({ connector: c.priya, parties: ['me', hardly(c, {})[0]] }), ''],
  [
    'the stranger whom she offers',
    (c) => ({ connector: c.priya, parties: ['me', hardly(c, {})[0]], offered: true }),
    '',
  ],
  [
    'we met under another name of hers',
    (c) => {
      const [hana, double] = [c.story.person('Hana Weiß'), c.story.person('H. Weiss')];
      meet(c, double);
      merge(c, hana, double);
      return [hana, c.ana];
    },
    '',
  ],
  ['me', (c) => ({ connector: c.priya, parties: ['me'] }), ''],
]);
