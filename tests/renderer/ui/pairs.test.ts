// Which pairs are still to be looked at, as the user decides one after the other.
import { expect, test } from 'vitest';
import { openPairs } from '../../../renderer/ui/pairs.ts';
import { distinguish } from '../../../shared/model/distinction.ts';
import { displayName } from '../../../shared/model/document.ts';
import { mergePeople } from '../../../shared/model/merge.ts';
import { Story } from '../../shared/story.ts';

function family() {
  const story = new Story();
  const [a, b, c] = [story.person('A'), story.person('B'), story.person('C')];
  const found = [
    { a, b, reasons: ['same e-mail' as const] },
    { a: b, b: c, reasons: ['same name' as const] },
    { a, b: c, reasons: ['same name' as const] },
  ];
  const open = (later: readonly string[] = []) =>
    openPairs(story.document, found, new Set(later)).map((pair) => displayName(pair.a) + displayName(pair.b));
  const keyOf = (index: number) => openPairs(story.document, found, new Set())[index]?.key ?? '';
  return { story, a, b, c, open, keyOf };
}

test('pairs come as they were found, surest first', () => {
  expect(family().open()).toEqual(['AB', 'BC', 'AC']);
});

test('a merge settles its pair, and two others become one; taken back, all are there again', () => {
  const { story, a, b, open } = family();
  story.change((document, stamp) => mergePeople(document, { keep: a, other: b, takeFromOther: [] }, stamp));
  expect(open()).toEqual(['AC']);
  story.takeBack(story.edits);
  expect(open()).toEqual(['AB', 'BC', 'AC']);
});

test('whoever was told apart is not asked about again', () => {
  const { story, b, c, open } = family();
  story.change((document, stamp) => distinguish(document, { a: c, b }, stamp));
  expect(open()).toEqual(['AB', 'AC']);
});

test('what was put off comes last', () => {
  const { open, keyOf } = family();
  expect(open([keyOf(0)])).toEqual(['BC', 'AC', 'AB']);
});
