// Today as its owner lives it: nothing forgotten, nothing twice, what hurts most first, and nothing that nags.
import { describe, expect, test } from 'vitest';
import { plantAsk, tellOfAsk } from '../../shared/model/broadcast.ts';
import { snoozeCard } from '../../shared/model/cards.ts';
import { recordFeedback } from '../../shared/model/feedback.ts';
import { addDays, type IntroId, type PartyId, type PersonId } from '../../shared/model/identity.ts';
import { addInteraction } from '../../shared/model/interaction.ts';
import { editIntro } from '../../shared/model/intro.ts';
import { editSettings } from '../../shared/model/me.ts';
import { noteMessage } from '../../shared/model/message.ts';
import type { Moment } from '../../shared/model/messages/moments.ts';
import { closeIntro, introduce } from '../../shared/model/move.ts';
import { editPerson } from '../../shared/model/person.ts';
import { addPromise, settlePromise } from '../../shared/model/promise.ts';
import { todayOf } from '../../shared/model/today.ts';
import { dayOf, rowsOf, sayRows } from './days.ts';
import { BRIEF, friends, move } from './moves.ts';
import { type Story, TODAY } from './story.ts';

const sent = (story: Story, id: string, moment: Moment, ...parties: PartyId[]) =>
  story.change((d, s) => noteMessage(d, { id, moment, parties, channel: 'email', subject: '', words: 'x' }, s));
const make = (story: Story, id: IntroId) =>
  story.change((d, s) => introduce(d, { id, how: 'email', on: story.today, override: true }, s));
const later = (story: Story, days: number) => {
  story.today = addDays(TODAY, days);
};

describe('An introduction of Ana and Björn through me', () => {
  const proposed = () => {
    const all = friends();
    return { ...all, id: all.story.propose({ partyA: all.ana, partyB: all.bjorn }) };
  };

  test('may rest for a week, and then asks to be begun', () => {
    const { story } = proposed();
    later(story, 6);
    expect(sayRows(story)).toEqual([]);
    later(story, 7);
    expect(sayRows(story)).toEqual(['Ask Ana Jansen → Draft the question']);
  });

  test('asks for the other as soon as one has said yes', () => {
    const { story, id, ana } = proposed();
    story.asked(id, ana);
    expect(sayRows(story)).toEqual(['Ask Björn Díaz → Draft the question']);
    story.answered(id, ana, 'yes');
    expect(rowsOf(story)[0]).toMatchObject({ why: 'Ana ↔ Björn: Ana Jansen has said yes', kind: 'ask' });
  });

  test('chases an answer after three days, and again three days after each nudge', () => {
    const { story, id, ana, bjorn } = proposed();
    story.asked(id, ana);
    story.answered(id, ana, 'yes');
    story.asked(id, bjorn);
    later(story, 2);
    expect(sayRows(story)).toEqual([]);
    later(story, 3);
    expect(sayRows(story)).toEqual(['Nudge Björn Díaz → Draft a nudge']);
    sent(story, id, 'nudge', bjorn);
    expect(sayRows(story)).toEqual([]);
    later(story, 5);
    expect(sayRows(story)).toEqual([]);
    later(story, 6);
    expect(sayRows(story)).toEqual(['Nudge Björn Díaz → Draft a nudge']);
  });

  test('is ready when both have said yes; a draft that left asks on the next day whether it was made', () => {
    const { story, id, ana, bjorn } = proposed();
    for (const who of [ana, bjorn]) {
      story.asked(id, who);
      story.answered(id, who, 'yes');
    }
    expect(sayRows(story)).toEqual(['Introduce Ana Jansen and Björn Díaz → Draft the introduction']);
    sent(story, id, 'introduction', ana, bjorn);
    expect(sayRows(story)).toEqual([]);
    later(story, 1);
    expect(sayRows(story)).toEqual(['Introduce Ana Jansen and Björn Díaz → I introduced them…']);
    make(story, id);
    expect(sayRows(story)).toEqual([]);
  });

  test('a yes of half a year ago is asked for again before anybody is introduced on it', () => {
    const { story, id, ana, bjorn } = proposed();
    for (const who of [ana, bjorn]) {
      story.asked(id, who);
      story.answered(id, who, 'yes');
    }
    later(story, 184);
    expect(rowsOf(story).map(({ kind, party }) => [kind, party])).toEqual([['stale', ana]]);
    story.change((d) => editSettings(d, { consentDays: 400 }));
    expect(rowsOf(story).map(({ kind }) => kind)).toEqual(['introduce']);
  });

  test('sleeps for three weeks, then I ask how it went; whoever stays silent is asked again a week later', () => {
    const { story, id, ana, bjorn } = proposed();
    make(story, id);
    later(story, 20);
    expect(sayRows(story)).toEqual([]);
    later(story, 21);
    expect(sayRows(story)).toEqual(['Ask how it went: Ana ↔ Björn → Draft the follow-up']);
    sent(story, id, 'follow-up', ana, bjorn);
    expect(sayRows(story)).toEqual([]);
    later(story, 28);
    expect(sayRows(story).sort()).toEqual([
      'Ask Ana Jansen how it went → Draft the follow-up',
      'Ask Björn Díaz how it went → Draft the follow-up',
    ]);
    for (const party of [ana, bjorn])
      story.change((d, s) => recordFeedback(d, { id, party, on: story.today, feeling: 'glad of it' }, s));
    expect(sayRows(story)).toEqual(['Say how it ended: Ana ↔ Björn → Close it…']);
  });

  test('“not now” is silence until the day that was named, and then one question', () => {
    const { story, id, ana, bjorn } = proposed();
    story.asked(id, bjorn);
    story.answered(id, bjorn, 'yes');
    // The words of the first question are not those of the next.
    sent(story, id, 'permission', ana);
    story.asked(id, ana);
    story.answered(id, ana, 'not now', { until: addDays(TODAY, 30) });
    later(story, 29);
    expect(sayRows(story)).toEqual([]);
    later(story, 30);
    expect(sayRows(story)).toEqual(['Ask Ana Jansen again → Draft the question']);
  });
});

