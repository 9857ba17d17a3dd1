// The board's rules where I ask, or am introduced, in both modes, told as stories.
import { describe, expect, test } from 'vitest';
import { editIntro, MODES, nameParty } from '../../shared/model/intro.ts';
import { closeIntro } from '../../shared/model/move.ts';
import { thanksOwed } from '../../shared/model/thanks.ts';
import { friends, introducing, move, moving, next, rules, told } from './moves.ts';
import { brokenOf } from './story.ts';

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

  test('what my ask gives to forward is there already, and is written only once (S3.5)', () => {
    const { story, ana, priya } = friends();
    const brief = { blurb: 'Mo makes pumps.', approach: 'After the fair' };
    const mine = story.ask({ title: 'Meet Ana', brief });
    const id = story.propose({ connector: priya, partyA: 'me', partyB: ana, ask: mine, mode });
    expect(story.intro(id)).toMatchObject(brief);
    story.asked(id, priya);
    story.answered(id, priya, 'yes');
    expect(story.column(id)).toBe('ready');
    const theirs = story.ask({ title: 'Meet Ana', asker: priya, brief });
    expect(story.intro(story.propose({ partyA: priya, partyB: ana, ask: theirs }))).not.toHaveProperty('blurb');
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
