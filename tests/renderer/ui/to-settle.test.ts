// Where something to settle is marked, what joining proposes, and how a writer is said: pure, on a made-up network.
import { expect, test } from 'vitest';
import { byPlace, idOf, sayWriter } from '../../../renderer/ui/to-settle.ts';
import { captureAsk } from '../../../shared/model/ask.ts';
import { type Conflict, type FieldConflict, joining, joinTexts } from '../../../shared/model/conflict.ts';
import { sayField, sayValue } from '../../../shared/model/conflict-words.ts';
import type { PersonId } from '../../../shared/model/identity.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { addPerson } from '../../../shared/model/person.ts';
import { recordPath } from '../../../shared/model/table.ts';
import { recordTie } from '../../../shared/model/tie.ts';
import { Story } from '../../shared/story.ts';

const by = { laptop: 'travel', isHere: false, at: 0 };
const field = (path: readonly string[], ...values: unknown[]): FieldConflict => ({
  kind: 'field',
  path,
  values: values.map((value) => ({ value, ...by })),
});

test('a card, both people of a tie, and whoever stands for somebody who was merged are marked; the profile is with the settings', () => {
  const story = new Story();
  const [ana, anna, bjorn] = story.change((d, s) =>
    ['Ana', 'Anna', 'Björn'].map((name) => addPerson(d, { name }, s)),
  ) as [PersonId, PersonId, PersonId];
  const ask = story.change((d, s) => captureAsk(d, { title: 'A CFO', asker: ana }, s));
  const tie = story.change((d, s) => recordTie(d, { a: ana, b: bjorn }, s));
  story.change((d, s) => mergePeople(d, { keep: ana, other: anna, takeFromOther: [] }, s));
  const conflicts: Conflict[] = [
    field(['asks', ...recordPath(ask), 'title'], 'a', 'b'),
    field(['ties', ...recordPath(tie), 'kind'], 'a', 'b'),
    field(['people', ...recordPath(anna), 'about'], 'a', 'b'),
    field(['me', 'about'], 'a', 'b'),
  ];
  const marked = byPlace(conflicts, story.document);
  expect([ask, ana, bjorn, anna].map((id) => marked.get(id)?.length)).toEqual([1, 2, 1, undefined]);
  expect(marked.get(idOf({ rest: true }))).toHaveLength(1);
  expect(marked.get(idOf({ firm: undefined }))).toBeUndefined();
  expect(marked.size).toBe(4);
  expect(byPlace(conflicts, story.document)).toBe(marked);
});

test('texts are joined over lines or in one; days, numbers, choices and facts are chosen', () => {
  expect(joinTexts(field(['people', 'ab', 'id', 'about'], 'Sails\nMills', 'Mills\nBees'))).toBe('Sails\nMills\nBees');
  expect(joinTexts(field(['people', 'ab', 'id', 'firm'], 'Kelp', 'Kelp & Co', 'Tide'))).toBe('Kelp & Co / Tide');
  expect(joinTexts(field(['asks', 'ab', 'id', 'title'], 'A CFO', 'A CFO '))).toBe('A CFO');
  const at = (...path: string[]) => joining(field(path, 'a', 'b'));
  expect(at('intros', 'ab', 'id', 'why')).toBe('lines');
  expect(at('asks', 'ab', 'id', 'brief', 'why')).toBe('lines');
  for (const none of ['due', 'stage', 'kind', 'asker', 'closeness'])
    expect([none, at('asks', 'ab', 'id', none)]).toEqual([none, undefined]);
  expect(at('ties', 'ab', 'id', 'kind')).toBe('line');
  expect(joining(field(['people', 'ab', 'id', 'drumbeat'], 30, 60))).toBeUndefined();
});

test('fields and values are said in words, whatever is missing', () => {
  const { document } = new Story();
  expect(sayField(document, ['people', 'ab', 'id', 'emails', 'ana@tide.example'])).toBe(
    'e-mail addresses: ana@tide.example',
  );
  expect(sayField(document, ['people', 'ab', 'id', 'constructor'])).toBe('constructor');
  expect(sayValue(document, ['people', 'ab', 'id', 'mergedInto'], 'ee'.repeat(16))).toBe('somebody unknown');
  expect(sayValue(document, ['asks', 'ab', 'id', 'mayTellReason'], true)).toBe('yes');
  expect(sayValue(document, ['people', 'ab', 'id', 'name'], '')).toBe('nothing');
});

test('a writer is this laptop, one with a name, or unknown; another’s clock is said to be its own', () => {
  expect(sayWriter({ ...by, isHere: true }, '3 May')).toBe('this laptop, 3 May');
  expect(sayWriter(by, '3 May')).toBe('travel, 3 May by its clock');
  expect(sayWriter({ ...by, laptop: undefined }, '3 May')).toBe('before pairing, 3 May by its clock');
});
