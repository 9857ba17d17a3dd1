// The draft that a dialog edits: begun with the words of a template in a language, begun again when the user chooses others.
// Until it is edited it follows the card: what was written there a moment ago may not be kept yet when the dialog opens.
import { useMemo, useState } from 'react';
import { type Card, findCard } from '../../../shared/model/cards.ts';
import type { PartyId } from '../../../shared/model/identity.ts';
import { type Draft, makeDraft, recipientsFor } from '../../../shared/model/messages/draft.ts';
import { factsFor } from '../../../shared/model/messages/facts.ts';
import type { Moment } from '../../../shared/model/messages/moments.ts';
import { namedIn } from '../../../shared/model/messages/named.ts';
import type { Facts } from '../../../shared/model/messages/placeholders.ts';
import { type Beginning, beginningsFor, builtInFor, languageFor } from '../../../shared/model/messages/templates.ts';
import { BUILT_INS } from '../../ui/built-in.ts';
import { today } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';

/** With which words a draft begins, for whom. */
export interface Start {
  readonly parties: readonly PartyId[];
  readonly language: string;
  readonly beginning: Beginning;
}

export interface Drafting {
  readonly card: Card | undefined;
  readonly start: Start;
  readonly draft: Draft;
  readonly facts: Facts;
  readonly isEdited: boolean;
  readonly beginnings: readonly Beginning[];
  /** Also with nothing changed: from then on it stays as it is. */
  readonly change: (changes: Partial<Draft>) => void;
  /** Begins anew: what was edited is gone. */
  readonly begin: (change: { parties?: readonly PartyId[]; language?: string; beginning?: Beginning }) => void;
}

/** A draft for a moment. */
export function useDraft(moment: Moment, id: string | undefined, party: PartyId | undefined): Drafting {
  const document = useDocument();
  const card = id === undefined ? undefined : findCard(document, id);
  const make = ({ parties, language, beginning }: Start) => {
    const words = builtInFor(BUILT_INS, language);
    const about = { card, language, words, today: today() };
    const facts = factsFor(document, { ...about, party: parties.length === 1 ? parties[0] : undefined });
    return { draft: makeDraft(document, { ...about, moment, parties, beginning }), facts };
  };
  const beginningsIn = (language: string, parties: readonly PartyId[]) =>
    beginningsFor(document, BUILT_INS, moment, language, namedIn(document, card, parties) !== undefined);
  const startFor = (parties: readonly PartyId[]): Start => {
    const language = languageFor(document, BUILT_INS, moment, parties);
    return { parties, language, beginning: firstOf(beginningsIn(language, parties)) };
  };
  const [start, setStart] = useState(() => startFor(party ? [party] : recipientsFor(document, moment, card)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: all else of `make` is the document's
  const made = useMemo(() => make(start), [document, id, start]);
  const [edited, setEdited] = useState<Draft | undefined>();
  const draft = edited ?? made.draft;

  function begin({ parties, language, beginning }: Parameters<Drafting['begin']>[0]): void {
    const from = parties ? startFor(parties) : start;
    const spoken = language ?? from.language;
    const first = language ? firstOf(beginningsIn(language, from.parties)) : from.beginning;
    const next = { parties: from.parties, language: spoken, beginning: beginning ?? first };
    setStart(next);
    setEdited(undefined);
  }

  return {
    card,
    start,
    draft,
    facts: made.facts,
    isEdited: edited !== undefined,
    beginnings: beginningsIn(start.language, start.parties),
    change: (changes) => setEdited({ ...draft, ...changes }),
    begin,
  };
}

function firstOf(beginnings: readonly Beginning[]): Beginning {
  const [first] = beginnings;
  if (!first) throw new Error('no words to begin with');
  return first;
}
