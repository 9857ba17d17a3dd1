// My own asks as stories: planted for later, assessed, told to many, answered; each taken back as one change; and what the ask
// then says to do next.
import { describe, expect, test } from 'vitest';
import {
  assessmentsOf,
  echoOf,
  involvedIn,
  plantingsOf,
  RESPONSES,
  type Response,
  recordAssessment,
  toldOf,
} from '../../shared/model/broadcast.ts';
import { survivorOf } from '../../shared/model/document.ts';
import type { PersonId } from '../../shared/model/identity.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeIntro } from '../../shared/model/move.ts';
import { answersWaiting } from '../../shared/model/next-ask.ts';
import { AskStory } from './ask-story.ts';
import { TODAY } from './story.ts';

describe('planting', () => {
  test('what was planted waits quietly, and comes back on its day', () => {
    const story = new AskStory();
    const priya = story.person('Priya Raman');
    const id = story.shaped();
    story.plant(id, priya, '2026-12-01');
    expect(story.next(id)).toEqual({ code: 'wait', sentence: 'Planted: ask Priya from 2026-12-01', mine: false });
    story.today = '2026-12-01';
    expect(story.next(id)).toEqual({ code: 'ask now', sentence: 'Ask Priya now', mine: true });
  });

  test('the day comes first, even where the brief is still rough', () => {
    const story = new AskStory();
    const id = story.ask({ title: 'Somebody at Kestrel' });
    story.plant(id, story.person('Priya'), TODAY);
    expect(story.next(id).code).toBe('ask now');
  });

  test('it is over once the ask has gone to them; other messages do not end it', () => {
    const story = new AskStory();
    const priya = story.person('Priya');
    const id = story.shaped();
    story.plant(id, priya, TODAY);
    const drafted = (moment: string) =>
      story.change((document, stamp) =>
        noteMessage(document, { id, moment, parties: [priya], channel: 'email', subject: '', words: 'x' }, stamp),
      );
    drafted('permission to ask');
    expect(story.next(id).code).toBe('ask now');
    drafted('ask');
    expect(story.next(id).code).toBe('propose');
    expect(plantingsOf(story.askOf(id))).toMatchObject([{ party: priya, isAsked: true }]);
  });

  test('planting again, for a later day, puts it off', () => {
    const story = new AskStory();
    const priya = story.person('Priya');
    const id = story.shaped();
    story.plant(id, priya, TODAY);
    story.plant(id, priya, '2027-01-10');
    expect(plantingsOf(story.askOf(id))).toMatchObject([{ until: '2027-01-10', isAsked: false }]);
    expect(story.next(id).code).toBe('wait');
  });

  test('undo strikes it', () => {
    const story = new AskStory();
    const id = story.shaped();
    story.plant(id, story.person('Priya'), TODAY);
    story.takeBack(story.edits);
    expect(plantingsOf(story.askOf(id))).toEqual([]);
    expect(story.next(id).code).toBe('propose');
  });

  test('what connectors think of it is kept in their words', () => {
    const story = new AskStory();
    const priya = story.person('Priya');
    const id = story.shaped();
    const words = 'Right person, wrong month';
    story.change((document, stamp) => recordAssessment(document, { id, party: priya, on: TODAY, words }, stamp));
    expect(assessmentsOf(story.askOf(id)).map(({ words }) => words)).toEqual([words]);
    expect(involvedIn(story.askOf(id))).toEqual([priya]);
  });
});

describe('a broadcast', () => {
  test('each is listed once, with their last answer and its words', () => {
    const story = new AskStory();
    const [ana, bjorn] = [story.person('Ana'), story.person('Björn')];
    const id = story.shaped();
    story.tell(id, ana, bjorn);
    story.respond(id, ana, 'will think', 'Let me sleep over it');
    story.respond(id, ana, 'knows somebody');
    expect(toldOf(story.askOf(id))).toEqual([
      { party: ana, on: TODAY, channel: 'email', response: 'knows somebody', respondedOn: TODAY },
      { party: bjorn, on: TODAY, channel: 'email' },
    ]);
  });

  test('an answer is undone as a fact: whoever answered has been told, and no more', () => {
    const story = new AskStory();
    const ana = story.person('Ana');
    const id = story.shaped();
    story.tell(id, ana);
    story.respond(id, ana, 'knows somebody');
    story.takeBack(story.edits);
    expect(toldOf(story.askOf(id))).toEqual([{ party: ana, on: TODAY, channel: 'email' }]);
  });

  test('of two who turned out to be one, one is listed', () => {
    const story = new AskStory();
    const [ana, anja] = [story.person('Ana Jansen'), story.person('Anja Jansen')];
    const id = story.shaped();
    story.tell(id, ana, anja);
    story.respond(id, anja, 'knows somebody');
    story.change((document, stamp) => mergePeople(document, { keep: ana, other: anja, takeFromOther: [] }, stamp));
    const told = toldOf(story.askOf(id), (party) => survivorOf(story.document, party));
    expect(told).toMatchObject([{ party: ana, response: 'knows somebody' }]);
  });

  test.each<[echo: string, responses: (Response | undefined)[]]>([
    ['nobody yet', [undefined, undefined]],
    ['nobody yet', ['knows nobody', 'will think']],
    ['nobody', ['knows nobody', 'rather not']],
    ['a few', ['knows somebody', undefined]],
    ['a few', ['knows somebody', 'knows somebody', 'knows somebody', 'knows somebody', 'knows nobody']],
    ['too many', Array<Response>(5).fill('knows somebody')],
    ['the home run', ['knows just the one', 'knows nobody']],
    ['the home run', [...Array<Response>(6).fill('knows somebody'), 'knows just the one']],
  ])('brought %s: %j', (echo, responses) => {
    const told = responses.map((response, n) => ({
      party: String(n) as PersonId,
      ...(response && { response }),
    }));
    expect(echoOf(told)).toBe(echo);
  });

  test('an answer waits until it has become an introduction; whoever knows just the one comes first', () => {
    const story = new AskStory();
    const [ana, bjorn] = [story.person('Ana'), story.person('Björn')];
    const id = story.shaped();
    story.tell(id, ana, bjorn);
    expect(story.next(id).code).toBe('propose');
    story.respond(id, ana, 'knows somebody');
    story.respond(id, bjorn, 'knows just the one');
    expect(story.next(id)).toEqual({ code: 'take up', sentence: 'Take up Björn’s answer', mine: true });
    const intro = story.propose({ ask: id, connector: bjorn, partyA: 'me' });
    expect(answersWaiting(story.document, story.askOf(id)).map(({ party }) => party)).toEqual([ana]);
    expect(story.next(id).code).toBe('quiet');
    story.change((document, stamp) => closeIntro(document, { id: intro, outcome: 'no reply', override: true }, stamp));
    expect(story.next(id).sentence).toBe('Take up Ana’s answer');
  });

  test('every answer of the list counts as one or not', () => {
    const story = new AskStory();
    const id = story.shaped();
    const waiting = RESPONSES.filter((response) => {
      const who = story.person(response);
      story.respond(id, who, response);
      return answersWaiting(story.document, story.askOf(id)).some(({ party }) => party === who);
    });
    expect(waiting).toEqual(['knows just the one', 'knows somebody']);
  });
});
