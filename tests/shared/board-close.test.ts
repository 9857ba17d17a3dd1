// Following up, closing, promises, drafts and the bin, told as stories.
import { describe, expect, test } from 'vitest';
import { titleOf } from '../../shared/model/board.ts';
import { bin, restore, snoozeCard } from '../../shared/model/cards.ts';
import { messagesOf, noteMessage } from '../../shared/model/message.ts';
import { closeIntro } from '../../shared/model/move.ts';
import { OUTCOMES } from '../../shared/model/outcome.ts';
import { addPromise, settlePromise } from '../../shared/model/promise.ts';
import { recordThanks } from '../../shared/model/thanks.ts';
import { closing, friends, introducing, lastOf, move, moving, next, rules, thank, told } from './moves.ts';
import { brokenOf, refusalOf, showings, TODAY } from './story.ts';

describe('following up and closing', () => {
  test('the follow-up comes due by itself, on its day, after the weeks that the user set', () => {
    const { story, ana, bjorn } = friends();
    story.change((document) => {
      document.settings.followUpDays = 7;
    });
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    introducing(story, id)();
    story.today = '2026-11-28';
    expect(story.column(id)).toBe('introduced');
    story.today = '2026-11-29';
    expect(story.column(id)).toBe('follow-up');
    move(story, id, 'introduced');
    expect(story.column(id)).toBe('introduced');
    expect(story.intro(id).followUpOn).toBe('2026-12-06');
  });

  test('the user may follow up early', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    introducing(story, id)();
    move(story, id, 'follow-up');
    expect(next(story, id).code).toBe('follow up');
  });

  test('closing by a move needs an outcome and thanks; overridden, it counts as withdrawn and both rules are written down', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    introducing(story, id)();
    expect(rules(moving(story, id, 'closed'))).toEqual(['outcome-said → close', 'thanks-given → thank']);
    expect(brokenOf(moving(story, id, 'closed'))[1]?.sentence).toBe('Ana Jansen and Björn Díaz have not been thanked.');
    move(story, id, 'closed', true);
    expect(story.intro(id).outcome).toBe('withdrawn');
    expect(lastOf(story, id)).toMatchObject({ what: 'closed', overrode: 'outcome-said thanks-given' });
    expect(next(story, id).sentence).toBe('Thank Ana');
  });

  test('thanks may be waived', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    introducing(story, id)();
    thank(story, id, ana);
    expect(brokenOf(closing(story, id))[0]?.sentence).toBe('Björn Díaz has not been thanked.');
    story.change((document, stamp) => recordThanks(document, { id, party: bjorn, thanks: 'waived' }, stamp));
    expect(told(story, id).at(-1)).toBe('thanks to Björn Díaz waived');
    closing(story, id)();
    expect(next(story, id).code).toBe('done');
  });

  test.each(OUTCOMES)('"%s" is an outcome, with words', (outcome) => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((document, stamp) => closeIntro(document, { id, outcome, words: 'So it goes' }, stamp));
    expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome, outcomeWords: 'So it goes' });
    expect(told(story, id).at(-1)).toBe(`closed: ${outcome} – So it goes`);
  });

  test('opening again asks for what each column asks for, unless it had been introduced', () => {
    const { story, ana, bjorn } = friends();
    const never = story.propose({ partyA: ana, partyB: bjorn });
    closing(story, never, true)();
    expect(rules(moving(story, never, 'permission'))).toEqual(['asked-first → record asked']);
    expect(rules(moving(story, never, 'introduced'))).toHaveLength(2);
    expect(rules(introducing(story, never))).toEqual(['consent-given → record answer']);
    move(story, never, 'proposed');
    for (const field of ['outcome', 'outcomeWords', 'closedAt']) expect(story.intro(never)).not.toHaveProperty(field);
    const made = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    introducing(story, made)();
    closing(story, made, true)();
    move(story, made, 'introduced');
    expect(lastOf(story, made)).toMatchObject({ what: 'reopened', from: 'closed', to: 'introduced' });
    expect(told(story, made).at(-1)).toBe('you opened it again, in introduced');
  });

  test('introducing what was closed opens it again, whole', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    closing(story, id)();
    introducing(story, id)();
    expect(story.column(id)).toBe('introduced');
    expect(story.intro(id)).not.toHaveProperty('outcome');
  });

  test('going back is free at every step, and takes the date of the introduction back', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    introducing(story, id)();
    move(story, id, 'follow-up');
    for (const to of ['introduced', 'ready', 'permission', 'proposed'] as const) {
      move(story, id, to);
      expect(story.column(id)).toBe(to);
      expect(lastOf(story, id)).not.toHaveProperty('overrode');
    }
    for (const field of ['introducedOn', 'followUpOn', 'how']) expect(story.intro(id)).not.toHaveProperty(field);
    expect(told(story, id)).toContain('you introduced them (email) on 2026-11-22');
  });

  test('closing takes a snoozed card up, so that it is not quiet when it is opened again', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((document, stamp) => snoozeCard(document, { id, until: '2027-05-01' }, stamp));
    closing(story, id)();
    move(story, id, 'proposed');
    expect(next(story, id).code).toBe('ask');
  });
});

