// Both checks of a draft as it stands: how it reads, and what it gives away.
import { useDeferredValue, useMemo } from 'react';
import { isIntro } from '../../../shared/model/cards.ts';
import { partiesOf, peopleIn } from '../../../shared/model/intro.ts';
import { cardLeaks } from '../../../shared/model/messages/card-leaks.ts';
import { checkDraft, type Hint } from '../../../shared/model/messages/draft-check.ts';
import { type Leak, marksIn } from '../../../shared/model/messages/leaks.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { useDocument } from '../../vouchsafe.ts';
import { useConfidential } from './confidential.ts';
import type { Drafting } from './use-draft.ts';

export interface Checked {
  readonly hints: readonly Hint[];
  readonly leaks: readonly Leak[];
  /** False while what never leaves is being read, or the draft is ahead of its check. */
  readonly isReady: boolean;
}

export function useCheck(moment: Moment, drafting: Drafting): Checked {
  const { facts, start, card } = drafting;
  // In a network of thousands a check may take longer than a key: typing goes first, and leaving waits.
  const draft = useDeferredValue(drafting.draft);
  const document = useDocument();
  const confidential = useConfidential();
  const { language, parties } = start;
  const hints = useMemo(
    () => checkDraft({ moment, language, subject: draft.subject, body: draft.body, facts }),
    [moment, language, draft, facts],
  );
  const leaks = useMemo(() => {
    const concerned = !card ? [] : isIntro(card) ? [...partiesOf(card), ...peopleIn(card)] : [card.asker];
    const outgoing = { ...draft, parties, concerned };
    const ofCard = cardLeaks(document, outgoing, card, moment);
    // What both find is one thing, and is said once.
    const marked = marksIn(document, outgoing, confidential ?? []);
    return [...ofCard, ...marked.filter(({ excerpt }) => !ofCard.some((leak) => leak.excerpt === excerpt))];
  }, [document, draft, parties, card, moment, confidential]);
  return { hints, leaks, isReady: confidential !== undefined && draft === drafting.draft };
}
