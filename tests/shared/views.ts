// Every view of cards, asks and people over a network, whatever stands in it: total, in words, and nothing twice.
// For networks that weather made, on one laptop or on several.
import { expect } from 'vitest';
import { findAsk } from '../../shared/model/ask.ts';
import { backersOf } from '../../shared/model/backers.ts';
import { nextAction, titleOf } from '../../shared/model/board.ts';
import { echoOf, plantingsOf, toldOf } from '../../shared/model/broadcast.ts';
import { survivorOf } from '../../shared/model/document.ts';
import { firmRows } from '../../shared/model/firm-table.ts';
import { helpersOf } from '../../shared/model/helped.ts';
import { entriesOf, sayEntry } from '../../shared/model/history.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { insightOf } from '../../shared/model/insight.ts';
import { interactionsWith } from '../../shared/model/interaction.ts';
import { linkedTo } from '../../shared/model/linked.ts';
import { recipientsFor } from '../../shared/model/messages/draft.ts';
import { MOMENTS } from '../../shared/model/messages/moments.ts';
import { answersWaiting } from '../../shared/model/next-ask.ts';
import { records } from '../../shared/model/table.ts';
import { timelineOf } from '../../shared/model/timeline.ts';
import { planOf } from '../../shared/model/warning-facts.ts';
import { warningsFor } from '../../shared/model/warnings.ts';
import { contactsOf, dayOf, lookAtDays } from './days.ts';
import { type Story, showings } from './story.ts';

/** What no sentence may say. */
export const NO_WORDS: RegExp = /\bundefined\b|\bnull\b|\bNaN\b/;

/** Looks at all of them, on the story's day and later ones. */
export function lookAtAll(story: Story): void {
  lookAtCards(story);
  lookAtAsks(story);
  lookAtPeople(story);
  lookAtDays(story);
}

/** No id stands twice. */
function eachOnce(ids: readonly string[]): void {
  expect([...new Set(ids)]).toEqual(ids);
}

function lookAtCards({ document, today }: Story): void {
  const cards = [...records(document.asks), ...records(document.intros)];
  expect([...showings(document, today)].sort()).toEqual(cards.map(({ id }) => [id, 1]).sort());
  for (const card of cards) {
    expect(`${titleOf(document, card)} ${nextAction(document, card, today).sentence}`).not.toMatch(NO_WORDS);
    for (const entry of entriesOf(card)) expect(sayEntry(entry, () => 'somebody')).not.toMatch(NO_WORDS);
    for (const moment of MOMENTS) eachOnce(recipientsFor(document, moment, card));
  }
  for (const intro of records(document.intros)) {
    const warnings = warningsFor(document, planOf(intro), today);
    for (const { sentence } of warnings) expect(sentence).not.toMatch(NO_WORDS);
    eachOnce(warnings.map(({ sentence }) => sentence));
  }
}

function lookAtAsks({ document }: Story): void {
  const now = (party: PersonId) => survivorOf(document, party);
  for (const ask of records(document.asks)) {
    const told = toldOf(ask, now);
    eachOnce(told.map(({ party }) => party));
    eachOnce(plantingsOf(ask, now).map(({ party }) => party));
    eachOnce(answersWaiting(document, ask).map(({ party }) => party));
    eachOnce(linkedTo(document, ask).map(({ ask: { id } }) => id));
    expect(echoOf(told)).toBeTypeOf('string');
    const helped = [...helpersOf(document, findAsk(document, ask.id)).keys()];
    expect(helped).not.toContain(ask.asker === 'me' ? 'me' : now(ask.asker));
    expect(helped.map(now)).toEqual(helped);
  }
}

function lookAtPeople({ document, today }: Story): void {
  const { backers, nearly, unrated, close } = backersOf(
    document.people,
    contactsOf({ document, today } as Story),
    () => false,
  );
  eachOnce([...backers.map(({ person }) => person.id), ...nearly.map(({ person }) => person.id)]);
  eachOnce(unrated.map(({ id }) => id));
  expect(close).toBeLessThanOrEqual([...records(document.people)].length);
  for (const person of records(document.people))
    eachOnce(timelineOf(document, person, interactionsWith(document, person.id), dayOf).map(({ id }) => id));
  eachOnce(firmRows(document).map(({ key }) => key));
  const insight = insightOf(document, today, dayOf);
  expect(JSON.stringify(insight)).not.toMatch(NO_WORDS);
  for (const steps of [insight.asks, insight.intros]) {
    const counts = steps.map(({ count }) => count);
    expect([...counts].sort((a, b) => b - a)).toEqual(counts);
  }
}