describe('promises, drafts and the bin', () => {
  test('a promise is written down and settled, in words', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((document, stamp) => addPromise(document, { id, by: ana, text: 'Call by Friday', due: TODAY }, stamp));
    story.change((document, stamp) => addPromise(document, { id, by: 'me', text: 'Send the deck' }, stamp));
    const [first, second] = Object.keys(story.intro(id).promises) as [string, string];
    const settle = (promise: string, state: 'open' | 'kept' | 'let go') =>
      story.change((document, stamp) => settlePromise(document, { id, promise, state }, stamp));
    settle(first, 'let go');
    settle(second, 'kept');
    settle(second, 'open');
    expect(told(story, id).slice(1)).toEqual([
      'Ana Jansen promised: Call by Friday',
      'you promised: Send the deck',
      'a promise of Ana Jansen was let go',
      'your promise was kept',
      'your promise was opened again',
    ]);
    expect(refusalOf(() => settle('constructor', 'kept')).code).toBe('not-found');
  });

  test('a message that left is noted for each whom it went to', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    const message = {
      id,
      moment: 'introduction',
      parties: [ana, bjorn],
      channel: 'email',
      subject: 'Hi',
      words: 'Meet',
    };
    story.change((document, stamp) => noteMessage(document, message, stamp));
    expect(told(story, id).slice(1)).toEqual([
      'a message to Ana Jansen left for email',
      'a message to Björn Díaz left for email',
    ]);
    expect(messagesOf(story.intro(id))).toMatchObject([{ subject: 'Hi', words: 'Meet' }, { words: 'Meet' }]);
  });

  test('what is put into the bin leaves the board, and comes back where it was', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.asked(id, ana);
    story.change((document, stamp) => bin(document, { table: 'intros', ids: [id, id] }, stamp));
    expect(showings(story.document, TODAY).size).toBe(0);
    story.change((document, stamp) => restore(document, { table: 'intros', ids: [id] }, stamp));
    expect(story.column(id)).toBe('permission');
    expect(told(story, id).slice(-2)).toEqual(['you put it into the bin', 'you brought it back from the bin']);
    const unknown = () => story.change((document, stamp) => bin(document, { table: 'asks', ids: [id] }, stamp));
    expect(refusalOf(unknown).code).toBe('not-found');
  });

  test('a card whose person is in the bin still shows, with their name', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((document, stamp) => bin(document, { table: 'people', ids: [ana] }, stamp));
    expect(titleOf(story.document, story.card(id))).toBe('Ana ↔ Björn');
    expect(showings(story.document, TODAY).get(id)).toBe(1);
  });
});
