// A pasted message becomes an ask of whoever wrote it, with what they ask for as its title and the whole text as its source.
import { expect, test } from 'vitest';
import { understand } from '../../../shared/model/capture/understand.ts';
import { PASTES } from './pastes.ts';
import { KNOWN } from './saying.ts';

test.each(PASTES)('out of %s', (_, text, asker, title) => {
  const meaning = understand(text, KNOWN);
  expect(meaning).toMatchObject({ is: 'ask', title, asker: { chosen: { name: asker } } });
  expect(meaning).toMatchObject({ source: text.trim() });
});
