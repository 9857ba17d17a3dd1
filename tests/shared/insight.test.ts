// Insight: what the numbers say of a small desk whose every fact is known.
import { expect, test } from 'vitest';
import { recordResponse } from '../../shared/model/broadcast.ts';
import { recordFeedback } from '../../shared/model/feedback.ts';
import { insightOf, isBlank, median, quarterOf } from '../../shared/model/insight.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { closeAsk, closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { recordNews, recordThanks } from '../../shared/model/thanks.ts';
import { Story, TODAY } from './story.ts';

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const insight = (story: Story) => insightOf(story.document, TODAY, dayOf);

/** Two asks, three introductions: one worked out, one waits for an answer, one came to me through Priya. */
function desk() {
  const story = new Story();
  const [ana, ben, priya, hana] = ['Ana', 'Ben', 'Priya', 'Hana'].map((name) => story.person(name)) as [
    never,
    never,
    never,
    never,
  ];
  story.today = '2026-08-01';
  const ask = story.ask({ title: 'A CFO', asker: ana, brief: { what: 'a CFO', who: 'of a clinic', why: 'growth' } });
  story.ask({ title: 'A translator' });
  story.change((d, s) => moveCard(d, { id: ask, to: 'shaped' }, s));
  const made = story.propose({ ask, partyA: ana, partyB: ben });
  story.asked(made, ana, '2026-08-02');
  story.answered(made, ana, 'yes', { on: '2026-08-04' });
  story.asked(made, ben, '2026-08-04');
  story.answered(made, ben, 'yes', { on: '2026-08-10' });
  story.change((d, s) => introduce(d, { id: made, how: 'email', on: '2026-08-11' }, s));
  story.change((d, s) => recordFeedback(d, { id: made, party: ana, on: '2026-09-10', feeling: 'glad of it' }, s));
  story.change((d, s) => recordThanks(d, { id: made, party: ana, thanks: 'sent' }, s));
  story.change((d, s) => closeIntro(d, { id: made, outcome: 'worked out', override: true }, s));
  story.today = TODAY;
  const waiting = story.propose({ partyA: ben, partyB: hana });
  story.asked(waiting, ben, '2026-11-20');
  const mine = story.propose({ connector: priya, partyA: 'me', partyB: hana });
  story.change((d, s) => introduce(d, { id: mine, how: 'email', on: TODAY, override: true }, s));
  story.change((d, s) => recordNews(d, { id: mine, party: priya, news: 'sent', on: TODAY }, s));
  story.change((d, s) => addInteraction(d, { person: ana, kind: 'gave help', on: '2026-08-05', text: '' }, s));
  return story;
}

test('each step of the way counts whoever came at least that far', () => {
  const { asks, intros } = insight(desk());
  expect(asks.map(({ count }) => count)).toEqual([2, 1, 1, 1, 1]);
  expect(intros.map(({ count }) => count)).toEqual([3, 3, 2, 2, 1]);
});

test('it says how introductions ended, and how long things took', () => {
  const { outcomes, toConsent, toIntroduction } = insight(desk());
  expect(outcomes.filter(({ count }) => count > 0)).toEqual([{ outcome: 'worked out', count: 1 }]);
  expect(toConsent).toEqual({ days: 4, of: 2 });
  expect(toIntroduction).toEqual({ days: 5, of: 2 });
});

test('it says what was thanked, told and heard, and what is owed of what is over', () => {
  const { thanks, news, heard } = insight(desk());
  expect(thanks).toEqual({ sent: 1, waived: 0, owed: 1 });
  expect(news).toEqual({ sent: 1, waived: 0, owed: 0 });
  expect(heard).toEqual({ told: 1, of: 2 });
});

test('it counts thanks and news for an ask that several helped with, and what is still owed for it (S4)', () => {
  const story = new Story();
  const [ben, priya] = ['Ben', 'Priya'].map((name) => story.person(name)) as [never, never];
  const id = story.ask({ title: 'A job at Acme', kind: 'referral' });
  for (const party of [ben, priya])
    story.change((d, s) => recordResponse(d, { id, party, response: 'knows somebody', on: TODAY }, s));
  story.change((d, s) => closeAsk(d, { id, outcome: 'worked out' }, s));
  expect(insight(story)).toMatchObject({ thanks: { sent: 0, owed: 2 }, news: { sent: 0, owed: 2 } });
  story.change((d, s) => recordThanks(d, { id, party: ben, thanks: 'sent' }, s));
  story.change((d, s) => recordNews(d, { id, party: ben, news: 'sent', on: TODAY }, s));
  story.change((d, s) => recordThanks(d, { id, party: priya, thanks: 'waived' }, s));
  const { thanks, news } = insight(story);
  expect(thanks).toEqual({ sent: 1, waived: 1, owed: 0 });
  expect(news).toEqual({ sent: 1, waived: 0, owed: 1 });
});

test('it counts what was given and received by the quarter, from the first in which something was', () => {
  expect(insight(desk()).quarters).toEqual([
    { quarter: '2026-Q3', given: 2, received: 0 },
    { quarter: '2026-Q4', given: 0, received: 1 },
  ]);
});

test('there is nothing to say of an empty desk, and nothing breaks', () => {
  const blank = insight(new Story());
  expect(isBlank(blank)).toBe(true);
  expect(blank.quarters).toEqual([]);
  expect(blank.toConsent).toBeUndefined();
  expect(isBlank(insight(desk()))).toBe(false);
});

test('the middle of all is no mean: one that took a year changes little', () => {
  expect(median([1, 2, 365])).toEqual({ days: 2, of: 3 });
  expect(median([3, 1])).toEqual({ days: 2, of: 2 });
  expect(median([7])).toEqual({ days: 7, of: 1 });
  expect(median([])).toBeUndefined();
});

test('quarters of the year', () => {
  expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
    '2026-Q1',
    '2026-Q1',
    '2026-Q2',
    '2026-Q4',
  ]);
});
