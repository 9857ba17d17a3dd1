// Open loops, both ways: what a consultant must not forget, and what closes only because she says so.
import { describe, expect, test } from 'vitest';
import { recordAssessment, recordResponse, tellOfAsk } from '../../shared/model/broadcast.ts';
import { recordFeedback } from '../../shared/model/feedback.ts';
import { type AskId, addDays, type IntroId, type PersonId } from '../../shared/model/identity.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeAsk, closeIntro, introduce } from '../../shared/model/move.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { recordNews, recordThanks } from '../../shared/model/thanks.ts';
import { dayOf, loopsOf, sayLoops } from './days.ts';
import { friends } from './moves.ts';
import { refusalOf, type Story, TODAY } from './story.ts';

const close = (story: Story, id: IntroId, outcome: Outcome = 'worked out') =>
  story.change((d, s) => closeIntro(d, { id, outcome, override: true }, s));
const make = (story: Story, id: IntroId) =>
  story.change((d, s) => introduce(d, { id, how: 'email', on: story.today, override: true }, s));
const closeTheAsk = (story: Story, id: AskId, outcome: Outcome = 'worked out') =>
  story.change((d, s) => closeAsk(d, { id, outcome }, s));
const answer = (story: Story, id: AskId, party: PersonId) =>
  story.change((d, s) => recordResponse(d, { id, party, response: 'knows somebody', on: story.today }, s));

describe('An introduction of Ana and Björn through me', () => {
  const made = () => {
    const all = friends();
    const id = all.story.propose({ partyA: all.ana, partyB: all.bjorn });
    make(all.story, id);
    return { ...all, id };
  };

  test('owes nobody anything while it runs', () => {
    expect(sayLoops(made().story)).toEqual([]);
  });

  test.each<Outcome>(['worked out', 'did not click', 'no reply', 'withdrawn', 'met, nothing came of it'])(
    'owes both thanks when it ended as: %s',
    (outcome) => {
      const { story, id } = made();
      close(story, id, outcome);
      expect(loopsOf(story).map(({ kind }) => kind)).toEqual(['thanks', 'thanks']);
    },
  );

  test('whoever never heard of it is owed nothing', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.asked(id, ana);
    story.answered(id, ana, 'no');
    expect(sayLoops(story)).toEqual(['thanks: Ana Jansen (Was asked about meeting Björn Díaz; it was declined)']);
  });

  test('a draft of thanks closes nothing; saying so does, and so does waiving', () => {
    const { story, id, ana, bjorn } = made();
    close(story, id);
    story.change((d, s) =>
      noteMessage(d, { id, moment: 'thanks', parties: [ana], channel: 'email', subject: '', words: 'Thank you' }, s),
    );
    expect(loopsOf(story).map(({ party, drafted }) => [party, drafted])).toEqual(
      expect.arrayContaining([
        [ana, TODAY],
        [bjorn, undefined],
      ]),
    );
    story.change((d, s) => recordThanks(d, { id, party: ana, thanks: 'sent' }, s));
    story.change((d, s) => recordThanks(d, { id, party: bjorn, thanks: 'waived' }, s));
    expect(loopsOf(story)).toEqual([]);
    // Undone, the loop is open again.
    story.takeBack(story.edits);
    expect(loopsOf(story).map(({ party }) => party)).toEqual([bjorn]);
  });

  test('both owe me news from the day of the follow-up on, each until they told me, or I close the card', () => {
    const { story, id, ana } = made();
    story.today = addDays(TODAY, 20);
    expect(loopsOf(story)).toEqual([]);
    story.today = addDays(TODAY, 21);
    expect(sayLoops(story).sort()).toEqual([
      'awaited: Ana Jansen (You introduced them to Björn Díaz)',
      'awaited: Björn Díaz (You introduced them to Ana Jansen)',
    ]);
    story.change((d, s) => recordFeedback(d, { id, party: ana, on: story.today, feeling: 'neutral' }, s));
    expect(loopsOf(story)).toHaveLength(1);
    close(story, id);
    expect(loopsOf(story).map(({ kind }) => kind)).toEqual(['thanks', 'thanks']);
  });
});

