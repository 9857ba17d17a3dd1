// One column: its name, its count, its cards in virtual rows. A folded column is a narrow strip that still takes drops.
import { Draggable, type DraggableProvided, type DraggableRubric, Droppable } from '@hello-pangea/dnd';
import { UnstyledButton } from '@mantine/core';
import { IconChevronsLeft, IconChevronsRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import type { Column as ColumnName } from '../../../shared/model/board.ts';
import type { Card } from '../../../shared/model/cards.ts';
import type { VouchsafeDocument } from '../../../shared/model/document.ts';
import type { Day } from '../../../shared/model/identity.ts';
import classes from './Board.module.css';
import { CardView, isSameCast } from './CardView.tsx';

interface Props {
  readonly name: ColumnName;
  readonly cards: readonly Card[];
  readonly document: VouchsafeDocument;
  readonly today: Day;
  readonly running: ReadonlyMap<string, number>;
  readonly isFolded: boolean;
  /** A card is lifted that cannot stand here. */
  readonly isClosedToDrop: boolean;
  readonly onToggle: (column: ColumnName) => void;
  readonly register: (column: ColumnName, scrollTo: ((index: number) => void) | undefined) => void;
}

const CARD_HEIGHT = 128;
const GAP = 8;

/** Most changes touch one card or two, so most columns have nothing new to show. */
export const Column = memo(PlainColumn, (before, after) => {
  const { cards, running, document } = after;
  const isSameCard = (card: Card, index: number) =>
    card === before.cards[index] && before.running.get(card.id) === running.get(card.id);
  return (
    before.today === after.today &&
    before.isFolded === after.isFolded &&
    before.onToggle === after.onToggle &&
    before.register === after.register &&
    before.cards.length === cards.length &&
    isSameCast(before.document, document) &&
    cards.every(isSameCard)
  );
});

function PlainColumn(props: Props) {
  const { name, cards, isFolded, onToggle } = props;
  const title = titles[name];
  return (
    <section className={classes.column} data-folded={isFolded} aria-label={`${title}, ${cards.length} cards`}>
      <UnstyledButton
        className={classes.heading}
        onClick={() => onToggle(name)}
        aria-expanded={!isFolded}
        title={isFolded ? `Unfold ${title}` : `Fold ${title}`}
      >
        <span>{title}</span>
        <span className={classes.count}>{cards.length}</span>
        <span className={classes.fold} aria-hidden>
          {isFolded ? <IconChevronsLeft size={14} /> : <IconChevronsRight size={14} />}
        </span>
      </UnstyledButton>
      {isFolded ? <FoldedDrop name={name} isClosed={props.isClosedToDrop} /> : <Rows {...props} />}
    </section>
  );
}

function Rows({ name, cards, register, isClosedToDrop, ...shown }: Props) {
  const scroll = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => cards[index]?.id ?? index,
    overscan: 4,
    gap: GAP,
  });
  useEffect(() => {
    register(name, (index) => rows.scrollToIndex(index));
    return () => register(name, undefined);
  }, [name, register, rows]);
  const clone = (provided: DraggableProvided, _state: unknown, rubric: DraggableRubric) => (
    <CardView card={cards[rubric.source.index] as Card} provided={provided} isLifted {...shown} />
  );
  return (
    <Droppable droppableId={name} isDropDisabled={isClosedToDrop} mode="virtual" renderClone={clone}>
      {(drop, state) => (
        <div
          className={classes.rows}
          data-over={state.isDraggingOver}
          {...drop.droppableProps}
          ref={(element) => {
            scroll.current = element;
            drop.innerRef(element);
          }}
        >
          <div
            className={classes.sheet}
            style={{ height: rows.getTotalSize() + (state.isUsingPlaceholder ? CARD_HEIGHT : 0) }}
          >
            {rows.getVirtualItems().map((row) => {
              const card = cards[row.index] as Card;
              return (
                <Draggable key={card.id} draggableId={card.id} index={row.index}>
                  {(provided, { isDragging }) => (
                    <div
                      className={classes.row}
                      style={{ transform: `translateY(${row.start}px)` }}
                      data-index={row.index}
                      ref={rows.measureElement}
                    >
                      <CardView card={card} provided={provided} isLifted={isDragging} {...shown} />
                    </div>
                  )}
                </Draggable>
              );
            })}
          </div>
        </div>
      )}
    </Droppable>
  );
}

function FoldedDrop({ name, isClosed }: { readonly name: ColumnName; readonly isClosed: boolean }) {
  return (
    <Droppable droppableId={name} isDropDisabled={isClosed}>
      {(drop, state) => (
        <div
          className={classes.foldedDrop}
          data-over={state.isDraggingOver}
          ref={drop.innerRef}
          {...drop.droppableProps}
        >
          {drop.placeholder}
        </div>
      )}
    </Droppable>
  );
}

export const titles: Readonly<Record<ColumnName, string>> = {
  captured: 'Captured',
  shaped: 'Shaped',
  proposed: 'Proposed',
  permission: 'Permission',
  ready: 'Ready',
  introduced: 'Introduced',
  'follow-up': 'Follow-up',
  closed: 'Closed',
};
