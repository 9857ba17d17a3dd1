// The board's rules as the playbook states them, told as stories: for both roles and both modes, every move is done, or
// refused with its rule and its fix, or overridden and written down.
import { describe, expect, test } from 'vitest';
import { editAsk } from '../../shared/model/ask.ts';
import { boardOf, COLUMNS, type Column, firstName, nextAction, titleOf } from '../../shared/model/board.ts';
import { bin, type Card, restore, snoozeCard } from '../../shared/model/cards.ts';
import { consentOf } from '../../shared/model/consent.ts';
import { nameOf } from '../../shared/model/document.ts';
import { entriesOf, sayEntry } from '../../shared/model/history.ts';
import { addDays, type IntroId, type PartyId, type PersonId } from '../../shared/model/identity.ts';
import { editIntro, MODES, nameParty, partiesOf, roleIn } from '../../shared/model/intro.ts';
import { closeAsk, closeIntro, introduce, moveCard } from '../../shared/model/move.ts';
import { OUTCOMES } from '../../shared/model/outcome.ts';
import { addPromise, noteDraft, recordThanks, settlePromise, thanksOwed } from '../../shared/model/promise.ts';
import { everyRecord, type Table } from '../../shared/model/table.ts';
import { stampAt } from '../helpers/stamp.ts';
import { brokenOf, refusalOf, Story, showings, TODAY } from './story.ts';

const BRIEF = { what: 'A first talk', who: 'A partner of a climate fund', why: 'The round opens in spring' };

/** Ana and Björn, whom I may introduce; Priya, who may introduce me. */
function friends(): { story: Story; ana: PersonId; bjorn: PersonId; priya: PersonId } {
  const story = new Story();
  return {
    story,
    ana: story.person('Ana Jansen'),
    bjorn: story.person('Björn Díaz'),
    priya: story.person('Priya Raman'),
  };
}

function moving(story: Story, id: string, to: Column, override = false) {
  return () => story.change((document, stamp) => moveCard(document, { id, to, override }, stamp));
}

const move = (story: Story, id: string, to: Column, override = false) => moving(story, id, to, override)();
const introducing =
  (story: Story, id: IntroId, override = false, on = story.today) =>
  () =>
    story.change((document, stamp) => introduce(document, { id, how: 'email', on, override }, stamp));
const closing =
  (story: Story, id: IntroId, override = false) =>
  () =>
    story.change((document, stamp) => closeIntro(document, { id, outcome: 'worked out', override }, stamp));
const thank = (story: Story, id: IntroId, ...parties: PartyId[]) => {
  for (const party of parties)
    story.change((document, stamp) => recordThanks(document, { id, party, thanks: 'sent' }, stamp));
};
const lastOf = (story: Story, id: string) => entriesOf(story.card(id))[0];
const next = (story: Story, id: string) => nextAction(story.document, story.card(id), story.today);
const rules = (work: () => unknown) => brokenOf(work).map(({ rule, fix }) => `${rule} → ${fix}`);
const told = (story: Story, id: string) =>
  entriesOf(story.card(id))
    .reverse()
    .map((entry) => sayEntry(entry, (who) => nameOf(story.document, who)));

