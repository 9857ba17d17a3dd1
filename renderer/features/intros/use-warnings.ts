// Warnings about an introduction as screens show them: looked for again only when what they rest on has changed.
import { useMemo } from 'react';
import type { Plan } from '../../../shared/model/warning-facts.ts';
import { type Warning, warningsFor } from '../../../shared/model/warnings.ts';
import { interactionsOf } from '../../ui/interactions-index.ts';
import { useToday } from '../../ui/today.ts';
import { useDocument } from '../../vouchsafe.ts';

/** The warnings about a plan, which keeps its identity while it is the same. */
export function useWarnings(plan: Plan): readonly Warning[] {
  const document = useDocument();
  const today = useToday();
  const { intros, people, interactions, ties, settings, rulesOff, me } = document;
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the document, only these parts have a part in it.
  return useMemo(
    () => warningsFor(document, plan, today, (person) => interactionsOf(document, person).length > 0),
    [plan, today, intros, people, interactions, ties, settings, rulesOff, me],
  );
}
