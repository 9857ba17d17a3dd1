// A table of thousands: fixed row height and virtual rows, so that twenty thousand scroll like twenty. The grid holds the
// focus and points at the active row or head. What the rows are about it does not know.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import classes from './Grid.module.css';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { useGridHands } from './grid-hands.ts';
import { thePlace } from './place.ts';

/** The heights that Grid.module.css gives to a row and to the head. */
const ROW = 52;
const HEAD = 36;
/** The width of the boxes, and of what stands in their place where nothing can be chosen. */
const BOX = 54;
const MARGIN = 20;

export interface GridColumn<Row> {
  readonly key: string;
  readonly title: string;
  /** The least width in pixels, and the share of what is left over. */
  readonly width: readonly [least: number, share: number];
  readonly cell: (row: Row) => React.ReactNode;
}

export interface GridProps<Row, Key extends string> {
  readonly ref: React.Ref<HTMLTableElement>;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => Key;
  /** What a row is called. */
  readonly nameOf: (row: Row) => string;
  /** The first one names the row, and stays in sight. These must keep their identity, or every row is drawn again. */
  readonly columns: readonly GridColumn<Row>[];
  readonly sort: { readonly by: string; readonly down: boolean };
  readonly onSort: (column: string) => void;
  /** The row that the keys are on. */
  readonly active: Key | undefined;
  readonly onActive: (key: Key | undefined) => void;
  readonly onOpen: (row: Row) => void;
  /** For what is a link in a cell (`data-link`), and for `f` on a row. */
  readonly onLink?: (row: Row) => void;
  readonly chosen?: ReadonlySet<Key>;
  readonly onChoose?: (chosen: ReadonlySet<Key>) => void;
  /** What can be done with those who are chosen: it lies over the head. */
  readonly children?: React.ReactNode;
  /** Where the list was scrolled to when one left it. */
  readonly offset: number;
  readonly onScroll: (offset: number) => void;
}

export function Grid<Row, Key extends string>(props: GridProps<Row, Key>) {
  const { rows, keyOf, columns, chosen, onChoose } = props;
  const grid = useRef<HTMLTableElement>(null);
  const id = useId();
  useImperativeHandle(props.ref, () => grid.current as HTMLTableElement);
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  // Must keep its identity: with a new one, all places are computed again on every scroll.
  const keyAt = useCallback((index: number) => keys[index] ?? index, [keys]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => ROW,
    getItemKey: keyAt,
    overscan: 10,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    initialOffset: props.offset,
  });
  const { at, head, isChoosing, handleKey, handleClick } = useGridHands(props, {
    keys,
    pageSize: () => Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - HEAD) / ROW) - 1),
    scrollTo: (index) => virtual.scrollToIndex(index, { align: 'auto' }),
  });
  const tracks = useMemo(() => tracksOf(columns, onChoose !== undefined), [columns, onChoose]);
  useReturn(grid, props.active !== undefined);
  useWidth(grid, tracks);
  const shown = virtual.getVirtualItems();
  const isDrawn = head !== undefined || shown.some(({ index }) => index === at);
  const pointed = head === undefined ? `${id}${keys[at]}` : `${id}head-${columns[head]?.key}`;
  return (
    <div className={classes.frame}>
      <table
        ref={grid}
        className={classes.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: HTML allows it, and a grid is a table with keys.
        role="grid"
        tabIndex={0}
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={onChoose !== undefined}
        aria-activedescendant={isDrawn ? pointed : undefined}
        data-choosing={isChoosing || undefined}
        style={tracks}
        onKeyDown={handleKey}
        onClick={handleClick}
        onScroll={({ currentTarget }) => {
          props.onScroll(currentTarget.scrollTop);
          markScrolled(currentTarget);
        }}
      >
        <GridHead
          id={id}
          columns={columns}
          sort={props.sort}
          at={head}
          allChosen={onChoose && keys.length > 0 && keys.every((key) => chosen?.has(key))}
        />
        <tbody className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index, start, key }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <GridRow
                key={key}
                id={`${id}${key}`}
                row={row}
                name={props.nameOf(row)}
                columns={columns as readonly GridColumn<unknown>[]}
                index={index}
                top={start - HEAD}
                isActive={head === undefined && index === at}
                isChosen={onChoose && (chosen?.has(keyOf(row)) ?? false)}
              />
            );
          })}
        </tbody>
      </table>
      {isChoosing && <div className={classes.bar}>{props.children}</div>}
    </div>
  );
}

/** Coming back, the row that one left is there again, and has the focus. */
function useReturn(grid: React.RefObject<HTMLTableElement | null>, isReturning: boolean): void {
  const returning = useRef(isReturning);
  useEffect(() => {
    if (returning.current && !thePlace().dialog) grid.current?.focus({ preventScroll: true });
  }, [grid]);
}

/** Columns as tracks of a CSS grid, and the width under which the table scrolls sideways. */
function tracksOf(columns: readonly GridColumn<never>[], hasBoxes: boolean): React.CSSProperties {
  const first = hasBoxes ? BOX : MARGIN;
  const least = columns.reduce((sum, { width }) => sum + width[0], first + MARGIN);
  const tracks = columns.map(({ width: [pixels, share] }) => `minmax(${pixels}px, ${share}fr)`);
  return {
    '--vs-tracks': [`${first}px`, ...tracks].join(' '),
    '--vs-least': `${least}px`,
    '--vs-first': `${first}px`,
  } as React.CSSProperties;
}

/** Says of a table whether it is wider than its window. */
function useWidth(grid: React.RefObject<HTMLTableElement | null>, tracks: React.CSSProperties): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: other columns have other widths.
  useLayoutEffect(() => {
    const table = grid.current;
    if (!table) return;
    const observer = new ResizeObserver(() => mark(table, 'wide', table.scrollWidth > table.clientWidth));
    observer.observe(table);
    return () => observer.disconnect();
  }, [grid, tracks]);
}

/** The name column shows an edge while others are behind it. */
function markScrolled(table: HTMLTableElement): void {
  mark(table, 'scrolled', table.scrollLeft > 0);
}

/** Writes only what is another: each writing costs a look at all styles. */
function mark(table: HTMLTableElement, what: string, is: boolean): void {
  if (table.dataset[what] !== String(is)) table.dataset[what] = String(is);
}
