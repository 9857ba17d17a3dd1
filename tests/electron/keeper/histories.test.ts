// Two laptops write into the same introduction and the same ask, on real Automerge documents, cut and merged at random: every
// consent, message, promise and thank-you of either is on both, and what is read from them is the same. fast-check prints the
// seed of a failure.
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import { captureAsk } from '../../../shared/model/ask.ts';
import { boardOf, nextAction, titleOf } from '../../../shared/model/board.ts';
import {
  plantAsk,
  RESPONSES,
  recordAssessment,
  recordResponse,
  tellOfAsk,
  toldOf,
} from '../../../shared/model/broadcast.ts';
import { findCard, isIntro } from '../../../shared/model/cards.ts';
import { ANSWERS, consentOf, recordAnswer, recordAsked, recordWithdrawal } from '../../../shared/model/consent.ts';
import { correctFact, strikeFact } from '../../../shared/model/correction.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { FEELINGS, feedbackOf, recordFeedback } from '../../../shared/model/feedback.ts';
import { entriesOf, isFact, sayEntry } from '../../../shared/model/history.ts';
import type { AskId, IntroId, PersonId } from '../../../shared/model/identity.ts';
import { CHANNELS, findIntro, proposeIntro } from '../../../shared/model/intro.ts';
import { messagesOf, noteMessage } from '../../../shared/model/message.ts';
import { MOMENTS } from '../../../shared/model/messages/moments.ts';
import { closeIntro, introduce, moveCard } from '../../../shared/model/move.ts';
import { OUTCOMES } from '../../../shared/model/outcome.ts';
import { addPerson } from '../../../shared/model/person.ts';
import { addPromise, editPromise, promisesOf, settlePromise } from '../../../shared/model/promise.ts';
import { find } from '../../../shared/model/table.ts';
import { newsOwed, recordNews, recordThanks, SETTLED, thanksOwed } from '../../../shared/model/thanks.ts';
import { timelineOf } from '../../../shared/model/timeline.ts';
import { planOf } from '../../../shared/model/warning-facts.ts';
import { warningsFor } from '../../../shared/model/warnings.ts';
import { Laptop, type Verb } from '../../helpers/laptops.ts';
import { TODAY } from '../../shared/story.ts';
import { type Random, randomFrom } from '../../torture/random.ts';

beforeAll(startAutomerge);

const HOUR = 3_600_000;
const WORDS = ['gladly', 'ليلى 🪸', 'a\nb', '__proto__', 'nach dem 10.'];

interface Scene {
  readonly intro: IntroId;
  readonly ask: AskId;
  readonly people: readonly PersonId[];
}

/** Ana meets Björn through me, for an ask of Priya's. */
function begin(laptop: Laptop): Scene {
  return laptop.change([], (document, stamp) => {
    const people = ['Ana', 'Björn', 'Priya'].map((name) => addPerson(document, { name }, stamp));
    const [ana, bjorn, priya] = people as [PersonId, PersonId, PersonId];
    const ask = captureAsk(document, { title: 'A CFO', asker: priya }, stamp);
    const who = { connector: 'me', partyA: ana, partyB: bjorn, mode: 'permission first', ask } as const;
    return { intro: proposeIntro(document, who, stamp), ask, people };
  }) as Scene;
}

/** Something that is recorded of the introduction or the ask. */
function gust(scene: Scene, { pick, oneIn, ...random }: Random, document: VouchsafeDocument): Verb {
  const id = scene.intro;
  const party = pick(scene.people.slice(0, 2)) as PersonId;
  const anybody = pick(scene.people) as PersonId;
  const words = pick(WORDS);
  const on = TODAY;
  const card = oneIn(2) ? scene.intro : scene.ask;
  const facts = Object.values(findCard(document, card).history).filter(isFact);
  const entry = facts.length === 0 ? 'ee'.repeat(16) : pick(facts).id;
  const promise = pick([...Object.keys(findIntro(document, id).promises), 'ee'.repeat(16)]);
  const verbs: readonly Verb[] = [
    (d, s) => recordAsked(d, { id, party, channel: pick(CHANNELS), on, words }, s),
    (d, s) => recordAnswer(d, { id, party, answer: pick(ANSWERS), on, until: '2027-01-10', words, terms: words }, s),
    (d, s) => recordWithdrawal(d, { id, party, on, words }, s),
    (d, s) => recordThanks(d, { id, party, thanks: pick(SETTLED) }, s),
    (d, s) => recordNews(d, { id, party, news: pick(SETTLED), on, words }, s),
    (d, s) => recordFeedback(d, { id, party, on, feeling: pick(FEELINGS), words, neverLeaves: oneIn(2) }, s),
    (d, s) =>
      noteMessage(d, { id: card, moment: pick(MOMENTS), parties: [party], channel: 'file', subject: '', words }, s),
    (d, s) => addPromise(d, { id, by: party, text: words, due: on }, s),
    (d, s) => settlePromise(d, { id, promise, state: pick(['open', 'kept', 'let go']) }, s),
    (d, s) => editPromise(d, { id, promise, changes: { text: words, struck: oneIn(3) } }, s),
    (d, s) => plantAsk(d, { id: card, party: anybody, on, until: '2027-01-10', words }, s),
    (d, s) => recordAssessment(d, { id: card, party: anybody, on, words }, s),
    (d, s) => tellOfAsk(d, { id: scene.ask, parties: scene.people, channel: 'email', on }, s),
    (d, s) => recordResponse(d, { id: scene.ask, party: anybody, response: pick(RESPONSES), on, words }, s),
    (d, s) => correctFact(d, { id: card, entry, changes: { words, answer: pick(ANSWERS) } }, s),
    (d, s) => strikeFact(d, { id: card, entry, struck: oneIn(2) }, s),
    (d, s) => introduce(d, { id, how: 'email', on, override: true }, s),
    (d, s) => closeIntro(d, { id, outcome: pick(OUTCOMES), value: words, override: true }, s),
    (d, s) => moveCard(d, { id, to: pick(['proposed', 'permission', 'ready', 'follow-up']), override: true }, s),
  ];
  return verbs[random.int(verbs.length)] as Verb;
}

