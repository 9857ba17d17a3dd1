// Two laptops work on one ask at once, apart, on real Automerge documents: after they have met, every answer, planting, word
// and link of both is there, and both show the same.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { genesis, Network, startAutomerge } from '../../../electron/keeper/document.ts';
import { type Ask, captureAsk, editAsk, findAsk } from '../../../shared/model/ask.ts';
import { nextAction } from '../../../shared/model/board.ts';
import {
  assessmentsOf,
  plantAsk,
  plantingsOf,
  recordAssessment,
  recordResponse,
  tellOfAsk,
  toldOf,
} from '../../../shared/model/broadcast.ts';
import { declineAsk } from '../../../shared/model/decline.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import { entriesOf, isFact } from '../../../shared/model/history.ts';
import type { AskId, PersonId, Stamp } from '../../../shared/model/identity.ts';
import { growAsk, linkedTo } from '../../../shared/model/linked.ts';
import { addPerson } from '../../../shared/model/person.ts';
import { stampAt } from '../../helpers/stamp.ts';
import { showings, unlawful } from '../../shared/story.ts';

beforeAll(startAutomerge);

const TODAY = '2026-11-22';
type Verb = (document: VouchsafeDocument, stamp: Stamp) => unknown;

/** Two laptops with one ask and three people between them, as yet in step. */
function twoLaptops() {
  const { snapshot, heads } = genesis();
  const study = Network.load(snapshot, heads);
  const stamp = stampAt();
  const { value } = study.change((document) => {
    const people = ['Ana', 'Björn', 'Priya'].map((name) => addPerson(document, { name }, stamp));
    return { id: captureAsk(document, { title: 'A CFO' }, stamp), people };
  }, 0);
  const saved = study.save();
  const travel = Network.load(saved.snapshot, saved.heads);
  const [ana, bjorn, priya] = value.people as [PersonId, PersonId, PersonId];
  return { study, travel, id: value.id, ana, bjorn, priya };
}

/** Each does its own, apart; then each hears what the other did. Answers the ask as both show it. */
function apartThenTogether(laptops: ReturnType<typeof twoLaptops>, onStudy: Verb[], onTravel: Verb[]): Ask {
  const { study, travel, id } = laptops;
  const work = (laptop: Network, verbs: Verb[], device: string) =>
    verbs.flatMap((verb) => laptop.change((document) => verb(document, stampAt(TODAY, device)), 0).bytes ?? []);
  const [fromStudy, fromTravel] = [work(study, onStudy, 'study'), work(travel, onTravel, 'travel')];
  study.receive(fromTravel);
  travel.receive(fromStudy);
  expect(travel.plain).toEqual(study.plain);
  return findAsk(study.plain, id);
}

