// What the keeper finds for what is typed. The last question counts: an answer that comes late is dropped. While the index
// is being made, or the keeper is busy, names are found here, one by one.
import { useEffect, useState } from 'react';
import type { Hit } from '../../../shared/found.ts';
import { looksIn, parseTyped } from '../../../shared/model/facets.ts';
import { attempt } from '../../ui/attempt.ts';
import { indexPeople, searchPeople } from '../../ui/people-index.ts';
import { request, theDocument } from '../../vouchsafe.ts';

export interface FoundNow {
  /** The text that these are the answer to. */
  readonly text: string;
  readonly hits: readonly Hit[];
  readonly isComplete: boolean;
}

/** Eight are in sight. */
const LIMIT = 24;
/** Longer than the keeper takes: then it is doing something else. */
const BUSY_MS = 150;
const AGAIN_MS = 400;
const MOST_NAMES = 12;
const NOTHING: FoundNow = { text: '', hits: [], isComplete: true };

/** The answer to a text, or to the one before while it is not there yet. */
export function useFound(text: string): FoundNow {
  const [found, setFound] = useState<FoundNow>(NOTHING);
  useEffect(() => {
    if (text.trim() === '') return setFound(NOTHING);
    let isOver = false;
    let timer = window.setTimeout(() => setFound(namesOnly(text)), BUSY_MS);
    async function ask(): Promise<void> {
      const answer = await request('search', { text, limit: LIMIT });
      if (isOver) return;
      window.clearTimeout(timer);
      const { hits, isComplete } = answer;
      setFound(isComplete || hits.length > 0 ? { text, hits, isComplete } : namesOnly(text));
      if (!isComplete) timer = window.setTimeout(() => void attempt(ask), AGAIN_MS);
    }
    void attempt(ask);
    return () => {
      isOver = true;
      window.clearTimeout(timer);
    };
  }, [text]);
  return found;
}

function namesOnly(text: string): FoundNow {
  const typed = parseTyped(text);
  if (typed.words === '' || !looksIn(typed, 'people')) return { text, hits: [], isComplete: false };
  const people = searchPeople(indexPeople(theDocument().people), typed.words, MOST_NAMES);
  return { text, hits: people.map(({ id }) => ({ table: 'people', id, score: 1, why: [] })), isComplete: false };
}
