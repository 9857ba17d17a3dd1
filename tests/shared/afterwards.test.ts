// After the introduction: each is asked how it went, promises are kept or put right, thanks and news go out, and every fact is
// undone and done again. Also: making an introduction direct is one change.
import { describe, expect, test } from 'vitest';
import { type Column, columnOf } from '../../shared/model/board.ts';
import { feedbackOf, newsAwaited, recordFeedback } from '../../shared/model/feedback.ts';
import { addDays, type IntroId, type PartyId } from '../../shared/model/identity.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import {
  addPromise,
  editPromise,
  isOverdue,
  promisesOf,
  settlePromise,
  type Undertaking,
} from '../../shared/model/promise.ts';
import { newsTo, recordNews, thanksTo } from '../../shared/model/thanks.ts';
import { friends, introducing, lastOf, moving, next, rules, told } from './moves.ts';
import { brokenOf, refusalOf, type Story, TODAY } from './story.ts';

function made() {
  const { story, ana, bjorn, priya } = friends();
  const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
  introducing(story, id)();
  story.today = addDays(TODAY, 21);
  return { story, ana, bjorn, priya, id };
}

const hear = (story: Story, id: IntroId, party: PartyId, words: string) =>
  story.change((d, s) => recordFeedback(d, { id, party, on: story.today, feeling: 'did not click', words }, s));
const write = (story: Story, id: IntroId, party: PartyId, moment: string) =>
  story.change((d, s) =>
    noteMessage(d, { id, moment, parties: [party], channel: 'file', subject: '', words: 'Hi' }, s),
  );

describe('the follow-up', () => {
  test('asks each party how it went, waits for word, and then how it ended', () => {
    const { story, ana, bjorn, id } = made();
    expect(next(story, id)).toMatchObject({ code: 'follow up', sentence: 'Ask Ana how it went', party: ana });
    write(story, id, ana, 'follow-up');
    expect(next(story, id)).toMatchObject({ sentence: 'Ask Björn how it went', party: bjorn });
    write(story, id, bjorn, 'follow-up');
    expect(next(story, id)).toMatchObject({ code: 'hear', sentence: 'Wait for word from Ana', mine: false });
    hear(story, id, ana, 'Nice, but too early');
    expect(next(story, id).sentence).toBe('Wait for word from Björn');
    hear(story, id, bjorn, 'Zu früh');
    expect(next(story, id)).toMatchObject({ code: 'follow up', sentence: 'Say how it went', mine: true });
    expect(newsAwaited(story.intro(id))).toEqual([]);
  });

  test('does not wait for ever: after a week it is the user’s turn', () => {
    const { story, ana, bjorn, id } = made();
    for (const who of [ana, bjorn]) write(story, id, who, 'follow-up');
    story.today = addDays(story.today, 7);
    expect(next(story, id)).toMatchObject({ sentence: 'Say how it went', mine: true });
  });

  test('of an introduction to me asks nobody but me', () => {
    const { story, bjorn, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: bjorn });
    introducing(story, id, true)();
    story.today = addDays(TODAY, 21);
    expect(next(story, id)).toMatchObject({ code: 'follow up', sentence: 'Say how it went', mine: true });
  });

  test('keeps what was told, and takes it back and gives it again', () => {
    const { story, ana, id } = made();
    hear(story, id, ana, 'Nice, but too early');
    const { edits } = story;
    story.takeBack(edits);
    expect(feedbackOf(story.intro(id))).toEqual([]);
    story.takeBack(story.edits);
    expect(feedbackOf(story.intro(id))).toMatchObject([{ party: ana, answer: 'did not click' }]);
  });
});

describe('closing', () => {
  test('settles thanks, value and outcome in one change, and one undo', () => {
    const { story, ana, bjorn, id } = made();
    const argument = { id, outcome: 'worked out', value: 'A pilot', thanked: [ana, bjorn] } as const;
    story.change((d, s) => closeIntro(d, argument, s));
    expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'worked out', value: 'A pilot' });
    expect([ana, bjorn].map((who) => thanksTo(story.intro(id), who))).toEqual(['sent', 'sent']);
    expect(lastOf(story, id)).not.toHaveProperty('overrode');
    story.takeBack(story.edits);
    expect(columnOf(story.card(id), story.today)).toBe<Column>('follow-up');
    expect(story.intro(id)).not.toHaveProperty('value');
    expect(thanksTo(story.intro(id), ana)).toBeUndefined();
  });

  test('of an introduction to me: thanks first, then the connector hears what came of it', () => {
    const { story, bjorn, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: bjorn });
    introducing(story, id, true)();
    story.change((d, s) => closeIntro(d, { id, outcome: 'worked out', thanked: [bjorn], override: true }, s));
    expect(next(story, id)).toMatchObject({ code: 'thank', sentence: 'Thank Priya', party: priya });
    story.change((d, s) => closeIntro(d, { id, outcome: 'worked out', thanked: [priya] }, s));
    expect(next(story, id)).toMatchObject({
      code: 'tell',
      sentence: 'Tell Priya what came of it',
      party: priya,
      mine: true,
    });
    story.change((d, s) => recordNews(d, { id, party: priya, news: 'sent', on: TODAY, words: 'It led to a pilot' }, s));
    expect(next(story, id).code).toBe('done');
    story.takeBack(story.edits);
    expect(newsTo(story.intro(id), priya)).toBeUndefined();
    expect(next(story, id).code).toBe('tell');
  });
});

