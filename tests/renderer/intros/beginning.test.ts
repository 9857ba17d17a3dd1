// Who stands where when an introduction is proposed, by where the form was opened.
import { expect, test } from 'vitest';
import { beginningOf } from '../../../renderer/features/intros/beginning.ts';
import type { PersonId } from '../../../shared/model/identity.ts';

const [ana, bjorn] = ['a1', 'b2'] as unknown as [PersonId, PersonId];
const nobody = { first: undefined, second: undefined, connector: undefined };

test.each([
  ['nothing said', {}, { ...nobody, role: 'connector' }],
  ['from a person', { party: ana }, { ...nobody, role: 'connector', first: ana }],
  [
    'along a path',
    { party: ana, connector: bjorn },
    { role: 'asker', first: undefined, second: ana, connector: bjorn },
  ],
  ['for my ask', { ask: { asker: 'me' } }, { ...nobody, role: 'asker' }],
  [
    'my ask, Björn knows somebody',
    { ask: { asker: 'me' }, connector: bjorn },
    { ...nobody, role: 'asker', connector: bjorn },
  ],
  ['for Ana’s ask', { ask: { asker: ana } }, { ...nobody, role: 'connector', first: ana }],
  [
    'Björn may be the one whom Ana seeks',
    { ask: { asker: ana }, party: bjorn },
    { ...nobody, role: 'connector', first: ana, second: bjorn },
  ],
  [
    'Ana’s ask, Björn knows somebody',
    { ask: { asker: ana }, connector: bjorn },
    { ...nobody, role: 'asker', first: ana, connector: bjorn },
  ],
] as const)('%s', (_, opened, begun) => {
  expect(beginningOf(opened)).toEqual(begun);
});
