// Long work in slices: the keeper keeps answering windows meanwhile, tells how far it is, and can be told to stop.
import { Refusal } from '../../shared/refusal.ts';

/** Clearing up memory may take as long again, and the longest step: together they stay below what one notices. */
const SLICE_MS = 10;

/**
 * Runs steps to their end. Each step yields the share that is done, from 0 to 1, for `onShare`. Refuses
 * `import-cancelled` when the signal is raised.
 */
export async function inSlices<Value>(
  steps: Generator<number, Value>,
  onShare?: (share: number) => void,
  signal?: AbortSignal,
): Promise<Value> {
  try {
    for (;;) {
      if (signal?.aborted) throw new Refusal('import-cancelled');
      const until = performance.now() + SLICE_MS;
      let step = steps.next();
      while (!step.done && performance.now() < until) step = steps.next();
      onShare?.(step.done ? 1 : step.value);
      if (step.done) return step.value;
      await new Promise((resolve) => setImmediate(resolve));
    }
  } finally {
    // Those that were stopped half-way put their things in order.
    steps.return(undefined as Value);
  }
}

/** The same steps one after the other, where nobody waits meanwhile. */
export function lastOf<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
