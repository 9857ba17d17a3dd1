// What the finder suspects, asked for when the screen opens. While it takes longer than a moment, the screen says so.
import { useEffect, useState } from 'react';
import type { Suspicion } from '../../../shared/model/duplicates.ts';
import { attempt } from '../../ui/attempt.ts';
import { request } from '../../vouchsafe.ts';

const MOMENT_MS = 500;

export interface Suspicions {
  readonly found: readonly Suspicion[];
  /** The search is over, or could not be made. */
  readonly isDone: boolean;
  /** It is taking a while. */
  readonly isSlow: boolean;
}

export function useSuspicions(): Suspicions {
  const [state, setState] = useState<Suspicions>({ found: [], isDone: false, isSlow: false });
  useEffect(() => {
    const timer = setTimeout(() => setState((before) => ({ ...before, isSlow: !before.isDone })), MOMENT_MS);
    let found: readonly Suspicion[] = [];
    void attempt(async () => {
      found = await request('people.duplicates');
    }).then(() => setState({ found, isDone: true, isSlow: false }));
    return () => clearTimeout(timer);
  }, []);
  return state;
}
