// The table of people: fixed row height and virtual rows, so that twenty thousand scroll like twenty. The grid holds the
// focus and points at the active row; arrows move it, Enter opens, Space chooses.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import type { PersonId } from '../../../shared/model/identity.ts';
import type { Person } from '../../../shared/model/person.ts';
import type { Sorting } from '../../ui/people-index.ts';
import { goTo, thePlace } from '../../ui/place.ts';
import { chooseRange, stepOf, toggled } from './moves.ts';
import classes from './PeopleTable.module.css';
import { PersonRow } from './PersonRow.tsx';
import { view } from './view.ts';

const ROW = 52;
const HEAD = 36;

interface Props {
  readonly ref: React.Ref<HTMLTableElement>;
  readonly people: readonly Person[];
  readonly sorting: Sorting;
  /** The row that the keys are on. */
  readonly active: PersonId | undefined;
  readonly onActive: (id: PersonId | undefined) => void;
  readonly chosen: ReadonlySet<PersonId>;
  readonly onChoose: (chosen: ReadonlySet<PersonId>) => void;
}

export function PeopleTable({ ref, people, sorting, active, onActive, chosen, onChoose }: Props) {
  const grid = useRef<HTMLTableElement>(null);
  /** Where a range begins that Shift extends. */
  const anchor = useRef<PersonId | undefined>(undefined);
  useImperativeHandle(ref, () => grid.current as HTMLTableElement);
  // Must keep its identity: with a new one, all places are computed again on every scroll.
  const keyAt = useCallback((index: number) => people[index]?.id ?? index, [people]);
  const rows = useVirtualizer({
    count: people.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW,
    getItemKey: keyAt,
    overscan: 10,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    initialOffset: view.offset,
  });
  const at = Math.max(0, active === undefined ? 0 : people.findIndex(({ id }) => id === active));
  const shown = rows.getVirtualItems();

  const returning = useRef(active !== undefined);
  // Coming back from a person's page: the row that one left is there again, and has the focus.
  useEffect(() => {
    if (returning.current && !thePlace().dialog) grid.current?.focus({ preventScroll: true });
  }, []);

  function moveTo(index: number): void {
    onActive(people[index]?.id);
    rows.scrollToIndex(index, { align: 'auto' });
  }

  function open(index: number): void {
    const person = people[index];
    if (!person) return;
    onActive(person.id);
    view.offset = grid.current?.scrollTop ?? 0;
    goTo({ is: 'person', id: person.id });
  }

  function choose(index: number, range: boolean): void {
    const person = people[index];
    if (!person) return;
    if (range) onChoose(chooseRange(chosen, people, anchor.current, index));
    else onChoose(toggled(chosen, person.id));
    if (!range) anchor.current = person.id;
    moveTo(index);
  }

  function handleKey(event: React.KeyboardEvent): void {
    const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
    const next = stepOf(event.key, at, people.length, page);
    if (next !== undefined && !event.altKey) {
      if (event.shiftKey) onChoose(chooseRange(chosen, people, anchor.current, next));
      else anchor.current = people[next]?.id;
      moveTo(next);
    } else if (event.key === 'Enter') open(at);
    else if (event.key === ' ') choose(at, event.shiftKey);
    else if (event.key === 'Escape' && chosen.size > 0) onChoose(new Set());
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey))
      onChoose(new Set(people.map(({ id }) => id)));
    else return;
    event.preventDefault();
  }

  function handleClick(event: React.MouseEvent): void {
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset.index ?? Number.NaN);
    if (Number.isNaN(index)) return;
    const onBox = target.closest('[data-choose]') !== null;
    if (onBox || event.ctrlKey || event.metaKey || event.shiftKey) choose(index, event.shiftKey);
    else open(index);
  }

  return (
    <table
      ref={grid}
      className={classes.grid}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML allows it, and a grid is a table with keys.
      role="grid"
      tabIndex={0}
      aria-label="People"
      aria-rowcount={people.length + 1}
      aria-multiselectable
      data-choosing={chosen.size > 0 || undefined}
      aria-activedescendant={shown.some(({ index }) => index === at) ? `person-${people[at]?.id}` : undefined}
      onKeyDown={handleKey}
      onClick={handleClick}
    >
      <thead className={classes.head}>
        <Head sorting={sorting} />
      </thead>
      <tbody className={classes.body} style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const person = people[index];
          if (!person) return null;
          return (
            <PersonRow
              key={key}
              person={person}
              index={index}
              top={start - HEAD}
              isActive={index === at}
              isChosen={chosen.has(person.id)}
            />
          );
        })}
      </tbody>
    </table>
  );
}

function Head({ sorting }: { readonly sorting: Sorting }) {
  const sortedBy = (column: Sorting) => (sorting === column ? 'ascending' : 'none');
  return (
    <tr aria-rowindex={1} className={classes.row}>
      <th scope="col">
        <span className={classes.hidden}>Chosen</span>
      </th>
      <th scope="col" aria-sort={sortedBy('name')}>
        Name
      </th>
      <th scope="col" aria-sort={sortedBy('firm')}>
        Firm
      </th>
      <th scope="col">Title</th>
      <th scope="col" data-cell="place">
        Place
      </th>
      <th scope="col" data-cell="tags">
        Tags
      </th>
      <th scope="col">Known</th>
    </tr>
  );
}
