// The board: columns from Captured to Closed. Mouse, keyboard and panel all end in the same request.
import { DragDropContext, type DropResult } from '@hello-pangea/dnd';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { boardOf, COLUMNS, type Column as ColumnName, type Filter, runningByAsk } from '../../../shared/model/board.ts';
import { attemptMove } from '../../ui/attempt.ts';
import { usePlace } from '../../ui/place.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';
import classes from './Board.module.css';
import { Column } from './Column.tsx';
import { dropTarget } from './drop.ts';
import { EmptyBoard } from './EmptyBoard.tsx';
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
  const keys = useBoardKeys(board, folded);

  const { panel } = usePlace();
  // The panel takes room from the board: the column that its card came from must stay in sight.
  useEffect(() => {
    if (panel === undefined) return;
    const shown = window.document.querySelector(`[data-card="${panel}"]`);
    shown?.closest('section')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }, [panel]);

  function toggle(column: ColumnName): void {
    const next = new Set(folded);
    if (!next.delete(column)) next.add(column);
    left.folded = next;
    setFolded(next);
  }

  function drop(result: DropResult): void {
    const target = dropTarget(board, result);
    if (target) void attemptMove({ name: 'card.move', argument: target });
  }

  const isEmpty = COLUMNS.every((column) => board.columns[column].length === 0) && board.hidden === 0;
  return (
    <>
      <Toolbar
        board={board}
        filter={filter}
        onFilter={(next) => {
          left.filter = next;
          setFilter(next);
        }}
      />
      {isEmpty ? (
        <EmptyBoard />
      ) : (
        <DragDropContext onDragEnd={drop} nonce={nonce} dragHandleUsageInstructions={INSTRUCTIONS}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: keys move the focus between the cards inside */}
          <div
            className={classes.columns}
            onKeyDown={keys.handle}
            ref={(element) => {
              if (element) element.scrollLeft = left.scroll;
            }}
            onScroll={(event) => {
              left.scroll = event.currentTarget.scrollLeft;
            }}
          >
            {COLUMNS.map((column) => (
              <Column
                key={column}
                name={column}
                cards={board.columns[column]}
                document={document}
                today={today}
                running={running}
                isFolded={folded.has(column)}
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
