// The brief's check against briefs as people write them: what a connector would stumble over is hinted at, and what says
// something is left in peace. A hint on a good brief is as wrong as none on a bad one.
import { describe, expect, test } from 'vitest';
import type { AskKind, Brief } from '../../shared/model/ask.ts';
import { checkBrief, countWords, hintsToShow } from '../../shared/model/brief-check.ts';
import { GOOD, WHOLE } from './briefs.ts';
import { BAD } from './rough-briefs.ts';

function rulesOn(field: keyof Brief, text: string, kind: AskKind = 'referral'): string[] {
  return checkBrief({ kind, brief: { ...WHOLE, [field]: text } }).map(({ rule, field }) => `${rule}: ${field}`);
}

describe('what says something is left in peace', () => {
  test('a whole brief raises no hint, of whatever kind', () => {
    for (const kind of ['introduction', 'referral', 'recommendation'] as const)
      expect(checkBrief({ kind, brief: WHOLE })).toEqual([]);
  });

  for (const [field, texts] of Object.entries(GOOD))
    test.each(texts)(`${field}: %s`, (text) => {
      expect(rulesOn(field as keyof Brief, text)).toEqual([]);
    });
});

describe('what a connector would stumble over is hinted at', () => {
  for (const [field, [rule, texts]] of Object.entries(BAD))
    test.each(texts)(`${field}: %s`, (text) => {
      expect(rulesOn(field as keyof Brief, text)).toEqual([`${rule}: ${field}`]);
    });
});

describe('the words to forward', () => {
  const words = (count: number) => Array.from({ length: count }, (_, n) => `word${n}`).join(' ');

  test('ninety words are few enough, ninety-one are not', () => {
    expect(rulesOn('blurb', words(90))).toEqual([]);
    expect(rulesOn('blurb', words(91))).toEqual(['long: blurb']);
  });

  test('signs are no words, and a link is one', () => {
    expect(countWords('Ana – founder, Tidewater * https://tidewater.example/a/b?c=d')).toBe(4);
    expect(countWords('  ')).toBe(0);
  });
});

describe('what is missing', () => {
  test('an empty ask raises every hint of its kind, and shows one: the next to say', () => {
    const hints = checkBrief({ kind: 'referral', brief: {} });
    expect(hints.map(({ field }) => field)).toEqual([
      'what',
      'who',
      'why',
      'connectorUpside',
      'targetUpside',
      'vouch',
      'hesitation',
      'value',
      'blurb',
    ]);
    expect(hintsToShow(hints).map(({ field }) => field)).toEqual(['what']);
  });

  test('what is written badly shows beside the next that is missing', () => {
    const brief = { what: 'pick your brain', who: 'Hana Weiss', targetUpside: 'nothing' };
    const shown = hintsToShow(checkBrief({ kind: 'introduction', brief }));
    expect(shown.map(({ rule, field }) => `${rule}: ${field}`)).toEqual([
      'too vague: what',
      'too casual: why',
      'one-sided: targetUpside',
    ]);
  });

  test('only a referral needs something to vouch with, and a recommendation nobody’s hour', () => {
    const { vouch: _, ...brief } = WHOLE;
    expect(checkBrief({ kind: 'introduction', brief })).toEqual([]);
    expect(checkBrief({ kind: 'referral', brief }).map(({ rule }) => rule)).toEqual(['risky']);
    const name = { what: WHOLE.what as string, who: WHOLE.who as string, why: WHOLE.why as string };
    expect(checkBrief({ kind: 'recommendation', brief: name })).toEqual([]);
  });

  test('blanks are nothing said, and every hint names its source', () => {
    const hints = checkBrief({ kind: 'referral', brief: { what: ' \n', blurb: 'a '.repeat(100) } });
    expect(hints.find(({ field }) => field === 'what')?.isMissing).toBe(true);
    for (const { source } of hints) expect(source).toMatch(/^S[0-4](\.\d+)?$/);
  });
});
