// Two people turn out to be one while their cards run: whoever the user names, the card knows whom it means. Cards keep the
// ids under which they began.
import { describe, expect, test } from 'vitest';
import { boardOf } from '../../shared/model/board.ts';
import { plantAsk, recordResponse } from '../../shared/model/broadcast.ts';
import { consentOf } from '../../shared/model/consent.ts';
import { nameOf } from '../../shared/model/document.ts';
import { feedbackOf, newsAwaited, recordFeedback } from '../../shared/model/feedback.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { recipientsFor } from '../../shared/model/messages/draft.ts';
import { closeAsk, closeIntro, introduce } from '../../shared/model/move.ts';
import { addPromise } from '../../shared/model/promise.ts';
import { recordNews, recordThanks, thanksOwed } from '../../shared/model/thanks.ts';
import { loopsOf, sayLoops, sayRows } from './days.ts';
import { friends } from './moves.ts';
import { refusalOf, type Story, TODAY } from './story.ts';

const merge = (story: Story, keep: PersonId, other: PersonId) =>
  story.change((d, s) => mergePeople(d, { keep, other, takeFromOther: [] }, s));

/** An introduction of Anna and Björn; Anna turns out to be Ana. */
function cardOfAnna() {
  const { story, ana, bjorn, priya } = friends();
  const anna = story.person('Anna J.');
  const id = story.propose({ partyA: anna, partyB: bjorn });
  merge(story, ana, anna);
  return { story, ana, anna, bjorn, priya, id };
}

describe('an introduction of somebody who turned out to be another', () => {
  test('records what the one who stays was asked and answered', () => {
    const { story, ana, bjorn, id } = cardOfAnna();
    const [to] = recipientsFor(story.document, 'permission', story.card(id));
    expect(to).toBe(ana);
    story.asked(id, ana);
    expect(story.column(id)).toBe('permission');
    story.answered(id, ana, 'yes');
    story.answered(id, bjorn, 'yes');
    expect(story.column(id)).toBe('ready');
    expect(consentOf(story.intro(id), story.intro(id).partyA).answer).toBe('yes');
  });

  test('is told to them, thanked for by them, and heard of from them', () => {
    const { story, ana, bjorn, id } = cardOfAnna();
    story.change((d, s) => introduce(d, { id, how: 'email', on: TODAY, override: true }, s));
    story.change((d, s) => recordFeedback(d, { id, party: ana, on: TODAY, feeling: 'glad of it' }, s));
    story.change((d, s) => addPromise(d, { id, by: ana, text: 'call' }, s));
    expect(feedbackOf(story.intro(id))).toHaveLength(1);
    expect(newsAwaited(story.intro(id))).toEqual([bjorn]);
    story.change((d, s) => closeIntro(d, { id, outcome: 'worked out', thanked: [ana], override: true }, s));
    expect(thanksOwed(story.intro(id))).toEqual([bjorn]);
  });

  test('does not nag again on the day on which a message left for them', () => {
    const { story, ana, bjorn, id } = cardOfAnna();
    story.change((d, s) => introduce(d, { id, how: 'email', on: TODAY, override: true }, s));
    story.change((d, s) => closeIntro(d, { id, outcome: 'worked out', thanked: [bjorn], override: true }, s));
    expect(sayRows(story)).toEqual(['Thank Ana Jansen → Draft thanks']);
    const said = { moment: 'thanks', channel: 'email', subject: '', words: 'Thank you' } as const;
    story.change((d, s) => noteMessage(d, { id, parties: [ana], ...said }, s));
    expect(sayRows(story)).toEqual([]);
  });

  test('is found on the board by whoever they are now', () => {
    const { story, ana, anna } = cardOfAnna();
    for (const person of [ana, anna]) expect(boardOf(story.document, TODAY, { person }).hidden).toBe(0);
  });
});

describe('an ask with which somebody helped who turned out to be another', () => {
  const helped = () => {
    const { story, ana, bjorn } = friends();
    const anna = story.person('Anna J.');
    const id = story.ask({ title: 'A CFO', asker: bjorn });
    story.change((d, s) => plantAsk(d, { id, party: anna, on: TODAY, until: TODAY }, s));
    story.change((d, s) => recordResponse(d, { id, party: ana, response: 'knows somebody', on: TODAY }, s));
    return { story, ana, anna, bjorn, id };
  };

  test('is not asked again what they have answered', () => {
    const { story, ana, anna } = helped();
    expect(sayRows(story).join()).toContain('Ask Anna J. now');
    merge(story, ana, anna);
    expect(sayRows(story).join()).not.toContain('Ask Ana Jansen now');
  });

  test('owes them thanks once, and one word of thanks closes it', () => {
    const { story, ana, anna, id } = helped();
    merge(story, ana, anna);
    story.change((d, s) => closeAsk(d, { id, outcome: 'worked out' }, s));
    expect(loopsOf(story).map(({ kind, party }) => `${kind}: ${nameOf(story.document, party)}`)).toEqual([
      'progress: Ana Jansen',
      'thanks: Ana Jansen',
    ]);
    story.change((d, s) => recordThanks(d, { id, party: ana, thanks: 'sent' }, s));
    story.change((d, s) => recordNews(d, { id, party: anna, news: 'sent', on: TODAY }, s));
    expect(sayLoops(story)).toEqual([]);
  });

  test('keeps the thanks that they had before', () => {
    const { story, ana, anna, id } = helped();
    story.change((d, s) => closeAsk(d, { id, outcome: 'worked out' }, s));
    story.change((d, s) => recordThanks(d, { id, party: anna, thanks: 'sent' }, s));
    story.change((d, s) => recordNews(d, { id, party: anna, news: 'sent', on: TODAY }, s));
    merge(story, ana, anna);
    expect(sayLoops(story)).toEqual([]);
  });

  test('owes nothing to whoever asked', () => {
    const { story, anna, bjorn, id } = helped();
    merge(story, bjorn, anna);
    story.change((d, s) => closeAsk(d, { id, outcome: 'worked out' }, s));
    expect(loopsOf(story).map(({ party }) => nameOf(story.document, party))).toEqual(['Ana Jansen', 'Ana Jansen']);
    expect(refusalOf(() => story.change((d, s) => recordThanks(d, { id, party: 'me', thanks: 'sent' }, s))).code).toBe(
      'not-a-party',
    );
  });
});
