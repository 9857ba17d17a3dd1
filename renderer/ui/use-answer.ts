// A question to the keeper that is asked again when what it rests on has changed: the last answer stays shown meanwhile.
// Not at every keystroke: what changes often waits until it has been still for a moment.
import { useEffect, useRef, useState } from 'react';
import { Refusal } from '../../shared/refusal.ts';

const STILL_MS = 400;

export interface Answered<Value> {
  readonly value: Value | undefined;
  /** An answer to the question as it stands now is still to come. */
  readonly isAsking: boolean;
}

/** Asks at once, and again when something of `rests` is another; `ask` answers undefined where there is no question. */
export function useAnswer<Value>(ask: () => Promise<Value> | undefined, rests: readonly unknown[]): Answered<Value> {
  const [state, setState] = useState<Answered<Value>>({ value: undefined, isAsking: true });
  const isFirst = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says on what the answer rests.
  useEffect(() => {
    let isGone = false;
    const settle = (value: Value | undefined) => {
      if (!isGone) setState({ value, isAsking: false });
    };
    setState(({ value }) => ({ value, isAsking: true }));
    const timer = setTimeout(
      () => {
        isFirst.current = false;
        const asked = ask();
        if (!asked) return settle(undefined);
        asked.then(settle, (error: unknown) => {
          // What was asked about is gone: then there is nothing to show.
          if (!(error instanceof Refusal)) throw error;
          settle(undefined);
        });
      },
      isFirst.current ? 0 : STILL_MS,
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [...rests]);
  return state;
}
