// "Should I?" before "who?": how much is under way already, and how old a yes may be. Each rule with what it must catch and
// what it must leave alone.
import { bin } from '../../shared/model/cards.ts';
import { editSettings } from '../../shared/model/me.ts';
import { planOf } from '../../shared/model/warning-facts.ts';
import { ago, busy, type Circle, describeRule, merge, offeredByPriya, open, stale, throughPriya } from './circle.ts';

const has = (name: string, count: number) => `${name} already has a part in ${count} open introductions.`;
describeRule('load', [
  ['three open', (c) => void open(c, c.ana, 3), has('Ana Jansen', 3)],
  ['five open', (c) => void open(c, c.bjorn, 5), has('Björn Díaz', 5)],
  [
    'as connector, too',
    (c) => {
      open(c, c.priya, 2);
      c.proposed('me', undefined, ago(1), { connector: c.priya });
      return throughPriya(c);
    },
    has('Priya Raman', 3),
  ],
  [
    'under two names that are one',
    (c) => {
      const double = c.known('A. Jansen');
      open(c, c.ana, 2);
      open(c, double, 1);
      merge(c, c.ana, double);
    },
    has('Ana Jansen', 3),
  ],
  [
    'made, and not followed up yet',
    (c) => {
      open(c, c.ana, 2);
      c.made(c.ana, c.jurgen, ago(4));
    },
    has('Ana Jansen', 3),
  ],
  [
    'Jürgen, mitten im Umzug',
    (c) => {
      open(c, c.jurgen, 4);
      return [c.jurgen, c.ana];
    },
    has('Jürgen Groß', 4),
  ],
  ['two open', (c) => void open(c, c.ana, 2), ''],
  ['three, of which one is closed', (c) => c.closed(open(c, c.ana, 3)) as undefined, ''],
  [
    'three, of which one is in the bin',
    (c) => {
      const id = open(c, c.ana, 3);
      c.story.change((d, stamp) => bin(d, { table: 'intros', ids: [id] }, stamp));
    },
    '',
  ],
  ['two, and this card itself', (c) => planOf(c.story.intro(open(c, c.ana, 3))), ''],
  [
    'a connector who offers, however busy',
    (c) => {
      open(c, c.priya, 4);
      return offeredByPriya(c);
    },
    '',
  ],
  ['somebody else has many', (c) => void open(c, c.jurgen, 5), ''],
]);

const yes = (name: string, days: number) => `${name} said yes on ${ago(days)}, long ago: ask again first.`;
const good = (c: Circle, consentDays: number) => c.story.change((d) => editSettings(d, { consentDays }));
describeRule('stale-consent', [
  ['seven months old, on this card', (c) => stale(c, c.ana, 213), yes('Ana Jansen', 213)],
  ['half a year and a day', (c) => stale(c, c.ana, 184), yes('Ana Jansen', 184)],
  [
    'by a shorter setting',
    (c) => {
      good(c, 30);
      return stale(c, c.ana, 31);
    },
    yes('Ana Jansen', 31),
  ],
  [
    'on the open card between them, when another is thought of',
    (c) => void stale(c, c.ana, 300),
    yes('Ana Jansen', 300),
  ],
  [
    'the connector’s: „Gerne!“',
    (c) => {
      const id = c.proposed('me', c.bjorn, ago(300), { connector: c.priya });
      c.story.answered(id, c.priya, 'yes', { on: ago(290), words: 'Gerne!' });
      return planOf(c.story.intro(id));
    },
    yes('Priya Raman', 290),
  ],
  [
    'my own',
    (c) => {
      const id = c.proposed('me', c.bjorn, ago(300), { connector: c.priya, offered: true });
      c.story.answered(id, 'me', 'yes', { on: ago(290) });
      return planOf(c.story.intro(id));
    },
    yes('You', 290),
  ],
  ['exactly half a year', (c) => stale(c, c.ana, 183), ''],
  ['of last week', (c) => stale(c, c.ana, 7), ''],
  [
    'by a longer setting',
    (c) => {
      good(c, 365);
      return stale(c, c.ana, 300);
    },
    '',
  ],
  [
    'an old no',
    (c) => {
      const id = c.proposed(c.ana, c.bjorn, ago(300));
      c.story.answered(id, c.ana, 'no', { on: ago(300) });
      return planOf(c.story.intro(id));
    },
    '',
  ],
  [
    'asked again since',
    (c) => {
      const plan = stale(c, c.ana, 300);
      if (plan.id) c.story.asked(plan.id, c.ana);
      return plan;
    },
    '',
  ],
  [
    'it was made with it',
    (c) => {
      const id = c.made(c.ana, c.bjorn, ago(250));
      c.story.answered(id, c.ana, 'yes', { on: ago(260) });
      return planOf(c.story.intro(id));
    },
    '',
  ],
  [
    'it is over',
    (c) => {
      const plan = stale(c, c.ana, 300);
      if (plan.id) c.closed(plan.id);
    },
    '',
  ],
  [
    'her yes to another',
    (c) => c.story.answered(c.proposed(c.ana, c.jurgen, ago(300)), c.ana, 'yes', { on: ago(300) }) as undefined,
    '',
  ],
  [
    'directly, where no yes is needed',
    (c) => {
      const id = c.proposed(c.ana, c.bjorn, ago(300), { mode: 'direct' });
      c.story.answered(id, c.ana, 'yes', { on: ago(300) });
      return planOf(c.story.intro(id));
    },
    '',
  ],
]);

const mine = (count: number) =>
  `You have ${count} introductions under way that are not made yet. Finish one before you begin another.`;
describeRule('my-load', [
  ['twelve under way', (c) => void busy(c, 12), mine(12)],
  ['twenty', (c) => void busy(c, 20), mine(20)],
  [
    'also when I ask',
    (c) => {
      busy(c, 12);
      return throughPriya(c);
    },
    mine(12),
  ],
  [
    'my own asks count',
    (c) => {
      busy(c, 11);
      c.proposed('me', undefined, ago(1), { connector: c.priya });
    },
    mine(12),
  ],
  [
    'zwölf, und für Jürgen noch eine',
    (c) => {
      busy(c, 12);
      return [c.jurgen, c.ana];
    },
    mine(12),
  ],
  ['eleven', (c) => void busy(c, 11), ''],
  [
    'eleven, and one that is made',
    (c) => {
      busy(c, 11);
      c.made(c.ana, c.bjorn, ago(2));
    },
    '',
  ],
  ['twelve, of which one is closed', (c) => c.closed(busy(c, 12)) as undefined, ''],
  [
    'twelve, of which one waits for its day',
    (c) => c.story.answered(busy(c, 12), c.jurgen, 'not now', { until: '2027-01-10' }) as undefined,
    '',
  ],
  [
    'eleven, and this card itself',
    (c) => {
      busy(c, 11);
      return planOf(c.story.intro(c.proposed(c.ana, c.bjorn, ago(1))));
    },
    '',
  ],
  [
    'twelve, all in the bin',
    (c) => {
      const ids = Array.from({ length: 12 }, () => busy(c, 1));
      c.story.change((d, stamp) => bin(d, { table: 'intros', ids }, stamp));
    },
    '',
  ],
]);
