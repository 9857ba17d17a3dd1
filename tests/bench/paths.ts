// What is found for an ask, over whom to go, and the map: walks over everybody, all notes and all ties. They are made in
// the keeper, in slices, so they may take longer than a frame; what counts is that one does not wait for them.
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { TieId } from '../../shared/model/identity.ts';
import { drawMap } from '../../shared/model/map.ts';
import { findSuggestions } from '../../shared/model/match.ts';
import { CLOSENESS } from '../../shared/model/person.ts';
import { add, records } from '../../shared/model/table.ts';
import { findWarmPaths } from '../../shared/model/warm.ts';
import { NOW, TODAY } from '../helpers/inventor.ts';
import { networkOf, type Size } from '../helpers/network.ts';
import { randomFrom } from '../torture/random.ts';
import { type Figure, type Limits, medianOf } from './figure.ts';

// Issue 5, sections 5 and 6. L has 20,000 people, 100,000 notes and 60,000 ties.
const SUGGESTIONS: Limits = { S: 50, M: 200, L: 1_000 };
const PATHS: Limits = { S: 33, M: 200, L: 1_000 };
const MAP: Limits = { S: 33, M: 200, L: 1_000 };
const TIES_EACH = 3;

export async function measurePaths(size: Size): Promise<Figure[]> {
  const document = networkOf(size);
  addTies(document);
  const people = [...records(document.people)];
  const asks = [...records(document.asks)];
  const [ask, target] = [asks[3], people.at(-1)];
  if (!ask || !target) throw new Error('the network is empty');
  const asking = {
    ...ask,
    title: 'Someone who prices health at sea',
    brief: { who: 'a founder or a lawyer in Lisbon' },
  };
  const bucket = document.asks[ask.id.slice(0, 2)];
  if (bucket) bucket[ask.id] = asking;
  const found = () => finish(findSuggestions(document, { id: ask.id, today: TODAY }));
  const to = { person: target.id };
  const paths = () => finish(findWarmPaths(document, { from: 'me', to, today: TODAY }));
  const ms = (name: string, value: number, limits: Limits): Figure => ({
    name,
    value,
    unit: 'ms',
    limit: limits[size],
  });
  return [
    ms('people suggested for an ask', await medianOf(3, found), SUGGESTIONS),
    ms('warm paths to a person, five', await medianOf(3, paths), PATHS),
    ms(
      'map drawn, 5,000 at most',
      await medianOf(3, () => finish(drawMap(document, { centre: 'me', today: TODAY }))),
      MAP,
    ),
  ];
}

/** Ties between people at random, three for each; and half of the people are hardly known by me. */
function addTies(document: VouchsafeDocument): void {
  const random = randomFrom(5);
  const people = [...records(document.people)];
  for (let n = 0; n < TIES_EACH * people.length; n++) {
    const id = Array.from({ length: 8 }, () => random.int(65_536).toString(16).padStart(4, '0')).join('') as TieId;
    const [a, b] = [random.pick(people).id, random.pick(people).id];
    if (a !== b) add(document.ties, { id, createdAt: NOW, a, b, closeness: random.pick(CLOSENESS) });
  }
}

function finish<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
