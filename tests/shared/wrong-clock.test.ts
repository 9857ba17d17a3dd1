// A laptop whose clock ran days ahead: what is recorded after it stands after it, and is still of the day on which it was
// recorded.
import { describe, expect, test } from 'vitest';
import { recordResponse } from '../../shared/model/broadcast.ts';
import { entriesOf } from '../../shared/model/history.ts';
import { type AskId, addDays, type Instant, type PersonId } from '../../shared/model/identity.ts';
import { ledgerLine } from '../../shared/model/ledger.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeAsk } from '../../shared/model/move.ts';
import { find } from '../../shared/model/table.ts';
import { recordNews } from '../../shared/model/thanks.ts';
import { timelineOf } from '../../shared/model/timeline.ts';
import { pickForWeek, weekOf } from '../../shared/model/week.ts';
import { contactsOf, dayOf, loopsOf, rowsOf } from './days.ts';
import { BRIEF, friends, move } from './moves.ts';
import { type Story, TODAY } from './story.ts';

const AHEAD = 5 * 86_400_000;
const AWAY = addDays(TODAY, 5);

/** An ask that such a laptop captured. */
function captured(due = '') {
  const all = friends();
  const id = all.story.ask({ title: 'A CFO', brief: BRIEF, due });
  all.story.change((document) => {
    const ask = find(document.asks, id);
    for (const entry of Object.values(ask?.history ?? {})) entry.at += AHEAD;
  });
  return { ...all, id };
}

const close = (story: Story, id: AskId) =>
  story.change((d, s) => closeAsk(d, { id, outcome: 'worked out', words: 'She starts in May' }, s));
const answer = (story: Story, id: AskId, party: PersonId) =>
  story.change((d, s) => recordResponse(d, { id, party, response: 'knows somebody', on: TODAY }, s));
const newest = (story: Story, id: string): Instant => entriesOf(story.card(id))[0]?.at ?? 0;

describe('after a laptop whose clock ran ahead', () => {
  test('what is done today is done today, and not on the day of that clock', () => {
    const { story, id } = captured(TODAY);
    const due = () => rowsOf(story).filter(({ kind }) => kind === 'due');
    expect(due()).toHaveLength(1);
    move(story, id, 'shaped');
    expect(newest(story, id)).toBeGreaterThan(Date.parse(AWAY));
    expect(due()).toHaveLength(0);
    story.today = AWAY;
    expect(due()).toHaveLength(1);
  });

  test('the timeline shows the day on which it was', () => {
    const { story, ana } = friends();
    const id = story.ask({ title: 'A CFO', asker: ana });
    story.change((document) => {
      for (const entry of Object.values(find(document.asks, id)?.history ?? {})) entry.at += AHEAD;
    });
    close(story, id);
    const person = find(story.document.people, ana);
    const moments = person ? timelineOf(story.document, person, [], dayOf) : [];
    expect(moments.map((moment) => 'entry' in moment && [moment.entry.what, moment.on])).toEqual([
      ['captured', AWAY],
      ['closed', TODAY],
    ]);
  });

  test('an introduction that was proposed after the pick of the week counts as done', () => {
    const { story, id, priya } = captured();
    story.change((d, s) => pickForWeek(d, { table: 'asks', id, on: story.today }, s));
    const picked = () => weekOf(story.document, story.today, contactsOf(story)).picked.map(({ isDone }) => isDone);
    expect(picked()).toEqual([false]);
    story.today = addDays(TODAY, 1);
    story.propose({ connector: priya, partyA: 'me', ask: id });
    story.today = TODAY;
    expect(picked()).toEqual([true]);
  });

  test('whoever heard where it stood before the end is still told how it ended', () => {
    const { story, id, bjorn } = captured();
    answer(story, id, bjorn);
    story.change((d, s) => recordNews(d, { id, party: bjorn, news: 'sent', on: TODAY }, s));
    close(story, id);
    const news = () => loopsOf(story).filter(({ kind }) => kind === 'progress');
    expect(news().map(({ party }) => party)).toEqual([bjorn]);
    story.change((d, s) => recordNews(d, { id, party: bjorn, news: 'sent', on: TODAY }, s));
    expect(news()).toEqual([]);
  });

  test('the order of what was recorded in one go, with the right clock, needs no second time', () => {
    const { story, ana, bjorn } = friends();
    const id = story.ask({ title: 'A CFO' });
    const words = { moment: 'ask', channel: 'email', subject: '', words: 'x' } as const;
    story.change((d, s) => noteMessage(d, { id, parties: [ana, bjorn], ...words }, s));
    expect(entriesOf(story.card(id)).filter(({ writtenAt }) => writtenAt !== undefined)).toEqual([]);
  });

  test('what has no day of its own is of the day on which it was recorded', () => {
    const { story, id, priya } = captured();
    answer(story, id, priya);
    const [entry] = entriesOf(story.card(id));
    story.change((document) => {
      const found = find(document.asks, id)?.history[entry?.id ?? ''];
      if (found) delete found.on;
      if (found) found.what = 'told';
    });
    expect(ledgerLine(story.document, priya, [], dayOf)?.askedOn ?? []).toEqual([TODAY]);
  });
});
