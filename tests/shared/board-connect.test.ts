// The board's rules where I connect two people, with permission first and directly, told as stories.
import { describe, expect, test } from 'vitest';
import { snoozeCard } from '../../shared/model/cards.ts';
import { consentOf } from '../../shared/model/consent.ts';
import { entriesOf } from '../../shared/model/history.ts';
import { addDays, type PartyId } from '../../shared/model/identity.ts';
import { editIntro } from '../../shared/model/intro.ts';
import { addPromise } from '../../shared/model/promise.ts';
import { thanksOwed } from '../../shared/model/thanks.ts';
import { closing, friends, introducing, lastOf, move, moving, next, rules, thank, told } from './moves.ts';
import { brokenOf, refusalOf, TODAY } from './story.ts';

describe('I connect, permission first', () => {
  test('asked, both say yes, introduced, followed up, thanked and closed: recording facts moves the card', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, why: 'Both build for clinics' });
    expect([story.column(id), next(story, id).sentence]).toEqual(['proposed', 'Ask Ana']);
    story.asked(id, ana);
    expect([story.column(id), next(story, id).sentence]).toEqual(['permission', 'Ask Björn']);
    story.asked(id, bjorn);
    expect(next(story, id)).toMatchObject({ code: 'wait', sentence: 'Wait for Ana', mine: false });
    story.answered(id, ana, 'yes', { words: 'Gladly' });
    expect([story.column(id), next(story, id).sentence]).toEqual(['permission', 'Wait for Björn']);
    story.answered(id, bjorn, 'yes');
    expect([story.column(id), next(story, id).sentence]).toEqual(['ready', 'Introduce them']);
    introducing(story, id)();
    expect(story.column(id)).toBe('introduced');
    expect(next(story, id)).toMatchObject({ code: 'quiet', sentence: 'Quiet until 2026-12-13', mine: false });
    story.today = '2026-12-13';
    expect([story.column(id), next(story, id).sentence]).toEqual(['follow-up', 'Ask Ana how it went']);
    expect(rules(closing(story, id))).toEqual(['thanks-given → thank']);
    thank(story, id, ana, bjorn);
    closing(story, id)();
    expect(next(story, id)).toMatchObject({ code: 'done', sentence: 'worked out' });
    expect(told(story, id)).toEqual([
      'you proposed it',
      'you asked Ana Jansen (email) on 2026-11-22',
      'you asked Björn Díaz (email) on 2026-11-22',
      'Ana Jansen said yes: “Gladly” on 2026-11-22',
      'Björn Díaz said yes on 2026-11-22',
      'you introduced them (email) on 2026-11-22',
      'you thanked Ana Jansen',
      'you thanked Björn Díaz',
      'closed: worked out',
    ]);
    expect(entriesOf(story.card(id)).every(({ device }) => device === 'study laptop')).toBe(true);
  });

  test('Permission needs that somebody was asked', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    const [broken] = brokenOf(moving(story, id, 'permission'));
    expect(broken).toMatchObject({
      rule: 'asked-first',
      fix: 'record asked',
      people: [ana, bjorn],
      sentence: 'Nobody has been asked yet. Ask Ana Jansen or Björn Díaz first.',
    });
    move(story, id, 'permission', true);
    expect(lastOf(story, id)).toMatchObject({ overrode: 'asked-first' });
  });

  test('Ready needs every yes, names who has not said it, and offers to switch to direct', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    const both = brokenOf(moving(story, id, 'ready'))[0];
    expect(both).toMatchObject({ rule: 'consent-given', fix: 'record answer', orDirect: true, people: [ana, bjorn] });
    expect(both?.sentence).toBe(
      'Ana Jansen and Björn Díaz have not said yes. Nobody is introduced without wanting it.',
    );
    story.answered(id, ana, 'yes');
    expect(brokenOf(moving(story, id, 'ready'))[0]?.sentence).toMatch(/^Björn Díaz has not said yes\./);
    story.change((document, stamp) => editIntro(document, { id, changes: { mode: 'direct' } }, stamp));
    move(story, id, 'ready');
    expect(story.column(id)).toBe('ready');
  });

  test('Introduced needs consent and the fact of the introduction; an override dates it today and makes up no channel', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    const both = ['consent-given → record answer', 'introduction-made → introduce'];
    expect(rules(moving(story, id, 'introduced'))).toEqual(both);
    expect(rules(moving(story, id, 'follow-up'))).toEqual(both);
    expect(rules(introducing(story, id))).toEqual(['consent-given → record answer']);
    move(story, id, 'introduced', true);
    expect(story.intro(id)).toMatchObject({ introducedOn: TODAY, followUpOn: '2026-12-13' });
    expect(story.intro(id)).not.toHaveProperty('how');
    expect(told(story, id).slice(1)).toEqual([
      'you moved it from proposed to introduced (against the advice: consent given, introduction made)',
      'you introduced them on 2026-11-22',
    ]);
  });

  test('introducing against the advice is written down', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    introducing(story, id, true)();
    expect(lastOf(story, id)).toMatchObject({ what: 'introduced', overrode: 'consent-given' });
  });

  test('what was introduced against the advice asks for no consent on the way to Follow-up', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    introducing(story, id, true)();
    move(story, id, 'follow-up');
    expect(lastOf(story, id)).not.toHaveProperty('overrode');
    move(story, id, 'introduced');
    expect(story.column(id)).toBe('introduced');
  });

  test.each(['proposed', 'permission', 'ready', 'introduced', 'follow-up'] as const)(
    'a no in %s closes it as declined, and both who heard of it are owed thanks',
    (column) => {
      const { story, ana, bjorn } = friends();
      const id = story.propose({ partyA: ana, partyB: bjorn });
      if (column !== 'proposed') move(story, id, column, true);
      story.asked(id, ana);
      story.answered(id, bjorn, 'no', { words: 'Not for me' });
      expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'declined' });
      expect(thanksOwed(story.intro(id))).toEqual([ana, bjorn]);
      expect(next(story, id)).toMatchObject({ code: 'thank', sentence: 'Thank Ana', mine: true });
      expect(entriesOf(story.card(id)).slice(0, 2)).toMatchObject([
        { what: 'closed' },
        { what: 'answered', answer: 'no' },
      ]);
    },
  );

  test('a no that comes after the end leaves the outcome as it was', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    closing(story, id, true)();
    story.answered(id, ana, 'no');
    expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'worked out' });
    expect(consentOf(story.intro(id), ana).answer).toBe('no');
  });

  test('"not now" puts the card aside until its day and nobody nudges; a later yes from the other leaves it aside', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.asked(id, ana);
    story.asked(id, bjorn);
    story.answered(id, ana, 'not now', { until: '2027-01-10' });
    expect(next(story, id)).toMatchObject({ code: 'quiet', sentence: 'Put aside until 2027-01-10', mine: false });
    expect(told(story, id).at(-1)).toBe('Ana Jansen said not now until 2027-01-10 on 2026-11-22');
    story.answered(id, bjorn, 'yes');
    story.today = '2027-01-09';
    expect(next(story, id).code).toBe('quiet');
    story.today = '2027-01-10';
    expect(next(story, id)).toMatchObject({ code: 'ask', sentence: 'Ask Ana again', party: ana, mine: true });
    story.asked(id, ana);
    expect(consentOf(story.intro(id), ana)).toMatchObject({ answer: 'asked', askedOn: '2027-01-10', times: 1 });
    story.answered(id, ana, 'yes');
    expect(story.column(id)).toBe('ready');
  });

  test('"not now" without a date puts it aside for a few weeks, so that it is not lost', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.answered(id, ana, 'not now');
    expect(story.intro(id).snoozedUntil).toBe('2026-12-13');
    expect(consentOf(story.intro(id), ana)).not.toHaveProperty('until');
  });

  test('even taken up early, a card waits for whoever said not now', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.answered(id, ana, 'not now', { until: '2027-01-10' });
    story.change((document, stamp) => snoozeCard(document, { id, until: '' }, stamp));
    expect(next(story, id)).toMatchObject({ code: 'wait', sentence: 'Wait for Ana until 2027-01-10', mine: false });
  });

  test('a yes that turns into "not now" takes the card out of Ready', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    for (const party of [ana, bjorn]) story.answered(id, party, 'yes');
    expect(story.column(id)).toBe('ready');
    story.answered(id, ana, 'not now', { until: '2027-01-10' });
    expect(story.column(id)).toBe('permission');
    expect(rules(moving(story, id, 'ready'))).toEqual(['consent-given → record answer']);
  });

  test('silence is nudged after three days, not before', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.asked(id, ana);
    story.asked(id, bjorn);
    story.today = addDays(TODAY, 2);
    expect(next(story, id).code).toBe('wait');
    story.today = addDays(TODAY, 3);
    expect(next(story, id)).toMatchObject({ code: 'nudge', sentence: 'Nudge Ana', mine: true });
  });

  test('only its people answer for an introduction, promise and are thanked', () => {
    const { story, ana, bjorn, priya } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    expect(refusalOf(() => story.asked(id, priya)).code).toBe('not-a-party');
    expect(refusalOf(() => story.answered(id, priya, 'no')).code).toBe('not-a-party');
    expect(refusalOf(() => story.asked(id, 'constructor' as PartyId)).code).toBe('not-a-party');
    expect(refusalOf(() => thank(story, id, priya)).code).toBe('not-a-party');
    const promise = () =>
      story.change((document, stamp) => addPromise(document, { id, by: priya, text: 'Call' }, stamp));
    expect(refusalOf(promise).code).toBe('not-a-party');
  });
});

