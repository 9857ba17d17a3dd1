// What a screen reader hears while a card is lifted: the card by its title, the column by its name. Dropping only asks for
// a move: whether the board's rules allow it is said by what follows.
import type { DragStart, DragUpdate, DropResult, ResponderProvided } from '@hello-pangea/dnd';
import { type Column, titleOf } from '../../../shared/model/board.ts';
import { findCard } from '../../../shared/model/cards.ts';
import { theDocument } from '../../vouchsafe.ts';
import { titles } from './Column.tsx';

export const announcements = {
  onDragStart: (start: DragStart, { announce }: ResponderProvided) =>
    announce(`You have lifted “${title(start.draggableId)}”. It is in ${where(start.source)}.`),
  onDragUpdate: (update: DragUpdate, { announce }: ResponderProvided) =>
    announce(update.destination ? `Over ${where(update.destination)}.` : 'Over no column.'),
};

/** What is said when a card is let go. */
export function sayDrop(result: DropResult): string {
  if (result.reason === 'CANCEL' || !result.destination) return `“${title(result.draggableId)}” is back where it was.`;
  return `“${title(result.draggableId)}” let go over ${where(result.destination)}.`;
}

function title(id: string): string {
  const document = theDocument();
  return titleOf(document, findCard(document, id));
}

function where({ droppableId, index }: { droppableId: string; index: number }): string {
  return `${titles[droppableId as Column]}, place ${index + 1}`;
}
