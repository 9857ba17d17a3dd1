// A storm over the document: whatever verbs come, with whatever arguments, its laws hold after each of them, and what is
// refused has changed nothing. fast-check prints the seed of a failure.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASK_KINDS, captureAsk, editAsk } from '../../shared/model/ask.ts';
import { boardOf, COLUMNS, nextAction, titleOf } from '../../shared/model/board.ts';
import { plantAsk, recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { bin, restore, snoozeCard } from '../../shared/model/cards.ts';
import { ANSWERS, recordAnswer, recordAsked } from '../../shared/model/consent.ts';
import { TABLE_NAMES, type VouchsafeDocument } from '../../shared/model/document.ts';
import { entriesOf, sayEntry } from '../../shared/model/history.ts';
import { addDays, type PersonId, type Stamp } from '../../shared/model/identity.ts';
import { addInteraction, INTERACTION_KINDS } from '../../shared/model/interaction.ts';
import { CHANNELS, editIntro, MODES, nameParty, proposeIntro } from '../../shared/model/intro.ts';
import { ledgerWith } from '../../shared/model/ledger.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeAsk, closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { OUTCOMES } from '../../shared/model/outcome.ts';
import { addPerson, CLOSENESS, editPerson } from '../../shared/model/person.ts';
import { addPromise, settlePromise } from '../../shared/model/promise.ts';
import { addSample, hasSample, removeSample } from '../../shared/model/sample.ts';
import { records } from '../../shared/model/table.ts';
import { recordNews, recordThanks } from '../../shared/model/thanks.ts';
import { planOf } from '../../shared/model/warning-facts.ts';
import { warningsFor } from '../../shared/model/warnings.ts';
import { pickForWeek } from '../../shared/model/week.ts';
import { Refusal } from '../../shared/refusal.ts';
import { anyGust } from '../helpers/weather.ts';
import { randomFrom } from '../torture/random.ts';
import { lookAtDays } from './days.ts';
import { recordsIn, Story, showings, TODAY, unlawful } from './story.ts';

type Verb = (document: VouchsafeDocument, stamp: Stamp) => unknown;
/** One step of the storm: a verb that picks its people and cards from those that are there by number. */
type Gust = (story: Story) => Verb;

const PROTOTYPE = Reflect.ownKeys(Object.prototype);
const NOBODY = 'ee'.repeat(16);
const WORDS = ['', 'why not', 'ليلى 🪸', '__proto__', 'constructor', 'a\r\nb', ' '];
const DAYS = [-40, -21, -1, 0, 1, 21, 400].map((days) => addDays(TODAY, days));

const pick = <Value>(values: readonly Value[]) => fc.constantFrom(...values);
const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
const words = pick(WORDS);
const day = pick(DAYS);
const number = fc.nat(1_000);

const idFrom = (story: Story, table: (typeof TABLE_NAMES)[number], n: number) => {
  const ids = recordsIn(story.document).map(({ id }) => id);
  const own = Object.values(story.document[table]).flatMap((bucket) => Object.keys(bucket));
  if (n % 19 === 0) return NOBODY;
  // Now and then an id of the wrong kind.
  const from = n % 17 === 0 ? ids : own;
  return from[n % Math.max(1, from.length)] ?? NOBODY;
};
const partyFrom = (story: Story, n: number) => (n % 4 === 0 ? 'me' : idFrom(story, 'people', n)) as PersonId;
/** Mostly somebody with a part in the introduction, so that the storm gets anywhere. */
const insiderOf = (story: Story, intro: string, n: number) => {
  const record = [...records(story.document.intros)].find(({ id }) => id === intro);
  const inside = record ? [record.partyA, record.partyB ?? record.partyA, record.connector] : [];
  return (n % 7 === 0 ? undefined : inside[n % 3]) ?? partyFrom(story, n);
};

const personFields = fc.record(
  {
    name: words,
    firm: words,
    emails: fc.dictionary(fc.oneof(words, pick(['ana@tide.example'])), words),
    tags: fc.array(words),
    closeness: pick([...CLOSENESS, '' as const]),
    noAsksUntil: pick([...DAYS, '']),
  },
  { requiredKeys: [] },
);
const brief = fc.record({ what: words, who: words, why: words, blurb: words }, { requiredKeys: [] });

const gusts: fc.Arbitrary<Gust>[] = [
  personFields.map((fields) => () => (d, s) => addPerson(d, fields, s)),
  fc.tuple(number, personFields).map(([n, changes]) => (story) => {
    const id = idFrom(story, 'people', n) as PersonId;
    return (d) => editPerson(d, { id, changes });
  }),
  fc.tuple(number, pick(INTERACTION_KINDS), day, words).map(([n, kind, on, text]) => (story) => {
    const person = idFrom(story, 'people', n) as PersonId;
    return (d, s) => addInteraction(d, { person, kind, on, text }, s);
  }),
  fc.tuple(words, number, pick(ASK_KINDS), brief, fc.array(words)).map(([title, n, kind, brief, tags]) => (story) => {
    const asker = partyFrom(story, n);
    return (d, s) => captureAsk(d, { title, asker, kind, brief, tags }, s);
  }),
  fc.tuple(number, brief, maybe(words)).map(([n, brief, title]) => (story) => {
    const id = idFrom(story, 'asks', n) as never;
    return (d, s) => editAsk(d, { id, changes: { brief, ...(title !== undefined && { title }) } }, s);
  }),
  fc.tuple(number, pick(OUTCOMES), words).map(([n, outcome, words]) => (story) => {
    const id = idFrom(story, 'asks', n) as never;
    return (d, s) => closeAsk(d, { id, outcome, words }, s);
  }),
  fc
    .tuple(number, number, maybe(number), number, fc.boolean(), pick(MODES))
    .map(([a, b, c, n, offered, mode]) => (story) => {
      const connector = n % 2 === 0 ? 'me' : partyFrom(story, n);
      const partyA = connector === 'me' ? partyFrom(story, a) : 'me';
      const partyB = c === undefined && n % 3 > 0 ? undefined : partyFrom(story, b);
      const ask = n % 5 === 0 ? (idFrom(story, 'asks', n) as never) : undefined;
      return (d, s) =>
        proposeIntro(d, { connector, partyA, partyB, mode, ask, ...(offered && { offered }), why: WORDS[n % 7] }, s);
    }),
  fc.tuple(number, number).map(([n, m]) => (story) => {
    const id = idFrom(story, 'intros', n) as never;
    const party = partyFrom(story, m);
    return (d, s) => nameParty(d, { id, party }, s);
  }),
  fc.tuple(number, words, pick(MODES), pick([...DAYS, ''])).map(([n, blurb, mode, due]) => (story) => {
    const id = idFrom(story, 'intros', n) as never;
    return (d, s) => editIntro(d, { id, changes: { blurb, names: blurb, mode, due, tags: [blurb] } }, s);
  }),
  fc.tuple(number, number, pick(CHANNELS), day).map(([n, m, channel, on]) => (story) => {
    const id = idFrom(story, 'intros', n) as never;
    const party = insiderOf(story, id, m);
    return (d, s) => recordAsked(d, { id, party, channel, on }, s);
  }),
  fc
    .tuple(number, number, pick(ANSWERS), day, maybe(day), maybe(words))
    .map(([n, m, answer, on, until, words]) => (story) => {
      const id = idFrom(story, 'intros', n) as never;
      const party = insiderOf(story, id, m);
      return (d, s) => recordAnswer(d, { id, party, answer, on, until, words }, s);
    }),
  fc.tuple(number, pick(CHANNELS), day, maybe(fc.boolean())).map(([n, how, on, override]) => (story) => {
    const id = idFrom(story, 'intros', n) as never;
    return (d, s) => introduce(d, { id, how, on, override }, s);
  }),
  fc
    .tuple(number, pick(OUTCOMES), maybe(words), maybe(fc.boolean()))
    .map(([n, outcome, words, override]) => (story) => {
      const id = idFrom(story, 'intros', n) as never;
      return (d, s) => closeIntro(d, { id, outcome, words, override }, s);
    }),
  fc.tuple(number, number, words, maybe(day), number).map(([n, m, text, due, p]) => (story) => {
    const id = idFrom(story, 'intros', n) as never;
    const by = insiderOf(story, id, m);
    const [intro] = [...records(story.document.intros)].filter((each) => each.id === id);
    const promises = Object.keys(intro?.promises ?? {});
    const promise = promises[p % Math.max(1, promises.length)] ?? 'constructor';
    const state = (['open', 'kept', 'let go'] as const)[p % 3] ?? 'open';
    return (d, s) => (p % 2 ? settlePromise(d, { id, promise, state }, s) : addPromise(d, { id, by, text, due }, s));
  }),
  fc.tuple(number, number, pick(['sent', 'waived'] as const)).map(([n, m, thanks]) => (story) => {
    const id = idFrom(story, 'intros', n) as never;
    const party = insiderOf(story, id, m);
    return (d, s) =>
      m % 2
        ? recordThanks(d, { id, party, thanks }, s)
        : noteMessage(d, { id, moment: 'thanks', parties: [party], channel: 'email', subject: '', words: 'x' }, s);
  }),
  ...Array.from({ length: 4 }, () =>
    fc.tuple(number, pick(COLUMNS), maybe(number), maybe(number), maybe(fc.boolean())).map(
      ([n, to, a, b, override]): Gust =>
        (story) => {
          const card = (m: number) => idFrom(story, m % 2 ? 'asks' : 'intros', m >> 1);
          const [above, below] = [a, b].map((m) => (m === undefined ? undefined : card(m)));
          return (d, s) => moveCard(d, { id: card(n), to, above, below, override }, s);
        },
    ),
  ),
  fc.tuple(number, pick([...DAYS, ''])).map(([n, until]) => (story) => {
    const id = idFrom(story, n % 2 ? 'asks' : 'intros', n >> 1);
    return (d, s) => snoozeCard(d, { id, until }, s);
  }),
  fc.tuple(number, number, day, pick([...DAYS, ''])).map(([n, m, on, until]) => (story) => {
    const id = idFrom(story, 'asks', n) as never;
    const party = partyFrom(story, m);
    const verbs: readonly Verb[] = [
      (d, s) => tellOfAsk(d, { id, parties: [party], channel: 'email', on }, s),
      (d, s) => recordResponse(d, { id, party, response: 'will think', on }, s),
      (d, s) => plantAsk(d, { id, party, on, until: until || undefined }, s),
      (d, s) => recordNews(d, { id, party, news: 'sent', on }, s),
    ];
    return verbs[n % verbs.length] as Verb;
  }),
  fc
    .tuple(number, pick(['asks', 'intros', 'people'] as const), pick([...DAYS, '']))
    .map(([n, table, on]) => (story) => {
      const id = idFrom(story, table, n);
      return (d, s) => pickForWeek(d, { table, id, on }, s);
    }),
  fc.tuple(pick(TABLE_NAMES), fc.array(number, { maxLength: 3 }), fc.boolean()).map(([table, ns, back]) => (story) => {
    const ids = ns.map((n) => idFrom(story, table, n));
    return (d, s) => (back ? restore : bin)(d, { table, ids }, s);
  }),
  fc.boolean().map((there) => () => (d, s) => (there ? addSample : removeSample)(d, undefined, s)),
  // Every verb that there is, as the weather blows it.
  ...Array.from({ length: 8 }, () =>
    fc.nat().map(
      (seed): Gust =>
        (story) =>
          anyGust(story.document, randomFrom(seed)),
    ),
  ),
];

/** Everything that a screen computes from a document must be computable. */
function look(story: Story): void {
  const { document, today } = story;
  const name = () => 'somebody';
  const board = boardOf(document, today);
  for (const column of COLUMNS)
    for (const card of board.columns[column]) {
      expect(titleOf(document, card)).not.toMatch(/undefined|null|NaN/);
      const { sentence } = nextAction(document, card, today);
      expect(sentence).not.toMatch(/undefined|null|NaN/);
      for (const entry of entriesOf(card)) expect(sayEntry(entry, name)).not.toMatch(/undefined|null|NaN|^$/);
    }
  const people = [...records(document.people)].map(({ id }) => id);
  for (const intro of records(document.intros))
    for (const warning of warningsFor(document, planOf(intro), today))
      expect(warning.sentence).not.toMatch(/undefined|null/);
  for (const id of people.slice(0, 3)) ledgerWith(document, id);
  lookAtDays(story);
}

test('the laws of the document hold through any weather', () => {
  const storm = fc.array(fc.oneof(...gusts), { minLength: 1, maxLength: 60, size: 'max' });
  let [done, refused] = [0, 0];
  fc.assert(
    fc.property(storm, (weather) => {
      const story = new Story();
      for (const name of ['Ana', 'Björn', 'Priya']) story.person(name);
      const seen = new Set<string>();
      for (const [n, gust] of weather.entries()) {
        story.today = addDays(TODAY, n % 5);
        const before = story.document;
        try {
          story.change(gust(story));
          done++;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          refused++;
          expect(story.document).toBe(before);
        }
        const ids = new Set(recordsIn(story.document).map(({ id }) => id));
        for (const id of seen) if (!ids.has(id)) throw new Error('a record was deleted');
        for (const id of ids) seen.add(id);
      }
      expect(unlawful(story.document)).toEqual([]);
      expect(JSON.parse(JSON.stringify(story.document))).toEqual(story.document);
      const cards = [...records(story.document.asks), ...records(story.document.intros)].map(({ id }) => String(id));
      expect([...showings(story.document, story.today)].sort()).toEqual(cards.map((id) => [id, 1]).sort());
      look(story);
      expect(Reflect.ownKeys(Object.prototype)).toEqual(PROTOTYPE);
    }),
    { numRuns: 50 },
  );
  // A storm in which everything is refused would prove nothing.
  expect(done).toBeGreaterThan(300);
  expect(refused).toBeGreaterThan(100);
});

test('the sample network teaches, and leaves with one click, with what was done to it', () => {
  const story = new Story();
  const mine = story.person('Mo');
  story.change((document, stamp) => addSample(document, undefined, stamp));
  expect(hasSample(story.document)).toBe(true);
  const { columns } = story.board();
  for (const column of ['captured', 'shaped', 'proposed', 'permission', 'introduced'] as const)
    expect(columns[column].length).toBeGreaterThan(0);
  const [a, b] = [...records(story.document.people)].filter(({ sample }) => sample).map(({ id }) => id);
  const theirs = story.propose({ partyA: a as PersonId, partyB: b as PersonId });
  const ours = story.propose({ partyA: mine, partyB: b as PersonId });
  story.change((document, stamp) => removeSample(document, undefined, stamp));
  expect(hasSample(story.document)).toBe(false);
  expect([...records(story.document.people)].map(({ name }) => name)).toEqual(['Mo']);
  expect(story.intro(theirs).binnedAt).toBeDefined();
  expect([...showings(story.document, TODAY).keys()]).toEqual([ours]);
  expect(unlawful(story.document)).toEqual([]);
});
