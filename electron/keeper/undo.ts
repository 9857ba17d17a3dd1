// What the user can take back: the edits of their own last changes in this session. Memory only, and bounded.
// A change that came from elsewhere never gets in here.
import type { Edit } from '../../shared/model/undo.ts';
import type { Found, Hidden } from './conflicts.ts';

const LONGEST = 200;

/** What the user settled, and what it was that stood there before. */
export interface Settled {
  readonly found: Found;
  readonly ask:
    | { readonly path: readonly string[]; readonly value: unknown }
    | { readonly record: readonly string[]; readonly restore: boolean };
  /** What was left out of a set. */
  readonly left?: readonly Hidden[];
}

/** One change of the user's. */
export interface Step {
  readonly edits: readonly Edit[];
  readonly settled?: Settled;
}

export class UndoStack {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];

  /** A new change of the user's: what was undone before can no longer be redone. */
  push(step: Step): void {
    this.#done.push(step);
    if (this.#done.length > LONGEST) this.#done.shift();
    this.#undone.length = 0;
  }

  /** The step to take back now; the caller reports what taking it back did. */
  next(direction: 'undo' | 'redo'): Step | undefined {
    return this.#from(direction).pop();
  }

  /** What taking back made: it is what the opposite direction takes back. */
  took(direction: 'undo' | 'redo', step: Step): void {
    this.#from(direction === 'undo' ? 'redo' : 'undo').push(step);
  }

  get state(): { undo: boolean; redo: boolean } {
    return { undo: this.#done.length > 0, redo: this.#undone.length > 0 };
  }

  #from(direction: 'undo' | 'redo') {
    return direction === 'undo' ? this.#done : this.#undone;
  }
}