describe('captured and shaped', () => {
  test('capture takes a title and nothing else, and stands on top of its column', () => {
    const { story } = friends();
    const first = story.ask({ title: 'A translator' });
    const second = story.ask({ title: 'A pricing mind' });
    expect(story.board().columns.captured.map(({ id }) => id)).toEqual([second, first]);
    expect(story.card(first)).toMatchObject({ asker: 'me', kind: 'introduction', stage: 'captured' });
    expect(refusalOf(() => story.ask({})).code).toBe('title-missing');
  });

  test.each([
    [{}, 'The brief does not yet say what exactly is wanted, who could give it and why.'],
    [{ what: 'A talk', who: 'Mo' }, 'The brief does not yet say why.'],
    [{ what: 'A talk', why: ' \n' }, 'The brief does not yet say who could give it and why.'],
  ])('a brief of %j is not shaped yet, and the dialog says what is missing', (brief, sentence) => {
    const { story } = friends();
    const id = story.ask({ title: 'A seed investor', brief });
    const [broken] = brokenOf(moving(story, id, 'shaped'));
    expect(broken).toMatchObject({ rule: 'brief-complete', fix: 'write brief', source: 'S1, S3.5, S4', sentence });
    expect(story.column(id)).toBe('captured');
  });

  test('one click overrides a missing brief, and the history says so', () => {
    const { story } = friends();
    const id = story.ask({ title: 'A seed investor' });
    move(story, id, 'shaped', true);
    expect(story.column(id)).toBe('shaped');
    expect(lastOf(story, id)).toMatchObject({
      what: 'moved',
      from: 'captured',
      to: 'shaped',
      overrode: 'brief-complete',
    });
    expect(told(story, id)[1]).toBe('you moved it from captured to shaped (against the advice: brief complete)');
  });

  test('a whole brief is shaped without a word, and goes back freely', () => {
    const { story } = friends();
    const id = story.ask({ title: 'A seed investor', brief: BRIEF });
    move(story, id, 'shaped', true);
    expect(lastOf(story, id)).not.toHaveProperty('overrode');
    move(story, id, 'captured');
    expect(story.column(id)).toBe('captured');
  });

  test('an ask closes with an outcome; without one the move is refused, or overridden and written down', () => {
    const { story } = friends();
    const id = story.ask({ title: 'A seed investor', brief: BRIEF });
    expect(refusalOf(moving(story, id, 'closed')).code).toBe('outcome-missing');
    story.change((document, stamp) => closeAsk(document, { id, outcome: 'worked out', words: 'By luck' }, stamp));
    expect(story.card(id)).toMatchObject({ stage: 'closed', outcome: 'worked out', outcomeWords: 'By luck' });
    const other = story.ask({ title: 'A CFO' });
    move(story, other, 'closed', true);
    expect(story.card(other)).toMatchObject({ stage: 'closed', outcome: 'withdrawn' });
    expect(lastOf(story, other)).toMatchObject({ what: 'closed', overrode: 'outcome-said' });
  });

  test('an ask that is opened again forgets its outcome, words included, and must be shaped to enter Shaped', () => {
    const { story } = friends();
    const id = story.ask({ title: 'A seed investor' });
    const close = (words?: string) =>
      story.change((document, stamp) => closeAsk(document, { id, outcome: 'no reply', words }, stamp));
    close('Nobody knew one');
    expect(rules(moving(story, id, 'shaped'))).toEqual(['brief-complete → write brief']);
    move(story, id, 'captured');
    for (const field of ['outcome', 'outcomeWords', 'closedAt']) expect(story.card(id)).not.toHaveProperty(field);
    expect(lastOf(story, id)).toMatchObject({ what: 'reopened', from: 'closed', to: 'captured' });
    close();
    expect(story.card(id)).not.toHaveProperty('outcomeWords');
  });

  test('asks and introductions each have their own columns', () => {
    const { story, ana, bjorn } = friends();
    const ask = story.ask({ title: 'A seed investor' });
    for (const to of ['proposed', 'permission', 'ready', 'introduced', 'follow-up'] as const)
      expect(refusalOf(moving(story, ask, to, true)).code).toBe('move-impossible');
    const intro = story.propose({ partyA: ana, partyB: bjorn });
    for (const to of ['captured', 'shaped'] as const)
      expect(refusalOf(moving(story, intro, to, true)).code).toBe('move-impossible');
  });

  test('an asker must be somebody', () => {
    const { story } = friends();
    const asker = 'ab'.repeat(16) as PersonId;
    expect(refusalOf(() => story.ask({ title: 'A CFO', asker })).code).toBe('not-found');
    const id = story.ask({ title: 'A CFO' });
    const edit = () => story.change((document, stamp) => editAsk(document, { id, changes: { asker } }, stamp));
    expect(refusalOf(edit).code).toBe('not-found');
  });

  test('editing writes what changed into the history, in plain words, and nothing when nothing did', () => {
    const { story } = friends();
    const id = story.ask({ title: 'A CFO' });
    const edit = (changes: Parameters<typeof editAsk>[1]['changes']) =>
      story.change((document, stamp) => editAsk(document, { id, changes }, stamp));
    edit({ title: 'A CFO', brief: { why: '' } });
    expect(story.edits).toEqual([]);
    edit({ brief: { targetUpside: 'A board seat' }, tags: ['money'], due: '2026-12-01' });
    expect(told(story, id)).toEqual([
      'you captured it',
      'you changed the day it is due, what is in it for the target, tags',
    ]);
    edit({ due: '' });
    expect(story.card(id)).not.toHaveProperty('due');
  });
});

