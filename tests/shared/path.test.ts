// Warm paths: over whom to be introduced. The strongest and shortest first, without loops, whatever was recorded; and
// what is only likely is asked, never assumed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Acquaintance, acquaintanceOf, type Link } from '../../shared/model/acquaintance.ts';
import { bin } from '../../shared/model/cards.ts';
import { denyTie } from '../../shared/model/distinction.ts';
import { nameOf } from '../../shared/model/document.ts';
import { addAffiliation } from '../../shared/model/firm.ts';
import type { PartyId, PersonId } from '../../shared/model/identity.ts';
import { addInteraction, interactionsWith } from '../../shared/model/interaction.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { closeIntro, introduce } from '../../shared/model/move.ts';
import { findPaths, PATHS_MAX, STEPS_MAX } from '../../shared/model/path.ts';
import { sayImplied, sayPath } from '../../shared/model/path-words.ts';
import { records } from '../../shared/model/table.ts';
import { recordTie } from '../../shared/model/tie.ts';
import { findWarmPaths, type Target, type WarmPaths } from '../../shared/model/warm.ts';
import { weatheredNetwork } from '../helpers/weather.ts';
import { Story, TODAY } from './story.ts';

function finish<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function warm(story: Story, to: Target, from: PartyId = 'me'): WarmPaths {
  return finish(findWarmPaths(story.document, { from, to, today: TODAY }));
}

/** Paths as names, the start left out. */
function ways(story: Story, to: Target, from: PartyId = 'me'): string[] {
  return warm(story, to, from).paths.map(({ links }) => links.map(({ to }) => nameOf(story.document, to)).join(' > '));
}

function tie(story: Story, a: PersonId, b: PersonId, said: Partial<Parameters<typeof recordTie>[1]> = {}): void {
  story.change((document, stamp) => recordTie(document, { a, b, ...said }, stamp));
}

function questions(story: Story, to: Target): string[] {
  return warm(story, to).guesses.map(({ implied }) => sayImplied(story.document, implied, TODAY));
}

