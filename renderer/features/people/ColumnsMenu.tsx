// Which columns the table has, and in which order. The name is always there and always first.
import { ActionIcon, Button, Checkbox, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useRef } from 'react';
import { PEOPLE_COLUMNS, type PeopleColumn, USUAL_COLUMNS, USUAL_LOOK } from '../../../shared/model/people-table.ts';
import classes from './Menus.module.css';
import type { Looking } from './use-look.ts';
import { titleOfColumn } from './words.ts';

export function ColumnsMenu({ looking }: { readonly looking: Looking }) {
  const { columns, sort } = looking.look;
  const hidden = PEOPLE_COLUMNS.filter((column) => !columns.includes(column));
  const list = useRef<HTMLUListElement>(null);

  function set(next: readonly PeopleColumn[]): void {
    // Sorted by a column that nobody sees, the table would seem to have no order.
    const isSeen = sort.by === 'name' || next.includes(sort.by);
    looking.change({ columns: next, ...(!isSeen && { sort: USUAL_LOOK.sort }) });
  }

  function move(column: PeopleColumn, by: -1 | 1): void {
    const at = columns.indexOf(column);
    const other = columns[at + by];
    if (at < 0 || other === undefined) return;
    set(columns.map((each) => (each === column ? other : each === other ? column : each)));
    // The row moves away under the focus, which goes with it.
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-column="${column}"] input`)?.focus();
    });
  }

  function handleKey(event: React.KeyboardEvent, column: PeopleColumn): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(column, event.key === 'ArrowUp' ? -1 : 1);
  }

  return (
    <Popover position="bottom-end" width={260} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} />}>
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.dropdown} aria-label="Columns">
        <ul className={classes.list} ref={list}>
          {[...columns, ...hidden].map((column, n) => {
            const [title, isShown] = [titleOfColumn(column), n < columns.length];
            return (
              <li
                key={column}
                data-column={column}
                className={classes.item}
                onKeyDown={(event) => handleKey(event, column)}
              >
                <Checkbox
                  size="xs"
                  radius={5}
                  className={classes.grow}
                  label={title}
                  checked={isShown}
                  onChange={() => set(isShown ? columns.filter((each) => each !== column) : [...columns, column])}
                />
                {isShown && (
                  <>
                    <Move title={title} to="left" isLast={n === 0} onClick={() => move(column, -1)} />
                    <Move title={title} to="right" isLast={n === columns.length - 1} onClick={() => move(column, 1)} />
                  </>
                )}
              </li>
            );
          })}
        </ul>
        <div className={classes.foot}>
          <Text size="xs" c="dimmed">
            Alt+↑ ↓ moves one
          </Text>
          <UnstyledButton className={classes.quiet} onClick={() => set(USUAL_COLUMNS)}>
            Usual columns
          </UnstyledButton>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

interface MoveProps {
  readonly title: string;
  readonly to: 'left' | 'right';
  readonly isLast: boolean;
  readonly onClick: () => void;
}

function Move({ title, to, isLast, onClick }: MoveProps) {
  return (
    <ActionIcon
      className={classes.move}
      variant="subtle"
      color="gray"
      size="sm"
      tabIndex={-1}
      disabled={isLast}
      aria-label={`Move ${title} to the ${to}`}
      onClick={onClick}
    >
      {to === 'left' ? <IconArrowUp size={14} /> : <IconArrowDown size={14} />}
    </ActionIcon>
  );
}
