// Lines that nobody means to write, and programs do: they are understood as something harmless, quickly, and can be kept.
import { expect, test } from 'vitest';
import { findAsk } from '../../../shared/model/ask.ts';
import { intentOf } from '../../../shared/model/capture/intent.ts';
import { captureIntent, captureLine } from '../../../shared/model/capture/keep.ts';
import { understand } from '../../../shared/model/capture/understand.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { find } from '../../../shared/model/table.ts';
import { Story } from '../story.ts';
import { WRITTEN_ON } from './people.ts';
import { KNOWN, said } from './saying.ts';

/** The tags of somebody, in the order in which they came. */
function tagsOf(story: Story, id: PersonId): string[] {
  return Object.keys(find(story.document.people, id)?.tags ?? {});
}

test.each(['', ' ', '\t \n ', '\u0000', '\u200f\u200e', '\u200d', '\ufeff'])(
  'nothing to be seen means nothing: %j',
  (line) => {
    expect(understand(line, KNOWN)).toEqual({ is: 'nothing' });
    expect(intentOf(understand(line, KNOWN), {}, line, WRITTEN_ON)).toBeUndefined();
  },
);

test.each([
  ['{{me}} needs a designer', 'ask me: {{me}} needs a designer'],
  ['🌊🌊', 'ask me: 🌊🌊'],
  ['👩‍🔬 for Léa', 'ask Léa Varga: 👩‍🔬'],
  ['Léa\u0000needs a CFO', 'ask Léa Varga: A CFO'],
  ['\u200fדנה needs a translator', 'ask דנה לוי: A translator'],
  ['\u2067דנה לוי\u2069 needs a translator', 'ask דנה לוי: A translator'],
  ['#', 'ask me: #'],
  ['@', 'ask me: @'],
  ['<script>alert(1)</script>', 'ask me: <script>alert(1)</script>'],
  ['__proto__ needs constructor #__proto__', 'ask me: __proto__ needs constructor; #__proto__'],
])('%j', (line, meant) => {
  expect(said(line)).toBe(meant);
});

test.each([
  ['one word', 'a'.repeat(20_000)],
  ['emoji', '🌊'.repeat(10_000)],
  ['half emoji at the cut', `a${'🌊'.repeat(199)}`],
  ['words', 'need a plumber and '.repeat(1_000)],
  ['names', 'Léa and Bruno, '.repeat(26)],
  ['ats', '@a '.repeat(130)],
  ['blanks between', `intro ${' '.repeat(380)}x`],
  ['quotes', '> '.repeat(9_000)],
  ['line ends', 'a\n'.repeat(10_000)],
  ['stops', '. '.repeat(9_000)],
  ['marks', '!?'.repeat(9_000)],
  ['colons', `${'a: '.repeat(6_000)}\n`],
  ['hours', 'at 3pm '.repeat(55)],
])('twenty thousand characters can be kept: %s', (_, line) => {
  const intent = intentOf(understand(line, KNOWN), {}, line, WRITTEN_ON);
  if (!intent) return;
  expect(captureIntent.parse(intent)).toEqual(intent);
  if (intent.is === 'ask') expect(intent.title).not.toMatch(/\p{Cs}/u);
});

test('a tag on a contact is one of everybody who was there, beside those they had', () => {
  const story = new Story();
  const lea = story.person('Léa Varga', { tags: ['sea'] });
  const bruno = story.person('Bruno Costa');
  story.change((document, stamp) =>
    captureLine(
      document,
      { is: 'contact', people: [lea, bruno], kind: 'met', on: WRITTEN_ON, text: 'lunch', tags: ['lyon', 'sea'] },
      stamp,
    ),
  );
  expect(tagsOf(story, lea)).toEqual(['sea', 'lyon']);
  expect(tagsOf(story, bruno)).toEqual(['lyon', 'sea']);
  story.takeBack(story.edits);
  expect(tagsOf(story, lea)).toEqual(['sea']);
});

test('what a message said is kept whole and as it was, and no control character with a title', () => {
  const story = new Story();
  const line = 'Could you help?\u0007\nA second line.';
  const intent = intentOf(understand(line, KNOWN), {}, line, WRITTEN_ON);
  if (intent?.is !== 'ask') throw new Error('a message is an ask');
  const { card = '' } = story.change((document, stamp) => captureLine(document, intent, stamp));
  expect(findAsk(story.document, card)).toMatchObject({
    title: 'Could you help?',
    source: 'Could you help? \nA second line.',
  });
});
