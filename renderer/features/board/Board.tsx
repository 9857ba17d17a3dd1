// The board: columns from Captured to Closed. Mouse, keyboard and panel all end in the same request.
import { DragDropContext, type DropResult, type ResponderProvided } from '@hello-pangea/dnd';
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useState } from 'react';
import { boardOf, COLUMNS, type Column as ColumnName, type Filter, runningByAsk } from '../../../shared/model/board.ts';
import { findCard } from '../../../shared/model/cards.ts';
import { attemptMove } from '../../ui/attempt.ts';
import { usePlace } from '../../ui/place.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import { announcements, sayDrop } from './announce.ts';
import classes from './Board.module.css';
import { Column } from './Column.tsx';
import { columnsFor, dropTarget } from './drop.ts';
import { EmptyBoard, NothingFound } from './EmptyBoard.tsx';
import { useBoardKeys } from './keys.ts';
import { Toolbar } from './Toolbar.tsx';

/** What the user last filtered by and folded: the board is found again as it was left. */
const left: { filter: Filter; folded: ReadonlySet<ColumnName>; scroll: number } = {
  filter: {},
  folded: new Set(['closed']),
  scroll: 0,
};

export function Board({ nonce }: { readonly nonce: string }) {
  const document = useDocument();
  const today = useToday();
  const [filter, setFilter] = useState(left.filter);
  const [folded, setFolded] = useState(left.folded);
  const shownFilter = useDeferredValue(filter);
  const board = useMemo(() => boardOf(document, today, shownFilter), [document, today, shownFilter]);
  const running = useMemo(() => runningByAsk(document), [document]);
  // While a card is lifted, columns in which it cannot stand take no drop.
  const [lifted, setLifted] = useState<string | undefined>();
  const takes = lifted === undefined ? undefined : columnsFor(findCard(document, lifted));
  const keys = useBoardKeys(board, folded);

  useScrollMemory();
  const { panel } = usePlace();
  // The panel takes room from the board: the column in which its card stands must stay in sight, also when the card moves on.
  const column = COLUMNS.find((each) => board.columns[each].some(({ id }) => id === panel));
  useEffect(() => {
    if (panel === undefined || column === undefined) return;
    const shown = window.document.querySelector(`[data-card="${panel}"]`);
    const stands = shown?.closest('section');
    if (stands) bringIntoSight(stands);
  }, [panel, column]);

  // The same function at each rendering, or no column could skip one.
  const toggle = useCallback((column: ColumnName) => {
    const next = new Set(left.folded);
    if (!next.delete(column)) next.add(column);
    left.folded = next;
    setFolded(next);
  }, []);

  function change(next: Filter): void {
    left.filter = next;
    setFilter(next);
  }

  function drop(result: DropResult, { announce }: ResponderProvided): void {
    setLifted(undefined);
    announce(sayDrop(result));
    const target = dropTarget(board, result);
    if (target) void attemptMove({ name: 'card.move', argument: target });
  }

  const isEmpty = COLUMNS.every((column) => board.columns[column].length === 0) && board.hidden === 0;
  return (
    <>
      <Toolbar board={board} filter={filter} onFilter={change} />
      {!isEmpty && board.hidden > 0 && COLUMNS.every((column) => board.columns[column].length === 0) && (
        <NothingFound onAll={() => change({})} />
      )}
      {isEmpty ? (
        <EmptyBoard />
      ) : (
        <DragDropContext
          {...announcements}
          onBeforeCapture={({ draggableId }) => setLifted(draggableId)}
          onDragEnd={drop}
          nonce={nonce}
          dragHandleUsageInstructions={INSTRUCTIONS}
        >
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys move the focus between the cards inside */}
          <div className={classes.columns} onKeyDown={keys.handle}>
            {COLUMNS.map((column) => (
              <Column
                key={column}
                name={column}
                cards={board.columns[column]}
                document={document}
                today={today}
                running={running}
                isFolded={folded.has(column)}
                isClosedToDrop={takes !== undefined && !takes.includes(column)}
                onToggle={toggle}
                register={keys.register}
              />
            ))}
          </div>
        </DragDropContext>
      )}
    </>
  );
}

const INSTRUCTIONS =
  'Press space to lift the card, arrow keys to move it, space again to drop it, escape to put it back. Comma and full stop move it one column.';

/** Chromium's "nearest" takes a column for seen that only the panel covers, so which edge to align is said. */
function bringIntoSight(column: HTMLElement): void {
  const { left, right } = column.getBoundingClientRect();
  const { scrollMarginLeft, scrollMarginRight } = getComputedStyle(column);
  if (right + Number.parseFloat(scrollMarginRight) > window.innerWidth)
    column.scrollIntoView({ inline: 'end', block: 'nearest' });
  else if (left < Number.parseFloat(scrollMarginLeft)) column.scrollIntoView({ inline: 'start', block: 'nearest' });
}

/** Scrolls the board to where it was left. The window scrolls, so another screen would otherwise lose the place. */
function useScrollMemory(): void {
  useLayoutEffect(() => {
    window.scrollTo(left.scroll, 0);
    const remember = () => {
      left.scroll = window.scrollX;
    };
    window.addEventListener('scroll', remember);
    return () => window.removeEventListener('scroll', remember);
  }, []);
}