describe('a warm path', () => {
  test('leads over who knows the target, the closer first, and is explained', () => {
    const story = new Story();
    const [ana, olu] = [
      story.person('Ana Jansen', { closeness: 'well' }),
      story.person('Olu Ekwueme', { closeness: 'hardly' }),
    ];
    const bruno = story.person('Bruno Castell', { firm: 'Acme, Inc.' });
    story.change((document, stamp) =>
      addInteraction(document, { person: ana, kind: 'coffee', on: '2026-05-04', text: '' }, stamp),
    );
    tie(story, ana, bruno, { words: 'from Acme' });
    tie(story, bruno, olu, { closeness: 'well', kind: 'manager', back: 'report' });
    expect(ways(story, { person: bruno })).toEqual(['Ana Jansen > Bruno Castell', 'Olu Ekwueme > Bruno Castell']);
    expect(ways(story, { firm: 'acme' })).toEqual(ways(story, { person: bruno }));
    const said = warm(story, { person: bruno }).paths.map((path) =>
      sayPath(story.document, path, (person) => interactionsWith(story.document, person), TODAY),
    );
    expect(said).toEqual([
      'You know Ana Jansen well (coffee in May); Ana knows Bruno Castell (from Acme)',
      'You hardly know Olu Ekwueme; Olu knows Bruno Castell well (their manager)',
    ]);
  });

  test('is shorter rather than longer, and a fresh contact beats a dusty one', () => {
    const story = new Story();
    const [a, b, c, target] = ['A', 'B', 'C', 'T'].map((name) => story.person(name)) as [
      PersonId,
      PersonId,
      PersonId,
      PersonId,
    ];
    for (const [person, on] of [
      [a, '2019-01-01'],
      [b, '2026-11-01'],
    ] as const)
      story.change((document, stamp) => addInteraction(document, { person, kind: 'met', on, text: '' }, stamp));
    for (const [one, other] of [
      [a, target],
      [b, target],
      [b, c],
      [c, target],
    ] as const)
      tie(story, one, other, { closeness: 'well' });
    expect(ways(story, { person: target })).toEqual(['B > T', 'A > T', 'B > C > T', 'A > T'].slice(0, 3));
  });

  test('may begin with the asker, and lead over me', () => {
    const story = new Story();
    const [asker, ana] = [story.person('Asker', { closeness: 'well' }), story.person('Ana', { closeness: 'somewhat' })];
    const bruno = story.person('Bruno');
    tie(story, ana, bruno);
    expect(ways(story, { person: bruno }, asker)).toEqual(['me > Ana > Bruno']);
    const [path] = warm(story, { person: bruno }, asker).paths;
    expect(path && sayPath(story.document, path, () => [], TODAY)).toBe(
      'Asker knows you well; You know Ana somewhat; Ana knows Bruno',
    );
  });

  test('to a firm stops at the first who is there; nobody in the bin is on it; whom I only imported is not known', () => {
    const story = new Story();
    const [first, second] = [
      story.person('First', { firm: 'Acme', closeness: 'well' }),
      story.person('Second', { firm: 'Acme' }),
    ];
    tie(story, first, second);
    expect(ways(story, { firm: 'Acme' })).toEqual(['First']);
    expect(ways(story, { person: second })).toEqual(['First > Second']);
    story.change((document, stamp) => bin(document, { table: 'people', ids: [first] }, stamp));
    expect(ways(story, { person: second })).toEqual([]);
    expect(ways(story, { firm: 'Nowhere' })).toEqual([]);
    expect(ways(story, { person: 'ff'.repeat(16) as PersonId })).toEqual([]);
  });

  test('leads over whoever stands for two who were merged', () => {
    const story = new Story();
    const [ana, twin, bruno] = [
      story.person('Ana'),
      story.person('Twin', { closeness: 'well' }),
      story.person('Bruno'),
    ];
    tie(story, ana, bruno);
    story.change((document, stamp) => mergePeople(document, { keep: twin, other: ana, takeFromOther: [] }, stamp));
    expect(ways(story, { person: bruno })).toEqual(['Twin > Bruno']);
    expect(ways(story, { person: ana })).toEqual(['Twin']);
  });
});

describe('what is only likely', () => {
  function office() {
    const story = new Story();
    const [ana, bruno] = [story.person('Ana', { closeness: 'well' }), story.person('Bruno', { firm: 'Kelp' })];
    const was = (person: PersonId, from: string, until: string) =>
      story.change((document, stamp) => addAffiliation(document, { person, firm: 'Acme', from, until }, stamp));
    return { story, ana, bruno, was };
  }

  test('colleagues at the same time are asked about, with the years that are sure', () => {
    const { story, ana, bruno, was } = office();
    was(ana, '2015', '2019-06');
    was(bruno, '2017-03', '2021');
    expect(warm(story, { person: bruno }).paths).toEqual([]);
    expect(questions(story, { person: bruno })).toEqual([
      'Ana and Bruno were both at Acme 2017–2019: do they know each other?',
    ]);
    expect(questions(story, { firm: 'kelp' })).toHaveLength(1);
  });

  test('years that do not meet, or are not known, are no reason to ask', () => {
    const { story, ana, bruno, was } = office();
    was(ana, '2015', '2016');
    was(bruno, '2017', '2021');
    was(ana, '', '');
    expect(questions(story, { person: bruno })).toEqual([]);
  });

  test('who is at one firm now, and whom I introduced, may know each other too', () => {
    const story = new Story();
    const [ana, bruno] = [
      story.person('Ana', { closeness: 'well', firm: 'Acme' }),
      story.person('Bruno', { firm: 'ACME Ltd' }),
    ];
    expect(questions(story, { person: bruno })).toEqual([
      'Ana and Bruno are both at ACME Ltd: do they know each other?',
    ]);
    const [olu, priya] = [story.person('Olu', { closeness: 'well' }), story.person('Priya')];
    const intro = story.propose({ partyA: olu, partyB: priya, mode: 'direct' });
    story.change((document, stamp) => introduce(document, { id: intro, how: 'email', on: '2026-05-02' }, stamp));
    expect(questions(story, { person: priya })).toEqual([]);
    story.change((document, stamp) =>
      closeIntro(document, { id: intro, outcome: 'worked out', override: true }, stamp),
    );
    expect(questions(story, { person: priya })).toEqual([
      'You introduced Olu and Priya in May, and it worked out: do they know each other?',
    ]);
    tie(story, ana, bruno);
    expect(questions(story, { person: bruno })).toEqual([]);
    expect(ways(story, { person: bruno })).toEqual(['Ana > Bruno']);
  });

  test('through whom I met somebody will know them', () => {
    const story = new Story();
    const ana = story.person('Ana', { closeness: 'well' });
    const bruno = story.person('Bruno', { metThrough: ana, metOn: '2024-05-02' });
    expect(questions(story, { person: bruno })).toEqual([
      'You met Bruno through Ana in May 2024: do they know each other?',
    ]);
  });

  test('an answer of no is remembered, and can be undone', () => {
    const { story, ana, bruno, was } = office();
    was(ana, '2015', '2019');
    was(bruno, '2017', '2021');
    story.change((document, stamp) => denyTie(document, { a: bruno, b: ana }, stamp));
    const { edits } = story;
    expect(questions(story, { person: bruno })).toEqual([]);
    story.takeBack(edits);
    expect(questions(story, { person: bruno })).toHaveLength(1);
  });
});

