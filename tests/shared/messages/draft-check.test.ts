// The draft check, rule by rule, on sentences as people write them, in English and German: what it must find, and what it must
// leave alone. A false alarm is as much a fault as a miss.
import { describe, expect, test } from 'vitest';
import { type CheckRule, checkDraft } from '../../../shared/model/messages/draft-check.ts';
import { MOMENTS, type Moment } from '../../../shared/model/messages/moments.ts';
import { EXAMPLES } from './check-examples.ts';

const FACTS = {
  other: 'Björn Díaz',
  'other first name': 'Björn',
  'other who': 'Pricing consultant at Díaz & Holm',
  a: 'Ana Jansen',
  'a first name': 'Ana',
  'a who': 'Founder at Tidewater Health',
  b: 'Björn Díaz',
  'b first name': 'Björn',
  'b who': 'Pricing consultant at Díaz & Holm',
};

function rulesFor(body: string, moment: Moment, language: string, facts = FACTS): CheckRule[] {
  return checkDraft({ moment, language, subject: 'A word', body, facts }).map(({ rule }) => rule);
}

describe.each(EXAMPLES)('$rule, in $language', ({ rule, language, moment, bad, good }) => {
  test('has ten examples of each', () => {
    expect(bad.length).toBeGreaterThanOrEqual(10);
    expect(good.length).toBeGreaterThanOrEqual(10);
  });
  test.each(bad)('finds: %s', (text) => {
    expect(rulesFor(text, moment, language)).toContain(rule);
  });
  test.each(good)('leaves alone: %s', (text) => {
    expect(rulesFor(text, moment, language)).not.toContain(rule);
  });
});

describe('too long', () => {
  const words = (count: number) => Array.from({ length: count }, () => 'Wort').join(' ');
  test.each([
    ['nudge', 60, 120],
    ['permission', 150, 220],
    ['introduction', 200, 260],
    ['ask', 240, 320],
    ['forwardable', 200, 280],
    ['thanks', 100, 200],
    ['catch-up', 110, 180],
    ['decline', 110, 200],
    ['progress', 180, 260],
    ['talking points', 120, 220],
  ] as const)('a message for “%s” of %i words is read, of %i is not', (moment, few, many) => {
    for (const language of ['en', 'de', 'fr']) {
      expect(rulesFor(words(few), moment, language)).not.toContain('too long');
      expect(rulesFor(words(many), moment, language)).toContain('too long');
    }
  });
});

describe('which rules run', () => {
  test('a thank-you may say that something was amazing, and needs no way out', () => {
    expect(rulesFor('Thank you. The museum was amazing.', 'thanks', 'en')).toEqual([]);
    expect(rulesFor('Danke! Das Museum war genial.', 'thanks', 'de')).toEqual([]);
  });

  test('in a language that the lexicon does not know, only what needs no words', () => {
    const text = 'Je peux te présenter Björn Díaz, qui conseille sur les prix ? [raison]';
    expect(rulesFor(text, 'permission', 'fr', { ...FACTS, 'other who': 'conseille sur les prix' })).toEqual([
      'unfilled',
    ]);
  });

  test('every hint says in a sentence what a reader would feel, and where the rule comes from', () => {
    const body = 'You must meet Björn, he is amazing. [why]';
    const hints = checkDraft({ moment: 'permission', language: 'en', subject: '', body, facts: FACTS });
    expect(hints.map(({ rule, source }) => [rule, source])).toEqual([
      ['unfilled', 'Messages'],
      ['pressure', 'S2'],
      ['overselling', 'S2'],
      ['no out', 'S2.4'],
      ['no reason', 'S2.10'],
      ['party not described', 'S2.8'],
      ['no next step', 'S2.12'],
    ]);
    for (const { sentence } of hints) expect(sentence).toMatch(/^.{15,}/);
  });

  test('the reason that stands on the card is one, also edited', () => {
    const facts = { ...FACTS, why: 'Repriced two clinic products' };
    expect(rulesFor('He has repriced two products for a clinic.', 'permission', 'en', facts)).not.toContain(
      'no reason',
    );
  });

  test('no moment and no text makes it throw', () => {
    for (const moment of MOMENTS)
      for (const body of ['', '{{', '\ud800[', '((((', '[a](b)', '\u202e'.repeat(50)])
        expect(Array.isArray(rulesFor(body, moment, 'x-y', { ...FACTS, 'a first name': '(*' }))).toBe(true);
  });
});
