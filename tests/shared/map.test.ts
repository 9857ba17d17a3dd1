// The map: who stands on it and which lines join them; and whom an ask names.
import { describe, expect, test } from 'vitest';
import { findAsk } from '../../shared/model/ask.ts';
import { targetOf } from '../../shared/model/ask-target.ts';
import { bin } from '../../shared/model/cards.ts';
import { nameOf } from '../../shared/model/document.ts';
import type { PartyId } from '../../shared/model/identity.ts';
import { drawMap, type NetworkMap } from '../../shared/model/map.ts';
import { recordTie } from '../../shared/model/tie.ts';
import { weatheredNetwork } from '../helpers/weather.ts';
import { Story, TODAY } from './story.ts';

function drawn(story: Story, centre: PartyId = 'me', most?: number): NetworkMap {
  const steps = drawMap(story.document, { centre, today: TODAY, most });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Lines as names. */
function lines(story: Story, map: NetworkMap): string[] {
  const name = (n: number) => nameOf(story.document, map.people[n]);
  return map.lines.map(({ a, b, kind }) => `${[name(a), name(b)].sort().join('–')} ${kind}`).sort();
}

describe('the map', () => {
  function network() {
    const story = new Story();
    const ana = story.person('Ana', { closeness: 'well' });
    const [bruno, zoe, chiara] = [story.person('Bruno'), story.person('Zoë'), story.person('Chiara')];
    story.change((document, stamp) => recordTie(document, { a: ana, b: bruno }, stamp));
    return { story, ana, bruno, zoe, chiara };
  }

  test('stands around me: the nearest first, and whom nothing leads to by name at the end', () => {
    const { story } = network();
    const map = drawn(story);
    expect(map.people.map((who) => nameOf(story.document, who))).toEqual(['me', 'Ana', 'Bruno', 'Chiara', 'Zoë']);
    expect(lines(story, map)).toEqual(['Ana–Bruno tie', 'Ana–me mine']);
    expect(drawn(story, 'me', 3)).toMatchObject({ total: 5, people: { length: 3 } });
  });

  test('stands around anybody else, and shows what is under way', () => {
    const { story, ana, bruno, zoe } = network();
    story.ask({ title: 'x', asker: zoe });
    story.propose({ partyA: bruno, partyB: zoe });
    const ended = story.propose({ partyA: ana, partyB: zoe });
    story.answered(ended, zoe, 'no');
    const map = drawn(story, bruno);
    expect(map.people.slice(0, 3)).toEqual([bruno, ana, 'me']);
    expect(lines(story, map)).toEqual(['Ana–Bruno tie', 'Ana–me mine', 'Bruno–Zoë intro', 'Zoë–me ask']);
    story.change((document, stamp) => bin(document, { table: 'people', ids: [zoe] }, stamp));
    expect(lines(story, drawn(story))).toEqual(['Ana–Bruno tie', 'Ana–me mine']);
  });

  test('shows everybody once, and no line without both its ends, whatever was merged', () => {
    for (const seed of [21, 22, 23]) {
      const story = new Story();
      story.document = weatheredNetwork(seed);
      const { people, lines } = drawn(story);
      expect(new Set(people).size, `seed ${seed}`).toBe(people.length);
      for (const { a, b } of lines) expect([people[a], people[b]], `seed ${seed}`).not.toContain(undefined);
    }
  });
});

describe('an ask names', () => {
  function named(title: string, more: { who?: string; asker?: 'me' } = {}): string | undefined {
    const story = new Story();
    story.person('Ana Jansen', { firm: 'Tidewater Health' });
    story.person('Bruno Castell', { firm: 'Acme, Inc.' });
    const id = story.ask({ title, ...(more.who && { brief: { who: more.who } }) });
    const target = targetOf(story.document, findAsk(story.document, id));
    return target && ('firm' in target ? target.firm : nameOf(story.document, target.person));
  }

  test.each([
    ['Somebody at Acme', 'Acme, Inc.'],
    ['A word with BRUNO CASTELL, please', 'Bruno Castell'],
    ['Ana Jansen of Tidewater Health', 'Ana Jansen'],
    ['Tidewater Health, please', 'Tidewater Health'],
    ['Anybody who sails', undefined],
    ['An acmeist poet', undefined],
    ['Somebody called Ana', undefined],
  ])('“%s”: %s', (title, target) => {
    expect(named(title)).toBe(target);
  });

  test('whom its brief names', () => {
    expect(named('Help', { who: 'the head of care at Acme' })).toBe('Acme, Inc.');
  });
});
