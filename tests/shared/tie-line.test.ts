// Ties as people write them down in a line, and what each line is taken to say.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTieLine, type TieLine } from '../../shared/model/tie-line.ts';

const AB = { a: 'Ana', b: 'Bruno' };
const SENTENCES: readonly (readonly [line: string, said: TieLine | undefined])[] = [
  ['Ana knows Bruno', AB],
  ['Ana knows Bruno.', AB],
  ['ana knows bruno', { a: 'ana', b: 'bruno' }],
  ['Ana knows Bruno, well, from Acme', { ...AB, closeness: 'well', words: 'from Acme' }],
  ['Ana knows Bruno well from Acme', { ...AB, closeness: 'well', words: 'from Acme' }],
  ['Ana knows Bruno very well', { ...AB, closeness: 'well' }],
  ['Ana knows Bruno from Acme', { ...AB, words: 'from Acme' }],
  ['Ana knows Bruno (from Acme, 2019)', { ...AB, words: 'from Acme, 2019' }],
  ['Ana hardly knows Bruno', { ...AB, closeness: 'hardly' }],
  ['Ana barely knows Bruno, from the choir', { ...AB, closeness: 'hardly', words: 'from the choir' }],
  ['Ana knows Bruno a bit, since 2021', { ...AB, closeness: 'somewhat', words: 'since 2021' }],
  ['Ana knows Bruno somewhat through her sister', { ...AB, closeness: 'somewhat', words: 'through her sister' }],
  ['Ana Jansen knows Bruno Castell', { a: 'Ana Jansen', b: 'Bruno Castell' }],
  ['Dr. Zoë Okafor knows Björn Díaz, well', { a: 'Dr. Zoë Okafor', b: 'Björn Díaz', closeness: 'well' }],
  ['Ana and Bruno know each other', AB],
  ['Ana & Bruno know each other well, from school', { ...AB, closeness: 'well', words: 'from school' }],
  ['Ana and Bruno are friends', { ...AB, kind: 'friend', back: 'friend' }],
  [
    'Ana and Bruno are good friends from Porto',
    { ...AB, kind: 'friend', back: 'friend', closeness: 'well', words: 'from Porto' },
  ],
  ['Ana and Bruno were colleagues at Acme', { ...AB, kind: 'colleague', back: 'colleague', words: 'at Acme' }],
  ['Ana and Bruno are co-founders', { ...AB, kind: 'co-founder', back: 'co-founder' }],
  ["Ana is Bruno's manager", { ...AB, kind: 'manager', back: 'report' }],
  ['Ana was Bruno’s mentor at Acme, 2017', { ...AB, kind: 'mentor', back: 'mentee', words: 'at Acme, 2017' }],
  ['Ana is a friend of Bruno', { ...AB, kind: 'friend', back: 'friend' }],
  ['Ana is the investor of Bruno', { ...AB, kind: 'investor', back: 'founder' }],
  ['Ana reports to Bruno', { ...AB, kind: 'report', back: 'manager' }],
  ['Ana manages Bruno', { ...AB, kind: 'manager', back: 'report' }],
  [
    'Ana worked with Bruno at Acme 2017–2019',
    { ...AB, kind: 'colleague', back: 'colleague', words: 'at Acme 2017–2019' },
  ],
  ['Ana is friends with Bruno', { ...AB, kind: 'friend', back: 'friend' }],
  ['Ana is close to Bruno', { ...AB, kind: 'friend', back: 'friend', closeness: 'well' }],
  ['Ana is married to Bruno', { ...AB, kind: 'spouse', back: 'spouse' }],
  ['Ana met Bruno at the harbour', { ...AB, words: 'at the harbour' }],
  ['Ana and Bruno studied together in Lyon', { ...AB, words: 'studied together in Lyon' }],
  ['Ana kennt Bruno', AB],
  ['Ana kennt Bruno gut, vom Chor', { ...AB, closeness: 'well', words: 'vom Chor' }],
  ['Ana kennt Bruno flüchtig aus Leeds', { ...AB, closeness: 'hardly', words: 'aus Leeds' }],
  ['Ana und Bruno kennen sich seit 2012', { ...AB, words: 'seit 2012' }],
  ['Ana und Bruno sind Kollegen', { ...AB, kind: 'colleague', back: 'colleague' }],
  ['ليلى knows Chiara, well', { a: 'ليلى', b: 'Chiara', closeness: 'well' }],
  ['coffee with Ana on Friday', undefined],
  ['Ana knows', undefined],
  ['knows Bruno', undefined],
  ['', undefined],
];

describe('a tie in a line', () => {
  test.each(SENTENCES)('%s', (line, said) => {
    expect(readTieLine(line)).toEqual(said);
  });

  test('whatever is typed is read or left alone, at once', () => {
    const words = fc.constantFrom(
      'Ana',
      'knows',
      'and',
      'Bruno',
      ',',
      'well',
      'from',
      '(',
      ')',
      "'s",
      'is',
      'are',
      '\u0000',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 200 }),
          fc.array(words, { maxLength: 40 }).map((all) => all.join(' ')),
        ),
        (line) => {
          const said = readTieLine(line);
          if (said) expect([said.a, said.b].every((name) => name.trim() !== '')).toBe(true);
        },
      ),
    );
  });
});
