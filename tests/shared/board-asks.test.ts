// The board's rules for asks and proposals, told as stories.
import { describe, expect, test } from 'vitest';
import { editAsk } from '../../shared/model/ask.ts';
import { titleOf } from '../../shared/model/board.ts';
import { consentOf } from '../../shared/model/consent.ts';
import type { PartyId, PersonId } from '../../shared/model/identity.ts';
import { nameParty, partiesOf, roleIn } from '../../shared/model/intro.ts';
import { closeAsk } from '../../shared/model/move.ts';
import { BRIEF, friends, lastOf, move, moving, rules, told } from './moves.ts';
import { brokenOf, refusalOf } from './story.ts';

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