describe('I connect, directly', () => {
  test('one message to both: ready without asking anybody', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    expect(next(story, id).sentence).toBe('Introduce them');
    move(story, id, 'ready');
    introducing(story, id)();
    expect(story.column(id)).toBe('introduced');
    expect(lastOf(story, id)).not.toHaveProperty('overrode');
  });

  test('a no still closes it, and stands against going on after it is opened again', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn, mode: 'direct' });
    story.answered(id, bjorn, 'no');
    expect(story.column(id)).toBe('closed');
    const [broken] = brokenOf(moving(story, id, 'ready'));
    expect(broken).toMatchObject({ rule: 'refused', fix: 'close', sentence: 'Björn Díaz said no.', people: [bjorn] });
    expect(rules(introducing(story, id))).toEqual(['refused → close']);
    move(story, id, 'proposed');
    expect(next(story, id)).toMatchObject({ party: bjorn, sentence: 'Björn said no: close it, or ask again' });
    story.asked(id, bjorn);
    expect(story.column(id)).toBe('permission');
  });

  test('switching the mode is written down', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.change((document, stamp) =>
      editIntro(document, { id, changes: { mode: 'direct', gainA: 'A client' } }, stamp),
    );
    expect(told(story, id).slice(1)).toEqual(['you changed what the first gains', 'you switched it to direct']);
  });
});