describe('proposing', () => {
  test('takes two parties, or one party and a connector', () => {
    const { story, ana, bjorn, priya } = friends();
    expect(roleIn(story.intro(story.propose({ partyA: ana, partyB: bjorn })))).toBe('connector');
    expect(roleIn(story.intro(story.propose({ connector: priya, partyA: 'me', partyB: ana })))).toBe('asker');
    expect(roleIn(story.intro(story.propose({ connector: priya, partyA: 'me' })))).toBe('asker');
    expect(roleIn(story.intro(story.propose({ connector: priya, partyA: 'me', partyB: ana, offered: true })))).toBe(
      'introduced',
    );
    expect(refusalOf(() => story.propose({ partyA: ana })).code).toBe('parties-missing');
  });

  test('refuses one person twice, an introduction without me, and people who are not there', () => {
    const { story, ana, bjorn, priya } = friends();
    expect(refusalOf(() => story.propose({ partyA: ana, partyB: ana })).code).toBe('parties-same');
    expect(refusalOf(() => story.propose({ partyA: 'me', partyB: ana })).code).toBe('parties-same');
    expect(refusalOf(() => story.propose({ connector: priya, partyA: ana, partyB: bjorn })).code).toBe(
      'parties-without-me',
    );
    const nobody = 'ff'.repeat(16) as PersonId;
    expect(refusalOf(() => story.propose({ partyA: ana, partyB: nobody })).code).toBe('not-found');
    expect(refusalOf(() => story.propose({ partyA: ana, partyB: bjorn, ask: nobody as never })).code).toBe('not-found');
  });

  test('a second party is named once, and then stands', () => {
    const { story, ana, bjorn, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me' });
    expect(titleOf(story.document, story.card(id))).toBe('Me → somebody');
    const name = (party: PartyId) => () => story.change((document, stamp) => nameParty(document, { id, party }, stamp));
    expect(refusalOf(name(priya)).code).toBe('parties-same');
    name(ana)();
    expect(partiesOf(story.intro(id))).toEqual(['me', ana]);
    expect(consentOf(story.intro(id), ana).answer).toBe('unasked');
    name(ana)();
    expect(story.edits).toEqual([]);
    expect(refusalOf(name(bjorn)).code).toBe('changed-since');
  });
});

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
    expect([story.column(id), next(story, id).sentence]).toEqual(['follow-up', 'Ask how it went']);
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
    expect(consentOf(story.intro(id), ana)).toEqual({ answer: 'asked', askedOn: '2027-01-10', channel: 'email' });
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

describe.each(MODES)('I ask, %s', (mode) => {
  test('the connector agrees and gets words and names before it is ready', () => {
    const { story, ana, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', mode });
    expect(next(story, id).sentence).toBe('Ask Priya');
    expect(rules(moving(story, id, 'permission'))).toEqual(['asked-first → record asked']);
    expect(brokenOf(moving(story, id, 'permission'))[0]?.people).toEqual([priya]);
    expect(rules(moving(story, id, 'ready'))).toEqual([
      'consent-given → record answer',
      'connector-prepared → prepare connector',
    ]);
    expect(brokenOf(moving(story, id, 'ready'))[0]).not.toHaveProperty('orDirect');
    story.asked(id, priya);
    story.answered(id, priya, 'yes');
    expect([story.column(id), next(story, id).sentence]).toEqual(['permission', 'Write words for Priya']);
    expect(brokenOf(moving(story, id, 'ready'))).toMatchObject([
      {
        rule: 'connector-prepared',
        source: 'S3.5',
        sentence: 'Priya Raman needs a few words to forward, and the names.',
      },
    ]);
    story.change((document, stamp) => editIntro(document, { id, changes: { blurb: 'Mo builds kelp farms' } }, stamp));
    expect(rules(moving(story, id, 'ready'))).toEqual(['connector-prepared → prepare connector']);
    story.change((document, stamp) => nameParty(document, { id, party: ana }, stamp));
    move(story, id, 'ready');
    expect(next(story, id)).toMatchObject({ sentence: 'Priya introduces you', mine: false });
    introducing(story, id)();
    expect(told(story, id).at(-1)).toBe('Priya Raman introduced you (email) on 2026-11-22');
    expect(thanksOwed(story.intro(id))).toEqual([ana, priya]);
  });

  test('with the words written before, the yes makes it ready', () => {
    const { story, ana, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana, mode });
    story.change((document, stamp) => editIntro(document, { id, changes: { blurb: 'Mo builds kelp farms' } }, stamp));
    story.answered(id, priya, 'yes');
    expect(story.column(id)).toBe('ready');
  });

  test('a no of the connector, or of whom I want to meet, closes it', () => {
    const { story, ana, priya } = friends();
    for (const party of [ana, priya]) {
      const id = story.propose({ connector: priya, partyA: 'me', partyB: ana, mode });
      story.answered(id, party, 'no');
      expect(story.intro(id)).toMatchObject({ stage: 'closed', outcome: 'declined' });
    }
  });

  test('closing before anybody was asked owes nobody thanks', () => {
    const { story, ana, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana, mode });
    story.change((document, stamp) => closeIntro(document, { id, outcome: 'withdrawn' }, stamp));
    expect(next(story, id)).toMatchObject({ code: 'done', sentence: 'withdrawn' });
  });
});