describe('An introduction that Priya makes for me', () => {
  const asked = () => {
    const all = friends();
    return { ...all, id: all.story.propose({ connector: all.priya, partyA: 'me', partyB: all.bjorn }) };
  };

  test('is thanked for as soon as she made it, not when it is over', () => {
    const { story, id } = asked();
    make(story, id);
    expect(sayLoops(story)).toEqual(['thanks: Priya Raman (Introduced you to Björn Díaz)']);
  });

  test('wants her to hear what came of it, and whom I met to be thanked', () => {
    const { story, id, priya } = asked();
    make(story, id);
    close(story, id);
    expect(sayLoops(story).sort()).toEqual([
      'circle back: Priya Raman (Introduced you to Björn Díaz; it worked out)',
      'thanks: Björn Díaz (Met you through Priya Raman; it worked out)',
      'thanks: Priya Raman (Introduced you to Björn Díaz; it worked out)',
    ]);
    story.change((d, s) => recordNews(d, { id, party: priya, news: 'sent', on: story.today }, s));
    expect(loopsOf(story).map(({ kind }) => kind)).toEqual(['thanks', 'thanks']);
  });

  test('she is thanked also when she said no', () => {
    const { story, id, priya } = asked();
    story.asked(id, priya);
    story.answered(id, priya, 'no');
    expect(sayLoops(story).sort()).toEqual([
      'circle back: Priya Raman (Was asked to introduce you to Björn Díaz; it was declined)',
      'thanks: Priya Raman (Was asked to introduce you to Björn Díaz; it was declined)',
    ]);
  });
});

describe('An ask that is over', () => {
  test('owes thanks and news to whoever answered or thought along, and nothing to whoever was only told', () => {
    const { story, ana, bjorn, priya } = friends();
    const id = story.ask({ title: 'A CFO' });
    story.change((d, s) => tellOfAsk(d, { id, parties: [ana, bjorn], channel: 'email', on: story.today }, s));
    answer(story, id, bjorn);
    story.change((d, s) => recordAssessment(d, { id, party: priya, on: story.today, words: 'Too early' }, s));
    expect(loopsOf(story)).toEqual([]);
    closeTheAsk(story, id);
    expect(sayLoops(story).sort()).toEqual([
      'progress: Björn Díaz (Answered you for “A CFO”; it worked out)',
      'progress: Priya Raman (Thought along for “A CFO”; it worked out)',
      'thanks: Björn Díaz (Answered you for “A CFO”; it worked out)',
      'thanks: Priya Raman (Thought along for “A CFO”; it worked out)',
    ]);
    expect(loopsOf(story).map(({ party }) => party)).not.toContain(ana);
  });

  test('brings news to a connector whose introduction came to nothing, once, and by one way only', () => {
    const { story, bjorn, priya } = friends();
    const ask = story.ask({ title: 'A CFO' });
    const intro = story.propose({ connector: priya, partyA: 'me', partyB: bjorn, ask });
    make(story, intro);
    close(story, intro, 'no reply');
    story.change((d, s) => recordNews(d, { id: intro, party: priya, news: 'sent', on: story.today }, s));
    story.today = addDays(TODAY, 30);
    closeTheAsk(story, ask);
    const progress = () => loopsOf(story).filter(({ kind }) => kind === 'progress');
    expect(progress().map(({ party, since }) => [party, since])).toEqual([[priya, story.today]]);
    story.change((d, s) => recordNews(d, { id: ask, party: priya, news: 'sent', on: story.today }, s));
    expect(progress()).toEqual([]);
  });

  test('still brings the end to whoever heard on the way where it stood', () => {
    const { story, bjorn } = friends();
    const id = story.ask({ title: 'A CFO' });
    answer(story, id, bjorn);
    story.change((d, s) => recordNews(d, { id, party: bjorn, news: 'sent', on: story.today }, s));
    story.today = addDays(TODAY, 30);
    closeTheAsk(story, id);
    expect(loopsOf(story).map(({ kind, party }) => [kind, party])).toContainEqual(['progress', bjorn]);
    story.change((d, s) => recordNews(d, { id, party: bjorn, news: 'sent', on: story.today }, s));
    expect(loopsOf(story).map(({ kind }) => kind)).toEqual(['thanks']);
  });

  test('of somebody else tells their helpers, and not the one who asked', () => {
    const { story, ana, bjorn } = friends();
    const id = story.ask({ title: 'A CFO', asker: ana });
    answer(story, id, ana);
    answer(story, id, bjorn);
    closeTheAsk(story, id);
    expect(new Set(loopsOf(story).map(({ party }) => party))).toEqual(new Set([bjorn]));
  });

  test('takes no thanks for whoever had no part in it', () => {
    const { story, ana } = friends();
    const id = story.ask({ title: 'A CFO' });
    const thank = () => story.change((d, s) => recordThanks(d, { id, party: ana, thanks: 'sent' }, s));
    expect(refusalOf(thank).code).toBe('not-a-party');
  });
});

test('who has waited longest stands first', () => {
  const { story, ana, bjorn, priya } = friends();
  const late = story.propose({ partyA: ana, partyB: bjorn });
  const early = story.propose({ connector: priya, partyA: 'me', partyB: bjorn });
  make(story, early);
  story.today = addDays(TODAY, 3);
  make(story, late);
  close(story, late);
  expect(loopsOf(story).map(({ since }) => since)).toEqual([TODAY, dayOf(Date.parse(story.today)), story.today]);
});
