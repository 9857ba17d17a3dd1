// Consent as a record: how often somebody was asked, in which words and on which terms, how old a yes may be, who took it back,
// and what a card does when the record is put right.
import { describe, expect, test } from 'vitest';
import {
  type Consent,
  consentOf,
  isStale,
  recordAnswer,
  recordAsked,
  recordWithdrawal,
  toldInVain,
} from '../../shared/model/consent.ts';
import { correctFact, strikeFact } from '../../shared/model/correction.ts';
import { type EntryChanges, entriesOf } from '../../shared/model/history.ts';
import { addDays, type IntroId, type PartyId } from '../../shared/model/identity.ts';
import { editSettings } from '../../shared/model/me.ts';
import { moveCard } from '../../shared/model/move.ts';
import { friends, introducing, lastOf, move, moving, next, rules, told } from './moves.ts';
import { brokenOf, refusalOf, type Story, TODAY } from './story.ts';

const ago = (days: number) => addDays(TODAY, -days);
const yesOf = (days: number): Consent => ({ answer: 'yes', answeredOn: ago(days) });

/** Ana and Björn, both asked; both said yes if the story wants it. */
function asked(answered = false) {
  const { story, ana, bjorn, priya } = friends();
  const id = story.propose({ partyA: ana, partyB: bjorn });
  for (const who of [ana, bjorn]) story.asked(id, who);
  if (answered) for (const who of [ana, bjorn]) story.answered(id, who, 'yes');
  return { story, ana, bjorn, priya, id };
}

/** The last entry of a kind about somebody. */
function entryOf(story: Story, id: string, what: string, party: PartyId): string {
  return entriesOf(story.card(id)).find((entry) => entry.what === what && entry.party === party)?.id ?? '';
}

const correct = (story: Story, id: IntroId, entry: string, changes: EntryChanges) =>
  story.change((d, stamp) => correctFact(d, { id, entry, changes }, stamp));
const strike = (story: Story, id: IntroId, entry: string, struck = true) =>
  story.change((d, stamp) => strikeFact(d, { id, entry, struck }, stamp));

describe('a consent', () => {
  test('tells how often somebody was asked, in which words, and what they said on which terms', () => {
    const { story, ana, id } = asked();
    const words = 'Would you like to meet Björn? A no is fine.';
    story.today = addDays(TODAY, 4);
    story.change((d, s) => recordAsked(d, { id, party: ana, channel: 'phone', on: story.today, words }, s));
    expect(consentOf(story.intro(id), ana)).toMatchObject({
      answer: 'asked',
      times: 2,
      askedOn: story.today,
      asked: words,
    });
    const answer = {
      id,
      party: ana,
      answer: 'yes',
      on: story.today,
      terms: 'mail yes, phone no',
      neverLeaves: true,
    } as const;
    story.change((d, s) => recordAnswer(d, answer, s));
    const consent = consentOf(story.intro(id), ana);
    expect(consent).toMatchObject({
      answer: 'yes',
      terms: 'mail yes, phone no',
      neverLeaves: true,
      asked: words,
      times: 2,
    });
    story.takeBack(story.edits);
    expect(consentOf(story.intro(id), ana)).toMatchObject({ answer: 'asked', times: 2 });
    story.takeBack(story.edits);
    expect(consentOf(story.intro(id), ana)).toEqual(consent);
  });

  test.each<[string, Consent, number, boolean]>([
    ['a yes of yesterday', yesOf(1), 183, false],
    ['of three months ago', yesOf(90), 183, false],
    ['of half a year ago to the day', yesOf(183), 183, false],
    ['a day older', yesOf(184), 183, true],
    ['of a year ago', yesOf(365), 183, true],
    ['of a year ago, where a yes is good for two', yesOf(365), 730, false],
    ['of last month, where it is good for two weeks', yesOf(30), 14, true],
    ['given in advance, for a day to come', yesOf(-9), 183, false],
    ['an old no', { answer: 'no', answeredOn: ago(400) }, 183, false],
    ['an old “not now”', { answer: 'not now', answeredOn: ago(400) }, 183, false],
    ['asked long ago', { answer: 'asked', askedOn: ago(400) }, 183, false],
    ['a yes without its day', { answer: 'yes' }, 183, false],
    ['never asked', { answer: 'unasked' }, 183, false],
  ])('%s', (_, consent, days, stale) => {
    expect(isStale(consent, TODAY, days)).toBe(stale);
  });

  test('that has gone stale is asked for again, and stands against Ready and Introduced until then', () => {
    const { story, ana, bjorn, id } = asked();
    story.answered(id, ana, 'yes', { on: ago(200) });
    story.answered(id, bjorn, 'yes');
    expect(story.column(id)).toBe('permission');
    expect(next(story, id)).toMatchObject({ code: 'ask', sentence: 'Ask Ana again', party: ana, mine: true });
    const [broken] = brokenOf(moving(story, id, 'ready'));
    expect(broken).toMatchObject({ rule: 'consent-stale', fix: 'record asked', people: [ana] });
    expect(broken?.sentence).toBe(
      `Ana Jansen said yes on ${ago(200)}. That is long ago: ask again before you count on it.`,
    );
    expect(rules(introducing(story, id))).toEqual(['consent-stale → record asked']);
    move(story, id, 'ready', true);
    expect(lastOf(story, id)).toMatchObject({ overrode: 'consent-stale' });
    expect(next(story, id).sentence).toBe('Ask Ana again');
    story.asked(id, ana);
    expect(next(story, id).code).toBe('wait');
    story.answered(id, ana, 'yes');
    expect(next(story, id).code).toBe('introduce');
  });

  test('goes stale on a card that was ready, by the days that the user set', () => {
    const { story, id } = asked(true);
    expect(story.column(id)).toBe('ready');
    story.today = addDays(TODAY, 40);
    expect(next(story, id).code).toBe('introduce');
    story.change((d) => editSettings(d, { consentDays: 30 }));
    expect(next(story, id).sentence).toBe('Ask Ana again');
    expect(rules(introducing(story, id))).toEqual(['consent-stale → record asked']);
  });

  test('that is taken back ends it as a no does; after the introduction it is only noted', () => {
    const { story, ana, bjorn, id } = asked(true);
    const withdrew = { id, party: ana, on: TODAY, words: 'A new job' };
    story.change((d, s) => recordWithdrawal(d, withdrew, s));
    expect(consentOf(story.intro(id), ana)).toMatchObject({ answer: 'no', withdrawn: true, words: 'A new job' });
    expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'declined' });
    expect(toldInVain(story.intro(id), ana)).toEqual([bjorn]);
    story.takeBack(story.edits);
    expect(story.column(id)).toBe('ready');
    introducing(story, id)();
    story.change((d, s) => recordWithdrawal(d, withdrew, s));
    expect(story.column(id)).toBe('introduced');
  });
});