/** Every path without a loop, the cheapest first. */
function everyPath(known: Acquaintance, from: PartyId, to: PartyId): number[] {
  const costs: number[] = [];
  const walk = (at: PartyId, cost: number, seen: readonly PartyId[]): void => {
    if (at === to) costs.push(cost);
    else if (seen.length <= STEPS_MAX)
      for (const link of known.get(at) ?? [])
        if (!seen.includes(link.to)) walk(link.to, cost + link.cost, [...seen, link.to]);
  };
  walk(from, 0, [from]);
  return costs.sort((a, b) => a - b);
}

describe('whatever the network', () => {
  const people = [...'abcdefgh'].map((letter) => letter as PartyId);
  const graph = fc
    .array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 9 })), { maxLength: 22 })
    .map((edges) => {
      const known = new Map<PartyId, Link[]>();
      const seen = new Set<string>();
      for (const [x, y, cost] of edges) {
        const [a, b] = [people[x] as PartyId, people[y] as PartyId];
        if (a === b || seen.has([a, b].sort().join())) continue;
        seen.add([a, b].sort().join());
        known.set(a, [...(known.get(a) ?? []), { to: b, cost }]);
        known.set(b, [...(known.get(b) ?? []), { to: a, cost }]);
      }
      return known;
    });

  test('the paths found are the best there are, in order, each once, without loops', () => {
    fc.assert(
      fc.property(graph, (known) => {
        const [from, to] = [people[0] as PartyId, people[1] as PartyId];
        const found = findPaths(known, from, new Set([to]));
        expect(found.map(({ cost }) => cost)).toEqual(everyPath(known, from, to).slice(0, PATHS_MAX));
        const walks = found.map(({ links }) => [from, ...links.map((link) => link.to)]);
        for (const walk of walks) expect(new Set(walk).size).toBe(walk.length);
        expect(new Set(walks.map((walk) => walk.join())).size).toBe(walks.length);
      }),
      { numRuns: 400 },
    );
  });

  test('paths are found and explained after any merges, bins and undone changes', () => {
    for (const seed of [11, 12, 13]) {
      const document = weatheredNetwork(seed);
      const known = acquaintanceOf(document, TODAY);
      for (const links of known.values()) for (const { to } of links) expect(known.has(to), `seed ${seed}`).toBe(true);
      for (const { id, firm } of records(document.people))
        for (const to of [{ person: id }, { firm: firm ?? 'Acme' }]) {
          const { paths, guesses } = finish(findWarmPaths(document, { from: 'me', to, today: TODAY }));
          for (const path of paths) expect(sayPath(document, path, () => [], TODAY)).not.toBe('');
          for (const { implied } of guesses) expect(sayImplied(document, implied, TODAY)).toMatch(/\?$/);
        }
    }
  });
});
