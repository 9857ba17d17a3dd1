// The views of the days over networks in any weather, after every step of it: total, in words, and nothing twice. And the
// weather knows every verb that a window may ask for.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../shared/model/identity.ts';
import { MOMENTS } from '../../shared/model/messages/moments.ts';
import { records } from '../../shared/model/table.ts';
import { weathering } from '../helpers/weather.ts';
import { draftFor } from './messages/writing.ts';
import { Story, TODAY } from './story.ts';
import { lookAtAll, NO_WORDS } from './views.ts';

const STEPS = 110;

describe('the views of the days', () => {
  test.each([3, 17, 171])('hold after each step of the weather of seed %i', (seed) => {
    const story = new Story();
    let [step, looked] = [0, 0];
    for (const document of weathering(seed, STEPS)) {
      story.today = addDays(TODAY, step++ >> 4);
      if (document === story.document) continue;
      story.document = document;
      lookAtAll(story);
      looked++;
    }
    expect(looked).toBeGreaterThan(STEPS / 3);
    for (const card of [...records(story.document.asks), ...records(story.document.intros)])
      for (const moment of MOMENTS) expect(draftFor(story, moment, { card: card.id }).body).not.toMatch(NO_WORDS);
  });
});

test('the weather blows every verb that a window may ask for', () => {
  const read = (...path: string[]) => readFileSync(join(import.meta.dirname, '../..', ...path), 'utf8');
  const table = read('electron', 'keeper', 'requests.ts');
  const verbs = [...table.matchAll(/: (?:does|change|batch)\((\w+)\)/g)].map(([, verb]) => verb ?? '');
  const gusts = ['weather.ts', 'weather-facts.ts', 'weather-capture.ts'].map((file) => read('tests', 'helpers', file));
  const blown = new Set(
    gusts
      .flatMap((text) => text.match(/\b\w+(?=\(\s*d\b)|\? \w+ : \w+/g) ?? [])
      .flatMap((found) => found.match(/\w+/g) ?? []),
  );
  expect(verbs.length).toBeGreaterThan(40);
  expect(verbs.filter((verb) => !blown.has(verb))).toEqual([]);
});
