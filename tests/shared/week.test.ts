// This week's few: picked on Monday, done by deeds, and never carried over behind the user's back.
import { describe, expect, test } from 'vitest';
import { entriesOf, sayEntry } from '../../shared/model/history.ts';
import { addDays } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { mondayOf, pickForWeek, suggestionsFor, weekOf } from '../../shared/model/week.ts';
import { contactsOf, rowsOf } from './days.ts';
import { friends } from './moves.ts';
import { refusalOf, type Story } from './story.ts';

const MONDAY = '2026-11-23';

test.each([
  ['2026-11-22', '2026-11-16'],
  ['2026-11-23', '2026-11-23'],
  ['2026-11-29', '2026-11-23'],
  ['2027-01-01', '2026-12-28'],
  ['2024-02-29', '2024-02-26'],
  ['2023-12-31', '2023-12-25'],
  ['1999-12-31', '1999-12-27'],
])('the week of %s begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday);
});

describe('A week', () => {
  const begun = () => {
    const all = friends();
    all.story.today = MONDAY;
    const ask = all.story.ask({ title: 'A CFO' });
    return { ...all, ask };
  };
  const pick = (story: Story, table: 'asks' | 'intros' | 'people', id: string, on = story.today) =>
    story.change((d, s) => pickForWeek(d, { table, id, on }, s));
  const week = (story: Story) => weekOf(story.document, story.today, contactsOf(story));
  const said = (story: Story) => week(story).picked.map(({ id, isDone }) => [id, isDone]);

  test('holds what was picked for any of its days', () => {
    const { story, ask, ana } = begun();
    pick(story, 'asks', ask, addDays(MONDAY, 4));
    pick(story, 'people', ana);
    expect(said(story).sort()).toEqual(
      [
        [ask, false],
        [ana, false],
      ].sort(),
    );
    story.today = addDays(MONDAY, 6);
    expect(said(story)).toHaveLength(2);
  });

  test('ticks a card when something was done about it, not when it was edited or put aside', () => {
    const { story, ana, bjorn } = begun();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.asked(id, bjorn);
    pick(story, 'intros', id);
    expect(said(story)).toEqual([[id, false]]);
    story.asked(id, ana);
    expect(said(story)).toEqual([[id, true]]);
    story.takeBack(story.edits);
    expect(said(story)).toEqual([[id, false]]);
  });

  test('ticks an ask when somebody is proposed for it, and a person when one was in touch', () => {
    const { story, ask, ana, bjorn } = begun();
    pick(story, 'asks', ask);
    pick(story, 'people', ana);
    story.today = addDays(MONDAY, 1);
    story.propose({ partyA: ana, partyB: bjorn, ask });
    story.change((d, s) => addInteraction(d, { person: ana, kind: 'coffee', on: story.today, text: '' }, s));
    expect(said(story).map(([, isDone]) => isDone)).toEqual([true, true]);
  });

  test('asks on Monday about what is undone, and carries nothing over by itself', () => {
    const { story, ask, ana } = begun();
    pick(story, 'asks', ask);
    pick(story, 'people', ana);
    story.change((d, s) => addInteraction(d, { person: ana, kind: 'coffee', on: story.today, text: '' }, s));
    story.today = addDays(MONDAY, 7);
    expect(week(story)).toMatchObject({ monday: story.today, picked: [], left: [{ id: ask }] });
    pick(story, 'asks', ask);
    expect(week(story)).toMatchObject({ picked: [{ id: ask, isDone: false }], left: [] });
  });

  test('lets go what is let go, and asks no more about what is long past', () => {
    const { story, ask } = begun();
    pick(story, 'asks', ask);
    story.today = addDays(MONDAY, 35);
    expect(week(story).left).toEqual([]);
    story.today = addDays(MONDAY, 7);
    pick(story, 'asks', ask, '');
    expect(week(story)).toMatchObject({ picked: [], left: [] });
  });

  test('suggests at most five, the worst first, and nothing that is picked', () => {
    const { story, ana } = begun();
    const people = Array.from({ length: 8 }, (_, n) => story.person(`Person ${n}`));
    const intros = people.map((partyB) => story.propose({ partyA: ana, partyB }));
    for (const id of intros) story.asked(id, ana);
    story.today = addDays(MONDAY, 7);
    const rows = rowsOf(story);
    expect(rows.length).toBeGreaterThan(5);
    pick(story, 'intros', intros[0] as string);
    const suggested = suggestionsFor(week(story), rows);
    expect(suggested).toHaveLength(5);
    expect(suggested.map(({ card }) => card?.id)).not.toContain(intros[0]);
    expect(new Set(suggested.map(({ card }) => card?.id)).size).toBe(5);
  });

  test('says in a card’s history that it was picked, and refuses what is not there', () => {
    const { story, ask } = begun();
    pick(story, 'asks', ask);
    const [entry] = entriesOf(story.card(ask));
    expect(entry && sayEntry(entry, () => '')).toBe('you changed the week for which you picked it');
    expect(refusalOf(() => pick(story, 'people', ask)).code).toBe('not-found');
  });
});
