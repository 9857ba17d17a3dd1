// Who the finder thinks is twice in the network. The search reads everybody, so what it found is kept until people have
// changed; whoever shows it filters it by what was decided since (pairs.ts).
import { useEffect, useMemo, useState } from 'react';
import type { VouchsafeDocument } from '../../shared/model/document.ts';
import type { Suspicion } from '../../shared/model/duplicates.ts';
import { request, theDocument, useDocument } from '../vouchsafe.ts';
import { attempt } from './attempt.ts';
import { openPairs } from './pairs.ts';

export interface Suspicions {
  readonly found: readonly Suspicion[];
  /** The search is over, or could not be made. */
  readonly isDone: boolean;
  /** The share that is searched, once it takes longer than a moment. */
  readonly share: number | undefined;
}

const MOMENT_MS = 500;
/** Somebody who only passes by the people screen does not start a search. */
const STAY_MS = 1_500;
const NOTHING: readonly Suspicion[] = [];

let kept: { readonly people: VouchsafeDocument['people']; readonly found: readonly Suspicion[] } | undefined;

/** Searches when the screen opens, unless nobody has changed since the last search. */
export function useSuspicions(): Suspicions {
  const [state, setState] = useState<Suspicions>(() => ({
    found: freshly() ?? NOTHING,
    isDone: false,
    share: undefined,
  }));
  useEffect(() => {
    const begun = performance.now();
    let isGone = false;
    void search((share) => {
      if (!isGone && performance.now() - begun > MOMENT_MS) setState((before) => ({ ...before, share }));
    }).then((found) => {
      if (!isGone) setState({ found, isDone: true, share: undefined });
    });
    return () => {
      isGone = true;
    };
  }, []);
  return state;
}

/** How many pairs are open; undefined while that is not known. */
export function usePairCount(): number | undefined {
  const document = useDocument();
  const [found, setFound] = useState(() => kept?.found);
  useEffect(() => {
    const timer = setTimeout(() => void search(() => {}).then(setFound), STAY_MS);
    return () => clearTimeout(timer);
  }, []);
  const { people, distinctions } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rest of the document has no part in it.
  return useMemo(() => found && openPairs(document, found, new Set()).length, [found, people, distinctions]);
}

function freshly(): readonly Suspicion[] | undefined {
  return kept?.people === theDocument().people ? kept.found : undefined;
}

async function search(onShare: (share: number) => void): Promise<readonly Suspicion[]> {
  const known = freshly();
  if (known) return known;
  const { people } = theDocument();
  let found: readonly Suspicion[] = NOTHING;
  const isDone = await attempt(async () => {
    found = await request('people.duplicates', undefined, ({ done, total }) => onShare(total > 0 ? done / total : 0));
  });
  if (isDone) kept = { people, found };
  return found;
}