describe('after a no', () => {
  test('whoever had heard of it is owed a word; whoever had not hears nothing', () => {
    const { story, ana, bjorn, id } = asked();
    story.answered(id, ana, 'no');
    expect(toldInVain(story.intro(id), ana)).toEqual([bjorn]);
    const quiet = story.propose({ partyA: ana, partyB: bjorn });
    story.answered(quiet, ana, 'no');
    expect(toldInVain(story.intro(quiet), ana)).toEqual([]);
  });

  test('nobody who said no themselves is told; of an offer that I decline, its connector is', () => {
    const { story, ana, bjorn, priya, id } = asked();
    for (const who of [ana, bjorn]) story.answered(id, who, 'no');
    expect(toldInVain(story.intro(id), bjorn)).toEqual([]);
    const offer = story.propose({ connector: priya, partyA: 'me', partyB: ana, offered: true });
    story.answered(offer, 'me', 'no');
    expect(toldInVain(story.intro(offer), 'me')).toEqual([priya]);
  });

  test('“not now” leaves a word to the other too, and nobody nags before the day', () => {
    const { story, ana, bjorn, id } = asked();
    story.answered(id, ana, 'not now', { until: '2027-01-10' });
    expect(toldInVain(story.intro(id), ana)).toEqual([bjorn]);
    for (const today of [TODAY, '2026-12-24', '2027-01-09']) {
      story.today = today;
      expect(next(story, id).mine).toBe(false);
    }
  });
});

