// A line that is being written, kept safe: sealed as unfinished whenever the user rests, so that neither a lock nor a crash loses
// it. What was kept or emptied is forgotten again.
import { useEffect, useRef } from 'react';
import { attemptOnce } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';

const REST_MS = 800;

export interface InHand {
  /** What stands in the line. */
  readonly line: () => string;
  /** The line was changed. */
  readonly write: (line: string) => void;
  /** The user rests: it is sealed now, or forgotten if it is empty. */
  readonly rest: () => void;
  /** It was kept: nothing is to be sealed any more. */
  readonly drop: () => void;
  /** Seals it as finished. Answers whether it is safe. */
  readonly seal: (line: string) => Promise<boolean>;
}

/** An id for a line, as the inbox knows it. */
export function newId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/** Keeps the line with this id safe. */
export function useSealing(id: string): InHand {
  const state = useRef({ id, line: '', timer: 0 });
  useEffect(() => {
    state.current.id = id;
  }, [id]);
  const stop = () => window.clearTimeout(state.current.timer);

  // Quietly: whoever writes must not be told at every rest that there is no room. Enter says it.
  const sealUnfinished = () => {
    const { id, line } = state.current;
    const sent =
      line.trim() === ''
        ? request('capture.forget', { id })
        : request('capture.seal', { id, line, isUnfinished: true });
    sent.catch(() => undefined);
  };
  return {
    line: () => state.current.line,
    write: (line) => {
      stop();
      state.current.line = line;
      state.current.timer = window.setTimeout(sealUnfinished, REST_MS);
    },
    rest: () => {
      stop();
      // Also when it is empty now: what was sealed of words that were taken out again must not come back.
      sealUnfinished();
    },
    drop: () => {
      stop();
      state.current.line = '';
    },
    seal: (line) => {
      stop();
      return attemptOnce(async () => {
        await request('capture.seal', { id: state.current.id, line });
        state.current.line = '';
      });
    },
  };
}
