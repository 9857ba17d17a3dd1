// Who helped with an ask: one rule for thanks, news and progress updates.
import { describe, expect, test } from 'vitest';
import { findAsk } from '../../shared/model/ask.ts';
import {
  plantAsk,
  RESPONSES,
  type Response,
  recordAssessment,
  recordResponse,
  tellOfAsk,
} from '../../shared/model/broadcast.ts';
import { helpersOf } from '../../shared/model/helped.ts';
import type { AskId, PartyId, PersonId } from '../../shared/model/identity.ts';
import { mergePeople } from '../../shared/model/merge.ts';
import { recipientsFor } from '../../shared/model/messages/draft.ts';
import { closeAsk, introduce } from '../../shared/model/move.ts';
import { loopsOf } from './days.ts';
import { friends } from './moves.ts';
import { type Story, TODAY } from './story.ts';

const asked = (asker: PartyId = 'me') => {
  const all = friends();
  return { ...all, id: all.story.ask({ title: 'A CFO', asker }) };
};
const tell = (story: Story, id: AskId, ...parties: PersonId[]) =>
  story.change((d, s) => tellOfAsk(d, { id, parties, channel: 'email', on: TODAY }, s));
const answer = (story: Story, id: AskId, party: PersonId, response: Response) =>
  story.change((d, s) => recordResponse(d, { id, party, response, on: TODAY }, s));
const helped = ({ document }: Story, id: AskId) => [...helpersOf(document, findAsk(document, id))];
/** Whom the app would write to while it runs, and who is owed something when it is over. */
const addressed = ({ document }: Story, id: AskId) => recipientsFor(document, 'progress', findAsk(document, id));
const owed = (story: Story, id: AskId) => {
  story.change((d, s) => closeAsk(d, { id, outcome: 'worked out' }, s));
  return [...new Set(loopsOf(story).map(({ party }) => party))];
};

describe('Whoever helped with an ask', () => {
  test.each([
    ['knows just the one', true],
    ['knows somebody', true],
    ['will think', true],
    ['knows nobody', false],
    ['rather not', false],
  ] as const)('answered that they: %s', (response, isHelp) => {
    expect(RESPONSES).toContain(response);
    const { story, id, ana, bjorn } = asked();
    tell(story, id, ana, bjorn);
    answer(story, id, bjorn, response);
    const found = isHelp ? [bjorn] : [];
    expect(helped(story, id)).toEqual(found.map((who) => [who, 'Answered you']));
    expect(addressed(story, id)).toEqual(found);
    expect(owed(story, id)).toEqual(found);
  });

  test('is judged by their last answer, and by all else that they did', () => {
    const { story, id, ana, bjorn, priya } = asked();
    answer(story, id, ana, 'knows nobody');
    answer(story, id, ana, 'knows somebody');
    answer(story, id, bjorn, 'knows somebody');
    answer(story, id, bjorn, 'rather not');
    story.change((d, s) => recordAssessment(d, { id, party: priya, on: TODAY, words: 'Too early' }, s));
    answer(story, id, priya, 'knows nobody');
    expect(helped(story, id)).toEqual([
      [ana, 'Answered you'],
      [priya, 'Thought along'],
    ]);
  });

  test('let me ask', () => {
    const { story, id, priya } = asked();
    story.change((d, s) => plantAsk(d, { id, party: priya, on: TODAY }, s));
    expect(helped(story, id)).toEqual([[priya, 'Let you ask']]);
  });

  test('connects, whether or not they were told of it before, from their yes on', () => {
    const { story, id, bjorn, priya } = asked();
    const intro = story.propose({ connector: priya, partyA: 'me', partyB: bjorn, ask: id });
    story.asked(intro, priya);
    expect(addressed(story, id)).toEqual([]);
    story.answered(intro, priya, 'yes');
    expect(helped(story, id)).toEqual([[priya, 'Agreed to connect']]);
    story.change((d, s) => introduce(d, { id: intro, how: 'email', on: TODAY, override: true }, s));
    expect(helped(story, id)).toEqual([[priya, 'Connected']]);
    expect(addressed(story, id)).toEqual([priya]);
    expect(owed(story, id)).toContain(priya);
    // An update from the introduction goes to the same people, and to nobody who was only thought of.
    expect(recipientsFor(story.document, 'progress', story.intro(intro))).toEqual([priya]);
  });

  test('is not the one who asked, and is named as merges stand now', () => {
    const { story, id, ana, bjorn, priya } = asked();
    answer(story, id, bjorn, 'knows somebody');
    answer(story, id, priya, 'knows nobody');
    story.change((d, s) => mergePeople(d, { keep: ana, other: bjorn, takeFromOther: [] }, s));
    expect(helped(story, id)).toEqual([[ana, 'Answered you']]);
    const theirs = asked();
    const theirAsk = theirs.story.ask({ title: 'A CFO', asker: theirs.ana });
    answer(theirs.story, theirAsk, theirs.ana, 'knows somebody');
    expect(helped(theirs.story, theirAsk)).toEqual([]);
  });
});
