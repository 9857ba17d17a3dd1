// What the keeper understands of the line, as one types. The chips of the last answer stay until the next one comes, and
// whoever keeps the line waits for the meaning of exactly that line.
import { useEffect, useState } from 'react';
import type { Meaning } from '../../../shared/model/capture/meaning.ts';
import type { Mention } from '../../../shared/model/capture/mentions.ts';
import type { Day, Time } from '../../../shared/model/identity.ts';
import { request } from '../../vouchsafe.ts';
import { Latest } from './latest.ts';

export interface Line {
  readonly line: string;
  readonly mentions: readonly Mention[];
}
type Question = Line & { readonly today: Day };

const NOTHING: Meaning = { is: 'nothing' };

/** The meaning that is shown, and the way to that of a line that is to be kept. */
export function useMeaning({ line, mentions }: Line, today: Day, isOpen: boolean) {
  const [latest] = useState(() => new Latest<Question, Meaning>(understand, isSame));
  const [meaning, setMeaning] = useState(NOTHING);
  useEffect(() => {
    let isPast = false;
    if (!isOpen) latest.forget();
    // What is refused here is refused again, and told, when the line is to be kept.
    const found = isOpen ? latest.answer({ line, mentions, today }).catch(() => undefined) : Promise.resolve(NOTHING);
    void found.then((answer) => answer && !isPast && setMeaning(answer));
    return () => {
      isPast = true;
    };
  }, [latest, line, mentions, today, isOpen]);
  return { meaning, meaningOf: (asked: Line) => latest.answer({ ...asked, today }) };
}

function understand({ line, mentions, today }: Question): Promise<Meaning> {
  return request('capture.understand', { line, today, now: timeNow(), mentions: [...mentions] });
}

function isSame(a: Question, b: Question): boolean {
  return a.line === b.line && a.mentions === b.mentions && a.today === b.today;
}

function timeNow(): Time {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}
