// Facts about people that two laptops put right at once, and entries that both add, whatever their clocks say. On real
// Automerge documents, taken in as from a peer.
import { beforeAll, describe, expect, test } from 'vitest';
import { startAutomerge } from '../../../electron/keeper/document.ts';
import type { Standing } from '../../../shared/model/conflict.ts';
import { recordAsked } from '../../../shared/model/consent.ts';
import { correctFact, strikeFact } from '../../../shared/model/correction.ts';
import { entriesOf } from '../../../shared/model/history.ts';
import { findIntro } from '../../../shared/model/intro.ts';
import { addPromise, editPromise } from '../../../shared/model/promise.ts';
import { meet, twoLaptops } from '../../helpers/settlers.ts';
import { TODAY } from '../../shared/story.ts';

beforeAll(startAutomerge);

const HOUR = 3_600_000;

describe('what was recorded', () => {
  function recorded() {
    const scene = twoLaptops(5 * HOUR);
    scene.study.change((d, s) =>
      recordAsked(d, { id: scene.intro, party: scene.ana, channel: 'phone', on: TODAY, words: 'x' }, s),
    );
    meet(scene.study, scene.travel);
    const entries = entriesOf(findIntro(scene.study.document, scene.intro));
    return { ...scene, entry: entries.find(({ what }) => what === 'asked')?.id ?? '' };
  }

  test('Y64: a fact corrected on both sides keeps both, and one is chosen', () => {
    const { study, travel, intro: id, entry } = recorded();
    study.change((d, s) => correctFact(d, { id, entry, changes: { words: 'no phone' } }, s));
    travel.change((d, s) => correctFact(d, { id, entry, changes: { words: 'no calls', channel: 'email' } }, s));
    meet(study, travel);
    expect(study.words[0]).toContain('what was recorded: you asked Ana (');
    const [shown, other] = study.field.values as [Standing, Standing];
    expect([shown, other].map((one) => (one.value as { words: string }).words).sort()).toEqual([
      'no calls',
      'no phone',
    ]);
    study.settle(study.field.path, other.value);
    travel.takeFrom(study);
    for (const laptop of [study, travel]) {
      expect(findIntro(laptop.document, id).history[entry]).toEqual(other.value);
      expect(laptop.words).toEqual([]);
    }
    study.undo();
    expect([findIntro(study.document, id).history[entry], study.told.length]).toEqual([shown.value, 1]);
  });

  test('Y64: corrected here and struck there', () => {
    const { study, travel, intro: id, entry } = recorded();
    study.change((d, s) => correctFact(d, { id, entry, changes: { words: 'no phone' } }, s));
    travel.change((d, s) => strikeFact(d, { id, entry, struck: true }, s));
    meet(study, travel);
    expect(study.words[0]).toMatch(
      /“no phone”.*\(study\).*\(struck\) \(travel\)|\(struck\) \(travel\).*“no phone”.*\(study\)/,
    );
  });

  test('Y64: entries of both stand side by side, and what was known then comes before them, with clocks a day apart', () => {
    const { study, travel, intro: id, ana, bjorn } = recorded();
    for (const [laptop, party] of [
      [study, ana],
      [travel, bjorn],
    ] as const)
      laptop.change((d, s) => recordAsked(d, { id, party, channel: 'email', on: TODAY }, s));
    meet(study, travel);
    const order = entriesOf(findIntro(study.document, id)).map(({ what, party }) => `${what} ${party ?? ''}`);
    expect(order).toHaveLength(4);
    expect(order.slice(2)).toEqual([`asked ${ana}`, 'proposed ']);
    expect(study.words).toEqual([]);
  });

  test('Y57: a promise that both put right', () => {
    const { study, travel, intro: id, ana } = twoLaptops();
    study.change((d, s) => addPromise(d, { id, by: ana, text: 'Call' }, s));
    meet(study, travel);
    const [promise = ''] = Object.keys(findIntro(study.document, id).promises);
    study.change((d, s) => editPromise(d, { id, promise, changes: { text: 'Call on Monday' } }, s));
    travel.change((d, s) => editPromise(d, { id, promise, changes: { text: 'Write' } }, s));
    meet(study, travel);
    expect(study.words).toEqual(['Ana ↔ Björn, a promise of Ana: Call on Monday (study) | Write (travel)']);
  });
});
