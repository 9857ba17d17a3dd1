// What the table of people and the list of firms compute: facts from other tables once for a change, an order once for a
// click, a filter at each keystroke beside the search.
import { indexPeople } from '../../renderer/ui/people-index.ts';
import { firmKeys } from '../../shared/model/firm.ts';
import { firmRows } from '../../shared/model/firm-table.ts';
import {
  contactsWritten,
  lastContacts,
  metThroughNames,
  openCardsByPerson,
  type PeopleFacts,
} from '../../shared/model/people-facts.ts';
import { matcherOf } from '../../shared/model/people-filter.ts';
import { sortPeople } from '../../shared/model/people-sort.ts';
import { PEOPLE_COLUMNS, type PeopleFilter } from '../../shared/model/people-table.ts';
import { networkOf, type Size } from '../helpers/network.ts';
import { type Figure, type Limits, medianOf } from './figure.ts';

const TODAY = '2026-11-22';
// Once when the screen is first shown, and after a change of what they come from: of interactions, L has 100,000.
const FACTS: Limits = { S: 8, M: 33, L: 250 };
const FIRMS: Limits = { S: 16, M: 33, L: 150 };
// Issue 3: a frame or two at 5,000.
const SORTING: Limits = { S: 8, M: 16, L: 66 };
const FILTERING: Limits = { S: 4, M: 8, L: 33 };

const FILTERS: readonly PeopleFilter[] = [
  { allTags: ['climate', 'seed'] },
  { noTags: ['kelp'], lastContact: { is: 'older', days: 90 } },
  { firm: 'Kestrel Water', place: 'lis' },
  { open: 'intro', missed: true, noEmail: true },
  { place: 'e', closeness: ['well', ''], lastContact: { is: 'before', on: TODAY } },
];

export async function measurePeople(size: Size): Promise<Figure[]> {
  const document = networkOf(size);
  const index = indexPeople(document.people);
  const makeFacts = (): PeopleFacts => ({
    lastContact: lastContacts(document, contactsWritten(document, TODAY)),
    openCards: openCardsByPerson(document),
    metThrough: metThroughNames(document),
    firmKey: firmKeys(document),
    tagBeats: document,
  });
  const facts = makeFacts();
  const sorting: number[] = [];
  for (const by of PEOPLE_COLUMNS)
    sorting.push(await medianOf(5, () => sortPeople(index, { by, down: true }, facts, TODAY)));
  const filtering: number[] = [];
  for (const filter of FILTERS) filtering.push(await medianOf(5, () => passing(filter)));
  function passing(filter: PeopleFilter): number {
    const matches = matcherOf(filter, facts, TODAY);
    return index.filter(({ person }) => matches(person)).length;
  }
  const ms = (name: string, value: number, limits: Limits): Figure => ({
    name,
    value,
    unit: 'ms',
    limit: limits[size],
  });
  return [
    ms('facts of people, made', await medianOf(5, makeFacts), FACTS),
    ms('people sorted, slowest column', Math.max(...sorting), SORTING),
    ms('people filtered, slowest filter', Math.max(...filtering), FILTERING),
    ms('firms with people and cards, made', await medianOf(5, () => firmRows(document)), FIRMS),
  ];
}
