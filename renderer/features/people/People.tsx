// The people screen: search as one types, a virtual table, and the ways in for new people.
import { Button, Group, Kbd, SegmentedControl, TextInput, Title } from '@mantine/core';
import { IconFileImport, IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { PersonId } from '../../../shared/model/identity.ts';
import { filterPeople, type Sorting, searchPeople, sortPeople, usePeopleIndex } from '../../ui/people-index.ts';
import { goTo, openDialog, thePlace } from '../../ui/place.ts';
import { Chosen } from './Chosen.tsx';
import { NobodyFound } from './NobodyFound.tsx';
import { NoPeople } from './NoPeople.tsx';
import classes from './People.module.css';
import { PeopleTable } from './PeopleTable.tsx';
import { view } from './view.ts';

const SORTINGS: { value: Sorting; label: string }[] = [
  { value: 'name', label: 'Name' },
  { value: 'firm', label: 'Firm' },
  { value: 'newest', label: 'Newest' },
];

export function People() {
  const index = usePeopleIndex();
  const [query, setQuery] = useState(view.query);
  const [sorting, setSorting] = useState(view.sorting);
  const [active, setActive] = useState(view.active);
  const [chosen, setChosen] = useState<ReadonlySet<PersonId>>(new Set());
  const search = useRef<HTMLInputElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const typed = useDeferredValue(query);
  const sorted = useMemo(() => sortPeople(index, sorting), [index, sorting]);
  const people = useMemo(
    () => (sorting === 'name' ? searchPeople(sorted, typed) : filterPeople(sorted, typed)),
    [sorted, sorting, typed],
  );
  useFindKey(search);

  function moveTo(id: PersonId | undefined): void {
    view.active = id;
    setActive(id);
  }

  function look(change: { query?: string; sorting?: Sorting }): void {
    if (change.query !== undefined) setQuery(change.query);
    if (change.sorting !== undefined) setSorting(change.sorting);
    Object.assign(view, change, { offset: 0 });
    moveTo(undefined);
    table.current?.scrollTo({ top: 0 });
  }

  function handleSearchKey(event: React.KeyboardEvent): void {
    const [first] = people;
    if (event.key === 'Escape' && query !== '') look({ query: '' });
    else if (event.key === 'ArrowDown') table.current?.focus();
    else if (event.key === 'Enter' && first && query.trim() !== '') goTo({ is: 'person', id: first.id });
    else return;
    event.preventDefault();
  }

  return (
    <div className={classes.people}>
      <Group justify="space-between" gap="sm">
        <Title order={1} fz={24} lh={1.3}>
          People{' '}
          <span className={classes.count} aria-live="polite">
            {index.length > 0 && sayCount(people.length, index.length)}
          </span>
        </Title>
        <Group gap={8}>
          <Button
            variant="default"
            leftSection={<IconFileImport size={17} />}
            onClick={() => openDialog({ is: 'import' })}
          >
            Import…
          </Button>
          <Button
            variant={index.length > 0 ? 'filled' : 'default'}
            leftSection={<IconUserPlus size={17} />}
            onClick={() => addPerson('')}
          >
            Add a person
          </Button>
        </Group>
      </Group>
      {index.length === 0 ? (
        <NoPeople onAdd={() => addPerson('')} />
      ) : (
        <>
          <Group gap="sm" className={classes.tools}>
            <TextInput
              ref={search}
              data-search
              className={classes.search}
              aria-label="Find people"
              placeholder="Name, firm, what they are good at…"
              leftSection={<IconSearch size={16} />}
              rightSection={<Kbd size="xs">Ctrl F</Kbd>}
              rightSectionWidth={64}
              rightSectionPointerEvents="none"
              value={query}
              onChange={(event) => look({ query: event.currentTarget.value })}
              onKeyDown={handleSearchKey}
            />
            <SegmentedControl
              aria-label="Sort by"
              data={SORTINGS}
              value={sorting}
              onChange={(value) => look({ sorting: value as Sorting })}
            />
            <Chosen
              index={index}
              chosen={chosen}
              shown={people}
              onClear={() => setChosen(new Set())}
              onDone={() => table.current?.focus()}
            />
          </Group>
          {people.length === 0 ? (
            <NobodyFound query={typed} onAdd={() => addPerson(typed)} onClear={() => look({ query: '' })} />
          ) : (
            <PeopleTable
              ref={table}
              people={people}
              sorting={sorting}
              active={active}
              onActive={moveTo}
              chosen={chosen}
              onChoose={setChosen}
            />
          )}
        </>
      )}
    </div>
  );
}

/** Ctrl+F finds people here, as it finds words elsewhere. */
function useFindKey(search: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    function handle(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f' || thePlace().dialog) return;
      event.preventDefault();
      search.current?.focus();
      search.current?.select();
    }
    window.addEventListener('keydown', handle);
    return () => window.removeEventListener('keydown', handle);
  }, [search]);
}

function addPerson(name: string): void {
  view.missing = name.trim();
  openDialog({ is: 'person' });
}

function sayCount(found: number, all: number): string {
  const number = (count: number) => count.toLocaleString('en-GB');
  return found === all ? number(all) : `${number(found)} of ${number(all)}`;
}
