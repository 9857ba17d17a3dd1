// A line that is being written, kept safe: sealed as unfinished whenever the user rests, so that neither a lock nor a crash loses
// it. What was kept or emptied is forgotten again.
import { useEffect, useRef } from 'react';
import { attemptOnce } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';

const REST_MS = 800;

export interface InHand {
  /** What stands in the line. */
  readonly line: () => string;
  /** The line was changed; under another id if it is begun anew. */
  readonly write: (line: string, id?: string) => void;
  /** It was kept, or goes on under another id: nothing is to be sealed any more. */
  readonly drop: () => void;
  /** The same, and what was sealed of it goes. */
  readonly forget: () => void;
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
  const rest = () => window.clearTimeout(state.current.timer);

  // Quietly: whoever writes must not be told at every rest that there is no room. Enter says it.
  const sealUnfinished = () => {
    const { id, line } = state.current;
    const sent =
      line.trim() === ''
        ? request('capture.forget', { id })
        : request('capture.seal', { id, line, isUnfinished: true });
    sent.catch(() => undefined);
  };
  useEffect(() => {
    const hide = () => {
      window.clearTimeout(state.current.timer);
      if (state.current.line.trim() !== '') sealUnfinished();
    };
    window.addEventListener('blur', hide);
    return () => window.removeEventListener('blur', hide);
  });

  const drop = () => {
    rest();
    state.current.line = '';
  };
  return {
    line: () => state.current.line,
    write: (line, next) => {
      rest();
      state.current.line = line;
      if (next) state.current.id = next;
      state.current.timer = window.setTimeout(sealUnfinished, REST_MS);
    },
    drop,
    forget: () => {
      const { id, line } = state.current;
      drop();
      if (line !== '') request('capture.forget', { id }).catch(() => undefined);
    },
    seal: (line) => {
      rest();
      return attemptOnce(async () => {
        await request('capture.seal', { id: state.current.id, line });
        state.current.line = '';
      });
    },
  };
}
