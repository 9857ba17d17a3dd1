// The people screen: search as one types, views and filters, a virtual table, and the ways in for new people.
import { Group } from '@mantine/core';
import { useRef, useState } from 'react';
import type { PersonId } from '../../../shared/model/identity.ts';
import { isOpenFilter, type PeopleFilter } from '../../../shared/model/people-table.ts';
import type { Person } from '../../../shared/model/person.ts';
import { PeopleOrFirms } from '../../ui/PeopleOrFirms.tsx';
import { usePeopleIndex } from '../../ui/people-index.ts';
import { goTo, openDialog } from '../../ui/place.ts';
import { sayNumber } from '../../ui/saying.ts';
import { Chosen } from './Chosen.tsx';
import { FilterChips } from './FilterChips.tsx';
import { usePeopleFacts } from './facts.ts';
import { NobodyFound } from './NobodyFound.tsx';
import { NoPeople } from './NoPeople.tsx';
import classes from './People.module.css';
import { PeopleActions } from './PeopleActions.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { Toolbar } from './Toolbar.tsx';
import { type Looking, useLook } from './use-look.ts';
import { useShownPeople } from './use-people.ts';
import { view } from './view.ts';

export function People() {
  const index = usePeopleIndex();
  const facts = usePeopleFacts();
  const seen = useLook();
  const [active, setActive] = useState(view.active);
  const [chosen, setChosen] = useState(view.chosen);
  const table = useRef<HTMLTableElement>(null);
  const { people, typed, first } = useShownPeople(index, facts, seen.look);
  const looking = fromTheTop(seen, table, () => moveTo(undefined));

  function moveTo(id: PersonId | undefined): void {
    view.active = id;
    setActive(id);
  }

  function open(person: Person | undefined): void {
    if (!person) return;
    moveTo(person.id);
    goTo({ is: 'person', id: person.id });
  }

  function choose(next: ReadonlySet<PersonId>): void {
    view.chosen = next;
    setChosen(next);
  }

  const { text: _, ...chips } = seen.look.filter;
  return (
    <div className={classes.people}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <PeopleOrFirms here="people" count={index.length > 0 ? sayCount(people.length, index.length) : ''} />
        <PeopleActions count={index.length} onAdd={() => addPerson('')} />
      </Group>
      {index.length === 0 ? (
        <NoPeople onAdd={() => addPerson('')} />
      ) : (
        <>
          <Toolbar looking={looking} onDown={() => table.current?.focus()} onEnter={() => open(first())} />
          {!isOpenFilter(chips) && <FilterChips looking={looking} hidden={index.length - people.length} />}
          {people.length === 0 ? (
            <NobodyFound looking={looking} typed={typed} onAdd={() => addPerson(typed)} />
          ) : (
            <PeopleTable
              ref={table}
              people={people}
              facts={facts}
              looking={looking}
              active={active}
              onActive={moveTo}
              chosen={chosen}
              onChoose={choose}
            >
              <Chosen
                index={index}
                chosen={chosen}
                shown={people}
                onClear={() => {
                  choose(new Set());
                  table.current?.focus();
                }}
              />
            </PeopleTable>
          )}
        </>
      )}
    </div>
  );
}

/** Another order and other people begin at the top. */
function fromTheTop(looking: Looking, table: React.RefObject<HTMLTableElement | null>, leave: () => void): Looking {
  function top(): void {
    view.offset = 0;
    leave();
    table.current?.scrollTo({ top: 0 });
  }
  return {
    ...looking,
    change: (change) => {
      looking.change(change);
      if (change.sort) top();
    },
    filter: (change: PeopleFilter) => {
      looking.filter(change);
      top();
    },
    pick: (named, look) => {
      looking.pick(named, look);
      top();
    },
  };
}

function addPerson(name: string): void {
  view.missing = name.trim();
  openDialog({ is: 'person' });
}

function sayCount(found: number, all: number): string {
  return found === all ? sayNumber(all) : `${sayNumber(found)} of ${sayNumber(all)}`;
}
