// The people who may be meant by the `@` before the caret, and which of them the keys stand on. Must not change the line.
import { useEffect, useState } from 'react';
import type { Completion } from '../../../shared/capture-requests.ts';
import { request } from '../../vouchsafe.ts';
import type { Begun } from './begun.ts';
import { Latest } from './latest.ts';

interface Offered {
  readonly start: number;
  readonly words: string;
  readonly people: readonly Completion[];
}

const NOBODY: Offered = { start: -1, words: '', people: [] };

/** `isOpen` is whether the vault is. The list closes with Esc until another name is begun. */
export function useCompletion(begun: Begun | undefined, isOpen: boolean) {
  const [latest] = useState(() => new Latest<string, readonly Completion[]>(complete, Object.is));
  const [offered, setOffered] = useState(NOBODY);
  const [moved, setMoved] = useState<number | undefined>();
  const [closedAt, setClosedAt] = useState<number | undefined>();
  const { start, words } = begun ?? NOBODY;
  const isAsked = isOpen && words !== '' && start !== closedAt;
  useEffect(() => {
    let isPast = false;
    setMoved(undefined);
    if (words === '') setClosedAt(undefined);
    const found = isAsked ? latest.answer(words).catch(() => undefined) : Promise.resolve([]);
    void found.then((people) => people && !isPast && setOffered({ start, words, people }));
    return () => {
      isPast = true;
    };
  }, [latest, start, words, isAsked]);
  const people = isAsked && offered.start === start ? offered.people : [];
  // After a blank the user may have gone on with the line: then nobody is chosen by Enter alone.
  const first = words.includes(' ') ? -1 : 0;
  const at = Math.min(moved ?? first, people.length - 1);
  return {
    people,
    at,
    move: (by: 1 | -1) => setMoved((Math.max(at, by > 0 ? -1 : 0) + by + people.length) % people.length),
    close: () => setClosedAt(start),
  };
}

function complete(words: string): Promise<readonly Completion[]> {
  return request('capture.complete', { words: words.slice(0, 100) });
}
