// The board by keyboard: arrows go from card to card, Enter opens, `,` and `.` move a card a column, `a` acts.
// Columns are virtual, so the card to go to may have to be scrolled into being first.
import { useCallback, useRef } from 'react';
import { type Board, COLUMNS, type Column } from '../../../shared/model/board.ts';
import { attemptMove } from '../../ui/attempt.ts';
import { focusCard } from '../../ui/focus-card.ts';
import { go, thePlace } from '../../ui/place.ts';
import { toTopOf } from './drop.ts';

type ScrollTo = (index: number) => void;

/** Key handling for a board; columns register how to scroll to a row. */
export function useBoardKeys(board: Board, folded: ReadonlySet<Column>) {
  const scrollers = useRef(new Map<Column, ScrollTo>());
  const register = useCallback((column: Column, scrollTo: ScrollTo | undefined) => {
    if (scrollTo) scrollers.current.set(column, scrollTo);
    else scrollers.current.delete(column);
  }, []);

  function focus(column: Column, index: number): void {
    const card = board.columns[column][index];
    if (!card) return;
    scrollers.current.get(column)?.(index);
    focusCard(card.id, 5);
  }

  function handle(event: React.KeyboardEvent): void {
    const id = (event.target as HTMLElement).dataset.card;
    const here = id === undefined ? undefined : placeOf(board, id);
    if (!here || event.defaultPrevented || thePlace().dialog || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act({ board, folded, ...here, id: id as string, focus });
  }

  return { register, handle };
}

interface Here {
  readonly board: Board;
  readonly folded: ReadonlySet<Column>;
  readonly column: Column;
  readonly index: number;
  readonly id: string;
  readonly focus: (column: Column, index: number) => void;
}

const actions: Readonly<Record<string, (here: Here) => void>> = {
  ArrowDown: ({ column, index, focus }) => focus(column, index + 1),
  ArrowUp: ({ column, index, focus }) => focus(column, index - 1),
  ArrowRight: (here) => sideways(here, 1),
  ArrowLeft: (here) => sideways(here, -1),
  Home: ({ column, focus }) => focus(column, 0),
  End: ({ board, column, focus }) => focus(column, board.columns[column].length - 1),
  Enter: ({ id }) => go({ panel: id }),
  ',': (here) => void move(here, -1),
  '.': (here) => void move(here, 1),
};

function sideways({ board, folded, column, index, focus }: Here, step: 1 | -1): void {
  for (let at = COLUMNS.indexOf(column) + step; at >= 0 && at < COLUMNS.length; at += step) {
    const next = COLUMNS[at] as Column;
    const cards = board.columns[next];
    if (!folded.has(next) && cards.length > 0) return focus(next, Math.min(index, cards.length - 1));
  }
}

async function move({ board, column, id }: Here, step: 1 | -1): Promise<void> {
  const to = COLUMNS[COLUMNS.indexOf(column) + step];
  if (to && (await attemptMove({ name: 'card.move', argument: toTopOf(board, id, to) }))) focusCard(id, 20);
}

function placeOf(board: Board, id: string): { column: Column; index: number } | undefined {
  for (const column of COLUMNS) {
    const index = board.columns[column].findIndex((card) => card.id === id);
    if (index >= 0) return { column, index };
  }
  return undefined;
}