describe('two laptops on one ask', () => {
  test('tell different people and hear different answers: all stand', () => {
    const laptops = twoLaptops();
    const { id, ana, bjorn, priya } = laptops;
    const tell =
      (...parties: PersonId[]): Verb =>
      (document, stamp) =>
        tellOfAsk(document, { id, parties, channel: 'email', on: TODAY }, stamp);
    const respond =
      (party: PersonId, response: 'knows somebody' | 'knows nobody'): Verb =>
      (document, stamp) =>
        recordResponse(document, { id, party, response, on: TODAY }, stamp);
    const ask = apartThenTogether(
      laptops,
      [tell(ana, bjorn), respond(ana, 'knows somebody')],
      [tell(priya), respond(priya, 'knows nobody')],
    );
    const told = new Map(toldOf(ask).map(({ party, response }) => [party, response]));
    expect(told).toEqual(
      new Map([
        [ana, 'knows somebody'],
        [bjorn, undefined],
        [priya, 'knows nobody'],
      ]),
    );
  });

  test('plant it with two people, and note what two think of it: nothing is lost', () => {
    const laptops = twoLaptops();
    const { id, ana, priya } = laptops;
    const both = (party: PersonId): Verb[] => [
      (document, stamp) => plantAsk(document, { id, party, on: TODAY, until: '2026-12-01' }, stamp),
      (document, stamp) => recordAssessment(document, { id, party, on: TODAY, words: `so says ${party}` }, stamp),
    ];
    const ask = apartThenTogether(laptops, both(ana), both(priya));
    expect(new Set(plantingsOf(ask).map(({ party }) => party))).toEqual(new Set([ana, priya]));
    expect(assessmentsOf(ask)).toHaveLength(2);
  });

  test('grow two asks out of it: it leads to both', () => {
    const laptops = twoLaptops();
    const grow =
      (title: string): Verb =>
      (document, stamp) =>
        growAsk(document, { id: laptops.id as AskId, title, kind: 'referral' }, stamp);
    const ask = apartThenTogether(laptops, [grow('Marta')], [grow('Jonas')]);
    const titles = linkedTo(laptops.study.plain, ask).map(({ ask, side }) => `${side} ${ask.title}`);
    expect(titles.sort()).toEqual(['to Jonas', 'to Marta']);
  });

  test('decline it on one, write two fields of its brief on the other: it is declined, and the words are there', () => {
    const laptops = twoLaptops();
    const { id } = laptops;
    const ask = apartThenTogether(
      laptops,
      [(document, stamp) => declineAsk(document, { id, reason: 'No time', mayTellReason: true }, stamp)],
      [
        (document, stamp) => editAsk(document, { id, changes: { brief: { why: 'Spring' } } }, stamp),
        (document, stamp) => editAsk(document, { id, changes: { kind: 'referral', brief: { vouch: 'Yes' } } }, stamp),
      ],
    );
    expect(ask).toMatchObject({ stage: 'closed', declinedFor: 'No time', mayTellReason: true, kind: 'referral' });
    expect(ask.brief).toEqual({ why: 'Spring', vouch: 'Yes' });
  });
});

test('whatever two laptops record of one ask, in whatever order, every fact of both is there', () => {
  const kinds = fc.constantFrom('tell', 'answer', 'plant', 'assess', 'grow', 'decline', 'edit');
  const work = fc.array(fc.tuple(kinds, fc.nat(2)), { maxLength: 8 });
  fc.assert(
    fc.property(work, work, (onStudy, onTravel) => {
      const laptops = twoLaptops();
      const verbs = (steps: typeof onStudy) => steps.map(([kind, n]) => verbOf(laptops, kind, n));
      const ask = apartThenTogether(laptops, verbs(onStudy), verbs(onTravel));
      const expected = [...onStudy, ...onTravel].flatMap(([kind]) => FACTS[kind] ?? []);
      const facts = entriesOf(ask).filter(isFact);
      expect(facts.map(({ what }) => what).sort()).toEqual(expected.sort());
      const { plain } = laptops.study;
      expect(unlawful(plain)).toEqual([]);
      expect(nextAction(plain, ask, TODAY).sentence).not.toMatch(/undefined|null/);
      expect([...showings(plain, TODAY).values()].every((count) => count === 1)).toBe(true);
    }),
    { numRuns: 12 },
  );
});

/** The fact that each step leaves on the card. */
const FACTS: Readonly<Record<string, string>> = {
  tell: 'told',
  answer: 'responded',
  plant: 'planted',
  assess: 'assessed',
  grow: 'linked',
};

function verbOf({ id, ana, bjorn, priya }: ReturnType<typeof twoLaptops>, kind: string, n: number): Verb {
  const party = [ana, bjorn, priya][n] as PersonId;
  const on = TODAY;
  return (document, stamp) => {
    switch (kind) {
      case 'tell':
        return tellOfAsk(document, { id, parties: [party], channel: 'phone', on }, stamp);
      case 'answer':
        return recordResponse(document, { id, party, response: 'will think', on }, stamp);
      case 'plant':
        return plantAsk(document, { id, party, on, until: on }, stamp);
      case 'assess':
        return recordAssessment(document, { id, party, on, words: 'Right person, wrong month' }, stamp);
      case 'grow':
        return growAsk(document, { id, title: 'The next', kind: 'introduction' }, stamp);
      case 'decline':
        return declineAsk(document, { id, reason: 'No time', mayTellReason: n > 0 }, stamp);
      default:
        return editAsk(document, { id, changes: { kind: 'referral', brief: { what: `talk ${n}` } } }, stamp);
    }
  };
}