describe.each(MODES)('I am introduced, %s', (mode) => {
  test('only my own yes is needed, and the offer counts as asking', () => {
    const { story, ana, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana, offered: true, mode });
    expect(next(story, id)).toMatchObject({ sentence: 'Say whether you want it', party: 'me', mine: true });
    move(story, id, 'permission');
    expect(brokenOf(moving(story, id, 'ready'))).toMatchObject([
      {
        rule: 'consent-given',
        people: ['me'],
        sentence: 'You have not said yes. Nobody is introduced without wanting it.',
      },
    ]);
    story.asked(id, 'me');
    expect(next(story, id).sentence).toBe('Say whether you want it');
    story.answered(id, 'me', 'yes');
    expect(story.column(id)).toBe('ready');
    expect(told(story, id).slice(-2)).toEqual(['you were asked (email) on 2026-11-22', 'you said yes on 2026-11-22']);
  });

  test('my no closes it, and the connector is owed thanks for the offer', () => {
    const { story, ana, priya } = friends();
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana, offered: true, mode });
    story.answered(id, 'me', 'no');
    expect(story.column(id)).toBe('closed');
    expect(thanksOwed(story.intro(id))).toEqual([priya]);
    expect(brokenOf(moving(story, id, 'ready'))[0]?.sentence).toBe('You said no.');
  });
});

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

  test('a draft that left is noted, with or without an addressee', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    for (const party of [ana, undefined])
      story.change((document, stamp) => noteDraft(document, { id, party, channel: 'email' }, stamp));
    expect(told(story, id).slice(1)).toEqual(['a message to Ana Jansen left for email', 'a message left for email']);
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

describe('where a card is dropped', () => {
  const drop = (story: Story, id: string, above?: string, below?: string) =>
    story.change((document, stamp) => moveCard(document, { id, to: 'captured', above, below }, stamp));
  const captured = (story: Story) => story.board().columns.captured.map(({ id }) => id);

  test('between two, at either end, and on itself', () => {
    const story = new Story();
    const [c, b, a] = ['C', 'B', 'A'].map((title) => story.ask({ title })) as string[] as [string, string, string];
    expect(captured(story)).toEqual([a, b, c]);
    drop(story, a, b, c);
    expect(captured(story)).toEqual([b, a, c]);
    drop(story, b, c, undefined);
    expect(captured(story)).toEqual([a, c, b]);
    drop(story, b, undefined, a);
    expect(captured(story)).toEqual([b, a, c]);
    drop(story, a, a, c);
    drop(story, a, b, a);
    expect(captured(story)).toEqual([b, a, c]);
  });

  test('between equals, which two laptops made, it goes behind both rather than far away', () => {
    const story = new Story();
    const [mine, last, one, other] = ['Mine', 'Last', 'One', 'Other'].map((title) => story.ask({ title }));
    story.change((document) => {
      for (const id of [one, other]) findIn(document.asks, id as string).order = 'B';
      findIn(document.asks, last as string).order = 'C';
      findIn(document.asks, mine as string).order = 'Z';
    });
    const [first, second] = captured(story);
    drop(story, mine as string, first, second);
    expect(captured(story)).toEqual([first, second, mine, last]);
  });

  test('beside a card that is not there is refused', () => {
    const story = new Story();
    const id = story.ask({ title: 'A' });
    expect(refusalOf(() => drop(story, id, 'ee'.repeat(16))).code).toBe('not-found');
  });

  test('closed cards stand by when they were closed, the newest first', () => {
    const story = new Story();
    const [a, b] = ['A', 'B'].map((title) => story.ask({ title })) as string[] as [string, string];
    for (const [id, today] of [
      [b, '2026-11-20'],
      [a, '2026-11-21'],
    ] as const) {
      story.today = today;
      move(story, id, 'closed', true);
    }
    expect(story.board().columns.closed.map(({ id }) => id)).toEqual([a, b]);
  });
});

describe('the view', () => {
  test('filters by role, person, tag, text and what is due, and counts what it hides', () => {
    const { story, ana, bjorn, priya } = friends();
    const connecting = story.propose({ partyA: ana, partyB: bjorn, why: 'Prïcing for clinics' });
    const asking = story.propose({ connector: priya, partyA: 'me' });
    const ask = story.ask({ title: 'A translator', asker: bjorn, tags: ['words'], due: addDays(TODAY, 1) });
    const seen = (filter: Parameters<typeof boardOf>[2]) => {
      const { columns, hidden } = boardOf(story.document, TODAY, filter);
      const ids = COLUMNS.flatMap((column) => columns[column].map(({ id }) => id as string));
      expect(ids.length + hidden).toBe(3);
      return ids.sort();
    };
    const sorted = (...ids: string[]) => ids.sort();
    expect(seen({ role: 'ask' })).toEqual([asking]);
    expect(seen({ role: 'connect' })).toEqual(sorted(connecting, ask));
    expect(seen({ person: bjorn })).toEqual(sorted(connecting, ask));
    expect(seen({ tag: 'words' })).toEqual([ask]);
    expect(seen({ tag: 'constructor' })).toEqual([]);
    expect(seen({ text: 'PRICING ana' })).toEqual([connecting]);
    expect(seen({ text: 'bjorn' })).toEqual(sorted(connecting, ask));
    expect(seen({ due: true })).toEqual([ask]);
    expect(seen({})).toHaveLength(3);
  });

  test('an ask with an introduction running is quiet, until that has ended', () => {
    const { story, ana, bjorn } = friends();
    const ask = story.ask({ title: 'A CFO', brief: BRIEF });
    expect(next(story, ask).sentence).toBe('Call it shaped');
    move(story, ask, 'shaped');
    expect(next(story, ask)).toMatchObject({ code: 'propose', mine: true });
    const id = story.propose({ partyA: ana, partyB: bjorn, ask });
    expect(next(story, ask)).toMatchObject({ code: 'quiet', sentence: '1 intro running', mine: false });
    closing(story, id)();
    expect(next(story, ask).code).toBe('propose');
  });

  test('says of a merged card what is safe, whatever its stage: a no is never introduced', () => {
    const { story, ana, bjorn } = friends();
    const id = story.propose({ partyA: ana, partyB: bjorn });
    for (const party of [ana, bjorn]) story.answered(id, party, 'yes');
    story.change((document) => {
      const consent = findIn(document.intros, id).consents[ana];
      if (consent) consent.answer = 'no';
    });
    expect(story.column(id)).toBe('ready');
    expect(next(story, id).sentence).toBe('Ana said no: close it, or ask again');
  });

  test('shows a card whose stage it does not know', () => {
    const { story, ana, bjorn } = friends();
    const ids = [story.propose({ partyA: ana, partyB: bjorn }), story.ask({ title: 'A CFO' })];
    story.change((document) => {
      for (const table of [document.intros, document.asks] as Table<Card>[])
        for (const card of everyRecord(table)) card.stage = 'later' as never;
    });
    expect(ids.map((id) => story.column(id))).toEqual(['proposed', 'captured']);
    expect([...showings(story.document, TODAY).values()]).toEqual([1, 1]);
  });

  test.each([
    ['Ana Jansen', 'Ana'],
    ['Dr. Ana Jansen', 'Ana'],
    ['Prof Dr Ana Jansen', 'Ana'],
    ['Dr.', 'Dr.'],
    ['ليلى حداد', 'ليلى'],
    ['Björn', 'Björn'],
  ])('calls %s by the name %s', (name, called) => {
    const story = new Story();
    const id = story.person(name);
    expect(firstName(story.document, id)).toBe(called);
  });
});

test('what was recorded in one change is told in the order in which it was recorded', () => {
  const { story, ana, bjorn } = friends();
  for (let round = 0; round < 20; round++) {
    const id = story.propose({ partyA: ana, partyB: bjorn });
    story.answered(id, ana, 'no');
    expect(entriesOf(story.card(id)).map(({ what }) => what)).toEqual(['closed', 'answered', 'proposed']);
  }
  expect(stampAt().now).toBe(Date.parse(`${TODAY}T10:00:00Z`));
});

function findIn<R>(table: Record<string, Record<string, R>>, id: string): R {
  const record = table[id.slice(0, 2)]?.[id];
  if (!record) throw new Error('not there');
  return record;
}