describe('a promise', () => {
  const promised = (due?: string) => {
    const { story, ana, id } = made();
    story.change((d, s) => addPromise(d, { id, by: ana, text: 'Call by Friday', due }, s));
    return { story, id, ana, promise: (promisesOf(story.intro(id))[0] as Undertaking).id };
  };

  test('is put right in words and day, and says so', () => {
    const { story, id, promise } = promised(TODAY);
    const edit = (changes: { text?: string; due?: string; struck?: boolean }) =>
      story.change((d, s) => editPromise(d, { id, promise, changes }, s));
    edit({ text: 'Call by Monday', due: '' });
    expect(promisesOf(story.intro(id))).toMatchObject([{ text: 'Call by Monday', state: 'open' }]);
    expect(promisesOf(story.intro(id))[0]).not.toHaveProperty('due');
    expect(told(story, id).at(-1)).toBe('you put right a promise of Ana Jansen');
    const before = told(story, id).length;
    edit({ text: 'Call by Monday' });
    expect(told(story, id)).toHaveLength(before);
    expect(
      refusalOf(() => story.change((d, s) => editPromise(d, { id, promise: 'constructor', changes: {} }, s))).code,
    ).toBe('not-found');
  });

  test('is struck, and comes back with an undo', () => {
    const { story, id, promise } = promised();
    story.change((d, s) => editPromise(d, { id, promise, changes: { struck: true } }, s));
    expect(promisesOf(story.intro(id))).toEqual([]);
    story.takeBack(story.edits);
    expect(promisesOf(story.intro(id))).toHaveLength(1);
    story.takeBack(story.edits);
    story.change((d, s) => editPromise(d, { id, promise, changes: { struck: false } }, s));
    expect(promisesOf(story.intro(id))).toHaveLength(1);
  });

  test.each<[string, Partial<Undertaking>, boolean]>([
    ['due yesterday', { due: addDays(TODAY, -1) }, true],
    ['due a month ago', { due: addDays(TODAY, -30) }, true],
    ['due today', { due: TODAY }, false],
    ['due tomorrow', { due: addDays(TODAY, 1) }, false],
    ['without a day', {}, false],
    ['kept', { due: addDays(TODAY, -1), state: 'kept' }, false],
    ['let go', { due: addDays(TODAY, -1), state: 'let go' }, false],
    ['struck', { due: addDays(TODAY, -1), binnedAt: 1 }, false],
  ])('%s', (_, part, overdue) => {
    expect(isOverdue({ id: 'p', by: 'me', text: 'Call', state: 'open', ...part }, TODAY)).toBe(overdue);
  });

  test('that is open comes first, the nearest day before the others', () => {
    const { story, id, ana, promise } = promised('2026-12-01');
    for (const [text, due] of [
      ['Later', '2027-01-01'],
      ['Sometime', undefined],
      ['Sooner', '2026-11-25'],
    ] as const)
      story.change((d, s) => addPromise(d, { id, by: ana, text, due }, s));
    story.change((d, s) => settlePromise(d, { id, promise, state: 'kept' }, s));
    const texts = promisesOf(story.intro(id)).map(({ text }) => text);
    expect(texts).toEqual(['Sooner', 'Later', 'Sometime', 'Call by Friday']);
  });
});

describe('making it direct', () => {
  test('is one change with the move, and one undo takes both back', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((d, s) => moveCard(d, { id, to: 'ready', mode: 'direct' }, s));
    expect(story.intro(id)).toMatchObject({ stage: 'ready', mode: 'direct' });
    expect(told(story, id).slice(-2)).toEqual(['you switched it to direct', 'you moved it from proposed to ready']);
    story.takeBack(story.edits);
    expect(story.intro(id)).toMatchObject({ stage: 'proposed', mode: 'permission first' });
  });

  test('settles what needs a yes and nothing else; what is refused has switched nothing', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    const broken = brokenOf(() => story.change((d, s) => moveCard(d, { id, to: 'introduced', mode: 'direct' }, s)));
    expect(broken.map(({ rule }) => rule)).toEqual(['introduction-made']);
    expect(story.intro(id).mode).toBe('permission first');
    expect(rules(moving(story, id, 'ready'))).toEqual(['consent-given → record answer']);
    story.change((d, s) => introduce(d, { id, how: 'in person', on: TODAY, mode: 'direct' }, s));
    expect(story.intro(id)).toMatchObject({ stage: 'introduced', mode: 'direct', how: 'in person' });
  });
});
