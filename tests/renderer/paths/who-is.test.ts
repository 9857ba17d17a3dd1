// Whom a name in a line means: one, or nobody.
import { expect, test } from 'vitest';
import { whoIs } from '../../../renderer/features/paths/who-is.ts';
import { indexPeople } from '../../../renderer/ui/people-index.ts';
import { nameOf } from '../../../shared/model/document.ts';
import { Story } from '../../shared/story.ts';

test.each([
  ['Ana Jansen', 'Ana Jansen'],
  ['bruno', 'Bruno Castell'],
  ['zoe okaf', 'Zoë Okafor'],
  ['Ana', undefined],
  ['Ana J', undefined],
  ['Bru No', undefined],
  ['somebody', undefined],
  ['', undefined],
])('“%s” is %s', (typed, name) => {
  const story = new Story();
  for (const each of ['Ana Jansen', 'Ana Weiss', 'Bruno Castell', 'Zoë Okafor']) story.person(each);
  const found = whoIs(indexPeople(story.document.people), typed);
  expect(found && nameOf(story.document, found)).toBe(name);
});