describe('An introduction to me', () => {
  test('that Priya offers waits for my answer', () => {
    const { story, ana, priya } = friends();
    story.propose({ connector: priya, partyA: 'me', partyB: ana, offered: true });
    expect(sayRows(story)).toEqual(['Say whether you want to meet Ana Jansen → Answer…']);
  });

  test('that she agreed to and did not make gets a gentle word after a week', () => {
    const { story, ana, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana });
    story.asked(id, priya);
    story.answered(id, priya, 'yes');
    expect(sayRows(story)).toEqual(['Write words for Priya → Write them']);
    story.change((d, s) => editIntro(d, { id, changes: { blurb: 'I build pumps', names: 'Ana Jansen' } }, s));
    expect(sayRows(story)).toEqual(['Call it ready → Call it ready']);
    move(story, id, 'ready');
    later(story, 6);
    expect(sayRows(story)).toEqual([]);
    later(story, 7);
    expect(sayRows(story)).toEqual(['Nudge Priya Raman → Draft a nudge']);
  });

  test('is thanked for and reported in one row, and saying so settles both', () => {
    const { story, ana, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana });
    make(story, id);
    story.change((d, s) => closeIntro(d, { id, outcome: 'worked out', override: true }, s));
    expect(sayRows(story)).toContain('Thank Priya Raman, and tell them what came of it → Draft the news');
    sent(story, id, 'circle back', priya);
    expect(rowsOf(story).map(({ party }) => party)).toEqual([ana]);
    later(story, 1);
    const row = rowsOf(story).find(({ party }) => party === priya);
    expect(row).toMatchObject({ label: 'It was sent', act: { is: 'settle' } });
    expect(row?.loops?.map(({ kind }) => kind).sort()).toEqual(['circle back', 'thanks']);
  });
});

describe('A promise', () => {
  const promised = (by: 'me' | 'ana', due: string) => {
    const all = friends();
    const id = all.story.propose({ partyA: all.ana, partyB: all.bjorn });
    make(all.story, id);
    all.story.change((d, s) =>
      addPromise(d, { id, by: by === 'me' ? 'me' : all.ana, text: 'Send the figures', due }, s),
    );
    return { ...all, id };
  };

  test('of mine comes up on its day, and is gone when I say that I kept it', () => {
    const { story, id } = promised('me', addDays(TODAY, 2));
    expect(sayRows(story)).toEqual([]);
    later(story, 2);
    expect(sayRows(story)).toEqual(['Send the figures → I kept it']);
    const [row] = rowsOf(story);
    story.change((d, s) => settlePromise(d, { id, promise: row?.promise ?? '', state: 'kept' }, s));
    expect(sayRows(story)).toEqual([]);
  });

  test('of theirs is asked after, and then left alone for a week', () => {
    const { story, id, ana } = promised('ana', TODAY);
    expect(sayRows(story)).toEqual(['Promise of Ana Jansen: Send the figures → Draft a nudge']);
    sent(story, id, 'nudge', ana);
    later(story, 6);
    expect(sayRows(story)).toEqual([]);
    later(story, 7);
    expect(sayRows(story)).toHaveLength(1);
  });

  test('of mine still counts while somebody said “not now”, unless I put the card aside myself', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((d, s) => addPromise(d, { id, by: 'me', text: 'Call by Friday', due: TODAY }, s));
    story.answered(id, ana, 'not now', { until: addDays(TODAY, 60) });
    expect(sayRows(story)).toEqual(['Call by Friday → I kept it']);
    story.change((d, s) => snoozeCard(d, { id, until: addDays(TODAY, 3) }, s));
    expect(sayRows(story)).toEqual([]);
    later(story, 3);
    expect(sayRows(story)).toContain('Call by Friday → I kept it');
  });
});

