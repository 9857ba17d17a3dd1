// The list of firms: found as one types, sorted by who is there, who was, and what is under way.
import { Button, Kbd, Text, TextInput, Title } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import {
  type FirmColumn,
  type FirmRow,
  type FirmSort,
  nextFirmSort,
  searchFirms,
  sortFirms,
} from '../../../shared/model/firm-table.ts';
import { useFindKey } from '../../ui/find-key.ts';
import { Grid } from '../../ui/Grid.tsx';
import { PeopleOrFirms } from '../../ui/PeopleOrFirms.tsx';
import { goTo } from '../../ui/place.ts';
import { FIRM_CELLS } from './firm-columns.tsx';
import classes from './firms.module.css';
import { left, useFirms } from './firms.ts';

export function FirmList() {
  const firms = useFirms();
  const [query, setQuery] = useState(left.query);
  const [sort, setSort] = useState(left.sort);
  const [active, setActive] = useState(left.active);
  const table = useRef<HTMLTableElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const typed = useDeferredValue(query);
  const sorted = useMemo(() => sortFirms(firms, sort), [firms, sort]);
  const found = useMemo(() => searchFirms(sorted, typed), [sorted, typed]);
  useFindKey(search);

  function look(change: { query?: string; sort?: FirmSort }): void {
    if (change.query !== undefined) setQuery(change.query);
    if (change.sort !== undefined) setSort(change.sort);
    Object.assign(left, change, { offset: 0 });
    moveTo(undefined);
    table.current?.scrollTo({ top: 0 });
  }

  function moveTo(key: string | undefined): void {
    left.active = key;
    setActive(key);
  }

  function handleKey(event: React.KeyboardEvent): void {
    // What is shown may be a little behind what is typed.
    const [first] = event.key === 'Enter' && query.trim() !== '' ? searchFirms(sorted, query) : [];
    if (event.key === 'Escape' && query !== '') look({ query: '' });
    else if (event.key === 'ArrowDown') table.current?.focus();
    else if (first) open(first);
    else return;
    event.preventDefault();
  }

  function open({ key }: FirmRow): void {
    moveTo(key);
    goTo({ is: 'firms', firm: key });
  }

  return (
    <div className={classes.list}>
      <PeopleOrFirms here="firms" count={firms.length > 0 ? sayCount(found.length, firms.length) : ''} />
      {firms.length === 0 ? (
        <NoFirms />
      ) : (
        <>
          <TextInput
            ref={search}
            data-search
            className={classes.search}
            aria-label="Find firms"
            placeholder="Name or tag of a firm"
            leftSection={<IconSearch size={16} />}
            rightSection={query === '' ? <Kbd size="xs">/</Kbd> : undefined}
            rightSectionWidth={64}
            rightSectionPointerEvents="none"
            value={query}
            onChange={(event) => look({ query: event.currentTarget.value })}
            onKeyDown={handleKey}
          />
          {found.length === 0 ? (
            <NoneFound typed={typed} onClear={() => look({ query: '' })} />
          ) : (
            <Grid
              ref={table}
              label="Firms"
              rows={found}
              keyOf={keyOfFirm}
              nameOf={nameOfFirm}
              columns={FIRM_CELLS}
              sort={sort}
              onSort={(column) => look({ sort: nextFirmSort(sort, column as FirmColumn) })}
              active={active}
              onActive={moveTo}
              onOpen={open}
              offset={left.offset}
              onScroll={(offset) => {
                left.offset = offset;
              }}
            />
          )}
        </>
      )}
    </div>
  );
}

function NoFirms() {
  return (
    <div className={classes.empty}>
      <Title order={2} fz={21}>
        Firms come from your people
      </Title>
      <Text c="dimmed" maw={480}>
        Whoever has a firm stands under it here, with those who were there before and what is under way with them. “Who
        could introduce me to somebody there?” is answered at a glance.
      </Text>
      <Button onClick={() => goTo({ is: 'people' })}>Go to your people</Button>
    </div>
  );
}

function NoneFound({ typed, onClear }: { readonly typed: string; readonly onClear: () => void }) {
  return (
    <div className={classes.empty} role="status">
      <Text fw={600} dir="auto">
        No firm here is called “{typed.trim()}”
      </Text>
      <Text size="sm" c="dimmed">
        Names, other names and tags of firms were searched.
      </Text>
      <Button variant="default" mt={6} onClick={onClear}>
        Show all firms
      </Button>
    </div>
  );
}

function keyOfFirm({ key }: FirmRow): string {
  return key;
}

function nameOfFirm({ name }: FirmRow): string {
  return name;
}

function sayCount(found: number, all: number): string {
  const number = (count: number) => count.toLocaleString('en-GB');
  return found === all ? number(all) : `${number(found)} of ${number(all)}`;
}