describe('putting the record right', () => {
  test('is another one or struck, never an answer that says nothing', () => {
    const { story, ana, id } = asked(true);
    const entry = entryOf(story, id, 'answered', ana);
    correct(story, id, entry, { answer: '' as never, words: 'by phone' });
    expect(story.card(id).history[entry]).toMatchObject({ answer: 'yes', words: 'by phone' });
  });

  test('a yes that was a no closes the card as declined, says so in the history, and is undone as one', () => {
    const { story, ana, id } = asked(true);
    correct(story, id, entryOf(story, id, 'answered', ana), { answer: 'no' });
    expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'declined' });
    expect(told(story, id).slice(-2)).toEqual([
      'you put right what was recorded of Ana Jansen (yes → no)',
      'closed: declined',
    ]);
    const { edits } = story;
    story.takeBack(edits);
    expect(story.column(id)).toBe('ready');
    expect(consentOf(story.intro(id), ana).answer).toBe('yes');
    story.takeBack(story.edits);
    expect(story.column(id)).toBe('closed');
  });

  test('a no that was a yes opens the card again where it belongs', () => {
    const { story, ana, bjorn, id } = asked();
    story.answered(id, ana, 'yes');
    story.answered(id, bjorn, 'no');
    correct(story, id, entryOf(story, id, 'answered', bjorn), { answer: 'yes' });
    expect(story.column(id)).toBe('ready');
    expect(story.intro(id)).not.toHaveProperty('outcome');
    expect(told(story, id).at(-1)).toBe('you opened it again, in ready');
  });

  test('a no that never was opens it in Permission; how it ended otherwise stays', () => {
    const { story, bjorn, id } = asked();
    story.answered(id, bjorn, 'no');
    strike(story, id, entryOf(story, id, 'answered', bjorn));
    expect(story.column(id)).toBe('permission');
    expect(consentOf(story.intro(id), bjorn).answer).toBe('asked');
    strike(story, id, entryOf(story, id, 'answered', bjorn), false);
    expect(story.column(id)).toBe('closed');
    story.change((d, s) => moveCard(d, { id, to: 'proposed', override: true }, s));
    move(story, id, 'closed', true);
    strike(story, id, entryOf(story, id, 'answered', bjorn));
    expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
  });

  test('a yes that is struck takes a ready card back to Permission, and forward when it stands again', () => {
    const { story, ana, id } = asked(true);
    const entry = entryOf(story, id, 'answered', ana);
    strike(story, id, entry);
    expect([story.column(id), next(story, id).sentence]).toEqual(['permission', 'Wait for Ana']);
    expect(told(story, id).slice(-2)).toEqual([
      'you struck what was recorded of Ana Jansen',
      'so it went from ready to permission',
    ]);
    strike(story, id, entry, false);
    expect(story.column(id)).toBe('ready');
  });

  test('a question that was never asked takes the card back to Proposed', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.asked(id, ana);
    strike(story, id, entryOf(story, id, 'asked', ana));
    expect(story.column(id)).toBe('proposed');
    expect(rules(moving(story, id, 'permission'))).toEqual(['asked-first → record asked']);
  });

  test('the day until which a card waits moves with the answer that said so, not with one that the user set', () => {
    const { story, ana, id } = asked();
    story.answered(id, ana, 'not now', { until: '2027-01-10' });
    const entry = entryOf(story, id, 'answered', ana);
    correct(story, id, entry, { until: '2027-02-01' });
    expect(story.intro(id).snoozedUntil).toBe('2027-02-01');
    story.change((d) => {
      const intro = d.intros[id.slice(0, 2)]?.[id];
      if (intro) intro.snoozedUntil = '2027-05-05';
    });
    correct(story, id, entry, { until: '2027-03-01' });
    expect(story.intro(id).snoozedUntil).toBe('2027-05-05');
  });

  test('where the user put a card by hand it stays: only what rested on the fact moves', () => {
    const { story, ana, id } = asked();
    move(story, id, 'ready', true);
    story.answered(id, ana, 'yes');
    strike(story, id, entryOf(story, id, 'answered', ana));
    expect(story.column(id)).toBe('ready');
    expect(next(story, id).mine).toBe(false);
  });

  test('what was made stays made, whatever is put right afterwards', () => {
    const { story, ana, id } = asked(true);
    introducing(story, id)();
    correct(story, id, entryOf(story, id, 'answered', ana), { answer: 'no', words: 'Never said yes' });
    expect(story.column(id)).toBe('introduced');
    expect(consentOf(story.intro(id), ana)).toMatchObject({ answer: 'no', words: 'Never said yes' });
  });

  test('words that were put right are gone; nothing that was confided stays behind in the history', () => {
    const { story, ana, id } = asked(true);
    const entry = entryOf(story, id, 'answered', ana);
    correct(story, id, entry, { words: 'She is about to leave Acme', neverLeaves: true });
    correct(story, id, entry, { words: 'Gladly' });
    expect(JSON.stringify(story.intro(id))).not.toContain('leave Acme');
    const before = entriesOf(story.card(id)).length;
    correct(story, id, entry, { words: 'Gladly' });
    expect(entriesOf(story.card(id))).toHaveLength(before);
    expect(refusalOf(() => correct(story, id, 'ee'.repeat(16), { words: 'x' })).code).toBe('not-found');
  });
});
