// Where a dropped card goes, as a request: the column, and the two cards between which it now stands.
import type { DropResult } from '@hello-pangea/dnd';
import { type Board, COLUMNS, type Column } from '../../../shared/model/board.ts';
import { type Card, isIntro } from '../../../shared/model/cards.ts';
import type { ArgumentOf } from '../../../shared/requests.ts';

/** The move that a drop asks for; undefined when it was dropped where it was, or nowhere. */
export function dropTarget(board: Board, result: DropResult): ArgumentOf<'card.move'> | undefined {
  const { destination, source, draggableId } = result;
  if (!destination) return undefined;
  if (destination.droppableId === source.droppableId && destination.index === source.index) return undefined;
  const to = destination.droppableId as Column;
  const others = board.columns[to].filter(({ id }) => id !== draggableId);
  return between(draggableId, to, others[destination.index - 1]?.id, others[destination.index]?.id);
}

/** The columns in which a card may stand at all: asks begin on the left, introductions on the right. */
export function columnsFor(card: Card): readonly Column[] {
  const isAskColumn = (column: Column) => column === 'captured' || column === 'shaped';
  return COLUMNS.filter((column) => column === 'closed' || isAskColumn(column) !== isIntro(card));
}

/** The move of a card to the top of a column. */
export function toTopOf(board: Board, id: string, to: Column): ArgumentOf<'card.move'> {
  return between(id, to, undefined, board.columns[to].find((card) => card.id !== id)?.id);
}

function between(id: string, to: Column, above?: string, below?: string): ArgumentOf<'card.move'> {
  return { id, to, ...(above && { above }), ...(below && { below }) };
}
