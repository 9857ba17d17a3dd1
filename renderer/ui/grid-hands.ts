// What hands do on a grid: keys walk the rows and the heads, Space and Shift choose, Enter and a click open, a head sorts.
// Nothing here takes anything away.
import { useRef, useState } from 'react';
import type { GridProps } from './Grid.tsx';
import { chooseRange, headStepOf, stepOf, toggled } from './grid-keys.ts';

interface Table<Key> {
  /** The rows' keys, in order. */
  readonly keys: readonly Key[];
  /** How many rows a page has. */
  readonly pageSize: () => number;
  readonly scrollTo: (index: number) => void;
}

export interface Hands {
  /** The row that the keys are on. */
  readonly at: number;
  /** The head that they are on instead. */
  readonly head: number | undefined;
  readonly isChoosing: boolean;
  readonly handleKey: (event: React.KeyboardEvent) => void;
  readonly handleClick: (event: React.MouseEvent) => void;
}

export function useGridHands<Row, Key extends string>(props: GridProps<Row, Key>, table: Table<Key>): Hands {
  const { rows, columns, active, chosen = NOBODY as ReadonlySet<Key>, onChoose, onLink } = props;
  const { keys } = table;
  /** Where a range begins that Shift extends. */
  const anchor = useRef<Key | undefined>(undefined);
  const [headAt, setHeadAt] = useState<number | undefined>();
  const at = Math.max(0, active === undefined ? 0 : keys.indexOf(active));
  const isChoosing = chosen.size > 0;
  // Over the head lies what can be done with those who are chosen.
  const head = headAt === undefined || isChoosing ? undefined : Math.min(headAt, columns.length - 1);

  function moveTo(index: number): void {
    setHeadAt(undefined);
    props.onActive(keys[index]);
    table.scrollTo(index);
  }

  function open(index: number): void {
    const row = rows[index];
    if (row === undefined) return;
    props.onActive(keys[index]);
    props.onOpen(row);
  }

  function choose(index: number, isRange: boolean): void {
    const key = keys[index];
    if (key === undefined || !onChoose) return;
    onChoose(isRange ? chooseRange(chosen, keys, anchor.current, index) : toggled(chosen, key));
    if (!isRange) anchor.current = key;
    moveTo(index);
  }

  function walk(next: number, { key, shiftKey }: React.KeyboardEvent): void {
    if (key === 'ArrowUp' && at === 0 && !shiftKey && !isChoosing) return setHeadAt(0);
    if (shiftKey && onChoose) {
      anchor.current ??= keys[at];
      onChoose(chooseRange(chosen, keys, anchor.current, next));
    } else anchor.current = keys[next];
    moveTo(next);
  }

  function handleHeadKey(key: string, from: number): boolean {
    const next = headStepOf(key, from, columns.length);
    if (next !== undefined) setHeadAt(next);
    else if (key === 'Enter' || key === ' ') props.onSort(columns[from]?.key ?? '');
    else if (key === 'ArrowDown' || key === 'Escape') setHeadAt(undefined);
    else return false;
    return true;
  }

  function handleRowKey(event: React.KeyboardEvent): boolean {
    const { key, altKey, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const next = altKey ? undefined : stepOf(key, at, rows.length, table.pageSize());
    const row = rows[at];
    if (next !== undefined) walk(next, event);
    else if (key === 'Enter') open(at);
    else if (key === ' ' && onChoose) choose(at, shiftKey);
    else if (key === 'Escape' && isChoosing) onChoose?.(new Set());
    else if (key.toLowerCase() === 'a' && isCommand && onChoose) onChoose(new Set([...chosen, ...keys]));
    else if (key === 'f' && !isCommand && !altKey && onLink && row !== undefined) onLink(row);
    else return false;
    return true;
  }

  function handleKey(event: React.KeyboardEvent): void {
    const isDone = head === undefined ? handleRowKey(event) : handleHeadKey(event.key, head);
    if (isDone) event.preventDefault();
  }

  function handleClick({ target, ctrlKey, metaKey, shiftKey }: React.MouseEvent): void {
    const near = (selector: string) => (target as HTMLElement).closest<HTMLElement>(selector);
    const sorted = near('[data-sort]')?.dataset.sort;
    if (sorted !== undefined && !isChoosing) return props.onSort(sorted);
    if (near('[data-choose="all"]')) return chooseAll();
    const index = Number(near('[data-index]')?.dataset.index ?? Number.NaN);
    const row = rows[index];
    if (row === undefined) return;
    if (onChoose && (ctrlKey || metaKey || shiftKey || near('[data-choose]'))) choose(index, shiftKey);
    else if (near('[data-link]') && onLink) onLink(row);
    else open(index);
  }

  function chooseAll(): void {
    const isAll = keys.every((key) => chosen.has(key));
    onChoose?.(new Set(isAll ? [] : [...chosen, ...keys]));
  }

  return { at, head, isChoosing, handleKey, handleClick };
}

const NOBODY: ReadonlySet<string> = new Set();
