// Where a dropped card goes, as a request: the column, and the two cards between which it now stands.
import type { DropResult } from '@hello-pangea/dnd';
import type { Board, Column } from '../../../shared/model/board.ts';
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

/** The move of a card to the top of a column. */
export function toTopOf(board: Board, id: string, to: Column): ArgumentOf<'card.move'> {
  return between(id, to, undefined, board.columns[to].find((card) => card.id !== id)?.id);
}

function between(id: string, to: Column, above?: string, below?: string): ArgumentOf<'card.move'> {
  return { id, to, ...(above && { above }), ...(below && { below }) };
}
