// Asks as stories: reclassified, grown out of one another, planted, told to many, declined; each taken back as one change;
// and what an ask says to do next.
import { describe, expect, test } from 'vitest';
import { type AskKind, editAsk, findAsk } from '../../shared/model/ask.ts';
import { answersWaiting } from '../../shared/model/ask-next.ts';
import { nextAction } from '../../shared/model/board.ts';
import {
  assessmentsOf,
  echoOf,
  helpersOf,
  plantAsk,
  plantingsOf,
  RESPONSES,
  type Response,
  recordAssessment,
  recordResponse,
  tellOfAsk,
  toldOf,
} from '../../shared/model/broadcast.ts';
import { bin } from '../../shared/model/cards.ts';
import { declineAsk } from '../../shared/model/decline.ts';
import { survivorOf } from '../../shared/model/document.ts';
import { entriesOf } from '../../shared/model/history.ts';
import type { AskId, Day, PersonId } from '../../shared/model/identity.ts';
import { growAsk, linkedTo } from '../../shared/model/linked.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { noteMessage } from '../../shared/model/message.ts';
import { closeIntro, moveCard } from '../../shared/model/move.ts';
import { refusalOf, Story, TODAY, unlawful } from './story.ts';

const SHAPED = { what: 'An hour on tiers', who: 'Somebody who priced for clinics', why: 'The list changes in spring' };

class AskStory extends Story {
  askOf(id: AskId) {
    return findAsk(this.document, id);
  }

  shaped(asker?: PersonId): AskId {
    const id = this.ask({ title: 'Pricing help', brief: SHAPED, ...(asker && { asker }) });
    this.change((document, stamp) => moveCard(document, { id, to: 'shaped' }, stamp));
    return id;
  }

  reclassify(id: AskId, kind: AskKind): void {
    this.change((document, stamp) => editAsk(document, { id, changes: { kind } }, stamp));
  }

  grow(id: AskId, title: string, kind: AskKind): AskId {
    return this.change((document, stamp) => growAsk(document, { id, title, kind }, stamp));
  }

  tell(id: AskId, ...parties: PersonId[]): void {
    this.change((document, stamp) => tellOfAsk(document, { id, parties, channel: 'email', on: TODAY }, stamp));
  }

  respond(id: AskId, party: PersonId, response: Response, words?: string): void {
    this.change((document, stamp) => recordResponse(document, { id, party, response, on: TODAY, words }, stamp));
  }

  plant(id: AskId, party: PersonId, until?: Day): void {
    this.change((document, stamp) => plantAsk(document, { id, party, on: TODAY, until }, stamp));
  }

  next(id: AskId) {
    const { code, sentence, mine } = nextAction(this.document, this.askOf(id), this.today);
    return { code, sentence, mine };
  }
}

const sides = (story: AskStory, id: AskId) =>
  linkedTo(story.document, story.askOf(id)).map(({ ask, side }) => `${side} ${ask.title}`);

describe('kinds', () => {
  test('an ask is reclassified either way, and its history says from what to what', () => {
    const story = new AskStory();
    const id = story.ask({ title: 'A CFO', kind: 'recommendation' });
    story.reclassify(id, 'referral');
    story.reclassify(id, 'introduction');
    story.reclassify(id, 'introduction');
    const moves = entriesOf(story.askOf(id)).filter(({ what }) => what === 'reclassified');
    expect(moves.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'referral → introduction',
      'recommendation → referral',
    ]);
  });

  test('undo gives the kind back and redo takes it again; the history keeps both', () => {
    const story = new AskStory();
    const id = story.ask({ title: 'A CFO', kind: 'recommendation' });
    story.reclassify(id, 'referral');
    story.takeBack(story.edits);
    expect(story.askOf(id).kind).toBe('recommendation');
    story.takeBack(story.edits);
    expect(story.askOf(id).kind).toBe('referral');
    expect(entriesOf(story.askOf(id)).map(({ what }) => what)).toEqual(['undid', 'undid', 'reclassified', 'captured']);
  });

  test('an undo leaves a kind alone that was changed since', () => {
    const story = new AskStory();
    const id = story.ask({ title: 'A CFO' });
    story.reclassify(id, 'referral');
    const { edits } = story;
    story.reclassify(id, 'recommendation');
    expect(refusalOf(() => story.takeBack(edits)).code).toBe('changed-since');
    expect(story.askOf(id).kind).toBe('recommendation');
  });
});

