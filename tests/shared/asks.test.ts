// Asks as stories: reclassified, grown out of one another, declined; each taken back as one change.
import { describe, expect, test } from 'vitest';
import { editAsk } from '../../shared/model/ask.ts';
import { bin } from '../../shared/model/cards.ts';
import { declineAsk } from '../../shared/model/decline.ts';
import { entriesOf } from '../../shared/model/history.ts';
import type { AskId } from '../../shared/model/identity.ts';
import { linkedTo } from '../../shared/model/linked.ts';
import { moveCard } from '../../shared/model/move.ts';
import { AskStory, SHAPED } from './ask-story.ts';
import { refusalOf, unlawful } from './story.ts';

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