/** Everything that screens read from the two cards. */
function read(document: VouchsafeDocument, { intro: id, ask, people }: Scene): unknown {
  const intro = findIntro(document, id);
  const name = () => 'somebody';
  return {
    board: boardOf(document, TODAY),
    next: [id, ask].map((card) => nextAction(document, findCard(document, card), TODAY)),
    titles: [id, ask].map((card) => titleOf(document, findCard(document, card))),
    consents: people.map((who) => consentOf(intro, who)),
    owed: [thanksOwed(intro), newsOwed(intro)],
    read: [messagesOf(intro), feedbackOf(intro), promisesOf(intro)],
    told: toldOf(find(document.asks, ask) as never),
    histories: [id, ask].map((card) => entriesOf(findCard(document, card)).map((entry) => sayEntry(entry, name))),
    timelines: people.map((who) => timelineOf(document, find(document.people, who) as never, [], () => TODAY)),
    warnings: warningsFor(document, planOf(intro), TODAY),
  };
}

/** Lets two laptops write apart, with their clocks apart, and brings them together in the end. */
function storm(seed: number): { scene: Scene; laptops: readonly [Laptop, Laptop]; touched: ReadonlySet<string> } {
  const random = randomFrom(seed);
  const ahead = (random.int(49) - 24) * HOUR;
  const laptops = [new Laptop('study', 0, random), new Laptop('travel', ahead, random)] as const;
  const [study, travel] = laptops;
  const scene = begin(study);
  study.send(travel);
  const cards = [scene.intro, scene.ask];
  for (let step = 0; step < 40; step++) {
    const laptop = random.pick(laptops);
    if (random.oneIn(8)) laptop.send(laptop === study ? travel : study, 1 + random.int(6));
    else if (random.oneIn(12)) laptop.undo(cards);
    else laptop.change(cards, gust(scene, random, laptop.network.plain));
  }
  study.send(travel);
  travel.send(study);
  const touched = new Set(laptops.flatMap((laptop) => [...laptop.touched]));
  return { scene, laptops, touched };
}

test('every entry of either laptop is on both, and all that is read from them is the same', () => {
  let [written, corrected] = [0, 0];
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { scene, laptops, touched } = storm(seed);
      const [study, travel] = laptops;
      expect(travel.network.plain).toEqual(study.network.plain);
      for (const { network } of laptops)
        for (const { entry, card } of laptops.flatMap((laptop) => laptop.written)) {
          const { history } = findCard(network.plain, card);
          const found = history[entry.id];
          // Corrected or struck since, it is there all the same, about the same person, with its time.
          const { id, at, device, what, party } = entry;
          expect(found).toMatchObject({ id, at, device, what, ...(party && { party }) });
          if (!touched.has(entry.id)) expect(found).toEqual(entry);
        }
      written += laptops[0].written.length + laptops[1].written.length;
      corrected += touched.size;
      expect(read(travel.network.plain, scene)).toEqual(read(study.network.plain, scene));
      expect(JSON.stringify(read(study.network.plain, scene))).not.toMatch(/undefined|NaN/);
      expect(isIntro(findCard(study.network.plain, scene.intro))).toBe(true);
    }),
    { numRuns: 30 },
  );
  expect(written).toBeGreaterThan(600);
  expect(corrected).toBeGreaterThan(20);
});

test('what was known comes before what was written then, whatever the clocks say', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { laptops } = storm(seed);
      for (const { network } of laptops)
        for (const { entry, card, known } of laptops.flatMap((laptop) => laptop.written)) {
          const { history } = findCard(network.plain, card);
          for (const id of known) expect([id, (history[id]?.at ?? 0) < entry.at]).toEqual([id, true]);
        }
    }),
    { numRuns: 10 },
  );
});

test('a yes here and a no there: the one who knew the other’s word has the last one, on both', () => {
  const random = randomFrom(1);
  // The clock of the study is five hours late.
  const [study, travel] = [new Laptop('study', -5 * HOUR, random), new Laptop('travel', 0, random)];
  const scene = begin(travel);
  const { intro: id, people } = scene;
  const [ana] = people as [PersonId];
  travel.change([], (d, s) => recordAnswer(d, { id, party: ana, answer: 'not now', on: TODAY }, s));
  travel.send(study);
  study.change([], (d, s) => recordAnswer(d, { id, party: ana, answer: 'yes', on: TODAY, words: 'Gladly' }, s));
  study.send(travel);
  for (const { network } of [study, travel])
    expect(consentOf(findIntro(network.plain, id), ana)).toMatchObject({ answer: 'yes', words: 'Gladly' });
});