describe('growing a new ask out of one', () => {
  test('a recommendation becomes a referral: both cards know, and the brief goes along without the approach', () => {
    const story = new AskStory();
    const ana = story.person('Ana');
    const brief = { ...SHAPED, approach: 'By way of her brother' };
    const name = story.ask({ title: 'A CFO', kind: 'recommendation', asker: ana, brief, tags: ['health'] });
    const referral = story.grow(name, 'Marta as CFO', 'referral');
    const grown = story.askOf(referral);
    expect(grown).toMatchObject({ kind: 'referral', asker: ana, stage: 'captured', cameFrom: name, brief: SHAPED });
    expect(grown.brief.approach).toBeUndefined();
    expect(grown.tags).toEqual({ health: true });
    expect(sides(story, referral)).toEqual(['from A CFO']);
    expect(sides(story, name)).toEqual(['to Marta as CFO']);
    expect(unlawful(story.document)).toEqual([]);
  });

  test('the new brief is its own: changing it leaves the old one as it was', () => {
    const story = new AskStory();
    const old = story.shaped();
    const grown = story.grow(old, 'The next talk', 'introduction');
    story.change((document, stamp) => editAsk(document, { id: grown, changes: { brief: { who: 'Hana' } } }, stamp));
    expect(story.askOf(old).brief).toEqual(SHAPED);
  });

  test('undo puts it away and strikes the link; redo brings both back', () => {
    const story = new AskStory();
    const old = story.shaped();
    const grown = story.grow(old, 'The next talk', 'introduction');
    story.takeBack(story.edits);
    expect(story.askOf(grown).binnedAt).toBeDefined();
    expect(sides(story, old)).toEqual([]);
    story.takeBack(story.edits);
    expect(sides(story, old)).toEqual(['to The next talk']);
  });

  test('a linked ask in the bin is not shown, and is again once it is back', () => {
    const story = new AskStory();
    const old = story.shaped();
    const grown = story.grow(old, 'The next talk', 'introduction');
    story.change((document, stamp) => bin(document, { table: 'asks', ids: [grown] }, stamp));
    expect(sides(story, old)).toEqual([]);
  });

  test('needs a title, and something to grow out of', () => {
    const story = new AskStory();
    const id = story.shaped();
    expect(refusalOf(() => story.grow(id, '', 'referral')).code).toBe('title-missing');
    expect(refusalOf(() => story.grow('ee'.repeat(16) as AskId, 'x', 'referral')).code).toBe('not-found');
  });
});

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
    expect(helpersOf(story.askOf(id))).toEqual([priya]);
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

describe('declining', () => {
  const decline = (story: AskStory, id: AskId, reason?: string, mayTellReason?: boolean) =>
    story.change((document, stamp) => declineAsk(document, { id, reason, mayTellReason }, stamp));

  test('ends it with a reason that the asker may be told', () => {
    const story = new AskStory();
    const id = story.shaped(story.person('Ana'));
    decline(story, id, 'I know nobody there well enough', true);
    expect(story.askOf(id)).toMatchObject({
      stage: 'closed',
      outcome: 'declined',
      declinedFor: 'I know nobody there well enough',
      mayTellReason: true,
    });
  });

  test('a reason stays at home unless the user says otherwise, and none cannot be told', () => {
    const story = new AskStory();
    const [one, two] = [story.shaped(), story.shaped()];
    decline(story, one, 'I do not trust them');
    decline(story, two, ' ', true);
    expect(story.askOf(one).mayTellReason).toBeUndefined();
    expect(story.askOf(two)).not.toHaveProperty('mayTellReason');
    expect(story.askOf(two)).not.toHaveProperty('declinedFor');
    expect(JSON.stringify(entriesOf(story.askOf(one)))).not.toContain('trust');
  });

  test('undo opens it again, with no trace of the reason on the card; redo declines it again', () => {
    const story = new AskStory();
    const id = story.shaped();
    const { history: _, ...before } = story.askOf(id);
    decline(story, id, 'No time', true);
    story.takeBack(story.edits);
    const { history: __, ...after } = story.askOf(id);
    expect(after).toEqual(before);
    story.takeBack(story.edits);
    expect(story.askOf(id)).toMatchObject({ outcome: 'declined', declinedFor: 'No time', mayTellReason: true });
  });

  test('opened again by hand, it is an ask like any other', () => {
    const story = new AskStory();
    const id = story.shaped();
    decline(story, id, 'No time', true);
    story.change((document, stamp) => moveCard(document, { id, to: 'shaped' }, stamp));
    const left = Object.keys(story.askOf(id)).filter((field) => /outcome|closedAt|declinedFor|mayTell/.test(field));
    expect(left).toEqual([]);
    expect(story.askOf(id).stage).toBe('shaped');
  });
});