describe('An ask', () => {
  test('with a deadline comes up the day before, and is quiet for the day once something was done', () => {
    const { story, ana } = friends();
    const id = story.ask({ title: 'A CFO', brief: BRIEF, due: addDays(TODAY, 3) });
    later(story, 1);
    expect(sayRows(story)).toEqual([]);
    later(story, 2);
    expect(sayRows(story)).toEqual(['“A CFO” is due tomorrow → Open it']);
    story.change((d, s) => tellOfAsk(d, { id, parties: [ana], channel: 'email', on: story.today }, s));
    expect(sayRows(story)).toEqual([]);
    later(story, 4);
    expect(sayRows(story)).toEqual(['“A CFO” was due → Open it']);
  });

  test('is not overdue where somebody looks ahead to it', () => {
    const { story } = friends();
    story.ask({ title: 'A CFO', brief: BRIEF, due: addDays(TODAY, 1) });
    story.ask({ title: 'A cook', brief: BRIEF, due: addDays(TODAY, 5) });
    const rows = todayOf(story.document, addDays(TODAY, 6), { dayOf, said: TODAY, dusty: [] });
    expect(rows.map(({ headline }) => headline)).toEqual(['“A CFO” is due tomorrow', '“A cook” is due on Friday']);
  });

  test('that was planted comes up on its day, until it was asked', () => {
    const { story, priya } = friends();
    const id = story.ask({ title: 'A CFO' });
    story.change((d, s) => plantAsk(d, { id, party: priya, on: TODAY, until: addDays(TODAY, 14) }, s));
    later(story, 13);
    expect(sayRows(story)).toEqual([]);
    later(story, 14);
    expect(sayRows(story)).toEqual(['Ask Priya Raman now → Draft the ask']);
    story.change((d, s) => tellOfAsk(d, { id, parties: [priya], channel: 'phone', on: story.today }, s));
    expect(sayRows(story)).toEqual([]);
  });

  test('that was put aside is back on its day, and goes when it is taken up', () => {
    const { story } = friends();
    const id = story.ask({ title: 'A CFO' });
    const aside = (until: string) => story.change((d, s) => snoozeCard(d, { id, until }, s));
    aside(addDays(TODAY, 5));
    expect(sayRows(story)).toEqual([]);
    later(story, 5);
    expect(sayRows(story)).toEqual(['“A CFO” is back → Take it up']);
    aside('');
    expect(sayRows(story)).toEqual([]);
  });
});

describe('A drumbeat', () => {
  const dusty = (count: number) => {
    const { story } = friends();
    const people = Array.from({ length: count }, (_, n) =>
      story.person(`Person ${n}`, {
        drumbeat: 30,
        metOn: addDays(TODAY, -40 - n),
        closeness: n === 0 ? 'well' : 'somewhat',
      }),
    );
    return { story, people: people as [PersonId, ...PersonId[]] };
  };

  test('that was missed brings a few people at a time, who is known best first', () => {
    const { story, people } = dusty(8);
    const rows = rowsOf(story);
    expect(rows).toHaveLength(3);
    expect(rows.map(({ party }) => party)).toContain(people[0]);
  });

  test('starts anew with a contact, and rests while the person is put aside', () => {
    const { story, people } = dusty(2);
    const [first, second] = people as [PersonId, PersonId];
    story.change((d, s) => addInteraction(d, { person: first, kind: 'called', on: TODAY, text: '' }, s));
    story.change((d) => editPerson(d, { id: second, changes: { snoozedUntil: addDays(TODAY, 7) } }));
    expect(sayRows(story)).toEqual([]);
    later(story, 7);
    expect(sayRows(story)).toEqual(['Catch up with Person 1 → Draft a hello']);
  });
});
