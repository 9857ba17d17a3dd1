// Who stands in the table: sorted once, filtered when a filter changes, searched with each keystroke. Each step is done
// again only when what it starts from is another.
import { useDeferredValue, useMemo } from 'react';
import type { PeopleFacts } from '../../../shared/model/people-facts.ts';
import { matcherOf } from '../../../shared/model/people-filter.ts';
import { sortPeople } from '../../../shared/model/people-sort.ts';
import { isOpenFilter, type PeopleLook } from '../../../shared/model/people-table.ts';
import type { Person } from '../../../shared/model/person.ts';
import { filterPeople, type Indexed, searchPeople } from '../../ui/people-index.ts';
import { useToday } from '../../ui/today.ts';

interface Shown {
  readonly people: readonly Person[];
  /** The words by which they were found; what is being typed may be a little ahead. */
  readonly typed: string;
  /** Who stands first for the words as they are typed right now. */
  readonly first: () => Person | undefined;
}

/** The people whom a look shows, in its order. */
export function useShownPeople(index: readonly Indexed[], facts: PeopleFacts, look: PeopleLook): Shown {
  const today = useToday();
  const { sort } = look;
  const { text: typed = '', ...filter } = useDeferredValue(look.filter);
  const parts = JSON.stringify(filter);
  const sorted = useMemo(() => sortPeople(index, sort, facts, today), [index, sort, facts, today]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: equal filters are equal, whichever object holds them.
  const passing = useMemo(() => {
    if (isOpenFilter(filter)) return sorted;
    const matches = matcherOf(filter, facts, today);
    return sorted.filter(({ person }) => matches(person));
  }, [sorted, parts, facts, today]);
  const isByName = sort.by === 'name' && !sort.down;
  const search = isByName ? searchPeople : filterPeople;
  const people = useMemo(() => search(passing, typed), [passing, search, typed]);
  return { people, typed, first: () => search(passing, look.filter.text ?? '')[0] };
}
