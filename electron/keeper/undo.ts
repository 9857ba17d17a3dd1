// What the user can take back: the edits of their own last changes in this session. Memory only, and bounded.
// A change that came from elsewhere never gets in here.
import type { Edit } from '../../shared/model/undo.ts';

const LONGEST = 200;

export class UndoStack {
  readonly #done: (readonly Edit[])[] = [];
  readonly #undone: (readonly Edit[])[] = [];

  /** A new change of the user's: what was undone before can no longer be redone. */
  push(edits: readonly Edit[]): void {
    this.#done.push(edits);
    if (this.#done.length > LONGEST) this.#done.shift();
    this.#undone.length = 0;
  }

  /** The edits to take back now; the caller reports what taking them back did. */
  next(direction: 'undo' | 'redo'): readonly Edit[] | undefined {
    return this.#from(direction).pop();
  }

  /** The edits that taking back made: they are what the opposite direction takes back. */
  took(direction: 'undo' | 'redo', edits: readonly Edit[]): void {
    this.#from(direction === 'undo' ? 'redo' : 'undo').push(edits);
  }

  get state(): { undo: boolean; redo: boolean } {
    return { undo: this.#done.length > 0, redo: this.#undone.length > 0 };
  }

  #from(direction: 'undo' | 'redo') {
    return direction === 'undo' ? this.#done : this.#undone;
  }
}
