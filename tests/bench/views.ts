// What a screen computes from the document: the board's columns, people as one types, the bytes of the first snapshot.

import { indexPeople, searchPeople } from '../../renderer/ui/people-index.ts';
import { boardOf } from '../../shared/model/board.ts';
import { findDuplicates } from '../../shared/model/duplicates.ts';
import { interactionsWith } from '../../shared/model/interaction.ts';
import { records } from '../../shared/model/table.ts';
import { networkOf, type Size } from '../helpers/network.ts';
import { type Figure, type Limits, median, medianOf, timed } from './figure.ts';

const TODAY = '2026-11-22';
// The board is computed at each change, and may take half of a frame; M has the 1,000 open cards, L six times that.
const BOARD: Limits = { S: 8, M: 8, L: 33 };
// A keystroke is answered within a frame; L has the 20,000 people.
const KEYSTROKE = 16;
// Once after unlocking, when a picker or the people screen is first used.
const INDEX: Limits = { S: 25, M: 100, L: 300 };
// Once on the window's main thread, while it says that it opens the vault.
const PARSE: Limits = { S: 25, M: 200, L: 1_000 };

// Issue 3, section 3: 20,000 people within 2 s, off the window's thread.
const DUPLICATES: Limits = { S: 200, M: 500, L: 2_000 };

export async function measureViews(size: Size): Promise<Figure[]> {
  const document = networkOf(size);
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const parse = await medianOf(3, () => JSON.parse(new TextDecoder().decode(bytes)));
  const { ms: indexing, value: index } = await timed(() => indexPeople(document.people));
  const keystrokes: number[] = [];
  for (const typed of ['a', 'an', 'ana', 'ana j', 'ana jansen', 'founder kestrel', 'water winter walk', 'zzz'])
    keystrokes.push(await medianOf(5, () => searchPeople(index, typed)));
  const [person] = records(document.people);
  const notes = await medianOf(5, () => person && interactionsWith(document, person.id));
  return [
    { name: 'snapshot parsed by the window', value: parse, unit: 'ms', limit: PARSE[size] },
    {
      name: 'boardOf, all cards',
      value: await medianOf(20, () => boardOf(document, TODAY)),
      unit: 'ms',
      limit: BOARD[size],
    },
    { name: 'index of people, made', value: indexing, unit: 'ms', limit: INDEX[size] },
    { name: 'search of people, half', value: median(keystrokes), unit: 'ms', limit: KEYSTROKE },
    { name: 'search of people, slowest', value: Math.max(...keystrokes), unit: 'ms', limit: KEYSTROKE },
    {
      name: 'duplicates, found',
      value: await medianOf(3, () => finish(findDuplicates(document))),
      unit: 'ms',
      limit: DUPLICATES[size],
    },
    { name: 'notes of a person, found', value: notes, unit: 'ms', limit: KEYSTROKE },
  ];
}

function finish(steps: Iterator<number, unknown>): void {
  while (!steps.next().done);
}
